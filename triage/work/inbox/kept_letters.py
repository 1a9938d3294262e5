"""The letters that wait, in memory from one sweep to the next.

As a value with all that was found in it, a letter takes thirty kilobytes, and a flood brings ten thousand. So each is
kept in short, which is what cases are gathered, ranked and shown by, and whole, but packed, for the one time that it is
told and the one time that it is answered.
"""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from sys import intern
from typing import TypeVar, cast

from triage.model import Case, Cue, FactKind, JudgedLetter, Judgement, Letter, Message, OwnWords, Problem, Signal

T = TypeVar("T")

_ULTIMATUM = "ultimatum"
_NOT_HERE = OwnWords("")


@dataclass(frozen=True, slots=True)
class _Kept:
    short: JudgedLetter
    packed: bytes


class KeptLetters:
    """By fingerprint."""

    def __init__(self) -> None:
        self._kept: dict[str, _Kept] = {}

    def __contains__(self, fingerprint: str) -> bool:
        return fingerprint in self._kept

    def add(self, letter: JudgedLetter) -> None:
        self._kept[letter.fingerprint] = _Kept(_in_short(letter), _packed(letter))

    def forget(self, fingerprints: Iterable[str]) -> None:
        for fingerprint in fingerprints:
            self._kept.pop(fingerprint, None)

    def short(self, fingerprint: str) -> JudgedLetter:
        """What ranks it and what the queue shows of it; no words but those that betray the mood."""
        return self._kept[fingerprint].short

    def whole(self, case: Case) -> Case:
        """The case with all that its letters say."""
        return replace(case, letters=tuple(_unpacked(self._kept[one.fingerprint].packed) for one in case.letters))


def _packed(letter: JudgedLetter) -> bytes:
    """Without what was needed to find out who wrote it, and which words are theirs."""
    read = letter.letter
    message = replace(read.message, fields=(), plain=None, html=None, content_params=(), part_types=(), attachments=())
    told = replace(letter, letter=replace(read, message=message, own=replace(read.own, quoted="")))
    return zlib.compress(pickle.dumps(told, pickle.HIGHEST_PROTOCOL), 1)


def _unpacked(packed: bytes) -> JudgedLetter:
    return cast(JudgedLetter, pickle.loads(zlib.decompress(packed)))  # noqa: S301  packed by this process


def _in_short(letter: JudgedLetter) -> JudgedLetter:
    read = letter.letter
    found = read.answerability
    sender = read.message.first("From") if found.correspondent is None else None
    message = Message(
        () if sender is None else (("From", sender),), subject=read.message.subject, message_id=read.message.message_id
    )
    who = replace(found, identity=_shared(found.identity))
    short = Letter(message, who, _NOT_HERE, _shared(read.language))
    return replace(letter, letter=short, judgement=_ranking(letter.judgement))


def _ranking(judgement: Judgement) -> Judgement:
    """What the priority of a case and its row in the queue are made of."""
    signals = tuple(_telling(one) for one in judgement.signals if one.points > 0 or one.family == _ULTIMATUM)
    in_ultimatum = any(one.family == _ULTIMATUM for one in signals)
    return Judgement(
        judgement.frustration,
        _shared(judgement.confidence),
        signals,
        problems=(_shared(Problem(judgement.problems[0].id, 0.0)),),
        facts=judgement.facts_of(FactKind.DATE) if in_ultimatum else (),
        sentences=judgement.sentences if in_ultimatum else (),
        circumstances=_shared(tuple(Cue(one.id) for one in judgement.circumstances)),
        deadline=judgement.deadline,
    )


def _telling(signal: Signal) -> Signal:
    spans = signal.spans if signal.family == _ULTIMATUM else ()
    return Signal(intern(signal.rule), intern(signal.family), signal.points, "", signal.evidence, spans)


@lru_cache(maxsize=10_000)
def _first_of_equals(value: object) -> object:
    return value


def _shared(value: T) -> T:
    """One value for all that are equal: thousands of letters say the same of themselves."""
    return cast(T, _first_of_equals(value))
