"""A row of the queue as a person reads it, the same in the mailbox, the terminal and JSON. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from triage.desk import budget
from triage.desk.escalation import signs, whom
from triage.desk.standing import Standing
from triage.desk.words import day_and_time, mid, one_line, unlinked
from triage.hours import BusinessHours
from triage.model import Band, Case, ConfidenceLevel, DraftRecord, JudgedLetter, Outcome, QueueEntry, Signal
from triage.reply.mood import UPSET
from triage.rules.schema import EscalationRow

# Legible as text and as bars on white and on black.
COLOURS: Final = {Band.P1: "#d03b2b", Band.P2: "#c96a12", Band.P3: "#a08112", Band.P4: "#6b7f92"}
MOST_EVIDENCE = 5
ENOUGH_EVIDENCE = 3  # of telling words: then single ones are left out
# Families of single words, which add up but say little by themselves.
GENERAL: Final = frozenset({"words", "sentiment", "absolutes", "punctuation", "shouting", "money"})
PROMISED: Final = "promised"
REASONS: Final = {
    "in_hand": "An agent has begun a reply",
    "left_over": "No second draft: one of ours, of which nothing is known any more, lies in Drafts; send or delete it",
    PROMISED: "Answered; what was promised comes due, and only somebody who knows can write it",
    "expired": "No draft: the letter is too old for one that nobody has looked at",
    "no_drafts": "No draft: the shop's rules want none for what this letter is about",
    "contract": "No draft: what would have been written broke the courtesy contract",
    "suppress": "No draft: the sender asks not to be answered automatically",
    "not_addressed": "No draft: the letter is not addressed to us",
    budget.CUSTOMER: "No draft: too many have been laid for this customer of late",
    budget.SUBJECT: "No draft: this was answered twice of late; is it another program that writes?",
    budget.TOTAL: "No draft yet: so many letters come in that drafts are laid little by little, the most urgent first",
    "unauthenticated": "No draft: the sender could not be authenticated (DMARC)",
}
DRAFTS: Final = {
    Outcome.INTENDED: "A reply is on its way into Drafts",
    Outcome.DRAFTED: "A reply lies ready in Drafts",
    Outcome.UNSURE: "Look into Drafts before you write: it is not certain whether a reply lies there",
    Outcome.DELETED: "No draft: somebody deleted it",
}
READ_FIRST: Final = "Read the letter before you send it: it says only what is true of any letter."
EDITED: Final = "Somebody is at work on the reply in Drafts"


@dataclass(frozen=True, slots=True)
class View:
    """What is seen beside a case. `drafts`: what stands in Drafts, by customer."""

    hours: BusinessHours
    now: datetime
    standing: Standing = field(default_factory=Standing)
    escalation: Sequence[EscalationRow] = ()
    drafts: Mapping[str, DraftRecord] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Row:
    """One case. Texts are one line and shortened, but not escaped: that is for whoever puts them into markup."""

    key: str  # the customer, a keyed hash
    band: str
    priority: int  # points; they move with the clock
    frustration: int
    standing: str  # beside the shop's other letters, or ""
    calmer: int | None  # of 100 letters
    bar: str
    colour: str
    name: str  # of the customer; the address where there is none
    customer: str  # name and address
    subject: str
    problem: str
    restatement: str
    evidence: tuple[str, ...]
    since: str
    answered: bool  # `since` is when we answered; nothing has been written since
    contacts: int
    promised: str  # what a reply that was sent has promised, or ""
    owed: bool  # and that has passed
    state: str
    escalate: str  # to whom, or ""
    link: str  # mid: (RFC 2392), or ""
    because: tuple[str, ...]  # what makes it urgent besides frustration, waiting, repeats and promises
    unjudged: str  # why the frustration says nothing, or ""


def row(entry: QueueEntry, view: View) -> Row:
    case, newest = entry.case, entry.case.newest
    score = most_upset(entry).judgement.frustration
    band = entry.priority.band
    unjudged = _unjudged(case)
    return Row(
        key=case.customer,
        band=band.value,
        priority=round(entry.priority.points),
        frustration=round(score),
        standing=view.standing.words(score) if not unjudged else "",
        calmer=view.standing.calmer(score) if not unjudged else None,
        bar="█" * round(score / 10) + "░" * (10 - round(score / 10)),
        colour=COLOURS[band],
        name=customer(newest).partition(" <")[0],
        customer=customer(newest),
        subject=unlinked(newest.letter.message.subject, 90) or "(no subject)",
        problem=entry.restatement.problems[0],
        restatement=unlinked(entry.restatement.text, 400),
        evidence=evidence(entry),
        since=day_and_time(view.hours.local(case.waiting_since)),
        answered=case.is_answered,
        contacts=case.contacts,
        promised=day_and_time(view.hours.local(case.promise_due)) if case.promise_due else "",
        owed=case.promise_broken,
        state=f"{state(entry, view)} {READ_FIRST}" if unjudged and entry.refusal is None else state(entry, view),
        escalate=whom(band, case.waiting_since, view.escalation, view.hours, view.now, signs(case)),
        because=tuple(one.what for one in entry.priority.because if not one.kind),
        unjudged=unjudged,
        link=mid(newest.letter.message.message_id),
    )


def customer(letter: JudgedLetter) -> str:
    """The correspondent's name and addr-spec, or what stands in From where nobody is safe to be answered."""
    correspondent = letter.letter.answerability.correspondent
    if correspondent is None:
        return unlinked(letter.letter.message.first("From") or "(no sender)", 90)
    name = unlinked(correspondent.name, 40)
    address = one_line(correspondent.addr_spec, 80)
    return f"{name} <{address}>" if name else address


