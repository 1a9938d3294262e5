"""Getting a connection: whom the client trusts, what it tells before, and what it makes of a refusal."""

from __future__ import annotations

import base64
import logging
import socket
from collections.abc import Callable
from typing import Any

import pytest

from tests.contract.sessions import Connect, embedded
from tests.servers.base import PrivateServer
from tests.servers.running import PASSWORD, Servers
from tests.servers.scripted import ScriptedServer
from triage.demo.imapd.effects import Bye, Eof, Instead, Refuse
from triage.demo.imapd.faults import Fault
from triage.demo.imapd.profile import Profile
from triage.errors import (
    AuthenticationError,
    ConfigError,
    SignInRefusedError,
    TemporaryError,
    ThrottledError,
    TokenRefusedError,
)
from triage.imap.account import Account

# --- login ------------------------------------------------------------------------------------------------------------


def test_a_wrong_password_is_told_from_other_trouble(real: PrivateServer, connected: Connect) -> None:
    with pytest.raises(AuthenticationError):
        connected(real, secret=lambda: "wrong")


@pytest.mark.parametrize("password", ['with "quotes" and \\', "käse€", "a{3}b", "%*()"])
def test_a_password_may_hold_anything_printable(servers: Servers, connected: Connect, password: str) -> None:
    dovecot = servers.real("dovecot")
    user = f"odd{sum(password.encode())}"
    dovecot.add_user(user, password)
    assert connected(dovecot, user=user, secret=lambda: password).capabilities


def test_a_line_break_in_a_password_is_a_mistake_in_the_settings(connected: Connect) -> None:
    with embedded() as server:
        with pytest.raises(ConfigError):
            connected(server, secret=lambda: "secret\r\nX1 LOGOUT")
        assert "LOGIN" not in server.wire_log.names()


def test_the_password_is_asked_for_at_every_login(connected: Connect) -> None:
    passwords = iter(["wrong", PASSWORD])
    with embedded() as server:
        with pytest.raises(AuthenticationError):
            connected(server, secret=lambda: next(passwords))
        assert connected(server, secret=lambda: next(passwords)).capabilities


@pytest.mark.parametrize(
    ("effect", "kind"),
    [
        (Eof(), TemporaryError),
        (Bye("Server shutting down."), TemporaryError),
        (Refuse("NO [UNAVAILABLE] Temporary authentication failure."), TemporaryError),
        (Refuse("NO [ALERT] Too many simultaneous connections. (Failure)"), ThrottledError),
        (Bye("[ALERT] Account exceeded command or bandwidth limits."), ThrottledError),
        (Refuse("NO [AUTHENTICATIONFAILED] no"), AuthenticationError),
        (Refuse("NO Login failed"), AuthenticationError),
    ],
)
def test_only_a_refused_password_counts_as_one(connected: Connect, effect: Any, kind: type[Exception]) -> None:
    with embedded(Fault("LOGIN", effect)) as server:
        with pytest.raises(kind) as caught:
            connected(server)
        assert type(caught.value) is kind or (kind is TemporaryError and isinstance(caught.value, TemporaryError))


def test_a_server_that_says_goodbye_at_once_is_tried_again_later(connected: Connect) -> None:
    greeting = Fault("CONNECT", Instead(b"* BYE Too many connections from your address\r\n"))
    with embedded(greeting) as server, pytest.raises(ThrottledError):
        connected(server)


def test_a_server_that_is_away_is_tried_again_later(connected: Connect) -> None:
    with embedded() as server:
        pass
    with pytest.raises(TemporaryError):
        connected(server)


def test_a_login_by_plain_where_login_is_disabled(connected: Connect) -> None:
    def answer(tag: bytes, rest: bytes) -> bytes:
        if rest == b"AUTHENTICATE PLAIN":
            return b"+ \r\n"
        if rest.startswith(b"LOGIN"):
            return tag + b" BAD disabled\r\n"
        return b"%s OK done\r\n" % last_tag(server)

    with ScriptedServer(answer, capabilities=b"IMAP4rev1 LOGINDISABLED AUTH=PLAIN") as server:
        connected(server, secret=lambda: "käse")
        assert decoded(server, after=b"AUTHENTICATE PLAIN") == "\0support\0käse".encode()


def test_an_access_token_is_sent_as_xoauth2(connected: Connect) -> None:
    with ScriptedServer(accepting(b"XOAUTH2")) as server:
        connected(server, auth="xoauth2", secret=lambda: "ya29.token")
        assert decoded(server, after=b"AUTHENTICATE XOAUTH2") == b"user=support\1auth=Bearer ya29.token\1\1"


def test_an_access_token_is_sent_as_oauthbearer(connected: Connect) -> None:
    with ScriptedServer(accepting(b"OAUTHBEARER")) as server:
        connected(server, auth="oauthbearer", user="a,b=c", secret=lambda: "ya29.token")
        assert decoded(server, after=b"AUTHENTICATE OAUTHBEARER") == b"n,a=a=2Cb=3Dc,\1auth=Bearer ya29.token\1\1"


