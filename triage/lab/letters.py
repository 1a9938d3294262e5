"""Letters from files: `.eml`, mbox, Maildir, or standard input; and bare text, where a file holds no header."""

from __future__ import annotations

import mailbox
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from triage.errors import ConfigError

_FIELD = re.compile(rb"[\x21-\x39\x3b-\x7e]{1,200}:")
_TELLING = re.compile(rb"(?im)^(?:from|to|subject|date|received|message-id|return-path|mime-version|delivered-to):")
_HEADER = 65_536  # octets in which a header must show


@dataclass(frozen=True, slots=True)
class Found:
    """One letter and where it was found. `bare`: a text without a header."""

    name: str
    octets: bytes
    bare: bool = False


def find(path: str, stdin: bytes = b"") -> Iterator[Found]:
    """The letters at `path` ("-" is `stdin`), folders read in the order of their names. ConfigError names what is not
    there.
    """
    if path == "-":
        yield from _from_octets("-", stdin)
        return
    place = Path(path)
    if (place / "cur").is_dir():
        yield from _from_maildir(place)
    elif place.is_dir():
        for each in sorted(place.rglob("*")):
            if each.is_file() and not each.name.startswith("."):
                yield from _from_octets(str(each), each.read_bytes())
    elif place.is_file():
        yield from _from_octets(path, place.read_bytes())
    else:
        raise ConfigError(f"{path}: no such file or folder")


def _from_octets(name: str, octets: bytes) -> Iterator[Found]:
    if octets.startswith(b"From ") and name != "-" and _TELLING.search(octets[:_HEADER]):
        yield from _from_mbox(name)
    else:
        yield Found(name, octets, bare=not has_header(octets))


def _from_mbox(name: str) -> Iterator[Found]:
    with closing(mailbox.mbox(name, create=False)) as box:
        for key in box.keys():  # noqa: SIM118 - a mailbox iterates over its messages, not its keys
            yield Found(f"{name}#{int(key) + 1}", box.get_bytes(key))


def _from_maildir(place: Path) -> Iterator[Found]:
    for folder in ("cur", "new"):
        for each in sorted((place / folder).iterdir()):
            yield Found(str(each), each.read_bytes())


def has_header(octets: bytes) -> bool:
    """Whether the octets begin with a header block that tells of mail (RFC 5322 section 2.2)."""
    head = octets.lstrip(b"\xef\xbb\xbf\r\n")[:_HEADER].replace(b"\r\n", b"\n").split(b"\n\n")[0]
    lines = head.split(b"\n")
    return bool(_FIELD.match(lines[0]) and _TELLING.search(head))
