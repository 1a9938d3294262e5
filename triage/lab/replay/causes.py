"""What moved a letter: the summands of its frustration and of its priority, before and after."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from triage.lab.replay.rows import RowChange
from triage.lab.replay.values import Cause, Pair, Stand
from triage.model import Case
from triage.rules.schema import Rules

_EVERY_SIGNAL = frozenset({"lexicon", "words"})  # tables that any signal may be computed from
_LEAST = 0.05  # points that show
_FRUSTRATION = "frustration "


class Causes:
    """Tells causes by the rows that differ. Where one of these counts for a letter, signals that only make room for it
    (mild ones count the less, the more there are) are no causes.
    """

    def __init__(self, changes: Iterable[RowChange], rules: Pair[Rules]) -> None:
        changes = tuple(changes)
        self._rows = frozenset(one.id for one in changes if one.section == "signals")
        self._any = any(one.section in _EVERY_SIGNAL for one in changes)
        self._bands = rules.map(lambda one: {row.id: row.at_least for row in one.bands})

    def of(self, stands: Pair[Stand | None]) -> tuple[Cause, ...]:
        """The causes, those that count most first; () where a line skips the letter."""
        before, after = stands.before, stands.after
        if before is None or after is None:
            return ()
        signals = list(_signals(before.case, after.case))
        own = [one for one in signals if one.what in self._rows]
        signals = own if own and not self._any else signals
        found = [*signals, *_reasons(before, after, told=bool(signals))]
        if not found and before.priority.band is not after.priority.band:
            found = list(self._thresholds({before.priority.band.value, after.priority.band.value}))
        return tuple(sorted(found, key=lambda one: (-abs(one.points), one.what)))

    def _thresholds(self, bands: Collection[str]) -> Iterator[Cause]:
        for band in sorted(self._bands.before.keys() | self._bands.after.keys()):
            one, other = self._bands.before.get(band, 0.0), self._bands.after.get(band, 0.0)
            if one != other and band in bands:
                yield Cause(f"{band} begins at", one, other)


def _signals(before: Case, after: Case) -> Iterator[Cause]:
    if before is after:
        return
    one, other = _points(before), _points(after)
    for rule in dict.fromkeys((*one, *other)):
        points, words = one.get(rule, (0.0, ())), other.get(rule, (0.0, ()))
        if abs(words[0] - points[0]) >= _LEAST:
            yield Cause(rule, round(points[0], 2), round(words[0], 2), words[1] or points[1])


def _points(case: Case) -> Mapping[str, tuple[float, tuple[str, ...]]]:
    """By rule: its points in all letters, and the words that fired it."""
    found: dict[str, tuple[float, tuple[str, ...]]] = {}
    for letter in case.letters:
        for signal in letter.judgement.signals:
            points, words = found.get(signal.rule, (0.0, ()))
            found[signal.rule] = (points + signal.points, tuple(dict.fromkeys((*words, *signal.evidence))))
    return found


def _reasons(before: Stand, after: Stand, *, told: bool) -> Iterator[Cause]:
    """Summands of the priority. `told`: signals have told already why the frustration is another."""
    one, other = ({each.what: each.points for each in stand.priority.because} for stand in (before, after))
    for what in dict.fromkeys((*one, *other)):
        is_told = told and what.startswith(_FRUSTRATION) and not (what in one and what in other)
        if abs(other.get(what, 0.0) - one.get(what, 0.0)) >= _LEAST and not is_told:
            yield Cause(what, one.get(what, 0.0), other.get(what, 0.0))
