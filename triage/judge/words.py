"""The fitted word list: words and pairs of words that upset, or content, customers use. English only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from triage.judge.finding import Finding, top_heavy
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

    def find(self, split: Sequence[Sequence[Token]]) -> Iterator[Finding]:
        """`word_signs` for weights above 0, `kind_signs` for those below; amounts are sums of weights, >= 0."""
        known = [
            [(self._weights[term], span) for term, span in terms(sentence) if term in self._weights]
            for sentence in split
        ]
        for row, sign in (("word_signs", 1), ("kind_signs", -1)):
            of_sign = [[(sign * weight, span) for weight, span in sentence if sign * weight > 0] for sentence in known]
            amount = top_heavy(sum(weight for weight, _ in sentence) for sentence in of_sign)
            if amount:
                yield Finding(row, amount, tuple(span for sentence in of_sign for _, span in sentence))
