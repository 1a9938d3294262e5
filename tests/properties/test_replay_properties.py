"""Other rules change past mail where they cause it, and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import NOON
from tests.replays import NAMING, OneHand, Past, makings, shipped
from triage.demo import sample
from triage.lab.replay.comparer import Asked, Comparer, Lesson
from triage.lab.replay.doubt import Doubt
from triage.lab.replay.values import Pair, Replay, Unread
from triage.model import Place, RawMessage
from triage.plan import Makings
from triage.work.past.replaying import Replaying

WORD = "zanzibar"
RULES = f"""\
signals:
  - id: far_away
    family: ultimatum
    points: 9
    why: a place far away
    phrases: {{en: [{WORD}], de: [{WORD}]}}
    fires: {{en: [To {WORD}.], de: [Nach {WORD}.]}}
    silent: {{en: [Thank you.], de: [Danke.]}}
"""
SENTENCES = (
    "Where is my order 4471?",
    "My vase arrived broken.",
    "I am furious!",
    "Nobody has answered my letters.",
    "Thank you for your help.",
    "Please send me a new one.",
    f"It was to go to {WORD}.",
    f"{WORD.title()} is where I live.",
    "Wo bleibt meine Bestellung? Ich warte seit drei Wochen.",
    f"Das Paket sollte nach {WORD}.",
)
texts = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map(" ".join)
mail = st.lists(st.tuples(texts, st.integers(1, 3), st.integers(0, 20)), min_size=1, max_size=8)


@cache
def after(*, new: bool) -> Makings:
    return makings(RULES) if new else shipped()


@cache
def comparer(*, new: bool) -> Comparer:
    return Comparer(Lesson(Pair(shipped(), after(new=new))))


def past_of(letters: Sequence[tuple[str, int, int]], *, new: bool) -> Past:
    """Letters of three customers, so many days after noon."""
    past = Past(after(new=new), comparer=comparer(new=new))
    for text, customer, days in letters:
        past.letter(text, sender=f"customer{customer}@mail.example", after=timedelta(days=days))
    return past


@settings(deadline=None, max_examples=30)
@given(mail)
def test_the_same_rules_change_nothing(letters: list[tuple[str, int, int]]) -> None:
    told = past_of(letters, new=False).difference()
    assert (told.changes, told.rows, told.passed, told.letters) == ((), (), 0, len(letters))


@settings(deadline=None, max_examples=30)
@given(mail)
def test_one_word_changes_none_but_customers_who_wrote_it_and_is_the_cause(letters: list[tuple[str, int, int]]) -> None:
    told = past_of(letters, new=True).difference()
    wrote_it = {f"customer{customer}@mail.example" for text, customer, _ in letters if WORD in text.lower()}
    assert {one.customer for one in told.changes} <= wrote_it
    for change in told.changes:
        if change.standings.map(lambda one: one and one.frustration).differs:
            assert change.causes[0].what == "far_away"


# --- replies that are not written because they cannot differ ----------------------------------------------------------

EDITS = {
    "a problem's texts": ("problems: [{id: late, restate: {en: [your parcel is late]}}]", ()),
    "a problem for everybody": ("problems: [{id: other, rank: 98, within: 1h}]", ()),
    "a wish's texts": ("wishes: [{id: replacement, texts: {en: {action: [I am packing a new one now.]}}}]", ()),
    "a circumstance": ("circumstances: [{id: gift, points: 1, why: a gift}]", ()),
    "a promise": ("bands: [{id: P4, within: 5d}]", ()),
    "points": (
        "signals: [{id: harsh_words, points: 9}, {id: shouting, points: 20}, {id: no_response, points: 3}]",
        (),
    ),
    "thresholds": ("bands: [{id: P2, at_least: 20}]", ()),
    "one template": ("", ("en/mild.txt",)),
    "a language's templates": ("", ("de/mild.txt", "de/upset.txt", "de/question.txt")),
}


@cache
def sample_mail() -> tuple[Unread, ...]:
    letters = sample.letters(NOON)
    raws = (
        RawMessage(Place("INBOX", 1, number), frozenset(), letter.received, len(letter.octets), letter.octets)
        for number, letter in enumerate(letters, 1)
    )
    return tuple(Unread(letter.name, raw) for letter, raw in zip(letters, raws, strict=True))


def replayed_sample(makings_: Pair[Makings], comparer_: Comparer) -> Replay:
    replaying = Replaying(OneHand(comparer_), makings_, NAMING)
    letters, _ = replaying.read(sample_mail())
    return replaying.replay(letters, {})


@pytest.mark.parametrize("edit", EDITS)
def test_a_reply_that_is_not_asked_for_would_not_differ(edit: str) -> None:
    yaml, names = EDITS[edit]
    other = {name: shipped().templates[name].replace("{{ problem }}", "So:\n{{ problem }}") for name in names}
    both = Pair(shipped(), makings(yaml, other))
    compared = Comparer(Lesson(both))
    doubt = Doubt(both)
    for arrival in replayed_sample(both, compared).arrivals:
        asked = doubt.asked(arrival, "0" * 32)
        whole = Asked(arrival.stands.map(lambda one: one.case if one else None), arrival.letter.received, "0" * 32)
        told = compared.reply(whole)
        answer = compared.reply(asked) if asked else Pair(None, None)
        assert answer == told if answer.before or answer.after else not told.differs
