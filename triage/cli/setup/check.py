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
from triage.cli.exits import MISCONFIGURED, OK, exit_code
from triage.cli.sign_in import sign_in_of
from triage.cli.typed import as_typed
from triage.desk.report.charts import require_library
from triage.errors import ConfigError, TriageError
from triage.fingerprint import draft_message_id
from triage.imap.mailbox import open_mailbox
from triage.lab.check_rules import RowFailure, row_failures
from triage.model import SignInState
from triage.plan import Line
from triage.reply.contract_check import contract_check
from triage.rules.read import default_rules, default_templates
from triage.rules.schema import Rules
from triage.rules.source import Source, open_source
from triage.settings.fleet import read_fleet
from triage.settings.settings import Settings
from triage.work import checkup
from triage.work.checkup import Finding, Level

STYLES = {Level.OK: "green", Level.NOTE: "yellow", Level.PROBLEM: "bold red"}
_NO_NAME = "drafts end with a closing formula and no name"
_SIGNATURE = "name a text file with SIGNATURE_FILE; most mail programs add none to a draft that is there already"
_JUDGED = ("signals", "problems", "wishes", "circumstances", "lexicon", "words")  # what makes a row fire
_SAID = ("problems", "wishes", "circumstances")  # what a reply is made of, besides templates
SIGNS = {Level.OK: "ok", Level.NOTE: "note", Level.PROBLEM: "PROBLEM"}


def run(config: Path, *, write_test: bool, offline: bool, mailbox: str = "") -> int:
    """Print every finding with what to do about it. The exit code: that of what `once` would end with, where the
    server is at fault alone.
    """
    console = Console(highlight=False)
    code = OK
    for name, findings in _by_mailbox(config, mailbox, _Tried(console), write_test=write_test, offline=offline):
        if name:
            console.print(Text(f"\n--- {name} ---"))
        code = _shown(console, findings) or code
    last = "Mend what is marked PROBLEM, and check again." if code else "All is right: python run.py once"
    console.print(Text(f"\n{as_typed(last)}"))
    return code


def _shown(console: Console, findings: Iterable[Finding]) -> int:
    code = OK
    try:
        for finding in findings:
            code = MISCONFIGURED if finding.level is Level.PROBLEM else code
            _show(console, finding)
    except ConfigError as error:
        for problem in error.problems:
            _show(console, Finding(Level.PROBLEM, problem))
        return exit_code(error)
    except TriageError as error:
        _show(console, Finding(Level.PROBLEM, str(error), advice(error)))
        return code or exit_code(error)
    return code


def _show(console: Console, finding: Finding) -> None:
    console.print(Text.assemble((f"{SIGNS[finding.level]:>7}  ", STYLES[finding.level]), as_typed(finding.what)))
    if finding.advice:
        console.print(Text(f"         {as_typed(finding.advice)}", "dim"))


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
    """ConfigError, or what the server is at fault for, where no more can be found."""
    settings = read()
    yield Finding(Level.OK, f"{name}: every setting is understood")
    yield Finding(Level.OK, f"promises are made in {settings.hours.in_words} (TIME_ZONE)")
    if settings.signature_file is None:
        yield Finding(Level.NOTE, _NO_NAME, _SIGNATURE)
    if settings.weekly_report:
        require_library()
    line = configured_line(settings)
    yield from tried.rules(name, line, open_source(settings.rules_file) if settings.rules_file else None)
    if not offline:
        yield from _server(settings, write_test=write_test)
        yield from model.findings(settings)


class _Tried:
    """To try all rows and templates takes half a minute: of mailboxes that have the same, it is done for the first."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._lines: dict[str, tuple[Line, bool]] = {}  # by the first mailbox that has it, and whether it is right

    def rules(self, name: str, line: Line, own: Source | None) -> Iterator[Finding]:
        for first, (other, good) in self._lines.items():
            if line.rules == other.rules and line.templates == other.templates:
                yield Finding(Level.OK if good else Level.PROBLEM, f"rules and templates are those of {first}")
                return
        found = []
        for finding in _rules(line, own, self._console):
            found.append(finding)
            yield finding
        self._lines[name] = (line, all(finding.level is not Level.PROBLEM for finding in found))


def _rules(line: Line, own: Source | None, console: Console) -> Iterator[Finding]:
    rules, shipped = line.rules, default_rules()
    yield Finding(
        Level.OK, f"{len(rules.signals)} signals, {len(rules.problems)} problems, {len(rules.wishes)} wishes are read"
    )
    if _are_equal(rules, shipped, _JUDGED):
        yield Finding(Level.OK, "no row is your own: the shipped ones fire on their examples, and nowhere else")
    else:
        with console.status("trying every row on its examples (some seconds) ..."):
            failures = row_failures(rules)
        yield from (Finding(Level.PROBLEM, f"{_place(failure, own)}: {failure}") for failure in failures)
        if not failures:
            yield Finding(Level.OK, "every row fires on its examples, and is silent where it should be")
    if _are_equal(rules, shipped, _SAID) and line.templates == default_templates():
        yield Finding(Level.OK, "no text is your own: the shipped templates keep the courtesy contract")
        return
    with console.status("writing every template with every problem (half a minute) ..."):
        breaches = contract_check(line.templates, rules, line.us, line.hours, datetime.now(UTC))
    yield from (Finding(Level.PROBLEM, f"{one.file}:{one.line}: {one.clause}: {one.detail}") for one in breaches)
    if not breaches:
        yield Finding(Level.OK, "every template keeps the courtesy contract with every problem")


def _are_equal(rules: Rules, shipped: Rules, sections: Iterable[str]) -> bool:
    """What has not been changed was tried before it was shipped."""
    return all(getattr(rules, name) == getattr(shipped, name) for name in sections)


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
