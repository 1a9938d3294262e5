"""What is done about the drafts that lie there: the decision of `desk.draft_fate`, journalled, done, put on record.

A removal is three steps, and may be stopped between any two:

    leaving  ledger.settle (leaving)     durable: whoever finds it gone knows that we removed it
    remove   UID EXPUNGE                 of a UID whose words have just been read again, and are ours
    settle   ledger.settle (outcome)     unless Drafts holds what somebody has saved there meanwhile

No server removes a message on a condition. A mail client that saves the draft at the same moment puts it there under a
new UID, before ours goes or after: so what has come since the look is asked for when it is gone, and where that was
not laid by us the next sweep looks at it before the draft is done with.

A renewal lays the new draft first (`drafting.lay`, with the old one's token in its intent), and removes the old one
once the new one is known to lie there: whoever is stopped in between finds both, and which one replaces the other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain, islice

from triage.desk.draft_fate import Fate, Seen, Terms, fate
from triage.desk.draft_versions import token_of
from triage.errors import PermanentError
from triage.model import Case, DraftRecord, LayDraft, LetterRecord, Outcome, QueueEntry
from triage.work.context import Sweep
from triage.work.drafts.shelf import Found, Look, Shelf

ANSWERED = (Outcome.ANSWERED, Outcome.OWED)  # the latter by an answer that has not kept its word
_BATCH = 500  # letters asked about at a time


@dataclass(frozen=True, slots=True)
class Letters:
    """What is known of the letters: those that wait, by customer; those that could not be read; and those answered."""

    waiting: Mapping[str, Case]
    unread: frozenset[str] = frozenset()
    answered: frozenset[str] = frozenset()


def known_letters(cases: Iterable[Case], waiting: Iterable[LetterRecord], look: Look, sweep: Sweep) -> Letters:
    """Of those that there are drafts for. `waiting`: the letters in the inbox that wait, read or not."""
    by_customer = {case.customer: case for case in cases}
    covered = {name for one in look.found for name in one.draft.covers}
    here = {record.fingerprint: record.outcome for record in waiting if record.fingerprint in covered}
    unread = set(here).difference(letter.fingerprint for case in by_customer.values() for letter in case.letters)
    outcomes = chain(here.items(), _outcomes(covered - here.keys(), sweep))
    answered = frozenset(name for name, outcome in outcomes if outcome in ANSWERED)
    return Letters(by_customer, frozenset(unread), answered)


def _outcomes(fingerprints: Iterable[str], sweep: Sweep) -> Iterator[tuple[str, Outcome]]:
    names = iter(fingerprints)
    for batch in iter(lambda: tuple(islice(names, _BATCH)), ()):
        yield from ((name, one.outcome) for name, one in sweep.ledger.letters(batch).items())


def terms(sweep: Sweep) -> Terms:
    removable = "UIDPLUS" in sweep.mailbox.capabilities
    return Terms(sweep.now, sweep.line.hours, sweep.options.expires, removable)


def decide(look: Look, letters: Letters, sweep: Sweep) -> Iterator[tuple[Found, Fate]]:
    """What should become of each draft."""
    by, replaced, doubtful = terms(sweep), _replaced(look.found), _doubtful(look.found)
    for one in look.found:
        found = _with_what_was_sent(one, look.sent.get(one.draft.token, one.draft))
        seen = _seen(found, letters)
        token = one.draft.token
        yield found, fate(replace(seen, replaced=token in replaced, doubtful=token in doubtful), by)


def _with_what_was_sent(found: Found, fresh: DraftRecord) -> Found:
    """Sent was read after Drafts was looked at: what was sent counts more than what lies in Drafts."""
    return replace(found, draft=fresh, kept=found.kept if fresh.kept == found.draft.kept else fresh.kept)


def _replaced(found: Collection[Found]) -> frozenset[str]:
    """The tokens of the drafts in whose place, or beside which for the same customer, a newer one lies ready."""
    named: set[str] = set()
    newest: dict[str, tuple[datetime, str]] = {}
    for one in found:
        if one.draft.outcome is Outcome.DRAFTED:
            named.add(one.draft.replaces)
            if one.ours or one.theirs:
                newest[one.draft.customer] = max(_age(one), newest.get(one.draft.customer, _age(one)))
    older = {one.draft.token for one in found if newest.get(one.draft.customer, _age(one)) > _age(one)}
    return frozenset(named | older)


def _doubtful(found: Iterable[Found]) -> frozenset[str]:
    """The tokens of the drafts in whose place a newer one was to lie that is nowhere to be seen."""
    unsure = (one for one in found if one.draft.outcome is Outcome.UNSURE and not (one.ours or one.theirs))
    return frozenset(one.draft.replaces for one in unsure)


def _age(found: Found) -> tuple[datetime, str]:
    return found.draft.intended_at, found.draft.token


def _seen(found: Found, letters: Letters) -> Seen:
    case = letters.waiting.get(found.draft.customer)
    return Seen(
        found.draft,
        found.ours,
        found.theirs,
        found.marked,
        {letter.fingerprint: letter.received for letter in case.letters} if case else {},
        letters.unread,
        letters.answered,
        broken=case.promise_due if case and case.promise_broken else None,
    )


class Acting:
    """Does what was decided, on the Drafts that were looked at.

    `touched`: whether Drafts was opened for it. `removed`: how many messages were taken from there.
    """

    def __init__(self, look: Look, shelf: Shelf, sweep: Sweep) -> None:
        self._look = look
        self._shelf = shelf
        self._sweep = sweep
        self._renewing: dict[str, Found] = {}
        self._laid: set[str] = set()  # tokens
        self._uidnext = look.uidnext  # below it, all in Drafts was looked at or is ours
        self.touched = False
        self.removed = 0

    @property
    def renewing(self) -> Mapping[str, DraftRecord]:
        """The drafts that shall be renewed, by customer."""
        return {found.draft.customer: found.draft for found in self._renewing.values()}

    def act(self, found: Found, decided: Fate) -> None:
        """Remove what is to be removed, and put the outcome on record. Nothing is written where nothing changes.

        A draft that shall be renewed stays until `supersede`.
        """
        if decided.renew:
            self._renewing[found.draft.token] = found
        draft = replace(found.draft, kept=found.kept)
        if decided.remove and decided.outcome is not draft.outcome:
            draft = replace(draft, leaving=decided.outcome)
            self._sweep.ledger.settle(draft, now=self._sweep.now)
        gone = [self._remove(uid, found) for uid in decided.remove]
        if not all(gone) or (gone and self._somebody_wrote()):
            return  # it may lie there again, saved by a mail client: the next sweep looks
        after = replace(draft, outcome=decided.outcome, leaving=None)
        if decided.closed:
            after = replace(after, content="", sketch="")
        if after != found.draft:
            self._sweep.ledger.settle(after, now=self._sweep.now)

    def supersede(self, laid: LayDraft) -> None:
        """Remove the draft in whose place this one now lies, if any."""
        self._laid.add(laid.token)
        if found := self._renewing.get(laid.replaces):
            self.act(found, Fate(Outcome.SUPERSEDED, found.ours, closed=True))

    def withdraw_refused(self, rows: Iterable[QueueEntry]) -> None:
        """Remove every draft that is out of date and for which no new one can be written."""
        refused = {row.case.customer for row in rows if row.refusal is not None}
        for found in self._renewing.values():
            if found.draft.customer in refused:
                self.act(found, Fate(Outcome.WITHDRAWN, found.ours, closed=True))

    def _remove(self, uid: int, found: Found) -> bool:
        """Whether the message is removed: only where it still says what we wrote."""
        mailbox, drafts = self._sweep.mailbox, self._sweep.folders.drafts
        self.touched = True
        if mailbox.open(drafts).status.uidvalidity != self._look.uidvalidity:
            return False
        if not self._shelf.is_ours(uid, found.draft, self._sweep):
            return False
        try:
            gone = mailbox.remove(drafts, uid)
        except PermanentError:
            return False  # this mailbox is not ours to change; the letters go on
        self.removed += gone
        return gone

    def _somebody_wrote(self) -> bool:
        """Whether a message has come into Drafts since the look that we have not laid."""
        newer = self._sweep.mailbox.message_ids(self._sweep.folders.drafts, lowest=self._uidnext)
        if not self._laid.issuperset(map(token_of, newer.values())):
            return True
        self._uidnext = max((self._uidnext - 1, *newer)) + 1
        return False
