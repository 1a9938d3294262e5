"""Keyed hashes: the names under which letters, customers and drafts are remembered without keeping a word of them.

All are HMAC-SHA256 (RFC 2104) in lower-case hex. Whoever lacks the key can neither guess nor forge one.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable

from triage.model import Message, Place


def fingerprint(key: bytes, account: str, message: Message, octets: bytes) -> str:
    """The identity of a letter in `account`, 64 hex digits, the same wherever it is moved to.

    Covers Message-ID, Date, From, Subject and the newest Received field, as they stand: a Message-ID alone is chosen
    by the sender. Without a readable Message-ID the `octets` are covered too; give the same octets each time.
    """
    named = [message.first(name) for name in ("Message-ID", "Date", "From", "Subject", "Received")]
    fields = [account, *named]
    if message.message_id is None:
        fields.append(hashlib.sha256(octets).hexdigest())
    return _keyed(key, "letter", *fields)


def place_hash(key: bytes, what: str, place: Place) -> str:
    """A name for something that has none but the place it lies in, 64 hex digits."""
    return _keyed(key, what, place.mailbox, str(place.uidvalidity), str(place.uid))


def customer_hash(key: bytes, addr_spec: str) -> str:
    """The customer behind an addr-spec, 64 hex digits. Letter case makes no other customer."""
    return _keyed(key, "customer", addr_spec.strip().lower())


def message_id_hash(key: bytes, msgid: str) -> str:
    """A msg-id with its angle brackets (RFC 5322 section 3.6.4), 64 hex digits."""
    return _keyed(key, "message-id", msgid.strip())


def subject_hash(key: bytes, customer: str, topic: str) -> str:
    """What a customer writes about, 64 hex digits. The same subject of another customer is another one."""
    return _keyed(key, "subject", customer, topic)


def draft_token(key: bytes, fingerprint: str, generation: int) -> str:
    """The token in a draft's Message-ID, 32 hex digits. `generation` counts the drafts made for one letter."""
    return _keyed(key, "draft", fingerprint, str(generation))[:32]


def draft_message_id(token: str, domain: str) -> str:
    """The Message-ID of the draft of that token. The dots keep it clear of spam filters' marks of random ids."""
    return f"<triage.v1.{token}@{domain}>"


def content_digest(key: bytes, *fields: str) -> str:
    """What tells a draft from one that somebody changed, 64 hex digits."""
    return _keyed(key, "content", *fields)


def sketch(key: bytes, token: str, words: Iterable[str]) -> str:
    """The words of the draft of that token, 4 hex digits each, in their order.

    Enough to count how many were changed. Too few digits to tell which words they were, and other ones in each draft.
    """
    return "".join(_keyed(key, "word", token, word)[:4] for word in words)


def queue_message_id(key: bytes, digest: str, domain: str) -> str:
    """The Message-ID of the queue message that says what `digest` stands for; keyed, so that nobody can forge one."""
    return f"<triage.queue.{_keyed(key, 'queue', digest)[:32]}@{domain}>"


def key_check(key: bytes) -> str:
    """What tells two keys apart and gives neither away, 32 hex digits."""
    return _keyed(key, "key-check")[:32]


def _keyed(key: bytes, purpose: str, *fields: str | None) -> str:
    # Every field carries its length, and an absent one is not an empty one: no two lists of fields look alike.
    mac = hmac.new(key, digestmod=hashlib.sha256)
    for value in (purpose, *fields):
        octets = b"" if value is None else value.encode("utf-8", "surrogatepass")
        mac.update(b"-" if value is None else b"+")
        mac.update(len(octets).to_bytes(8, "big"))
        mac.update(octets)
    return mac.hexdigest()
