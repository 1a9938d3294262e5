"""`run.py worker`: sweeps the mailboxes of a fleet whose jobs it gets; on as many machines as there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from time import monotonic

from triage.cli.assemble import account_of, configured_line, ledger_of, sweeper_of, watched_files
from triage.cli.machines.shared import shared_fleet
from triage.cli.running.again import log_broken, read_again
from triage.cli.running.figures import Figures
from triage.cli.running.metrics import next_free, watching
from triage.cli.running.readers import readers
from triage.cli.running.reload import Reloader
from triage.cli.running.summary import log_sweep
from triage.cli.running.until import run_until_told
from triage.cli.sign_in import sign_in_of
from triage.errors import ConfigError, TriageError
from triage.imap.mailbox import open_mailbox
from triage.jobs.taking import Taker
from triage.ledger.store import Ledgers
from triage.model import FleetAccount
from triage.settings.fleet import Fleet
from triage.settings.settings import Settings
from triage.work.examine.pool import Pool
from triage.work.fleet.kept import Terms
from triage.work.fleet.worker import Worker
from triage.work.keeper import Tools
from triage.work.sweep import SweepReport
from triage.work.vitals import FRESH

_LOOK = 60.0  # seconds between two looks at all that is kept, which may be thousands of mailboxes


def run(config: Path, together: int) -> None:
    """Sweep, `together` mailboxes at a time, until told to stop; HUP reads `config` and the files again."""
    named, url = shared_fleet(config)
    ledgers = Ledgers()
    with readers(named.log_level) as pool:
        log_broken(named)
        rounds = ledgers.rounds(url)
        shops = _Shops(pool, ledgers)
        shops.read(named)
        worker = Worker(
            rounds,
            lambda act: Taker(url, act, together),
            shops.tools,
            ledgers.renew,
            told=shops.told,
            failed=shops.failed,
            terms=shops.terms,
            most_per_host=named.connections_per_host,
        )

        def take(named: Fleet) -> None:
            shops.read(named)
            worker.part_from_changed()

        port = named.metrics_port and next_free(named.metrics_port)
        with watching(port, shops.figures):
            what = f"{together} mailboxes at a time" + (f"; metrics on port {port}" if port else "")
            run_until_told(worker, what, partial(read_again, lambda: shared_fleet(config)[0], take))
    ledgers.close()


@dataclass(frozen=True, slots=True)
class _Shop:
    settings: Settings
    reloader: Reloader


class _Shops:
    """What mailboxes are swept with. A shop's rules are read when it is swept first, and kept."""

    def __init__(self, pool: Pool, ledgers: Ledgers) -> None:
        self._pool = pool
        self._ledgers = ledgers
        self._settings: Mapping[str, Settings] = {}
        self._known: dict[str, _Shop] = {}
        self._figures: dict[str, Figures] = {}
        self._looked = monotonic()

    @property
    def figures(self) -> Mapping[str, Figures]:
        """Of the mailboxes that this worker keeps at present."""
        return self._figures

    def told(self, name: str, report: SweepReport) -> None:
        log_sweep(report)
        self._figures_of(name).swept(report)

    def failed(self, name: str, error: TriageError) -> None:
        self._figures_of(name).failed(error)

    def terms(self, account: FleetAccount) -> Terms:
        settings = self._settings.get(account.name)
        return Terms(settings.imap_host if settings else "", settings)

    def read(self, named: Fleet) -> None:
        """A mailbox whose file has become wrong is kept as it was."""
        self._settings = mailboxes = named.over(self._settings)
        for name, shop in tuple(self._known.items()):
            if shop.settings != mailboxes.get(name):
                del self._known[name]
        for name in self._figures.keys() - mailboxes.keys():
            del self._figures[name]

    def tools(self, account: FleetAccount) -> Tools:
        """What the mailbox is swept with. ConfigError where it is not among ours, or its rules are wrong."""
        shop = self._shop(account.name)
        settings = shop.settings
        ledger, naming = ledger_of(settings, self._ledgers)
        sign_in = sign_in_of(settings)
        return Tools(
            sweeper_of(settings, ledger, naming, self._pool.seat(), sign_in),
            lambda: open_mailbox(replace(account_of(settings, sign_in), may_write=ledger.may_write)),
            shop.reloader.line,
            ledger.lease,
            ledger.was_elsewhere,
        )

    def _shop(self, name: str) -> _Shop:
        known = self._known.get(name)
        if known is None:
            if name not in self._settings:
                raise ConfigError(f"{name}: no such mailbox here; lay its file beside the others, and send HUP")
            settings = self._settings[name]
            figures = self._figures_of(name)
            reloader = Reloader(lambda: configured_line(settings), watched_files(settings), figures.reloaded)
            known = self._known[name] = _Shop(settings, reloader)
        return known

    def _figures_of(self, name: str) -> Figures:
        if monotonic() - self._looked >= _LOOK:
            self._looked = monotonic()
            for other, figures in tuple(self._figures.items()):
                if other != name and not figures.vitals.is_alive(FRESH):
                    self._figures.pop(other, None)  # another worker's by now
        return self._figures.setdefault(name, Figures())
