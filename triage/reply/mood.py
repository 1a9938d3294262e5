"""How upset a reply may take a customer to be: by the signs of it in the letters, never by the number alone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from triage.model import Case, JudgedLetter, Signal, Span
from triage.reply.doubt import owns_to_it
from triage.reply.retell.weigh import threatens
from triage.reply.spans import overlap

# Frustration, 0..100. Of 420 letters graded by hand before they were scored, these part most from their neighbours.
UPSET = 50.0
FURIOUS = 84.0
_SHORT_OF = 0.1
# What goes wrong, what is wanted and single words say how bad it is, not how it is felt.
_MOODLESS = frozenset(
    {"sentiment", "words", "absolutes", "money", "failure", "demand", "punctuation", "repetition", "safety", "praise"}
)
# Which single common words fire, or a mere manner of writing.
_MOODLESS_RULES = frozenset(
    {"refusal", "irony", "still_not", "not_yet", "late", "parting", "sadness", "cold_formality", "drawn_out"}
)
# What we did: it may be told without a hard word.
_OURS = frozenset({"broken_promise", "no_response", "repeat_contact", "waiting", "treatment", "consequence"})
_GRAVE = frozenset({"profanity", "accusation", "legal", "chargeback", "public_review"})
_GRAVE_RULES = frozenset({"outrage", "verdict_worst", "hate", "all_capitals"})
# The customer's own heat, without which no number of signs is more than a calm letter about much that went wrong.
_HOT = frozenset(
    {"anger", "disappointment", "strong_verdict", "profanity", "rudeness", "accusation", "public_review", "chargeback"}
    | {"ultimatum", "churn", "sarcasm", "shouting"}
)
_LUKEWARM_RULES = frozenset({"verdict_bad"})  # "the payment failed"
_CRIED_OUT = "!!!"
_IGNORED = frozenset({"repeat_contact", "no_response"})  # together: asked again and again, and never answered
_SHOUTED = 3  # words in capitals that are more than a stress
_SOON = timedelta(days=2)
_SIGNS_OF_UPSET = 2  # the words of one alone stand in any calm letter
_SIGNS_OF_FURY = 4  # a grave one counts for two
_WORDS_OF_FURY = 3  # of these, signs that are the customer's own words of anger


def frustration(case: Case) -> float:
    """That of the most upset letter: a short "any news?" does not mean that the customer has calmed down."""
    return max(letter.judgement.frustration for letter in case.letters)


def mood(case: Case) -> float:
    """Frustration, 0..100, as far as a reply may go by it: short of upset, or of furious, without the signs.

    A long or a formal letter can have many points without a word of anger; to call its writer upset is a mistake.
    """
    upset = frustration(case)
    if not any(letter.judgement.signals for letter in case.letters):  # not weighed
        return upset
    signs: dict[str, bool] = {}
    for letter in case.letters:
        signs |= _signs(letter.judgement.signals)
    grave = sum(signs.values())
    count = len(signs) + grave + _presses(case)
    if count < _SIGNS_OF_UPSET or not any(map(_is_hot, case.letters)):
        return min(upset, UPSET - _SHORT_OF)
    furious = grave > 0 and count >= _SIGNS_OF_FURY and len(signs.keys() - _OURS) + grave >= _WORDS_OF_FURY
    return upset if furious else min(upset, FURIOUS - _SHORT_OF)


def _is_hot(letter: JudgedLetter) -> bool:
    """Whether the words themselves are heated: no fact, date or question, and no lawyer's term set in cold blood."""
    cold = frozenset({"ultimatum"}) if threatens(letter) else frozenset()
    cold |= {"rudeness"} if owns_to_it(letter) else frozenset()  # who has "been an idiot" scolds nobody else
    shown = [signal for signal in letter.judgement.signals if _shows_mood(signal) or _is_grave(signal)]
    families = {signal.family for signal in shown}
    hot = {signal.family for signal in shown if signal.rule not in _LUKEWARM_RULES} & _HOT - cold
    return bool(hot) or families >= _IGNORED or _CRIED_OUT in letter.letter.own.text


def _is_grave(signal: Signal) -> bool:
    return signal.family in _GRAVE or signal.rule in _GRAVE_RULES


def _presses(case: Case) -> bool:
    """Whether it is needed within a day or two."""
    return case.deadline is not None and case.deadline - case.newest.received.date() <= _SOON


def _signs(signals: Iterable[Signal]) -> dict[str, bool]:
    """The kinds of sign, a family each but for the grave ones, and whether it is a grave one. The same words are one
    sign, whatever they fire.
    """
    signs: dict[str, bool] = {}
    places: list[Span] = []
    for signal in signals:
        grave = _is_grave(signal)
        if not grave and not _shows_mood(signal):
            continue
        if signal.spans and all(any(overlap(span, place) for place in places) for span in signal.spans):
            continue
        places += signal.spans
        signs[signal.rule if grave else signal.family] = grave
    return signs


def _shows_mood(signal: Signal) -> bool:
    if signal.rule == "shouting":
        return len(signal.evidence) >= _SHOUTED
    return signal.points > 0 and signal.family not in _MOODLESS and signal.rule not in _MOODLESS_RULES
