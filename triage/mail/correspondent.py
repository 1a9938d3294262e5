"""The one mailbox a reply may go to, read from From and Reply-To, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass, replace

from triage.mail.addresses import Mailbox, all_addresses, one_mailbox
from triage.mail.contact_form import Form
from triage.mail.ours import is_ours
from triage.model import Message, Us


@dataclass(frozen=True, slots=True)
class Found:
    """The mailbox, or a reason id (no_sender, ambiguous_sender, reply_to) with its detail in `mailbox`."""

    mailbox: Mailbox
    reason: str | None = None


def from_addresses(message: Message) -> tuple[str, ...]:
    """What looks like an addr-spec in From; for comparing, not for answering."""
    return tuple(address for value in message.all("From")[:2] for address in all_addresses(value)[:2])


def from_mailbox(message: Message) -> Found:
    """The mailbox in From: one field, one plain address."""
    values = message.all("From")
    if not any(value.strip() for value in values):
        return _none("no_sender", "there is no From")
    if len(values) > 1:
        return _none("ambiguous_sender", "there are two From fields")
    mailbox = one_mailbox(values[0])
    if mailbox.address is not None:
        return Found(mailbox)
    return Found(mailbox, "ambiguous_sender" if "@" in values[0] else "no_sender")


def form_customer(message: Message, us: Us, filled_in: Form | None) -> Found:
    """The mailbox of whoever filled in a form of ours: it stands in Reply-To, or in the form's own field."""
    values = _filled(message, "Reply-To") or ([filled_in.email] if filled_in else [])
    if len(values) != 1 or (customer := one_mailbox(values[0])).address is None:
        return _none("no_sender", "the contact form names no customer, neither in Reply-To nor in a field for it")
    if is_ours(customer.address.addr_spec, us):
        return _none("reply_to", "replies are wanted at an address of ours")
    return Found(customer)


def reply_mailbox(message: Message, sender: Found, us: Us) -> Found:
    """From, or Reply-To where it lies in From's domain; anything else is for a person to decide."""
    values = _filled(message, "Reply-To")
    if sender.mailbox.address is None or not values:
        return sender
    wanted = one_mailbox(values[0]) if len(values) == 1 else Mailbox(None)
    if wanted.address is None:
        return _none("reply_to", "Reply-To holds not exactly one plain address")
    if is_ours(wanted.address.addr_spec, us):
        return _none("reply_to", "replies are wanted at an address of ours")
    if wanted.address.domain != sender.mailbox.address.domain:
        from_form = f"; if {sender.mailbox.address.addr_spec} is your contact form, name it in CONTACT_FORMS"
        return _none("reply_to", f"replies are wanted at another domain: {wanted.address.addr_spec}{from_form}")
    name = wanted.address.name or sender.mailbox.address.name
    return Found(Mailbox(replace(wanted.address, name=name), wanted.detail or sender.mailbox.detail))


def _filled(message: Message, name: str) -> list[str]:
    return [value for value in message.all(name) if value.strip()]


def _none(reason: str, detail: str) -> Found:
    return Found(Mailbox(None, detail), reason)
