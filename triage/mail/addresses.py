"""Raw address header values -> addr-specs one can safely answer (RFC 5322 section 3.4, strictly).

Read from the raw value, never from a decoded one: an encoded-word must not become part of an address.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from triage.mail.decoding import decode_header
from triage.model import Address

MOST_NAME = 100
MOST_VALUE = 4_000  # characters looked at where many addresses may stand

_LOCAL = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,64}(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,64}){0,15}"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDR_SPEC = re.compile(
    rf"(?P<local>{_LOCAL})@(?P<domain>(?:{_LABEL}\.){{1,10}}(?:[A-Za-z]{{2,63}}|xn--[A-Za-z0-9-]{{1,59}}))"
)
_ANGLE = re.compile(r"(?P<phrase>[^<>]*)<\s*(?P<address>[^<>\s]+)\s*>\s*(?:\([^()<>@]*\))?")
_BARE = re.compile(r"(?P<address>[^<>()\s,;:\"]+)\s*(?:\((?P<phrase>[^()<>@]*)\))?")
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"")
_ESCAPED = re.compile(r"\\(.)")
_FIND = re.compile(r"[^\s<>()\[\],;:\"@]{1,64}@[A-Za-z0-9.-]{1,255}")


@dataclass(frozen=True, slots=True)
class Mailbox:
    """The one mailbox of a header value, or why none is safe. `detail`: what a person should know of it."""

    address: Address | None
    detail: str = ""


def one_mailbox(value: str) -> Mailbox:
    """Exactly one safe mailbox from a raw From or Reply-To value."""
    value = value.strip()
    if len(value) > 1_000:
        return Mailbox(None, "the address field is too long")
    match = _ANGLE.fullmatch(value)
    if match is None:
        match = _BARE.fullmatch(value)
    elif _outside_quotes(match["phrase"]) and match["phrase"].strip(" '\"") != match["address"]:
        match = None
    if match is None:
        return Mailbox(None, "not exactly one plain address")
    return _mailbox(match["address"], match["phrase"] or "")


def all_addresses(value: str) -> tuple[str, ...]:
    """Everything in a value that looks like an addr-spec, domain in lower case. For comparing, not for answering."""
    return tuple(_lower_domain(found) for found in _FIND.findall(value[:MOST_VALUE]))


def same_address(one: str, other: str) -> bool:
    """Whether two addr-specs name one mailbox, regardless of case and of a "+tag" (RFC 5233)."""
    return without_tag(one) == without_tag(other)


def without_tag(addr_spec: str) -> str:
    local, _, domain = addr_spec.lower().rpartition("@")
    return f"{local.partition('+')[0] or local}@{domain}"


def is_listed(addr_spec: str, rows: tuple[str, ...]) -> bool:
    """Whether an addr-spec is among rows of addr-specs and "@domain"."""
    if not rows:
        return False
    lowered = {row.strip().lower() for row in rows}
    return (
        addr_spec.lower() in lowered
        or without_tag(addr_spec) in lowered
        or "@" + addr_spec.lower().rpartition("@")[2] in lowered
    )


def _mailbox(addr_spec: str, phrase: str) -> Mailbox:
    local, _, domain = addr_spec.rpartition("@")
    detail = ""
    if not domain.isascii():
        try:
            domain = domain.encode("idna").decode("ascii")
        except UnicodeError:
            return Mailbox(None, "the domain is not a valid one")
    match = _ADDR_SPEC.fullmatch(f"{local}@{domain}")
    if match is None or "=?" in local or len(match["local"]) > 64 or len(domain) > 253:
        return Mailbox(None, "the address is not a plain one")
    if "xn--" in domain.lower():
        detail = f"the domain is internationalised: {domain.lower()}"
    name = _name(phrase)
    if "@" in name and not same_address(name, f"{local}@{domain}"):
        name, detail = "", detail or "the display name holds another address"
    return Mailbox(Address(f"{local}@{domain.lower()}", name), detail)


def _outside_quotes(phrase: str) -> bool:
    """Whether a phrase holds, outside quoted strings, what makes it more than the name of one mailbox."""
    return any(sign in _QUOTED.sub("", phrase) for sign in '@:;"')


def _name(phrase: str) -> str:
    phrase = phrase.strip()
    if phrase.startswith('"') and phrase.endswith('"') and len(phrase) >= 2:
        phrase = _ESCAPED.sub(r"\1", phrase[1:-1])
    return decode_header(phrase, MOST_NAME).strip("'\" ")


def _lower_domain(addr_spec: str) -> str:
    local, _, domain = addr_spec.rpartition("@")
    return f"{local}@{domain.lower()}"
