"""What the owner has to know at once: one message when it begins to go wrong, one when it is well again. Pure.

What lasts less than PATIENCE is nobody's trouble, but what is wrong with the sign-in is told while something can still
be laid. While the server lets nobody in, nothing can be laid there: then the
message that it is well again is the only one, and the log, `/readyz` and the exit code tell of it meanwhile.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from triage.desk.queue import Queue
from triage.desk.words import counted, day_and_time, one_line
from triage.hours import BusinessHours
from triage.model import SignInState

PATIENCE = timedelta(minutes=15)
UNREADABLE = 10  # letters or replies that a person has to look at
_SAID = "; "
_LAST_CONNECTION = "When the mail server ends the connection that is still open, the bot can read and lay nothing more."


class Alarm(StrEnum):
    """What can be wrong. The value is what the ledger remembers."""

    OUTAGE = "outage"  # no sweep was possible
    REFUSED = "refused"  # the server takes no drafts
    UNCLEAR = "unclear"  # letters nobody could read, drafts nobody can find
    PILED_UP = "piled-up"  # more customers wait than ever should
    SIGN_IN = "sign-in"  # the sign-in to the mailbox is not renewed any more
    SIGN_IN_ENDS = "sign-in-ends"  # it ends in some days


_BEGINS = {
    Alarm.REFUSED: "the mail server takes no drafts",
    Alarm.UNCLEAR: "letters need a person's eye",
    Alarm.PILED_UP: "letters pile up",
    Alarm.SIGN_IN: "the sign-in to this mailbox was refused",
    Alarm.SIGN_IN_ENDS: "the sign-in to this mailbox ends soon",
}
_AT_ONCE = frozenset({Alarm.SIGN_IN, Alarm.SIGN_IN_ENDS})
_ENDS = {
    Alarm.OUTAGE: "the mailbox can be read again",
    Alarm.REFUSED: "the mail server takes drafts again",
    Alarm.UNCLEAR: "no more letters than usual need a person's eye",
    Alarm.PILED_UP: "letters no longer pile up",
    Alarm.SIGN_IN: "the sign-in to this mailbox is good again",
    Alarm.SIGN_IN_ENDS: "the sign-in to this mailbox does not end soon any more",
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


def present(
    queue: Queue, most_waiting: int, sign_in: SignInState, hours: BusinessHours
) -> Mapping[Alarm, tuple[str, ...]]:
    """What is wrong, and sentences that say what, and what to do. `most_waiting`: how many customers may wait."""
    health = queue.health
    wrong: dict[Alarm, tuple[str, ...]] = {}
    if health.refused > 0:
        wrong[Alarm.REFUSED] = health.advice
    if len(health.unread) + health.unsure >= UNREADABLE:
        wrong[Alarm.UNCLEAR] = health.advice
    if queue.waiting > most_waiting:
        waiting = counted(queue.waiting, "customer waits", "customers wait")
        wrong[Alarm.PILED_UP] = (f"{waiting}, {queue.urgent} of them urgent. The queue message says who comes first.",)
    if sign_in.refused:
        wrong[Alarm.SIGN_IN] = (one_line(sign_in.refused, 600), _LAST_CONNECTION)
    if sign_in.ends is not None:
        ends = day_and_time(hours.local(sign_in.ends))
        wrong[Alarm.SIGN_IN_ENDS] = (f"The sign-in to this mailbox ends {ends}. Before that, {sign_in.way_out}.",)
    return wrong


def watched(before: Iterable[Watch], wrong: Collection[Alarm], now: datetime) -> tuple[Watch, ...]:
    """What is wrong at `now`: what goes on keeps its beginning; told of once it has lasted for PATIENCE, or at once."""
    known = {watch.alarm: watch for watch in before}
    watches = (known.get(alarm, Watch(alarm, now)) for alarm in sorted(wrong))
    return tuple(replace(watch, told=watch.told or now - watch.since >= _patience(watch)) for watch in watches)


def notices(  # noqa: PLR0917
    before: Iterable[Watch],
    after: Iterable[Watch],
    outage: Outage | None,
    wrong: Mapping[Alarm, tuple[str, ...]],
    hours: BusinessHours,
    now: datetime,
) -> tuple[Notice, ...]:
    """What the owner is told when it was so `before` and is so `after`; `wrong`: what is said of each."""
    before, after = tuple(before), tuple(after)
    told = {watch.name for watch in before if watch.told}
    going_on = {watch.alarm for watch in after}
    begun = [_begun(watch, wrong[watch.alarm], hours) for watch in after if watch.told and watch.name not in told]
    over = [_over(watch, hours, now) for watch in before if watch.told and watch.alarm not in going_on]
    if outage is not None and now - outage.since >= PATIENCE:
        over.append(_out(outage, hours, now))
    return (*begun, *over)


def _patience(watch: Watch) -> timedelta:
    return timedelta(0) if watch.alarm in _AT_ONCE else PATIENCE


def _begun(watch: Watch, said: Iterable[str], hours: BusinessHours) -> Notice:
    lines = (f"Since {day_and_time(hours.local(watch.since))}:", *said, "", "You will be told when it is well again.")
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
