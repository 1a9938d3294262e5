"""FETCH (RFC 3501 section 6.4.5, RFC 7162 section 3.1.4). BODY[...] sets \\Seen, BODY.PEEK[...] never does."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from triage.demo.imapd import flags as flag_names
from triage.demo.imapd.mailbox import Message
from triage.demo.imapd.replies import Bad, Reply, untagged
from triage.demo.imapd.scanner import MONTHS, Scanner
from triage.demo.imapd.section import Section, cut_out, read_section
from triage.demo.imapd.session import Commands, Session, State
from triage.demo.imapd.strings import literal
from triage.demo.imapd.structure import body_structure, envelope
from triage.demo.imapd.view import View

_FAST = ("FLAGS", "INTERNALDATE", "RFC822.SIZE")
_MACROS = {"FAST": _FAST, "ALL": (*_FAST, "ENVELOPE"), "FULL": (*_FAST, "ENVELOPE", "BODY")}
_WHOLE = {"RFC822": Section(), "RFC822.HEADER": Section(kind="HEADER"), "RFC822.TEXT": Section(kind="TEXT")}


@dataclass(frozen=True, slots=True)
class _Item:
    """One thing to fetch; `partial` is the first octet and the number of octets."""

    name: str
    section: Section | None = None
    partial: tuple[int, int] | None = None

    @property
    def sets_seen(self) -> bool:
        return self.name in ("BODY[", "RFC822", "RFC822.TEXT")


def _fetch(session: Session, arguments: Scanner, by_uid: bool) -> Reply:
    arguments.space()
    numbers = arguments.sequence_set()
    arguments.space()
    items = _read_items(arguments)
    changed_since = _changed_since(arguments)
    arguments.end()
    view = session.view
    if changed_since is not None or any(item.name == "MODSEQ" for item in items):
        session.enable_condstore()
    if changed_since is not None:
        items.append(_Item("MODSEQ"))
    if by_uid:
        items.insert(0, _Item("UID"))
    uids = view.resolve(numbers, by_uid)
    messages = [message for uid in uids if (message := view.message(uid)).modseq > (changed_since or 0)]
    return Reply(_lines(view, messages, _without_repetition(items)), text="Fetch completed")


def _read_items(arguments: Scanner) -> list[_Item]:
    if not arguments.accept(b"("):
        return _item_or_macro(arguments)
    items = [_item(arguments)]
    while arguments.accept(b" "):
        items.append(_item(arguments))
    arguments.expect(b")")
    return items


def _item_or_macro(arguments: Scanner) -> list[_Item]:
    for macro, names in _MACROS.items():
        if arguments.accept(macro.encode()):
            return [_Item(name) for name in names]
    return [_item(arguments)]


def _item(arguments: Scanner) -> _Item:
    if arguments.accept(b"BODY["):
        return _body_item(arguments, "BODY[")
    if arguments.accept(b"BODY.PEEK["):
        return _body_item(arguments, "BODY.PEEK[")
    name = arguments.atom()
    if name in _VALUES:
        return _Item(name)
    if name in _WHOLE:
        return _Item(name, _WHOLE[name])
    raise Bad(f"Unknown parameter {name}")


def _body_item(arguments: Scanner, name: str) -> _Item:
    section = read_section(arguments)
    if not arguments.accept(b"<"):
        return _Item(name, section)
    first = arguments.number()
    arguments.expect(b".")
    count = arguments.number()
    arguments.expect(b">")
    return _Item(name, section, (first, count))


def _changed_since(arguments: Scanner) -> int | None:
    if not arguments.accept(b" (CHANGEDSINCE "):
        return None
    modseq = arguments.number()
    arguments.expect(b")")
    return modseq


def _without_repetition(items: list[_Item]) -> list[_Item]:
    return list(dict.fromkeys(items))


def _lines(view: View, messages: list[Message], items: list[_Item]) -> Iterator[bytes]:
    for message in messages:
        now_seen = any(item.sets_seen for item in items) and _set_seen(view, message)
        wanted = _without_repetition([*items, *_told_unasked(view)]) if now_seen else items
        if _Item("FLAGS") in wanted:
            view.told(message.uid)
        values = b" ".join(_labelled(view, message, item) for item in wanted)
        yield untagged(b"%d FETCH (%b)" % (view.number(message.uid), values))


def _told_unasked(view: View) -> list[_Item]:
    return [_Item("FLAGS"), _Item("MODSEQ")] if view.with_modseq else [_Item("FLAGS")]


def _set_seen(view: View, message: Message) -> bool:
    if view.read_only:
        return False
    return view.mailbox.set_flags(message, message.flags | {flag_names.SEEN}, by=view)


def _labelled(view: View, message: Message, item: _Item) -> bytes:
    if item.section is not None:
        return _section(message, item, item.section)
    return item.name.encode() + b" " + _VALUES[item.name](view, message)


def _section(message: Message, item: _Item, section: Section) -> bytes:
    # The whole message is what clients fetch most, and needs no parsing.
    octets = message.octets if section == Section() else cut_out(message.root, section)
    label = b"BODY[" + section.label() + b"]" if item.name.startswith("BODY") else item.name.encode()
    if item.partial is not None:
        first, count = item.partial
        label += b"<%d>" % first
        octets = octets[first : first + count]
    return label + b" " + literal(octets)


def date_time(moment: datetime) -> bytes:
    """RFC 3501 `date-time`, the month in English whatever the locale."""
    text = f'"{moment:%d}-{MONTHS[moment.month - 1]}-{moment:%Y %H:%M:%S %z}"'
    return text.encode("ascii")


_VALUES: dict[str, Callable[[View, Message], bytes]] = {
    "UID": lambda view, message: b"%d" % message.uid,
    "FLAGS": lambda view, message: view.flags_of(message),
    "INTERNALDATE": lambda view, message: date_time(message.received),
    "RFC822.SIZE": lambda view, message: b"%d" % len(message.octets),
    "ENVELOPE": lambda view, message: envelope(message.root),
    "BODY": lambda view, message: body_structure(message.root, extended=False),
    "BODYSTRUCTURE": lambda view, message: body_structure(message.root, extended=True),
    "MODSEQ": lambda view, message: b"(%d)" % message.modseq,
}

COMMANDS: Commands = {
    "FETCH": (State.SELECTED, partial(_fetch, by_uid=False)),
    "UID FETCH": (State.SELECTED, partial(_fetch, by_uid=True)),
}
