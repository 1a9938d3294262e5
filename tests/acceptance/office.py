"""A support office: customers who write, agents in their mail clients, and the bot, all on one account."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from itertools import count
from pathlib import Path

from tests.acceptance.shop import NAMING, Agents
from tests.contract.world import FakeWorld, World
from tests.desks import line
from tests.factories import NOON, letter_octets
from tests.fakes.account import MAILBOXES, FakeAccount
from tests.servers.running import Running
from triage.ledger.store import open_ledger
from triage.model import DraftRecord, Outcome
from triage.work.context import Options
from triage.work.sweep import Sweeper, SweepReport

AGENT = "help@shop.example"
SEEN = ("\\Seen",)
DRAFT = ("\\Draft", "\\Seen")
DONE = "Done"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
BROKEN = "My kettle from order #4471 arrived broken and I am very disappointed.\n\nAnna Müller"
CHARGED = "I have been charged twice for my order #4471, and I want this to be put right.\n\nAnna Müller"
FURIOUS = (
    "This is the THIRD time I write and still no reply!!! I am furious. Worst service ever, I will dispute the charge "
    "with my bank.\n\nAnna Müller"
)
WORDS = "Dear Anna, I have looked into this myself."


class Hands(World, ABC):
    """What an agent's mail client does besides."""

    @abstractmethod
    def flag(self, uid: int, flags: Iterable[str], mailbox: str = "INBOX") -> None:
        """Set them on a message."""

    @abstractmethod
    def unflag(self, uid: int, flags: Iterable[str]) -> None:
        """Clear them on a letter in the inbox."""

    @abstractmethod
    def move(self, uid: int, source: str, target: str) -> int:
        """Move a message; its UID there."""


class ServerHands(Agents, Hands):
    def __init__(self, server: Running) -> None:
        super().__init__(server)
        self._agent.create_folder(self.name(DONE))

    def flag(self, uid: int, flags: Iterable[str], mailbox: str = "INBOX") -> None:
        self._select(mailbox)
        self._agent.add_flags([uid], tuple(flags))

    def unflag(self, uid: int, flags: Iterable[str]) -> None:
        self._select("INBOX")
        self._agent.remove_flags([uid], tuple(flags))

    def move(self, uid: int, source: str, target: str) -> int:
        self._select(source)
        self._agent.copy([uid], self.name(target))
        self.expunge(uid, source)
        return self.uids(target)[-1]


class FakeHands(FakeWorld, Hands):
    def __init__(self) -> None:
        self.account = FakeAccount(mailboxes=(*MAILBOXES, DONE))

    def flag(self, uid: int, flags: Iterable[str], mailbox: str = "INBOX") -> None:
        self.account.set_flags(mailbox, uid, self.flags(uid, mailbox) | set(flags))

    def unflag(self, uid: int, flags: Iterable[str]) -> None:
        self.account.set_flags("INBOX", uid, self.flags(uid) - set(flags))

    def move(self, uid: int, source: str, target: str) -> int:
        stored = self.account.boxes[source].messages[uid]
        self.account.expunge(source, uid)
        return self.account.deliver(target, stored.octets, flags=stored.flags, received=stored.received)


