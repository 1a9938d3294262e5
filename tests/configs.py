"""Files of settings, and what is made of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from triage.errors import ConfigError
from triage.settings.read import read_settings
from triage.settings.settings import Settings

LEAST = {
    "IMAP_HOST": "imap.shop.example",
    "IMAP_USER": "support@shop.example",
    "IMAP_PASSWORD": "geheim",
    "IDENTITIES": "Shop <support@shop.example>",
}


def write(file: Path, *lines: str, **changed: str) -> Path:
    """A private file with all that must be set, some of it changed, and further lines."""
    named = {**LEAST, **changed}
    file.write_text("\n".join([*(f"{name}={value}" for name, value in named.items()), *lines, ""]), "utf-8")
    file.chmod(0o600)
    return file


def read(file: Path, environ: Mapping[str, str] | None = None) -> Settings:
    return read_settings(file, environ or {})


def problems(file: Path, environ: Mapping[str, str] | None = None) -> list[str]:
    """What is wrong, without the path of the file."""
    with pytest.raises(ConfigError) as refused:
        read(file, environ)
    return [problem.removeprefix(str(file)) for problem in refused.value.problems]
