"""What is logged is ours."""

from __future__ import annotations

import logging

import pytest

from triage.cli.logs import start_logging


@pytest.mark.parametrize("name", ["imapclient.imaplib", "alembic.runtime.migration", "apscheduler.scheduler"])
def test_libraries_tell_of_nothing_but_trouble(name: str) -> None:
    start_logging("debug")
    assert not logging.getLogger(name).isEnabledFor(logging.INFO)
