"""Texts as numbers for the fit: what the program finds in them, and the words they use."""

from __future__ import annotations

import functools
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing import Pool
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from bench.labelled import Labelled, read_set
from triage.judge import sentences
from triage.judge.phrasebook import Phrasebook
from triage.judge.signals import SignalFinder
from triage.judge.tokens import Tokens, tokens
from triage.judge.words import share, terms
from triage.rules.read import default_rules
from triage.rules.schema import SignalRow

LISTED = frozenset({"word_signs", "kind_signs"})  # made of the words themselves
AGAIN = 0.25  # of a row's points, for each further find
SEEN = 8  # times in a set, for a word to count as seen there
FEWEST_SETS = 3

Counts: TypeAlias = Any  # a sparse matrix in CSR form; scipy ships no types


@dataclass(frozen=True, slots=True)
class Read:
    """One text: amounts by row, what each of its terms counts, and the same outside sentences that thank or greet."""

    amounts: dict[str, float]
    terms: dict[str, float]
    meant: dict[str, float]


@dataclass(frozen=True, slots=True)
class Table:
    """All texts. `fold`: 0 to 4, the same for copies of a text in several sets."""

    upset: NDArray[np.bool_]
    set: NDArray[np.str_]
    gist: NDArray[np.int64]
    rows: tuple[str, ...]
    amounts: Counts
    vocabulary: tuple[str, ...]
    terms: Counts
    meant: Counts

    @property
    def fold(self) -> NDArray[np.int64]:
        return self.gist % 5


def table(folder: Path, names: Sequence[str], jobs: int) -> Table:
    """Read the sets and build the table; some minutes for 150,000 texts."""
    texts = [text for name in names for text in read_set(folder, name)]
    with Pool(jobs) as pool:
        read = pool.map(_read, [text.text for text in texts], chunksize=200)
    rows = sorted({row for each in read for row in each.amounts})
    vocabulary = _vocabulary(texts, read)
    return Table(
        upset=np.array([text.upset for text in texts]),
        set=np.array([text.set for text in texts]),
        gist=np.array([_number(text.gist) for text in texts]),
        rows=tuple(rows),
        amounts=_matrix([each.amounts for each in read], rows),
        vocabulary=tuple(vocabulary),
        terms=_matrix([each.terms for each in read], vocabulary),
        meant=_matrix([each.meant for each in read], vocabulary),
    )


def kinship(name: str) -> str:
    """Sets of the same texts, or cut from the same source, count as one where words must be seen in several."""
    if name.startswith("xci_"):
        return "xci"
    return "semeval" if name in ("semeval_anger", "tweeteval_anger") else name


def _read(text: str) -> Read:
    split = sentences.split(text, "en")
    readable = sentences.readable(text)
    finder = _finder()
    formulas = finder.formulas(readable, split)
    spoken = tokens(readable, split)
    return Read(
        {found.row: found.amount for found in finder.find(readable, split) if found.row not in LISTED},
        _shares(spoken),
        _shares([sentence for number, sentence in enumerate(spoken) if number not in formulas]),
    )


def _shares(sentences: Sequence[Tokens]) -> dict[str, float]:
    """What each term counts: that of the shortest sentence it stands in."""
    shortest_last = sorted(sentences, key=share)
    return {term: share(sentence) for sentence in shortest_last for term in terms(sentence) if term}


@functools.cache
def _finder() -> SignalFinder:
    """Finds what does not depend on the points that stand in the rules, so that a second fit changes nothing."""
    rules = default_rules()
    signals = tuple(_of_one_point(row) for row in rules.signals)
    return SignalFinder(Phrasebook(rules.model_copy(update={"signals": signals})), "en")


def _of_one_point(row: SignalRow) -> SignalRow:
    return row.model_copy(update={"points": 1.0, "again": AGAIN if row.again else 0.0})


def _vocabulary(texts: Sequence[Labelled], read: Sequence[Read]) -> list[str]:
    """Terms seen often enough in at least three unrelated sets."""
    often: Counter[str] = Counter()
    for kin in sorted({kinship(text.set) for text in texts}):
        # Of sets with the same texts only the first is counted.
        first = min(text.set for text in texts if kinship(text.set) == kin)
        seen = Counter(term for text, each in zip(texts, read, strict=True) if text.set == first for term in each.terms)
        often.update(term for term, times in seen.items() if times >= SEEN)
    return sorted(term for term, sets in often.items() if sets >= FEWEST_SETS)


def _number(gist: str) -> int:
    return zlib.crc32(gist.encode())


def _matrix(found: Sequence[dict[str, float]], columns: Sequence[str]) -> Counts:
    place = {column: number for number, column in enumerate(columns)}
    entries = [
        (row, place[name], value) for row, values in enumerate(found) for name, value in values.items() if name in place
    ]
    rows, cols, values = zip(*entries, strict=True)
    return sparse.csr_matrix((values, (rows, cols)), shape=(len(found), len(columns)))
