"""What judging a letter costs, beside one plain VADER call on the same own words.

    python -m bench.cost [--json]

Letters of 150 words, made of labelled reviews; own words, language, signals, problems and facts are all included. CPU
time of this process, so that other programs' turns do not count. "first" is what a running program pays: after a
warm-up on other letters each letter is timed once, when it is first seen. "again" is the best of several rounds over
letters seen before, all others of the round in between, so that what is remembered of the letter before does not help.
The median letter counts; VADER is timed in the same way beside it.
"""

from __future__ import annotations

import argparse
import json
import statistics
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from time import process_time_ns

from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from bench.labelled import DATA, read_set
from triage.judge.engine import Judge
from triage.mail.letter import of_text
from triage.rules.read import default_rules

WORDS = 150
WARM_UP = 300  # letters
AGAIN = 60  # letters timed several times
ROUNDS = 15
_RECEIVED = datetime(2026, 3, 4, 12, tzinfo=UTC)

Works = dict[str, Callable[[str], object]]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    as_json = parser.parse_args().json
    judge, vader = Judge(default_rules()), SentimentIntensityAnalyzer()

    def judged(text: str) -> object:
        return judge.judge(of_text(text), received=_RECEIVED)

    works: Works = {"vader": vader.polarity_scores, "read": of_text, "judge": judged}
    letters = _letters()
    for letter in letters[:WARM_UP]:
        judged(letter)
        vader.polarity_scores(letter)
    # Reading is part of judging: timed alone before, it would make the letter known.
    first = _medians(letters[WARM_UP:], {"vader": works["vader"], "judge": works["judge"]}, 1)
    again = _medians(letters[WARM_UP : WARM_UP + AGAIN], works, ROUNDS)
    taken = {"first": first, "again": again}
    if as_json:
        print(json.dumps({"letters": len(letters) - WARM_UP, "words": WORDS, "warm_up": WARM_UP, **taken}))
    else:
        _print(taken, len(letters) - WARM_UP)


def _letters() -> list[str]:
    """The first 150 words of long reviews, with their line breaks."""
    long = [text.text for text in read_set(DATA, "trustpilot_pet") if len(text.text.split()) >= WORDS]
    return list(dict.fromkeys(" ".join(text.split(" ")[:WORDS]) for text in long))


def _medians(letters: Sequence[str], works: Works, rounds: int) -> dict[str, float]:
    """Microseconds for the median letter, all works in turn on each letter; and the ratio of judging to VADER."""
    taken = [
        [{name: _timed(work, letter) for name, work in works.items()} for letter in letters] for _ in range(rounds)
    ]
    best = [{name: min(each[name] for each in of_letter) for name in works} for of_letter in zip(*taken, strict=True)]
    ratio = statistics.median(each["judge"] / each["vader"] for each in best)
    medians = {name: round(statistics.median(each[name] for each in best) / 1000) for name in works}
    return {**medians, "ratio": round(ratio, 2)}


def _timed(work: Callable[[str], object], letter: str) -> int:
    """Nanoseconds of CPU."""
    started = process_time_ns()
    work(letter)
    return process_time_ns() - started


def _print(taken: dict[str, dict[str, float]], letters: int) -> None:
    print(f"{letters} letters of {WORDS} words, after {WARM_UP} others; CPU of the median letter, microseconds:")
    for name, each in taken.items():
        works = "  ".join(f"{work} {number:5}" for work, number in each.items() if work != "ratio")
        print(f"  {name:6} {works}  judging costs {each['ratio']} plain VADER calls")


if __name__ == "__main__":
    main()
