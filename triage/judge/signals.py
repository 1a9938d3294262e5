"""Every signal in a letter, found but not yet weighed."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from triage.judge.contrast import before_contrast
from triage.judge.finding import Finding, density, number_of, top_heavy
from triage.judge.frustration import COURTESY, PRAISE
from triage.judge.irony import MOCK_PRAISE, without_plain_praise
from triage.judge.negation import is_negated
from triage.judge.phrasebook import SIGNALS, Phrasebook
from triage.judge.sentiment import Mood, Sentiment
from triage.judge.shape import by_shape, emphasis
from triage.judge.tokens import Tokens, tokens
from triage.judge.words import WordSigns
from triage.model import Span
from triage.rules.schema import SignalRow

# Their amount is a measure; that of all other rows is a number of finds.
MEASURED = frozenset({"harsh_words", "warm_words", "word_signs", "kind_signs"})
COMPUTED = MEASURED | {"shouting", "repetition", "question_marks", "exclamation", "drawn_out", "all_capitals"}

SARCASM = "sarcasm"

Places = dict[str, list[Span]]


class SignalFinder:
    """Finds the signals of a language: phrases and shape in any, the mood of words in English.

    Praise in a sentence of thanks or greeting is a formula ("thanks for your great support"), in a sarcastic one it
    means the opposite (in one that mocks, throughout the letter), and before a "but" it only leads up to the reproach:
    there it does not count.
    """

    def __init__(self, book: Phrasebook, language: str) -> None:
        self._language = language
        self._rows = {row.id: row for row in book.rules.signals if row.on}
        self._phrases = book.of(SIGNALS, language)
        self._sentiment = Sentiment(book.rules.lexicon) if language == "en" else None
        self._words = WordSigns(book.rules.words) if language == "en" else None

    def find(self, text: str, sentences: Sequence[Span]) -> tuple[Finding, ...]:
        """What fires in the sentences of `text`, by row."""
        return tuple(
            finding if row.id in MEASURED else Finding(row.id, amount_of(row, finding.amount), finding.spans)
            for finding in self._found(text, sentences)
            if (row := self._rows.get(finding.row))
        )

    def _found(self, text: str, sentences: Sequence[Span]) -> Iterator[Finding]:
        split = tokens(text, sentences)
        places = self._phrase_places(text, sentences)
        formulas = self._formulas(text, places, sentences)
        for row, spans in self._without_formal_praise(places, formulas, sentences).items():
            yield Finding(row, len(spans), tuple(spans))
        yield from by_shape(text, split)
        if self._sentiment and self._words:
            moods = [self._sentiment.mood(sentence) for sentence in split]
            pairs = zip(sentences, moods, strict=True)
            yield from emphasis(text, [span for span, mood in pairs if mood.positive <= mood.negative])
            yield from _by_mood(split, moods, formulas)
            yield from self._words.find(split, formulas)
        else:
            yield from emphasis(text, sentences)

    def _phrase_places(self, text: str, sentences: Sequence[Span]) -> Places:
        places: Places = {}
        for hit in self._phrases.find(text):
            if not is_negated(text, hit.start, self._language):
                places.setdefault(hit.id, []).append((hit.start, hit.end))
        return without_plain_praise(places, self._rows, sentences)

    def formulas(self, text: str, sentences: Sequence[Span]) -> frozenset[int]:
        """The numbers of the sentences whose praise is not meant: thanks, greetings, sarcasm, what a "but" follows."""
        return self._formulas(text, self._phrase_places(text, sentences), sentences)

    def _formulas(self, text: str, places: Places, sentences: Sequence[Span]) -> frozenset[int]:
        if MOCK_PRAISE in places:  # nothing nice in such a letter is meant
            return frozenset(range(len(sentences)))
        said = {
            number_of(span, sentences)
            for row, spans in places.items()
            if self._rows[row].family in (COURTESY, SARCASM)
            for span in spans
        }
        return frozenset(said | set(before_contrast(text, sentences)))

    def _without_formal_praise(self, places: Places, formulas: frozenset[int], sentences: Sequence[Span]) -> Places:
        kept = {
            row: [span for span in spans if number_of(span, sentences) not in formulas]
            if self._rows[row].family == PRAISE
            else spans
            for row, spans in places.items()
        }
        return {row: spans for row, spans in kept.items() if spans}


def amount_of(row: SignalRow, finds: float) -> float:
    """1 for the first find and `again / points` for each further one, up to `most` finds."""
    again = row.again / row.points if row.points else 0.0
    return 1.0 + again * (min(finds, row.most) - 1)


def _by_mood(split: Sequence[Tokens], moods: Sequence[Mood], formulas: frozenset[int]) -> Iterator[Finding]:
    of_words = [density(len(sentence.words)) for sentence in split]
    # The logarithm: the tenth harsh word says less than the first.
    harsh = math.log1p(top_heavy(mood.negative * share for mood, share in zip(moods, of_words, strict=True)))
    if harsh:
        yield Finding("harsh_words", harsh, tuple(span for mood in moods for span in mood.harsh))
    pairs = enumerate(zip(moods, of_words, strict=True))
    meant = [pair for number, pair in pairs if number not in formulas]
    warm = top_heavy(mood.positive * share for mood, share in meant)
    if warm:
        yield Finding("warm_words", warm, tuple(span for mood, _ in meant for span in mood.warm))
