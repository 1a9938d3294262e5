"""Opening and closing a mailbox, and removing what is marked \\Deleted (RFC 3501 sections 6.3.1 and 6.4, RFC 3691)."""

from collections.abc import Iterator
from functools import partial

from triage.demo.imapd import flags as flag_names
from triage.demo.imapd.replies import Bad, Reply, untagged
from triage.demo.imapd.scanner import Scanner
from triage.demo.imapd.session import Commands, Session, State
from triage.demo.imapd.view import View


def _select(session: Session, arguments: Scanner, read_only: bool) -> Reply:
    arguments.space()
    name = arguments.mailbox()
    condstore = arguments.accept(b" (CONDSTORE)")
    arguments.end()
    session.unselect()
    if condstore:
        session.enable_condstore()
    view = session.select(name, read_only)
    lines = list(_select_lines(session, view))
    return Reply(lines, text="Select completed", code="READ-ONLY" if read_only else "READ-WRITE")


def _select_lines(session: Session, view: View) -> Iterator[bytes]:
    mailbox = view.mailbox
    yield view.flags_line()
    yield untagged(b"OK [PERMANENTFLAGS " + _permanent_flags(view) + b"] Flags permitted.")
    yield untagged(f"{len(view.uids)} EXISTS")
    yield untagged(f"{len(view.recent)} RECENT")
    unseen = _first_unseen(view)
    if unseen:
        yield untagged(f"OK [UNSEEN {unseen}] First unseen.")
    yield untagged(f"OK [UIDVALIDITY {mailbox.uid_validity}] UIDs valid")
    yield untagged(f"OK [UIDNEXT {mailbox.uid_next}] Predicted next UID")
    if session.profile.offers("CONDSTORE"):
        yield untagged(f"OK [HIGHESTMODSEQ {mailbox.highest_modseq}] Highest")


def _permanent_flags(view: View) -> bytes:
    if view.read_only:
        return b"()"
    keywords = (*view.mailbox.keywords, flag_names.ANY_KEYWORD) if view.mailbox.allow_keywords else ()
    return flag_names.written((*flag_names.SYSTEM, *keywords))


def _first_unseen(view: View) -> int | None:
    unseen = (number for number, uid in enumerate(view.uids, start=1) if _is_unseen(view, uid))
    return next(unseen, None)


def _is_unseen(view: View, uid: int) -> bool:
    return flag_names.SEEN not in view.message(uid).flags


def _close(session: Session, arguments: Scanner) -> Reply:
    arguments.end()
    if not session.view.read_only:
        session.view.mailbox.expunge(_deleted(session.view))
    session.unselect()
    return Reply(text="Close completed")


def _unselect(session: Session, arguments: Scanner) -> Reply:
    arguments.end()
    session.unselect()
    return Reply(text="Unselect completed")


def _check(session: Session, arguments: Scanner) -> Reply:
    arguments.end()
    return Reply(text="Check completed")


def _expunge(session: Session, arguments: Scanner) -> Reply:
    arguments.end()
    view = session.writable_view()
    view.mailbox.expunge(_deleted(view))
    return Reply(text="Expunge completed")


def _uid_expunge(session: Session, arguments: Scanner) -> Reply:
    """Only what is both marked \\Deleted and named (RFC 4315 section 2.1)."""
    if not session.profile.offers("UIDPLUS"):
        raise Bad("UIDPLUS is not offered")
    arguments.space()
    named = arguments.sequence_set()
    arguments.end()
    view = session.writable_view()
    uids = set(view.resolve(named, by_uid=True))
    view.mailbox.expunge([uid for uid in _deleted(view) if uid in uids])
    return Reply(text="Expunge completed")


def _deleted(view: View) -> list[int]:
    return [message.uid for message in view.mailbox.messages.values() if flag_names.DELETED in message.flags]


COMMANDS: Commands = {
    "SELECT": (State.AUTHENTICATED, partial(_select, read_only=False)),
    "EXAMINE": (State.AUTHENTICATED, partial(_select, read_only=True)),
    "CLOSE": (State.SELECTED, _close),
    "UNSELECT": (State.SELECTED, _unselect),
    "CHECK": (State.SELECTED, _check),
    "EXPUNGE": (State.SELECTED, _expunge),
    "UID EXPUNGE": (State.SELECTED, _uid_expunge),
}
