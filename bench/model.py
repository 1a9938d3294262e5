"""The fitted sum: the formula of triage.judge.frustration, with weights of fixed sign (L-BFGS-B, ridge to a prior)."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import minimize

from bench.features import Counts, Table
from bench.wordlist import Choice
from triage.judge.frustration import MILD, ROOM, SPREAD, UPSET

SIDES = ("firm", "mild", "praise", "courtesy")
PRIOR = {"firm": 12.0, "mild": 4.0, "praise": 6.0, "courtesy": 6.0}  # points of a row nothing is known of
# Too rare in public texts to be learned, or too grave for a shop to be overlooked. Tweets and reviews seldom ask again,
# set a day or answer a canned reply; in letters to shops these part upset from calm best of all.
LEAST = {
    "legal": 18.0, "chargeback": 18.0, "verdict_worst": 17.0, "danger": 15.0, "injury": 15.0,
    "repeat_contact": 14.0, "rhetorical": 14.0, "mock_praise": 14.0, "ultimatum": 12.0, "fobbed_off": 12.0,
    "no_response": 10.0, "demand": 10.0, "fed_up": 10.0,
    "waiting": 8.0, "churn": 8.0, "consequence": 8.0, "no_tolerance": 8.0, "all_capitals": 8.0, "icy_politeness": 8.0,
    "patience": 8.0, "shouting": 6.0, "cold_formality": 6.0, "sarcasm": 6.0,
    "bad_treatment": 5.0, "exasperation": 5.0, "unhappy": 5.0,
}  # fmt: skip
# What everybody writes about who writes to a shop at all: it parts complaints from praise in public texts, but says
# little of how upset the writer of a complaint is.
MOST = {
    "parting": 14.0, "why_question": 12.0, "late": 12.0, "defect": 10.0, "absolutes": 8.0, "money": 6.0,
    "question_marks": 4.0, "trouble": 3.0, "negations": 3.0,
}  # fmt: skip
LEAST_POINTS = 1.0
MOST_OF_WORD = 8.0  # points in a sentence of ten words: no single word makes a letter
PULL_OF_ROWS, PULL_OF_WORDS, PULL_OF_COURTESY = 3e-5, 5e-5, 3e-3  # to the prior; 0 for words
UPSET_SHARE = 0.3  # of the weight of a set's texts
ITERATIONS = 150

Columns = NDArray[np.int64]
Vector = NDArray[np.float64]


@dataclass(slots=True)
class Model:
    """Rows by side, words by leaning, and their points once fitted (all >= 0; the side says the sign)."""

    sides: dict[str, list[str]]
    words: Choice
    weights_of_sets: dict[str, float]
    points: dict[str, float] = field(default_factory=dict)
    word_points: dict[str, float] = field(default_factory=dict)
    _weights: list[Vector] = field(default_factory=list)

    def fit(self, table: Table, texts: Columns) -> Model:
        """Fit on these texts of the table."""
        parts = self._parts(table, texts)
        least, most, prior, pull = self._bounds(parts)
        names = sorted(set(table.set[texts]))
        of_set = np.array([names.index(name) for name in table.set[texts]])
        problem = _Problem(parts, table.upset[texts], self._weigh(table, texts), of_set, prior, pull)
        start = np.concatenate([np.maximum(prior, least) + 0.01, np.zeros(len(names))])
        bounds = [*zip(least, most, strict=True), *[(None, None)] * len(names)]
        options = {"maxiter": ITERATIONS, "maxcor": 20}
        found = minimize(problem.loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options=options)
        self._weights = problem.split(found.x)[:4]
        self._name(table)
        return self

    def score(self, table: Table, texts: Columns, *, without: frozenset[str] = frozenset()) -> Vector:
        """The sum of points (in units of SPREAD), leaving out the rows `without`; "words" leaves out the word list."""
        weights = [weights.copy() for weights in self._weights]
        for side, name in enumerate(SIDES):
            rows = len(self.sides[name])
            for place, row in enumerate(self.sides[name]):
                if row in without:
                    weights[side][place] = 0.0
            if "words" in without:
                weights[side][rows:] = 0.0
        sums = [part @ each for part, each in zip(self._parts(table, texts), weights, strict=True)]
        return _total(*sums)[0]

    def _parts(self, table: Table, texts: Columns) -> list[Counts]:
        place = {row: number for number, row in enumerate(table.rows)}
        rows = {name: table.amounts[texts][:, [place[row] for row in self.sides[name]]] for name in SIDES}
        rows["mild"] = sparse.hstack([rows["mild"], table.terms[texts][:, self.words.upset]])
        rows["praise"] = sparse.hstack([rows["praise"], table.meant[texts][:, self.words.content]])
        return [rows[name].tocsr() for name in SIDES]

    def _bounds(self, parts: list[Counts]) -> tuple[Vector, Vector, Vector, Vector]:
        least: list[float] = []
        most: list[float] = []
        prior: list[float] = []
        pull: list[float] = []
        for name, part in zip(SIDES, parts, strict=True):
            rows, words = self.sides[name], part.shape[1] - len(self.sides[name])
            least += [LEAST.get(row, LEAST_POINTS) for row in rows] + [0.0] * words
            most += [MOST.get(row, np.inf) for row in rows] + [MOST_OF_WORD] * words
            prior += [min(PRIOR[name], MOST.get(row, np.inf)) for row in rows] + [0.0] * words
            pull += [PULL_OF_COURTESY if name == "courtesy" else PULL_OF_ROWS] * len(rows) + [PULL_OF_WORDS] * words
        return np.array(least) / SPREAD, np.array(most) / SPREAD, np.array(prior) / SPREAD, np.array(pull)

    def _weigh(self, table: Table, texts: Columns) -> Vector:
        """Each set counts by its weight, however many texts it has; the upset ones in it by UPSET_SHARE."""
        weights = np.zeros(len(texts))
        for name in set(table.set[texts]):
            here = table.set[texts] == name
            upset = here & table.upset[texts]
            calm = here & ~table.upset[texts]
            share = self.weights_of_sets[name]
            weights[upset] = share * UPSET_SHARE / max(1, upset.sum())
            weights[calm] = share * (1 - UPSET_SHARE) / max(1, calm.sum())
        return np.asarray(weights / weights.sum())

    def _name(self, table: Table) -> None:
        for name, weights in zip(SIDES, self._weights, strict=True):
            sign = -SPREAD if name in ("praise", "courtesy") else SPREAD
            rows = self.sides[name]
            self.points.update({row: sign * weight for row, weight in zip(rows, weights, strict=False)})
            columns = {"mild": self.words.upset, "praise": self.words.content}.get(name, ())
            for column, weight in zip(columns, weights[len(rows) :], strict=True):
                self.word_points[table.vocabulary[column]] = sign * float(weight)


@dataclass(frozen=True, slots=True)
class _Problem:
    """Weighted logistic loss with an intercept for each set, since sets differ in how many are upset."""

    parts: list[Counts]
    upset: NDArray[np.bool_]
    weights: Vector
    of_set: NDArray[np.int64]
    prior: Vector
    pull: Vector

    def split(self, values: Vector) -> list[Vector]:
        return np.split(values, np.cumsum([part.shape[1] for part in self.parts]))

    def loss(self, values: Vector) -> tuple[float, Vector]:
        *weights, intercepts = self.split(values)
        sums = [part @ each for part, each in zip(self.parts, weights, strict=True)]
        total, slopes = _total(*sums)
        sign = np.where(self.upset, 1.0, -1.0)
        margin = sign * (total + intercepts[self.of_set])
        away = np.concatenate(weights) - self.prior
        loss = float((self.weights * np.logaddexp(0, -margin)).sum() + (self.pull * away**2).sum())
        push = -self.weights * sign / (1 + np.exp(np.clip(margin, -50, 50)))
        gradient = np.concatenate([part.T @ (push * slope) for part, slope in zip(self.parts, slopes, strict=True)])
        of_sets = np.bincount(self.of_set, weights=push, minlength=len(intercepts))
        return loss, np.concatenate([gradient + 2 * self.pull * away, of_sets])


def _total(firm: Vector, mild: Vector, praise: Vector, courtesy: Vector) -> tuple[Vector, tuple[Vector, ...]]:
    """The sum, and its slope in each side; in units of SPREAD. As `weigh` in triage.judge.frustration."""
    room, upset_at, most_mild = ROOM / SPREAD, UPSET / SPREAD, MILD / SPREAD
    softening = np.exp(-mild / most_mild)
    mild = most_mild * (1 - softening)
    beyond = np.maximum(0.0, praise - mild)
    fading = np.exp(-beyond / room)
    taken = np.where(beyond > 0, mild + room * (1 - fading), praise)
    upset = firm + mild
    share = np.maximum(0.0, 1 - upset / upset_at)
    of_courtesy = np.where(upset < upset_at, courtesy / upset_at, 0.0)
    kept = np.where(beyond > 0, fading, 1.0)
    of_mild = (1 - np.where(beyond > 0, 1 - fading, 0.0) + of_courtesy) * softening
    slopes = (1 + of_courtesy, of_mild, -kept, -share)
    return upset - taken - share * courtesy, slopes
