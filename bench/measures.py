"""How well a score ranks upset texts first: AUC, average precision, precision among the top tenth."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
Labels = NDArray[np.bool_]

RESAMPLES = 400
INTERVAL = (2.5, 97.5)  # percentiles


@dataclass(frozen=True, slots=True)
class Ranking:
    """auc: chance that an upset text ranks above a calm one; ap: average precision; p10: precision in the top tenth."""

    auc: float
    ap: float
    p10: float

    def as_dict(self) -> dict[str, float]:
        return {name: round(value, 4) for name, value in asdict(self).items()}


def ranking(upset: Labels, scores: Scores) -> Ranking:
    """The three measures. Texts of equal score count as in random order."""
    _, group = np.unique(-scores, return_inverse=True)  # 0: the highest score
    size = np.bincount(group)
    hits: Scores = np.bincount(group, weights=upset).astype(np.float64)
    return Ranking(_auc(size, hits), _average_precision(size, hits), _top_precision(size, hits))


def mean(rankings: list[Ranking]) -> Ranking:
    """The macro average: every set counts the same."""
    return Ranking(*(float(np.mean([getattr(each, name) for each in rankings])) for name in Ranking.__slots__))


def difference_interval(upset: Labels, ours: Scores, theirs: Scores, *, seed: int = 1) -> dict[str, list[float]]:
    """95 % bootstrap intervals of ours minus theirs, on the same resampled texts (paired)."""
    rng = np.random.default_rng(seed)
    differences = []
    for _ in range(RESAMPLES):
        drawn = rng.integers(0, len(upset), len(upset))
        if 0 < upset[drawn].sum() < len(drawn):
            one, two = ranking(upset[drawn], ours[drawn]), ranking(upset[drawn], theirs[drawn])
            differences.append([getattr(one, name) - getattr(two, name) for name in Ranking.__slots__])
    low, high = np.percentile(differences, INTERVAL, axis=0)
    return {name: [round(low[n], 4), round(high[n], 4)] for n, name in enumerate(Ranking.__slots__)}


def _auc(size: NDArray[np.int64], hits: Scores) -> float:
    misses = size - hits
    below = misses[::-1].cumsum()[::-1] - misses
    return float((hits * (below + misses / 2)).sum() / (hits.sum() * misses.sum()))


def _average_precision(size: NDArray[np.int64], hits: Scores) -> float:
    precision = hits.cumsum() / size.cumsum()
    return float((precision * hits).sum() / hits.sum())


def _top_precision(size: NDArray[np.int64], hits: Scores) -> float:
    wanted = int(np.ceil(size.sum() / 10))
    taken = np.minimum(size, np.maximum(0, wanted - (size.cumsum() - size)))
    return float((hits / size * taken).sum() / wanted)