class Office:
    """Each sweep is one by a new process: nothing is remembered but the ledger's file in `folder`."""

    def __init__(self, world: Hands, folder: Path) -> None:
        self.world = world
        self.ledger = open_ledger(f"sqlite:///{folder / 'ledger.sqlite'}", NAMING.account, NAMING.key)
        self.now = NOON + timedelta(hours=1)
        self._numbers = count(1)

    def sweep(self, later: timedelta = timedelta(minutes=1)) -> SweepReport:
        self.now += later
        mailbox = self.world.connect()
        try:
            return Sweeper(self.ledger, NAMING, Options()).sweep(mailbox, line(), self.now)
        finally:
            mailbox.close()

    def rests(self) -> bool:
        """Whether one more sweep, by a new process, writes nothing."""
        return self.sweep().writes == 0

    # --- customers ----------------------------------------------------------------------------------------------------

    def letter(self, text: str, message_id: str = "<one@mail.example>", **fields: str) -> int:
        """A customer's letter comes in now; its UID."""
        octets = letter_octets(text, message_id=message_id, **fields)  # type: ignore[arg-type]
        return self.world.deliver(octets, received=self.now)

    # --- agents -------------------------------------------------------------------------------------------------------

    def edit(self, uid: int, words: str, *, keeps_id: bool = False) -> int:
        """Open a draft, put these words first, save: the new UID. Thunderbird gives it a new Message-ID too."""
        message = self._as_saved(uid, keeps_id=keeps_id)
        message.set_content(words + "\n\n" + str(message.get_content()))
        return self._save(uid, message)

    def save(self, uid: int) -> int:
        """Open a draft and save it as it is: the new UID."""
        return self._save(uid, self._as_saved(uid))

    def send(self, uid: int) -> None:
        """A copy comes into Sent, then the draft goes from Drafts; no client sets \\Answered for that."""
        self.world.deliver(self._as_saved(uid).as_bytes(), "Sent", flags=SEEN, received=self.now)
        self.world.expunge(uid, "Drafts")

    def answer(self, message_id: str = "<one@mail.example>", text: str = "We have sent you a new one.") -> None:
        """Write to the customer from another client, without the draft."""
        self.world.deliver(self._reply(message_id, text), "Sent", flags=SEEN, received=self.now)

    def forward(self, mailbox: str, message_id: str = "<one@mail.example>") -> int:
        """Pass the letter on to a supplier, from Drafts or into Sent, with the References that clients give it."""
        octets = letter_octets(
            "What can we do here?",
            sender=AGENT,
            to="supplier@works.example",
            subject="Fwd: My order",
            message_id=self._new_id(),
            References=message_id,
        )
        return self.world.deliver(octets, mailbox, flags=SEEN, received=self.now)

    def begin_reply(self, message_id: str = "<one@mail.example>", text: str = "Dear Anna, let me see.") -> int:
        """Begin an answer of one's own; the UID of the draft the client saves."""
        return self.world.deliver(self._reply(message_id, text), "Drafts", flags=DRAFT, received=self.now)

    def _reply(self, message_id: str, text: str) -> bytes:
        return letter_octets(
            text,
            sender=AGENT,
            to="anna.mueller@mail.example",
            subject="Re: My order",
            message_id=self._new_id(),
            written=self.now,
            In_Reply_To=message_id,
            References=message_id,
        )

    def _as_saved(self, uid: int, *, keeps_id: bool = False) -> EmailMessage:
        found = message_from_bytes(self.world.octets(uid, "Drafts"), policy=policy.default)
        assert isinstance(found, EmailMessage)
        if not keeps_id:
            found.replace_header("Message-ID", self._new_id())
        return found

    def _save(self, uid: int, message: EmailMessage) -> int:
        octets = message.as_bytes(policy=policy.SMTP)
        saved = self.world.deliver(octets, "Drafts", flags=DRAFT, received=self.now)
        self.world.expunge(uid, "Drafts")
        return saved

    def _new_id(self) -> str:
        return f"<client.{next(self._numbers)}@shop.example>"

    # --- what is to be seen -------------------------------------------------------------------------------------------

    def drafts(self) -> dict[int, EmailMessage]:
        """By UID."""
        return {
            uid: message_from_bytes(self.world.octets(uid, "Drafts"), policy=policy.default)
            for uid in self.world.uids("Drafts")
        }

    def draft(self) -> int:
        """The UID of the one draft there is."""
        [uid] = self.world.uids("Drafts")
        return uid

    def text(self, uid: int) -> str:
        """The words of a draft, in one line."""
        return re.sub(r"\s+", " ", str(self.drafts()[uid].get_content()))

    def records(self) -> list[DraftRecord]:
        """Every draft there was, oldest first."""
        return list(self.ledger.drafts(*Outcome))

    def outcomes(self) -> list[str]:
        """Of every draft there was, oldest first."""
        return [record.outcome.value for record in self.records()]

    def triage_flags(self, uid: int) -> frozenset[str]:
        return self.world.flags(uid) & {"\\Flagged", "$label1", "$label2", "$label3", "$label4"}

    def due(self) -> datetime:
        """By when the draft that lies ready promises something."""
        [due] = [one.promise_by for one in self.records() if one.outcome is Outcome.DRAFTED and one.promise_by]
        return due

    def close(self) -> None:
        self.ledger.close()
        self.world.close()
