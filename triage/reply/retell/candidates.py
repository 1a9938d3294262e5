"""The parts of a letter that can be told back."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import accumulate

from triage.judge.wordlist import whole_words
from triage.model import JudgedLetter, Span
from triage.reply.doubt_words import ASKS, SPEAKER
from triage.reply.retell.candidate import Candidate, said
from triage.reply.retell.listed import lists
from triage.reply.retell.unsaid import is_unsaid
from triage.reply.retell.voice import Voice
from triage.reply.retell.weigh import EVENT, WISH, has_fact, is_heated, is_loud, is_pleased, points_of
from triage.reply.retell.whole_sentences import whole
from triage.reply.retell.wording import without_addresses, words_of

_MOST_SENTENCES = 60  # of a letter; what comes later is not read for this
_LONGEST = 1_000  # characters of a sentence; a longer one is a log, or has no stops
_PLEASED = 2.0  # what praise takes from the worth of a part
_LATER, _MOST_LATER = 0.05, 0.6  # worth a sentence loses for each one before it, and for all of them
_AN_EVENT = 0.6  # worth of a part in which something happens
_OWN_WORDS = 0.3  # what a quotation is worth less than something turned
_OPENING = 1  # the last sentence that opens a letter: what it points at is before our eyes
_SCRAP = 4  # words; a quotation of so few says little by itself
_JOINING = re.compile(r"^(?:and|but|so|und|aber|et|mais|y|pero|e|ma|en|maar|mas) ", re.IGNORECASE)
_FEWEST_WORDS = 3
_A_REQUEST = 6  # words of a line before a list that says what is asked for
_MUST_NOT_MISS = ("problem:", "plain:", "owed:", "order:", "amount:", "date:")
_FIGURE = 0.8  # what a figure is worth that is no known fact
_REMEMBERED = 256  # sentences; those of a few letters
_MOST_CLAUSES = 12  # of a sentence that is cut; a longer one is a list or has no stops


def candidates(
    letter: JudgedLetter, voice: Voice, *, own_words: bool = False, only: Container[int] = range(_MOST_SENTENCES)
) -> tuple[Candidate, ...]:
    """Every part that can be told, in the letter's order; parts of one sentence do not overlap.

    Whole sentences turned round, or all that may stand in quotation marks in the customer's `own_words`. `only`: the
    numbers of the sentences that are asked for.
    """
    letter = _with_whole_sentences(letter)
    quoted_lists = _lists(letter, voice)
    listed = {number for numbers, _ in quoted_lists for number in numbers}
    found = tuple(
        candidate
        for number, span in enumerate(letter.judgement.sentences[:_MOST_SENTENCES])
        if number in only and span[1] - span[0] <= _LONGEST
        for candidate in (() if number in listed else _of_sentence(letter, voice, number, span, own_words=own_words))
    )
    found = tuple(sorted((*found, *(quoted for _, quoted in quoted_lists)), key=lambda each: each.place))
    wrong = (each for each in found if _tells(each) and (each.says_wrong or voice.flaws(each.words)))
    first = next(wrong, None) or next((each for each in found if _tells(each)), None)
    ranks = _ranks(letter)
    return tuple(
        replace(each, points=each.points | ({EVENT} if each is first else set()), rank=ranks[each.sentence])
        for each in found
    )


def _with_whole_sentences(letter: JudgedLetter) -> JudgedLetter:
    judgement = letter.judgement
    return replace(letter, judgement=replace(judgement, sentences=whole(letter.letter.own.text, judgement.sentences)))


def _lists(letter: JudgedLetter, voice: Voice) -> list[tuple[range, Candidate]]:
    """The lists of the letter, each quoted as one, and the numbers of all their sentences."""
    text, spans = letter.letter.own.text, letter.judgement.sentences[:_MOST_SENTENCES]
    found = []
    for numbers, line in lists(text, spans):
        place = (spans[numbers[0]][0], spans[numbers[-1]][1])
        words = voice.quoted(without_addresses(line)) if len(line) <= _LONGEST else None
        if words and not is_loud(letter, place, wish=voice.wishes(words, line)):
            wishes = voice.wishes(words, words_of(letter, numbers[0], place))
            found.append((numbers, _candidate(letter, voice, numbers[0], place, words, wishes=wishes)))
    return found


def _ranks(letter: JudgedLetter) -> list[int]:
    """For every sentence how many before it say something: "SIX." stands between none."""
    text = letter.letter.own.text
    says = (len(text[slice(*span)].split()) >= _FEWEST_WORDS for span in letter.judgement.sentences)
    return list(accumulate(says, initial=0))


def _tells(candidate: Candidate) -> bool:
    """Whether it says what the letter is about: something happened, or a problem with something named."""
    about = any(point.startswith(("problem:", "product:", "order:")) for point in candidate.points)
    return not (candidate.wishes or candidate.leans) and candidate.worth >= (0.3 if about else _AN_EVENT)


def _of_sentence(
    letter: JudgedLetter, voice: Voice, number: int, span: Span, *, own_words: bool
) -> Iterator[Candidate]:
    """What can be told of each part between two stops; a sentence may have some inside."""
    text = letter.letter.own.text
    for start, end in voice.segments(text[slice(*span)]):
        question = text[span[0] + start : span[0] + end].rstrip()
        tells = any(map(str.isdigit, question))  # "Ordered on the 31st, size M, what's going on?"
        place = (span[0] + start, span[0] + end)
        if question.endswith("?") and is_heated(letter) and not (tells or voice.asks_plainly(question)):
            asked = _asked_at_the_end(letter, voice, number, place) if own_words else None
            yield from filter(None, [asked])
            continue
        whole = None if own_words else _turned(letter, voice, number, place)
        yield from _in_own_words(letter, voice, number, place) if own_words else filter(None, [whole])


def _asked_at_the_end(letter: JudgedLetter, voice: Voice, number: int, place: Span) -> Candidate | None:
    """The last clause of a question, where that asks plainly: "I know it is them, but could you call them?"."""
    clauses = voice.clauses(letter.letter.own.text[slice(*place)])
    last = (place[0] + clauses[-1][0], place[0] + clauses[-1][1])
    words = _JOINING.sub("", words_of(letter, number, last))
    return _quoted(letter, voice, number, last) if last != place and voice.asks_plainly(words) else None


def _in_own_words(letter: JudgedLetter, voice: Voice, number: int, place: Span) -> Iterator[Candidate]:
    """All of it in quotation marks; where half of it may not stand there, the longest run that tells something, or
    what is asked turned round.
    """
    text = letter.letter.own.text
    whole = _quoted(letter, voice, number, place)
    if whole:
        yield whole if whole.wishes or not _is_request(letter, voice, number, place) else _wished(whole)
        return
    clauses = [(place[0] + start, place[0] + end) for start, end in voice.clauses(text[slice(*place)])][:_MOST_CLAUSES]
    runs = filter(None, (_quoted(letter, voice, number, run) for run in _statements(text, clauses)))
    quoted = next((run for run in runs if run.wishes or _matters(run)), None)
    told = _of_clauses(letter, voice, number, clauses) if not quoted else iter(())
    yield from (quoted,) if quoted else (each for each in told if each.wishes and _is_asked(letter, each))


def _wished(part: Candidate) -> Candidate:
    return replace(part, points=part.points | {f"{WISH}:{part.place[0]}"})


def _is_request(letter: JudgedLetter, voice: Voice, number: int, place: Span) -> bool:
    """Whether it is asked of us though no verb of asking says so: "Write to me, once, to say it is done"."""
    own = letter.letter.own.text[slice(*place)]
    if not whole_words(SPEAKER.get(letter.letter.language.code, "")).search(own):  # before what costs much
        return False
    told = _turned(letter, voice, number, place)
    return told is not None and told.wishes


def _is_asked(letter: JudgedLetter, part: Candidate) -> bool:
    """Whether the part has a verb of asking itself: "wait there" may be what others were told."""
    asks = whole_words(ASKS.get(letter.letter.language.code, ""))
    return asks.search(letter.letter.own.text[slice(*part.place)]) is not None


def _matters(part: Candidate) -> bool:
    """Whether a statement cut out of a sentence says what went wrong, or when or with what."""
    matters = any(point.startswith(_MUST_NOT_MISS) for point in part.points) or any(map(str.isdigit, part.words))
    return matters and len(said(part.words).split()) >= _SCRAP


def _statements(text: str, clauses: list[Span]) -> Iterator[Span]:
    """Every run of clauses, the longest first; of a question none is cut short."""
    question = bool(clauses) and text[: clauses[-1][1]].endswith("?")
    for first, last in _runs(len(clauses)):
        if not question or last == len(clauses) - 1:
            yield clauses[first][0], clauses[last][1]


def _quoted(letter: JudgedLetter, voice: Voice, number: int, place: Span) -> Candidate | None:
    """That part in the customer's own words, where they may be repeated."""
    own = words_of(letter, number, place)
    if (
        own.endswith(":")
        and len(own.split()) >= _A_REQUEST
        and voice.wishes(_in_marks(voice, own[:-1]) or "", own[:-1])
    ):
        own = own[:-1]  # of what is asked for the list below has no room
    unsaid = own.endswith(":") or is_unsaid(own, letter.letter.language.code)
    words = None if unsaid else _in_marks(voice, own)
    if not words:
        return None
    wishes = voice.wishes(words, own)
    if is_loud(letter, place, wish=wishes):
        return None
    return _candidate(letter, voice, number, place, words, wishes=wishes)


