"""One user's mailboxes, by name."""

from collections.abc import Iterator
from itertools import count

from triage.demo.imapd.mailbox import Mailbox
from triage.demo.imapd.profile import Profile
from triage.demo.imapd.replies import No

SEPARATOR = "/"
INBOX = "INBOX"


def normalised(name: str) -> str:
    """INBOX in any case is the one INBOX, also as a parent (RFC 3501 section 5.1)."""
    first, separator, rest = name.partition(SEPARATOR)
    return INBOX + separator + rest if first.upper() == INBOX else name


class Account:
    """Creates, renames and deletes mailboxes; UIDVALIDITY values never come twice."""

    def __init__(self, profile: Profile, uid_validities: Iterator[int]) -> None:
        self.profile = profile
        self.mailboxes: dict[str, Mailbox] = {}
        self.subscribed: set[str] = set()
        self._uid_validities = uid_validities
        for name, special_use in {INBOX: None, **profile.mailboxes}.items():
            self._add(name, special_use)
            self.subscribed.add(name)

    def _add(self, name: str, special_use: str | None = None) -> Mailbox:
        mailbox = Mailbox(next(self._uid_validities), special_use, self.profile.allow_keywords)
        self.mailboxes[name] = mailbox
        return mailbox

    def find(self, name: str, code: str = "NONEXISTENT") -> Mailbox:
        mailbox = self.mailboxes.get(normalised(name))
        if mailbox is None:
            raise No(f"Mailbox doesn't exist: {name}", code)
        return mailbox

    def has_children(self, name: str) -> bool:
        return any(other.startswith(name + SEPARATOR) for other in self.mailboxes)

    def create(self, name: str, special_use: str | None = None) -> Mailbox:
        """A name that ends in the separator only announces children; its parents come into being with it."""
        name = self._checked(normalised(name.removesuffix(SEPARATOR)))
        if name in self.mailboxes:
            raise No("Mailbox already exists", "ALREADYEXISTS")
        for parent in _parents(name):
            if parent not in self.mailboxes:
                self._add(parent)
        return self._add(name, special_use)

    def delete(self, name: str) -> Mailbox:
        name = normalised(name)
        if name == INBOX:
            raise No("INBOX can't be deleted", "CANNOT")
        mailbox = self.find(name)
        if self.has_children(name):
            raise No("Mailbox has children, delete them first", "HASCHILDREN")
        del self.mailboxes[name]
        return mailbox

    def rename(self, old: str, new: str) -> None:
        """Children move along; INBOX itself stays and is emptied into the new mailbox (RFC 3501 section 6.3.5)."""
        old, new = normalised(old), normalised(new)
        mailbox = self.find(old)
        if new in self.mailboxes:
            raise No("Mailbox already exists", "ALREADYEXISTS")
        if new.startswith(old + SEPARATOR):
            raise No("A mailbox can't become its own child", "CANNOT")
        target = self.create(new)
        if old == INBOX:
            _empty(mailbox, target)
            return
        self._move(old, new, mailbox)
        for name in [name for name in self.mailboxes if name.startswith(old + SEPARATOR)]:
            self._move(name, new + name.removeprefix(old), self.mailboxes[name])

    def _move(self, old: str, new: str, mailbox: Mailbox) -> None:
        del self.mailboxes[old]
        self.mailboxes[new] = mailbox

    def _checked(self, name: str) -> str:
        if not name or any(not level for level in name.split(SEPARATOR)):
            raise No("Invalid mailbox name", "CANNOT")
        return name

    def new_uid_validity(self, name: str) -> int:
        mailbox = self.find(name)
        mailbox.renumber(next(self._uid_validities))
        return mailbox.uid_validity


def uid_validities(first: int) -> Iterator[int]:
    return count(first)


def _parents(name: str) -> Iterator[str]:
    levels = name.split(SEPARATOR)
    return (SEPARATOR.join(levels[:depth]) for depth in range(1, len(levels)))


def _empty(source: Mailbox, target: Mailbox) -> None:
    for message in tuple(source.messages.values()):
        target.append(message.octets, message.received, message.flags)
    source.expunge(tuple(source.messages))
