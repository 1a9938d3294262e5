"""What judging a letter costs, beside one plain VADER call on the same own words.

    python bench/cost.py [--json]

Letters of 150 words, made of labelled reviews; own words, language, signals, problems and facts are all included. Each
letter is timed by the best of several rounds; the median letter counts. "first" is a letter never seen before, timed
once: what a running program pays, whose automata still meet new words.
"""

from __future__ import annotations

import argparse
import json
import statistics
from collections.abc import Callable
from datetime import UTC, datetime
from time import perf_counter

from labelled import DATA, read_set
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from triage.judge.engine import Judge
from triage.mail.letter import of_text
from triage.rules.read import default_rules

WORDS = 150
LETTERS = 60
ROUNDS = 15
_RECEIVED = datetime(2026, 3, 4, 12, tzinfo=UTC)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    as_json = parser.parse_args().json
    judge, vader = Judge(default_rules()), SentimentIntensityAnalyzer()

    def judged(text: str) -> object:
        return judge.judge(of_text(text), received=_RECEIVED)

    known, unseen = _letters()
    taken = _medians(known, {"vader": vader.polarity_scores, "read": of_text, "judge": judged}, ROUNDS)
    taken |= _medians(unseen, {"first": judged}, 1)
    letters = len(known)
    ratio = round(taken["judge"] / taken["vader"], 2)
    if as_json:
        print(json.dumps({"letters": letters, "words": WORDS, "microseconds": taken, "ratio": ratio}))
    else:
        print(f"{letters} letters of {WORDS} words, median microseconds:")
        for name, microseconds in taken.items():
            print(f"  {name:8} {microseconds:6}")
        print(f"judging costs {ratio} plain VADER calls (own words and language included)")


def _letters() -> tuple[list[str], list[str]]:
    """The first 150 words of long reviews, with their line breaks; and those of as many others."""
    long = [text.text for text in read_set(DATA, "trustpilot_pet") if len(text.text.split()) >= WORDS]
    cut = [" ".join(text.split(" ")[:WORDS]) for text in long[: 2 * LETTERS]]
    return cut[:LETTERS], cut[LETTERS:]


def _medians(letters: list[str], works: dict[str, Callable[[str], object]], rounds: int) -> dict[str, int]:
    """Microseconds for the median letter, all works in turn on each letter.

    The best of the rounds counts for each letter, so that another program's turn does not.
    """
    best = [
        {name: min(_timed(work, letter) for _ in range(rounds)) for name, work in works.items()} for letter in letters
    ]
    return {name: round(statistics.median(each[name] for each in best) * 1e6) for name in works}


def _timed(work: Callable[[str], object], letter: str) -> float:
    started = perf_counter()
    work(letter)
    return perf_counter() - started


if __name__ == "__main__":
    main()
