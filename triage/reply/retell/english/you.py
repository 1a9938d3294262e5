"""Who is meant by a customer's "you": we, who did something, or us, to whom something was done."""

from __future__ import annotations

from itertools import pairwise

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
    "again clearly either neither first originally previously repeatedly once ever pretty much basically",
)
# Present and possible deeds may be everybody's: "you can put two fingers in the gap", "so you end up paying".
_ANYBODYS = MODAL | words("are have need want get know see think do don't pay go end look feel like")
_BOUND = words("need have must should can can't cannot only")
_ASKED = words("whether where what when how why who which by until")  # an indirect question
_DETERMINERS = words("the an a this that my our your these those every each any no")
_SHORTENED = {"you're": "are", "you'll": "will", "you'd": "would"}
_REPORTED = words("says said say claims claim claimed states stated promise promised told that email website")
_OTHERS = words("they he she who agent staff rep assistant representative lady man")
_VAGUELY = words("pretty much basically usually generally")
_PLACES = words("behind beside around")
_SPEAKER = words("i me my mine we us our myself ourselves i'm i've i'd i'll we've we're yourselves yourself")
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
    named = clause.word(number - 2) in _DETERMINERS  # "the email you sent"
    if before in TO_US and before not in THINKING and not named:
        return "us" if not acts or after in _AFTER_US or is_past(after) or after in BASE else None
    if acts:
        return "we"
    if before in THINKING and after and after not in _AFTER_US:
        return "we"  # "I think you owe me"
    return "us" if before and (before in TO_US or is_past(before) or before.endswith("ing") or before in BASE) else None


def may_be_anybody(clause: Tokens, number: int) -> bool:
    """Whether this "you" may be everybody: what it does is present or possible, and the writer is not near it.

    "You can put two fingers in the gap", "the seat in front of you".
    """
    if _is_a_rule_told(clause, number):
        return True
    if clause.word(number - 1) in AUXILIARY or _is_asked(clause, number) or _speaks(clause, number):
        return False
    if clause.word(number - 1) in PREPOSITION and _others_do(clause, number):
        return True
    if clause.word(number - 1) in _PLACES or (clause.word(number - 2), clause.word(number - 1)) == ("front", "of"):
        return True
    verb, after = _verb_of(clause, number)
    if clause.word(number - 1) in _REPORTED:
        return False
    return (
        (verb in _ANYBODYS or verb in BASE)
        and not is_past(verb)
        and not (verb == "have" and (is_past(after) or after in PARTICIPLES))
    )


def _is_asked(clause: Tokens, number: int) -> bool:
    """Whether it stands in an indirect question: "how many you have sold and whether you are going to warn people"."""
    if clause.word(number - 1) == "when":
        return number == 1 and clause.word(number + 1) in MODAL  # "when you pay" is said of anybody
    return bool(_ASKED & {clause.word(0), *(clause.word(each) for each in range(number - 3, number))})


def _is_a_rule_told(clause: Tokens, number: int) -> bool:
    """Whether others tell the writer what everybody has to do: "they told me that you now need to pay"."""
    told = {clause.word(number - back) for back in (1, 2, 3, 4)}
    return bool(told & _REPORTED) and bool(told & _OTHERS) and _verb_after(clause, number + 1) in _BOUND


def _others_do(clause: Tokens, number: int) -> bool:
    """Whether others may do something before it, as to anybody: "they say they can work with you"."""
    before = [clause.word(each) for each in range(number)]
    return any(who in _OTHERS and verb in MODAL for who, verb in pairwise(before))


def _speaks(clause: Tokens, number: int) -> bool:
    """Whether the writer speaks of themself close by."""
    return bool(_SPEAKER & {clause.word(each) for each in range(number - 4, number + 8)})


def _verb_of(clause: Tokens, number: int) -> tuple[str, str]:
    """The verb of this "you" and the word behind it; of "you're" it is "are"."""
    verb = _SHORTENED.get(clause.word(number))
    while clause.near(number + 1) in _VAGUELY:
        number += 1
    return (verb, clause.near(number + 1)) if verb else (clause.near(number + 1), clause.near(number + 2))


def _verb_after(clause: Tokens, number: int) -> str:
    while clause.near(number) in _ADVERBS:
        number += 1
    return clause.near(number)


def _acts(after: str) -> bool:
    return after in AUXILIARY or after in MODAL or is_past(after) or after in BASE or after in PARTICIPLES
