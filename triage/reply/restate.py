"""The customer's problem in one or two sentences, in second person, with nothing in it that the customer did not say.

The most personal way that can be trusted is taken: the customer's own sentence turned round (English), the problem
row's clause with the facts that belong to it, a short quotation, the row's clause without facts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from triage.model import Case, FactKind, JudgedLetter, Problem, Restatement, Span
from triage.reply.clauses import DEFAULT_LANGUAGE, clause
from triage.reply.own_sentence import own_sentence, telling_places
from triage.reply.quotation import asked, quotation
from triage.reply.slots import repeat_slots, slots
from triage.reply.topics import NO_REPLY, OTHER, QUESTION, Topic, no_reply_topics, says_no_reply, topics
from triage.rules.schema import LANGUAGES, Rules

# What a customer says of these in anger is better put in our words.
_OUR_WORDS = frozenset(
    {"service", "refund_wanted", "privacy", "praise", "not_received", "product_question", "return_exchange", "warranty"}
)
_QUOTATION_ENDS = tuple(stop + mark for stop in ".?" for mark in ("”", "“", " »", "»"))
_LONGEST_JOINED = 26  # words that two clauses may have to stand in one sentence
_AND = {"en": "and", "de": "und", "fr": "et", "es": "y", "it": "e", "nl": "en", "pt": "e"}


@dataclass(frozen=True, slots=True)
class _Said:
    """A clause or sentence without its full stop, and the place of the customer's own where it is theirs."""

    words: str
    place: Span | None = None
    quoted: bool = False


def restate(case: Case, rules: Rules, language: str) -> Restatement:
    """What the customer wrote about, in `language`; English where there are no clauses in it. Whole sentences."""
    language = language if language in LANGUAGES else DEFAULT_LANGUAGE
    named = topics(case, rules)
    said = [each for each in _tell(case, named, language) if each.words]
    ids = [topic.row.id for topic in named]
    if NO_REPLY not in ids and (unanswered := _unanswered(case, rules, language)):
        ids.append(NO_REPLY)
        if unanswered.words not in (each.words for each in said) and not any(
            each.place and each.place == unanswered.place for each in said
        ):
            said.append(unanswered)
    return Restatement(
        _sentences([each.words for each in said], language), tuple(ids), any(each.quoted for each in said)
    )


def _tell(case: Case, named: tuple[Topic, ...], language: str) -> list[_Said]:
    told: list[_Said] = []
    for topic in named:
        covered = any(each.place and _has(each.place, topic.problem) for each in told)
        if not covered:
            told.append(_tell_one(case, topic, language))
    return told


def _has(place: Span, problem: Problem) -> bool:
    return any(place[0] <= start < place[1] for start, _ in problem.spans)


def _tell_one(case: Case, topic: Topic, language: str) -> _Said:
    letter, row = topic.letter, topic.row
    understood = letter.letter.language.code == language
    filled = slots(letter, topic.problem, language) if understood else {}
    plain = clause(row, language, filled | repeat_slots(case, language))
    if understood and row.id == QUESTION and (words := asked(letter, language)):
        return _Said(words, quoted=True)
    if (
        understood
        and language == DEFAULT_LANGUAGE
        and row.id not in _OUR_WORDS
        and (said := _in_own_words(topic, filled))
        and _facts_in(letter, said.words) >= _facts_in(letter, plain)
    ):
        return said
    if understood and row.id == OTHER:
        words = quotation(letter, language, filled.get("order", "")) or asked(letter, language)
        return _Said(words or plain, quoted=bool(words))
    return _Said(plain)


def _facts_in(letter: JudgedLetter, words: str) -> int:
    """How many of the letter's facts are named in these words."""
    lower = words.lower()
    return sum(" ".join(fact.text.lower().split()) in lower for fact in letter.judgement.facts if fact.sure)


def _in_own_words(topic: Topic, filled: Mapping[str, str]) -> _Said | None:
    """The customer's sentence, with the order number behind it where the sentence does not name it."""
    problem = topic.problem
    if topic.row.id == OTHER:
        problem = replace(problem, spans=telling_places(topic.letter))
    own = own_sentence(topic.letter, problem)
    if own is None:
        return None
    words, place = own
    order = filled.get("order", "")
    if order and not _names_an_order(topic.letter, words) and "(" not in words:
        words = f"{words} (order {order})"
    return _Said(words, place)


def _names_an_order(letter: JudgedLetter, words: str) -> bool:
    return any(fact.text in words for fact in letter.judgement.facts_of(FactKind.ORDER))


def _unanswered(case: Case, rules: Rules, language: str) -> _Said | None:
    """That nobody answered, where the customer had to write again or says so, else None."""
    row = next((row for row in rules.problems if row.id == NO_REPLY), None)
    again = repeat_slots(case, language)
    if row is None or not (again or says_no_reply(case)):
        return None
    if not again and language == DEFAULT_LANGUAGE:
        for topic in no_reply_topics(case, rules):
            if topic.letter.letter.language.code == language and (own := own_sentence(topic.letter, topic.problem)):
                return _Said(*own)
    return _Said(clause(row, language, again))


def _sentences(parts: list[str], language: str) -> str:
    """The clauses as one sentence while that stays short, else one each."""
    if len(parts) == 2 and sum(len(part.split()) for part in parts) <= _LONGEST_JOINED and not parts[1][:1].isupper():
        parts = [f"{parts[0]}, {_AND[language]} {parts[1]}"]
    return " ".join(_sentence(part) for part in parts)


def _sentence(part: str) -> str:
    return f"{part[:1].upper()}{part[1:]}" + ("" if part.endswith(_QUOTATION_ENDS) else ".")
