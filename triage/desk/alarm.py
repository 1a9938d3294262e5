"""What the owner has to know at once: one message when it begins to go wrong, one when it is well again. Pure.

What lasts less than PATIENCE is nobody's trouble. While the server lets nobody in, nothing can be laid there: then the
message that it is well again is the only one, and the log, `/readyz` and the exit code tell of it meanwhile.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from triage.desk.queue import Queue
from triage.desk.words import counted, day_and_time, one_line
from triage.hours import BusinessHours

PATIENCE = timedelta(minutes=15)
UNREADABLE = 10  # letters or replies that a person has to look at
_SAID = "; "


class Alarm(StrEnum):
    """What can be wrong. The value is what the ledger remembers."""

    OUTAGE = "outage"  # no sweep was possible
    REFUSED = "refused"  # the server takes no drafts
    UNCLEAR = "unclear"  # letters nobody could read, drafts nobody can find
    PILED_UP = "piled-up"  # more customers wait than ever should


_BEGINS = {
    Alarm.REFUSED: "the mail server takes no drafts",
    Alarm.UNCLEAR: "letters need a person's eye",
    Alarm.PILED_UP: "letters pile up",
}
_ENDS = {
    Alarm.OUTAGE: "the mailbox can be read again",
    Alarm.REFUSED: "the mail server takes drafts again",
    Alarm.UNCLEAR: "no more letters than usual need a person's eye",
    Alarm.PILED_UP: "letters no longer pile up",
}


@dataclass(frozen=True, slots=True)
class Outage:
    """No sweep was possible from `since` on; `cause` is what was said of it last."""

    since: datetime
    cause: str


@dataclass(frozen=True, slots=True)
class Watch:
    """Something that is wrong since a moment. `told`: the owner has been told, or is being told just now."""

    alarm: Alarm
    since: datetime
    told: bool = False

    @property
    def name(self) -> str:
        return f"{self.alarm.value} {self.since.isoformat()}"


@dataclass(frozen=True, slots=True)
class Notice:
    """One message to the owner. `name` is the same for as long as it is the same trouble."""

    name: str
    subject: str
    text: str


def present(queue: Queue, most_waiting: int) -> frozenset[Alarm]:
    """What is wrong by that queue; `most_waiting`: how many customers may wait."""
    health = queue.health
    wrong = {
        Alarm.REFUSED: health.refused > 0,
        Alarm.UNCLEAR: len(health.unread) + health.unsure >= UNREADABLE,
        Alarm.PILED_UP: len(queue.rows) > most_waiting,
    }
    return frozenset(alarm for alarm, holds in wrong.items() if holds)


def watched(before: Iterable[Watch], wrong: Collection[Alarm], now: datetime) -> tuple[Watch, ...]:
    """What is wrong at `now`: what goes on keeps its beginning; told of once it has lasted for PATIENCE."""
    known = {watch.alarm: watch for watch in before}
    watches = (known.get(alarm, Watch(alarm, now)) for alarm in sorted(wrong))
    return tuple(replace(watch, told=watch.told or now - watch.since >= PATIENCE) for watch in watches)


def notices(  # noqa: PLR0917
    before: Iterable[Watch],
    after: Iterable[Watch],
    outage: Outage | None,
    queue: Queue,
    hours: BusinessHours,
    now: datetime,
) -> tuple[Notice, ...]:
    """What the owner is told when it was so `before` and is so `after`."""
    before, after = tuple(before), tuple(after)
    told = {watch.name for watch in before if watch.told}
    going_on = {watch.alarm for watch in after}
    begun = [_begun(watch, queue, hours) for watch in after if watch.told and watch.name not in told]
    over = [_over(watch, hours, now) for watch in before if watch.told and watch.alarm not in going_on]
    if outage is not None and now - outage.since >= PATIENCE:
        over.append(_out(outage, hours, now))
    return (*begun, *over)


def _begun(watch: Watch, queue: Queue, hours: BusinessHours) -> Notice:
    advice = queue.health.advice
    if watch.alarm is Alarm.PILED_UP:
        waiting = counted(len(queue.rows), "customer waits", "customers wait")
        advice = (f"{waiting}, {queue.urgent} of them urgent. The queue message says who comes first.",)
    lines = (f"Since {day_and_time(hours.local(watch.since))}:", *advice, "", "You will be told when it is well again.")
    return Notice(f"begun {watch.name}", f"Triage: {_BEGINS[watch.alarm]}", "\n".join(lines) + "\n")


def _over(watch: Watch, hours: BusinessHours, now: datetime) -> Notice:
    began, ended = (day_and_time(hours.local(at)) for at in (watch.since, now))
    return Notice(f"over {watch.name}", f"Triage: {_ENDS[watch.alarm]}", f"It began {began} and was over {ended}.\n")


def _out(outage: Outage, hours: BusinessHours, now: datetime) -> Notice:
    watch = Watch(Alarm.OUTAGE, outage.since)
    over = _over(watch, hours, now)
    said = f"What was said of it: {one_line(outage.cause)}"
    return replace(over, text=f"{over.text}{said}\n\nThe letters that came meanwhile are in the queue now.\n")


def remembered(watches: Iterable[Watch]) -> str:
    """For the ledger."""
    return _SAID.join(f"{watch.name}{' told' if watch.told else ''}" for watch in watches)


def recalled(said: str) -> tuple[Watch, ...]:
    """From the ledger."""
    words = [one.split() for one in said.split(_SAID) if one]
    return tuple(Watch(Alarm(alarm), datetime.fromisoformat(since), bool(told)) for alarm, since, *told in words)
