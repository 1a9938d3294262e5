"""The settings of many mailboxes on one server: a folder with config.env, and a file for each mailbox."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tests.servers.base import HOST
from tests.servers.running import PASSWORD


def write_fleet(folder: Path, port: int, mailboxes: Iterable[str] = (), **settings: object) -> Path:
    """The path of config.env. The mailboxes are those of users of the same name."""
    config = folder / "config.env"
    common = {
        "MAILBOXES": "mailboxes.d/*.env",
        "IMAP_HOST": HOST,
        "IMAP_PORT": port,
        "IMAP_TLS": "none",
        "IMAP_PASSWORD": PASSWORD,
        "IDENTITIES": "'Shop <help@shop.example>'",
    }
    _write(config, common | settings)
    config.chmod(0o600)
    (folder / "mailboxes.d").mkdir()
    for mailbox in mailboxes:
        write_mailbox(config, mailbox)
    return config


def write_mailbox(config: Path, mailbox: str, **settings: object) -> None:
    """Adds one more to that fleet, or changes its settings."""
    _write(config.parent / "mailboxes.d" / f"{mailbox}.env", {"IMAP_USER": mailbox} | settings)


def _write(path: Path, settings: dict[str, object]) -> None:
    path.write_text("".join(f"{name}={value}\n" for name, value in settings.items()), "utf-8")
