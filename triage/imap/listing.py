"""LIST and STATUS, read here: imapclient is at a loss with every mailbox as soon as one is called foo[bar."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from imapclient.imap_utf7 import decode, encode

from triage.errors import PermanentError
from triage.imap import guard
from triage.imap.session import Session
from triage.imap.trouble import refusal

_QUOTED = rb'"(?:[^"\\]|\\.)*"'
_LISTED = re.compile(
    rb"\((?P<flags>[^()]*)\) (?P<delimiter>NIL|" + _QUOTED + rb") (?P<name>" + _QUOTED + rb"|[^ ]*)", re.S
)
_ITEMS = re.compile(rb"\(([^()]*)\) *$")


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of LIST. `uses`: its attributes in lower case (Cyrus answers \\drafts, others \\Drafts)."""

    name: str
    delimiter: str
    uses: frozenset[str]

    @property
    def leaf(self) -> str:
        return (self.name.rpartition(self.delimiter)[2] if self.delimiter else self.name).casefold()


def listed(session: Session, *options: str) -> tuple[Listed, ...]:
    """Every mailbox whose name is fit for a command."""
    return tuple(_read_list(_ask(session, "LIST", '""', '"*"', *options)))


def status(session: Session, mailbox: str, *items: str) -> dict[bytes, int]:
    """STATUS data by name, in upper case."""
    name = encode(guard.mailbox(mailbox)).replace(b"\\", b"\\\\").replace(b'"', b'\\"')
    answer = _ask(session, "STATUS", b'"' + name + b'"', f"({' '.join(items)})")
    found = _ITEMS.search(answer[-1]) if answer and isinstance(answer[-1], bytes) else None
    if found is None:
        raise PermanentError("STATUS: the answer cannot be read")
    words = found[1].upper().split()
    return {name: int(value) for name, value in zip(words[::2], words[1::2], strict=False) if value.isdigit()}


def _ask(session: Session, command: str, *arguments: str | bytes) -> list[Any]:
    """The untagged responses to a command of that name, as imaplib gives them."""
    with session.command(command) as client:
        imap = client._imap
        imap.untagged_responses.pop(command, None)
        kind, data = imap._simple_command(command, *arguments)
        if kind != "OK":
            raise refusal(command, data[-1].decode("utf-8", "replace"))
        return [each for each in imap.untagged_responses.pop(command, []) if each]


def _read_list(answer: Iterable[Any]) -> Iterator[Listed]:
    for each in answer:
        # A tuple is a line that ends in a literal, and the literal: the name.
        line, literal = each if isinstance(each, tuple) else (each, None)
        found = _LISTED.match(line)
        if found is None:
            continue
        flags = found["flags"].decode("ascii", "replace").lower().split()
        delimiter = "" if found["delimiter"] == b"NIL" else _unquoted(found["delimiter"]).decode("ascii", "replace")
        try:
            name = guard.mailbox(decode(_unquoted(found["name"]) if literal is None else literal))
        except ValueError:  # no modified UTF-7, or no fit name
            continue
        yield Listed(name, delimiter, frozenset(flags))


def _unquoted(value: bytes) -> bytes:
    return re.sub(rb"\\(.)", rb"\1", value[1:-1]) if value.startswith(b'"') else value
