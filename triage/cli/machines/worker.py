"""`run.py worker`: sweeps the mailboxes of a fleet whose jobs it gets; on as many machines as there are."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from triage.cli.assemble import account_of, configured_line, ledger_of, sweeper_of, watched_files
from triage.cli.logs import start_logging
from triage.cli.machines.shared import shared_fleet
from triage.cli.running.many_mailboxes import MOST_READERS, allow_many_files
from triage.cli.running.reload import Reloader
from triage.cli.running.summary import log_sweep
from triage.cli.running.until import run_until_told
from triage.cli.sign_in import sign_in_of
from triage.errors import ConfigError
from triage.imap.mailbox import open_mailbox
from triage.jobs.taking import Taker
from triage.ledger.store import Ledgers
from triage.model import FleetAccount
from triage.rules.read import default_rules
from triage.settings.settings import Settings
from triage.work.examine.isolation import Isolated
from triage.work.examine.pool import Pool
from triage.work.fleet.worker import Worker
from triage.work.keeper import Tools

log = logging.getLogger(__name__)


def run(config: Path, together: int) -> None:
    """Sweep, `together` mailboxes at a time, until told to stop; HUP reads `config` and the files again."""
    named, url = shared_fleet(config)
    start_logging(named.log_level, by_thread=True)
    allow_many_files()
    default_rules()  # read once, before all mailboxes ask for them at the same time
    ledgers = Ledgers()
    rounds = ledgers.rounds(url)
    with Pool(Isolated, min(os.cpu_count() or 1, MOST_READERS)) as pool:
        shops = _Shops(config, pool, ledgers)
        shops.read(named.mailboxes)
        worker = Worker(rounds, lambda act: Taker(url, act, together), shops.tools, ledgers.renew, told=log_sweep)

        def read_again() -> None:
            threading.Thread(target=shops.read_again).start()

        run_until_told(worker, f"{together} mailboxes at a time", read_again)
    ledgers.close()


@dataclass(frozen=True, slots=True)
class _Shop:
    settings: Settings
    reloader: Reloader


class _Shops:
    """What mailboxes are swept with. A shop's rules are read when it is swept first, and kept."""

    def __init__(self, config: Path, pool: Pool, ledgers: Ledgers) -> None:
        self._config = config
        self._pool = pool
        self._ledgers = ledgers
        self._settings: Mapping[str, Settings] = {}
        self._known: dict[str, _Shop] = {}

    def read(self, mailboxes: Mapping[str, Settings]) -> None:
        self._settings = mailboxes
        for name, shop in tuple(self._known.items()):
            if shop.settings != mailboxes.get(name):
                del self._known[name]

    def read_again(self) -> None:
        """A mailbox whose file has become wrong is kept as it was."""
        try:
            named, _ = shared_fleet(self._config)
        except ConfigError as error:
            log.error("the mailboxes stay as they were: %s", "; ".join(error.problems))
            return
        for name, wrong in named.broken.items():
            log.error("%s: %s", name, "; ".join(wrong.problems))
        kept = {name: self._settings[name] for name in named.broken if name in self._settings}
        self.read({**kept, **named.mailboxes})
        log.info("read again; %d mailboxes", len(self._settings))

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
        )

    def _shop(self, name: str) -> _Shop:
        known = self._known.get(name)
        if known is None:
            if name not in self._settings:
                raise ConfigError(f"{name}: no such mailbox here; lay its file beside the others, and send HUP")
            settings = self._settings[name]
            reloader = Reloader(lambda: configured_line(settings), watched_files(settings))
            known = self._known[name] = _Shop(settings, reloader)
        return known
