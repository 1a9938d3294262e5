"""Whom to answer, if anybody, and as whom."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from triage.mail import autoresponse
from triage.mail.addresses import Mailbox, all_addresses, is_listed, one_mailbox, same_address, without_tag
from triage.model import Address, Answerability, Message, Us
from triage.rules.schema import SenderRows

# Read in this order for the address a letter was written to; those from Delivered-To on are written by servers.
WRITTEN_TO = ("To", "Cc", "Bcc", "Resent-To", "Resent-Cc", "Resent-Bcc")
DELIVERED_TO = ("X-Original-To", "Delivered-To", "Envelope-To", "X-Envelope-To")

_COMMENT = re.compile(r"\([^()]*\)")
_DMARC_FAIL = re.compile(r"(?i)(?:^|[;\s])dmarc\s*=\s*fail\b")


@dataclass(frozen=True, slots=True)
class _Found:
    """The mailbox to answer, or the reason why none is safe."""

    mailbox: Mailbox
    reason: str | None = None


def answerability(message: Message, us: Us, senders: SenderRows, flags: frozenset[str]) -> Answerability:
    """Whether, whom and as whom to answer (RFC 3834, RFC 5230 section 4.5, RFC 8601 section 5).

    No persons, so not judged: own, spam and the reasons of `autoresponse.robot`. Persons who get no draft: system_addr (a
    postmaster, or a form nobody configured), no_sender, ambiguous_sender, reply_to, never, suppress, unauthenticated,
    not_addressed.
    """
    reason: str | None
    identity, addressed = _identity(message, us)
    sender = _from(message)
    form = sender.reason is None and _is_form(sender.mailbox, senders)
    if not form and _is_own(message, us, senders):
        return Answerability("own", person=False, identity=identity, detail="sent from an address of ours")
    verdict = autoresponse.robot(message, flags)
    if verdict is not None and not _is_excused(verdict[0], message, us, form=form):
        reason, detail = verdict
        return Answerability(reason, person=_may_be_person(reason, message), identity=identity, detail=detail)
    found = _reply_to(message, sender, us, form=form)
    if found.reason is None:
        reason, detail = _objection(message, found.mailbox, us, senders, addressed=addressed and identity is not None)
    else:
        reason, detail = found.reason, found.mailbox.detail
    correspondent = None if reason == "unauthenticated" or found.reason else found.mailbox.address
    return Answerability(reason, True, correspondent, identity, detail)


def us_from(message: Message) -> Us:
    """Who we are, when nobody told: whom the letter was written to. Without any recipient there is no identity."""
    for name in (*WRITTEN_TO, *DELIVERED_TO):
        for value in message.all(name):
            for address in all_addresses(value):
                return Us(identities=(Address(address),))
    return Us(identities=(), any_recipient=True)


def is_ours(addr_spec: str, us: Us, senders: SenderRows) -> bool:
    return any(same_address(addr_spec, own.addr_spec) for own in us.identities) or is_listed(
        addr_spec, (*us.aliases, *senders.ours)
    )


def from_addresses(message: Message) -> tuple[str, ...]:
    """What looks like an addr-spec in From, for comparing only."""
    return tuple(address for value in message.all("From")[:2] for address in all_addresses(value)[:2])


def _identity(message: Message, us: Us) -> tuple[Address | None, bool]:
    """The identity to answer as, and whether the letter was written to an address of ours."""
    written = _recipients(message, WRITTEN_TO)
    delivered = _recipients(message, DELIVERED_TO)
    addressed = us.any_recipient or any(is_ours(address, us, SenderRows()) for address in written)
    for address in (*written, *delivered):
        for identity in us.identities:
            if without_tag(identity.addr_spec) == without_tag(address):
                return identity, addressed
    return (us.identities[0] if us.identities else None), addressed


def _recipients(message: Message, names: Iterable[str]) -> list[str]:
    return [address for name in names for value in message.all(name) for address in all_addresses(value)]


def _from(message: Message) -> _Found:
    values = message.all("From")
    if not any(value.strip() for value in values):
        return _Found(Mailbox(None, "there is no From"), "no_sender")
    if len(values) > 1:
        return _Found(Mailbox(None, "there are two From fields"), "ambiguous_sender")
    mailbox = one_mailbox(values[0])
    if mailbox.address is not None:
        return _Found(mailbox)
    return _Found(mailbox, "ambiguous_sender" if "@" in values[0] else "no_sender")


def _is_form(mailbox: Mailbox, senders: SenderRows) -> bool:
    return mailbox.address is not None and is_listed(mailbox.address.addr_spec, senders.contact_forms)


def _is_own(message: Message, us: Us, senders: SenderRows) -> bool:
    return any(is_ours(address, us, senders) for address in from_addresses(message))


def _is_excused(reason: str, message: Message, us: Us, *, form: bool) -> bool:
    """Signs of a robot that a letter may carry and still be a customer's."""
    if reason == "list":
        # Through a group address of our own, such as a Google group for the support team.
        posts = [
            address
            for name in ("List-Post", "Mailing-list", "List-Id")
            for value in message.all(name)
            for address in _post(value)
        ]
        return any(is_ours(address, us, SenderRows()) for address in posts)
    return form and reason in ("system_addr", "auto_submitted", "null_sender")


