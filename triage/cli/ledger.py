"""`run.py ledger`: what is remembered, copied, brought back, and brought to another schema."""

from __future__ import annotations

import os
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from triage.cli.typed import as_typed
from triage.errors import CannotCreateError, ConfigError, unwritable
from triage.ledger import backup as copies
from triage.ledger import upgrade as schemas
from triage.ledger.database import connect, file_of
from triage.ledger.upgrade import Change
from triage.settings.fleet import read_fleet
from triage.settings.key import read_key, replace_key
from triage.settings.read import read_settings
from triage.settings.settings import Settings

LEDGER, KEY = "triage.sqlite", "key"
_ON_POSTGRES = (
    "LEDGER_URL: this ledger is kept by PostgreSQL, which brings its own: pg_dump --format=custom --file=triage.dump, "
    "and pg_restore --clean --dbname=NAME triage.dump. Keep {key} with the copy, which is worth nothing without it."
)


def backup(config: Path, folder: Path, mailbox: str = "") -> None:
    """Copy the ledger and its key into `folder`, which is made."""
    settings = _settings(config, mailbox)
    _save(settings, _file_of(settings), folder)
    print(f"Copied: the ledger and its key, into {folder}. Whoever has both can tell which customers you know.")


def restore(config: Path, folder: Path, mailbox: str = "") -> None:
    """Bring ledger and key back from `folder`; what is there is copied beside the ledger first."""
    settings = _settings(config, mailbox)
    path = _file_of(settings)
    there = path.exists() and settings.key_file.exists()
    key = read_key(folder / KEY, make=False)
    with closing(connect(settings.ledger_url)) as database:
        copies.put_back(folder / LEDGER, database, lambda: _keep(settings, path) if there else None)
    replace_key(settings.key_file, key)
    print(as_typed(f"Brought back: {path} and {settings.key_file}.\nNext: python run.py once --config {config}"))


def upgrade(config: Path, mailbox: str = "") -> None:
    """The ledger with the newest schema."""
    with closing(connect(_settings(config, mailbox).ledger_url)) as database:
        _tell(schemas.upgrade(database))


def downgrade(config: Path, target: str, mailbox: str = "") -> None:
    """The ledger with an older schema; one that is a file is copied beside itself first."""
    settings = _settings(config, mailbox)
    path = file_of(settings.ledger_url)
    if path is not None and not path.exists():
        raise ConfigError(f"{path}: there is no ledger yet")
    with closing(connect(settings.ledger_url)) as database:
        _tell(schemas.downgrade(database, target, lambda: _keep(settings, path) if path else None))
    print("Install the version of triage that knows this schema before anything else is typed: this one upgrades it.")


def _tell(change: Change) -> None:
    if change.before == change.after:
        print(f"The ledger has schema {change.after} already.")
    else:
        print(f"The ledger has schema {change.after} now (before: {change.before or 'none'}).")


def _settings(config: Path, mailbox: str) -> Settings:
    """Of the ledger that is meant: of many mailboxes any will do that share one."""
    fleet = read_fleet(config, os.environ)
    if fleet is None:
        return read_settings(config, os.environ)
    if mailbox:
        return fleet.settings_of(mailbox)
    every = [fleet.settings_of(name) for name in fleet.mailboxes]
    if len({(one.ledger_url, one.key_file) for one in every}) > 1:
        raise ConfigError(f"{config}: its mailboxes have ledgers of their own; choose one with --mailbox")
    if not every:
        raise ConfigError(f"{config}: no mailbox of it can be read; python run.py check says why")
    return every[0]


def _file_of(settings: Settings) -> Path:
    path = file_of(settings.ledger_url)
    if path is None:
        raise ConfigError(_ON_POSTGRES.format(key=settings.key_file))
    return path


def _keep(settings: Settings, ledger: Path) -> None:
    aside = ledger.with_name(f"{ledger.name}.{datetime.now(UTC):%Y%m%dT%H%M%S.%fZ}")
    _save(settings, ledger, aside)
    print(f"Kept: what was there until now, in {aside}.")


def _save(settings: Settings, ledger: Path, folder: Path) -> None:
    key = read_key(settings.key_file, make=False)
    try:
        folder.mkdir(parents=True, mode=0o700)
    except FileExistsError:
        raise CannotCreateError(f"{folder}: it is there already; name a new folder") from None
    except OSError as error:
        raise unwritable(folder, error, "name a folder this user may make") from error
    copies.save(ledger, folder / LEDGER)
    replace_key(folder / KEY, key)
