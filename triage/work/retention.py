"""What the ledger gives up: what has grown too old, once a day; and all of one customer, when they ask for it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from triage.model import Address, Forgotten
from triage.work.context import Inbox, Sweep
from triage.work.drafts.drafting import LIVE
from triage.work.naming import Naming
from triage.work.posts.queue_post import SAID
from triage.work.protocols import Ledger
from triage.work.sent.closing import OVER
from triage.work.sent.filed import is_filed

CLEARED = "retention.cleared"  # the day when it was last done


def clear_old(inbox: Inbox, sweep: Sweep) -> int:
    """Clear what is too old by now, with the first sweep of a day; how many rows that were.

    Whatever is set, a letter that may come back, or count for the budget, is kept.
    """
    today = sweep.now.date().isoformat()
    if sweep.ledger.recall(CLEARED) == today:
        return 0
    _note_who_left(inbox, sweep)
    options = sweep.options
    letters = max(options.keep_letters, options.expires, options.look_back, options.budget.longest)
    cleared = sweep.ledger.clear(sweep.now - letters, sweep.now - max(options.keep_numbers, letters))
    sweep.ledger.remember(CLEARED, today)
    return cleared


def _note_who_left(inbox: Inbox, sweep: Sweep) -> None:
    """Of what lies outside the inbox only letters that wait are looked after; what was forgotten there, or lay in an
    inbox that is gone, has left.
    """
    away = sweep.ledger.elsewhere(inbox.mailbox, inbox.uidvalidity)
    left = [one for one in away if one.outcome in OVER or not is_filed(one, inbox.mailbox)]
    if left:
        sweep.ledger.record((replace(one, present=False) for one in left), now=sweep.now)


@dataclass(frozen=True, slots=True)
class Pending:
    """What is not done yet for a customer: letters that wait, and drafts of ours that lie, or may lie, in Drafts."""

    letters: int
    drafts: int

    @property
    def any(self) -> bool:
        return bool(self.letters or self.drafts)


def pending(address: Address, ledger: Ledger, naming: Naming) -> Pending:
    """What would be left undone if the customer behind that address were forgotten now."""
    customer = naming.customer(address)
    letters = sum(one.customer == customer for one in ledger.open_letters())
    return Pending(letters, sum(one.outcome in LIVE for one in ledger.drafts_for([customer])))


def forget(address: Address, ledger: Ledger, naming: Naming) -> Forgotten:
    """Forget the customer behind that address; what was removed, or made nobody's. The mailbox is not touched."""
    customer = naming.customer(address)
    said = ledger.recall(SAID).split()
    others = [one for one in said if not customer.startswith(one.partition(":")[0])]
    if others != said:
        ledger.remember(SAID, " ".join(others))
    return ledger.forget(customer)
