"""How likely each part of a letter is the one that says what went wrong, or the one that says what is wanted.

The weights are those of two conditional logit models (McFadden 1974: of the sentences of one letter, which is it?),
fitted with an L2 penalty of 1 to letters in seven languages in which a reader had marked both sentences: the wish to
160, the fault to 198. On letters left out of the fit (ten folds) the likeliest is the marked one for 112 faults in 179
and 112 wishes in 142, and one of the two likeliest for 148 faults. Three weights of the fault are set by hand, for the
letters had too few of their kind: those of a part that says what came where something else had been ordered, and of one
that tells of other people.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from triage.judge.wordlist import whole_words
from triage.reply.doubt_words import ASKS, OWN_PURCHASE, SPEAKER
from triage.reply.retell.candidate import Candidate, said
from triage.reply.retell.trouble import BOUGHT, CAME, DECLINED, FOUND, PEOPLE, SUITS, TROUBLE
from triage.reply.retell.weigh import has_fact

_FEW = 5  # words; what has fewer says little by itself
_MANY = 25  # words, beyond which a sentence says no more
_EARLY = 6  # sentences, beyond which a place is late
_MOST_TROUBLE = 3
_BRACKETS = re.compile(r"\([^()]*\)")
_MATTERS = ("order:", "product:", "amount:", "tracking:")
_ASIDE = -3.0  # worth of a part below which it tells of other people
_QUOTED = re.compile(r"‘[^‘’]*’|‚[^‚‘]*‘|“[^“”]*”")  # somebody else's words within the customer's


@dataclass(frozen=True, slots=True)
class Odds:
    """A part of a letter with its chances (0..1, over all parts of the letter) of being the fault, and the wish."""

    candidate: Candidate
    length: int  # words
    troubled: bool  # whether any of it says that something is wrong
    asks: bool
    wishes: bool  # asks for something, and does not decline it
    buys: bool  # says what was bought
    question: bool
    fault: float
    wish: float

    @property
    def best(self) -> float:
        return max(self.fault, self.wish)


@dataclass(frozen=True, slots=True)
class _Traits:
    """What the odds go by."""

    length: int
    trouble: int  # words of trouble
    asks: bool  # has a word of asking
    wishes: bool  # asks for something, and does not decline it
    speaks: bool  # the writer speaks of themself
    buys: bool
    came: bool  # says what came, as who had ordered something else
    finds: bool  # says how the fault came to light
    idle: bool  # speaks of people, and of no order, thing, sum, fault or wish
    question: bool
    behind: float  # 0..1, how far behind among the parts


def odds(candidates: Sequence[Candidate], language: str) -> list[Odds]:
    """In the same order."""
    traits = [_traits(each, number, len(candidates), language) for number, each in enumerate(candidates)]
    first_wish = next((number for number, each in enumerate(traits) if each.wishes), None)
    faults, wishes, set_the_scene = [], [], False
    for number, (each, trait) in enumerate(zip(candidates, traits, strict=True)):
        faults.append(_fault(each, trait, behind_the_scene=set_the_scene))
        wishes.append(_wish(each, trait, first=number == first_wish))
        set_the_scene = _sets_the_scene(each, trait)
    parts = zip(candidates, traits, _shares(faults), _shares(wishes), strict=True)
    return [
        Odds(
            each,
            trait.length,
            troubled=trait.trouble > 0 or trait.came or each.says_wrong or each.happens,
            asks=trait.asks or trait.wishes,
            wishes=trait.wishes,
            buys=trait.buys and any(point.startswith(_MATTERS) for point in each.points),
            question=trait.question,
            fault=fault,
            wish=wish,
        )
        for each, trait, fault, wish in parts
    ]


def _traits(candidate: Candidate, number: int, count: int, language: str) -> _Traits:
    words = said(candidate.words)
    own = _QUOTED.sub("", words)
    declined = whole_words(DECLINED.get(language, ""))
    wanted = declined.sub("", own)
    asks = any(whole_words(table.get(language, "")).search(wanted) for table in (ASKS, SUITS))
    about = candidate.says_wrong or candidate.wishes or any(each.startswith(_MATTERS) for each in candidate.points)
    return _Traits(
        length=len(words.split()),
        trouble=min(_MOST_TROUBLE, len(whole_words(TROUBLE.get(language, "")).findall(words.replace("’", "'")))),
        asks=asks,
        wishes=candidate.wishes and (asks or not declined.search(_BRACKETS.sub("", own))),
        speaks=whole_words(SPEAKER.get(language, "")).search(words) is not None,
        buys=whole_words(BOUGHT.get(language, "")).search(words) is not None,
        came=whole_words(CAME.get(language, "")).search(words.replace("’", "'")) is not None,
        finds=whole_words(FOUND.get(language, "")).search(words) is not None,
        idle=not about and _is_of_people(words, language),
        question=words.rstrip().endswith("?"),
        behind=number / max(1, count - 1),
    )


def _is_of_people(words: str, language: str) -> bool:
    """Whether it speaks of people, and of nothing that was bought."""
    people, bought = (whole_words(table.get(language, "")) for table in (PEOPLE, OWN_PURCHASE))
    return people.search(words) is not None and bought.search(words) is None


def _fault(candidate: Candidate, trait: _Traits, *, behind_the_scene: bool) -> float:
    return (
        0.3 * trait.trouble
        + 0.7 * candidate.says_wrong
        + 1.4 * candidate.is_plain
        + 0.6 * min(trait.length, _MANY) / 10
        + 0.3 * behind_the_scene
        + 2.0 * trait.came
        + 1.1 * trait.finds
        - 2.0 * trait.idle
        + 1.1 * trait.question
        - 0.25 * min(candidate.nth, _EARLY)
        - 0.25 * (candidate.nth == 0)
        - 1.1 * trait.behind
        - 0.8 * (trait.length < _FEW)
        - 1.3 * candidate.wishes
        - 0.7 * trait.asks
        - 0.6 * trait.speaks
        - 1.5 * (candidate.worth < _ASIDE)
    )


def _wish(candidate: Candidate, trait: _Traits, *, first: bool) -> float:
    return (
        1.5 * trait.wishes
        + 1.3 * first
        + 0.9 * trait.asks
        + 1.6 * trait.question
        + 1.0 * min(trait.length, _MANY) / 10
        + 1.6 * trait.behind
        - 0.5 * trait.trouble
        - 1.0 * candidate.leans
        - 0.8 * trait.speaks
    )


def _sets_the_scene(candidate: Candidate, trait: _Traits) -> bool:
    """Whether it says what was bought, or when: what follows is what became of it."""
    return ((trait.buys or has_fact(candidate.points)) and not trait.trouble) or (trait.buys and trait.trouble == 1)


def _shares(logits: Sequence[float]) -> list[float]:
    most = max(logits, default=0.0)
    powers = [exp(each - most) for each in logits]
    return [each / sum(powers) for each in powers]