def _post(value: str) -> tuple[str, ...]:
    """The addresses in a List-Post; a List-Id names its list with dots throughout (RFC 2919)."""
    return all_addresses(value.replace("mailto:", " "))


def _may_be_person(reason: str, message: Message) -> bool:
    """A form's robot address with somebody else in Reply-To: a person is behind it, though we may not trust who."""
    return reason == "system_addr" and any(one_mailbox(value).address for value in message.all("Reply-To"))


def _reply_to(message: Message, sender: _Found, us: Us, *, form: bool) -> _Found:
    """The mailbox to answer: From, or Reply-To where it is the customer of our own form or lies in From's domain."""
    values = [value for value in message.all("Reply-To") if value.strip()]
    if form:
        if len(values) != 1 or (customer := one_mailbox(values[0])).address is None:
            return _Found(Mailbox(None, "the contact form names no customer in Reply-To"), "no_sender")
        return _Found(customer) if not is_ours(customer.address.addr_spec, us, SenderRows()) else _own_reply_to()
    if sender.reason is not None or sender.mailbox.address is None or not values:
        return sender
    if len(values) > 1 or (wanted := one_mailbox(values[0])).address is None:
        return _Found(Mailbox(None, "Reply-To holds not exactly one plain address"), "reply_to")
    if is_ours(wanted.address.addr_spec, us, SenderRows()):
        return _own_reply_to()
    if wanted.address.domain != sender.mailbox.address.domain:
        return _Found(Mailbox(None, f"replies are wanted at another domain: {wanted.address.addr_spec}"), "reply_to")
    return _Found(
        Mailbox(replace(wanted.address, name=wanted.address.name or sender.mailbox.address.name), wanted.detail)
    )


def _own_reply_to() -> _Found:
    return _Found(Mailbox(None, "replies are wanted at an address of ours"), "reply_to")


def _objection(
    message: Message, mailbox: Mailbox, us: Us, senders: SenderRows, *, addressed: bool
) -> tuple[str | None, str]:
    """Why a person with a safe address gets no draft, with the detail; (None, detail) where nothing stands against it."""
    assert mailbox.address is not None
    address = mailbox.address.addr_spec
    if is_listed(address, senders.never):
        return "never", "the rules say never"
    if address.lower().startswith("postmaster@"):
        return "system_addr", address
    suppress = " ".join(message.all("X-Auto-Response-Suppress")).lower()
    if any(word in ("all", "oof", "autoreply") for word in re.split(r"[,;\s]+", suppress)):
        return "suppress", "X-Auto-Response-Suppress"
    if _fails_dmarc(message, us.authserv_id):
        return "unauthenticated", "dmarc=fail"
    if not addressed:
        return "not_addressed", "none of our addresses is among the recipients"
    return None, mailbox.detail


def _fails_dmarc(message: Message, authserv_id: str) -> bool:
    """Whether the server we trust says so, in the topmost of its fields: a sender may write such fields, but not above it."""
    for value in message.all("Authentication-Results"):
        server, _, results = _COMMENT.sub(" ", value).partition(";")
        if authserv_id and server.split()[:1] == [authserv_id]:
            return _DMARC_FAIL.search(results) is not None
    return False
