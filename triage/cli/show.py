"""What the terminal shows: the queue, a letter explained, a draft. Texts of customers are never taken for markup."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from triage.desk.queue import Queue
from triage.desk.standing import Standing
from triage.desk.words import one_line
from triage.lab.explain import Explanation
from triage.model import Draft, Skipped

STYLES = {"P1": "bold red", "P2": "dark_orange", "P3": "yellow", "P4": "dim"}
_LEGEND = "P1 is urgent, P4 can wait; the bar is frustration; priority adds waiting, repeats, dangers and promises"
_INDENT = (0, 0, 0, 5)


def queue(console: Console, told: Queue) -> None:
    """The queue, most urgent first: who, what, the words that betray it, since when, and what lies ready."""
    waits = "customer waits" if told.waiting == 1 else "customers wait"
    console.print(Text(f"{told.waiting} {waits}, most urgent first", "bold"))
    console.print(Text(_LEGEND, "dim"))
    for trouble in told.health.advice:
        console.print(Text(f"! {trouble}", "yellow"))
    for number, row in enumerate(told.rows, 1):
        head = Text.assemble(
            f"\n{number:>3}. ",
            (f"{row.band} {row.unjudged or f'{row.bar} {row.frustration:>3}'}", STYLES[row.band]),
            ("  " + row.customer, "bold"),
            (f"  priority {row.priority}{f', {row.standing}' if row.standing else ''}", "dim"),
        )
        console.print(head)
        console.print(Padding(Text(row.subject, "cyan"), _INDENT))
        console.print(Padding(Text(row.restatement), _INDENT))
        if row.evidence:
            heard = Text("heard: ", "dim").append(" · ".join(f"“{words}”" for words in row.evidence), "italic")
            console.print(Padding(heard, _INDENT))
        if row.because:
            console.print(Padding(Text("urgent because: ", "dim").append("; ".join(row.because), "bold"), _INDENT))
        if row.promised:
            passed = f"our promise was for {row.promised}, and nobody has written since"
            told_of = Text(passed, "red") if row.owed else Text(f"our promise comes due {row.promised}")
            console.print(Padding(told_of, _INDENT))
        letters = f", {row.contacts} letters" if row.contacts > 1 else ""
        escalate = f"; tell {row.escalate}" if row.escalate else ""
        since = f"{'answered' if row.answered else 'waiting since'} {row.since}"
        console.print(Padding(Text(f"{since}{letters}{escalate}. {row.state}", "dim"), _INDENT))
    if told.more:
        console.print(Text(f"\nand {told.waiting - len(told.rows)} more", "dim"))
    _owed(console, told)


def _owed(console: Console, told: Queue) -> None:
    if told.owed:
        console.print(Text("\nanswered, with a promise of ours to keep", "bold"))
    for one in told.owed:
        by = (f"{one.due}, passed", "bold red") if one.passed else (f"by {one.due}", "")
        console.print(Padding(Text.assemble(by, f"  {one.customer}: ", (one.subject, "cyan")), _INDENT))


def skipped(console: Console, letters: Iterable[Skipped]) -> None:
    """What was not judged, and why."""
    letters = tuple(letters)
    if not letters:
        return
    title = f"{len(letters)} letters skipped: no person waits for an answer"
    table = Table(title=title, title_justify="left", box=None)
    table.add_column("why", style="dim", no_wrap=True)
    table.add_column("subject")
    for one in letters:
        table.add_row(Text(one.reason), Text(one_line(one.subject) or "(no subject)"))
    console.print(table)


def draft(console: Console, reply: Draft, title: str = "the draft, ready to be sent") -> None:
    """A draft whole, as it lies in Drafts."""
    text = Text()
    sender = f"{reply.sender.name} <{reply.sender.addr_spec}>" if reply.sender.name else reply.sender.addr_spec
    for name, value in (("From", sender), ("To", reply.to.addr_spec), ("Subject", reply.subject)):
        text.append(f"{name}: ", "dim").append(f"{value}\n")
    text.append("\n" + reply.body)
    console.print(Panel(text, title=title, title_align="left"))


def explanation(console: Console, told: Explanation, standing: Standing) -> None:
    """One letter: its own words with the evidence marked, the signals, and what follows from them."""
    judgement, entry, letter = told.judgement, told.plan.entry, told.letter
    console.print(Text(told.id, "bold"))
    confidence, band = judgement.confidence, entry.priority.band.value
    because = f" ({'; '.join(confidence.because)})" if confidence.because else ""
    beside = standing.words(judgement.frustration)
    beside = f", {beside}" if beside else ""
    console.print(
        Text.assemble(
            (f"{band}  frustration {judgement.frustration:.0f} of 100", STYLES[band]),
            f"{beside}, confidence {confidence.level.value}{because}, language {letter.language.code}",
        )
    )
    console.print(Panel(_marked(told), title="own words, evidence marked", title_align="left"))
    console.print(_signals(told))
    console.print(_findings(told))
    if told.draft is not None:
        # Which wording is taken depends on the key of the ledger, which is none of this command's.
        draft(console, told.draft, "the draft, in one of the wordings it may take")
    else:
        detail = letter.answerability.detail or (entry.refusal.detail if entry.refusal else "")
        console.print(Text(f"No draft: {told.reason} {f'({detail})' if detail else ''}", "yellow"))


def _marked(told: Explanation) -> Text:
    text = Text(told.letter.own.text or "(nothing)")
    for signal in told.judgement.signals:
        for start, end in signal.spans:
            text.stylize("bold red" if signal.points > 0 else "green", start, end)
    return text


def _signals(told: Explanation) -> Table:
    table = Table(title="signals", title_justify="left", box=None)
    table.add_column("points", justify="right")
    for name in ("rule", "why", "words"):
        table.add_column(name)
    for one in told.judgement.signals:
        words = " · ".join(dict.fromkeys(one_line(words, 60) for words in one.evidence))
        table.add_row(f"{one.points:+.1f}", Text(one.rule), Text(one.why), Text(words, "italic"))
    return table


def _findings(told: Explanation) -> Table:
    entry = told.plan.entry
    table = Table(box=None, show_header=False)
    table.add_column("what", style="dim", no_wrap=True)
    table.add_column("found")
    for problem in told.judgement.problems:
        table.add_row("problem", Text(f"{problem.id}: {' · '.join(one_line(words, 60) for words in problem.evidence)}"))
    for fact in told.judgement.facts:
        table.add_row(fact.kind.value, Text(f"{fact.text}{f' = {fact.value}' if fact.value else ''}"))
    for reason in entry.priority.because:
        table.add_row("priority", Text(f"{reason.points:+.1f}  {reason.what}"))
    table.add_row("restated", Text(entry.restatement.text))
    return table
