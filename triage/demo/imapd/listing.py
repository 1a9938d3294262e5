"""LIST and LSUB with special use, subscriptions and status (RFC 3501 section 6.3.8, RFC 5258, RFC 5819, RFC 6154)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from triage.demo.imapd.account import INBOX, SEPARATOR, Account
from triage.demo.imapd.replies import Reply, untagged
from triage.demo.imapd.scanner import Scanner
from triage.demo.imapd.session import Commands, Session, State
from triage.demo.imapd.status import read_status_items, status_line
from triage.demo.imapd.strings import mailbox_name


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A LIST command's arguments."""

    patterns: tuple[str, ...]
    selection: frozenset[str]
    returned: frozenset[str]
    status_items: tuple[str, ...] = ()

    def asks_for(self, option: str) -> bool:
        """With options, a client gets what it asked for; without any, what is customary (RFC 5258 section 3)."""
        options = self.selection | self.returned
        return option in options or (not options and option in ("CHILDREN", "SPECIAL-USE"))


def _list(session: Session, arguments: Scanner) -> Reply:
    wanted = _read_list(arguments)
    if wanted.patterns == ("",):
        return Reply([untagged('LIST (\\Noselect) "/" ""')], text="List completed")
    return Reply(list(_list_lines(session, wanted)), text="List completed")


def _lsub(session: Session, arguments: Scanner) -> Reply:
    wanted = _read_list(arguments)
    lines = [_line("LSUB", attributes, name) for name, attributes in _lsub_names(session.account, wanted.patterns)]
    return Reply(lines, text="Lsub completed")


def _read_list(arguments: Scanner) -> _Wanted:
    arguments.space()
    selection = _options(arguments) if arguments.looking_at(b"(") else frozenset()
    if selection or arguments.looking_at(b" "):
        arguments.space()
    reference = arguments.mailbox()
    arguments.space()
    patterns = tuple(reference + pattern for pattern in _patterns(arguments))
    returned: frozenset[str] = frozenset()
    items: tuple[str, ...] = ()
    if arguments.accept(b" RETURN "):
        returned, items = _return_options(arguments)
    arguments.end()
    return _Wanted(patterns, selection, returned, items)


def _patterns(arguments: Scanner) -> list[str]:
    if not arguments.accept(b"("):
        return [arguments.list_pattern()]
    patterns = [arguments.list_pattern()]
    while arguments.accept(b" "):
        patterns.append(arguments.list_pattern())
    arguments.expect(b")")
    return patterns


def _options(arguments: Scanner) -> frozenset[str]:
    return _return_options(arguments)[0]


def _return_options(arguments: Scanner) -> tuple[frozenset[str], tuple[str, ...]]:
    arguments.expect(b"(")
    options = set()
    items: tuple[str, ...] = ()
    while not arguments.accept(b")"):
        arguments.accept(b" ")
        option = arguments.atom()
        options.add(option)
        if option == "STATUS":
            arguments.space()
            items = read_status_items(arguments)
    return frozenset(options), items


def _list_lines(session: Session, wanted: _Wanted) -> Iterator[bytes]:
    account = session.account
    for name in _matching(_candidates(account, wanted), wanted.patterns):
        attributes = _attributes(session, name, wanted)
        if "SPECIAL-USE" in wanted.selection and not _special_use(session, name):
            continue
        yield _line("LIST", attributes, name)
        if wanted.status_items and name in account.mailboxes:
            yield status_line(session, name, wanted.status_items)


def _candidates(account: Account, wanted: _Wanted) -> Iterable[str]:
    return account.subscribed if "SUBSCRIBED" in wanted.selection else account.mailboxes


def _matching(names: Iterable[str], patterns: Iterable[str]) -> list[str]:
    expressions = [_expression(pattern) for pattern in patterns]
    ordered = sorted(names, key=lambda name: (name != INBOX, name))
    return [name for name in ordered if any(_matches(expression, name) for expression in expressions)]


def _expression(pattern: str) -> str:
    """`*` goes through levels, `%` does not."""
    wildcards = {"*": ".*", "%": f"[^{SEPARATOR}]*"}
    return "".join(wildcards.get(letter, re.escape(letter)) for letter in pattern)


def _matches(expression: str, name: str) -> bool:
    """INBOX matches in any case."""
    flags = re.DOTALL | (re.IGNORECASE if name == INBOX else 0)
    return re.fullmatch(expression, name, flags) is not None


def _attributes(session: Session, name: str, wanted: _Wanted) -> list[str]:
    account = session.account
    attributes = [] if name in account.mailboxes else ["\\NonExistent"]
    if account.profile.offers("CHILDREN") and wanted.asks_for("CHILDREN"):
        attributes.append("\\HasChildren" if account.has_children(name) else "\\HasNoChildren")
    if wanted.asks_for("SPECIAL-USE"):
        attributes += _special_use(session, name)
    if wanted.asks_for("SUBSCRIBED") and name in account.subscribed:
        attributes.append("\\Subscribed")
    return attributes


def _special_use(session: Session, name: str) -> list[str]:
    mailbox = session.account.mailboxes.get(name)
    offered = session.profile.offers("SPECIAL-USE")
    return [mailbox.special_use] if offered and mailbox and mailbox.special_use else []


def _lsub_names(account: Account, patterns: tuple[str, ...]) -> Iterator[tuple[str, list[str]]]:
    """Subscribed names; with `%` also the parents of subscribed names below, which cannot be selected as such."""
    matching = _matching(account.subscribed, patterns)
    yield from ((name, []) for name in matching)
    if any(pattern.endswith("%") for pattern in patterns):
        parents = {name[:end] for name in account.subscribed for end in _separators(name)} - account.subscribed
        yield from ((name, ["\\Noselect"]) for name in _matching(parents, patterns))


def _separators(name: str) -> Iterator[int]:
    return (position for position, letter in enumerate(name) if letter == SEPARATOR)


def _line(response: str, attributes: list[str], name: str) -> bytes:
    return untagged(f'{response} ({" ".join(attributes)}) "{SEPARATOR}" '.encode() + mailbox_name(name))


COMMANDS: Commands = {
    "LIST": (State.AUTHENTICATED, _list),
    "LSUB": (State.AUTHENTICATED, _lsub),
}
