"""The report's figures from the ledger, and the weekly report as a message beside the queue.

The message is journalled like the queue message: its Message-ID, one for each week, is written down before the APPEND,
and what lies in the mailbox is looked at first. Earlier reports stay where they are.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from triage.desk.report import page
from triage.desk.report.figures import Figures, Records, figures
from triage.fingerprint import queue_message_id
from triage.model import Outcome
from triage.plan import Line
from triage.work.board import first_day
from triage.work.context import Sweep
from triage.work.protocols import Ledger

REPORTED = "report.week"  # the first day of the week last reported on
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
    if sweep.ledger.recall(REPORTED) == monday:
        return 0
    begins = first_day(sweep.line.hours, sweep.now, today.weekday() + _WEEK)
    ends = first_day(sweep.line.hours, sweep.now, today.weekday()) - timedelta(microseconds=1)
    told = gathered(sweep.ledger, sweep.line, begins, ends)
    appended = _append(told, sweep, monday) if told.letters else 0
    sweep.ledger.remember(REPORTED, monday)
    return appended


def _append(told: Figures, sweep: Sweep, week: str) -> int:
    identity, name = sweep.line.us.identities[0], sweep.folders.queue
    message_id = queue_message_id(sweep.naming.key, f"report {week}", identity.domain)
    sweep.mailbox.create(name)
    sweep.mailbox.open(name)
    if sweep.mailbox.find_message_id(name, message_id):
        return 0
    octets = page.message(told, sweep.line.templates, identity.name or identity.domain, identity, message_id, sweep.now)
    sweep.mailbox.append(name, octets, FLAGS)
    return 1
