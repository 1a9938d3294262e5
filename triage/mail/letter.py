"""The whole way from octets to a Letter."""

from __future__ import annotations

import re
from dataclasses import replace

from triage.mail import contact_form, ours, sender
from triage.mail.decoding import clean_line, clean_text
from triage.mail.language import identify
from triage.mail.parse import parse
from triage.mail.quoting import own_words
from triage.mail.text import visible_text
from triage.model import Address, Answerability, Letter, Message, Us
from triage.rules.schema import SenderRows

_SOMEBODY = Address("customer@example.invalid")
_WORD = re.compile(r"[^\W\d_]{2,}")


def read(octets: bytes, us: Us, senders: SenderRows, flags: frozenset[str] = frozenset()) -> Letter:
    """Read one message as it came. `flags`: its IMAP flags and keywords. LetterError(stage="mail") as `parse`."""
    message = parse(octets)
    text = visible_text(message)
    answerability = sender.answerability(message, us, senders, flags, text=text)
    if sender.is_form(message, senders):
        answerability = _named_by_form(answerability, text)
    own = own_words(text, names=_names(answerability))
    return Letter(message, answerability, own, identify(own.text))


def of_text(text: str) -> Letter:
    """A bare text as a letter that somebody has just written to us, from an address that cannot exist (RFC 2606)."""
    message = Message(fields=(), plain=clean_text(text))
    own = own_words(message.plain or "")
    return Letter(message, Answerability(None, person=True, correspondent=_SOMEBODY), own, identify(own.text))


def us_from(octets: bytes) -> Us:
    """Who we are, when nobody told: the address the letter was sent to. LetterError(stage="mail") as `parse`."""
    return ours.us_from(parse(octets))


def _names(answerability: Answerability) -> frozenset[str]:
    """The words of the customer's name, lower case."""
    name = answerability.correspondent.name if answerability.correspondent else ""
    return frozenset(word.lower() for word in _WORD.findall(name))


def _named_by_form(answerability: Answerability, text: str) -> Answerability:
    """The customer's name from the form's own field, where Reply-To has none: the shop trusts this form."""
    customer = answerability.correspondent
    form = contact_form.read_form(text)
    if customer is None or customer.name or form is None:
        return answerability
    return replace(answerability, correspondent=replace(customer, name=clean_line(form.name, 100)))
