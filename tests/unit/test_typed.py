"""A command that somebody is told to type works as it stands: by this interpreter, over the settings named before."""

from __future__ import annotations

import sys

import pytest

from triage.cli.typed import as_typed


@pytest.mark.parametrize("typed", [["-c", "my shop.env"], ["--config", "my shop.env"], ["--config=my shop.env"]])
def test_it_names_the_settings_that_were_named(typed: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["triage", "check", *typed])
    assert as_typed("All is right: python run.py once") == "All is right: triage once --config 'my shop.env'"
    assert as_typed("type python run.py check --create-drafts.") == (
        "type triage check --config 'my shop.env' --create-drafts."
    )


def test_it_names_none_where_none_was_named_or_it_does_already(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["triage", "check"])
    assert as_typed("python run.py once") == "triage once"
    monkeypatch.setattr(sys, "argv", ["triage", "init", "-c", "my.env"])
    assert as_typed("python run.py run --config other.env") == "triage run --config other.env"
    assert as_typed("python run.py explain letter.eml") == "triage explain letter.eml"
