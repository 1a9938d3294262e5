"""What the worker needs of the outside world. `imap` and `ledger` satisfy these; so do the fakes in the tests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Protocol

from triage.model import (
    Answer,
    Cursor,
    DraftRecord,
    Folders,
    Forgotten,
    Head,
    LetterRecord,
    Opened,
    PromiseRecord,
    RawMessage,
    Status,
    Telling,
)


class Mailbox(Protocol):
    """One logged-in connection to one account.

    Every method may raise TemporaryError (connection, timeout, server trouble), ThrottledError or PermanentError.
    After a TemporaryError the connection is gone; a new one is opened by the worker.
    UIDs in answers are ascending. Nothing here ever sets \\Seen, moves, or removes a customer's mail.
    """

    @property
    def capabilities(self) -> frozenset[str]: ...

    def folders(self) -> Folders: ...

    def status(self, mailbox: str, *, flags: bool = True) -> Status:
        """STATUS, of a mailbox that is left first where it is the selected one. `flags`: with HIGHESTMODSEQ, which has
        some servers begin to keep it.
        """
        ...

    def open(self, mailbox: str, *, write: bool = False) -> Opened:
        """SELECT, or EXAMINE where `write` is False."""
        ...

    def uids(self, *, since: date | None = None, lowest: int = 1) -> tuple[int, ...]:
        """The UIDs, not below `lowest`, whose INTERNALDATE is not before `since`, in the open mailbox."""
        ...

    def flags(self, uids: Sequence[int]) -> Mapping[int, frozenset[str]]: ...

    def heads(self, uids: Sequence[int]) -> Iterator[Head]:
        """Header, flags, INTERNALDATE and size. A UID expunged meanwhile is left out."""
        ...

    def messages(self, uids: Sequence[int]) -> Iterator[RawMessage]:
        """The messages, in batches by count and size; of large ones the text parts only (`partial`).

        A UID expunged meanwhile is left out; so is one that cannot be got, which `unreadable()` then lists.
        """
        ...

    def unreadable(self) -> Mapping[int, str]:
        """UIDs that `heads` or `messages` could not get on this connection, with the reason."""
        ...

    def append(self, mailbox: str, octets: bytes, flags: Iterable[str]) -> int | None:
        """APPEND with the flags in the command itself; the new UID (APPENDUID) where the server tells it."""
        ...

    def find_message_id(self, mailbox: str, message_id: str) -> tuple[int, ...]:
        """UIDs whose Message-ID field is exactly that. `message_id` must be one we made (ASCII, no blanks)."""
        ...

    def message_ids(
        self, mailbox: str, *, lowest: int = 1, since: date | None = None, before: date | None = None
    ) -> Mapping[int, str]:
        """The Message-ID ("" where there is none) of every message from UID `lowest` on, by UID: of those whose
        INTERNALDATE is not before `since`, and before `before`.
        """
        ...

    def add_flags(self, uids: Sequence[int], flags: Iterable[str]) -> None: ...

    def remove_flags(self, uids: Sequence[int], flags: Iterable[str]) -> None: ...

    def remove(self, mailbox: str, uid: int) -> bool:
        """Remove one message of ours for good (\\Deleted and UID EXPUNGE). False, and nothing done, without UIDPLUS."""
        ...

    def create(self, mailbox: str) -> None:
        """CREATE and SUBSCRIBE; no error where it exists."""
        ...

    def idle(self, seconds: float) -> bool:
        """Wait for news in the open mailbox, `seconds` at the most; True where there was some. Only a hint."""
        ...

    def close(self) -> None:
        """LOGOUT; never raises."""
        ...


class Teller(Protocol):
    """A language model that restates problems. Nothing it says is believed."""

    def tell(self, telling: Telling) -> str:
        """TriageError where it does not answer, within a time of its own."""
        ...


class Ledger(Protocol):
    """The memory of one account. What a method wrote is durable when it returns.

    Raises TemporaryError where the database is locked or away, ConfigError where it belongs to another key.
    """

    def lock(self) -> AbstractContextManager[None]:
        """One writer an account; TemporaryError where another process holds it."""
        ...

    def letters_in(self, mailbox: str, uidvalidity: int) -> Mapping[int, LetterRecord]:
        """By UID."""
        ...

    def uids_in(self, mailbox: str, uidvalidity: int) -> Mapping[int, bool]:
        """The UIDs of `letters_in`, and whether each letter was still there at the last sweep."""
        ...

    def closed(self, at: datetime, customers: Iterable[str]) -> Mapping[str, datetime]:
        """When the newest letter came in that became ANSWERED at that moment, for each of the customers who has one."""
        ...

    def letters(self, fingerprints: Iterable[str]) -> Mapping[str, LetterRecord]:
        """By fingerprint; unknown ones are left out."""
        ...

    def open_letters(self) -> Iterator[LetterRecord]:
        """Present letters whose outcome is neither SKIPPED nor ANSWERED, oldest first; as many in memory as are asked
        for. To be read to the end before anything is written.
        """
        ...

    def still_flagged(self) -> tuple[LetterRecord, ...]:
        """Present letters that are ANSWERED or SKIPPED and may carry flags of ours, oldest first."""
        ...

    def elsewhere(self, mailbox: str, uidvalidity: int) -> tuple[LetterRecord, ...]:
        """Present letters in another mailbox, or in one of that name that is gone, oldest first."""
        ...

    def replied_to(self, message_id_hashes: Iterable[str]) -> tuple[LetterRecord, ...]:
        """The letters with one of these Message-IDs (keyed hashes)."""
        ...

    def letters_by(self, customer: str) -> tuple[LetterRecord, ...]:
        """One customer's letters, present or not, oldest first."""
        ...

    def letters_since(self, since: datetime) -> tuple[LetterRecord, ...]:
        """What came in from that moment on, oldest first."""
        ...

    def frustrations(self, since: datetime) -> Sequence[float]:
        """Of the letters that came in from that moment on and were judged, least upset first."""
        ...

    def record(self, letters: Iterable[LetterRecord], *, now: datetime) -> None:
        """Insert or replace by fingerprint, in one transaction. ValueError on a forbidden transition."""
        ...

    def intend(self, draft: DraftRecord) -> None:
        """Write the intent, and INTENDED for the letters it covers, in one transaction."""
        ...

    def settle(self, draft: DraftRecord, *, now: datetime) -> None:
        """Replace the draft's record, and give the covered letters its outcome, in one transaction.

        A draft settled as JUDGED was never appended: its record is removed, its letters are JUDGED again. A letter for
        which another draft stands takes that one's outcome. With the outcome it has, only the record is replaced.
        """
        ...

    def drafts(self, *outcomes: str) -> tuple[DraftRecord, ...]:
        """The drafts with one of these outcomes, oldest intent first."""
        ...

    def drafts_since(self, since: datetime) -> Iterator[DraftRecord]:
        """The drafts intended from that moment on, oldest intent first; as many in memory as are asked for.

        To be read to the end before anything is written.
        """
        ...

    def drafts_for(self, customers: Iterable[str]) -> tuple[DraftRecord, ...]:
        """Every draft for one of these customers, oldest intent first."""
        ...

    def open_promises(self) -> tuple[PromiseRecord, ...]:
        """What was promised and not followed by another answer, first due first."""
        ...

    def promises_since(self, since: datetime) -> tuple[PromiseRecord, ...]:
        """What was promised from that moment on, first due first."""
        ...

    def promise(self, promises: Iterable[PromiseRecord]) -> None:
        """Insert or replace by reply, in one transaction."""
        ...

    def hear(self, words: Mapping[date, Mapping[str, int]]) -> None:
        """Add to the number of each day's letters that hold a word, or fire a row, of the rules; in one transaction."""
        ...

    def heard(self, since: date, until: date) -> Mapping[str, int]:
        """In how many letters each word of the rules was heard from one day to another, both included."""
        ...

    def cursor(self, mailbox: str) -> Cursor | None: ...

    def move_cursor(self, cursor: Cursor) -> None: ...

    def add_answers(self, answers: Iterable[Answer]) -> None: ...

    def answers(self, message_id_hashes: Iterable[str]) -> Mapping[str, datetime]:
        """When each of these msg-ids (keyed hashes) was answered last; those that were not are left out."""
        ...

    def forget(self, customer: str) -> Forgotten:
        """Remove what is known of that customer (keyed hash). Letters that are still there are SKIPPED from now on."""
        ...

    def clear(self, gone_before: datetime, numbers_before: datetime) -> int:
        """Remove letters that left before the one moment, and numbers from before the other; how many rows."""
        ...

    def recall(self, name: str) -> str:
        """A small remembered value (digest of the queue message, ...); "" where there is none."""
        ...

    def remember(self, name: str, value: str) -> None: ...
