"""Texts with human labels, as the judgement is measured and fitted on."""

from __future__ import annotations

import gzip
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DATA = Path(os.environ.get("TRIAGE_TEST_DATA", Path(__file__).parents[2] / "shared" / "data")) / "frustration"

# The sets the macro average is over: customers and angry people in English, from tweets to long reviews.
TEN = (
    "airline", "xci_severity", "xci_anger", "xci_complaint", "trustpilot_pet",
    "skytrax_mixed", "alexa", "goemotions", "so_anger", "semeval_anger",
)  # fmt: skip

_NAMES = re.compile(r"https?://\S+|@\w+")
_NOT_LETTERS = re.compile(r"[^a-z]+")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text and whether a reader found its writer upset."""

    id: str
    set: str
    text: str
    upset: bool
    language: str = "en"

    @property
    def gist(self) -> str:
        """The same for copies of a text in several sets, which must never stand on both sides of a split."""
        return _NOT_LETTERS.sub(" ", _NAMES.sub(" ", self.text.lower())).strip() or self.id


def set_names(folder: Path) -> list[str]:
    """The sets in a folder, by file name."""
    return sorted({path.name.partition(".jsonl")[0] for path in folder.glob("*.jsonl*")})


def read_set(folder: Path, name: str) -> list[Labelled]:
    """The texts of a set, from NAME.jsonl or NAME.jsonl.gz."""
    return [
        Labelled(str(row.get("id", number)), name, row["text"], bool(row["upset"]), row.get("lang", "en"))
        for number, row in enumerate(map(json.loads, _lines(folder, name)))
    ]


def _lines(folder: Path, name: str) -> Iterator[str]:
    packed = folder / f"{name}.jsonl.gz"
    if packed.exists():
        with gzip.open(packed, "rt", encoding="utf-8") as lines:
            yield from lines
    else:
        with (folder / f"{name}.jsonl").open(encoding="utf-8") as lines:
            yield from lines
