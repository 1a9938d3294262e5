"""The parts of a letter that can be told back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate

from triage.model import JudgedLetter, Span
from triage.reply.retell.voice import Voice
from triage.reply.retell.weigh import EVENT, WISH, is_loud, is_pleased, points_of, says_what

_MOST_SENTENCES = 60  # of a letter; what comes later is not read for this
_LONGEST = 1_000  # characters of a sentence; a longer one is a log, or has no stops
_PLEASED = 2.0  # what praise takes from the worth of a part
_LATER, _MOST_LATER = 0.07, 1.0  # worth a sentence loses for each one before it, and for all of them
_AN_EVENT = 0.6  # worth of a part in which something happens
_ALL = 0.9  # share of a wish that has to be told where it might be quoted
_TELLING = 1.4  # worth of words by themselves that need no fact or problem to be quoted
_OWN_WORDS = 0.6  # what a quotation is worth less than something turned
_OPENING = 1  # the last sentence that opens a letter: what it points at is before our eyes
_SCRAP = 5  # words of a part that is none by itself
_ITEM = re.compile(r"(?:[-*•·–]|\(?[a-z\d]{1,2}[.)])\s", re.IGNORECASE)
_FEWEST_WORDS = 3
_STOPS = (".", ":", "!")
_MOST_BLANKS = 4  # before the mark of a question
_MUST_NOT_MISS = ("problem:", "order:", "amount:", "date:", "product:")
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
    rank: int | None = None  # its sentence's number among those of more than two words

    @property
    def nth(self) -> int:
        return self.sentence if self.rank is None else self.rank

    @property
    def says_wrong(self) -> bool:
        return any(point.startswith("problem:") for point in self.points)

    @property
    def wishes(self) -> bool:
        return any(point.startswith(WISH) for point in self.points)


def candidates(letter: JudgedLetter, voice: Voice) -> tuple[Candidate, ...]:
    """Every part that can be told, in the letter's order; parts of one sentence do not overlap."""
    lists = _lists(letter, voice)
    listed = {number for _, numbers in lists for number in numbers}
    found = tuple(
        candidate
        for number, span in enumerate(letter.judgement.sentences[:_MOST_SENTENCES])
        if span[1] - span[0] <= _LONGEST
        for candidate in (() if number in listed else _of_sentence(letter, voice, number, span))
    )
    found = tuple(sorted((*found, *(quoted for quoted, _ in lists)), key=lambda each: each.place))
    wrong = (each for each in found if _tells(each) and (each.says_wrong or voice.flaws(each.words)))
    first = next(wrong, None) or next((each for each in found if _tells(each)), None)
    ranks = _ranks(letter)
    return tuple(
        replace(each, points=each.points | ({EVENT} if each is first else set()), rank=ranks[each.sentence])
        for each in found
    )


def _lists(letter: JudgedLetter, voice: Voice) -> list[tuple[Candidate, range]]:
    """Sentences that end with a colon and the items below, quoted as one, and the numbers of all of these sentences."""
    text, spans = letter.letter.own.text, letter.judgement.sentences[:_MOST_SENTENCES]
    lists = []
    for number, (start, end) in enumerate(spans):
        last = number
        while text[start:end].endswith(":") and last + 1 < len(spans) and _ITEM.match(text[slice(*spans[last + 1])]):
            last += 1
        quoted = _quoted(letter, voice, number, (start, spans[last][1])) if last > number else None
        if quoted:
            lists.append((quoted, range(number, last + 1)))
    return lists


def _ranks(letter: JudgedLetter) -> list[int]:
    """For every sentence how many before it say something: "SIX." stands between none."""
    text = letter.letter.own.text
    says = (len(text[slice(*span)].split()) >= _FEWEST_WORDS for span in letter.judgement.sentences)
    return list(accumulate(says, initial=0))


def _tells(candidate: Candidate) -> bool:
    """Whether it says what the letter is about: something happened, or a problem with something named."""
    about = any(point.startswith(("problem:", "product:", "order:")) for point in candidate.points)
    return not (candidate.wishes or candidate.leans) and candidate.worth >= (0.3 if about else _AN_EVENT)


def _of_sentence(letter: JudgedLetter, voice: Voice, number: int, span: Span) -> Iterator[Candidate]:
    """What can be told of each part between two stops; a sentence may have some inside."""
    text = letter.letter.own.text
    for start, end in voice.segments(text[slice(*span)]):
        yield from _of_segment(letter, voice, number, (span[0] + start, span[0] + end))


