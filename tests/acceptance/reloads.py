"""A shop that keeps rewriting its rules while letters come in: no letter is judged by half of them.

    python -m tests.acceptance.reloads --count 1000

The file is written in two halves, as an editor may write it; every third one is broken. Its first and its last row
name the same number, and every letter has the words of both: what one says, the other has to say too.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread

from tests.desks import Desk, line
from triage.cli.assemble import line_of
from triage.cli.running.reload import Reloader
from triage.model import QueueEntry
from triage.rules.read import read_rules

SETTLED = 1.0  # seconds; the daemon waits for two
PATIENCE = 60.0
LETTERS = 3  # in the mailbox at a time
TEXT = "I have a flat tyre, and then there is the loose chain."
ROW = """\
  - id: shop_{name}_{number}
    family: anger
    points: 1
    why: says that the shop's own trouble happened
    phrases:
      en: [{phrase}]
"""


WORDS = {"first": "flat tyre", "last": "loose chain"}


@dataclass(slots=True)
class Tally:
    """Of reloads, how many were taken and refused; of letters, how many were judged, and by half a file."""

    taken: int = 0
    refused: int = 0
    judged: int = 0
    halves: int = 0
    read: Event = field(default_factory=Event)

    def told(self, taken: bool) -> None:
        self.taken += taken
        self.refused += not taken
        self.read.set()

    def judge(self, queue: Iterable[QueueEntry]) -> None:
        for entry in queue:
            fired = [one.rule for one in entry.case.newest.judgement.signals if one.rule.startswith("shop_")]
            numbers = {rule.rpartition("_")[2] for rule in fired}
            self.judged += 1
            self.halves += (len(fired), len(numbers)) != (len(WORDS), 1)


def file_of(number: int) -> str:
    rows = [ROW.format(name=name, number=number, phrase=phrase) for name, phrase in WORDS.items()]
    return "signals:\n" + "".join(rows)


def rewrite(file: Path, tally: Tally, done: Event) -> None:
    """Write the rules again as soon as they were read; every fourth time while they are."""
    for number in count(1):
        text = file_of(number)
        half = text.index("  - id: shop_last")
        tally.read.clear()
        with file.open("w", encoding="utf-8") as writing:
            writing.write(text[:half])
            writing.flush()
            done.wait(SETTLED / 3)
            writing.write(text[half:].replace("points", "poinst") if number % 3 == 0 else text[half:])
        if number % 4:
            tally.read.wait(PATIENCE)
        elif done.wait(1.1 * SETTLED):
            return
        if done.is_set():
            return


def reloads(folder: Path, wanted: int) -> Tally:
    """What came of so many reloads, and of the letters that were judged meanwhile."""
    file, tally, done = folder / "rules.yaml", Tally(), Event()
    file.write_text(file_of(0), encoding="utf-8")
    shop = line()
    reloader = Reloader(
        lambda: line_of(shop.us, read_rules(file), shop.templates, shop.hours, flags=shop.flags),
        (file,),
        tally.told,
        settled=SETTLED,
    )
    desk, writer = Desk(), Thread(target=rewrite, args=(file, tally, done), daemon=True)
    writer.start()
    for number in count():
        desk.line = reloader.line()
        desk.now += timedelta(seconds=1)
        desk.letter(TEXT, message_id=f"<{number}@mail.example>", sender=f"c{number}@mail.example", received=desk.now)
        for stored in desk.account.messages("INBOX")[:-LETTERS]:
            desk.account.expunge("INBOX", stored.uid)
        tally.judge(desk.sweep().queue)
        if tally.taken + tally.refused >= wanted:
            break
    done.set()
    tally.read.set()
    writer.join()
    return tally


def holds(tally: Tally) -> bool:
    return tally.halves == 0 < tally.judged and tally.taken > 0 and tally.refused > 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1000)
    with TemporaryDirectory() as folder:
        tally = reloads(Path(folder), parser.parse_args().count)
    print(f"{tally.taken} taken, {tally.refused} refused; {tally.judged} judged, {tally.halves} by half a file")
    print("held" if holds(tally) else "NOT held")
    return 0 if holds(tally) else 1


if __name__ == "__main__":
    sys.exit(main())
