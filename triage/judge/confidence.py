"""How far a judgement can be trusted, and why not further."""

from __future__ import annotations

from collections.abc import Iterator

from triage.judge.frustration import Weighed
from triage.model import Confidence, ConfidenceLevel, Letter
from triage.rules.schema import LANGUAGES

FEW_WORDS = 5
LITTLE_OWN = 0.15  # of the visible text
CONTRADICTING = 10.0  # points of reproach and of praise in one letter

Doubt = tuple[ConfidenceLevel, str]
_ORDER = (ConfidenceLevel.HIGH, ConfidenceLevel.MEDIUM, ConfidenceLevel.LOW, ConfidenceLevel.NONE)


def confidence(letter: Letter, weighed: Weighed) -> Confidence:
    """The level that the gravest doubt leaves, with every doubt; HIGH where there is none."""
    doubts = [*_of_text(letter), *_of_language(letter)]
    if weighed.firm >= CONTRADICTING and -weighed.praise >= CONTRADICTING:
        doubts.append((ConfidenceLevel.MEDIUM, "praise and reproach in one letter"))
    gravest = max((level for level, _ in doubts), key=_ORDER.index, default=ConfidenceLevel.HIGH)
    return Confidence(gravest, tuple(because for _, because in doubts))


def scored_language(letter: Letter) -> str | None:
    """The language whose signals are looked for; None where the letter is not scored.

    A language that cannot be told is read as English: most letters too short to tell are harmless either way.
    """
    code, reliable = letter.language.code, letter.language.reliable
    if code in LANGUAGES:
        return code
    return None if reliable else "en"


def _of_text(letter: Letter) -> Iterator[Doubt]:
    words = len(letter.own.text.split())
    if not words:
        yield ConfidenceLevel.NONE, "no words of the customer's own"
    elif words < FEW_WORDS:
        yield ConfidenceLevel.LOW, f"only {words} words"
    if letter.own.doubtful:
        yield ConfidenceLevel.LOW, "own and quoted words cannot be told apart"
    elif letter.own.share < LITTLE_OWN:
        yield ConfidenceLevel.MEDIUM, "mostly quoted"


def _of_language(letter: Letter) -> Iterator[Doubt]:
    language = scored_language(letter)
    if language is None:
        yield ConfidenceLevel.NONE, f"a language without rules ({letter.language.code})"
    elif not letter.language.reliable:
        yield ConfidenceLevel.LOW, "the language cannot be told"
    elif language != "en":
        yield ConfidenceLevel.MEDIUM, f"phrases only, no word moods ({language})"
