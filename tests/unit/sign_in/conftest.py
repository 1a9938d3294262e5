"""An authorization server, a clock that can be set, and the file that a sign-in is kept in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.servers.authorization import AuthorizationServer
from tests.sign_ins import Clock
from triage.signin.token_file import TokenFile


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AuthorizationServer]:
    with AuthorizationServer(tmp_path / "authorization") as running:
        monkeypatch.setenv("SSL_CERT_FILE", str(running.ca_file))
        yield running


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def file(tmp_path: Path) -> TokenFile:
    return TokenFile(tmp_path / "var" / "tokens" / "support.json")
