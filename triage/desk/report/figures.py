"""The figures of a report, from the ledger's records: numbers, ids and words of the rules. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median
from typing import Final

from triage.desk.draft_fate import MOSTLY_OURS
from triage.hours import BusinessHours
from triage.judge.heard import ROW
from triage.judge.sentiment import Sentiment
from triage.model import DraftRecord, LetterRecord, Outcome, PromiseRecord
from triage.reply.mood import FURIOUS, UPSET
from triage.rules.schema import Rules

MOODS: Final = ("furious", "upset", "calm")
DAILY: Final = 45  # days; a longer time is told by the week
MOST_PROBLEMS: Final = 10
MOST_WORDS: Final = 12
AS_IT_WAS: Final = 0.98  # of our words: a greeting may have been added
_WAITS: Final = (("1 h", 1), ("4 h", 4), ("1 day", 8), ("2 days", 16), ("5 days", 40))  # business hours, days of eight

Moods = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Period:
    """A day or a week, and how many customers wrote in each mood: each counts once, by their most upset letter."""

    first: date
    customers: Moods


@dataclass(frozen=True, slots=True)
class ProblemFigure:
    """What letters are about, and the mood of those letters."""

    name: str
    letters: Moods

    @property
    def total(self) -> int:
        return sum(self.letters.values())

    @property
    def heated(self) -> int:
        return self.letters.get("furious", 0) + self.letters.get("upset", 0)


@dataclass(frozen=True, slots=True)
class Answering:
    """How long customers waited, in business time. `buckets`: how many came within "1 h", ... or took longer."""

    answered: int
    waiting: int
    median: timedelta | None
    median_upset: timedelta | None
    slowest_tenth: timedelta | None
    buckets: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Promises:
    kept: int
    late: int
    broken: int
    open: int

    @property
    def decided(self) -> int:
        return self.kept + self.late + self.broken


@dataclass(frozen=True, slots=True)
class Drafts:
    """What became of the drafts that were laid."""

    as_it_was: int
    edited: int
    own_words: int  # answered, but not with our draft
    unused: int  # deleted, withdrawn, expired, or replaced
    open: int

    @property
    def answered(self) -> int:
        return self.as_it_was + self.edited + self.own_words


@dataclass(frozen=True, slots=True)
class Heard:
    words: str
    letters: int


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything a report shows. `since` and `until` are days in the shop's zone, both included."""

    since: date
    until: date
    letters: int
    customers: int
    moods: Moods  # of the customers
    periods: Sequence[Period]
    problems: Sequence[ProblemFigure]
    answering: Answering
    promises: Promises
    drafts: Drafts
    reasons: Sequence[Heard]  # rows that fired, by what they mean
    words: Sequence[Heard]  # phrases and listed words, as the rules have them

    @property
    def weekly(self) -> bool:
        """Whether a period is a week."""
        return (self.until - self.since).days > DAILY

    @property
    def upset(self) -> int:
        return self.moods.get("furious", 0) + self.moods.get("upset", 0)


@dataclass(frozen=True, slots=True)
class Records:
    """What the ledger says of the time a report is about."""

    letters: Sequence[LetterRecord]
    promises: Sequence[PromiseRecord]
    drafts: Sequence[DraftRecord]
    heard: Mapping[str, int]


def figures(records: Records, rules: Rules, hours: BusinessHours, since: datetime, now: datetime) -> Figures:
    """The figures from `since` to `now`. Letters that were skipped or could not be judged count nowhere."""
    left_out = (Outcome.SKIPPED, Outcome.QUARANTINED)
    letters = [letter for letter in records.letters if letter.outcome not in left_out and letter.received <= now]
    first, last = hours.local(since).date(), hours.local(now).date()
    return Figures(
        since=first,
        until=last,
        letters=len(letters),
        customers=len({_who(letter) for letter in letters}),
        moods=_customers(letters),
        periods=_periods(letters, hours, first, last),
        problems=_problems(letters),
        answering=_answering(letters, hours),
        promises=_promises((promise for promise in records.promises if promise.sent <= now), now),
        drafts=_drafts(draft for draft in records.drafts if since <= draft.intended_at <= now),
        reasons=_reasons(records.heard, rules),
        words=_words(records.heard, rules),
    )


def mood(frustration: float) -> str:
    return "furious" if frustration >= FURIOUS else "upset" if frustration >= UPSET else "calm"


def in_order(moods: Iterable[str]) -> Moods:
    """How many of each mood, most upset first; all three are there."""
    counted = Counter(moods)
    return {one: counted[one] for one in MOODS}


