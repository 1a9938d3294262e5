"""How long a queue message takes to be built from judged cases, and how large it is.

python -m bench.queue_message [--json]
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from time import perf_counter

from triage.cli.assemble import demo_line
from triage.demo import sample
from triage.desk import queue_message
from triage.desk.queue import queue_of
from triage.desk.rows import View
from triage.desk.standing import Standing
from triage.judge.reading import judge_letter, read_letter
from triage.model import Case, Place, QueueEntry, RawMessage
from triage.plan import plan

SIZES = (0, 1, 40, 100, 500)


def entries(now: datetime) -> list[QueueEntry]:
    """The cases of the sample shop, one letter each."""
    line, found = demo_line(), []
    for number, letter in enumerate(sample.letters(now)):
        raw = RawMessage(Place("INBOX", 1, number + 1), frozenset(), letter.received, len(letter.octets), letter.octets)
        read = read_letter(raw, line)
        if read.answerability.person:
            case = Case(f"{number:012d}", (judge_letter(raw, read, f"{number}", line),))
            found.append(plan(case, line, now=now, token="0" * 32).entry)
    return found


def measured(now: datetime) -> Iterator[dict[str, float]]:
    line, some = demo_line(), entries(now)
    view = View(line.hours, now, Standing(tuple(range(100))), line.rules.escalation)
    sender = line.us.identities[0]
    for size in SIZES:
        many = [some[number % len(some)] for number in range(size)]
        many = [replace(one, case=replace(one.case, customer=f"{number:012d}")) for number, one in enumerate(many)]
        began = perf_counter()
        queue = queue_of(many, view)
        queue.digest(queue_message.sources(line.templates))
        octets = queue_message.fitted(queue, line.templates, line.hours, sender, "<queue@shop.example>", now)
        yield {"cases": size, "milliseconds": round(1000 * (perf_counter() - began), 1), "octets": len(octets)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    as_json = parser.parse_args().json
    rows = list(measured(datetime.now(UTC)))
    if as_json:
        print(json.dumps({"queue": rows}))
        return
    print(f"{'cases':>6} {'ms':>8} {'octets':>9}")
    for row in rows:
        print(f"{row['cases']:>6} {row['milliseconds']:>8} {row['octets']:>9}")


if __name__ == "__main__":
    main()
