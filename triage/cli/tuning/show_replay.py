"""What the terminal shows of a replay: the sum of it, what moved letters, and the letters that change most."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from triage.cli.show import STYLES
from triage.desk.words import one_line
from triage.lab.replay import words
from triage.lab.replay.difference import Difference
from triage.lab.replay.values import Change, Hunk

_ROWS, _MOVERS, _WORDINGS, _LETTERS, _HUNKS, _UNREADABLE = 12, 8, 5, 10, 3, 5
_INDENT = (0, 0, 0, 5)


def difference(console: Console, told: Difference, names: str, output: Path | None) -> None:
    """`names`: what is compared with the present. `output`: the page that shows all of it, where one is written."""
    console.print(Text(f"What {names} would change", "bold"))
    console.print(Text("; ".join(words.around(told)), "dim"))
    _unreadable(console, told)
    _rows(console, told)
    console.print()
    for line in words.summary(told):
        console.print(Text(line, "bold" if told.changes else "green"))
    _bands(console, told)
    _movers(console, told)
    _wordings(console, told)
    _letters(console, told.changes)
    if told.changes:
        console.print(Text("\nbeside what agents did", "bold"))
        for line in words.agreement(told.agreement):
            console.print(Padding(Text(line), _INDENT))
    if output is not None:
        console.print(Text(f"\n{output}: all of it as one page, with customers' letters in it", "dim"))


def _unreadable(console: Console, told: Difference) -> None:
    for where, why in told.unreadable[:_UNREADABLE]:
        console.print(Text(f"! {where}: left out, for it cannot be read ({why})", "yellow"))
    _more(console, len(told.unreadable) - _UNREADABLE, "cannot be read")


def _rows(console: Console, told: Difference) -> None:
    if not told.rows and not told.templates:
        console.print(Text("Rules and templates are the same.", "green"))
        return
    table = Table(title="what is different", title_justify="left", box=None, show_header=False)
    table.add_column("section", style="dim", no_wrap=True)
    table.add_column("id")
    table.add_column("what")
    for row in told.rows[:_ROWS]:
        table.add_row(row.section, Text(row.id), Text(one_line(row.what, 200)))
    for name in told.templates[:_ROWS]:
        table.add_row("templates", Text(name), "")
    console.print(table)
    _more(console, max(len(told.rows) - _ROWS, 0) + max(len(told.templates) - _ROWS, 0), "")


def _bands(console: Console, told: Difference) -> None:
    for (before, after), number in sorted(told.bands.items()):
        moved = Text.assemble(f"{number:>6} from ", _band(before), " to ", _band(after))
        console.print(moved)


def _band(band: str) -> tuple[str, str]:
    return (band, STYLES[band]) if band else ("skipped", "dim")


def _movers(console: Console, told: Difference) -> None:
    if not told.movers:
        return
    table = Table(title="moved by", title_justify="left", box=None)
    table.add_column("letters", justify="right")
    table.add_column("points", justify="right")
    table.add_column("rule")
    for one in told.movers[:_MOVERS]:
        table.add_row(str(one.letters), f"{one.points:+.1f}", Text(one.what))
    console.print()
    console.print(table)
    _more(console, len(told.movers) - _MOVERS, "")


def _wordings(console: Console, told: Difference) -> None:
    if told.wordings:
        console.print(Text("\nwhat several drafts say otherwise", "bold"))
    for hunk, number in told.wordings[:_WORDINGS]:
        console.print(Text(f"in {number} {'draft' if number == 1 else 'drafts'}", "dim"))
        _hunk(console, hunk)
    _more(console, len(told.wordings) - _WORDINGS, "")


def _letters(console: Console, changes: tuple[Change, ...]) -> None:
    for number, change in enumerate(changes[:_LETTERS], 1):
        band = change.bands.after or change.bands.before
        console.print(
            Text.assemble(f"\n{number:>3}. ", (words.place(change), STYLES[band]), ("  " + change.customer, "bold"))
        )
        console.print(Padding(Text.assemble((change.subject, "cyan"), (f"  {change.name}", "dim")), _INDENT))
        for cause in change.causes[:_HUNKS]:
            said = words.evidence(cause.words)
            console.print(Padding(Text.assemble(words.cause(cause), (f"  {said}" if said else "", "italic")), _INDENT))
        for line in filter(None, (words.problem(change), words.draft(change), words.reworded(change))):
            console.print(Padding(Text(line), _INDENT))
        for hunk in change.wording[:_HUNKS]:
            _hunk(console, hunk)
    _more(console, len(changes) - _LETTERS, "letters change; -o report.html shows them")


def _hunk(console: Console, hunk: Hunk) -> None:
    for sign, style, sentences in (("- ", "red", hunk.removed), ("+ ", "green", hunk.added)):
        for sentence in sentences:
            console.print(Padding(Text(f"{sign}{one_line(sentence, 300)}", style), _INDENT))


def _more(console: Console, number: int, what: str) -> None:
    if number > 0:
        console.print(Text(f"     and {number} more {what}".rstrip(), "dim"))
