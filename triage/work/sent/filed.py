"""Letters that were filed out of the inbox, and wait again for what a reply of ours promised: where they lie now.

They are found by day and Message-ID in the mailboxes a shop files to, and known by their fingerprint, so that nothing
of a letter enters a command. Those mailboxes are only ever examined: nothing there is flagged, moved or marked as read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from triage.errors import PermanentError
from triage.mail.parse import parse
from triage.model import Head, JudgedLetter, LetterRecord, Outcome, Place, PromiseRecord, RawMessage
from triage.work.context import Inbox, Sweep
from triage.work.drafts.drafting import LIVE
from triage.work.fence import fenced
from triage.work.inbox.intake import take
from triage.work.naming import Naming

MOST_MAILBOXES = 100  # that are looked through for a letter
_SOON = timedelta(hours=1)  # what was sought in vain is not sought again before
_DAY = timedelta(days=1)  # the server's day need not be ours


def is_filed(record: LetterRecord, inbox: str) -> bool:
    """Whether it was found outside the inbox when its promise came due."""
    return record.present and record.answered is not None and record.place.mailbox != inbox


def sought(
    letters: Iterable[LetterRecord], promise: PromiseRecord, answers: Mapping[str, datetime]
) -> LetterRecord | None:
    """The customer's newest letter that the promise is about, unless somebody has moved it away from a follow-up: then
    it is dealt with. `letters`: the customer's, oldest first; `answers`: when each msg-id (keyed hash) was answered.
    """
    told = [
        one
        for one in letters
        if one.message_id_hash
        and one.received <= promise.sent
        and (one.answered is not None or one.outcome is Outcome.ANSWERED or one.message_id_hash in answers)
    ]
    if not told or told[-1].outcome in LIVE:
        return None
    newest = told[-1]
    waits = newest.answered is None or newest.outcome in (Outcome.ANSWERED, Outcome.OWED)
    return newest if waits else None


class Cabinet:
    """The mailboxes beside the inbox. Keeps in memory which letters were not to be found there, and when."""

    def __init__(self) -> None:
        self._in_vain: dict[str, datetime] = {}  # by fingerprint

    def find(self, letter: LetterRecord, sweep: Sweep) -> LetterRecord | None:
        """The letter with its place in another mailbox; None where it is not found, or was not within the hour.

        The inbox is open before and after.
        """
        before = self._in_vain.get(letter.fingerprint)
        if before is not None and sweep.now - before < _SOON:
            return None
        places = (_place_in(mailbox, letter, sweep) for mailbox in sweep.folders.others[:MOST_MAILBOXES])
        place = next((one for one in places if one is not None), None)
        sweep.mailbox.open(sweep.folders.inbox, write=True)
        if place is None:
            self._in_vain[letter.fingerprint] = sweep.now
            return None
        return replace(letter, place=place, present=True)

    def check(self, inbox: Inbox, sweep: Sweep) -> None:
        """Put on record which filed letters are no longer where they were found. The inbox is open before and after."""
        filed = [one for one in sweep.ledger.open_letters() if is_filed(one, inbox.mailbox)]
        if not filed:
            return
        changed = [after for one in filed if (after := self._as_it_lies(one, sweep)) != one]
        if changed:
            sweep.ledger.record(changed, now=sweep.now)
        sweep.mailbox.open(inbox.mailbox, write=True)

    def _as_it_lies(self, letter: LetterRecord, sweep: Sweep) -> LetterRecord:
        gone, place = replace(letter, present=False), letter.place
        try:
            status = sweep.mailbox.open(place.mailbox).status
            if status.uidvalidity != place.uidvalidity:
                return self.find(letter, sweep) or gone
            return letter if sweep.mailbox.flags([place.uid]) else gone
        except PermanentError:
            return gone  # the mailbox is gone, or no longer ours to read


def read(records: Iterable[LetterRecord], sweep: Sweep) -> Iterator[JudgedLetter]:
    """These letters, judged, in whatever mailbox each lies; what is not there or cannot be read is left out.

    Leaves one of the mailboxes open.
    """
    by_mailbox: dict[tuple[str, int], dict[int, LetterRecord]] = defaultdict(dict)
    for one in records:
        by_mailbox[one.place.mailbox, one.place.uidvalidity][one.place.uid] = one
    for (mailbox, uidvalidity), wanted in by_mailbox.items():
        for taken in take(_messages(mailbox, uidvalidity, sorted(wanted), sweep), sweep):
            if taken.judged is not None and taken.judged.fingerprint == wanted[taken.record.place.uid].fingerprint:
                yield taken.judged


def _messages(mailbox: str, uidvalidity: int, uids: Sequence[int], sweep: Sweep) -> Iterable[RawMessage]:
    try:
        same = sweep.mailbox.open(mailbox).status.uidvalidity == uidvalidity
    except PermanentError:
        if mailbox == sweep.folders.inbox:
            raise
        return ()
    return sweep.mailbox.messages(uids) if same else ()


def _place_in(mailbox: str, letter: LetterRecord, sweep: Sweep) -> Place | None:
    sweep.go_on()
    day = letter.received.date()
    try:
        message_ids = sweep.mailbox.message_ids(mailbox, since=day - _DAY, before=day + 2 * _DAY)
        uids = [uid for uid, one in message_ids.items() if sweep.naming.message_id(one) == letter.message_id_hash]
        if not uids:
            return None
        place = Place(mailbox, sweep.mailbox.open(mailbox).status.uidvalidity, 0)
        heads = tuple(sweep.mailbox.heads(uids))
    except PermanentError:
        return None  # not ours to read
    alike = (head.uid for head in heads if fenced(partial(_name, head, sweep.naming), "mail") == letter.fingerprint)
    return next((replace(place, uid=uid) for uid in alike), None)


def _name(head: Head, naming: Naming) -> str:
    return naming.letter(parse(head.octets), head.octets)
