"""Whom to answer, if anybody, and as whom."""

from __future__ import annotations

import re

from triage.mail import autoresponse
from triage.mail.addresses import all_addresses, is_listed, one_mailbox
from triage.mail.contact_form import Form, read_form
from triage.mail.correspondent import form_customer, from_addresses, from_mailbox, reply_mailbox
from triage.mail.ours import identity_of, is_addressed, is_ours
from triage.mail.text import visible_text
from triage.model import Address, Answerability, Message, Us
from triage.rules.schema import SenderRows

# Signs of a robot that a contact form's letter may carry and still be a customer's.
FORM_MAY_BE = frozenset({"system_addr", "auto_submitted", "null_sender"})

_COMMENT = re.compile(r"\([^()]*\)")
_DMARC_FAIL = re.compile(r"(?i)(?:^|[;\s])dmarc\s*=\s*fail\b")


def answerability(
    message: Message, us: Us, senders: SenderRows, flags: frozenset[str], *, text: str | None = None
) -> Answerability:
    """Whether, whom and as whom to answer (RFC 3834, RFC 5230 section 4.5, RFC 8601 section 5).

    No persons, so not judged: own, spam and the reasons of `autoresponse.robot`. Persons who get no draft: system_addr
    (a postmaster, or a form nobody configured), no_sender, ambiguous_sender, reply_to, never, suppress,
    unauthenticated, not_addressed. `text`: the message's visible text, where the caller has it already.
    """
    identity = identity_of(message, us)
    form = is_form(message, senders)
    if not form and any(is_ours(address, us, senders.ours) for address in from_addresses(message)):
        return Answerability("own", person=False, identity=identity, detail="sent from an address of ours")
    verdict = autoresponse.robot(message, flags, text=text)
    if verdict is not None and not (form and verdict[0] in FORM_MAY_BE) and not _is_own_list(verdict[0], message, us):
        reason, detail = verdict
        person = reason == "system_addr" and _may_be_form(message, _filled_in(message, text))
        detail = f"{detail}; if it is your contact form, name it in CONTACT_FORMS" if person else detail
        return Answerability(reason, person, identity=identity, detail=detail)
    found = (
        form_customer(message, us, _filled_in(message, text))
        if form
        else reply_mailbox(message, from_mailbox(message), us)
    )
    if found.reason is not None or found.mailbox.address is None:
        return Answerability(found.reason, person=True, identity=identity, detail=found.mailbox.detail)
    return _for_person(message, us, senders, found.mailbox.address, found.mailbox.detail)


def _filled_in(message: Message, text: str | None) -> Form | None:
    return read_form(visible_text(message) if text is None else text)


def is_form(message: Message, senders: SenderRows) -> bool:
    """Whether the letter comes from a contact form the shop named."""
    address = from_mailbox(message).mailbox.address if senders.contact_forms else None
    return address is not None and is_listed(address.addr_spec, senders.contact_forms)


def _for_person(message: Message, us: Us, senders: SenderRows, customer: Address, detail: str) -> Answerability:
    """A person with a safe address: what may still stand against a draft."""
    identity = identity_of(message, us)
    if _fails_dmarc(message, us.authserv_id):
        # Whoever wrote, the address is perhaps somebody else's.
        return Answerability("unauthenticated", person=True, identity=identity, detail="dmarc=fail")
    reason: str | None = None
    if is_listed(customer.addr_spec, senders.never):
        reason, detail = "never", "the rules say never"
    elif customer.addr_spec.lower().startswith("postmaster@"):
        reason, detail = "system_addr", customer.addr_spec
    elif _asks_for_none(message):
        reason, detail = "suppress", "X-Auto-Response-Suppress"
    elif identity is None or not is_addressed(message, us):
        reason, detail = "not_addressed", "none of our addresses is among the recipients"
    return Answerability(reason, True, customer, identity, detail)


def _is_own_list(reason: str, message: Message, us: Us) -> bool:
    """Through a group address of our own, such as a Google group for the support team, letters are people's."""
    posts = (*message.all("List-Post"), *message.all("Mailing-List")) if reason == "list" else ()
    return any(is_ours(address, us) for value in posts for address in all_addresses(value.replace("mailto:", " ")))


def _may_be_form(message: Message, filled_in: Form | None) -> bool:
    """Whether a robot's letter with a person's address, in Reply-To or in a form's field, is perhaps a contact form."""
    typed = [filled_in.email] if filled_in else []
    wanted = [one_mailbox(value).address for value in (*message.all("Reply-To"), *typed)]
    return any(address is not None and not autoresponse.is_system(address.addr_spec) for address in wanted)


def _asks_for_none(message: Message) -> bool:
    wishes = re.split(r"[,;\s]+", " ".join(message.all("X-Auto-Response-Suppress")).lower())
    return not {"all", "oof", "autoreply"}.isdisjoint(wishes)


def _fails_dmarc(message: Message, authserv_id: str) -> bool:
    """Whether the server we trust says so in its topmost field; a sender can write such fields, but not above it."""
    for value in message.all("Authentication-Results"):
        server, _, results = _COMMENT.sub(" ", value).partition(";")
        if authserv_id and [word.lower() for word in server.split()[:1]] == [authserv_id.lower()]:
            return _DMARC_FAIL.search(results) is not None
    return False