def _unjudged(case: Case) -> str:
    confidences = [one.judgement.confidence for one in case.letters]
    if any(one.level is not ConfidenceLevel.NONE for one in confidences):
        return ""
    return f"not judged, {'; '.join(confidences[-1].because) or 'nothing could be read'}: a person must read it"


def most_upset(entry: QueueEntry) -> JudgedLetter:
    return max(entry.case.letters, key=lambda letter: letter.judgement.frustration)


def evidence(entry: QueueEntry) -> tuple[str, ...]:
    """The words that betray the customer's mood, each once, the heaviest first; single words only to fill up, and none
    of a calm letter.
    """
    judgement = most_upset(entry).judgement
    signals = sorted((one for one in judgement.signals if one.points > 0), key=_weight)
    telling = _apart(_words(one for one in signals if one.family not in GENERAL))[:MOST_EVIDENCE]
    single = _words(one for one in signals if one.family in GENERAL) if judgement.frustration >= UPSET else ()
    fill = [words for words in single if not any(words in text for text in telling)]
    return (*telling, *fill[: max(ENOUGH_EVIDENCE - len(telling), 0)])


def _apart(texts: Sequence[str]) -> list[str]:
    """The texts without those that stand within a longer one: "at me" says no more beside "laughed at me"."""
    return [text for text in texts if not any(text != other and text.lower() in other.lower() for other in texts)]


def _weight(signal: Signal) -> float:
    return -signal.points


def _words(signals: Iterable[Signal]) -> tuple[str, ...]:
    words = (text for signal in signals for text in signal.evidence if text.strip())
    return tuple(dict.fromkeys(unlinked(text, 48) for text in words))


def state(entry: QueueEntry, view: View) -> str:
    """What lies in Drafts for this case, by when it promises an answer, or why there is none."""
    laid = view.drafts.get(entry.case.customer)
    if laid is not None and not (entry.refusal and entry.refusal.reason == PROMISED):
        said = EDITED if laid.outcome is Outcome.DRAFTED and (laid.kept or 1.0) < 1.0 else DRAFTS.get(laid.outcome, "")
        by = f"; it promises an answer by {day_and_time(view.hours.local(laid.promise_by))}" if laid.promise_by else ""
        return f"{said}{by}." if laid.outcome in (Outcome.INTENDED, Outcome.DRAFTED) else f"{said}."
    if entry.draft is not None:
        return "A reply will lie in Drafts after the next sweep."
    if entry.refusal is None:
        return "No draft."
    said = REASONS.get(entry.refusal.reason, f"No draft: {entry.refusal.reason}")
    detail = unlinked(entry.refusal.detail, 120)
    return f"{said} ({detail})." if detail else f"{said}."
