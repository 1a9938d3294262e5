"""Which words of the rules letters hold: for counting what is heard most often. No word of a customer's own passes.

A row that fired is told by its id, a phrase or listed word by itself, where the letter says exactly that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from triage.model import Judgement
from triage.rules.schema import Rules, SignalRow

ROW = "row:"  # before the id of a row
_LEAST = 4  # letters of a word that says something
_MOST_READINGS = 64  # of one phrase with alternatives ("no/never reply/answer")


class Listener:
    """Hears one set of rules; what each row may say is worked out when the row first fires."""

    def __init__(self, rules: Rules) -> None:
        self._rows = {row.id: row for row in rules.signals}
        self._words = frozenset(word for word in rules.words if _tells(word))
        self._sayings: dict[str, frozenset[str]] = {}

    def heard(self, judgement: Judgement) -> tuple[str, ...]:
        """The rows (`row:ID`) and words that speak against us in a letter, each once, in alphabetical order."""
        found: set[str] = set()
        for signal in judgement.signals:
            if signal.points > 0 and signal.rule in self._rows:
                found.add(ROW + signal.rule)
                found.update(
                    words for text in signal.evidence if (words := _plain(text)) in self._sayings_of(signal.rule)
                )
        return tuple(sorted(found))

    def _sayings_of(self, row: str) -> frozenset[str]:
        if row not in self._sayings:
            self._sayings[row] = self._words | frozenset(_sayings(self._rows[row]))
        return self._sayings[row]


def _sayings(row: SignalRow) -> Iterator[str]:
    """The phrases of a row that leave nothing open, each alternative by itself."""
    for phrases in row.phrases.values():
        for phrase in phrases:
            if "*" not in phrase and "..." not in phrase:
                yield from filter(_tells, _readings(phrase.split()))


def _readings(words: Iterable[str]) -> Iterator[str]:
    choices = [word.split("/") for word in words]
    readings = 1
    for choice in choices:
        readings *= len(choice)
    if readings <= _MOST_READINGS:
        yield from (_plain(" ".join(chosen)) for chosen in product(*choices))


def _tells(words: str) -> bool:
    """Whether a reader learns something from it: "not my" and "to" are signs, but say nothing by themselves."""
    return any(len(word) >= _LEAST for word in words.split())


def _plain(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").split())
