"""A shop's account on a real server, the bot that sweeps it, and what the agents see of both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tests.contract.world import ServerWorld
from tests.servers.running import PASSWORD, Running, Servers, embedded
from triage.demo.imapd.profile import EXCHANGE
from triage.demo.imapd.server import ImapServer
from triage.demo.sample import SampleLetter
from triage.ledger.store import open_ledger
from triage.plan import Line
from triage.work.context import Options
from triage.work.examine.examining import IN_PROCESS, Examination
from triage.work.naming import Naming
from triage.work.sweep import Sweeper, SweepReport

NOW = datetime(2026, 3, 3, 14, tzinfo=UTC)  # a Tuesday
NAMING = Naming(b"a key that only the tests know!!", "support")
OPTIONS = Options()
APPEND_AT_ONCE = 200  # messages


@dataclass(frozen=True, slots=True)
class Seen:
    """A mailbox as any client sees it: a change of anything in it changes one of these."""

    uidvalidity: int
    uidnext: int
    modseq: int | None  # HIGHESTMODSEQ (RFC 7162), None where the server has none
    flags: Mapping[int, frozenset[str]]  # by UID

    @property
    def unread(self) -> frozenset[int]:
        return frozenset(uid for uid, flags in self.flags.items() if "\\Seen" not in flags)


class Agents(ServerWorld):
    """An account and what everybody in the shop sees of it."""

    def seen(self) -> Mapping[str, Seen]:
        """Every mailbox, by name."""
        names = sorted(name for attributes, _, name in self._agent.list_folders() if b"\\Noselect" not in attributes)
        return {name: self._seen(name) for name in names}

    def drafts(self) -> Mapping[int, bytes]:
        """The octets of every draft, by UID."""
        return {uid: self.octets(uid, "Drafts") for uid in self.uids("Drafts")}

    def file(self, mailbox: str, source: str = "INBOX") -> None:
        """An agent moves all letters of a mailbox into another one, which is made where there is none."""
        if not self._agent.folder_exists(mailbox):
            self._agent.create_folder(mailbox)
        self._select(source)
        self._agent.move(self._agent.search("ALL"), mailbox)

    def _seen(self, mailbox: str) -> Seen:
        answer = self._agent.select_folder(mailbox, readonly=True)
        found = self._agent.get_flags(self._agent.search("ALL")) if answer[b"EXISTS"] else {}
        flags = {uid: frozenset(flag.decode() for flag in some) - {"\\Recent"} for uid, some in found.items()}
        return Seen(answer[b"UIDVALIDITY"], answer[b"UIDNEXT"], answer.get(b"HIGHESTMODSEQ"), flags)


class Shop(Agents):
    """Each sweep is one by a new process: a new connection, nothing remembered but the ledger's file in `folder`."""

    def __init__(self, server: Running, folder: Path, line: Line) -> None:
        super().__init__(server)
        self._line = line
        self.ledger = open_ledger(f"sqlite:///{folder / 'ledger.sqlite'}", NAMING.account, NAMING.key)

    def fill(self, letters: Iterable[SampleLetter]) -> None:
        for letter in letters:
            self.deliver(letter.octets, letter.mailbox, flags=letter.flags, received=letter.received)

    def fill_inbox(self, letters: Iterable[bytes], received: datetime = NOW) -> list[int]:
        """Many letters at once (MULTIAPPEND, RFC 3502); their UIDs, in order."""
        before = set(self.uids())
        chunk = tuple({"msg": with_crlf(octets), "date": received} for octets in letters)
        for start in range(0, len(chunk), APPEND_AT_ONCE):
            self._agent.multiappend("INBOX", chunk[start : start + APPEND_AT_ONCE])
        return [uid for uid in self.uids() if uid not in before]

    def sweep(self, now: datetime = NOW, *, by: Examination = IN_PROCESS, options: Options = OPTIONS) -> SweepReport:
        mailbox = self.connect()
        try:
            return Sweeper(self.ledger, NAMING, options, by).sweep(mailbox, self._line, now)
        finally:
            mailbox.close()


@contextmanager
def account_on(name: str, servers: Servers) -> Iterator[Running]:
    """An empty account on the named server (`tests.servers.running`); "exchange" is played."""
    if name == "exchange":
        with ImapServer({"support": PASSWORD}, profile=EXCHANGE) as server:
            yield embedded(server, "support", names={"Sent": "Sent Items", "Trash": "Deleted Items"})
    elif name == "embedded":
        with ImapServer({"support": PASSWORD}) as server:
            yield embedded(server, "support")
    else:
        yield servers.account(name)


def with_crlf(octets: bytes) -> bytes:
    """As mail travels."""
    return octets.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
