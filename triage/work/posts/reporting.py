"""The report's figures from the ledger, and the weekly report as a message beside the queue.

The message is journalled like the queue message: that its APPEND was begun is written down before, and one that was cut
off has the time to turn up before the mailbox is looked at and the report laid again. Earlier reports stay where they
are.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from triage.desk.report import page
from triage.desk.report.figures import Figures, Records, figures
from triage.model import Address, Outcome
from triage.plan import Line
from triage.work.context import Sweep
from triage.work.posts.board import first_day
from triage.work.posts.posting import post_once
from triage.work.protocols import Ledger

# The first day of the week last reported on; until it is known that the message lies there, also when the APPEND was
# begun.
REPORTED = "report.week"
FLAGS: tuple[str, ...] = ()  # unread: a report wants to be read
_WEEK = 7  # days


def gathered(ledger: Ledger, line: Line, since: datetime, until: datetime) -> Figures:
    """The figures of that time; `since` is the beginning of a day in the shop's zone."""
    records = Records(
        ledger.letters_since(since),
        ledger.promises_since(since),
        ledger.drafts(*Outcome),
        ledger.heard(since.date(), line.hours.local(until).date()),
    )
    return figures(records, line.rules, line.hours, since, until)


def post_weekly(sweep: Sweep) -> int:
    """Append the report on the week before this one, once; returns the number of messages appended.

    It comes with the first sweep on or after Monday. Nothing is said of a week without letters.
    """
    today = sweep.line.hours.local(sweep.now).date()
    monday = (today - timedelta(days=today.weekday())).isoformat()
    week, _, begun = sweep.ledger.recall(REPORTED).partition(" ")
    if week == monday and (not begun or sweep.now - datetime.fromisoformat(begun) < sweep.options.grace):
        return 0
    begins = first_day(sweep.line.hours, sweep.now, today.weekday() + _WEEK)
    ends = first_day(sweep.line.hours, sweep.now, today.weekday()) - timedelta(microseconds=1)
    told = gathered(sweep.ledger, sweep.line, begins, ends)

    def write(sender: Address, message_id: str) -> bytes:
        return page.message(told, sweep.line.templates, sender.name or sender.domain, sender, message_id, sweep.now)

    sweep.ledger.remember(REPORTED, f"{monday} {sweep.now.isoformat()}")
    appended = post_once(f"report {monday}", write, FLAGS, sweep) if told.letters else 0
    sweep.ledger.remember(REPORTED, monday)
    return appended
