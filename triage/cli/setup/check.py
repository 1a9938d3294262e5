"""`run.py check`: settings, rules, templates and server, looked at before anything is touched."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.text import Text

from triage.cli import model
from triage.cli.advice import advice
from triage.cli.assemble import account_of, configured_line, settings_of
from triage.cli.sign_in import sign_in_of
from triage.desk.report.charts import require_library
from triage.errors import ConfigError, TriageError
from triage.fingerprint import draft_message_id
from triage.imap.mailbox import open_mailbox
from triage.lab.check_rules import RowFailure, row_failures
from triage.model import SignInState
from triage.plan import Line
from triage.reply.contract_check import contract_check
from triage.rules.source import Source, open_source
from triage.settings.fleet import read_fleet
from triage.settings.settings import Settings
from triage.work import checkup
from triage.work.checkup import Finding, Level

STYLES = {Level.OK: "green", Level.NOTE: "yellow", Level.PROBLEM: "bold red"}
_NO_NAME = "drafts end with a closing formula and no name"
SIGNS = {Level.OK: "ok", Level.NOTE: "note", Level.PROBLEM: "PROBLEM"}


def run(config: Path, *, write_test: bool, offline: bool, mailbox: str = "", rules: bool = True) -> bool:
    """Print every finding with what to do about it; whether there was no problem. `rules`: whether each row and
    template is tried too.
    """
    console = Console(highlight=False)
    good = True
    tried = _Tried(wanted=rules)
    for name, findings in _by_mailbox(config, mailbox, tried, write_test=write_test, offline=offline):
        if name:
            console.print(Text(f"\n--- {name} ---"))
        for finding in findings:
            good = good and finding.level is not Level.PROBLEM
            console.print(Text.assemble((f"{SIGNS[finding.level]:>7}  ", STYLES[finding.level]), finding.what))
            if finding.advice:
                console.print(Text(f"         {finding.advice}", "dim"))
    console.print("\nAll is right: python run.py once" if good else "\nMend what is marked PROBLEM, and check again.")
    return good


def _by_mailbox(
    config: Path, chosen: str, tried: _Tried, *, write_test: bool, offline: bool
) -> Iterator[tuple[str, Iterable[Finding]]]:
    """The findings under the name of each mailbox, "" where there is only one."""
    try:
        fleet = None if chosen else read_fleet(config, os.environ)
    except ConfigError as error:
        yield "", [Finding(Level.PROBLEM, problem) for problem in error.problems]
        return
    for name in fleet.names if fleet else [""]:
        read = partial(fleet.settings_of, name) if fleet else partial(settings_of, config, chosen)
        yield name, _findings(read, f"{name or chosen or config}", tried, write_test=write_test, offline=offline)


def _findings(
    read: Callable[[], Settings], name: str, tried: _Tried, *, write_test: bool, offline: bool
) -> Iterator[Finding]:
    try:
        settings = read()
        yield Finding(Level.OK, f"{name}: every setting is understood")
        if settings.signature_file is None:
            yield Finding(
                Level.NOTE, _NO_NAME, "set SIGNATURE_FILE, unless your mail programs add a signature of theirs"
            )
        if settings.weekly_report:
            require_library()
        line = configured_line(settings)
        yield from tried.rules(name, line, open_source(settings.rules_file) if settings.rules_file else None)
        if not offline:
            yield from _server(settings, write_test=write_test)
            yield from model.findings(settings)
    except ConfigError as error:
        yield from (Finding(Level.PROBLEM, problem) for problem in error.problems)
    except TriageError as error:
        yield Finding(Level.PROBLEM, str(error), advice(error))


class _Tried:
    """To try all rows and templates takes half a minute: of mailboxes that have the same, it is done for the first."""

    def __init__(self, *, wanted: bool) -> None:
        self._wanted = wanted
        self._lines: dict[str, tuple[Line, bool]] = {}  # by the first mailbox that has it, and whether it is right

    def rules(self, name: str, line: Line, own: Source | None) -> Iterator[Finding]:
        if not self._wanted:
            return
        for first, (other, good) in self._lines.items():
            if line.rules == other.rules and line.templates == other.templates:
                yield Finding(Level.OK if good else Level.PROBLEM, f"rules and templates are those of {first}")
                return
        found = list(_rules(line, own))
        self._lines[name] = (line, all(finding.level is not Level.PROBLEM for finding in found))
        yield from found


def _rules(line: Line, own: Source | None) -> Iterator[Finding]:
    rules = line.rules
    yield Finding(
        Level.OK, f"{len(rules.signals)} signals, {len(rules.problems)} problems, {len(rules.wishes)} wishes are read"
    )
    failures = row_failures(rules)
    yield from (Finding(Level.PROBLEM, f"{_place(failure, own)}: {failure}") for failure in failures)
    if not failures:
        yield Finding(Level.OK, "every row fires on its examples, and is silent where it should be")
    breaches = contract_check(line.templates, rules, line.us, line.hours, datetime.now(UTC))
    yield from (Finding(Level.PROBLEM, f"{one.file}:{one.line}: {one.clause}: {one.detail}") for one in breaches)
    if not breaches:
        yield Finding(Level.OK, "every template keeps the courtesy contract with every problem")


def _place(failure: RowFailure, own: Source | None) -> str:
    """The line in the shop's own file where it names that row, else that the row is a shipped one."""
    return (own and own.at_row(failure.section, failure.row, failure.field)) or "shipped rules"


def _server(settings: Settings, *, write_test: bool) -> Iterator[Finding]:
    sign_in = sign_in_of(settings)
    mailbox = open_mailbox(account_of(settings, sign_in))
    try:
        if sign_in is not None:
            yield _signed_in(sign_in.look(), sign_in.app.provider)
        wanted = frozenset[str]().union(*settings.band_flags.values())
        yield from checkup.server(mailbox, wanted, mailbox.provider)
        if write_test:
            sender = settings.identities[0]
            yield checkup.write_test(mailbox, sender, draft_message_id(os.urandom(16).hex(), sender.domain))
    finally:
        mailbox.close()


def _signed_in(state: SignInState, provider: str) -> Finding:
    if state.ends is not None:
        return Finding(Level.NOTE, f"the sign-in by OAuth2 ends on {state.ends:%Y-%m-%d}", state.way_out)
    return Finding(Level.OK, f"signed in by OAuth2 ({provider}), which the bot renews by itself")
