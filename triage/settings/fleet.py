"""The settings of many mailboxes: one file each, over one that they have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from triage.errors import ConfigError
from triage.settings.read import read_common, read_settings
from triage.settings.settings import Settings


@dataclass(frozen=True, slots=True)
class Fleet:
    """The mailboxes by name, which is that of their file; and of those that cannot be used, what is wrong."""

    mailboxes: Mapping[str, Settings] = field(default_factory=dict)
    broken: Mapping[str, ConfigError] = field(default_factory=dict)
    connections_per_host: int = 100
    metrics_port: int | None = None
    log_level: str = "info"

    @property
    def names(self) -> tuple[str, ...]:
        """All of them, in order."""
        return tuple(sorted((*self.mailboxes, *self.broken)))

    def settings_of(self, name: str) -> Settings:
        """ConfigError where there is no such mailbox, or its settings are wrong."""
        if name in self.broken:
            raise self.broken[name]
        if name not in self.mailboxes:
            raise ConfigError(f"--mailbox {name}: there is no such mailbox; there are {self.some_names}")
        return self.mailboxes[name]

    def over(self, before: Mapping[str, Settings]) -> Mapping[str, Settings]:
        """The settings of all mailboxes; of one that cannot be used any more, those that it had `before`."""
        return {**{name: before[name] for name in self.broken if name in before}, **self.mailboxes}

    @property
    def some_names(self) -> str:
        """As many of them as can be read at a glance."""
        names = self.names
        return ", ".join(names[:10]) + (f" and {len(names) - 10} more" if len(names) > 10 else "")


def read_fleet(path: Path, environ: Mapping[str, str]) -> Fleet | None:
    """The mailboxes that the file at `path` names with MAILBOXES; None where it is the file of one mailbox.

    ConfigError where that file itself is wrong, or no file is there for any mailbox.
    """
    common = read_common(path, environ)
    if common is None:
        return None
    good: dict[str, Settings] = {}
    broken: dict[str, ConfigError] = {}
    owners: dict[tuple[str, str], Path] = {}
    for file in _files(path, common["MAILBOXES"]):
        try:
            settings = read_settings(file, environ, shared=path)
            first = owners.setdefault((settings.ledger_url, settings.account_name), file)
            if first != file:
                raise ConfigError(
                    f"{file}: {settings.account_name}: the same mailbox as in {first}; remove one of them"
                )
            good[file.stem] = settings
        except ConfigError as error:
            broken[file.stem] = error
    return Fleet(good, broken, common["CONNECTIONS_PER_HOST"], common["METRICS_PORT"], common["LOG_LEVEL"])


def _files(path: Path, pattern: str) -> list[Path]:
    try:
        found = sorted(
            file for file in path.parent.absolute().glob(pattern) if file.is_file() and file != path.absolute()
        )
    except (ValueError, NotImplementedError):
        raise ConfigError(f"{path}: MAILBOXES={pattern!r}: write it from this file on: mailboxes.d/*.env") from None
    if not found:
        raise ConfigError(f"{path}: MAILBOXES={pattern!r}: there is no such file; each describes one mailbox")
    [(name, files)] = Counter(file.stem for file in found).most_common(1)
    if files > 1:
        raise ConfigError(f"{path}: MAILBOXES={pattern!r}: {files} files are named {name}; a name is for one mailbox")
    return found
