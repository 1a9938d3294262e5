"""The keyed names under which one account's letters, customers and drafts are remembered."""

from __future__ import annotations

from dataclasses import dataclass, field

from triage import fingerprint
from triage.desk.budget import topic
from triage.desk.draft_content import Content
from triage.model import Address, Message, Place


@dataclass(frozen=True, slots=True)
class Naming:
    """The key and the account every hash is made with. The key never prints."""

    key: bytes = field(repr=False)
    account: str

    def letter(self, message: Message, octets: bytes) -> str:
        return fingerprint.fingerprint(self.key, self.account, message, octets)

    def unreadable(self, place: Place) -> str:
        """A name for a letter whose header cannot be read: its place is all there is."""
        return self._placed("unreadable", place)

    def copy(self, place: Place) -> str:
        """A name for a second copy of a known letter."""
        return self._placed("copy", place)

    def _placed(self, what: str, place: Place) -> str:
        return fingerprint.place_hash(self.key, what, place)

    def customer(self, correspondent: Address | None) -> str:
        """ "" where nobody is safe to be answered."""
        return fingerprint.customer_hash(self.key, correspondent.addr_spec) if correspondent else ""

    def subject(self, customer: str, subject: str) -> str:
        return fingerprint.subject_hash(self.key, customer, topic(subject))

    def message_id(self, message_id: str | None) -> str:
        return fingerprint.message_id_hash(self.key, message_id) if message_id else ""

    def content(self, content: Content) -> str:
        fields = (content.addresses, content.words, content.attachments)
        return fingerprint.content_digest(self.key, content.subject, *("\n".join(each) for each in fields))

    def sketch(self, token: str, content: Content) -> str:
        return fingerprint.sketch(self.key, token, content.own)

    def draft(self, letter: str, generation: int) -> str:
        return fingerprint.draft_token(self.key, letter, generation)
