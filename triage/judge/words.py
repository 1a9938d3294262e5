"""The fitted word list: words and pairs of words that upset, or content, customers use. English only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import compress, count, pairwise

from triage.judge.finding import Finding, density
from triage.judge.tokens import Tokens
from triage.model import Span

_NEGATORS = {"not", "cannot", "cant", "dont", "doesnt", "didnt", "isnt", "wasnt", "wont", "wouldnt", "couldnt"}
NOT = "not"
_REACH = 2  # words after a negator that it turns
_LISTED = 10  # words of the sentence in which an entry counts what the list says; in a shorter one it counts more


def terms(sentence: Tokens) -> list[str]:
    """What a sentence is looked up by: for each word the word, or "not x" where it is negated, and behind it the pair
    with the word before; "" where there is none, as behind a negator.
    """
    words, alone = _read(sentence)
    looked_up = [""] * (2 * len(words))
    looked_up[::2] = alone
    looked_up[3::2] = ["" if first == NOT else f"{first} {second}" for first, second in pairwise(words)]
    return looked_up


def _read(sentence: Tokens) -> tuple[list[str], list[str]]:
    """The words, with every negator as "not"; and these with "not x" for each word that one turns."""
    words = sentence.lower
    if not _NEGATORS.isdisjoint(words) or "n't" in " ".join(words):
        return _turned(words)
    return words, words


def _turned(words: Sequence[str]) -> tuple[list[str], list[str]]:
    plain = [NOT if _negates(word) else word for word in words]
    alone, reach = list(plain), 0
    for place, word in enumerate(plain):
        if word == NOT:
            reach = _REACH
        elif reach:
            reach -= 1
            alone[place] = f"{NOT} {word}"
    return plain, alone


def _negates(word: str) -> bool:
    return word in _NEGATORS or word.endswith("n't")


def share(sentence: Tokens) -> float:
    """What an entry of the list counts in this sentence: 2.5 in one of a word, 1 among ten, 1/2 among 25."""
    return density(len(sentence.words)) / density(_LISTED)


class WordSigns:
    """Looks sentences up in the word list (word or pair of words: weight)."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights
        self._first = frozenset(first for first, _, second in map(_parted, weights) if second) - {NOT}

    def find(self, split: Sequence[Tokens], formulas: frozenset[int] = frozenset()) -> Iterator[Finding]:
        """`word_signs` for weights above 0, `kind_signs` for those below. Each entry counts once in a letter, where its
        sentence is shortest. Kind words in the sentences numbered `formulas` are politeness.
        """
        spans: dict[str, list[Span]] = {}
        shares: dict[str, float] = {}
        weights = self._weights
        for number, sentence in enumerate(split):
            for place, term in self._listed(sentence):
                if weights[term] > 0 or number not in formulas:
                    spans.setdefault(term, []).append(_span(sentence, place, term))
                    shares[term] = max(shares.get(term, 0.0), share(sentence))
        for row, sign in (("word_signs", 1), ("kind_signs", -1)):
            of_sign = {term: sign * weights[term] * shares[term] for term in spans if sign * weights[term] > 0}
            if of_sign:
                places = sorted(place for term in of_sign for place in spans[term])
                yield Finding(row, sum(of_sign.values()), tuple(places))

    def _listed(self, sentence: Tokens) -> list[tuple[int, str]]:
        """The terms of a sentence that are in the list, with their places among its `terms`."""
        words, alone = _read(sentence)
        single = [(2 * place, alone[place]) for place in compress(count(), map(self._weights.__contains__, alone))]
        pairs = [
            (2 * second + 1, pair)
            for second in compress(count(1), map(self._first.__contains__, words[:-1]))
            if (pair := f"{words[second - 1]} {words[second]}") in self._weights
        ]
        return sorted(single + pairs) if pairs else single


def _parted(term: str) -> tuple[str, str, str]:
    return term.partition(" ")


def _span(sentence: Tokens, place: int, term: str) -> Span:
    """Where the term at that place among a sentence's `terms` stands."""
    last, is_pair = divmod(place, 2)
    first = last - 1 if is_pair else last
    while not is_pair and term.startswith(f"{NOT} ") and not _negates(sentence.lower[first]):
        first -= 1
    return sentence.starts[first], sentence.ends[last]
