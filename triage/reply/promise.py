"""What starts now, and by when: a time that the shop can keep and that stays true while the draft waits to be sent."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from triage.hours import BusinessHours
from triage.model import Promise
from triage.reply.dates import by_hour
from triage.reply.pick import pick
from triage.rules.schema import BandRow, ProblemRow

# A draft is read, and sent, hours after it was laid. Less than this of business time is never promised.
MARGIN = "3h"
_HOUR = timedelta(hours=1)
_WAKING = range(7, 22)  # nobody is promised an answer by 3 am, however long the shop is open


def promise(  # noqa: PLR0917
    problem: ProblemRow,
    band: BandRow,
    hours: BusinessHours,
    now: datetime,
    language: str,
    key: str,
    needed: date | None = None,
) -> Promise:
    """The action of `problem` in `language`, worded by `key`, and the hour by which the customer hears from us.

    The row's own time counts before the band's, and the day by which it is `needed` before both, as far as business
    hours allow. The hour is a full one: today's, or on later days noon or the last full hour. KeyError where the row
    has no texts in `language`.
    """
    actions = problem.texts[language].action
    due = _due(hours, now, problem.within or band.within)
    if needed is not None and due.date() >= needed:
        due = _due(hours, now, MARGIN)
    # Beside the customer's own day, "on Friday" could be taken for the Friday after it.
    words = by_hour(due.date(), due.hour, hours.local(now).date(), language, dated=needed is not None)
    return Promise(
        action=pick(key, actions) if actions else "",
        by=due,
        words=words,
        needed=needed,
        in_time=needed is None or due.date() < needed,
    )


def _due(hours: BusinessHours, now: datetime, within: str) -> datetime:
    earliest = max(hours.add(now, within), hours.add(now, MARGIN))
    today = hours.local(now).date()
    for opened, closed in hours.spans_from(earliest):
        for candidate in _full_hours(hours, opened, closed, today):
            if candidate >= earliest:
                return candidate
    raise AssertionError("spans_from() has no end")


def _full_hours(hours: BusinessHours, opened: datetime, closed: datetime, today: date) -> list[datetime]:
    """The hours one may promise in an open span, earliest first, in the shop's zone; never none."""
    first, last = hours.local(opened), hours.local(closed)
    full = [at for at in _every_hour(first, last) if at.hour in _WAKING] or [last]
    if first.date() == today:
        return full
    return [at for at in full if at.hour == 12 or at == full[-1]]


def _every_hour(first: datetime, last: datetime) -> list[datetime]:
    """The full hours after `first` up to `last`, by the clock of their zone."""
    at = first.replace(minute=0, second=0, microsecond=0).astimezone(UTC) + _HOUR
    found = []
    while at <= last.astimezone(UTC):
        found.append(at.astimezone(first.tzinfo))
        at += _HOUR
    return found
