"""What the owner is told to do about an error, and how the commands in it are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.test_commands import COMMAND, init, run
from triage.cli.advice import advice
from triage.errors import (
    BusyError,
    NoStartTlsError,
    NoSuchServerError,
    NoTlsError,
    TemporaryError,
    TriageError,
    UntrustedError,
)


@pytest.mark.parametrize(
    ("error", "named"),
    [
        (NoTlsError(), "IMAP_TLS=starttls"),
        (NoStartTlsError(), "IMAP_TLS=implicit"),
        (UntrustedError(), "IMAP_CA_FILE"),
        (NoSuchServerError(), "IMAP_HOST"),
        (TemporaryError(), "nothing was lost"),
    ],
)
def test_the_advice_names_the_setting_to_look_at(error: TriageError, named: str) -> None:
    assert named in advice(error)


@pytest.mark.parametrize("error", [NoSuchServerError(), BusyError()])
def test_where_waiting_is_no_remedy_nobody_is_told_to_try_again_later(error: TriageError) -> None:
    assert "Try again later" not in advice(error)


def test_a_hint_names_the_command_as_this_one_was_typed(tmp_path: Path) -> None:
    done = init(tmp_path)
    assert f"Next: {COMMAND} check" in done.stdout


def test_a_missing_config_is_named_with_its_folder_and_how_to_name_another(tmp_path: Path) -> None:
    done = run("once", folder=tmp_path)
    assert str(tmp_path / "config.env") in done.stderr
    assert "-c" in done.stderr
    assert f"{COMMAND} init" in done.stderr
