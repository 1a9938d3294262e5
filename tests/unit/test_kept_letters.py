"""Letters in memory between two sweeps: in short they rank the same, unpacked they are shown and answered the same."""

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
VIEW = View(LINE.hours, NOON)
TEXTS = (
    "Where is my parcel? It was promised for Monday. Last chance: by 6 March, or I go to my lawyer!",
    "My kettle from order #4471 arrived broken. Worst service ever, nobody answers! I want a new one.",
    "Hello, could you tell me whether the oak tray fits a round table? Thank you.\n\nBest regards\nZoe",
    "Mein Wasserkocher kam kaputt an. Ich bin sehr enttäuscht, seit Wochen antwortet niemand!",
)


def case(text: str, sender: str = "Zoe <zoe@mail.example>", references: str = "", number: int = 0) -> Case:
    fields = {"References": references} if references else {}
    octets = letter_octets(text, sender=sender, written=NOON, subject=f"Letter {number}", **fields)
    raw = RawMessage(Place("INBOX", 1, 1), frozenset(), NOON, 0, octets)
    return case_of(judge_letter(raw, read_letter(raw, LINE), f"{number:032x}", LINE))


def kept(whole: Case) -> tuple[KeptLetters, Case]:
    """In short."""
    letters = KeptLetters()
    for one in whole.letters:
        letters.add(one)
    return letters, replace(whole, letters=tuple(letters.short(one.fingerprint) for one in whole.letters))


def entry_of(case: Case, whole: Case) -> QueueEntry:
    return entry(case, restated(whole, LINE), LINE, now=NOON)


@pytest.mark.parametrize("text", TEXTS)
def test_in_short_a_letter_ranks_the_same(text: str) -> None:
    whole = case(text)
    _, short = kept(whole)
    assert entry_of(short, whole).priority == entry_of(whole, whole).priority


@pytest.mark.parametrize("text", TEXTS)
def test_a_row_shows_the_same(text: str) -> None:
    whole = case(text)
    letters, short = kept(whole)
    assert row(letters.shown(entry_of(short, whole)), VIEW) == row(entry_of(whole, whole), VIEW)


def test_a_row_shows_the_words_of_the_most_upset_letter_and_the_subject_of_the_newest() -> None:
    one, two, three = (case(text, number=number).newest for number, text in enumerate((TEXTS[1], TEXTS[2], TEXTS[2])))
    whole = case_of(one, two, three)
    letters, short = kept(whole)
    assert row(letters.shown(entry_of(short, whole)), VIEW) == row(entry_of(whole, whole), VIEW)


@pytest.mark.parametrize("text", TEXTS)
def test_unpacked_a_letter_is_told_and_answered_the_same(text: str) -> None:
    whole = case(text, references="<first@mail.example> <second@mail.example>")
    letters, short = kept(whole)
    again = letters.whole(short)
    replies = [written(entry_of(one, one), LINE, now=NOON, token=TOKEN) for one in (whole, again)]
    assert replies[0] == replies[1]


def test_a_letter_that_nobody_can_be_answered_for_shows_its_sender() -> None:
    whole = case(TEXTS[0], sender="a@mail.example, b@mail.example")
    letters, short = kept(whole)
    told = row(letters.shown(entry_of(short, whole)), VIEW)
    assert told.customer == row(entry_of(whole, whole), VIEW).customer != "(no sender)"


def test_in_short_it_has_none_of_its_words() -> None:
    _, short = kept(case("The parcel came. Worst service ever! My sister Gwendolyn saw it."))
    assert ("Gwendolyn" in repr(short), "Worst service" in repr(short)) == (False, False)


def test_what_was_forgotten_is_not_there() -> None:
    whole = case(TEXTS[0])
    letters, _ = kept(whole)
    letters.forget([whole.newest.fingerprint])
    assert whole.newest.fingerprint not in letters
