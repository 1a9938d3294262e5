"""STORE, conditional as CONDSTORE has it (RFC 3501 section 6.4.6, RFC 7162 section 3.1.3)."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from triage.demo.imapd import flags as flag_names
from triage.demo.imapd.adding import written_set
from triage.demo.imapd.mailbox import Message
from triage.demo.imapd.replies import Bad, Reply, untagged
from triage.demo.imapd.scanner import Scanner, SequenceSet
from triage.demo.imapd.session import Commands, Session, State
from triage.demo.imapd.view import View


@dataclass(frozen=True, slots=True)
class _Change:
    """A STORE command's arguments; `how` is "", "+" or "-"."""

    numbers: SequenceSet
    unchanged_since: int | None
    how: str
    silent: bool
    flags: tuple[str, ...]


def _store(session: Session, arguments: Scanner, by_uid: bool) -> Reply:
    change = _read_change(arguments)
    if change.unchanged_since is not None:
        session.enable_condstore()
    view = session.writable_view()
    if not view.mailbox.allow_keywords and not all(flag_names.is_system(flag) for flag in change.flags):
        raise Bad("Command Argument Error. 11")
    uids = [uid for uid in view.resolve(change.numbers, by_uid) if view.still_there(uid)]
    modified = [uid for uid in uids if _is_newer(view.message(uid), change.unchanged_since)]
    stored = [uid for uid in uids if uid not in set(modified)]
    for uid in stored:
        _apply(view, view.message(uid), change)
    code = f"MODIFIED {written_set(modified if by_uid else _numbers(view, modified))}" if modified else None
    return Reply(_lines(view, stored, change, by_uid), text="Store completed.", code=code)


def _read_change(arguments: Scanner) -> _Change:
    arguments.space()
    numbers = arguments.sequence_set()
    arguments.space()
    unchanged_since = None
    if arguments.accept(b"(UNCHANGEDSINCE "):
        unchanged_since = arguments.number()
        arguments.expect(b") ")
    how = "+" if arguments.accept(b"+") else "-" if arguments.accept(b"-") else ""
    arguments.expect(b"FLAGS")
    silent = arguments.accept(b".SILENT")
    arguments.space()
    flags = arguments.flags()
    arguments.end()
    _check_flags(flags)
    return _Change(numbers, unchanged_since, how, silent, flags)


def _check_flags(flags: tuple[str, ...]) -> None:
    for flag in flags:
        if flag.startswith("\\") and not flag_names.is_system(flag):
            raise Bad(f"Invalid system flag {flag}")


def _is_newer(message: Message, modseq: int | None) -> bool:
    return modseq is not None and message.modseq > modseq


def _apply(view: View, message: Message, change: _Change) -> None:
    flags = view.mailbox.spelled(change.flags)
    wanted = {"": flags, "+": message.flags | flags, "-": message.flags - flags}[change.how]
    view.mailbox.set_flags(message, wanted, by=view)


def _numbers(view: View, uids: list[int]) -> list[int]:
    return [view.number(uid) for uid in uids]


def _lines(view: View, uids: list[int], change: _Change, by_uid: bool) -> Iterator[bytes]:
    yield from view.keyword_updates()
    if change.silent and not view.with_modseq:
        return
    for uid in uids:
        message = view.message(uid)
        items = [b"UID %d" % uid] if by_uid else []
        if not change.silent:
            items.append(b"FLAGS " + view.flags_of(message))
            view.told(uid)
        if view.with_modseq:
            items.append(b"MODSEQ (%d)" % message.modseq)
        yield untagged(b"%d FETCH (%b)" % (view.number(uid), b" ".join(items)))


COMMANDS: Commands = {
    "STORE": (State.SELECTED, partial(_store, by_uid=False)),
    "UID STORE": (State.SELECTED, partial(_store, by_uid=True)),
}
