"""The first sweep over years of mail, beside what others take to read it.

    python -m bench.speed [--letters 5000] [--runs 5] [--seed 1] [--far] [--json]

A Dovecot of its own, a new account for each of them, all with the same letters (`tests.acceptance.years_of_mail`): all
are judged, and the one in ten that waits gets a draft. By the clock, from the start of the process to its end:

    sweep    run.py once
    mbsync   a full pull into a Maildir (isync), as it is shipped and with FSync off
    naive    a loop of imapclient, `email` and VADER over the whole mail, which only scores; over every tenth letter

`--far`: sweep and naive through a round trip of 30 ms instead. The median of the runs counts, and their ratio.
"""

from __future__ import annotations

import argparse
import email
import json
import os
import resource
import shutil
import statistics
import subprocess
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email import policy
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from imapclient import IMAPClient
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from tests.acceptance.long_way import LongWay
from tests.acceptance.program import Program
from tests.acceptance.years_of_mail import lay, letters
from tests.servers.dovecot import Dovecot
from tests.servers.running import PASSWORD, Running

ROUND_TRIP = 0.03  # seconds
EACH = 10  # the naive loop reads one letter in so many
DRAFTS = "DRAFTS_IN_ALL=100000/1h"
YEARS = "LOOK_BACK=2000d"
MBSYNC = """\
FSync {fsync}

IMAPAccount shop
Host {host}
Port {port}
User {user}
Pass {password}
SSLType None
AuthMechs PLAIN

IMAPStore far
Account shop

MaildirStore near
Path {folder}/
Inbox {folder}/INBOX

Channel all
Far :far:
Near :near:
Sync Pull
Create Near
SyncState *
"""


@dataclass(frozen=True, slots=True)
class Taken:
    """Letters read, by the clock and by the processors of the process and its children, in seconds."""

    letters: int
    seconds: float
    cpu: float
    drafts: int = 0

    @property
    def rate(self) -> float:
        return self.letters / self.seconds


class Accounts:
    """As many accounts as are asked for, each with the same letters: links to the files of the first."""

    def __init__(self, server: Dovecot, count: int, seed: int) -> None:
        self._server = server
        self._first = server.root / "mail" / "first"
        self.octets = lay(self._first, letters(count, seed, datetime.now(UTC)))
        self._number = 0

    def new(self) -> Running:
        self._number += 1
        user = f"shop{self._number}"
        folder = self._server.root / "mail" / user
        shutil.copytree(self._first, folder, copy_function=os.link)
        self._server.give_to_owner(folder)
        self._server.add_user(user, PASSWORD)
        return Running(
            "dovecot", self._server.host, self._server.port, user, PASSWORD, self._server.stop, self._server.start
        )


def sweep(account: Running, count: int) -> Taken:
    """`run.py once` on a new ledger."""
    with TemporaryDirectory(prefix="triage-speed-") as folder:
        program = Program(Path(folder), account)
        with program.config.open("a") as config:
            config.write(f"{DRAFTS}\n{YEARS}\n")
        seconds, cpu = _timed(lambda: program.start_once().wait())
    with _logged_in(account) as client:
        return Taken(count, seconds, cpu, client.folder_status("Drafts", ["MESSAGES"])[b"MESSAGES"])


def mbsync(account: Running, count: int, *, fsync: bool) -> Taken:
    with TemporaryDirectory(prefix="triage-speed-") as name:
        folder = Path(name)
        (folder / "mail").mkdir()
        where = {"host": account.host, "port": account.port, "user": account.user, "password": account.password}
        (folder / "rc").write_text(MBSYNC.format(**where, folder=folder / "mail", fsync="yes" if fsync else "no"))
        seconds, cpu = _timed(
            lambda: subprocess.run(["mbsync", "-q", "-c", str(folder / "rc"), "all"], check=True).returncode
        )
        pulled = sum(
            1 for path in (folder / "mail").rglob("*") if path.is_file() and path.parent.name in ("cur", "new")
        )
    assert pulled == count, pulled
    return Taken(count, seconds, cpu)


