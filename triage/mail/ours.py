"""Who we are, and as whom we answer a letter."""

from __future__ import annotations

from collections.abc import Iterable

from triage.mail.addresses import all_addresses, is_listed, same_address
from triage.model import Address, Message, Us

# Fields the sender filled in, and fields servers did; in the order in which they tell whom a letter was written to.
WRITTEN_TO = ("To", "Cc", "Bcc", "Resent-To", "Resent-Cc", "Resent-Bcc")
DELIVERED_TO = ("X-Original-To", "Delivered-To", "Envelope-To", "X-Envelope-To")


def is_ours(addr_spec: str, us: Us, more: tuple[str, ...] = ()) -> bool:
    """Whether mail to this addr-spec reaches us; `more`: further rows of addr-specs and "@domain"."""
    own = any(same_address(addr_spec, identity.addr_spec) for identity in us.identities)
    return own or is_listed(addr_spec, (*us.aliases, *more))


def identity_of(message: Message, us: Us) -> Address | None:
    """The identity the letter was written to, the first one by default; None only where we have none."""
    for address in (*_recipients(message, WRITTEN_TO), *_recipients(message, DELIVERED_TO)):
        for identity in us.identities:
            if same_address(identity.addr_spec, address):
                return identity
    return us.identities[0] if us.identities else None


def is_addressed(message: Message, us: Us) -> bool:
    """Whether an address of ours is among the recipients (RFC 5230 section 4.5)."""
    return us.any_recipient or any(is_ours(address, us) for address in _recipients(message, WRITTEN_TO))


def us_from(message: Message) -> Us:
    """Who we are, when nobody told: whom the letter was written to. Without any recipient there is no identity."""
    for address in _recipients(message, (*WRITTEN_TO, *DELIVERED_TO)):
        return Us(identities=(Address(address),))
    return Us(identities=(), any_recipient=True)


def _recipients(message: Message, names: Iterable[str]) -> list[str]:
    return [address for name in names for value in message.all(name) for address in all_addresses(value)]
