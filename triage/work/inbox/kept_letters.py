"""The letters that wait, in memory from one sweep to the next.

As a value with all that was found in it, a letter takes thirty kilobytes, and a flood brings ten thousand. So each is
kept in short, which is what cases are gathered and ranked by, and whole, but packed, for the one time that it is told,
the one time that it is answered, and for as long as it is shown in the queue.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar, cast

from triage.desk.rows import most_upset
from triage.model import (
    Case,
    Cue,
    FactKind,
    JudgedLetter,
    Judgement,
    Message,
    OwnWords,
    Problem,
    QueueEntry,
    Signal,
)
from triage.work.packed import Packing

T = TypeVar("T")

_ULTIMATUM = "ultimatum"
_NO_MESSAGE, _NO_WORDS = Message(()), OwnWords("")


@dataclass(frozen=True, slots=True)
class _Kept:
    short: JudgedLetter
    packed: bytes


class KeptLetters:
    """By fingerprint."""

    def __init__(self) -> None:
        self._kept: dict[str, _Kept] = {}
        self._packing: Packing[JudgedLetter] = Packing()
        self._vips: set[str] = set()

    def __contains__(self, fingerprint: str) -> bool:
        return fingerprint in self._kept

    def add(self, letter: JudgedLetter, *, vip: bool = False) -> None:
        if vip:
            self._vips.add(letter.fingerprint)
        self._kept[letter.fingerprint] = _Kept(_in_short(letter), self._packing.pack(_told(letter)))

    def forget(self, fingerprints: Iterable[str]) -> None:
        for fingerprint in fingerprints:
            self._kept.pop(fingerprint, None)
            self._vips.discard(fingerprint)

    def short(self, fingerprint: str) -> JudgedLetter:
        """What ranks it, neither by whom it is nor any of its words."""
        return self._kept[fingerprint].short

    def is_vip(self, letter: JudgedLetter) -> bool:
        return letter.fingerprint in self._vips

    def whole(self, case: Case) -> Case:
        """The case with all that its letters say."""
        return replace(case, letters=tuple(map(self._whole, case.letters)))

    def shown(self, row: QueueEntry) -> QueueEntry:
        """The row with all that is shown of it: of its newest letter, and of the one that is the most upset."""
        seen = {row.case.newest.fingerprint, most_upset(row).fingerprint}
        letters = tuple(self._whole(one) if one.fingerprint in seen else one for one in row.case.letters)
        return replace(row, case=replace(row.case, letters=letters))

    def _whole(self, letter: JudgedLetter) -> JudgedLetter:
        return self._packing.unpack(self._kept[letter.fingerprint].packed)


def _told(letter: JudgedLetter) -> JudgedLetter:
    """Without what was needed to find out who wrote it, and which words are theirs."""
    read = letter.letter
    sender = read.message.first("From") if read.answerability.correspondent is None else None
    fields = () if sender is None else (("From", sender),)
    message = replace(
        read.message, fields=fields, plain=None, html=None, content_params=(), part_types=(), attachments=()
    )
    return replace(letter, letter=replace(read, message=message, own=replace(read.own, quoted="")))


def _in_short(letter: JudgedLetter) -> JudgedLetter:
    who = replace(letter.letter.answerability, correspondent=None)
    short = replace(letter.letter, message=_NO_MESSAGE, answerability=who, own=_NO_WORDS)
    return replace(letter, letter=_shared(short), judgement=_ranking(letter.judgement))


def _ranking(judgement: Judgement) -> Judgement:
    """What the priority of a case is made of."""
    ultimata = (one for one in judgement.signals if one.family == _ULTIMATUM)
    signals = tuple(Signal(one.rule, one.family, one.points, "", spans=one.spans) for one in ultimata)
    in_ultimatum = bool(signals)
    return Judgement(
        judgement.frustration,
        _shared(judgement.confidence),
        signals,
        problems=_shared((Problem(judgement.problems[0].id, 0.0),)),
        facts=judgement.facts_of(FactKind.DATE) if in_ultimatum else (),
        sentences=judgement.sentences if in_ultimatum else (),
        circumstances=_shared(tuple(Cue(one.id) for one in judgement.circumstances)),
        deadline=judgement.deadline,
    )


@lru_cache(maxsize=1000)
def _first_of_equals(value: object) -> object:
    return value


def _shared(value: T) -> T:
    """One value for all that are equal: thousands of letters say the same of themselves."""
    return cast(T, _first_of_equals(value))
