"""ImapMailbox: one account over one connection at a time. It keeps the contract of `triage.work.protocols.Mailbox`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from time import monotonic
from types import MappingProxyType
from typing import TypeVar

from triage.errors import PermanentError, TemporaryError
from triage.imap import append, fetch, guard, idle, labels, mailboxes, opening
from triage.imap.account import Account
from triage.imap.provider import recognise
from triage.imap.salvage import Get, Salvage
from triage.imap.session import Session, connect
from triage.model import Folders, Head, Opened, Place, Provider, RawMessage, Status

Item = TypeVar("Item")
_LIST_SECONDS = 3600.0


def open_mailbox(account: Account) -> ImapMailbox:
    """Connect and log in. Raises as `session.connect` does."""
    return ImapMailbox(account)


@dataclass(frozen=True, slots=True)
class _Target:
    """The mailbox the caller opened. Others may be selected in between; it is selected again when needed."""

    mailbox: str
    writable: bool
    uidvalidity: int

    def place(self, uid: int) -> Place:
        return Place(self.mailbox, self.uidvalidity, uid)


@dataclass(slots=True)
class _Blame:
    reasons: dict[int, str] = field(default_factory=dict)
    for_lost_connections: list[int] = field(default_factory=list)


class ImapMailbox:
    """See `triage.work.protocols.Mailbox`. Where one message breaks the connection, it makes a new one by itself."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self._session: Session = connect(account)
        self._target: _Target | None = None
        self._folders: Folders | None = None
        self._listed = 0.0  # on the monotonic clock
        self._blame = _Blame()
        self._labels_made = False

    @property
    def capabilities(self) -> frozenset[str]:
        return self._session.capabilities

    @property
    def provider(self) -> Provider:
        """The kind of server."""
        return recognise(self._account.host, self._session.capabilities, self._session.software)

    def folders(self) -> Folders:
        """They are asked for again by the hour: a mailbox that goes meanwhile is missed when it is opened."""
        self._session.probe()
        if self._folders is None or monotonic() - self._listed > _LIST_SECONDS:
            listed, prefix = mailboxes.ask(self._session)
            self._folders, self._listed = mailboxes.find(listed, prefix, self._account), monotonic()
        return self._folders

    def status(self, mailbox: str, *, flags: bool = True) -> Status:
        guard.mailbox(mailbox)
        selected = self._session.selected
        if selected is not None and selected.mailbox == mailbox:
            self._session.unselect()
        if self._session.selected is not None:
            self._session.noop()  # some servers tell what they knew before
        more = ("HIGHESTMODSEQ",) if flags and "CONDSTORE" in self.capabilities else ()
        return opening.ask(self._session, mailbox, *more)

    def open(self, mailbox: str, *, write: bool = False) -> Opened:
        selected, status = opening.select(self._session, mailbox, write=write)
        self._target = _Target(mailbox, selected.writable, status.uidvalidity)
        return opening.opened(selected, status, self._labels)

    def uids(self, *, since: date | None = None, lowest: int = 1) -> tuple[int, ...]:
        self._select(self._opened(), fresh=True)
        return self._search(since, lowest)

    def flags(self, uids: Sequence[int]) -> Mapping[int, frozenset[str]]:
        self._select(self._opened())
        found: dict[int, frozenset[str]] = {}
        for some in fetch.portions(uids, fetch.FLAGS_BATCH):
            found |= self._with_labels(fetch.flags(self._session, some))
        return dict(sorted(found.items()))

    def heads(self, uids: Sequence[int]) -> Iterator[Head]:
        def get(some: Sequence[int]) -> list[Head]:
            return fetch.heads(self._session, some)

        return self._salvaged(self._opened(), fetch.portions(uids, fetch.HEADS_BATCH), get, get, lambda head: head.uid)

    def messages(self, uids: Sequence[int]) -> Iterator[RawMessage]:
        for some in fetch.portions(uids, fetch.FLAGS_BATCH):
            known = {one.uid: one for one in self._facts(some)}
            yield from self._messages(known)

    def unreadable(self) -> Mapping[int, str]:
        """Worth asking after a TemporaryError too: a letter named here need not be asked for again."""
        return MappingProxyType(self._blame.reasons)

    def append(self, mailbox: str, octets: bytes, flags: Iterable[str]) -> int | None:
        selected = self._session.selected
        if selected is not None and selected.mailbox == mailbox and not selected.writable:
            self._session.unselect()  # Courier adds nothing to a mailbox that is selected for reading
        return append.append(self._session, mailbox, octets, flags)

    def find_message_id(self, mailbox: str, message_id: str) -> tuple[int, ...]:
        guard.token(message_id)
        with self._elsewhere(mailbox):
            with self._session.command("SEARCH") as client:
                candidates = client.search(["HEADER", "Message-ID", message_id])
            # SEARCH finds substrings (RFC 9051 section 6.4.4).
            return tuple(uid for uid, found in self._message_ids(candidates) if found == message_id)

    def message_ids(
        self, mailbox: str, *, lowest: int = 1, since: date | None = None, before: date | None = None
    ) -> Mapping[int, str]:
        with self._elsewhere(mailbox):
            return dict(self._message_ids(self._search(since, lowest, before)))

    def add_flags(self, uids: Sequence[int], flags: Iterable[str]) -> None:
        plain, named = labels.split(flags, self._labels)
        if named and not self._labels_made:
            labels.make(self._session, self._labels.values())
            self._labels_made = True
        self._select_for_writing()
        append.add_flags(self._session, uids, plain)
        labels.add(self._session, uids, named)

    def remove_flags(self, uids: Sequence[int], flags: Iterable[str]) -> None:
        plain, named = labels.split(flags, self._labels)
        self._select_for_writing()
        append.remove_flags(self._session, uids, plain)
        labels.remove(self._session, uids, named)

    def remove(self, mailbox: str, uid: int) -> bool:
        ours = self._folders or self.folders()
        if mailbox not in (ours.drafts, ours.queue):
            raise ValueError(f"{mailbox} is not a mailbox of ours")
        if "UIDPLUS" not in self.capabilities:
            return False
        with self._elsewhere(mailbox, write=True):
            if self.provider.bin:
                labels.put_in_bin(self._session, uid)
            else:
                append.remove(self._session, uid)
        return True

    def create(self, mailbox: str) -> None:
        append.create(self._session, mailbox)

    def create_drafts(self) -> str:
        """Make the mailbox for drafts, for somebody who asked for it; its name."""
        name = mailboxes.drafts_to_be(mailboxes.ask(self._session)[1], self._account)
        self.create(name)
        self._folders = None
        return name

    def idle(self, seconds: float) -> bool:
        self._select(self._opened())
        return idle.wait(self._session, seconds)

    def close(self) -> None:
        self._session.close()

    # --- which mailbox is selected ------------------------------------------------------------------------------------

    def _opened(self) -> _Target:
        if self._target is None:
            raise ValueError("no mailbox is open")
        return self._target

    def _select(self, target: _Target, *, fresh: bool = False) -> None:
        """Have it selected; `fresh`: with what arrived until now."""
        selected = self._session.selected
        if selected is not None and (selected.mailbox, selected.writable) == (target.mailbox, target.writable):
            if fresh:
                self._session.noop()
            return
        again = self._session.select(target.mailbox, write=target.writable)
        if opening.uidvalidity(again) != target.uidvalidity:
            self.close()
            raise TemporaryError(f"{target.mailbox} has a new UIDVALIDITY since it was opened")

    def _select_for_writing(self) -> None:
        target = self._opened()
        if not target.writable:
            raise PermanentError(f"{target.mailbox} is open for reading only")
        self._select(target)

    @contextmanager
    def _elsewhere(self, mailbox: str, *, write: bool = False) -> Iterator[None]:
        """Select a mailbox for a moment, afresh: a selected one need not show what came since (seen on Dovecot)."""
        self._session.select(mailbox, write=write)
        yield

    def _reconnect(self, target: _Target) -> None:
        self._session.close()
        self._session = connect(self._account)
        self._select(target)

    # --- labels -------------------------------------------------------------------------------------------------------

    @property
    def _labels(self) -> labels.Names:
        return self._account.labels if self.provider.labels else {}

    def _with_labels(self, flags: Mapping[int, frozenset[str]]) -> dict[int, frozenset[str]]:
        """The flags by UID, with the keywords that labels stand for."""
        if not self._labels:
            return dict(flags)
        named = labels.seen(self._session, tuple(flags), self._labels)
        return {uid: (some - self._labels.keys()) | named.get(uid, frozenset()) for uid, some in flags.items()}

    def _labelled(self, messages: list[RawMessage]) -> list[RawMessage]:
        flags = self._with_labels({message.place.uid: message.flags for message in messages})
        return [replace(message, flags=flags[message.place.uid]) for message in messages]

    # --- searching and fetching ---------------------------------------------------------------------------------------

    def _facts(self, uids: Sequence[int]) -> Iterator[fetch.Facts]:
        def get(some: Sequence[int]) -> list[fetch.Facts]:
            return fetch.facts(self._session, some)

        return self._salvaged(self._opened(), [uids], get, get, lambda one: one.uid)

    def _messages(self, known: Mapping[int, fetch.Facts]) -> Iterator[RawMessage]:
        target = self._opened()

        def get(some: Sequence[int]) -> list[RawMessage]:
            return self._labelled(fetch.messages(self._session, target.place, [known[uid] for uid in some]))

        def beginnings(some: Sequence[int]) -> list[RawMessage]:
            return fetch.beginnings(self._session, target.place, [known[uid] for uid in some])

        batches = fetch.batches(known.values(), self._session.round_trip)
        return self._salvaged(target, batches, get, beginnings, lambda message: message.place.uid)

    def _search(self, since: date | None, lowest: int, before: date | None = None) -> tuple[int, ...]:
        criteria: list[object] = []
        if lowest > 1:
            criteria += ["UID", f"{guard.uids((lowest,))[0]}:*"]
        if since is not None:
            criteria += ["SINCE", since]
        if before is not None:
            criteria += ["BEFORE", before]
        with self._session.command("SEARCH") as client:
            found = client.search(criteria or ["ALL"])
        # 99:* is 1:99 where the largest UID is 1 (RFC 9051 section 9, seq-range).
        return tuple(uid for uid in sorted(found) if uid >= lowest)

    def _message_ids(self, uids: Sequence[int]) -> Iterator[tuple[int, str]]:
        for some in fetch.portions(uids, fetch.FLAGS_BATCH):
            yield from fetch.message_ids(self._session, some).items()

    def _salvaged(
        self,
        target: _Target,
        batches: Iterable[Sequence[int]],
        get: Get[Item],
        last_resort: Get[Item],
        uid_of: Callable[[Item], int],
    ) -> Iterator[Item]:
        """The items batch by batch. A UID that gives nothing although it is still there is unreadable."""
        salvage = Salvage(
            get,
            last_resort,
            lambda: self._reconnect(target),
            lambda uid: fetch.flags(self._session, [uid]),
            self._blame.reasons.__setitem__,
            self._blame.for_lost_connections,
        )
        for batch in batches:
            self._select(target)
            found = salvage.fetch(batch)
            missing = set(batch) - {uid_of(item) for item in found} - self._blame.reasons.keys()
            if missing:
                self._session.noop()  # else a server may tell the flags of what is gone
                for uid in fetch.flags(self._session, sorted(missing)):
                    self._blame.reasons[uid] = "the server gives nothing of it"
            yield from found
