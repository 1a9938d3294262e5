"""The whole way from octets to a Letter."""

from __future__ import annotations

import re
from dataclasses import replace

from triage.mail import contact_form, sender
from triage.mail.addresses import is_listed
from triage.mail.decoding import clean_line, clean_text
from triage.mail.language import identify
from triage.mail.parse import parse
from triage.mail.quoting import own_words
from triage.mail.text import visible_text
from triage.model import Answerability, Letter, Message, Us
from triage.rules.schema import SenderRows

_WORD = re.compile(r"[^\W\d_]{2,}")


def read(octets: bytes, us: Us, senders: SenderRows, flags: frozenset[str] = frozenset()) -> Letter:
    """Read one message as it came. `flags`: its IMAP flags and keywords. LetterError(stage="mail") where it cannot be read."""
    message = parse(octets)
    answerability = sender.answerability(message, us, senders, flags)
    text = visible_text(message)
    if answerability.correspondent is not None and not answerability.correspondent.name:
        answerability = _named_by_form(answerability, message, text, senders)
    own = own_words(text, names=_names(message, answerability))
    return Letter(message, answerability, own, identify(own.text))


def of_text(text: str) -> Letter:
    """A bare text as a letter that somebody has just written to us."""
    message = Message(fields=(), plain=clean_text(text))
    own = own_words(message.plain or "")
    return Letter(message, Answerability(None, person=True), own, identify(own.text))


def us_from(octets: bytes) -> Us:
    """Who we are, when nobody told: the address the letter was sent to. LetterError(stage="mail") as in `read`."""
    return sender.us_from(parse(octets))


def _names(message: Message, answerability: Answerability) -> frozenset[str]:
    """The words of the sender's display name, lower case."""
    name = answerability.correspondent.name if answerability.correspondent else ""
    return frozenset(word.lower() for word in _WORD.findall(name))


def _named_by_form(answerability: Answerability, message: Message, text: str, senders: SenderRows) -> Answerability:
    """The customer's name from the form's own field, where the form is one of those the shop trusts."""
    if answerability.correspondent is None or not any(
        is_listed(address, senders.contact_forms) for address in sender.from_addresses(message)
    ):
        return answerability
    form = contact_form.read_form(text)
    name = clean_line(form.name, 100) if form else ""
    return replace(answerability, correspondent=replace(answerability.correspondent, name=name))
