"""The parts of a letter that can be told back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from triage.model import JudgedLetter, Span
from triage.reply.retell.voice import Voice
from triage.reply.retell.weigh import WISH, is_loud, is_pleased, points_of

_MOST_SENTENCES = 60  # of a letter; what comes later is not read for this
_PLEASED = 2.0  # what praise takes from the worth of a part
_LATER, _MOST_LATER = 0.07, 1.0  # worth a sentence loses for each one before it, and for all of them
_STOPS = (".", ":", "!")
_MOST_CLAUSES = 12  # of a sentence that is cut; a longer one is a list or has no stops


@dataclass(frozen=True, slots=True)
class Candidate:
    """A part of a letter and what it reads like when turned. `sentence`: the number of its sentence."""

    sentence: int
    place: Span
    words: str
    points: frozenset[str]  # what is told in it: facts, problems, telling signals, a wish
    worth: float
    leans: bool

    @property
    def wishes(self) -> bool:
        return any(point.startswith(WISH) for point in self.points)


def candidates(letter: JudgedLetter, voice: Voice) -> tuple[Candidate, ...]:
    """Every part that can be told, in the letter's order; parts of one sentence do not overlap."""
    return tuple(
        candidate
        for number, span in enumerate(letter.judgement.sentences[:_MOST_SENTENCES])
        for candidate in _of_sentence(letter, voice, number, span)
    )


def _of_sentence(letter: JudgedLetter, voice: Voice, number: int, span: Span) -> Iterator[Candidate]:
    """The longest run of clauses that can be told, then what can be told before and behind it."""
    text, day = letter.letter.own.text, letter.received.date()
    clauses = [(span[0] + start, span[0] + end) for start, end in voice.clauses(text[slice(*span)])][:_MOST_CLAUSES]
    yield from _of_clauses(letter, voice, number, clauses, day)


def _of_clauses(letter: JudgedLetter, voice: Voice, number: int, clauses: list[Span], day: date) -> Iterator[Candidate]:
    for first, last in _runs(len(clauses)):
        place = (clauses[first][0], clauses[last][1])
        words = None if is_loud(letter, place) else voice.turn(_words(letter, number, place), day)
        if words:
            yield from _of_clauses(letter, voice, number, clauses[:first], day)
            yield _candidate(letter, voice, number, place, words)
            yield from _of_clauses(letter, voice, number, clauses[last + 1 :], day)
            return


def _words(letter: JudgedLetter, number: int, place: Span) -> str:
    """That part of the sentence; a question keeps its mark in every part but before a stop within it."""
    text = letter.letter.own.text
    words = text[slice(*place)].rstrip()
    if text[place[1] :].lstrip()[:1] in _STOPS:
        return words
    question = text[slice(*letter.judgement.sentences[number])].rstrip().endswith("?")
    return f"{words}?" if question and not words.endswith("?") else words


def _candidate(letter: JudgedLetter, voice: Voice, number: int, place: Span, words: str) -> Candidate:
    wishes = voice.wishes(words)
    worth = voice.worth(words) - (_PLEASED if is_pleased(letter, place) else 0) - (0 if wishes else _later(number))
    points = points_of(letter, place) | ({f"{WISH}:{place[0]}"} if wishes else set())
    return Candidate(number, place, words, points, worth, voice.leans(words))


def _later(number: int) -> float:
    """What a statement loses by its place: what matters is told early."""
    return min(_MOST_LATER, _LATER * number)


def _runs(count: int) -> Iterator[tuple[int, int]]:
    """First and last of every run among so many clauses, the longest first, of equal ones the earliest."""
    for length in range(count, 0, -1):
        for first in range(count - length + 1):
            yield first, first + length - 1
