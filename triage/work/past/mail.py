"""Past mail as the mailbox and the ledger hold it. Mailboxes are opened for reading only, and nothing is written."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from triage.desk.draft_content import content_of, kept
from triage.lab.replay.agreement import Known
from triage.lab.replay.values import Pair, Unread
from triage.mail.forward import answered_by
from triage.mail.parse import parse
from triage.work.examine.crew import Hands
from triage.work.protocols import Ledger, Mailbox


@dataclass(frozen=True, slots=True)
class Sent:
    """An answer in Sent."""

    uid: int
    at: datetime


def letters_in(mailbox: Mailbox, names: Iterable[str], since: date) -> tuple[int, Iterator[Unread]]:
    """How many letters came into these mailboxes since a day, and these letters as they are fetched."""
    uids = {}
    for name in names:
        mailbox.open(name)
        uids[name] = mailbox.uids(since=since)
    return sum(map(len, uids.values())), _fetched(mailbox, uids)


def _fetched(mailbox: Mailbox, uids: Mapping[str, Sequence[int]]) -> Iterator[Unread]:
    for name, wanted in uids.items():
        mailbox.open(name)
        for raw in mailbox.messages(wanted) if wanted else ():
            yield Unread(f"{name}, UID {raw.place.uid}", raw)


def answers_in(mailbox: Mailbox, name: str, since: date, crew: Hands[Any]) -> Mapping[str, Sent]:
    """The first answer to each msg-id, from that mailbox, which is Sent. What cannot be read answers nothing."""
    mailbox.open(name)
    heads = list(mailbox.heads(mailbox.uids(since=since)))
    told = crew.do(_answered_by, (head.octets for head in heads), stage="mail")
    found: dict[str, Sent] = {}
    for head, msg_ids in sorted(zip(heads, told, strict=True), key=lambda one: one[0].received):
        for msg_id in msg_ids if isinstance(msg_ids, tuple) else ():
            found.setdefault(msg_id, Sent(head.uid, head.received))
    return found


def _answered_by(_: object, octets: bytes) -> tuple[str, ...]:
    return answered_by(parse(octets))


def likeness(
    drafts: Mapping[str, Pair[str]], sent: Mapping[str, Sent], mailbox: Mailbox, crew: Hands[Any]
) -> Mapping[str, Pair[float]]:
    """How much of both drafts' words stands in what was sent, 0..1, by the same names. `sent` by name; Sent is open."""
    answered = [name for name in drafts if name in sent]
    uids = sorted({sent[name].uid for name in answered})
    octets = {raw.place.uid: raw.octets for raw in mailbox.messages(uids)} if uids else {}
    given = {name: (drafts[name], octets[sent[name].uid]) for name in answered if sent[name].uid in octets}
    found = zip(given, crew.do(_likeness, given.values(), stage="mail"), strict=True)
    return {name: one for name, one in found if isinstance(one, Pair)}


def own_words(sent: Mapping[str, Sent], mailbox: Mailbox, crew: Hands[Any]) -> Mapping[str, tuple[str, ...]]:
    """The words in these answers that are not quoted, by the same names. Sent is open. What cannot be read is left
    out.
    """
    uids = sorted({one.uid for one in sent.values()})
    octets = {raw.place.uid: raw.octets for raw in mailbox.messages(uids)} if uids else {}
    given = {name: octets[one.uid] for name, one in sent.items() if one.uid in octets}
    found = zip(given, crew.do(_own_words, given.values(), stage="mail"), strict=True)
    return {name: one for name, one in found if isinstance(one, tuple)}


def _own_words(_: object, octets: bytes) -> tuple[str, ...]:
    return content_of(octets).own


def _likeness(_: object, compared: tuple[Pair[str], bytes]) -> Pair[float]:
    words, octets = compared
    own = content_of(octets).own
    return words.map(lambda one: kept(one.split(), own))


def known_to(ledger: Ledger, letters: Collection[str], since: datetime) -> Known:
    """What the ledger knows of these letters, by fingerprint; of several drafts for one, the last since then."""
    records = dict(ledger.letters(letters))
    drafts = {name: draft for draft in ledger.drafts_since(since) for name in draft.covers if name in records}
    answered = {name: record.answered for name, record in records.items() if record.answered is not None}
    return Known(records, drafts, answered)
