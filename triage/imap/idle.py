"""IDLE (RFC 2177), as a hint only: imapclient reports a dead connection as "no news", over and over (its issue 565)."""

from __future__ import annotations

from typing import Any

from triage.errors import PermanentError
from triage.imap.session import Session
from triage.imap.trouble import ConnectionLostError
from triage.imap.watchdog import PROBE_SECONDS

_NEWS = frozenset({b"EXISTS", b"EXPUNGE", b"FETCH", b"VANISHED"})


def wait(session: Session, seconds: float) -> bool:
    """Whether the server reports a change in the selected mailbox within so many seconds.

    Every wait ends with DONE and its answer, so that a connection that died meanwhile is noticed: TemporaryError.
    """
    if "IDLE" not in session.capabilities:
        raise PermanentError("the server knows no IDLE")
    with session.command("IDLE", seconds + PROBE_SECONDS) as client:
        client.idle()
        told = client.idle_check(timeout=seconds)
        told += client.idle_done()[1]
    if any(_is(response, frozenset({b"BYE"})) for response in told):
        session.close()
        raise ConnectionLostError("IDLE: the server says goodbye")
    return any(_is(response, _NEWS) for response in told)


def _is(response: Any, names: frozenset[bytes]) -> bool:
    """Whether a response such as (5, b'EXISTS') or (b'BYE', b'...') has one of these names."""
    return isinstance(response, tuple) and any(
        isinstance(word, bytes) and word.upper() in names for word in response[:2]
    )