def _of_segment(letter: JudgedLetter, voice: Voice, number: int, place: Span) -> Iterator[Candidate]:
    """All of it turned round; else its clauses, where they tell as much as it does; else all of it in quotation marks.

    Where it cannot be quoted either, the clauses that can be told, or the longest run of them that can be quoted.
    """
    text, day = letter.letter.own.text, letter.received.date()
    clauses = [(place[0] + start, place[0] + end) for start, end in voice.clauses(text[slice(*place)])][:_MOST_CLAUSES]
    told = tuple(_of_clauses(letter, voice, number, clauses, day))
    quoted = _quoted(letter, voice, number, place)
    if quoted is None and not any(each.wishes for each in told):
        quoted = next(filter(None, (_quoted(letter, voice, number, run) for run in _statements(text, clauses))), None)
    if quoted is None:
        yield from told
    elif len(told) == 1 and told[0].leans and (told[0].place == quoted.place or not _says_more(quoted, told)):
        yield replace(told[0], alone="" if quoted.leans else quoted.words)
    elif not told or _says_more(quoted, told) or _cut_short(text, voice, quoted, told):
        yield quoted
    else:
        yield from (quoted,) if all(each.leans for each in told) else told


def _statements(text: str, clauses: list[Span]) -> Iterator[Span]:
    """Every run of clauses, the longest first; of a question none is cut short."""
    question = bool(clauses) and text[: clauses[-1][1]].endswith("?")
    for first, last in _runs(len(clauses)):
        if not question or last == len(clauses) - 1:
            yield clauses[first][0], clauses[last][1]


def _cut_short(text: str, voice: Voice, quoted: Candidate, told: tuple[Candidate, ...]) -> bool:
    """Whether something would be lost that what is told depends on; of a wish or a question nothing may be."""
    if quoted.wishes or text[slice(*quoted.place)].rstrip().endswith("?"):
        return sum(each.place[1] - each.place[0] for each in told) < _ALL * (quoted.place[1] - quoted.place[0])
    if any(voice.quotes(each.words) for each in told):
        return True  # what is quoted is quoted whole
    if len(told) > 1 and min(len(each.words.split()) for each in told) <= _SCRAP:
        return True  # what was cut to pieces is a list
    if voice.flaws(quoted.words) > sum(voice.flaws(each.words) for each in told):
        return True
    return any(voice.goes_on(text[each.place[1] : quoted.place[1]]) for each in told[-1:])


def _says_more(quoted: Candidate, told: tuple[Candidate, ...]) -> bool:
    """Whether something is asked, or a fact or a problem is named, that no part that was turned tells of."""
    telling = tuple(each for each in told if not each.leans) if quoted.begins and not quoted.leans else told
    missed = quoted.points - {point for each in telling for point in each.points}
    asked = quoted.wishes and not any(each.wishes for each in telling)
    return asked or any(point.startswith(_MUST_NOT_MISS) for point in missed)


def _quoted(letter: JudgedLetter, voice: Voice, number: int, place: Span) -> Candidate | None:
    """That part in the customer's own words, where it asks for something or has a fact or a problem in it."""
    words = voice.quoted(_words(letter, number, place))
    wishes = words is not None and voice.wishes(words)
    says = words is not None and (wishes or voice.worth(words) >= _TELLING or says_what(points_of(letter, place)))
    return (
        _candidate(letter, voice, number, place, words)
        if words and says and not is_loud(letter, place, wish=wishes)
        else None
    )


def _of_clauses(letter: JudgedLetter, voice: Voice, number: int, clauses: list[Span], day: date) -> Iterator[Candidate]:
    """The longest run of clauses that can be turned, then what can be turned before and behind it."""
    for first, last in _runs(len(clauses)):
        place = (clauses[first][0], clauses[last][1])
        words = voice.turn(_words(letter, number, place), day)
        if words and letter.judgement.deadline:
            words = voice.dated(words, letter.judgement.deadline) or words
        if words and not is_loud(letter, place, wish=voice.wishes(words), turned=True):
            yield from _of_clauses(letter, voice, number, clauses[:first], day)
            yield _candidate(letter, voice, number, place, words)
            yield from _of_clauses(letter, voice, number, clauses[last + 1 :], day)
            return


def _words(letter: JudgedLetter, number: int, place: Span) -> str:
    """That part of the sentence; a question keeps its mark in every part but before a stop within it."""
    text = letter.letter.own.text
    words = text[slice(*place)].rstrip()
    end = place[0] + len(words)
    follows = text[end : end + _MOST_BLANKS]
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
    leans = voice.leans(words) and not (voice.quotes(words) and number <= _OPENING)
    return Candidate(number, place, words, points, worth, leans, begins)


def _later(number: int) -> float:
    """What a statement loses by its place: what matters is told early."""
    return min(_MOST_LATER, _LATER * number)


def _runs(count: int) -> Iterator[tuple[int, int]]:
    """First and last of every run among so many clauses, the longest first, of equal ones the earliest."""
    for length in range(count, 0, -1):
        for first in range(count - length + 1):
            yield first, first + length - 1
