"""The fitted word list: words and pairs of words that upset, or content, customers use. English only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from triage.judge.finding import Finding, density
from triage.judge.tokens import Tokens
from triage.model import Span

_NEGATORS = {"not", "cannot", "cant", "dont", "doesnt", "didnt", "isnt", "wasnt", "wont", "wouldnt", "couldnt"}
_REACH = 2  # words after a negator that it turns
_LISTED = 10  # words of the sentence in which an entry counts what the list says; in a shorter one it counts more

Term = tuple[str, int, int]  # and the numbers of its first and last token


def terms(sentence: Tokens) -> Iterator[Term]:
    """What a sentence is looked up by: its words, its pairs of neighbours, and "not x" where x is negated.

    A negated word is not looked up by itself.
    """
    before, negator, reach = "not", 0, 0
    for place, word in enumerate(sentence.lower):
        if word in _NEGATORS or word.endswith("n't"):
            word, negator, reach = "not", place, _REACH  # noqa: PLW2901
            yield word, place, place
        elif reach:
            reach -= 1
            yield f"not {word}", negator, place
        else:
            yield word, place, place
        if before != "not":
            yield f"{before} {word}", place - 1, place
        before = word


def share(sentence: Tokens) -> float:
    """What an entry of the list counts in this sentence: 2.5 in one of a word, 1 among ten, 1/2 among 25."""
    return density(len(sentence.words)) / density(_LISTED)


class WordSigns:
    """Looks sentences up in the word list (word or pair of words: weight)."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights

    def find(self, split: Sequence[Tokens], formulas: frozenset[int] = frozenset()) -> Iterator[Finding]:
        """`word_signs` for weights above 0, `kind_signs` for those below. Each entry counts once in a letter, where its
        sentence is shortest. Kind words in the sentences numbered `formulas` are politeness.
        """
        spans: dict[str, list[Span]] = {}
        shares: dict[str, float] = {}
        weights = self._weights
        for number, sentence in enumerate(split):
            polite = number in formulas
            for term, first, last in terms(sentence):
                if term in weights and not (polite and weights[term] < 0):
                    spans.setdefault(term, []).append((sentence.starts[first], sentence.ends[last]))
                    shares[term] = max(shares.get(term, 0.0), share(sentence))
        for row, sign in (("word_signs", 1), ("kind_signs", -1)):
            of_sign = {term: sign * weights[term] * shares[term] for term in spans if sign * weights[term] > 0}
            if of_sign:
                places = sorted(place for term in of_sign for place in spans[term])
                yield Finding(row, sum(of_sign.values()), tuple(places))
