"""Which words may stand in the fitted list: seen in several sets, leaning one way, and a sign a reader expects."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.features import FEWEST_SETS, SEEN, Table, kinship

NOT_WORDS = Path(__file__).with_name("not_words.txt")
# Grammar that does say something in a pair: "no reply", "still not", "why is".
TELLING = frozenset("not no never nothing still again already even why without twice instead".split())

LEANING = 0.5  # standard errors: how clearly a word must lean one way in a set to count for it
CONTRARY = 2.5  # standard errors: leaning so far the other way in any set, a word is out
OVERALL = 2.0  # standard errors, all sets together

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Choice:
    """Columns of the vocabulary that may count for upset, and for content."""

    upset: NDArray[np.int64]
    content: NDArray[np.int64]


def expected(vocabulary: tuple[str, ...]) -> Mask:
    """Which terms a reader would take for a sign of mood: no numbers, letters, topics or mere grammar."""
    topic, grammar, heard = _stopped()
    return np.array([term not in heard and _is_expected(term.split(), topic, grammar) for term in vocabulary])


def choose(table: Table, texts: NDArray[np.int64], allowed: Mask) -> Choice:
    """The allowed terms that lean one way in at least three unrelated sets of these texts, and nowhere far against."""
    lean, seen = _leanings(table, texts)
    together = np.where(seen, lean, 0).sum(0) / np.sqrt(np.maximum(seen.sum(0), 1))
    sides = []
    for sign in (1, -1):
        agrees = ((sign * lean > LEANING) & seen).sum(0) >= FEWEST_SETS
        contrary = ((sign * lean < -CONTRARY) & seen).any(0)
        sides.append(np.flatnonzero(allowed & agrees & ~contrary & (sign * together > OVERALL)))
    return Choice(*sides)


def _is_expected(words: list[str], topic: frozenset[str], grammar: frozenset[str]) -> bool:
    if any(word in topic or any(letter.isdigit() for letter in word) for word in words):
        return False
    telling = [word for word in words if word in TELLING]
    if telling == ["not"] and all(word == "not" or word in grammar for word in words):
        return False  # "not in", "is not": every letter denies something
    return bool(telling) or not all(word in grammar or len(word) == 1 for word in words)


def _stopped() -> tuple[frozenset[str], ...]:
    lists: dict[str, list[str]] = {}
    name = ""
    for line in NOT_WORDS.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
        elif not line.startswith("#"):
            lists.setdefault(name, []).extend(line.split())
    return tuple(frozenset(lists[name]) for name in ("topic", "grammar", "heard"))


def _leanings(table: Table, texts: NDArray[np.int64]) -> tuple[NDArray[np.float64], Mask]:
    """By unrelated set and term: log odds of upset in standard errors, and whether seen often enough."""
    lean, seen = [], []
    for kin in sorted({kinship(name) for name in set(table.set[texts])}):
        of_kin = [name for name in sorted(set(table.set[texts])) if kinship(name) == kin]
        here = texts[table.set[texts] == of_kin[0]]
        holds, upset = table.terms[here] > 0, table.upset[here]
        with_term = [np.asarray(holds[upset == side].sum(0)).ravel() for side in (True, False)]
        total = [upset.sum(), (~upset).sum()]
        base = upset.mean()
        smoothed = [with_term[0] + 2 * base, with_term[1] + 2 * (1 - base)]
        without = [total[side] + 2 - smoothed[side] for side in (0, 1)]
        odds = np.log(smoothed[0] / without[0]) - np.log(smoothed[1] / without[1])
        error = np.sqrt(sum(1 / each for each in (*smoothed, *without)))
        lean.append(odds / error)
        seen.append(with_term[0] + with_term[1] >= SEEN)
    return np.array(lean), np.array(seen)
