"""The fitted word list: words and pairs of words that upset, or content, customers use. English only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from triage.judge.finding import Finding
from triage.judge.tokens import Token
from triage.model import Span

_NEGATORS = {"not", "cannot", "cant", "dont", "doesnt", "didnt", "isnt", "wasnt", "wont", "wouldnt", "couldnt"}
_REACH = 2  # words after a negator that it turns

Term = tuple[str, Span]


def terms(sentence: Sequence[Token]) -> Iterator[Term]:
    """What a sentence is looked up by: its words, its pairs of neighbours, and "not x" where x is negated.

    A negated word is not looked up by itself.
    """
    before, before_start = "", 0
    negator, reach = 0, 0
    for _, word, start, end in sentence:
        negates = word in _NEGATORS or word.endswith("n't")
        if negates:
            word, negator, reach = "not", start, _REACH  # noqa: PLW2901
            yield word, (start, end)
        elif reach:
            reach -= 1
            yield f"not {word}", (negator, end)
        else:
            yield word, (start, end)
        if before and before != "not":
            yield f"{before} {word}", (before_start, end)
        before, before_start = word, start


class WordSigns:
    """Looks sentences up in the word list (word or pair of words: weight)."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights

    def find(self, split: Sequence[Sequence[Token]], formulas: frozenset[int] = frozenset()) -> Iterator[Finding]:
        """`word_signs` for weights above 0, `kind_signs` for those below. Each entry counts once in a letter.

        Kind words in the sentences numbered `formulas` are politeness.
        """
        spans: dict[str, list[Span]] = {}
        weights = self._weights
        for number, sentence in enumerate(split):
            polite = number in formulas
            for term, span in terms(sentence):
                if term in weights and not (polite and weights[term] < 0):
                    spans.setdefault(term, []).append(span)
        for row, sign in (("word_signs", 1), ("kind_signs", -1)):
            of_sign = {term: sign * self._weights[term] for term in spans if sign * self._weights[term] > 0}
            if of_sign:
                places = sorted(place for term in of_sign for place in spans[term])
                yield Finding(row, sum(of_sign.values()), tuple(places))
