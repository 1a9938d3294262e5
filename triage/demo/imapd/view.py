"""A selected mailbox as one session sees it: sequence numbers, and the changes the client has not been told of yet.

Sequence numbers change only when an EXPUNGE is sent, and none may be sent during FETCH, STORE and SEARCH
(RFC 3501 section 7.4.1), so the list of UIDs here is the client's, not the mailbox's.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator

from triage.demo.imapd import flags as flag_names
from triage.demo.imapd.mailbox import Mailbox, Message
from triage.demo.imapd.replies import Bad, untagged
from triage.demo.imapd.scanner import STAR, SequenceSet


class View:
    """Implements mailbox.Observer; `wake` is called after each change, so that an idling session can send it on."""

    def __init__(self, mailbox: Mailbox, read_only: bool, wake: Callable[[], None]) -> None:
        self.mailbox = mailbox
        self.read_only = read_only
        self.with_modseq = False
        self.uids = sorted(mailbox.messages)
        self.recent = set(mailbox.recent) if read_only else mailbox.take_recent()
        self._wake = wake
        self._known = dict(mailbox.messages)
        self._told = len(self.uids)
        self._changed: set[int] = set()
        self._expunged: set[int] = set()
        self._new_keyword = False
        mailbox.observers.append(self)

    def close(self) -> None:
        self.mailbox.observers.remove(self)

    def arrived(self, message: Message) -> None:
        self.uids.append(message.uid)
        self._known[message.uid] = message
        if not self.read_only:
            self.recent |= self.mailbox.take_recent()
        self._wake()

    def changed(self, message: Message, by: object) -> None:
        if by is not self:
            self._changed.add(message.uid)
            self._wake()

    def expunged(self, uid: int) -> None:
        self._expunged.add(uid)
        self._wake()

    def keyword_added(self) -> None:
        self._new_keyword = True

    def told(self, uid: int) -> None:
        """The client has just been sent this message's flags."""
        self._changed.discard(uid)

    def tell(self, uid: int) -> None:
        """Have this message's flags sent with the next updates."""
        self._changed.add(uid)

    def updates(self, expunges: bool = True) -> Iterator[bytes]:
        """Untagged lines for everything not told yet."""
        yield from self.keyword_updates()
        if expunges and self._expunged:
            yield from self._expunge_lines()
        if self._told != len(self.uids):
            yield untagged(f"{len(self.uids)} EXISTS")
            yield untagged(f"{len(self.recent)} RECENT")
            self._told = len(self.uids)
        changed, self._changed = sorted(self._changed), set()
        yield from (self._flags_changed_line(uid) for uid in changed if uid in self.mailbox.messages)

    def keyword_updates(self) -> Iterator[bytes]:
        """The mailbox's flags if a keyword came up; goes before the first response that has it."""
        if self._new_keyword:
            self._new_keyword = False
            yield self.flags_line()

    def flags_line(self) -> bytes:
        return untagged(b"FLAGS " + flag_names.written((*flag_names.SYSTEM, *self.mailbox.keywords)))

    def _expunge_lines(self) -> Iterator[bytes]:
        expunged, self._expunged = sorted(self._expunged), set()
        for uid in expunged:
            number = self.number(uid)
            del self.uids[number - 1], self._known[uid]
            self.recent.discard(uid)
            # A message that came and went before the client was told of it has no number to expunge.
            if number <= self._told:
                self._told -= 1
                yield untagged(f"{number} EXPUNGE")

    def _flags_changed_line(self, uid: int) -> bytes:
        message = self._known[uid]
        modseq = b" MODSEQ (%d)" % message.modseq if self.with_modseq else b""
        return untagged(b"%d FETCH (UID %d FLAGS %b%b)" % (self.number(uid), uid, self.flags_of(message), modseq))

    def flags_of(self, message: Message) -> bytes:
        recent = (flag_names.RECENT,) if message.uid in self.recent else ()
        return flag_names.written((*message.flags, *recent))

    def number(self, uid: int) -> int:
        return bisect_left(self.uids, uid) + 1

    def message(self, uid: int) -> Message:
        """The message, also one that another session expunged and this client has not been told of."""
        return self._known[uid]

    def still_there(self, uid: int) -> bool:
        return uid in self.mailbox.messages

    def resolve(self, numbers: SequenceSet, by_uid: bool) -> list[int]:
        """The UIDs a message set names, ascending; a sequence number beyond the last is an error, a UID is not."""
        positions: set[int] = set()
        for first, last in numbers:
            positions.update(self._uid_range(first, last) if by_uid else self._number_range(first, last))
        return [self.uids[position] for position in sorted(positions)]

    def _uid_range(self, first: int, last: int) -> Iterable[int]:
        largest = self.uids[-1] if self.uids else 0
        low, high = sorted((first if first != STAR else largest, last if last != STAR else largest))
        return range(bisect_left(self.uids, low), bisect_right(self.uids, high))

    def _number_range(self, first: int, last: int) -> Iterable[int]:
        largest = self._told
        low, high = sorted((first if first != STAR else largest, last if last != STAR else largest))
        if not 1 <= low <= high <= largest:
            raise Bad("Invalid message sequence number")
        return range(low - 1, high)
