"""What the daemon and its processes hold at their most over a large mailbox, beside a small one; and a huge attachment.

    python -m bench.memory [--letters 1000 20000] [--waiting 100] [--seed 1] [--json]

A Dovecot of its own, an account for each size; as many letters wait in each, the others are answered. `run.py run`
sweeps it once. Then the same over the small one with a letter of 50 MB more.
Resident memory at its peak (VmHWM) of the daemon and of the processes that read letters, added up, in MiB. Linux.
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from subprocess import Popen
from tempfile import TemporaryDirectory
from threading import Event
from time import monotonic

from imapclient import IMAPClient

from tests.acceptance import resident
from tests.acceptance.processes import family_of
from tests.acceptance.program import Program
from tests.acceptance.years_of_mail import Sent, lay, letters
from tests.servers.dovecot import Dovecot
from tests.servers.running import PASSWORD, Running

ATTACHMENT = 50_000_000  # octets
PATIENCE = 3600.0  # seconds
SETTINGS = "DRAFTS_IN_ALL=100000/1h\nLOOK_BACK=2000d\nLOG_LEVEL=error\nPOLL_SECONDS=30\n"


def mailbox(server: Dovecot, name: str, mail: Iterable[Sent]) -> Running:
    folder = server.root / "mail" / name
    lay(folder, mail)
    server.give_to_owner(folder)
    server.add_user(name, PASSWORD)
    return Running("dovecot", server.host, server.port, name, PASSWORD, server.stop, server.start)


def peak(account: Running) -> float:
    """MiB, until the first sweep is done."""
    with TemporaryDirectory(prefix="triage-memory-") as folder:
        program = Program(Path(folder), account)
        with program.config.open("a") as config:
            config.write(SETTINGS)
        with program.start_run() as daemon:
            try:
                return _peak(daemon, account)
            finally:
                daemon.terminate()


def _peak(daemon: Popen[bytes], account: Running) -> float:
    most: dict[int, float] = {}
    until = monotonic() + PATIENCE
    with IMAPClient(account.host, account.port, ssl=False) as client:
        client.login(account.user, account.password)
        while monotonic() < until:
            for pid in family_of(daemon.pid):
                most[pid] = max(most.get(pid, 0.0), resident.peak(pid))
            if _is_swept(client):
                return sum(most.values())
            Event().wait(0.2)
    raise TimeoutError("there is no queue message")


def _is_swept(client: IMAPClient) -> bool:
    """The queue message is the last that a sweep lays."""
    return bool(client.folder_exists("Triage") and client.folder_status("Triage", ["MESSAGES"])[b"MESSAGES"])


def measure(sizes: Sequence[int], waiting: int, seed: int) -> dict[str, float]:
    """MiB by what was swept."""
    now, found = datetime.now(UTC), dict[str, float]()
    with TemporaryDirectory(prefix="triage-memory-") as name:
        Path(name).chmod(0o755)
        with Dovecot(Path(name) / "server") as server:
            for count in sizes:
                mail = letters(count, seed, now, waiting=waiting / count)
                account = mailbox(server, f"shop{count}", mail)
                found[f"{count} letters"] = peak(account)
                shutil.rmtree(server.root / "mail" / account.user)
            small = list(letters(sizes[0], seed, now, waiting=waiting / sizes[0]))
            huge = Sent(_with_attachment(small[-1].octets), now, answered=True)
            found[f"{sizes[0]} letters and one of 50 MB"] = peak(mailbox(server, "huge", [*small, huge]))
    return found


def _with_attachment(octets: bytes) -> bytes:
    """Another letter, with so much more in it."""
    header = octets.partition(b"\r\n\r\n")[0]
    fields = [line for line in header.split(b"\r\n") if line.startswith((b"From:", b"To:", b"Subject:", b"Date:"))]
    line = b"A" * 76 + b"\r\n"
    return b"\r\n".join(
        [
            *fields,
            b"Message-ID: <huge@mail.example>",
            b"MIME-Version: 1.0",
            b'Content-Type: multipart/mixed; boundary="huge"',
            b"",
            b"--huge",
            b"Content-Type: text/plain; charset=utf-8",
            b"",
            b"Here are the photographs.",
            b"--huge",
            b"Content-Type: application/zip; name=photographs.zip",
            b"Content-Transfer-Encoding: base64",
            b"",
            line * (ATTACHMENT // len(line)) + b"--huge--",
            b"",
        ]
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--letters", type=int, nargs="+", default=[1000, 20_000], help="sizes, the smallest first")
    parser.add_argument("--waiting", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    asked = parser.parse_args()
    found = measure(asked.letters, asked.waiting, asked.seed)
    first = next(iter(found.values()))
    if asked.json:
        print(json.dumps({"waiting": asked.waiting, "peak_mib": {name: round(one, 1) for name, one in found.items()}}))
        return
    for name, one in found.items():
        print(f"{name:32} {one:7.1f} MiB, {one / first:.2f} times as much, {one - first:+.1f} MiB")


if __name__ == "__main__":
    main()
