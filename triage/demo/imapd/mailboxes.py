"""Commands that make, rename, remove and subscribe mailboxes (RFC 3501 section 6.3.3 to 6.3.7, RFC 6154 section 3)."""

from triage.demo.imapd.account import normalised
from triage.demo.imapd.replies import No, Reply
from triage.demo.imapd.scanner import Scanner
from triage.demo.imapd.session import Commands, Session, State


def _create(session: Session, arguments: Scanner) -> Reply:
    name = _name(arguments)
    special_use = None
    if arguments.accept(b" (USE ("):
        if not session.profile.offers("SPECIAL-USE"):
            raise No("Special use can't be set", "USEATTR")
        special_use = arguments.flag()
        arguments.expect(b"))")
    arguments.end()
    session.account.create(name, special_use)
    return Reply(text="Create completed")


def _delete(session: Session, arguments: Scanner) -> Reply:
    name = _only_name(arguments)
    mailbox = session.account.delete(name)
    if session.selected and session.selected.mailbox is mailbox:
        session.unselect()
    return Reply(text="Delete completed")


def _rename(session: Session, arguments: Scanner) -> Reply:
    old = _name(arguments)
    session.account.rename(old, _only_name(arguments))
    return Reply(text="Rename completed")


def _subscribe(session: Session, arguments: Scanner) -> Reply:
    name = _only_name(arguments)
    session.account.find(name)
    session.account.subscribed.add(normalised(name))
    return Reply(text="Subscribe completed")


def _unsubscribe(session: Session, arguments: Scanner) -> Reply:
    session.account.subscribed.discard(normalised(_only_name(arguments)))
    return Reply(text="Unsubscribe completed")


def _name(arguments: Scanner) -> str:
    arguments.space()
    return arguments.mailbox()


def _only_name(arguments: Scanner) -> str:
    name = _name(arguments)
    arguments.end()
    return name


COMMANDS: Commands = {
    "CREATE": (State.AUTHENTICATED, _create),
    "DELETE": (State.AUTHENTICATED, _delete),
    "RENAME": (State.AUTHENTICATED, _rename),
    "SUBSCRIBE": (State.AUTHENTICATED, _subscribe),
    "UNSUBSCRIBE": (State.AUTHENTICATED, _unsubscribe),
}
