"""Commands about the connection and the user (RFC 3501 sections 6.1 and 6.2, RFC 2971, RFC 5161)."""

import binascii

from triage.demo.imapd.replies import Bad, No, Reply, untagged
from triage.demo.imapd.scanner import Scanner
from triage.demo.imapd.session import Commands, Session, State


def capability_text(session: Session) -> str:
    """All capabilities as they stand now, on one line."""
    names = [*session.profile.capabilities, "AUTH=PLAIN"]
    if session.may_start_tls and session.user is None:
        names.append("STARTTLS")
    return "CAPABILITY " + " ".join(names)


def _capability(session: Session, arguments: Scanner) -> Reply:
    arguments.end()
    return Reply([untagged(capability_text(session))], text="Capability completed")


def _noop(session: Session, arguments: Scanner) -> Reply:
    arguments.end()
    return Reply(text="NOOP completed")


def _logout(session: Session, arguments: Scanner) -> Reply:
    arguments.end()
    session.unselect()
    session.logged_out = True
    return Reply([untagged("BYE Logging out")], text="Logout completed")


def _login(session: Session, arguments: Scanner) -> Reply:
    arguments.space()
    user = arguments.astring().decode("utf-8", "replace")
    arguments.space()
    password = arguments.astring().decode("utf-8", "replace")
    arguments.end()
    return _logged_in(session, user, password)


def _authenticate(session: Session, arguments: Scanner) -> Reply:
    """PLAIN (RFC 4616); the response is an argument here whether it came with the command or after `+`."""
    arguments.space()
    if arguments.atom() != "PLAIN":
        raise No("Unsupported authentication mechanism", "CANNOT")
    arguments.space()
    response = arguments.octets[arguments.position :].strip()
    if response == b"*":
        raise Bad("Authentication aborted")
    try:
        _, user, password = binascii.a2b_base64(response).decode("utf-8").split("\0")
    except ValueError as error:
        raise Bad("Invalid PLAIN response") from error
    return _logged_in(session, user, password)


def _logged_in(session: Session, user: str, password: str) -> Reply:
    session.log_in(user, password)
    return Reply(text="Logged in", code=capability_text(session))


def _start_tls(session: Session, arguments: Scanner) -> Reply:
    arguments.end()
    if not session.may_start_tls:
        raise Bad("TLS is not available")
    session.tls_requested = True
    return Reply(text="Begin TLS negotiation now")


def _id(session: Session, arguments: Scanner) -> Reply:
    return Reply([untagged('ID ("name" "triage demo")')], text="ID completed")


def _enable(session: Session, arguments: Scanner) -> Reply:
    enabled = []
    while arguments.accept(b" "):
        if arguments.atom() == "CONDSTORE" and session.profile.offers("CONDSTORE"):
            session.enable_condstore()
            enabled.append(" CONDSTORE")
    arguments.end()
    return Reply([untagged("ENABLED" + "".join(enabled))], text="Enabled")


def _namespace(session: Session, arguments: Scanner) -> Reply:
    arguments.end()
    return Reply([untagged('NAMESPACE (("" "/")) NIL NIL')], text="Namespace completed")


COMMANDS: Commands = {
    "CAPABILITY": (State.ANY, _capability),
    "NOOP": (State.ANY, _noop),
    "LOGOUT": (State.ANY, _logout),
    "ID": (State.ANY, _id),
    "LOGIN": (State.NOT_AUTHENTICATED, _login),
    "AUTHENTICATE": (State.NOT_AUTHENTICATED, _authenticate),
    "STARTTLS": (State.NOT_AUTHENTICATED, _start_tls),
    "ENABLE": (State.AUTHENTICATED, _enable),
    "NAMESPACE": (State.AUTHENTICATED, _namespace),
}
