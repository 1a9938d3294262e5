"""config.example.env explains every setting, and shows what is true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from triage.model import Budget
from triage.settings.read import read_settings
from triage.settings.settings import KINDS, REQUIRED

EXAMPLE = Path(__file__).parents[2] / "config.example.env"
LINES = EXAMPLE.read_text("utf-8").splitlines()
SHOWN = [match for match in (re.fullmatch(r"(#?)([A-Z][A-Z0-9_]*)=(.*)", line) for line in LINES) if match]
PATHS = (
    "IMAP_CA_FILE",
    "IMAP_PASSWORD_FILE",
    "OAUTH_CLIENT_SECRET_FILE",
    "SIGNATURE_FILE",
    "LLM_KEY_FILE",
    "RULES_FILE",
    "TEMPLATES_DIR",
)


def test_every_setting_is_shown_once_and_no_other() -> None:
    assert sorted(match[2] for match in SHOWN) == sorted(KINDS)


def test_what_must_be_set_is_not_commented_out() -> None:
    active = {match[2] for match in SHOWN if not match[1]}
    assert active == {name for name, kind in KINDS.items() if kind.default is REQUIRED} | {"IMAP_PASSWORD"}


@pytest.mark.parametrize("match", SHOWN, ids=[match[2] for match in SHOWN])
def test_a_line_that_is_commented_out_shows_the_default(match: re.Match[str]) -> None:
    default = KINDS[match[2]].default
    assert match[3] == default or not default


@pytest.mark.parametrize("match", SHOWN, ids=[match[2] for match in SHOWN])
def test_an_explanation_stands_above_every_setting(match: re.Match[str]) -> None:
    above = LINES[: LINES.index(match[0])]
    block = above[max((number for number, line in enumerate(above) if not line), default=0) + 1 :]
    assert block[0].startswith("# ")


@pytest.mark.parametrize("match", SHOWN, ids=[match[2] for match in SHOWN])
def test_every_value_shown_is_right(match: re.Match[str], tmp_path: Path) -> None:
    file = tmp_path / "config.env"
    text = EXAMPLE.read_text("utf-8").replace(match[0], f"{match[2]}={match[3]}")
    if match[2] == "OAUTH_CLIENT_ID":
        text = text.replace("\n#OAUTH_PROVIDER=", "\nOAUTH_PROVIDER=")
    if match[2].startswith("IMAP_PASSWORD_") or match[2] == "OAUTH_CLIENT_ID":
        text = text.replace("\nIMAP_PASSWORD=", "\n#IMAP_PASSWORD=")
    if match[2] in PATHS:
        there = tmp_path / "there"
        there.mkdir() if match[2].endswith("DIR") else there.touch()
        text = text.replace(match[0].lstrip("#"), f"{match[2]}={there}")
    file.write_text(text, "utf-8")
    file.chmod(0o600)
    assert getattr(read_settings(file, {}), match[2].lower()) is not None


def test_the_budget_shown_is_the_budget_there_is(tmp_path: Path) -> None:
    file = tmp_path / "config.env"
    file.write_bytes(EXAMPLE.read_bytes())
    file.chmod(0o600)
    assert read_settings(file, {}).budget == Budget()


def test_the_example_as_it_stands_can_be_read(tmp_path: Path) -> None:
    file = tmp_path / "config.env"
    file.write_bytes(EXAMPLE.read_bytes())
    file.chmod(0o600)
    assert read_settings(file, {}).imap_host == "imap.fernandoak.example"
