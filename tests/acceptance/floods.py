"""A flood: letters from one sender and from as many senders, on a ledger in a file.

    python -m tests.acceptance.floods [--each 10000]

Asserts that every letter is judged and in the queue, that each sweep lays no more drafts than the budget has left, and
that a sweep that finds nothing new writes nothing. Prints time and resident memory of each sweep (Linux).
"""

from __future__ import annotations

import argparse
import gc
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from tests.acceptance.resident import resident
from tests.factories import NOON, US, letter_octets
from tests.fakes.account import FakeAccount
from tests.fakes.mailbox import FakeMailbox
from triage.cli.assemble import plain_line
from triage.ledger.store import open_ledger
from triage.model import Budget, Outcome
from triage.work.context import Options
from triage.work.naming import Naming
from triage.work.sweep import Sweeper, SweepReport

NAMING = Naming(b"a key that only the tests know!!", "support")
HOUR = timedelta(hours=1)
TEXTS = (
    "Where is my parcel? It was promised for Monday.",
    "My kettle from order #4471 arrived broken. Worst service ever, nobody answers!",
    "Hello, could you tell me whether the oak tray fits a round table? Thank you.",
)


@dataclass(frozen=True, slots=True)
class Swept:
    """One sweep: what it reports, how long it took, resident memory afterwards in MiB, and the drafts there are."""

    report: SweepReport
    seconds: float
    memory: float
    drafts: int
    judged: int


def flood(each: int) -> FakeAccount:
    """`each` letters from one sender, and as many from a sender each."""
    account = FakeAccount()
    for number in range(2 * each):
        octets = letter_octets(
            TEXTS[number % len(TEXTS)],
            sender="b@mail.example" if number < each else f"c{number}@mail.example",
            subject=f"Letter {number}",
            message_id=f"<{number}@mail.example>",
        )
        account.deliver("INBOX", octets, received=NOON)
    return account


def sweeps(account: FakeAccount, folder: Path, budget: Budget) -> Iterator[Swept]:
    """Three sweeps: the first, a second at the same time, and one an hour later."""
    with closing(open_ledger(f"sqlite:///{folder / 'ledger.sqlite'}", NAMING.account, NAMING.key)) as ledger:
        sweeper, line = Sweeper(ledger, NAMING, Options(budget=budget)), plain_line(US)
        for now in (NOON, NOON, NOON + HOUR):
            began = monotonic()
            report = sweeper.sweep(FakeMailbox(account), line, now)
            took = monotonic() - began
            gc.collect()
            not_judged = (Outcome.QUARANTINED, Outcome.SKIPPED)
            judged = sum(letter.outcome not in not_judged for letter in ledger.open_letters())
            yield Swept(report, took, resident(), len(account.messages("Drafts")), judged)


def hold(each: int, swept: list[Swept], budget: Budget) -> None:
    """AssertionError where a promise is not kept."""
    first, again, later = swept
    in_an_hour = budget.total[0].most
    assert all(one.judged == 2 * each for one in swept)
    assert all(len(one.report.queue) == each + 1 for one in swept)
    assert first.drafts == min(in_an_hour, each + 1)
    assert again.report.writes == 0
    assert later.drafts == min(2 * in_an_hour, each + 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--each", type=int, default=10_000)
    each = parser.parse_args().each
    account = flood(each)
    print(f"{2 * each} letters; {resident():.0f} MiB before the first sweep, letters and server included")
    with TemporaryDirectory(prefix="triage-flood-") as folder:
        swept = []
        for one in sweeps(account, Path(folder), Budget()):
            print(
                f"{one.seconds:.1f} s, {one.memory:.0f} MiB: {one.judged} judged, {len(one.report.queue)} cases, "
                f"{one.report.drafts.drafted} drafts laid, {one.drafts} in Drafts, {one.report.writes} writes",
                flush=True,
            )
            swept.append(one)
    hold(each, swept, Budget())


if __name__ == "__main__":
    main()
