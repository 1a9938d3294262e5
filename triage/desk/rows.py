"""A row of the queue as a person reads it, the same in the mailbox, the terminal and JSON. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import quote

from triage.hours import BusinessHours
from triage.model import Band, JudgedLetter, QueueEntry, Signal

COLOURS: Final = {Band.P1: "#c0392b", Band.P2: "#d35400", Band.P3: "#9a7d0a", Band.P4: "#5d6d7e"}
MOST_EVIDENCE = 5
# Families of single words, which add up but say little by themselves.
GENERAL: Final = frozenset({"words", "sentiment", "absolutes", "punctuation", "shouting", "money"})
LONGEST = 160  # characters of a customer's text in one place
REASONS: Final = {
    "contract": "No draft: what would have been written broke the courtesy contract",
    "suppress": "No draft: the sender asks not to be answered automatically",
    "not_addressed": "No draft: the letter is not addressed to us",
    "unauthenticated": "No draft: the sender could not be authenticated (DMARC)",
}
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")


@dataclass(frozen=True, slots=True)
class Row:
    """One case. Texts are one line and shortened, but not escaped: that is for whoever puts them into markup."""

    band: str
    priority: int  # points; they move with the clock
    frustration: int
    width: int  # of the bar, 0..100
    bar: str
    colour: str
    customer: str
    subject: str
    problem: str
    restatement: str
    evidence: tuple[str, ...]
    since: str
    contacts: int
    promised: str
    state: str
    link: str  # mid: (RFC 2392), or ""


def row(entry: QueueEntry, hours: BusinessHours) -> Row:
    newest = entry.case.newest
    score = most_upset(entry).judgement.frustration
    return Row(
        band=entry.priority.band.value,
        priority=round(entry.priority.points),
        frustration=round(score),
        width=round(score),
        bar="█" * round(score / 10) + "░" * (10 - round(score / 10)),
        colour=COLOURS[entry.priority.band],
        customer=customer(newest),
        subject=one_line(newest.letter.message.subject) or "(no subject)",
        problem=entry.restatement.problems[0],
        restatement=one_line(entry.restatement.text, 400),
        evidence=evidence(entry),
        since=day_and_time(hours.local(entry.case.waiting_since)),
        contacts=entry.case.contacts,
        promised=entry.draft.promise.words if entry.draft and entry.draft.promise else "",
        state=state(entry),
        link=link(newest),
    )


def customer(letter: JudgedLetter) -> str:
    """The correspondent's name and addr-spec, or what stands in From where nobody is safe to be answered."""
    correspondent = letter.letter.answerability.correspondent
    if correspondent is None:
        return one_line(letter.letter.message.first("From") or "(no sender)")
    name = one_line(correspondent.name, 60)
    return f"{name} <{correspondent.addr_spec}>" if name else correspondent.addr_spec


def most_upset(entry: QueueEntry) -> JudgedLetter:
    return max(entry.case.letters, key=lambda letter: letter.judgement.frustration)


def evidence(entry: QueueEntry) -> tuple[str, ...]:
    """The words that betray the customer's mood, each once: the telling signals first, the heaviest of them before the
    others.
    """
    signals = (signal for signal in most_upset(entry).judgement.signals if signal.points > 0)
    words = (text for signal in sorted(signals, key=_telling) for text in signal.evidence)
    return tuple(dict.fromkeys(one_line(text, 60) for text in words if text.strip()))[:MOST_EVIDENCE]


def _telling(signal: Signal) -> tuple[bool, float]:
    return signal.family in GENERAL, -signal.points


def state(entry: QueueEntry) -> str:
    if entry.draft is not None:
        return "A reply lies ready in Drafts."
    if entry.refusal is None:
        return "No draft."
    said = REASONS.get(entry.refusal.reason, f"No draft: {entry.refusal.reason}")
    detail = one_line(entry.refusal.detail)
    return f"{said} ({detail})." if detail else f"{said}."


def link(letter: JudgedLetter) -> str:
    """A `mid:` link (RFC 2392) that opens the letter in clients that know it."""
    message_id = letter.letter.message.message_id
    return f"mid:{quote(message_id.strip('<>'), safe='@.-_+=$')}" if message_id else ""


def day_and_time(at: datetime) -> str:
    """ "Thu 12 Nov 21:54"; the day without a leading zero, on every platform."""
    return f"{at:%a} {at.day} {at:%b %H:%M}"


def one_line(text: str, most: int = LONGEST) -> str:
    """Customer's text as one short line without control or direction characters."""
    line = " ".join(_CONTROL.sub(" ", text).split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
