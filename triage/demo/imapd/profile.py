"""Which server is played: the mailboxes it has and what it leaves out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

CAPABILITIES = (
    *("IMAP4rev1", "LITERAL+", "SASL-IR", "ID", "ENABLE", "IDLE", "NAMESPACE", "CHILDREN", "UNSELECT", "WITHIN"),
    *("SPECIAL-USE", "LIST-EXTENDED", "LIST-STATUS", "STATUS=SIZE", "UIDPLUS", "MOVE", "CONDSTORE", "ESEARCH"),
    "MULTIAPPEND",
)

STANDARD_MAILBOXES = MappingProxyType(
    {"Drafts": "\\Drafts", "Sent": "\\Sent", "Junk": "\\Junk", "Trash": "\\Trash", "Archive": "\\Archive"}
)


@dataclass(frozen=True, slots=True)
class Profile:
    """`without` names capabilities that are neither announced nor obeyed; `mailboxes` maps a name to its special use
    (RFC 6154) or to None. Without `allow_keywords` only system flags are kept, as on Exchange."""

    mailboxes: Mapping[str, str | None] = field(default_factory=lambda: STANDARD_MAILBOXES)
    without: frozenset[str] = frozenset()
    allow_keywords: bool = True
    largest_message: int = 64 * 2**20
    """In octets; a larger APPEND is refused with TOOBIG."""

    @property
    def capabilities(self) -> tuple[str, ...]:
        return tuple(name for name in CAPABILITIES if name not in self.without)

    def offers(self, capability: str) -> bool:
        return capability in CAPABILITIES and capability not in self.without


_EXCHANGE_MAILBOXES = (
    *("Archive", "Calendar", "Contacts", "Conversation History", "Deleted Items", "Drafts", "Journal", "Junk Email"),
    *("Notes", "Outbox", "Sent Items", "Tasks"),
)

EXCHANGE = Profile(
    MappingProxyType(dict.fromkeys(_EXCHANGE_MAILBOXES)),
    without=frozenset(
        {"CONDSTORE", "SPECIAL-USE", "LIST-EXTENDED", "LIST-STATUS", "ESEARCH", "ENABLE", "MULTIAPPEND", "WITHIN"}
    ),
    allow_keywords=False,
)
"""As Exchange Online is seen from outside: no keywords, no special use, no CONDSTORE; one mailbox keeps it all."""
