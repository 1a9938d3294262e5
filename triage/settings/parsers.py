"""Text -> value, one function a kind of value. ValueError says what is wrong and what would be right."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from datetime import date, time, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from triage.errors import ConfigError
from triage.hours import DAYS, BusinessHours
from triage.loopback import is_loopback
from triage.model import Address, Allowance

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_DOMAIN = re.compile(rf"{_LABEL}(?:\.{_LABEL})*")
_ADDR_SPEC = re.compile(rf"({_ATOM}(?:\.{_ATOM})*)@({_DOMAIN.pattern})")  # RFC 5322 section 3.4.1, dot-atom only
_MAILBOX = re.compile(r"(?P<name>[^<>]*)<(?P<addr_spec>[^<>]*)>")
_BETWEEN_MAILBOXES = re.compile(r',(?=(?:[^"]*"[^"]*")*[^"]*$)')  # a comma outside quotes
_DURATION = re.compile(r"([1-9]\d{0,3})([mhdw])")
_NUMBER = re.compile(r"[1-9]\d{0,5}")
_WITHIN = re.compile(r"[1-9]\d{0,3}[hd]")
_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")
_COUNTRY = re.compile(r"([A-Z]{2})(?:-([A-Z0-9]{1,3}))?")
_KEYWORD = re.compile(r"[A-Za-z0-9$_.-]{1,60}")
_LABEL_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._-]{0,39}(?:/[A-Za-z0-9 ._-]{1,40}){0,3}")
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_OURS_TO_SET = "\\Flagged"


def text(value: str) -> str:
    return value


def host(value: str) -> str:
    if re.search(r"[\s/@,]", value):
        raise ValueError("write the bare name of the server, such as imap.example.org")
    if re.fullmatch(r"[^:]*:[0-9]*", value):
        raise ValueError("write the name alone; the port belongs to IMAP_PORT")
    return value.lower()


def one_of(*allowed: str) -> Callable[[str], str]:
    """One of these words, in capitals or not."""

    def parse(value: str) -> str:
        word = value.lower()
        if word not in allowed:
            raise ValueError(f"it must be {_listed(allowed)}{_did_you_mean(word, allowed)}")
        return word

    return parse


def switch(value: str) -> bool:
    return one_of("on", "off")(value) == "on"


def whole_number(least: int, most: int) -> Callable[[str], int]:
    def parse(value: str) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", value) or not least <= int(value) <= most:
            raise ValueError(f"it must be a whole number from {least} to {most}")
        return int(value)

    return parse


def duration(value: str) -> timedelta:
    match = _DURATION.fullmatch(value)
    if match is None:
        raise ValueError("write a number and a unit: 30m, 12h, 14d or 8w")
    return timedelta(**{_UNITS[match[2]]: int(match[1])})


def allowances(value: str) -> tuple[Allowance, ...]:
    """So many within such a time, commas between: "1000/1h, 3000/1d"."""
    return tuple(_allowance(one.strip()) for one in value.split(","))


def _allowance(value: str) -> Allowance:
    number, _, period = value.partition("/")
    if not _NUMBER.fullmatch(number) or not _DURATION.fullmatch(period):
        raise ValueError("write a number and a time such as 10/1d, commas between two of them")
    return Allowance(int(number), duration(period))


def within(value: str) -> str:
    if not _WITHIN.fullmatch(value):
        raise ValueError("write business hours such as 4h, or business days such as 2d")
    return value


def addr_spec(value: str) -> str:
    match = _ADDR_SPEC.fullmatch(value)
    if match is None:
        raise ValueError(f"{value!r} is not an address such as support@example.org")
    return f"{match[1]}@{match[2].lower()}"


def identities(value: str) -> tuple[Address, ...]:
    """`Name <addr-spec>` or a bare addr-spec, commas between; a name with a comma stands in double quotes."""
    found = tuple(_identity(one.strip()) for one in _BETWEEN_MAILBOXES.split(value) if one.strip())
    if not found:
        raise ValueError("name at least one address")
    return found


def _identity(value: str) -> Address:
    match = _MAILBOX.fullmatch(value)
    if match is None:
        return Address(addr_spec(value))
    name = match["name"].strip()
    if len(name) >= 2 and name[0] == name[-1] == '"':
        name = name[1:-1]
    return Address(addr_spec(match["addr_spec"].strip()), name.strip())


def aliases(value: str) -> tuple[str, ...]:
    """addr-specs, or "@domain" for a whole domain."""
    return tuple(_alias(one.strip()) for one in value.split(",") if one.strip())


def _alias(value: str) -> str:
    if value.startswith("@") and _DOMAIN.fullmatch(value[1:]):
        return value.lower()
    return addr_spec(value)


def time_zone(value: str) -> str:
    _possible(lambda: BusinessHours(zone=value))
    return value


def days(value: str) -> tuple[int, ...]:
    """Weekdays, 0 is Monday: "Mon-Fri", "Mon-Thu, Sat"."""
    found: set[int] = set()
    for part in value.split(","):
        first, dash, last = (word.strip() for word in part.partition("-"))
        start, end = _day(first), _day(last if dash else first)
        found.update((start + step) % 7 for step in range((end - start) % 7 + 1))
    return tuple(sorted(found))


def _day(name: str) -> int:
    if name.title() not in DAYS:
        raise ValueError(f"{name!r} is no day; write {', '.join(DAYS)}, or a span such as Mon-Fri")
    return DAYS.index(name.title())


def opening_hours(value: str) -> tuple[time, time]:
    """Opening and closing on one day; closing at 00:00 is the end of the day."""
    opens, _, closes = (_clock(part.strip()) for part in value.partition("-"))
    if opens is None or closes is None:
        raise ValueError("write opening and closing time such as 09:00-17:00")
    _possible(lambda: BusinessHours(opens=opens, closes=closes))
    return opens, closes


def _clock(value: str) -> time | None:
    match = _CLOCK.fullmatch(value)
    return time(int(match[1]), int(match[2])) if match else None


def holidays(value: str) -> tuple[str, str]:
    """A country and its part ("" for none): DE, DE-BY, GB-ENG."""
    match = _COUNTRY.fullmatch(value.upper())
    if match is None:
        raise ValueError("write a country such as DE, or a country and its part such as GB-ENG")
    country, part = match[1], match[2] or ""
    _possible(lambda: BusinessHours(country=country, subdivision=part))
    return country, part


def _possible(hours: Callable[[], BusinessHours]) -> None:
    try:
        hours()
    except ConfigError as error:
        raise ValueError(str(error)) from None


def flags(value: str) -> frozenset[str]:
    """\\Flagged and keywords (RFC 9051 section 2.3.2), a blank between two; or the word "none"."""
    if value.lower() == "none":
        return frozenset()
    for flag in value.split():
        if flag != _OURS_TO_SET and not _KEYWORD.fullmatch(flag):
            raise ValueError(f"{flag!r} cannot be set; write {_OURS_TO_SET} and keywords such as $label1")
    return frozenset(value.split())


def label(value: str) -> str:
    """The name of a Gmail label; "/" stands between a label and the one it is under."""
    if not _LABEL_NAME.fullmatch(value):
        raise ValueError("write a short name in letters and digits, such as Triage/P1")
    return value


def https(value: str) -> str:
    """The address of an authorization server."""
    if not re.fullmatch(r"https://[^\s/?#]+(/[^\s?#]*)?", value):
        raise ValueError("write an address that begins with https://")
    return value


def tenant(value: str) -> str:
    """A Microsoft directory: its id, one of its domains, or a word for several."""
    if not re.fullmatch(r"[A-Za-z0-9.-]{1,120}", value):
        raise ValueError("write the directory's id or domain, such as fernandoak.onmicrosoft.com")
    return value


def day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError("write year, month and day: 2027-05-31") from None


def model_url(value: str) -> str:
    """Where a language model is asked, as far as "/v1". In clear text on this very machine alone."""
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment or "@" in value:
        raise ValueError(
            "write where the model is asked, such as http://127.0.0.1:11434/v1 or https://llm.example.org/v1"
        )
    if parts.scheme == "http" and not is_loopback(parts.hostname):
        raise ValueError("letters would cross the network readable; write https")
    return value.rstrip("/").removesuffix("/chat/completions")


def ledger_url(value: str) -> str:
    if not value.startswith(("sqlite:///", "postgresql://")):
        raise ValueError("write sqlite:///var/triage.sqlite, or postgresql://USER@HOST/NAME")
    return value


def path(value: str) -> Path:
    return Path(value).expanduser() if value.startswith("~/") else Path(value)


def _did_you_mean(word: str, known: tuple[str, ...]) -> str:
    close = difflib.get_close_matches(word, known, 1)
    return f" - did you mean {close[0]}?" if close else ""


def _listed(words: tuple[str, ...]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"
