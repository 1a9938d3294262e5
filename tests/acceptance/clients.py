"""What agents do with the drafts they find while the program is down, and what has to be found there afterwards."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from itertools import count
from random import Random

from tests.acceptance.office import AGENT, DONE, DRAFT, SEEN, ServerHands
from tests.acceptance.shop import NOW
from tests.factories import letter_octets

WORDS = "I have looked into this myself."  # in all that an agent writes
_LETTER = re.compile(r"<(\d+)\.")  # the number of a customer's letter, in its Message-ID


@dataclass(slots=True)
class Customer:
    """What became of a customer's letters, by their numbers (1 is the first).

    `answered`, `deleted`: up to which letter somebody has answered, or deleted our draft. `theirs`: whether a message
    of an agent's to this customer lies in Drafts.
    """

    address: str
    uids: list[int] = field(default_factory=list)  # in the inbox
    answered: int = 0
    deleted: int = 0
    theirs: bool = False
    away: bool = False  # moved out of the inbox

    def letter_id(self, number: int) -> str:
        return f"<{number}.{self.address}>"

    @property
    def letters(self) -> int:
        return len(self.uids)

    @property
    def drafts(self) -> int:
        """How many drafts of ours have to lie there."""
        waits = self.letters > self.answered and not self.away
        return int(waits and not self.theirs and self.deleted < self.letters)


@dataclass(frozen=True, slots=True)
class Lying:
    """A message in Drafts."""

    uid: int
    octets: bytes
    message: EmailMessage
    ours: bool  # as we laid it

    @property
    def to(self) -> str:
        return str(self.message["To"])

    @property
    def answers(self) -> int:
        """The number of the letter it answers; 0 where it answers none."""
        found = _LETTER.match(str(self.message["In-Reply-To"] or ""))
        return int(found[1]) if found else 0


@dataclass(slots=True)
class Clients:
    """The agents of an account, and its customers by address."""

    agents: ServerHands
    chance: Random
    customers: dict[str, Customer] = field(default_factory=dict)
    now: datetime = NOW
    written: int = 0  # messages of their own in Drafts
    _ids: Callable[[], int] = field(default_factory=lambda: count(1).__next__)

    def lying(self) -> list[Lying]:
        return [_lying(uid, octets) for uid, octets in self.agents.drafts().items()]

    # --- customers ----------------------------------------------------------------------------------------------------

    def write(self, address: str, text: str) -> None:
        """A letter comes in."""
        customer = self.customers.setdefault(address, Customer(address))
        number = customer.letters + 1
        octets = letter_octets(
            text, sender=address, subject=f"My order, {number}", message_id=customer.letter_id(number), written=self.now
        )
        customer.uids.append(self.agents.deliver(octets, received=self.now))

    # --- agents -------------------------------------------------------------------------------------------------------

    def act(self) -> str:
        """Do something to a draft of ours, or something else where none lies there; what was done."""
        ours = [one for one in self.lying() if one.ours]
        known = [one for one in self.customers.values() if one.letters > one.answered]
        if ours and self.chance.random() < 0.8:
            act = self.chance.choice([self.delete, self.discard, self.send, self.edit, self.save])
            act(self.chance.choice(ours))
            return act.__name__
        if known and self.chance.random() < 0.5:
            reply = self.chance.choice([self.answer, self.begin_reply])
            reply(self.chance.choice(known))
            return reply.__name__
        self.write_elsewhere()
        return self.write_elsewhere.__name__

    def delete(self, draft: Lying) -> None:
        """For good."""
        self.agents.expunge(draft.uid, "Drafts")
        customer = self.customers[draft.to]
        customer.deleted = max(customer.deleted, draft.answers)

    def discard(self, draft: Lying) -> None:
        """Into Trash, as most clients do."""
        self.agents.deliver(draft.octets, "Trash", flags=SEEN, received=self.now)
        self.delete(draft)

    def send(self, draft: Lying) -> None:
        """As Thunderbird does: a copy in Sent, under a new Message-ID, then the draft goes."""
        self.agents.deliver(self._saved(draft.message, ""), "Sent", flags=SEEN, received=self.now)
        self.agents.expunge(draft.uid, "Drafts")
        customer = self.customers[draft.to]
        customer.answered = max(customer.answered, draft.answers)

    def edit(self, draft: Lying) -> None:
        """Write into it and save: a new UID, and with some clients a new Message-ID."""
        octets = self._saved(draft.message, WORDS, keeps_id=self.chance.random() < 0.5)
        self.agents.deliver(octets, "Drafts", flags=DRAFT, received=self.now)
        self.agents.expunge(draft.uid, "Drafts")
        self.customers[draft.to].theirs = True
        self.written += 1

    def save(self, draft: Lying) -> None:
        """As it is, under a new UID."""
        octets = self._saved(draft.message, "", keeps_id=self.chance.random() < 0.5)
        self.agents.deliver(octets, "Drafts", flags=DRAFT, received=self.now)
        self.agents.expunge(draft.uid, "Drafts")

    def answer(self, customer: Customer) -> None:
        """Without our draft, from another client."""
        self.agents.deliver(self._reply(customer), "Sent", flags=SEEN, received=self.now)
        customer.answered = customer.letters

    def begin_reply(self, customer: Customer) -> None:
        """Begin an answer of one's own."""
        self.agents.deliver(self._reply(customer), "Drafts", flags=DRAFT, received=self.now)
        customer.theirs = True
        self.written += 1

    def write_elsewhere(self) -> None:
        """Begin a message to somebody who is no customer."""
        octets = letter_octets(WORDS, sender=AGENT, to="works@supplier.example", message_id=self._new_id())
        self.agents.deliver(octets, "Drafts", flags=DRAFT, received=self.now)
        self.written += 1

    def move_away(self, customer: Customer) -> None:
        """File the customer's letters under Done."""
        for uid in customer.uids:
            self.agents.move(uid, "INBOX", DONE)
        customer.away = True

    def _reply(self, customer: Customer) -> bytes:
        newest = customer.letter_id(customer.letters)
        return letter_octets(
            WORDS,
            sender=AGENT,
            to=customer.address,
            subject="Re: My order",
            message_id=self._new_id(),
            In_Reply_To=newest,
            References=newest,
        )

    def _saved(self, message: EmailMessage, words: str, *, keeps_id: bool = False) -> bytes:
        copy = message_from_bytes(message.as_bytes(), policy=policy.default)
        assert isinstance(copy, EmailMessage)
        if not keeps_id:
            copy.replace_header("Message-ID", self._new_id())
        if words:
            copy.set_content(f"{words}\n\n{copy.get_content()}")
        return copy.as_bytes(policy=policy.SMTP)

    def _new_id(self) -> str:
        return f"<client.{self._ids()}@shop.example>"


def _lying(uid: int, octets: bytes) -> Lying:
    message = message_from_bytes(octets, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return Lying(uid, octets, message, WORDS not in str(message.get_content()))
