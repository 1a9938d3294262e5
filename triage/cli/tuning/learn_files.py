"""The shop's files as proposals would change them: shown as a diff, and written whole or not at all."""

from __future__ import annotations

import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from difflib import unified_diff
from pathlib import Path

from triage import durable
from triage.errors import ConfigError, unwritable
from triage.lab.learn.struck import without
from triage.lab.learn.values import Proposal
from triage.rules.edit import Edit, edited
from triage.rules.read import default_templates
from triage.settings.settings import Settings

_UNSET_RULES = "RULES_FILE is not set: set RULES_FILE=rules.yaml in the settings, make that file, and try again"
_UNSET_TEMPLATES = (
    "TEMPLATES_DIR is not set: set TEMPLATES_DIR=templates in the settings, make that folder, and try again"
)

Written = tuple[tuple[Path, Path | None], ...]  # each file, and where the old one is kept; None where there was none


@dataclass(frozen=True, slots=True)
class File:
    """A text file before and after. `path`: None where the settings name no place for it."""

    name: str
    path: Path | None
    before: str
    after: str

    @property
    def differs(self) -> bool:
        return self.before != self.after

    def diff(self) -> Iterator[str]:
        """Lines as `diff -u` shows them."""
        before, after = (text.splitlines() for text in (self.before, self.after))
        return unified_diff(before, after, f"{self.name} (now)", f"{self.name} (proposed)", lineterm="")


@dataclass(frozen=True, slots=True)
class Changed:
    """The rules, and the templates that would change."""

    rules: File
    templates: tuple[File, ...] = ()
    signals: frozenset[str] = frozenset()

    @property
    def differs(self) -> bool:
        return bool(self.files)

    @property
    def files(self) -> tuple[File, ...]:
        """Those that would change."""
        return tuple(one for one in (self.rules, *self.templates) if one.differs)

    @property
    def templates_after(self) -> Mapping[str, str]:
        return {one.name: one.after for one in self.templates}

    def require_places(self) -> None:
        """ConfigError where the settings name no place for what would change."""
        if self.rules.differs and self.rules.path is None:
            raise ConfigError(_UNSET_RULES)
        if any(one.path is None for one in self.templates):
            raise ConfigError(_UNSET_TEMPLATES)

    def write(self, now: datetime) -> Written:
        """ConfigError where a file is not any more what was read, or cannot be written."""
        return tuple((one.path, _replace(one.path, one, now)) for one in self.files if one.path is not None)


@dataclass(frozen=True, slots=True)
class Files:
    """The shop's own rules and templates. `rules_file`, `templates_dir`: None where the settings name none."""

    rules_file: Path | None
    rules: str = ""
    templates_dir: Path | None = None
    templates: Mapping[str, str] = field(default_factory=dict)  # those of its own, by name

    def changed(self, proposals: Iterable[Proposal]) -> Changed:
        """What all these together make of the files."""
        proposals = tuple(proposals)
        edits = _each_once(edit for one in proposals for edit in one.edits)
        name = self.rules_file.name if self.rules_file else "rules.yaml"
        sources = without({**default_templates(), **self.templates}, (line for one in proposals for line in one.struck))
        return Changed(
            File(name, self.rules_file, self.rules, edited(name, self.rules, edits)),
            tuple(self._template(file, source) for file, source in sorted(sources.items())),
            frozenset(edit.id for edit in edits if edit.section == "signals"),
        )

    def _template(self, name: str, source: str) -> File:
        before = self.templates.get(name, default_templates().get(name, ""))
        return File(name, self.templates_dir / name if self.templates_dir else None, before, source)


def files_of(settings: Settings) -> Files:
    """As they are now. ConfigError where one cannot be read."""
    rules, folder = settings.rules_file, settings.templates_dir
    templates = {path.relative_to(folder).as_posix(): _read(path) for path in folder.glob("*/*.txt")} if folder else {}
    return Files(rules, _read(rules) if rules else "", folder, templates)


def _each_once(edits: Iterable[Edit]) -> list[Edit]:
    """Of several for one field the first."""
    found: dict[tuple[str, str, str], Edit] = {}
    for edit in edits:
        found.setdefault((edit.section, edit.id, edit.field), edit)
    return list(found.values())


def _read(path: Path) -> str:
    """With the line ends that it has."""
    try:
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        raise ConfigError(
            f"{path}: {error.strerror}; let this user read it, or name another in the settings"
        ) from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: it is not UTF-8 text; save it as UTF-8") from error


def _replace(path: Path, file: File, now: datetime) -> Path | None:
    """Put the new text where `path` leads, with the mode of the old one (0600 for a new one), which is kept beside it.

    Whoever reads the file meanwhile, or is cut off, finds the one or the other whole.
    """
    path = path.resolve()
    try:
        old = _kept_beside(path, file, now) if path.exists() else None
        path.parent.mkdir(parents=True, exist_ok=True)
        mode = stat.S_IMODE(path.stat().st_mode) if old else 0o600
        durable.replace(path, file.after.encode("utf-8"), mode=mode)
    except OSError as error:
        raise unwritable(path, error) from error
    return old


def _kept_beside(path: Path, file: File, now: datetime) -> Path:
    octets = path.read_bytes()
    if octets != file.before.encode("utf-8"):
        raise ConfigError(f"{path}: somebody has changed it meanwhile, and nothing was written to it; try again")
    old = path.with_name(f"{path.name}.{now:%Y%m%d-%H%M%S}")
    durable.create(old, octets, mode=stat.S_IMODE(path.stat().st_mode))
    return old
