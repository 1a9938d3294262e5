"""The rooms put together: from settings, or from nothing, to the line, the ledger and the server."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from triage.cli.model import retelling_of
from triage.cli.sign_in import sign_in_of
from triage.desk.report.charts import require_library
from triage.desk.standing import DAYS, Standing
from triage.errors import ConfigError, TriageError
from triage.hours import BusinessHours
from triage.imap.account import Account
from triage.ledger.database import file_of
from triage.ledger.store import Ledgers, SqlLedger
from triage.model import Address, Band, SignInState, Us
from triage.plan import Line, Makings
from triage.rules.read import TEMPLATES, default_rules, default_templates, read_rules, read_templates
from triage.rules.schema import Rules
from triage.settings.fleet import read_fleet
from triage.settings.key import read_key
from triage.settings.read import read_settings
from triage.settings.settings import Settings
from triage.work.context import Options
from triage.work.examine.examining import IN_PROCESS, Examination
from triage.work.naming import Naming
from triage.work.posts.board import first_day
from triage.work.protocols import Ledger
from triage.work.sweep import Sweeper

if TYPE_CHECKING:
    from triage.signin.keep import SignIn

ROOT = Path(__file__).parents[1]
EXAMPLE = next(path for path in (ROOT / "config.example.env", ROOT.parent / "config.example.env") if path.exists())

BAND_FLAGS: Mapping[Band, frozenset[str]] = {
    Band.P1: frozenset({"\\Flagged", "$label1"}),
    Band.P2: frozenset({"$label2"}),
    Band.P3: frozenset({"$label3"}),
    Band.P4: frozenset({"$label4"}),
}


def line_of(
    us: Us,
    rules: Rules,
    templates: Mapping[str, str],
    hours: BusinessHours,
    *,
    flags: Mapping[Band, frozenset[str]] = BAND_FLAGS,
    signature: str = "",
    quote: bool = True,
) -> Line:
    return Makings(us, rules, templates, hours, signature, quote).line(flags)


def plain_line(us: Us) -> Line:
    """The line as shipped, without a configuration."""
    shipped = _shipped_line()
    return Line(us, shipped.rules, shipped.judge, shipped.composer, shipped.hours, shipped.templates, shipped.flags)


@cache
def demo_line() -> Line:
    """The line of the sample shop."""
    shop = Address("support@fernandoak.example", "Fern & Oak Support")
    orders = Address("orders@fernandoak.example", "Fern & Oak Orders")
    line = plain_line(Us((shop, orders), aliases=("@fernandoak.example",)))
    senders = line.rules.senders.model_copy(update={"contact_forms": ("website@fernandoak.example",)})
    return replace(line, rules=line.rules.model_copy(update={"senders": senders}))


def settings_of(config: Path, mailbox: str = "") -> Settings:
    """The settings of the mailbox in that file, or of the one with this name where it names many, overridden by the
    environment. ConfigError lists every problem.
    """
    fleet = read_fleet(config, os.environ)
    if fleet is not None and mailbox:
        return fleet.settings_of(mailbox)
    if fleet is not None:
        raise ConfigError(f"{config} names many mailboxes; choose one with --mailbox: {fleet.some_names}")
    if mailbox:
        raise ConfigError(f"--mailbox {mailbox}: {config} is the file of one mailbox; leave --mailbox out")
    return read_settings(config, os.environ)


def watched_files(settings: Settings) -> tuple[Path, ...]:
    """The files and folders that the line of this shop is made of."""
    paths = (settings.rules_file, settings.templates_dir, settings.signature_file)
    return tuple(path for path in paths if path is not None)


def configured_line(settings: Settings) -> Line:
    """The line of the shop that the settings describe, from its files as they are now. ConfigError lists every problem
    of rules and templates.
    """
    return makings_of(settings, settings.rules_file, settings.templates_dir).line(settings.band_flags)


def makings_of(settings: Settings, rules_file: Path | None, templates_dir: Path | None) -> Makings:
    """The same before it is built, with these rules and templates laid over the shipped ones."""
    rules = read_rules(rules_file) if rules_file else default_rules()
    templates = read_templates(TEMPLATES, templates_dir) if templates_dir else default_templates()
    return makings_with(settings, rules, templates)


def makings_with(settings: Settings, rules: Rules, templates: Mapping[str, str]) -> Makings:
    """The same with these rules and templates, whatever the files say; what the settings promise counts before both."""
    return Makings(
        settings.us,
        _with_settings(rules, settings),
        templates,
        settings.hours,
        settings.read_signature(),
        settings.quote_letter,
    )


def _with_settings(rules: Rules, settings: Settings) -> Rules:
    """The very same rules where the settings say nothing of them: a thousand mailboxes may share them."""
    bands = tuple(
        row.model_copy(update={"within": settings.promises.get(Band(row.id), row.within)}) for row in rules.bands
    )
    changed: dict[str, object] = {"bands": bands} if bands != rules.bands else {}
    if settings.contact_forms:
        forms = (*rules.senders.contact_forms, *settings.contact_forms)
        changed["senders"] = rules.senders.model_copy(update={"contact_forms": forms})
    return rules.model_copy(update=changed) if changed else rules


def account_of(settings: Settings, sign_in: SignIn | None = None) -> Account:
    """Where the mailbox is, and how to log in to it; by `sign_in` where a process has one that it keeps."""
    sign_in = sign_in or sign_in_of(settings)
    return Account(
        host=settings.imap_host,
        port=settings.port,
        user=settings.imap_user,
        secret=sign_in.token if sign_in else settings.secret,
        renew=sign_in.renewed if sign_in else None,
        tls=settings.imap_tls,
        auth=settings.auth,
        ca_file=settings.imap_ca_file,
        inbox=settings.inbox,
        drafts=settings.drafts_mailbox,
        sent=settings.sent_mailbox,
        trash=settings.trash_mailbox,
        queue=settings.queue_mailbox,
        labels=settings.labels,
    )


def ledger_of(settings: Settings, ledgers: Ledgers | None = None) -> tuple[SqlLedger, Naming]:
    """The memory of this account, one of `ledgers` where there are many, and the names it is kept under."""
    key = read_key(settings.key_file)
    ledger = (ledgers or Ledgers()).open(settings.ledger_url, settings.account_name, key)
    return ledger, Naming(key, settings.account_name)


def standing_of(settings: Settings, now: datetime) -> Standing:
    """The shop's own letters, to hold a letter beside; none where no ledger can be read."""
    try:
        path = file_of(settings.ledger_url)
        if path is not None and not path.exists():
            return Standing()
        ledger, _ = ledger_of(settings)
        with closing(ledger):
            return Standing(ledger.frustrations(first_day(settings.hours, now, DAYS)))
    except TriageError:
        return Standing()  # `explain` needs no ledger, and one that is in trouble is told of by the other commands


