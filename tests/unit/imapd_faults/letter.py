"""What the tests of a failing server share."""

from collections.abc import Callable

from tests.wire import WireClient
from triage.demo.imapd.server import ImapServer

LETTER = b"Subject: vase\r\n\r\nIt is broken.\r\n"
Connect = Callable[[], WireClient]


def drafts(server: ImapServer) -> list[bytes]:
    return [message.octets for message in server.messages("Drafts")]
