"""Which of the messages in Drafts are versions of a draft of ours. Pure.

Mail clients save what an agent has edited under a new UID; some (Thunderbird) under a new Message-ID too. In-Reply-To
and References stay, or at least the recipient does.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from triage.model import DraftRecord

_TOKEN = re.compile(r"<triage\.v1\.([0-9a-f]{32})@[^<>]*>")
SLACK = timedelta(minutes=5)  # by which the server's clock may be behind ours


@dataclass(frozen=True, slots=True)
class Lying:
    """A message in Drafts. `token`: of the draft of ours its Message-ID names, or "". `refers_to`, `recipients`: keyed
    hashes of msg-ids and of customers.
    """

    uid: int
    received: datetime
    token: str = ""
    refers_to: frozenset[str] = frozenset()
    recipients: frozenset[str] = frozenset()
    deleted: bool = False  # marked \\Deleted, so it is gone for people


def token_of(message_id: str | None) -> str:
    """The token in a Message-ID of ours, whatever domain we answered as; "" in any other."""
    match = _TOKEN.fullmatch(message_id or "")
    return match[1] if match else ""


def versions(
    lying: Iterable[Lying], drafts: Iterable[DraftRecord], threads: Mapping[str, Collection[str]]
) -> Mapping[str, tuple[Lying, ...]]:
    """By token, the messages that are that draft, or what an agent has made of it, or an answer of the agent's own.

    `drafts`: every one of ours that may lie there. `threads`: hashes of the msg-ids that each answers, by token.
    """
    drafts = tuple(drafts)
    named: dict[str, list[Lying]] = {draft.token: [] for draft in drafts}
    others: list[Lying] = []
    for one in lying:
        named.get(one.token, others).append(one)

    def of(draft: DraftRecord) -> tuple[Lying, ...]:
        answering = (one for one in others if answers(one, draft.customer, threads[draft.token], draft.intended_at))
        return tuple(sorted((*named[draft.token], *answering), key=lambda one: one.uid))

    return {draft.token: of(draft) for draft in drafts}


def answers(lying: Lying, customer: str, thread: Collection[str], since: datetime) -> bool:
    """Whether this message is written in answer to the customer: to one of these letters, or to them since then."""
    return not lying.refers_to.isdisjoint(thread) or (customer in lying.recipients and lying.received >= since - SLACK)
