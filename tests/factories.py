"""Values for tests: each factory needs only what its test is about."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from functools import cache

from triage.judge.engine import Judge
from triage.model import (
    Address,
    Answerability,
    Case,
    Confidence,
    ConfidenceLevel,
    Draft,
    DraftRecord,
    JudgedLetter,
    Judgement,
    Language,
    Letter,
    LetterRecord,
    Message,
    Outcome,
    OwnWords,
    Place,
    Problem,
    PromiseRecord,
    Restatement,
    Us,
)
from triage.reply.restate import restate
from triage.rules.read import default_rules

US = Us((Address("help@shop.example", "Shop"),))
CUSTOMER = Address("anna.mueller@mail.example", "Anna Müller")
BROKEN_VASE = "My blue vase from order #4471 arrived broken.\n\nAnna Müller"
NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)  # a Tuesday
TOKEN = "0123456789abcdef" * 2


def letter_record(
    fingerprint: str = "a1",
    outcome: Outcome = Outcome.JUDGED,
    *,
    uid: int = 1,
    received: datetime = NOON,
    present: bool = True,
    reason: str = "",
) -> LetterRecord:
    """A letter in INBOX as the ledger remembers it."""
    place = Place("INBOX", 7, uid)
    return LetterRecord(fingerprint, place, outcome, received, present=present, reason=reason)


def draft_record(
    token: str = "d1", *covers: str, outcome: Outcome = Outcome.INTENDED, intended_at: datetime = NOON
) -> DraftRecord:
    """A draft that answers the letters it covers."""
    return DraftRecord(token, "c1", outcome, "Drafts", 3, 40, "5a", intended_at, covers)


def promise_record(
    reply: str = "r1", *, customer: str = "c1", sent: datetime = NOON, due: datetime = NOON + timedelta(hours=3)
) -> PromiseRecord:
    """What a reply in Sent promises, not kept yet."""
    return PromiseRecord(reply, customer, Place("Sent", 5, 1), sent, due)


def judged_letter(
    text: str = BROKEN_VASE,
    *,
    problem: str = "damaged",
    frustration: float = 10.0,
    received: datetime = NOON,
    subject: str = "My order",
    customer: Address | None = CUSTOMER,
    language: str = "en",
    message: Message | None = None,
    uid: int = 1,
) -> JudgedLetter:
    """A letter a person wrote, judged."""
    letter = Letter(
        message or Message((), subject, f"<letter{uid}@mail.example>"),
        Answerability(None, True, customer, US.identities[0]),
        OwnWords(text),
        Language(language, True),
    )
    judgement = Judgement(frustration, Confidence(ConfidenceLevel.HIGH), problems=(Problem(problem, 4.0),))
    return JudgedLetter(Place("INBOX", 7, uid), f"a{uid}", received, letter, judgement)


def read_by_the_rules(
    text: str, *, subject: str = "", language: str = "en", received: datetime = NOON, uid: int = 1
) -> JudgedLetter:
    """A letter a person wrote, judged by the shipped rules and read as for a reply."""
    letter = Letter(
        Message((), subject, f"<letter{uid}@mail.example>"),
        Answerability(None, True, CUSTOMER, US.identities[0]),
        OwnWords(text),
        Language(language, True),
    )
    judgement = _judge().judge(letter, received=received)
    judged = JudgedLetter(Place("INBOX", 7, uid), f"a{uid}", received, letter, judgement)
    return _judge().told_plainly(case_of(judged)).newest


@cache
def _judge() -> Judge:
    return Judge(default_rules())


def case_of(*letters: JudgedLetter, promise_broken: bool = False) -> Case:
    """All unanswered mail of one customer."""
    return Case("c1", letters or (judged_letter(),), promise_broken=promise_broken)


def draft(body: str = "Hello,\n\nThank you.\n", **fields: object) -> Draft:
    """A reply to the letter of `judged_letter`."""
    values = {
        "sender": US.identities[0],
        "to": Address(CUSTOMER.addr_spec),
        "subject": "Re: My order",
        "body": body,
        "language": "en",
        "template": "en/mild.txt",
        "message_id": f"<triage.v1.{TOKEN}@shop.example>",
        "in_reply_to": "<letter1@mail.example>",
        "references": ("<letter1@mail.example>",),
        "date": NOON,
        "restatement": Restatement("your vase arrived broken", ("damaged",)),
    }
    return Draft(**(values | fields))  # type: ignore[arg-type]


def letter_octets(
    text: str = BROKEN_VASE,
    *,
    sender: str = "Anna Müller <anna.mueller@mail.example>",
    to: str = "help@shop.example",
    subject: str = "My order",
    message_id: str = "<one@mail.example>",
    written: datetime = NOON,
    **fields: str,
) -> bytes:
    """A letter as it lies in a mailbox (RFC 5322, CRLF)."""
    message = EmailMessage(policy=SMTP)
    message["From"] = sender
    message["To"] = to
    message["Subject"] = subject
    message["Date"] = written
    message["Message-ID"] = message_id
    for name, value in fields.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message.as_bytes()


def octets_of(*fields: str | bytes, body: str | bytes = BROKEN_VASE) -> bytes:
    """A message with these header lines and body, octet for octet; text in UTF-8."""
    lines = [line.encode() if isinstance(line, str) else line for line in (*fields, "")]
    return b"\r\n".join([*lines, body.encode() if isinstance(body, str) else body])


def restated(text: str, *, subject: str = "", language: str = "en") -> Restatement:
    """A letter, read and restated by the default rules."""
    return restate(case_of(read_by_the_rules(text, subject=subject, language=language)), default_rules(), language)
