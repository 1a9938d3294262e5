"""What the commands for a fleet on many machines have in common: which mailboxes, and which ledger they share."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

from triage.errors import ConfigError
from triage.model import FleetAccount
from triage.settings.fleet import Fleet, read_fleet


def shared_fleet(config: Path) -> tuple[Fleet, str]:
    """The mailboxes that `config` names, and the URL of the one ledger they share. ConfigError where that is not so."""
    named = read_fleet(config, os.environ)
    if named is None:
        raise ConfigError(f"{config}: MAILBOXES is missing; one mailbox alone is kept by: python run.py run")
    if not named.mailboxes:
        raise ConfigError(*(problem for error in named.broken.values() for problem in error.problems))
    urls = {settings.ledger_url for settings in named.mailboxes.values()}
    if len(urls) > 1:
        first = next(iter(named.mailboxes.values())).ledger_url
        apart = next(name for name, settings in named.mailboxes.items() if settings.ledger_url != first)
        raise ConfigError(f"{apart}: LEDGER_URL: workers share one ledger; name it in {config} alone")
    return named, urls.pop()


def members_of(named: Fleet) -> Mapping[FleetAccount, timedelta]:
    """The mailboxes with their polls."""
    return {
        FleetAccount(name, settings.account_name): timedelta(seconds=settings.poll_seconds)
        for name, settings in named.mailboxes.items()
    }
