"""What the server gives: places, messages, mailboxes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message lies: the only name a server promises to keep (RFC 9051 section 2.3.1.1)."""

    mailbox: str
    uidvalidity: int
    uid: int


@dataclass(frozen=True, slots=True)
class RawMessage:
    """A message as the server gave it. `partial`: the octets stop early or leave attachments out."""

    place: Place
    flags: frozenset[str]
    received: datetime  # INTERNALDATE
    size: int  # RFC822.SIZE, octets
    octets: bytes
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Folders:
    """The mailboxes by their use (RFC 6154), as the server names them; None where there is none.

    `queue` is the name the queue mailbox has or will have. `others`: where letters may be filed, the likeliest first.
    """

    inbox: str
    drafts: str
    queue: str
    sent: str | None = None
    trash: str | None = None
    everything: str | None = None  # \\All
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Provider:
    """A kind of server, and the ways it goes of its own.

    `labels`: keywords are kept as labels, which its own pages show. `bin`: what is expunged lives on among all mail, so
    what is to go is put into the trash. `seen`: this program was run against it, not only against what is told of it.
    """

    name: str = ""  # "" is some server or other
    labels: bool = False
    bin: bool = False
    seen: bool = True


@dataclass(frozen=True, slots=True)
class Status:
    """STATUS or SELECT data of a mailbox (RFC 9051 sections 6.3.2 and 6.3.11)."""

    uidvalidity: int
    uidnext: int
    messages: int
    highestmodseq: int | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """A selected mailbox. `keywords`: PERMANENTFLAGS holds \\*; `settable`: the flags it names."""

    status: Status
    writable: bool
    keywords: bool
    settable: frozenset[str]


@dataclass(frozen=True, slots=True)
class Head:
    """What a header fetch gives. `octets` is the header block alone."""

    uid: int
    flags: frozenset[str]
    received: datetime
    size: int
    octets: bytes


@dataclass(frozen=True, slots=True)
class SignInState:
    """How a sign-in by OAuth2 stands. `refused`: why there is none any more, and who has to do what; "" where there is.
    `ends`: when it will end, set when it is time to tell of it; `way_out`: what to do before that.
    """

    refused: str = ""
    ends: datetime | None = None
    way_out: str = ""
