"""What the terminal shows of what was learnt: proposals with why and effect, what is watched, and the diff."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from triage.cli.tuning.learn_files import Changed, File, Written
from triage.lab.learn import words
from triage.lab.learn.learn import Learnt, Measured
from triage.lab.learn.values import Evidence

_INDENT = (0, 0, 0, 5)
_STYLES = {"+": "green", "-": "red", "@": "cyan"}


def learnt(console: Console, told: Learnt, changed: Changed, combined: Measured | None, seen: Evidence) -> None:
    """`combined`: what all proposals together would change."""
    console.print(Text("What the rules could learn from what agents did", "bold"))
    console.print(Text(words.looked_at(seen), "dim"))
    if unseen := words.unseen(seen):
        console.print(Text(unseen, "yellow"))
    console.print()
    console.print(Text(words.summary(told, seen), "bold" if told.proposed else "green"))
    for number, one in enumerate(told.proposed, 1):
        _proposal(console, f"{number:>3}. ", one)
    if combined is not None:
        console.print(Text("\nall of it together", "bold"))
        _lines(console, words.effect(combined))
    if told.dropped:
        console.print(Text("\nnot proposed, for past letters would not be ranked nearer to what agents did", "bold"))
        for one in told.dropped:
            _lines(console, (one.proposal.what, *one.proposal.why))
    if told.watched:
        console.print(Text("\nnot enough seen yet", "bold"))
        _lines(console, map(words.watched, told.watched))
    for file in changed.files:
        _diff(console, file)


def unwritten(console: Console, changed: Changed) -> None:
    if changed.differs:
        console.print(Text("\nNothing is written without --apply; the old file is then kept beside it.", "dim"))


def written(console: Console, files: Written) -> None:
    """What was written, and how to take it back."""
    for path, old in files:
        console.print(Text(f"Written: {path}" + (f"; the old one is {old}" if old else ""), "bold"), soft_wrap=True)
    if files:
        console.print(
            Text("A running bot picks it up within POLL_SECONDS. To take it back, put the old file in its place.")
        )


def _proposal(console: Console, number: str, one: Measured) -> None:
    console.print(Text.assemble("\n", number, (one.proposal.what, "bold")))
    _lines(console, (f"why: {why}" for why in one.proposal.why))
    if one.proposal.by_hand:
        _lines(console, (f"by hand: {one.proposal.by_hand}",))
    _lines(console, (f"effect: {line}" for line in words.effect(one)))


def _diff(console: Console, file: File) -> None:
    console.print()
    for line in file.diff():
        console.print(Text(line, _STYLES.get(line[:1], "")), soft_wrap=True)


def _lines(console: Console, lines: Iterable[str]) -> None:
    for line in lines:
        console.print(Padding(Text(line), _INDENT))
