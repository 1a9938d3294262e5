"""The parts of a letter that can be told back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from triage.model import JudgedLetter, Span
from triage.reply.retell.voice import Voice
from triage.reply.retell.weigh import EVENT, WISH, is_loud, is_pleased, points_of, says_what

_MOST_SENTENCES = 60  # of a letter; what comes later is not read for this
_LONGEST = 1_000  # characters of a sentence; a longer one is a log, or has no stops
_PLEASED = 2.0  # what praise takes from the worth of a part
_LATER, _MOST_LATER = 0.07, 1.0  # worth a sentence loses for each one before it, and for all of them
_AN_EVENT = 0.6  # worth of a part in which something happens
_OWN_WORDS = 0.6  # what a quotation is worth less than something turned
_STOPS = (".", ":", "!")
_MOST_BLANKS = 4  # before the mark of a question
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
    begins: bool = True  # whether nothing of its sentence was cut before it
    alone: str = ""  # what leans, quoted: it stands where the sentence before it is left out

    @property
    def wishes(self) -> bool:
        return any(point.startswith(WISH) for point in self.points)


def candidates(letter: JudgedLetter, voice: Voice) -> tuple[Candidate, ...]:
    """Every part that can be told, in the letter's order; parts of one sentence do not overlap."""
    found = tuple(
        candidate
        for number, span in enumerate(letter.judgement.sentences[:_MOST_SENTENCES])
        if span[1] - span[0] <= _LONGEST
        for candidate in _of_sentence(letter, voice, number, span)
    )
    first = next((each for each in found if _tells(each)), None)
    return tuple(replace(each, points=each.points | {EVENT}) if each is first else each for each in found)


def _tells(candidate: Candidate) -> bool:
    """Whether it says what the letter is about: something happened, or a problem with something named."""
    about = any(point.startswith(("problem:", "product:", "order:")) for point in candidate.points)
    return not (candidate.wishes or candidate.leans) and candidate.worth >= (0.3 if about else _AN_EVENT)


def _of_sentence(letter: JudgedLetter, voice: Voice, number: int, span: Span) -> Iterator[Candidate]:
    """The longest run of clauses that can be told, then what can be told before and behind it.

    The customer's own words where none can, or none of those that ask for something.
    """
    text, day = letter.letter.own.text, letter.received.date()
    clauses = [(span[0] + start, span[0] + end) for start, end in voice.clauses(text[slice(*span)])][:_MOST_CLAUSES]
    told = tuple(_of_clauses(letter, voice, number, clauses, day))
    quoted = None if any(each.wishes for each in told) else _quoted(letter, voice, number, clauses)
    if quoted is None or _says_more(quoted, told):
        yield from told if quoted is None else (quoted,)
    elif len(told) == 1 and told[0].leans:
        yield replace(told[0], alone=quoted.words)
    else:
        yield from (quoted,) if all(each.leans for each in told) else told


def _says_more(quoted: Candidate, told: tuple[Candidate, ...]) -> bool:
    """Whether it asks for something, or tells of a problem or a product that no part that was turned tells of."""
    told_of = {point for each in told for point in each.points}
    return quoted.wishes or any(point.startswith(("problem:", "product:")) for point in quoted.points - told_of)


def _quoted(letter: JudgedLetter, voice: Voice, number: int, clauses: list[Span]) -> Candidate | None:
    """The longest run of clauses that can be quoted, where it asks for something or has a fact or a problem in it."""
    for first, last in _runs(len(clauses)):
        place = (clauses[first][0], clauses[last][1])
        words = voice.quoted(_words(letter, number, place))
        wishes = words is not None and voice.wishes(words)
        if words and (wishes or says_what(points_of(letter, place))) and not is_loud(letter, place, wish=wishes):
            return _candidate(letter, voice, number, place, words)
    return None


def _of_clauses(letter: JudgedLetter, voice: Voice, number: int, clauses: list[Span], day: date) -> Iterator[Candidate]:
    for first, last in _runs(len(clauses)):
        place = (clauses[first][0], clauses[last][1])
        words = voice.turn(_words(letter, number, place), day)
        if words and not is_loud(letter, place, wish=voice.wishes(words)):
            yield from _of_clauses(letter, voice, number, clauses[:first], day)
            yield _candidate(letter, voice, number, place, words)
            yield from _of_clauses(letter, voice, number, clauses[last + 1 :], day)
            return


def _words(letter: JudgedLetter, number: int, place: Span) -> str:
    """That part of the sentence; a question keeps its mark in every part but before a stop within it."""
    text = letter.letter.own.text
    words = text[slice(*place)].rstrip()
    follows = text[place[1] : place[1] + _MOST_BLANKS]
    if follows.lstrip()[:1] in _STOPS:
        return words
    if follows.lstrip()[:1] == "?":
        return f"{words}{follows.partition('?')[0]}?"
    question = text[slice(*letter.judgement.sentences[number])].rstrip().endswith("?")
    return f"{words}?" if question and not words.endswith("?") else words


def _candidate(letter: JudgedLetter, voice: Voice, number: int, place: Span, words: str) -> Candidate:
    wishes = voice.wishes(words)
    worth = (
        voice.worth(words)
        - (_OWN_WORDS if voice.quotes(words) else 0)
        - (_PLEASED if is_pleased(letter, place) else 0)
        - (0 if wishes else _later(number))
    )
    points = points_of(letter, place) | ({f"{WISH}:{place[0]}"} if wishes else set())
    begins = place[0] == letter.judgement.sentences[number][0]
    return Candidate(number, place, words, points, worth, voice.leans(words), begins)


def _later(number: int) -> float:
    """What a statement loses by its place: what matters is told early."""
    return min(_MOST_LATER, _LATER * number)


def _runs(count: int) -> Iterator[tuple[int, int]]:
    """First and last of every run among so many clauses, the longest first, of equal ones the earliest."""
    for length in range(count, 0, -1):
        for first in range(count - length + 1):
            yield first, first + length - 1
