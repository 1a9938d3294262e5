"""SEARCH keys (RFC 3501 section 6.4.4, RFC 5032, RFC 7162 section 3.1.5), read into predicates."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from triage.demo.imapd import flags as flag_names
from triage.demo.imapd.mailbox import Message
from triage.demo.imapd.matching import has_text, header_has, header_text
from triage.demo.imapd.replies import Bad, No
from triage.demo.imapd.scanner import Scanner
from triage.demo.imapd.view import View

Key = Callable[[Message], bool]

_FLAG_KEYS = {
    "ANSWERED": "\\Answered",
    "DELETED": "\\Deleted",
    "DRAFT": "\\Draft",
    "FLAGGED": "\\Flagged",
    "SEEN": "\\Seen",
}
_FIELD_KEYS = frozenset({"BCC", "CC", "FROM", "SUBJECT", "TO"})
_CHARSETS = frozenset({"US-ASCII", "UTF-8"})
_NEAR = {"BEFORE": (-1,), "ON": (0,), "SINCE": (0, 1)}


@dataclass(slots=True)
class Criteria:
    """Reads the keys of one SEARCH; `uses_modseq` tells whether MODSEQ was among them."""

    arguments: Scanner
    view: View
    uses_modseq: bool = False

    def read(self) -> Key:
        """All keys up to the end, each of which must match; CHARSET may come first."""
        if self.arguments.accept(b"CHARSET "):
            self._charset()
        keys = [self._key()]
        while self.arguments.accept(b" "):
            keys.append(self._key())
        self.arguments.end()
        return _all(keys)

    def _charset(self) -> None:
        if self.arguments.astring().decode("latin-1").upper() not in _CHARSETS:
            raise No("Unknown charset", "BADCHARSET")
        self.arguments.space()

    def _key(self) -> Key:
        if self.arguments.accept(b"("):
            return self._group()
        if self.arguments.octets[self.arguments.position : self.arguments.position + 1] in b"0123456789*":
            return self._numbers(by_uid=False)
        name = self.arguments.atom()
        return self._without_argument(name) or self._with_argument(name)

    def _group(self) -> Key:
        keys = [self._key()]
        while self.arguments.accept(b" "):
            keys.append(self._key())
        self.arguments.expect(b")")
        return _all(keys)

    def _numbers(self, by_uid: bool) -> Key:
        uids = frozenset(self.view.resolve(self.arguments.sequence_set(), by_uid))
        return lambda message: message.uid in uids

    def _without_argument(self, name: str) -> Key | None:
        if name in _FLAG_KEYS:
            return _flagged(_FLAG_KEYS[name])
        if name.removeprefix("UN") in _FLAG_KEYS:
            return _not(_flagged(_FLAG_KEYS[name.removeprefix("UN")]))
        recent = self.view.recent
        keys: dict[str, Key] = {
            "ALL": lambda message: True,
            "RECENT": lambda message: message.uid in recent,
            "OLD": lambda message: message.uid not in recent,
            "NEW": lambda message: message.uid in recent and flag_names.SEEN not in message.flags,
        }
        return keys.get(name)

    def _with_argument(self, name: str) -> Key:
        self.arguments.space()
        readers: dict[str, Callable[[], Key]] = {
            "NOT": lambda: _not(self._key()),
            "OR": self._either,
            "UID": lambda: self._numbers(by_uid=True),
            "KEYWORD": self._keyword,
            "UNKEYWORD": lambda: _not(self._keyword()),
            "LARGER": lambda: _larger(self.arguments.number()),
            "SMALLER": lambda: _smaller(self.arguments.number()),
            "OLDER": lambda: _not(_younger(self.arguments.number())),
            "YOUNGER": lambda: _younger(self.arguments.number()),
            "MODSEQ": self._modseq,
            "HEADER": self._header,
        }
        if name in readers:
            return readers[name]()
        if name.removeprefix("SENT") in _NEAR:
            return _dated(name, self.arguments.date())
        return self._text_key(name)

    def _either(self) -> Key:
        first = self._key()
        self.arguments.space()
        second = self._key()
        return lambda message: first(message) or second(message)

    def _keyword(self) -> Key:
        keyword = self.arguments.flag()
        if not self.view.mailbox.allow_keywords:
            raise Bad("Command Argument Error. 11")
        return lambda message: keyword.lower() in (flag.lower() for flag in message.flags)

    def _modseq(self) -> Key:
        if self.arguments.looking_at(b'"'):
            self.arguments.string()
            self.arguments.space()
            self.arguments.atom()
            self.arguments.space()
        modseq = self.arguments.number()
        self.uses_modseq = True
        return lambda message: message.modseq >= modseq

    def _header(self) -> Key:
        field = self.arguments.astring()
        self.arguments.space()
        return _header(field, self._text())

    def _text_key(self, name: str) -> Key:
        text = self._text()
        if name in _FIELD_KEYS:
            return _header(name.encode(), text)
        if name in ("BODY", "TEXT"):
            return lambda message: has_text(message.root, text, with_header=name == "TEXT")
        raise Bad(f"Unknown search key {name}")

    def _text(self) -> str:
        return self.arguments.astring().decode("utf-8", "replace")


def _all(keys: Collection[Key]) -> Key:
    return lambda message: all(key(message) for key in keys)


def _not(key: Key) -> Key:
    return lambda message: not key(message)


def _flagged(flag: str) -> Key:
    return lambda message: flag in message.flags


def _larger(octets: int) -> Key:
    return lambda message: len(message.octets) > octets


def _smaller(octets: int) -> Key:
    return lambda message: len(message.octets) < octets


def _younger(seconds: int) -> Key:
    moment = datetime.now(UTC) - timedelta(seconds=min(seconds, 10**9))
    return lambda message: message.received > moment


def _header(field: bytes, text: str) -> Key:
    return lambda message: header_has(message.root, field.lower(), text)


def _dated(name: str, wanted: date) -> Key:
    """The day as it was written, time and zone disregarded: of the Date field for SENT keys, else of INTERNALDATE."""
    signs: Iterable[int] = _NEAR[name.removeprefix("SENT")]
    day_of = _sent_on if name.startswith("SENT") else _received_on

    def key(message: Message) -> bool:
        day = day_of(message)
        return (day > wanted) - (day < wanted) in signs

    return key


def _received_on(message: Message) -> date:
    return message.received.date()


def _sent_on(message: Message) -> date:
    """Without a date that can be read, a message was sent before all others."""
    try:
        return parsedate_to_datetime(header_text(message.root, b"date")).date()
    except (ValueError, TypeError, IndexError):
        return date.min
