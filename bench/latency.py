"""How long a new letter waits for its draft, with IDLE on, beside what the server itself takes to tell of it.

    python -m bench.latency [--letters 200] [--server dovecot|embedded] [--json]

A daemon (`run.py run`) watches an account of a server of its own. For each letter, from its delivery on: when
a client that listens beside the daemon (IDLE) hears of it, and when the draft lies in Drafts, which another client asks
for (STATUS) all the time; then how long one APPEND takes. Medians and 99th percentiles in milliseconds, and the ratio.
"""

from __future__ import annotations

import argparse
import json
import subprocess
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event
from time import perf_counter

from imapclient import IMAPClient

from tests.acceptance.program import Program
from tests.acceptance.shop import account_on
from tests.factories import letter_octets
from tests.servers.running import Running, Servers

_PAUSE = 0.005  # seconds between two questions
PATIENCE = 120.0  # seconds for one draft, on a machine with other work


@dataclass(frozen=True, slots=True)
class Waited:
    """Seconds from the moment a letter was delivered, and for an APPEND of as much."""

    told: float
    drafted: float
    append: float


class Client:
    """A client that listens to one mailbox."""

    def __init__(self, server: Running, mailbox: str) -> None:
        self._client = IMAPClient(server.host, server.port, ssl=False, timeout=PATIENCE)
        self._client.login(server.user, server.password)
        self._client.select_folder(mailbox)

    def listen(self) -> None:
        self._client.idle()

    def hears(self) -> float:
        """When the server tells of a message, which it may do already."""
        told: list[object] = []
        while not any(isinstance(one, tuple) and b"EXISTS" in one[1:2] for one in told):
            told = self._client.idle_check(timeout=PATIENCE)
            if not told:
                raise TimeoutError("no message came in")
        heard = perf_counter()
        self._client.idle_done()
        return heard

    def sees(self, mailbox: str, messages: int) -> float:
        """When so many messages lie there."""
        until = perf_counter() + PATIENCE
        while self._client.folder_status(mailbox, ["MESSAGES"])[b"MESSAGES"] < messages:
            if perf_counter() > until:
                raise TimeoutError(f"there are no {messages} messages in {mailbox}")
            Event().wait(_PAUSE)
        return perf_counter()

    def append(self, mailbox: str, octets: bytes) -> float:
        """Seconds."""
        began = perf_counter()
        self._client.append(mailbox, octets, msg_time=datetime.now(UTC))
        return perf_counter() - began

    def close(self) -> None:
        self._client.logout()


def measure(server: Running, count: int) -> Iterator[Waited]:
    with ExitStack() as opened, TemporaryDirectory(prefix="triage-latency-") as folder:
        inbox, drafts, sender = (Client(server, name) for name in ("INBOX", "Sent", "Sent"))
        for client in (inbox, drafts, sender):
            opened.callback(client.close)
        daemon = opened.enter_context(_running(Program(Path(folder), server)))
        opened.callback(daemon.terminate)
        for number in range(count + 1):
            waited = _delivered(_complaint(number), number + 1, inbox, drafts, sender)
            if number:  # the first has the daemon start
                yield waited


def _complaint(number: int) -> bytes:
    """From somebody else each time."""
    sender = f"c{number}@mail.example"
    text = f"My blue vase from order #{4000 + number} arrived broken. I am very disappointed.\n\nAnna"
    return letter_octets(text, sender=sender, message_id=f"<{number}.{sender}>")


def _running(program: Program) -> subprocess.Popen[bytes]:
    with program.config.open("a") as config:
        config.write("DRAFTS_IN_ALL=100000/1h\nPOLL_SECONDS=3600\n")
    return program.start_run()


def _delivered(octets: bytes, number: int, inbox: Client, drafts: Client, sender: Client) -> Waited:
    inbox.listen()
    with ThreadPoolExecutor(1) as beside:
        hearing = beside.submit(inbox.hears)
        sender.append("INBOX", octets)
        began = perf_counter()
        drafted = drafts.sees("Drafts", number)
        told = hearing.result()
    append = sender.append("Trash", octets[:4000])
    Event().wait(0.3)  # the daemon ends its sweep and listens again
    return Waited(max(told - began, 0.0), drafted - began, append)


def summed_up(waited: Sequence[Waited]) -> dict[str, dict[str, float]]:
    """Milliseconds, and how many times the server's own delay plus one APPEND the draft took."""
    found = {}
    for name, share in (("median", 0.5), ("p99", 0.99)):
        drafted = _quantile([one.drafted for one in waited], share)
        base = _quantile([one.told + one.append for one in waited], share)
        found[name] = {
            "told_ms": round(1000 * _quantile([one.told for one in waited], share), 1),
            "append_ms": round(1000 * _quantile([one.append for one in waited], share), 1),
            "drafted_ms": round(1000 * drafted, 1),
            "ratio": round(drafted / base, 2),
        }
    return found


def _quantile(numbers: Sequence[float], share: float) -> float:
    return sorted(numbers)[min(int(share * len(numbers)), len(numbers) - 1)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--letters", type=int, default=200)
    parser.add_argument("--server", choices=("dovecot", "cyrus", "embedded"), default="dovecot")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    asked = parser.parse_args()
    with Servers() as servers, account_on(asked.server, servers) as server:
        found = summed_up(list(measure(server, asked.letters)))
    if asked.json:
        print(json.dumps({"letters": asked.letters, "server": asked.server, "waited": found}))
        return
    for name, one in found.items():
        print(
            f"{name:6} told after {one['told_ms']:7.1f} ms, one APPEND {one['append_ms']:6.1f} ms, "
            f"the draft lies there after {one['drafted_ms']:7.1f} ms: {one['ratio']:.2f} times as long"
        )


if __name__ == "__main__":
    main()
