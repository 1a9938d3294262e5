"""Rules that say the same share what finds it, for as long as any of them is in use."""

from __future__ import annotations

import gc
from weakref import ref

from triage.judge.phrasebook import SIGNALS, Phrasebook
from triage.rules.schema import Rules, SignalRow


def rules_of(*phrases: str, points: float = 5.0) -> Rules:
    row = SignalRow(id="silence", family="no_response", points=points, why="nobody answered", phrases={"en": phrases})
    return Rules(signals=(row,), problems=(), bands=())


def found(book: Phrasebook, text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in book.of(SIGNALS, "en").find(text)]


def test_rules_that_weigh_the_same_phrases_otherwise_share_what_finds_them() -> None:
    before, after = Phrasebook(rules_of("radio silence")), Phrasebook(rules_of("radio silence", points=9.0))
    assert before.of(SIGNALS, "en") is after.of(SIGNALS, "en")
    assert before.of(SIGNALS, "en") is not before.of(SIGNALS, "de")


def test_rules_with_other_phrases_find_their_own() -> None:
    before, after = Phrasebook(rules_of("radio silence")), Phrasebook(rules_of("radio silence", "no word"))
    text = "Radio silence, and no word since."
    assert found(before, text) == ["Radio silence"]
    assert found(after, text) == ["Radio silence", "no word"]


def test_what_no_rules_need_any_more_is_not_kept() -> None:
    book = Phrasebook(rules_of("a phrase of this test"))
    kept = ref(book.of(SIGNALS, "en"))
    assert kept() is not None
    del book
    gc.collect()
    assert kept() is None
