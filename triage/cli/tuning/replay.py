"""`run.py replay`: what would other rules or templates change? Nothing is written but the page."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar

from rich.console import Console
from rich.progress import Progress

from triage.cli.assemble import makings_of, settings_of
from triage.cli.options import CONFIG
from triage.cli.tuning import show_replay
from triage.cli.tuning.replay_json import print_json
from triage.cli.tuning.replay_sources import Files, Mailboxes, Past
from triage.desk.replay_page import page
from triage.errors import ConfigError, DataError
from triage.hours import BusinessHours
from triage.lab.replay.comparer import Comparer, Lesson
from triage.lab.replay.difference import Difference, difference
from triage.lab.replay.values import Pair
from triage.model import Address, Us
from triage.plan import Makings
from triage.rules.read import TEMPLATES, default_rules, read_rules, read_templates
from triage.settings.parsers import duration
from triage.settings.settings import Settings
from triage.work.examine.crew import Crew
from triage.work.past.replaying import Replaying

T = TypeVar("T")
SINCE = timedelta(days=90)
_LONGEST = timedelta(days=3660)
_ANY_SHOP = Us((Address("support@example.invalid"),))  # RFC 2606


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for. `since`: how far back, "" for 90 days on the server and all of files. Without `paths` the
    `folders` on the server are read; without these, the inbox.
    """

    rules: Path | None = None
    templates: Path | None = None
    since: str = ""
    paths: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()

    @property
    def names(self) -> str:
        """What is compared with the present, for people."""
        return " and ".join(str(one) for one in (self.rules, self.templates) if one)

    @property
    def places(self) -> str:
        """Where letters are looked for, for people."""
        return ", ".join(self.paths or self.folders) or "the inbox"


def run(wanted: Wanted, config: Path | None, mailbox: str, *, output: Path | None, as_json: bool) -> None:
    """Show the difference. ConfigError: nothing to compare or read, a mistake in a file, no place for the page."""
    settings = settings_of(config, mailbox) if config else None
    makings = _makings(wanted, settings)
    told = _difference(wanted, settings, makings)
    if output is not None:
        html = page(told, makings.before.templates, wanted.names, datetime.now(makings.before.hours.tzinfo))
        _write(output, html)
    if as_json:
        print_json(told)
    elif str(output) != "-":
        show_replay.difference(Console(highlight=False), told, wanted.names, output)


def _makings(wanted: Wanted, settings: Settings | None) -> Pair[Makings]:
    """What both lines are built from: the shop's own, or what is shipped where no settings are."""
    if wanted.rules is None and wanted.templates is None:
        raise ConfigError("nothing to compare with the present: name a file with --rules, or a folder with --templates")
    if wanted.templates is not None and not read_templates(wanted.templates):
        raise ConfigError(
            f"{wanted.templates}: no templates in it; they lie in a folder for each language: en/upset.txt"
        )
    if settings is not None:
        rules, templates = wanted.rules or settings.rules_file, wanted.templates or settings.templates_dir
        return Pair(
            makings_of(settings, settings.rules_file, settings.templates_dir), makings_of(settings, rules, templates)
        )
    before = Makings(_ANY_SHOP, default_rules(), read_templates(TEMPLATES), BusinessHours())
    rules_then = read_rules(wanted.rules) if wanted.rules else before.rules
    templates_then = read_templates(TEMPLATES, wanted.templates) if wanted.templates else before.templates
    return Pair(before, Makings(_ANY_SHOP, rules_then, templates_then, before.hours))


def _difference(wanted: Wanted, settings: Settings | None, makings: Pair[Makings]) -> Difference:
    now = datetime.now(UTC)
    since = now - _span(wanted)
    bars = Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty())
    with closing(_past(wanted, settings, since, now)) as past, _crew(makings, settings) as crew, bars:
        replaying = Replaying(crew, makings, past.naming, partial(shown, bars))
        read, unreadable = replaying.read(past.letters(), past.total)
        letters = [one for one in read if one.received >= since]
        if not letters and not unreadable:
            raise DataError(f"{wanted.places}: no letters there; look further back with --since 365d")
        known = past.known(letters, crew)
        replay = replaying.replay(letters, known.answered, (*unreadable, *past.not_given().items()))
        return difference(replay, makings, past.compared(known, replay, crew))


def _crew(makings: Pair[Makings], settings: Settings | None) -> Crew[Comparer]:
    return Crew(Comparer, Lesson(makings, each_its_own=settings is None))


def _past(wanted: Wanted, settings: Settings | None, since: datetime, now: datetime) -> Past:
    if wanted.paths:
        return Files(wanted.paths, settings, now)
    if settings is None:
        raise ConfigError(
            f"no mailbox to read, for there is no {CONFIG.absolute()}: make one with: python run.py init, name yours "
            "with -c, or name letters: python run.py replay --rules NEW.yaml FOLDER"
        )
    return Mailboxes(wanted.folders, settings, since)


def _span(wanted: Wanted) -> timedelta:
    return span(wanted.since, _LONGEST if wanted.paths else SINCE)


def span(since: str, otherwise: timedelta) -> timedelta:
    """How far back to look."""
    if not since:
        return otherwise
    try:
        found = duration(since)
    except (ValueError, OverflowError) as error:
        raise ConfigError(f"--since {since}: {error}") from error
    if found > _LONGEST:
        raise ConfigError(f"--since {since}: ten years at most")
    return found


def shown(bars: Progress, done: Iterator[T], what: str, total: int | None) -> Iterator[T]:
    """Passes on what is done, behind a bar."""
    yield from bars.track(done, total=total, description=what)


def _write(output: Path, html: str) -> None:
    """For its owner alone: the page shows customers' letters."""
    if str(output) == "-":
        sys.stdout.write(html)
        return
    try:
        with os.fdopen(os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            file.write(html)
    except OSError as error:
        raise ConfigError(f"{output}: {error.strerror}; name another file with -o") from error
