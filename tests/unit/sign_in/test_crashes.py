"""A sign-in outlives crashes, lost answers and full disks, or says what happened."""

from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.servers.authorization import AuthorizationServer, Refusal
from tests.sign_ins import Clock, kept, signed_in
from triage.errors import (
    ConfigError,
    SignInRefusedError,
    StorageError,
    TemporaryError,
)
from triage.signin.keep import SignIn
from triage.signin.token_file import TokenFile
from triage.signin.tokens import Tokens


def test_a_sign_in_is_readable_by_its_owner_alone(server: AuthorizationServer, file: TokenFile, clock: Clock) -> None:
    signed_in(server, file, clock).token()
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.path.parent.stat().st_mode) == 0o700
    assert [one.name for one in file.path.parent.iterdir() if one.name.startswith(".signin")] == []


def test_a_sign_in_that_others_may_read_is_not_used(server: AuthorizationServer, file: TokenFile, clock: Clock) -> None:
    sign_in = signed_in(server, file, clock)
    file.path.chmod(0o640)
    with pytest.raises(ConfigError, match="chmod 600"):
        sign_in.token()


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", "null", '{"version": 1}', '{"version": 2}', "\x00", '{"version": 1, "x": 2}']
)
def test_a_file_that_is_no_sign_in_is_told_with_the_way_out(file: TokenFile, text: str) -> None:
    file.path.parent.mkdir(parents=True)
    file.path.write_text(text)
    file.path.chmod(0o600)
    with pytest.raises(ConfigError, match="python run.py login"):
        file.read()


class Killed(BaseException):
    """The process dies here."""


class KilledBeforeTheAnswerIsStored(TokenFile):
    def write(self, tokens: Tokens) -> None:
        if tokens.access:
            raise Killed
        super().write(tokens)


def crashed(server: AuthorizationServer, file: TokenFile, clock: Clock) -> None:
    """A process got an answer, and died before it was on the disk."""
    signed_in(server, file, clock)
    with pytest.raises(Killed):
        SignIn(server.app(), KilledBeforeTheAnswerIsStored(file.path), clock=clock).token()


def test_after_a_crash_between_answer_and_store_the_old_token_is_tried(
    server: AuthorizationServer, file: TokenFile, clock: Clock
) -> None:
    server.rotation = "none"  # or a server that takes the old one for a while
    crashed(server, file, clock)
    assert SignIn(server.app(), file, clock=clock).token() in server.live
    assert kept(file).renewing is None


def test_where_the_old_token_is_refused_after_such_a_crash_the_message_says_why(
    server: AuthorizationServer, file: TokenFile, clock: Clock
) -> None:
    crashed(server, file, clock)
    with pytest.raises(SignInRefusedError, match="whose answer never arrived.*run.py login"):
        SignIn(server.app(), file, clock=clock).token()


def test_an_answer_lost_on_its_way_is_told_in_the_same_way(
    server: AuthorizationServer, file: TokenFile, clock: Clock
) -> None:
    sign_in = signed_in(server, file, clock)
    server.script = lambda form: Refusal() if len(server.said) == 1 else None
    with pytest.raises(TemporaryError):
        sign_in.token()
    with pytest.raises(SignInRefusedError, match="whose answer never arrived"):
        sign_in.token()


def test_a_process_killed_at_any_write_leaves_a_whole_file(
    server: AuthorizationServer, file: TokenFile, clock: Clock
) -> None:
    signed_in(server, file, clock)
    code = (
        "import os, sys; from pathlib import Path; from triage.signin.app import App, Endpoints\n"
        "from triage.signin.keep import SignIn; from triage.signin.token_file import TokenFile\n"
        "calls = iter(range(int(sys.argv[3])))\n"
        "def audit(event, arguments):\n"
        "    if event in ('open', 'os.rename', 'os.remove') and '/tokens' in str(arguments):\n"
        "        next(calls, None) is None and os._exit(9)\n"
        "app = App('x', 'shop', Endpoints('', sys.argv[1], '', 'mail'))\n"
        "sign_in = SignIn(app, TokenFile(Path(sys.argv[2])))\n"
        "sys.addaudithook(audit)\n"
        "sign_in.token()"
    )
    server.rotation = "none"
    codes = []
    for step in range(40):
        file.write(Tokens("shop", granted=clock.now, refresh=next(iter(server.refresh))))
        command = [sys.executable, "-c", code, server.endpoints.token, str(file.path), str(step)]
        codes.append(subprocess.run(command, check=False).returncode)
        assert kept(file).refresh in server.refresh
        if codes[-1] == 0:
            break
    assert codes == [9] * step + [0]
    assert step > 5


class FullDisk(TokenFile):
    """Full from the nth write on; `room` makes it well again."""

    def __init__(self, path: Path, writes: int) -> None:
        super().__init__(path)
        self._left = writes

    def room(self) -> None:
        self._left = 1000

    def write(self, tokens: Tokens) -> None:
        if not self._left:
            raise StorageError("no space left on device")
        self._left -= 1
        super().write(tokens)


def test_on_a_full_disk_no_renewal_is_begun(server: AuthorizationServer, file: TokenFile, clock: Clock) -> None:
    signed_in(server, file, clock)
    with pytest.raises(StorageError):
        SignIn(server.app(), FullDisk(file.path, 0), clock=clock).token()
    assert server.said == []


def test_an_answer_the_disk_does_not_take_is_kept_in_mind_and_written_when_there_is_room(
    server: AuthorizationServer, file: TokenFile, clock: Clock
) -> None:
    signed_in(server, file, clock)
    disk = FullDisk(file.path, 1)  # room for the note that a renewal is begun
    sign_in = SignIn(server.app(), disk, clock=clock)
    assert {sign_in.token()} == server.live
    assert kept(file).refresh not in server.refresh
    disk.room()
    assert sign_in.look().refused == ""
    assert kept(file).refresh in server.refresh
