"""Letters in memory between two sweeps: in short they rank and show the same, unpacked they are answered the same."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.desks import line
from tests.factories import NOON, TOKEN, case_of, letter_octets
from triage.desk.rows import View, row
from triage.judge.reading import judge_letter, read_letter
from triage.model import Case, Place, QueueEntry, RawMessage
from triage.plan import entry, restated, written
from triage.work.inbox.kept_letters import KeptLetters

LINE = line()
TEXTS = (
    "Where is my parcel? It was promised for Monday. Last chance: by 6 March, or I go to my lawyer!",
    "My kettle from order #4471 arrived broken. Worst service ever, nobody answers! I want a new one.",
    "Hello, could you tell me whether the oak tray fits a round table? Thank you.\n\nBest regards\nZoe",
    "Mein Wasserkocher kam kaputt an. Ich bin sehr enttäuscht, seit Wochen antwortet niemand!",
)


def case(text: str, sender: str = "Zoe <zoe@mail.example>", references: str = "") -> Case:
    fields = {"References": references} if references else {}
    octets = letter_octets(text, sender=sender, written=NOON, **fields)
    raw = RawMessage(Place("INBOX", 1, 1), frozenset(), NOON, 0, octets)
    return case_of(judge_letter(raw, read_letter(raw, LINE), "a" * 32, LINE))


def kept(whole: Case) -> tuple[KeptLetters, Case]:
    """In short."""
    letters = KeptLetters()
    for one in whole.letters:
        letters.add(one)
    return letters, replace(whole, letters=tuple(letters.short(one.fingerprint) for one in whole.letters))


def entry_of(case: Case, whole: Case) -> QueueEntry:
    return entry(case, restated(whole, LINE), LINE, now=NOON)


@pytest.mark.parametrize("text", TEXTS)
def test_in_short_a_letter_ranks_and_shows_the_same(text: str) -> None:
    whole = case(text)
    _, short = kept(whole)
    view = View(LINE.hours, NOON)
    assert entry_of(short, whole).priority == entry_of(whole, whole).priority
    assert row(entry_of(short, whole), view) == row(entry_of(whole, whole), view)


@pytest.mark.parametrize("text", TEXTS)
def test_unpacked_a_letter_is_told_and_answered_the_same(text: str) -> None:
    whole = case(text, references="<first@mail.example> <second@mail.example>")
    letters, short = kept(whole)
    again = letters.whole(short)
    replies = [written(entry_of(one, one), LINE, now=NOON, token=TOKEN) for one in (whole, again)]
    assert replies[0] == replies[1]


def test_a_letter_that_nobody_can_be_answered_for_shows_its_sender() -> None:
    whole = case(TEXTS[0], sender="a@mail.example, b@mail.example")
    _, short = kept(whole)
    view = View(LINE.hours, NOON)
    assert row(entry_of(short, whole), view).customer == row(entry_of(whole, whole), view).customer != "(no sender)"


def test_in_short_it_has_none_of_its_words_but_those_that_betray_the_mood() -> None:
    _, short = kept(case("The parcel came. Worst service ever! My sister Gwendolyn saw it."))
    assert ("Gwendolyn" in repr(short), "Worst service" in repr(short)) == (False, True)


def test_what_was_forgotten_is_not_there() -> None:
    whole = case(TEXTS[0])
    letters, _ = kept(whole)
    letters.forget([whole.newest.fingerprint])
    assert whole.newest.fingerprint not in letters
