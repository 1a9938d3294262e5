"""`run.py run` over many mailboxes: one process, a few more that read letters, each mailbox by its own settings."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from datetime import timedelta
from functools import partial
from pathlib import Path

from triage.cli.assemble import account_of, configured_line, ledger_of, sweeper_of, watched_files
from triage.cli.running.again import log_broken, read_again
from triage.cli.running.figures import Figures
from triage.cli.running.metrics import watching
from triage.cli.running.readers import readers
from triage.cli.running.reload import Reloader
from triage.cli.running.summary import log_sweep
from triage.cli.running.until import run_until_told
from triage.cli.sign_in import sign_in_of
from triage.errors import ConfigError
from triage.imap.mailbox import open_mailbox
from triage.ledger.store import Ledgers
from triage.settings.fleet import Fleet as FleetSettings
from triage.settings.fleet import read_fleet
from triage.settings.settings import Settings
from triage.work.examine.pool import Pool
from triage.work.fleet.one_process import Fleet, Member
from triage.work.keeper import Keeper, Tools
from triage.work.sweep import SweepReport


def keep_many(config: Path, named: FleetSettings) -> None:
    """Sweep all mailboxes that `config` names until told to stop; HUP reads it, and their files, again."""
    with readers(named.log_level) as pool:
        makers = _Makers(pool)
        with watching(named.metrics_port, makers.figures):
            fleet = Fleet(named.connections_per_host)
            log_broken(named)
            fleet.keep(makers.members(named))

            def take(named: FleetSettings) -> None:
                fleet.keep(makers.members(named))

            reload = partial(read_again, partial(_named_by, config), take)
            run_until_told(fleet, f"{len(named.mailboxes)} mailboxes", reload)


def _named_by(config: Path) -> FleetSettings:
    named = read_fleet(config, os.environ)
    if named is None:
        raise ConfigError(f"{config} names none any more; start again")
    return named


class _Makers:
    """What the keepers of all mailboxes are made with. `figures` are those of each mailbox, by its name."""

    def __init__(self, pool: Pool) -> None:
        self.figures: dict[str, Figures] = {}
        self._pool = pool
        self._ledgers = Ledgers()
        self._last_good: Mapping[str, Settings] = {}

    def members(self, named: FleetSettings) -> Iterator[Member]:
        """One for each mailbox; where its file has become wrong, as it was."""
        for name, error in named.broken.items():
            if name not in self._last_good:
                self.figures.setdefault(name, Figures()).failed(error)
        self._last_good = named.over(self._last_good)
        for name in self.figures.keys() - set(named.names):
            del self.figures[name]
        return (self._member(name, settings) for name, settings in self._last_good.items())

    def _member(self, name: str, settings: Settings) -> Member:
        poll = timedelta(seconds=settings.poll_seconds)
        return Member(name, settings.imap_host, poll, settings, lambda: self._keeper(name, settings))

    def _keeper(self, name: str, settings: Settings) -> Keeper:
        figures = self.figures[name] = Figures()

        def told(report: SweepReport) -> None:
            log_sweep(report)
            figures.swept(report)

        return Keeper(lambda: self._tools(settings, figures), told=told, failed=figures.failed)

    def _tools(self, settings: Settings, figures: Figures) -> Tools:
        reloader = Reloader(lambda: configured_line(settings), watched_files(settings), figures.reloaded)
        ledger, naming = ledger_of(settings, self._ledgers)
        sign_in = sign_in_of(settings)
        sweeper = sweeper_of(settings, ledger, naming, self._pool.seat(), sign_in)
        return Tools(sweeper, lambda: open_mailbox(account_of(settings, sign_in)), reloader.line, ledger.lock)