def options_of(settings: Settings) -> Options:
    """How a sweep of this account is done."""
    return Options(
        settings.look_back,
        timedelta(seconds=settings.draft_grace_seconds),
        queue=settings.queue_message,
        expires=settings.draft_expires,
        weekly=settings.weekly_report,
        budget=settings.budget,
        alarms=settings.alarms,
        most_waiting=settings.alarm_waiting,
        keep_letters=settings.keep_letters,
        keep_numbers=settings.keep_numbers,
    )


def sweeper_of(
    settings: Settings,
    ledger: Ledger,
    naming: Naming,
    examination: Examination = IN_PROCESS,
    sign_in: SignIn | None = None,
    *,
    retry_quarantined: bool = False,
    every_row: bool = False,
) -> Sweeper:
    """`every_row`: the queue is told whole, for somebody who asks for it."""
    if settings.weekly_report:
        require_library()
    options = replace(options_of(settings), retry_quarantined=retry_quarantined)
    if every_row:
        options = replace(options, most_rows=sys.maxsize)
    look = sign_in.look if sign_in else SignInState
    return Sweeper(ledger, naming, options, examination, look, retelling=retelling_of(settings))


@cache
def _shipped_line() -> Line:
    return line_of(Us(()), default_rules(), default_templates(), BusinessHours())
