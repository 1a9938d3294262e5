"""What `run.py init` is given: a mailbox to reach, and a file with its password."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from triage.demo.imapd.profile import Profile
from triage.demo.imapd.server import ImapServer


@pytest.fixture
def server() -> Iterator[ImapServer]:
    with ImapServer({"help@shop.example": "secret"}) as running:
        yield running


@pytest.fixture
def no_drafts() -> Iterator[ImapServer]:
    with ImapServer({"help@shop.example": "secret"}, profile=Profile({"Sent": "\\Sent"})) as running:
        yield running


@pytest.fixture
def password(tmp_path: Path) -> Path:
    file = tmp_path / "password"
    file.write_text("secret\n")
    file.chmod(0o600)
    return file
