"""Who is meant by a customer's "you": we, who did something, or us, to whom something was done."""

from __future__ import annotations

from triage.judge.wordlist import words
from triage.reply.retell.english.tokens import Tokens
from triage.reply.retell.english.verbs import (
    AUXILIARY,
    BASE,
    MODAL,
    PARTICIPLES,
    PREPOSITION,
    THINKING,
    TO_US,
    is_past,
)

_ADVERBS = words(
    "also just never still really only always then now not already even both simply actually all recently kindly",
    "again clearly either neither first originally previously repeatedly once ever",
)
_ANYBODY = words("can can't cannot could couldn't would must should might know see have're need want'd get think do")
_SOMEBODY_BEFORE = AUXILIARY | THINKING | words("me us him her them that")
_AFTER_US = words(
    "to that about for on at in with by and but or so when because if as from via again twice once where what how which"
    " today yesterday is are was were the a an my our this these those your several three four five many two it them"
    " not before after since last who whether would could will can back directly already"
)


def who_is_you(clause: Tokens, number: int) -> str | None:
    """ "we" or "us" for the "you" that is word `number`, None where it may be anybody or cannot be told."""
    before = clause.word(number - 1) if clause.near(number) else ""
    after = _verb_after(clause, number + 1)
    if before in PREPOSITION:
        return "us"
    acts = _acts(after)
    if before in AUXILIARY:
        return "we" if after else None  # "did you receive", "have you sent"
    if before in TO_US and before not in THINKING:
        return "us" if not acts or after in _AFTER_US or is_past(after) or after in BASE else None
    if acts:
        return "we"
    return "us" if before and (before in TO_US or is_past(before) or before.endswith("ing") or before in BASE) else None


def may_be_anybody(clause: Tokens, number: int) -> bool:
    """Whether this "you" is everybody: "you can put two fingers in the gap"."""
    return clause.near(number + 1) in _ANYBODY and clause.word(number - 1) not in _SOMEBODY_BEFORE


def _verb_after(clause: Tokens, number: int) -> str:
    while clause.near(number) in _ADVERBS:
        number += 1
    return clause.near(number)


def _acts(after: str) -> bool:
    return after in AUXILIARY or after in MODAL or is_past(after) or after in BASE or after in PARTICIPLES