def naive(account: Running) -> Taken:
    """One letter after the other, as the first loop that one writes; the analyser is there before it begins."""
    analyser = SentimentIntensityAnalyzer()
    began, cpu = perf_counter(), _cpu(resource.RUSAGE_SELF)
    with _logged_in(account) as client:
        client.select_folder("INBOX", readonly=True)
        uids = client.search("ALL")[::EACH]
        for uid in uids:
            octets = client.fetch([uid], ["BODY.PEEK[]"])[uid][b"BODY[]"]
            body = email.message_from_bytes(octets, policy=policy.default).get_body(("plain", "html"))
            analyser.polarity_scores(body.get_content() if body is not None else "")
    return Taken(len(uids), perf_counter() - began, _cpu(resource.RUSAGE_SELF) - cpu)


@contextmanager
def _logged_in(account: Running) -> Iterator[IMAPClient]:
    with IMAPClient(account.host, account.port, ssl=False) as client:
        client.login(account.user, account.password)
        yield client


def _timed(run: Callable[[], int]) -> tuple[float, float]:
    """Seconds by the clock, and by the processors of the children that have ended."""
    began, cpu = perf_counter(), _cpu(resource.RUSAGE_CHILDREN)
    assert run() == 0
    return perf_counter() - began, _cpu(resource.RUSAGE_CHILDREN) - cpu


def _cpu(who: int) -> float:
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def measure(count: int, runs: int, seed: int, *, far: bool) -> dict[str, list[Taken]]:
    """What each takes, in each of the runs."""
    taken: dict[str, list[Taken]] = defaultdict(list)
    with TemporaryDirectory(prefix="triage-speed-") as name:
        Path(name).chmod(0o755)
        with Dovecot(Path(name) / "server") as server:
            accounts = Accounts(server, count, seed)
            for _ in range(runs):
                if far:
                    _measure_far(taken, accounts, count)
                else:
                    _measure_near(taken, accounts, count)
    return taken


def _measure_near(taken: dict[str, list[Taken]], accounts: Accounts, count: int) -> None:
    taken["sweep"].append(sweep(accounts.new(), count))
    if shutil.which("mbsync"):
        taken["mbsync"].append(mbsync(accounts.new(), count, fsync=True))
        taken["mbsync, FSync off"].append(mbsync(accounts.new(), count, fsync=False))
    taken["naive"].append(naive(accounts.new()))


def _measure_far(taken: dict[str, list[Taken]], accounts: Accounts, count: int) -> None:
    for name, run in (("sweep", lambda account: sweep(account, count)), ("naive", naive)):
        account = accounts.new()
        with LongWay(account.port, ROUND_TRIP) as link:
            far_away = Running(account.name, link.host, link.port, account.user, PASSWORD, account.stop, account.start)
            taken[name].append(run(far_away))


def told(taken: dict[str, list[Taken]]) -> dict[str, dict[str, float]]:
    """The medians: letters a second, milliseconds of CPU a letter, drafts, and how many times slower than the sweep."""
    ours = statistics.median(one.rate for one in taken["sweep"])
    return {
        name: {
            "letters_a_second": round(statistics.median(one.rate for one in some), 1),
            "cpu_ms_a_letter": round(statistics.median(1000 * one.cpu / one.letters for one in some), 2),
            "drafts": some[-1].drafts,
            "sweep_is_faster_by": round(ours / statistics.median(one.rate for one in some), 2),
        }
        for name, some in taken.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--letters", type=int, default=5000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--far", action="store_true", help="through a round trip of 30 ms")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    asked = parser.parse_args()
    found = told(measure(asked.letters, asked.runs, asked.seed, far=asked.far))
    if asked.json:
        print(json.dumps({"letters": asked.letters, "runs": asked.runs, "far": asked.far, "taken": found}))
        return
    for name, one in found.items():
        print(
            f"{name:18} {one['letters_a_second']:8.1f} letters/s, {one['cpu_ms_a_letter']:6.2f} ms of CPU each, "
            f"{one['drafts']} drafts: the sweep is {one['sweep_is_faster_by']:.2f} times as fast"
        )
    if "mbsync" not in found and not asked.far:
        print("mbsync is not installed (apt-get install isync): nothing to compare with")


if __name__ == "__main__":
    main()
