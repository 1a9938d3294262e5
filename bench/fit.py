"""Fits the points of the signals and the word list on the labelled sets, reproducibly.

    python -m bench.fit --report          five-fold cross-validation, each set left out, what each family adds
    python -m bench.fit --write           writes points into triage/rules/rules.yaml, and triage/rules/words.txt

All English sets teach; those beyond the ten count half. Copies of a text in several sets are never on both sides of a
split. Some minutes with two processes.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.features import AGAIN, FEWEST_SETS, SEEN, Table, table
from bench.labelled import DATA, TEN, set_names
from bench.measures import Ranking, mean, ranking
from bench.model import SIDES, Model, Vector
from bench.wordlist import choose, expected
from triage.judge.frustration import side
from triage.rules.read import HERE, WORDS, default_rules

FURTHER = (
    "tweeteval_anger", "uci_sent", "sanders", "vadergt_amazon", "vadergt_tweets", "xlmt_en",
    "emocontext", "politeness", "emobank",
)  # fmt: skip
WEIGHT_OF_FURTHER = 0.5
LEAST_WORD = 0.25  # points
FOLDS = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--report", action="store_true")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    known = set(set_names(arguments.data))
    texts = table(arguments.data, [name for name in (*TEN, *FURTHER) if name in known], arguments.jobs)
    print(f"{len(texts.upset)} texts, {len(texts.rows)} rows, {len(texts.vocabulary)} words seen in {FEWEST_SETS} sets")
    if arguments.report:
        report(texts)
    if arguments.write:
        write(fitted(texts, np.arange(len(texts.upset))))


def fitted(texts: Table, teaching: NDArray[np.int64]) -> Model:
    """The model that these texts teach, its words chosen from them alone."""
    rows = {row.id: row for row in default_rules().signals}
    sides: dict[str, list[str]] = {side: [] for side in SIDES}
    for row in map(rows.__getitem__, texts.rows):
        sides[side(row)].append(row.id)
    words = choose(texts, teaching, expected(texts.vocabulary))
    weights = {name: 1.0 if name in TEN else WEIGHT_OF_FURTHER for name in set(texts.set)}
    return Model(sides, words, weights).fit(texts, teaching)


def report(texts: Table) -> None:
    """Cross-validation, each set left out in turn, and the loss without each family."""
    models = [fitted(texts, np.flatnonzero(texts.fold != fold)) for fold in range(FOLDS)]
    _print("five-fold cross-validation", texts, _crossed(texts, models, frozenset()))
    for strict in (True, False):
        scores = np.zeros(len(texts.upset))
        for name in TEN:
            left_out = texts.set == name
            known = np.isin(texts.gist, texts.gist[left_out]) if strict else left_out
            scores[left_out] = fitted(texts, np.flatnonzero(~known)).score(texts, np.flatnonzero(left_out))
        _print(f"each set left out{', and its texts in other sets' if strict else ''}", texts, scores)
    families: dict[str, set[str]] = {"words": {"words"}}
    for row in default_rules().signals:
        families.setdefault(row.family, set()).add(row.id)
    print("what is lost without a family (auc ap p10, points of cross-validation, weights not refitted)")
    whole = _macro(texts, _crossed(texts, models, frozenset()))
    for family, rows in families.items():
        less = _macro(texts, _crossed(texts, models, frozenset(rows)))
        lost = [getattr(whole, name) - getattr(less, name) for name in Ranking.__slots__]
        print(f"  {family:18}" + " ".join(f"{value:+.4f}" for value in lost))


def _crossed(texts: Table, models: list[Model], without: frozenset[str]) -> Vector:
    scores = np.zeros(len(texts.upset))
    for fold, model in enumerate(models):
        held = np.flatnonzero((texts.fold == fold) & np.isin(texts.set, TEN))
        scores[held] = model.score(texts, held, without=without)
    return scores


def _by_set(texts: Table, scores: Vector) -> dict[str, Ranking]:
    return {name: ranking(texts.upset[texts.set == name], scores[texts.set == name]) for name in TEN}


def _macro(texts: Table, scores: Vector) -> Ranking:
    return mean(list(_by_set(texts, scores).values()))


def _print(title: str, texts: Table, scores: Vector) -> None:
    print(f"{title} (auc ap p10)")
    rows = _by_set(texts, scores)
    for name, found in (*rows.items(), ("macro", mean(list(rows.values())))):
        print(f"  {name:18}" + " ".join(f"{value:.4f}" for value in found.as_dict().values()), flush=True)


def write(model: Model) -> None:
    """The points into rules.yaml, in place, and the words into words.txt."""
    path = HERE / "rules.yaml"
    text = path.read_text(encoding="utf-8")
    for row, points in model.points.items():
        text = _with_points(text, row, points)
    path.write_text(text, encoding="utf-8")
    heading = "".join(line for line in WORDS.read_text(encoding="utf-8").splitlines(True) if line.startswith("#"))
    kept = {word: points for word, points in model.word_points.items() if abs(points) >= LEAST_WORD}
    lines = [f"{word}\t{points:.1f}\n" for word, points in sorted(kept.items(), key=lambda entry: -entry[1])]
    WORDS.write_text(heading + "".join(lines), encoding="utf-8")
    print(f"{len(model.points)} rows and {len(kept)} words written (each seen {SEEN} times in {FEWEST_SETS} sets)")


def _with_points(text: str, row: str, points: float) -> str:
    """The text of rules.yaml with the row's `points`, and its `again` where it has one."""
    start = re.search(rf"(?m)^  - {{?id: {row}\b", text)
    if start is None:
        return text
    end = text.find("\n  - ", start.end())
    block = text[start.start() : end if end >= 0 else len(text)]
    new = re.sub(r"\bpoints: -?[\d.]+", f"points: {points:.1f}", block, count=1)
    new = re.sub(r"\bagain: -?[\d.]+", f"again: {points * AGAIN:.1f}", new, count=1)
    return text[: start.start()] + new + text[start.start() + len(block) :]


if __name__ == "__main__":
    main()
