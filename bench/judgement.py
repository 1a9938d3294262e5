"""How well the shipped rules rank upset texts first, beside plain VADER, on every labelled set of a folder.

    python -m bench.judgement [--data DIR] [--json] [--sets NAME ...] [--jobs N]

DIR holds NAME.jsonl or NAME.jsonl.gz, one JSON a line with `text` and `upset` (0 or 1). Each text is scored as it
stands by the program's own line for a bare text; nothing is fitted here. `ours_wrapped`: the same with half of the
texts wrapped in greeting, signature, quoted reply and disclaimer. The macro average is over the ten sets of
`labelled.TEN` that DIR holds, or over all where it holds none of them.
"""

from __future__ import annotations

import argparse
import functools
import json
from datetime import UTC, datetime
from multiprocessing import Pool
from pathlib import Path
from typing import Any

import numpy as np
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from bench.labelled import DATA, TEN, Labelled, read_set, set_names
from bench.measures import Ranking, Scores, difference_interval, mean, ranking
from bench.wrapping import wrapped
from triage.judge.engine import Judge
from triage.mail.letter import of_text
from triage.rules.read import default_rules

SCORERS = ("vader", "ours", "vader_wrapped", "ours_wrapped")
SEED = 7
_RECEIVED = datetime(2026, 3, 4, 12, tzinfo=UTC)  # any: frustration does not depend on it


def main() -> None:
    arguments = _arguments()
    names = arguments.sets or set_names(arguments.data)
    if not names:
        raise SystemExit(f"no *.jsonl or *.jsonl.gz in {arguments.data}")
    rows, rankings = [], {}
    with Pool(arguments.jobs) as pool:
        for name in names:
            row, rankings[name] = _measure(name, read_set(arguments.data, name), pool)
            rows.append(row)
            if not arguments.json:
                print(_line(name, row["n"], row["base"], rankings[name]), flush=True)
    counted = [name for name in names if name in TEN] or names
    macro = {scorer: mean([rankings[name][scorer] for name in counted]) for scorer in SCORERS}
    if arguments.json:
        print(json.dumps({"sets": rows, "macro": {scorer: found.as_dict() for scorer, found in macro.items()}}))
    else:
        print(_line(f"macro of {len(counted)}", sum(row["n"] for row in rows), 0.0, macro))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA, help="folder of labelled sets")
    parser.add_argument("--sets", nargs="*", help="only these sets")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    return parser.parse_args()


def _measure(name: str, texts: list[Labelled], pool: Any) -> tuple[dict[str, Any], dict[str, Ranking]]:
    """One set as a row for JSON, and its rankings by scorer."""
    upset = np.array([text.upset for text in texts])
    scores: Scores = np.array(pool.map(_scores, texts, chunksize=100))
    found = {scorer: ranking(upset, scores[:, column]) for column, scorer in enumerate(SCORERS)}
    row = {
        "set": name,
        "n": len(texts),
        "base": round(float(upset.mean()), 4),
        **{scorer: each.as_dict() for scorer, each in found.items()},
        "ours_minus_vader": difference_interval(upset, scores[:, 1], scores[:, 0]),
        "ours_wrapped_minus_ours": difference_interval(upset, scores[:, 3], scores[:, 1]),
    }
    return row, found


def _scores(labelled: Labelled) -> tuple[float, ...]:
    letter = wrapped(labelled.text, labelled.language, key=labelled.id, seed=SEED)
    return (_vader(labelled.text), _ours(labelled.text), _vader(letter), _ours(letter))


def _ours(text: str) -> float:
    return _judge().judge(of_text(text), received=_RECEIVED).frustration


def _vader(text: str) -> float:
    return -float(_analyzer().polarity_scores(text)["compound"])


@functools.cache
def _judge() -> Judge:
    return Judge(default_rules())


@functools.cache
def _analyzer() -> SentimentIntensityAnalyzer:
    return SentimentIntensityAnalyzer()


def _line(name: str, texts: int, base: float, found: dict[str, Ranking]) -> str:
    columns = [
        f"{scorer} " + " ".join(f"{value:.3f}" for value in found[scorer].as_dict().values()) for scorer in SCORERS
    ]
    return f"{name:16} {texts:6} {base:.2f}  " + "  ".join(columns)


if __name__ == "__main__":
    main()
