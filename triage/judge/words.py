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
    last: Term | None = None
    negator, reach = 0, 0
    for token in sentence:
        word = "not" if token.lower in _NEGATORS or token.lower.endswith("n't") else token.lower
        if word == "not":
            negator, reach = token.start, _REACH
            yield word, (token.start, token.end)
        elif reach:
            reach -= 1
            yield f"not {word}", (negator, token.end)
        else:
            yield word, (token.start, token.end)
        if last and last[0] != "not":
            yield f"{last[0]} {word}", (last[1][0], token.end)
        last = word, (token.start, token.end)


class WordSigns:
    """Looks sentences up in the word list (word or pair of words: weight)."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights

    def find(self, split: Sequence[Sequence[Token]], formulas: frozenset[int] = frozenset()) -> Iterator[Finding]:
        """`word_signs` for weights above 0, `kind_signs` for those below. Each entry counts once in a letter.

        Kind words in the sentences numbered `formulas` are politeness.
        """
        spans: dict[str, list[Span]] = {}
        for number, sentence in enumerate(split):
            for term, span in terms(sentence):
                weight = self._weights.get(term, 0.0)
                if weight > 0 or (weight < 0 and number not in formulas):
                    spans.setdefault(term, []).append(span)
        for row, sign in (("word_signs", 1), ("kind_signs", -1)):
            of_sign = {term: sign * self._weights[term] for term in spans if sign * self._weights[term] > 0}
            if of_sign:
                places = sorted(place for term in of_sign for place in spans[term])
                yield Finding(row, sum(of_sign.values()), tuple(places))
