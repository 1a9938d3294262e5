"""The customer's problem in one or two sentences, in second person, with nothing in it that the customer did not say.

Three ways, the most personal first: the customer's own sentence turned round (English), the problem row's clause with
the facts that belong to it, the row's clause without facts.
"""

from __future__ import annotations

from triage.model import Case, FactKind, Restatement, Span
from triage.reply.clauses import DEFAULT_LANGUAGE, clause
from triage.reply.own_sentence import own_sentence
from triage.reply.slots import repeat_slots, slots
from triage.reply.topics import NO_REPLY, Topic, no_reply_topics, says_no_reply, topics
from triage.rules.schema import LANGUAGES, Rules

# What a customer says of these in anger is better put in our words.
_OUR_WORDS = frozenset({"service", "refund_wanted", "privacy", "praise", "product_question", "other", "return_exchange", "warranty"})
_LONGEST_JOINED = 26  # words that two clauses may have to stand in one sentence


def restate(case: Case, rules: Rules, language: str) -> Restatement:
    """What the customer wrote about, in `language`; English where there are no clauses in it. Whole sentences."""
    language = language if language in LANGUAGES else DEFAULT_LANGUAGE
    parts, named = _problems(case, rules, language)
    repeated = _repeated(case, rules, language, told=NO_REPLY in named)
    if repeated:
        parts.append(repeated)
        named.append(NO_REPLY)
    return Restatement(_sentences(parts, language), tuple(dict.fromkeys(named)))


def _problems(case: Case, rules: Rules, language: str) -> tuple[list[str], list[str]]:
    """The clauses, and the ids of the problems they name."""
    parts: list[str] = []
    named: list[str] = []
    told: Span | None = None
    for topic in topics(case, rules):
        named.append(topic.row.id)
        if told and any(told[0] <= place[0] < told[1] for place in topic.problem.spans):
            continue  # the sentence that was repeated names this one too
        said, told = _said(case, topic, language)
        if said and said not in parts:
            parts.append(said)
    return parts, named


def _said(case: Case, topic: Topic, language: str) -> tuple[str, Span | None]:
    """The problem in the customer's words or in ours, and the place of the customer's where it is those."""
    spoken = topic.letter.letter.language.code
    own = own_sentence(topic.letter, topic.problem) if language == spoken == DEFAULT_LANGUAGE and topic.row.id not in _OUR_WORDS else None
    filled = slots(topic.letter, topic.problem, language) if spoken == language else {}
    if own is None:
        return clause(topic.row, language, filled | repeat_slots(case, language)), None
    sentence, place = own
    order = filled.get("order", "")
    orders = topic.letter.judgement.facts_of(FactKind.ORDER)
    named = any(fact.text in sentence for fact in orders)
    return (f"{sentence} (order {order})" if order and not named and "(" not in sentence else sentence), place


def _repeated(case: Case, rules: Rules, language: str, *, told: bool) -> str:
    """That nobody answered, where the customer had to write again or says so; "" where it has been said."""
    if told:
        return ""
    row = next((row for row in rules.problems if row.id == NO_REPLY), None)
    again = repeat_slots(case, language)
    if row is None or not (again or says_no_reply(case)):
        return ""
    if not again and language == DEFAULT_LANGUAGE:
        for topic in no_reply_topics(case, rules):
            if topic.letter.letter.language.code == language and (own := own_sentence(topic.letter, topic.problem)):
                return own[0]
    return clause(row, language, again)


_AND = {"en": "and", "de": "und", "fr": "et", "es": "y", "it": "e", "nl": "en", "pt": "e"}


def _sentences(parts: list[str], language: str) -> str:
    """The clauses as one sentence while that stays short, else one each."""
    if len(parts) == 2 and sum(len(part.split()) for part in parts) <= _LONGEST_JOINED and not parts[1][:1].isupper():
        parts = [f"{parts[0]}, {_AND[language]} {parts[1]}"]
    return " ".join(f"{part[:1].upper()}{part[1:]}." for part in parts)
