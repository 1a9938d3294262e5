"""STATUS (RFC 3501 section 6.3.10, RFC 7162 section 3.1.7, RFC 8438)."""

from collections.abc import Callable

from triage.demo.imapd import flags as flag_names
from triage.demo.imapd.mailbox import Mailbox
from triage.demo.imapd.replies import Bad, Reply, untagged
from triage.demo.imapd.scanner import Scanner
from triage.demo.imapd.session import Commands, Session, State
from triage.demo.imapd.strings import mailbox_name

_VALUES: dict[str, Callable[[Mailbox], int]] = {
    "MESSAGES": lambda mailbox: len(mailbox.messages),
    "RECENT": lambda mailbox: len(mailbox.recent),
    "UIDNEXT": lambda mailbox: mailbox.uid_next,
    "UIDVALIDITY": lambda mailbox: mailbox.uid_validity,
    "UNSEEN": lambda mailbox: sum(flag_names.SEEN not in one.flags for one in mailbox.messages.values()),
    "DELETED": lambda mailbox: sum(flag_names.DELETED in one.flags for one in mailbox.messages.values()),
    "SIZE": lambda mailbox: sum(len(one.octets) for one in mailbox.messages.values()),
    "HIGHESTMODSEQ": lambda mailbox: mailbox.highest_modseq,
}


def read_status_items(arguments: Scanner) -> tuple[str, ...]:
    arguments.expect(b"(")
    items = [arguments.atom()]
    while arguments.accept(b" "):
        items.append(arguments.atom())
    arguments.expect(b")")
    if not _VALUES.keys() >= set(items):
        raise Bad("Unknown status item")
    return tuple(items)


def status_line(session: Session, name: str, items: tuple[str, ...]) -> bytes:
    mailbox = session.account.find(name)
    if "HIGHESTMODSEQ" in items:
        session.enable_condstore()
    values = " ".join(f"{item} {_VALUES[item](mailbox)}" for item in items)
    return untagged(b"STATUS " + mailbox_name(name) + f" ({values})".encode())


def _status(session: Session, arguments: Scanner) -> Reply:
    arguments.space()
    name = arguments.mailbox()
    arguments.space()
    items = read_status_items(arguments)
    arguments.end()
    return Reply([status_line(session, name, items)], text="Status completed")


COMMANDS: Commands = {"STATUS": (State.AUTHENTICATED, _status)}
