"""A poll of a mailbox in which nothing has changed: a handful of short commands, however much lies there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.acceptance.long_way import LongWay
from tests.acceptance.shop import NAMING, NOW, OPTIONS, Agents, Shop
from tests.desks import line
from tests.factories import letter_octets
from tests.servers.running import Running, Servers
from triage.work.sweep import Sweeper

COMMANDS, OCTETS = 6, 4096
ON_SERVERS = pytest.mark.parametrize("name", ["dovecot", "cyrus"])


class Polled:
    """One connection and one process that sweeps over it again and again, through a link that counts."""

    def __init__(self, shop: Shop, link: LongWay, server: Running) -> None:
        far = Running(server.name, link.host, link.port, server.user, server.password, server.stop, server.start)
        self._link = link
        self._agents = Agents(far)
        self._mailbox = self._agents.connect()
        self._sweeper = Sweeper(shop.ledger, NAMING, OPTIONS)

    def poll(self) -> tuple[int, int]:
        """One sweep: how many commands it sent, and how many octets went there and back."""
        before = len(self._link.said), self._link.octets
        self._sweeper.sweep(self._mailbox, line(), NOW)
        said = b"".join(self._link.said[before[0] :])
        return len(re.findall(rb"(?m)^\w+ [A-Z ]+", said)), self._link.octets - before[1]

    def close(self) -> None:
        self._mailbox.close()
        self._agents.close()


@contextmanager
def polled(name: str, servers: Servers, folder: Path, letters: int) -> Iterator[Polled]:
    account = servers.account(name)
    with closing(Shop(account, folder, line())) as shop, LongWay(account.port, 0.0) as link:
        shop.fill_inbox(letter_octets(message_id=f"<{number}@mail.example>") for number in range(letters))
        with closing(Polled(shop, link, account)) as bot:
            yield bot


@ON_SERVERS
def test_a_quiet_poll_takes_few_commands_and_octets(name: str, servers: Servers, tmp_path: Path) -> None:
    with polled(name, servers, tmp_path, letters=300) as bot:
        for _ in range(4):  # the first works; the next see what it did, and that the server keeps MODSEQs from now on
            bot.poll()
        commands, octets = bot.poll()
    assert (commands <= COMMANDS, octets <= OCTETS) == (True, True), (commands, octets)
