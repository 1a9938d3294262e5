"""The embedded server: greeting, capabilities, logging in and out, states."""

import base64
import ssl
from collections.abc import Iterator
from pathlib import Path

import imapclient
import pytest

from tests.servers.base import ServerAbsentError, make_certificate
from tests.wire import WireClient
from triage.demo.imapd.server import ImapServer

CREDENTIALS = base64.b64encode(b"\0support\0secret")


@pytest.fixture
def server() -> Iterator[ImapServer]:
    with ImapServer({"support": "secret", "sales": "other secret"}) as running:
        yield running


@pytest.fixture
def client(server: ImapServer) -> Iterator[WireClient]:
    with WireClient(server.host, server.port) as connected:
        yield connected


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("certificate")
    try:
        make_certificate(folder)
    except ServerAbsentError as absent:
        pytest.skip(str(absent))
    return folder


@pytest.fixture
def tls(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate / "cert.pem", certificate / "key.pem")
    return context


def trusting(certificate: Path) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(certificate / "cert.pem"))


def test_the_greeting_lists_capabilities(client: WireClient) -> None:
    assert client.greeting.startswith(b"* OK [CAPABILITY IMAP4rev1 LITERAL+ SASL-IR")


@pytest.mark.parametrize("login", [b"LOGIN support secret", b'LOGIN "support" "secret"', b"login support secret"])
def test_a_user_logs_in(client: WireClient, login: bytes) -> None:
    assert client.command(login).status == "OK"


def test_a_password_can_be_a_literal(client: WireClient) -> None:
    assert client.command(b"LOGIN sales", b"other secret").status == "OK"


def test_a_wrong_password_is_refused_with_its_code(client: WireClient) -> None:
    assert client.command(b"LOGIN support wrong").code == b"AUTHENTICATIONFAILED"


def test_plain_is_accepted_with_an_initial_response(client: WireClient) -> None:
    assert client.command(b"AUTHENTICATE PLAIN " + CREDENTIALS).status == "OK"


def test_plain_is_accepted_after_a_continuation(client: WireClient) -> None:
    tag = client.start(b"AUTHENTICATE PLAIN")
    asked = client.line()

    client.send(CREDENTIALS + b"\r\n")

    assert (asked, client.finish(tag).status) == (b"+ ", "OK")


@pytest.mark.parametrize("response", [b"*", b"bm9uc2Vuc2U=", b"!"])
def test_plain_without_credentials_is_bad(client: WireClient, response: bytes) -> None:
    assert client.command(b"AUTHENTICATE PLAIN " + response).status == "BAD"


def test_other_mechanisms_are_refused(client: WireClient) -> None:
    assert client.command(b"AUTHENTICATE CRAM-MD5").status == "NO"


@pytest.mark.parametrize("command", [b"SELECT INBOX", b'LIST "" *', b"IDLE", b"FETCH 1 FLAGS"])
def test_nothing_is_done_before_login(client: WireClient, command: bytes) -> None:
    assert client.command(command).status == "BAD"


@pytest.mark.parametrize("line", [b"\r\n", b"nonsense\r\n", b"{}\r\n", b"a\r\n", b"\x00\xff\r\n"])
def test_a_line_that_is_no_command_is_bad(client: WireClient, line: bytes) -> None:
    client.send(line)

    assert client.line().startswith(b"* BAD")


def test_users_have_mailboxes_of_their_own(server: ImapServer, client: WireClient) -> None:
    server.deliver("INBOX", b"Subject: for sales\r\n\r\n", user="sales")
    client.log_in("support", "secret")

    assert client.command(b"STATUS INBOX (MESSAGES)").untagged == (b"STATUS INBOX (MESSAGES 0)",)


@pytest.mark.parametrize(
    ("command", "untagged"),
    [
        (b"NAMESPACE", b'NAMESPACE (("" "/")) NIL NIL'),
        (b"ID NIL", b'ID ("name" "triage demo")'),
        (b'ID ("name" "a client")', b'ID ("name" "triage demo")'),
        (b"ENABLE CONDSTORE X-NONSENSE", b"ENABLED CONDSTORE"),
        (b"ENABLE X-NONSENSE", b"ENABLED"),
    ],
)
def test_small_commands_are_answered(client: WireClient, command: bytes, untagged: bytes) -> None:
    assert client.log_in().command(command).untagged == (untagged,)


def test_commands_are_read_in_any_case(client: WireClient) -> None:
    client.command(b"login support secret")

    assert client.command(b"uid fetch 1 (flags)").tagged == b"BAD No mailbox selected"


def test_logout_says_bye_and_closes(client: WireClient) -> None:
    answer = client.command(b"LOGOUT")

    assert (answer.untagged, answer.status, client.socket.recv(1)) == ((b"BYE Logging out",), "OK", b"")


def test_passwords_are_not_logged(server: ImapServer, client: WireClient) -> None:
    client.log_in()
    client.command(b"AUTHENTICATE PLAIN " + CREDENTIALS)

    assert [command.line for command in server.wire_log] == ["t1 LOGIN ...", "t2 AUTHENTICATE ..."]


def test_starttls_turns_the_connection_into_tls(tls: ssl.SSLContext, certificate: Path) -> None:
    with (
        ImapServer({"support": "secret"}, tls=tls) as server,
        imapclient.IMAPClient(server.host, server.port, ssl=False) as client,
    ):
        client.starttls(trusting(certificate))
        client.login("support", "secret")

        assert client.list_folders("", "INBOX") == [((b"\\HasNoChildren",), b"/", "INBOX")]


def test_implicit_tls_speaks_tls_from_the_first_octet(tls: ssl.SSLContext, certificate: Path) -> None:
    with (
        ImapServer({"support": "secret"}, tls=tls, implicit_tls=True) as server,
        imapclient.IMAPClient(server.host, server.port, ssl_context=trusting(certificate)) as client,
    ):
        assert client.login("support", "secret").startswith(b"[CAPABILITY")


def test_starttls_is_bad_without_a_certificate(client: WireClient) -> None:
    assert client.command(b"STARTTLS").status == "BAD"


def test_a_restarted_server_keeps_its_port_and_mail(server: ImapServer) -> None:
    server.deliver("INBOX", b"Subject: kept\r\n\r\n")
    port = server.port

    server.stop()
    server.start()

    assert (server.port, [message.octets for message in server.messages()]) == (port, [b"Subject: kept\r\n\r\n"])


def test_a_taken_port_is_an_error(server: ImapServer) -> None:
    with pytest.raises(OSError, match="address already in use"):
        ImapServer({"support": "secret"}, port=server.port).start()
