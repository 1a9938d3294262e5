"""No password crosses a network that anybody else can read."""

from __future__ import annotations

import os
import ssl
from pathlib import Path

import pytest

from tests.contract.sessions import Connect, embedded
from tests.servers.base import PrivateServer, make_certificate
from tests.servers.scripted import ScriptedServer
from triage.demo.imapd.effects import Instead, Refuse
from triage.demo.imapd.faults import Fault
from triage.errors import ConfigError, NoTlsError, PermanentError, TriageError

SAME_PLACE_OTHER_NAME = "127.1"  # inet_aton(3) takes it for 127.0.0.1; the certificates do not have it


@pytest.fixture
def server_tls(tmp_path: Path) -> tuple[ssl.SSLContext, Path]:
    """A context for a server on localhost, and the certificate to trust."""
    make_certificate(tmp_path)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(tmp_path / "cert.pem", tmp_path / "key.pem")
    return context, tmp_path / "cert.pem"


def test_tls_from_the_first_octet(real: PrivateServer, connected: Connect) -> None:
    session = connected(real, port=real.tls_port, tls="implicit", ca_file=real.ca_file, host="localhost")
    assert "IMAP4REV1" in session.capabilities


def test_starttls_before_the_login(real: PrivateServer, connected: Connect) -> None:
    session = connected(real, tls="starttls", ca_file=real.ca_file)
    assert "IMAP4REV1" in session.capabilities
    assert "STARTTLS" not in session.capabilities


def test_authorities_that_have_changed_count_from_the_next_login_on(
    real: PrivateServer, connected: Connect, server_tls: tuple[ssl.SSLContext, Path], tmp_path: Path
) -> None:
    trusted, (_, other) = tmp_path / "trusted.pem", server_tls
    write(trusted, real.ca_file, at=1)
    assert connected(real, tls="starttls", ca_file=trusted).capabilities
    write(trusted, other, at=2)
    with pytest.raises(PermanentError):
        connected(real, tls="starttls", ca_file=trusted)
    write(trusted, real.ca_file, at=3)
    assert connected(real, tls="starttls", ca_file=trusted).capabilities


def write(file: Path, certificate: Path, *, at: int) -> None:
    file.write_bytes(certificate.read_bytes())
    os.utime(file, (at, at))


def test_an_unknown_authority_is_refused(real: PrivateServer, connected: Connect) -> None:
    with pytest.raises(PermanentError, match=r"(?i)certificate"):
        connected(real, port=real.tls_port, tls="implicit")


def test_an_unknown_authority_is_refused_by_starttls_too(real: PrivateServer, connected: Connect) -> None:
    with pytest.raises(PermanentError, match=r"(?i)certificate"):
        connected(real, tls="starttls")


@pytest.mark.parametrize("tls", ["implicit", "starttls"])
def test_a_certificate_for_another_name_is_refused(real: PrivateServer, connected: Connect, tls: str) -> None:
    port = real.tls_port if tls == "implicit" else real.port
    with pytest.raises(PermanentError, match="mismatch"):
        connected(real, host=SAME_PLACE_OTHER_NAME, port=port, tls=tls, ca_file=real.ca_file)


def test_a_server_that_speaks_no_tls_is_told_so(connected: Connect) -> None:
    with embedded() as server, pytest.raises(NoTlsError):
        connected(server, tls="implicit")


def test_without_starttls_no_password_is_sent(connected: Connect) -> None:
    with embedded() as server:
        with pytest.raises(PermanentError, match="STARTTLS"):
            connected(server, tls="starttls")
        assert server.wire_log.names() == ["CAPABILITY"]


def test_a_refused_starttls_is_not_got_around(connected: Connect, server_tls: tuple[ssl.SSLContext, Path]) -> None:
    context, ca_file = server_tls
    with embedded(Fault("STARTTLS", Refuse("NO not now")), tls=context) as server:
        with pytest.raises(TriageError):
            connected(server, tls="starttls", ca_file=ca_file)
        assert "LOGIN" not in server.wire_log.names()


def test_what_was_said_before_tls_is_not_believed(connected: Connect, server_tls: tuple[ssl.SSLContext, Path]) -> None:
    context, ca_file = server_tls
    forged = Instead(b"* CAPABILITY IMAP4rev1 STARTTLS X-FORGED\r\n* 7 EXISTS\r\n{tag} OK done\r\n", close=False)
    with embedded(Fault("CAPABILITY", forged), tls=context) as server:
        session = connected(server, tls="starttls", ca_file=ca_file)
        with session.command("NOOP") as client:
            believed = dict(client._imap.untagged_responses)
        session.close()
        assert "X-FORGED" not in session.capabilities
        assert "EXISTS" not in believed


def test_plain_imap_is_for_this_machine_only(connected: Connect) -> None:
    with embedded() as server, pytest.raises(ConfigError, match="without TLS"):
        connected(server, host="imap.example")


def test_plain_imap_on_this_machine_has_to_be_asked_for(connected: Connect) -> None:
    with embedded() as server:
        assert "IMAP4REV1" in connected(server, tls="none").capabilities


@pytest.mark.parametrize("tls", ["none", "starttls"])
def test_preauth_is_refused(connected: Connect, tls: str) -> None:
    server = ScriptedServer(lambda tag, rest: tag + b" OK done\r\n", greeting=b"* PREAUTH whoever you are\r\n")
    with server, pytest.raises(PermanentError, match="PREAUTH"):
        connected(server, tls=tls)
