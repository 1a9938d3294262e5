"""The first half of the line, from octets to a judged letter. It knows nothing of replies."""

from __future__ import annotations

from typing import Protocol

from triage.judge.engine import Judge
from triage.mail import letter as mail
from triage.model import JudgedLetter, Letter, RawMessage, Us
from triage.rules.schema import Rules


class Basis(Protocol):
    """What reading and judging need to know: a part of `triage.plan.Line`."""

    @property
    def us(self) -> Us: ...

    @property
    def rules(self) -> Rules: ...

    @property
    def judge(self) -> Judge: ...


def read_letter(raw: RawMessage, basis: Basis) -> Letter:
    """What a person wrote, and whether they may be answered. LetterError where it cannot be read."""
    return mail.read(raw.octets, basis.us, basis.rules.senders, raw.flags)


def judge_letter(raw: RawMessage, letter: Letter, fingerprint: str, basis: Basis) -> JudgedLetter:
    """How upset, about what, with which facts. LetterError where it cannot be judged."""
    judgement = basis.judge.judge(letter, received=raw.received)
    return JudgedLetter(raw.place, fingerprint, raw.received, letter, judgement)
