"""A draft as a mail client would read it, and as it was meant to be read."""

from __future__ import annotations

from collections.abc import Mapping
from email import message_from_bytes, policy
from email.headerregistry import Address

from triage.model import Draft

Fields = Mapping[str, str]


def read_back(octets: bytes) -> Fields:
    """Every header field, decoded; a field that stands twice has its values joined by a bar."""
    message = message_from_bytes(octets, policy=policy.default)
    found: dict[str, str] = {}
    for name, value in message.items():
        found[name] = f"{found[name]} | {value}" if name in found else str(value)
    return found


def meant(draft: Draft) -> Fields:
    """The header fields of `draft`, and no more."""
    fields = {
        "From": str(Address(draft.sender.name, addr_spec=draft.sender.addr_spec)),
        "To": draft.to.addr_spec,
        "Subject": draft.subject,
        "Date": draft.date.strftime("%a, %d %b %Y %H:%M:%S +0000"),
        "Message-ID": draft.message_id,
        "In-Reply-To": draft.in_reply_to or "",
        "References": " ".join(draft.references),
    }
    return {name: value for name, value in fields.items() if value} | {
        "MIME-Version": "1.0",
        "Content-Type": 'text/plain; charset="utf-8"; format="flowed"',
        "Content-Transfer-Encoding": "quoted-printable",
    }