def _turned(letter: JudgedLetter, voice: Voice, number: int, place: Span) -> Candidate | None:
    """That part turned round, where that can be trusted."""
    own = words_of(letter, number, place)
    words = None if is_unsaid(own, letter.letter.language.code) else _in_our_words(voice, own, letter.received.date())
    if not words:
        return None
    wishes = voice.wishes(words, own)
    if is_loud(letter, place, wish=wishes, turned=True):
        return None
    return _candidate(letter, voice, number, place, words, wishes=wishes)


# A sentence is looked at several times, by the rules as they are and as they may become: these cost the most.
@lru_cache(maxsize=_REMEMBERED)
def _in_marks(voice: Voice, words: str) -> str | None:
    return voice.quoted(words)


@lru_cache(maxsize=_REMEMBERED)
def _in_our_words(voice: Voice, words: str, day: date) -> str | None:
    return voice.turn(words, day)


def _of_clauses(letter: JudgedLetter, voice: Voice, number: int, clauses: list[Span]) -> Iterator[Candidate]:
    """The longest run of clauses that can be turned, then what can be turned before and behind it."""
    for first, last in _runs(len(clauses)):
        told = _turned(letter, voice, number, (clauses[first][0], clauses[last][1]))
        if told:
            yield from _of_clauses(letter, voice, number, clauses[:first])
            yield told
            yield from _of_clauses(letter, voice, number, clauses[last + 1 :])
            return


def _candidate(letter: JudgedLetter, voice: Voice, number: int, place: Span, words: str, *, wishes: bool) -> Candidate:
    worth = (
        voice.worth(words)
        - (_OWN_WORDS if voice.quotes(words) else 0)
        - (_PLEASED if is_pleased(letter, place) else 0)
        - (0 if wishes else _later(number))
    )
    points = points_of(letter, place) | ({f"{WISH}:{place[0]}"} if wishes else set())
    worth += _FIGURE if any(map(str.isdigit, words)) and not has_fact(points) else 0
    begins = place[0] == letter.judgement.sentences[number][0]
    opens = voice.quotes(words) and number <= _OPENING and len(said(words).split()) > _SCRAP
    leans = voice.leans(words) and not opens
    return Candidate(number, place, words, points, worth, leans, begins)


def _later(number: int) -> float:
    """What a statement loses by its place: what matters is told early."""
    return min(_MOST_LATER, _LATER * number)


def _runs(count: int) -> Iterator[tuple[int, int]]:
    """First and last of every run among so many clauses, the longest first, of equal ones the earliest."""
    for length in range(count, 0, -1):
        for first in range(count - length + 1):
            yield first, first + length - 1