def _who(letter: LetterRecord) -> str:
    return letter.customer or letter.fingerprint


def _customers(letters: Iterable[LetterRecord]) -> Moods:
    most: dict[str, float] = defaultdict(float)
    for letter in letters:
        most[_who(letter)] = max(most[_who(letter)], letter.frustration)
    return in_order(map(mood, most.values()))


def _periods(letters: Sequence[LetterRecord], hours: BusinessHours, first: date, last: date) -> list[Period]:
    """Every day, or week, of the time, those without letters too."""
    step = timedelta(days=7) if (last - first).days > DAILY else timedelta(days=1)
    starts = [first + number * step for number in range((last - first) // step + 1)]
    by_start: dict[date, list[LetterRecord]] = {start: [] for start in starts}
    for letter in letters:
        by_start[first + (hours.local(letter.received).date() - first) // step * step].append(letter)
    return [Period(start, _customers(some)) for start, some in by_start.items()]


def _problems(letters: Iterable[LetterRecord]) -> list[ProblemFigure]:
    """Most upset letters first, then most letters."""
    by_problem: dict[str, list[str]] = defaultdict(list)
    for letter in letters:
        by_problem[letter.problem or "other"].append(mood(letter.frustration))
    found = [ProblemFigure(name.replace("_", " "), in_order(moods)) for name, moods in by_problem.items()]
    return sorted(found, key=lambda one: (-one.heated, -one.total, one.name))[:MOST_PROBLEMS]


def _answering(letters: Sequence[LetterRecord], hours: BusinessHours) -> Answering:
    """Letters answered where Sent tells when; the others are answered too, but nobody knows since when."""
    timed = [
        (hours.between(letter.received, letter.answered), letter) for letter in letters if letter.answered is not None
    ]
    waits = sorted(wait for wait, _ in timed)
    upset = [wait for wait, letter in timed if letter.frustration >= UPSET]
    return Answering(
        answered=len(waits),
        waiting=sum(one.outcome is not Outcome.ANSWERED and one.present for one in letters),
        median=_median(waits),
        median_upset=_median(upset),
        slowest_tenth=waits[min(int(len(waits) * 0.9), len(waits) - 1)] if waits else None,
        buckets=_buckets(waits),
    )


def _median(spans: Sequence[timedelta]) -> timedelta | None:
    return timedelta(seconds=median(span.total_seconds() for span in spans)) if spans else None


def _buckets(waits: Iterable[timedelta]) -> Mapping[str, int]:
    counted = Counter(
        next((name for name, most in _WAITS if wait <= timedelta(hours=most)), "longer") for wait in waits
    )
    return {name: counted[name] for name in (*(name for name, _ in _WAITS), "longer")}


def _promises(promises: Iterable[PromiseRecord], now: datetime) -> Promises:
    counted: Counter[str] = Counter()
    for promise in promises:
        late = promise.broken(now)
        counted[("late" if late else "kept") if promise.kept else "broken" if late else "open"] += 1
    return Promises(counted["kept"], counted["late"], counted["broken"], counted["open"])


def _drafts(drafts: Iterable[DraftRecord]) -> Drafts:
    counted = Counter(map(_became, drafts))
    return Drafts(counted["as it was"], counted["edited"], counted["own"], counted["unused"], counted["open"])


def _became(draft: DraftRecord) -> str:
    if draft.outcome in (Outcome.INTENDED, Outcome.DRAFTED, Outcome.UNSURE):
        return "open"
    if draft.outcome is not Outcome.ANSWERED:
        return "unused"
    kept = draft.kept or 0.0
    return "as it was" if kept >= AS_IT_WAS else "edited" if kept >= MOSTLY_OURS else "own"


def _reasons(heard: Mapping[str, int], rules: Rules) -> list[Heard]:
    whys = {ROW + row.id: row.why for row in rules.signals}
    return _most(Heard(whys[name], letters) for name, letters in heard.items() if name in whys)


def _words(heard: Mapping[str, int], rules: Rules) -> list[Heard]:
    """Phrases of the rows, and of the listed words those that are bad by themselves: "days" and "called" weigh in a
    score, but tell a reader nothing.
    """
    sentiment = Sentiment(rules.lexicon)
    named = (name for name in heard if not name.startswith(ROW))
    return _most(Heard(name, heard[name]) for name in named if name not in rules.words or sentiment.is_sour(name))


def _most(heard: Iterable[Heard]) -> list[Heard]:
    return sorted(heard, key=lambda one: (-one.letters, one.words))[:MOST_WORDS]
