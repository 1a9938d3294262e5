"""Letters as hostile as letters get, to try templates on: header tricks, template syntax, markup, length."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from triage.model import (
    Address,
    Answerability,
    Confidence,
    ConfidenceLevel,
    Cue,
    Fact,
    FactKind,
    JudgedLetter,
    Judgement,
    Language,
    Letter,
    Message,
    OwnWords,
    Place,
    Problem,
    Restatement,
    Us,
)


@dataclass(frozen=True, slots=True)
class Hostile:
    """What a letter may carry into a reply: the sender's display name, the subject, a product and an order number."""

    name: str
    subject: str
    product: str
    order: str


HOSTILE = (
    Hostile("Anna Example", "My order", "blue vase", "#4471"),
    Hostile("Anna\r\nBcc: all@mail.example", "Order\r\nBcc: all@mail.example", "{{ 7*7 }}", "4471-{{x}}"),
    Hostile("FULL REFUND NOW", "MONEY BACK NOW!!!", "Money Back Guarantee mug", "REF-2291"),
    Hostile("A" * 5000, "x" * 5000, "<script>alert(1)</script>", "<b>88</b>"),
    Hostile("=?utf-8?q?a=0D=0ABcc:_b@mail.example?=", "=?utf-8?b?DQpCY2M6IHg=?=", "MEGA PRO DELUXE 3000", "#٤٤٧١"),
    Hostile("\u202eelpmaxE annA", "\u2028\x00\x1b[31mred", "{% for x in y %} 50 % off {# z #}", "№ 5"),
)


def letter_about(
    hostile: Hostile,
    problem: str,
    language: str,
    us: Us,
    *,
    received: datetime,
    frustration: float,
    wish: str = "",
    circumstance: str = "",
    deadline: date | None = None,
) -> JudgedLetter:
    """A judged letter about `problem` that carries what `hostile` holds."""
    letter = Letter(
        Message((), hostile.subject, "<hostile@mail.example>"),
        Answerability(None, True, Address("anna@mail.example", hostile.name), us.identities[0]),
        OwnWords(f"{hostile.subject}\n{hostile.product} {hostile.order}\n{{{{ 7*7 }}}}\n{hostile.name}"),
        Language(language, True),
    )
    judgement = Judgement(
        frustration,
        Confidence(ConfidenceLevel.HIGH),
        problems=(Problem(problem, 4.0),),
        facts=(Fact(FactKind.PRODUCT, hostile.product), Fact(FactKind.ORDER, hostile.order)),
        wishes=(Cue(wish),) if wish else (),
        circumstances=(Cue(circumstance),) if circumstance else (),
        deadline=deadline,
    )
    return JudgedLetter(Place("INBOX", 1, 1), "0" * 12, received, letter, judgement)


def restatement_about(hostile: Hostile, problem: str) -> Restatement:
    """A restatement of nothing but the facts, which must come through exactly."""
    return Restatement(f"{hostile.product} ({hostile.order})", (problem,))
