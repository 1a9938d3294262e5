"""Where each letter stood when it came: with which others of its customer, and how urgent that made it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from triage.judge.priority import is_vip, priority
from triage.lab.replay.values import Arrival, Pair, PastLetter, Reading, Stand
from triage.model import Case, JudgedLetter
from triage.plan import Makings

# A letter that nobody is known to have answered belongs to a later one's case for so long: past mail does not tell
# what was settled by telephone, or needed no answer.
OPEN: Final = timedelta(days=14)


def arrivals(letters: Iterable[PastLetter], makings: Pair[Makings]) -> tuple[Arrival, ...]:
    """The letters that are a person's, oldest first, each as it stood at the moment it came."""
    ordered = sorted((one for one in letters if one.judged), key=lambda one: (one.received, one.fingerprint))
    judged = [_judged(one) for one in ordered]
    cases = Pair(
        _cases(ordered, [one.before for one in judged], makings.before),
        _cases(ordered, [one.after for one in judged], makings.after),
    )
    return tuple(
        Arrival(letter, _stands(letter, Pair(before, after), makings))
        for letter, before, after in zip(ordered, cases.before, cases.after, strict=True)
    )


def _judged(letter: PastLetter) -> Pair[JudgedLetter | None]:
    readings = letter.read.readings
    return readings.map(lambda one: _judged_by(letter, one), alike=readings.before is readings.after)


def _judged_by(letter: PastLetter, reading: Reading) -> JudgedLetter | None:
    if reading.judgement is None:
        return None
    return JudgedLetter(letter.unread.raw.place, letter.fingerprint, letter.received, reading.letter, reading.judgement)


def _cases(letters: Sequence[PastLetter], judged: Sequence[JudgedLetter | None], makings: Makings) -> list[Case | None]:
    open_letters: dict[str, list[_Open]] = defaultdict(list)
    answers = _answers(letters, judged)
    made: list[Case | None] = []
    for one in judged:
        if one is None:
            made.append(None)
            continue
        customer = _customer(one)
        still = [each for each in open_letters[customer] if each.is_open(one.received, answers[customer])]
        open_letters[customer] = [*still, _Open(one)]
        members = tuple(each.letter for each in open_letters[customer])
        made.append(Case(customer, members, vip=any(is_vip(each, makings.rules.senders) for each in members)))
    return made


@dataclass(frozen=True, slots=True)
class _Open:
    letter: JudgedLetter

    def is_open(self, now: datetime, answers: Sequence[tuple[datetime, datetime]]) -> bool:
        """An answer to a later letter of the same customer answers the earlier ones too."""
        came = self.letter.received
        return now - came <= OPEN and not any(of >= came and at <= now for of, at in answers)


def _answers(
    letters: Sequence[PastLetter], judged: Sequence[JudgedLetter | None]
) -> defaultdict[str, list[tuple[datetime, datetime]]]:
    """By customer, when a letter came that was answered, and when it was."""
    found: defaultdict[str, list[tuple[datetime, datetime]]] = defaultdict(list)
    for letter, one in zip(letters, judged, strict=True):
        if one is not None and letter.answered is not None:
            found[_customer(one)].append((letter.received, letter.answered))
    return found


def _customer(letter: JudgedLetter) -> str:
    """Whom it is from; a letter nobody may be found for is a customer of its own."""
    correspondent = letter.letter.answerability.correspondent
    return correspondent.addr_spec.lower() if correspondent else letter.fingerprint


def _stands(letter: PastLetter, cases: Pair[Case | None], makings: Pair[Makings]) -> Pair[Stand | None]:
    before, after = cases.before, cases.after
    if before is not None and after is not None and _is_same(before, after):
        after = before
    return Pair(_stand(before, makings.before, letter.received), _stand(after, makings.after, letter.received))


def _is_same(one: Case, other: Case) -> bool:
    """Whether they are equal, told without comparing every word of their letters."""
    alike = len(one.letters) == len(other.letters) and one.vip == other.vip
    return alike and all(here is there for here, there in zip(one.letters, other.letters, strict=True))


def _stand(case: Case | None, makings: Makings, now: datetime) -> Stand | None:
    return None if case is None else Stand(case, priority(case, makings.rules, now, makings.hours))
