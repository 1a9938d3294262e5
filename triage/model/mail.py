"""What a person wrote: a parsed message, own words, language, whether to answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Address:
    """A display name (may be empty) and an addr-spec (RFC 5322 section 3.4.1), lower-case domain."""

    addr_spec: str
    name: str = ""

    @property
    def domain(self) -> str:
        return self.addr_spec.rpartition("@")[2]


@dataclass(frozen=True, slots=True)
class Us:
    """Who we are. `identities` answer letters, the first by default; `aliases` are further addr-specs or "@domain"
    that are ours. `authserv_id` is the only one whose Authentication-Results are believed (RFC 8601 section 5).
    """

    identities: tuple[Address, ...]
    aliases: tuple[str, ...] = ()
    authserv_id: str = ""
    any_recipient: bool = False  # a catch-all: letters need not name one of our addresses


@dataclass(frozen=True, slots=True)
class Attachment:
    content_type: str
    filename: str
    size: int  # decoded octets, or octets as they stand where they were not decoded


@dataclass(frozen=True, slots=True)
class Message:
    """A parsed message (RFC 5322, RFC 2045).

    `fields`: every header field in order, name as written, value unfolded but *not* decoded.
    `message_id`, `in_reply_to`, `references`: only well-formed msg-ids, with their angle brackets.
    """

    fields: tuple[tuple[str, str], ...]
    subject: str = ""  # decoded, one line, control characters removed
    message_id: str | None = None
    in_reply_to: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    date: datetime | None = None
    content_type: str = "text/plain"  # of the whole, lower-case, without parameters
    content_params: tuple[tuple[str, str], ...] = ()  # of the whole, lower-case names
    part_types: tuple[str, ...] = ()  # every part's content type, outermost first
    plain: str | None = None  # the text/plain body, decoded; None where there is none
    flowed: bool = False  # format=flowed (RFC 3676) of `plain`, not yet unflowed
    delsp: bool = False
    html: str | None = None
    attachments: tuple[Attachment, ...] = ()
    # By lower-case name, because a letter's fields are asked for some sixty times.
    _values: Mapping[str, tuple[str, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        values: dict[str, list[str]] = defaultdict(list)
        for name, value in self.fields:
            values[name.lower()].append(value)
        object.__setattr__(self, "_values", {name: tuple(each) for name, each in values.items()})

    def all(self, name: str) -> tuple[str, ...]:
        """The values of every field of that name, first one first; () where there is none."""
        return self._values.get(name.lower(), ())

    def first(self, name: str) -> str | None:
        """The value of the first field of that name, or None."""
        values = self.all(name)
        return values[0] if values else None


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What this person newly wrote: no quotes, no signature, no boilerplate."""

    text: str
    share: float = 1.0  # of the whole visible text, 0..1; low means mostly quoted
    signature: str = ""  # what was taken for the signature, for the name in it
    quoted: str = ""  # the quoted history beneath or above, visible text
    doubtful: bool = False  # stripping left too little to be trusted, so nothing was stripped


@dataclass(frozen=True, slots=True)
class Language:
    """An ISO 639-1 code, or "un" where it cannot be told."""

    code: str
    reliable: bool


@dataclass(frozen=True, slots=True)
class Answerability:
    """Whether, whom and as whom to answer.

    `reason` is None where a draft may be written; otherwise an id of the skip list (docs/glossary.md).
    `person` is False for robots, lists, bounces, spam and our own mail: these are skipped, not judged.
    """

    reason: str | None
    person: bool
    correspondent: Address | None = None  # whom a reply goes to; None unless exactly one is safe
    identity: Address | None = None  # the address of ours the letter was written to
    detail: str = ""  # for people: what was seen


@dataclass(frozen=True, slots=True)
class Letter:
    """A message with everything the judge may know about it."""

    message: Message
    answerability: Answerability
    own: OwnWords
    language: Language