@pytest.mark.parametrize(("auth", "reply"), [("xoauth2", b""), ("oauthbearer", b"\1")])
def test_a_refused_token_is_acknowledged_and_not_sent_again(connected: Connect, auth: str, reply: bytes) -> None:
    def answer(tag: bytes, rest: bytes) -> bytes:
        if rest.startswith(b"AUTHENTICATE"):
            return b"+ \r\n"
        if sum(b"AUTHENTICATE" not in line and b"CAPABILITY" not in line for line in server.lines) == 1:
            return b"+ " + base64.b64encode(b'{"status":"401"}') + b"\r\n"
        return b"%s NO [AUTHENTICATIONFAILED] token expired\r\n" % last_tag(server)

    with ScriptedServer(answer) as server:
        with pytest.raises(AuthenticationError):
            connected(server, auth=auth, secret=lambda: "old")
        assert base64.b64decode(server.lines[-1]) == reply


def taking(*tokens: bytes) -> Callable[[bytes, bytes], bytes]:
    """Answers of a server that takes these tokens alone."""
    waiting: list[bytes] = []

    def answer(tag: bytes, rest: bytes) -> bytes:
        if rest.startswith(b"AUTHENTICATE"):
            waiting.append(tag)
            return b"+ \r\n"
        if not waiting:
            return b"%s OK done\r\n" % tag
        if tag and any(token in base64.b64decode(tag) for token in tokens):
            return b"%s OK done\r\n" % waiting.pop()
        return b"%s NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)\r\n" % waiting.pop()

    return answer


def test_a_token_that_is_refused_is_renewed_once_and_tried_again(connected: Connect) -> None:
    refused: list[str] = []

    def renew(token: str) -> str:
        refused.append(token)
        return "fresh"

    with ScriptedServer(taking(b"Bearer fresh")) as server:
        assert connected(server, auth="xoauth2", secret=lambda: "stale", renew=renew).capabilities
    assert refused == ["stale"]


def test_a_new_token_that_is_refused_too_is_no_matter_of_clocks(connected: Connect) -> None:
    with ScriptedServer(taking()) as server, pytest.raises(TokenRefusedError, match="Invalid credentials"):
        connected(server, auth="xoauth2", secret=lambda: "stale", renew=lambda token: "fresh")
    assert sum(line.endswith(b"AUTHENTICATE XOAUTH2\r\n") for line in server.lines) == 2


def test_a_sign_in_that_is_refused_reaches_no_mail_server(connected: Connect) -> None:
    def refused() -> str:
        raise SignInRefusedError("revoked")

    with ScriptedServer(taking()) as server, pytest.raises(SignInRefusedError, match="revoked"):
        connected(server, auth="xoauth2", secret=refused, renew=lambda token: "fresh")
    assert not any(b"AUTHENTICATE" in line for line in server.lines)


# --- afterwards -------------------------------------------------------------------------------------------------------


def test_the_client_says_what_it_is_where_the_server_asks(connected: Connect) -> None:
    with embedded() as server:
        connected(server)
        assert "ID" in server.wire_log.names()


def test_a_server_without_id_is_not_asked(connected: Connect) -> None:
    with embedded(profile=Profile(without=frozenset({"ID"}))) as server:
        connected(server)
        assert "ID" not in server.wire_log.names()


def test_no_command_is_held_back_no_answer_awaited_forever_and_nothing_formatted_for_a_log(connected: Connect) -> None:
    with embedded() as server, connected(server).command("NOOP") as client:
        assert client.socket().getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        assert client.socket().gettimeout() == 20
        assert client._imap.debug == 0


def test_a_literal_of_three_gigabytes_is_not_believed(connected: Connect) -> None:
    announced = Fault("SELECT", Instead(b"* 1 FETCH (BODY[] {3000000000}\r\n", close=False))
    with embedded(announced) as server, pytest.raises(TemporaryError, match="3000000000"):
        connected(server).select("INBOX", write=True)


def test_nothing_of_the_account_or_the_letters_is_logged(connected: Connect, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with embedded() as server:
        server.deliver("INBOX", "Subject: Ünlesbar canary\r\n\r\n".encode("latin-1"))
        session = connected(server)
        session.select("INBOX", write=True)
        with session.command("FETCH") as client:
            client.fetch([1], ["BODY.PEEK[]", "ENVELOPE"])
    assert [record for record in caplog.records if record.name.startswith("imap")] == []


def test_a_session_prints_no_password() -> None:
    account = Account("imap.example", 993, "support", lambda: "hunter2")
    assert "hunter2" not in repr(account)
    assert "secret" not in repr(account)


def accepting(mechanism: bytes) -> Callable[[bytes, bytes], bytes]:
    """Answers of a server that takes any token."""
    waiting: list[bytes] = []

    def answer(tag: bytes, rest: bytes) -> bytes:
        if rest == b"AUTHENTICATE " + mechanism:
            waiting.append(tag)
            return b"+ \r\n"
        return b"%s OK done\r\n" % (waiting.pop() if waiting else tag)

    return answer


def last_tag(server: ScriptedServer) -> bytes:
    """The tag of the last command, of which the client's last line was a continuation."""
    commands = [line for line in server.lines if b" " in line]
    return commands[-1].partition(b" ")[0]


def decoded(server: ScriptedServer, *, after: bytes) -> bytes:
    """What the client answered to the challenge that followed this command."""
    number = next(number for number, line in enumerate(server.lines) if after in line)
    return base64.b64decode(server.lines[number + 1])
