"""The customer's problem in a few sentences, in second person, with nothing in it that the customer did not say.

The most personal way that can be trusted is taken: the customer's own story turned round, the problem row's clause
with the facts that belong to it, a short quotation, the row's clause without facts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from triage.model import Case, FactKind, JudgedLetter, Restatement
from triage.reply.answer import form
from triage.reply.apology import is_plain
from triage.reply.clauses import DEFAULT_LANGUAGE, clause
from triage.reply.quotation import asked, quotation
from triage.reply.reference import NOUN, is_ticket, reference
from triage.reply.retell.story import Story, tell
from triage.reply.retell.weigh import is_heated
from triage.reply.slots import repeat_slots, slots
from triage.reply.topics import (
    NO_REPLY,
    OTHER,
    PRAISE,
    QUESTION,
    Topic,
    is_in_subject_alone,
    says_no_reply,
    topics,
)
from triage.rules.schema import LANGUAGES, Rules

_QUOTATION_ENDS = tuple(stop + mark for stop in ".?" for mark in ('"', "”", "’”", "“", " »", "»"))
_QUOTATION_MARKS = '”“»" .'
# What a shop's page said ("Code applied!"), and names ("Yahoo!"): a reply raises its voice for neither.
_CRIED_LAST = re.compile(r"(?<![?.!])\s?!+(?=[’'\"”“»\s]*$)")
_CRIED = re.compile(r"¡|\s?!+")
# A story of quotations alone names the number before the first.
_WRITE_ABOUT = {
    "en": ("You write: ", "About {noun} {order} you write: "),
    "de": ("Sie schreiben: ", "Zu Ihrer {noun} {order} schreiben Sie: "),
    "fr": ("Vous écrivez : ", "Au sujet de votre {noun} {order}, vous écrivez : "),
    "es": ("Nos escribe: ", "Sobre su {noun} {order} nos escribe: "),
    "it": ("Ci scrive: ", "Sul Suo {noun} {order} ci scrive: "),
    "nl": ("U schrijft: ", "Over uw {noun} {order} schrijft u: "),
    "pt": ("Escreve-nos: ", "Sobre a sua {noun} {order}, escreve-nos: "),
}
_ROOM = 4  # words of a sentence that has room for a number
_LONGEST_JOINED = 26  # words that two clauses may have to stand in one sentence
_ORDER = {
    "en": "order",
    "de": "Bestellung",
    "fr": "commande",
    "es": "pedido",
    "it": "ordine",
    "nl": "bestelling",
    "pt": "encomenda",
}
# What is asked, or said by writing at all, needs no plainer words.
_TOLD_BY_ASKING = frozenset(
    {OTHER, NO_REPLY, PRAISE, QUESTION, "order_change", "cancellation", "invoice", "privacy", "refund_wanted"}
    | {"return_exchange", "warranty"}
)
_SUBJECT_MATTER = ("product:", "amount:", "order:")
_AND = {"en": "and", "de": "und", "fr": "et", "es": "y", "it": "e", "nl": "en", "pt": "e"}


def restate(case: Case, rules: Rules, language: str) -> Restatement:
    """What the customer wrote about, in `language`; English where there are no clauses in it. Whole sentences."""
    language = _spoken(language)
    named = topics(case, rules)
    letter, story = _story(case, named[0], language, sober=form(case, rules) == "sober")
    shown = named[0].row.id in _TOLD_BY_ASKING or is_plain(named[0].row.id, case, rules, language)
    silence = _silence(case, rules, language)
    ids = _ids(named, case, silence)
    if story is not None:
        question = _question(story, named[0], language)
        older, quoted = _framed(case, tuple(_left_out(named, letter)), language)
        first = named[0] if named[0].letter is letter else replace(named[0], row=rules.problem(OTHER), letter=letter)
        told = [*_topic(story, first, language, shown=shown), *(part for part in (question, *older, silence) if part)]
        return Restatement(
            " ".join(_sentence(part) for part in told),
            ids,
            quoted=quoted or story.quotes or bool(question),
            shown=shown,
            asks=story.asks or bool(question),
        )
    parts, quoted = _framed(case, _asserted(named, rules), language)
    if silence and silence not in parts:
        parts.append(silence)
    text = _sentences(parts, language)
    asks = quoted and text.rstrip(_QUOTATION_MARKS).endswith("?")
    return Restatement(text, ids, quoted, shown=shown, asks=asks)


def problems(case: Case, rules: Rules, language: str) -> tuple[str, ...]:
    """The ids of the problems that `restate` names, without their words, which take far longer."""
    return _ids(topics(case, rules), case, _silence(case, rules, _spoken(language)))


def _ids(named: tuple[Topic, ...], case: Case, silence: str) -> tuple[str, ...]:
    ids = tuple(topic.row.id for topic in named)
    return (*ids, NO_REPLY) if NO_REPLY not in ids and (silence or says_no_reply(case)) else ids


def _spoken(language: str) -> str:
    return language if language in LANGUAGES else DEFAULT_LANGUAGE


def _asserted(named: tuple[Topic, ...], rules: Rules) -> tuple[Topic, ...]:
    """The topics as a clause of ours may state them: a fault of which only the subject speaks may be anybody's."""
    other = rules.problem(OTHER)
    return tuple(replace(topic, row=other) if is_in_subject_alone(topic.problem) else topic for topic in named)


def _story(case: Case, topic: Topic, language: str, *, sober: bool) -> tuple[JudgedLetter, Story | None]:
    """The newest letter's story where it names what it is about, else that of the letter that speaks of `topic`.

    None where it cannot be told in `language`, and for praise, which is thanked for instead.
    """
    if topic.row.id == PRAISE:
        return topic.letter, None
    for letter in (case.newest, topic.letter):
        story = tell(letter, sober=sober) if letter.letter.language.code == language else None
        if story and (letter is topic.letter or any(point.startswith(_SUBJECT_MATTER) for point in story.points)):
            return letter, story
    return topic.letter, None


def _left_out(named: tuple[Topic, ...], letter: JudgedLetter) -> Iterator[Topic]:
    """What other letters speak of than that whose story is told, which may stand for the first topic by its order."""
    for topic in named:
        stands_for = topic is named[0] and not _orders(topic.letter).isdisjoint(_orders(letter))
        if topic.letter is not letter and not stands_for:
            yield topic


def _orders(letter: JudgedLetter) -> set[str]:
    return {fact.value for fact in letter.judgement.facts_of(FactKind.ORDER)}


def _question(story: Story, topic: Topic, language: str) -> str:
    """The question of a letter that asks one, as it was asked, where the story leaves it out."""
    unasked = topic.row.id in (QUESTION, OTHER) and not (story.asks or is_heated(topic.letter))
    return asked(topic.letter, language) if unasked else ""


def _topic(story: Story, topic: Topic, language: str, *, shown: bool) -> list[str]:
    """The story, behind the row's clause where it tells neither what the letter is about nor what happened."""
    says = f"problem:{topic.row.id}" in story.points or any(point.startswith(_SUBJECT_MATTER) for point in story.points)
    if says or story.happens or not shown or topic.row.id in (QUESTION, OTHER):
        return _with_order(story, topic, language)
    return [clause(topic.row, language, slots(topic.letter, topic.problem, language)), *story.sentences]


def _with_order(story: Story, topic: Topic, language: str) -> list[str]:
    """The story with the order number behind the first sentence that has room for it, where no sentence names it."""
    sentences = list(story.sentences)
    known = topic.letter.judgement.facts_of(FactKind.ORDER)
    order = slots(topic.letter, topic.problem, language).get("order", "")
    if known and is_ticket(topic.letter, order):
        order = next((fact.text for fact in known if not is_ticket(topic.letter, fact.text)), "")
        if not order:
            return sentences  # it stands in the subject of the reply
    noun, order = (_ORDER[language], order) if known else (NOUN[language], reference(topic.letter))
    if not order or order in " ".join(sentences):
        return sentences
    frame, about = _WRITE_ABOUT[language] if known or language == DEFAULT_LANGUAGE else ("", "")
    if frame and sentences[0].startswith(frame):
        return [about.format(noun=noun, order=order) + sentences[0].removeprefix(frame), *sentences[1:]]
    for number, sentence in enumerate(sentences):
        if not sentence.endswith((")", "”", "“", "»")) and len(sentence.split()) >= _ROOM:
            sentences[number] = f"{sentence} ({noun} {order})"
            return sentences
    return sentences


def _framed(case: Case, named: tuple[Topic, ...], language: str) -> tuple[list[str], bool]:
    """A clause of ours for each topic, and whether one of them quotes the customer."""
    parts: list[str] = []
    quoted = False
    for topic in named:
        understood = topic.letter.letter.language.code == language
        filled = slots(topic.letter, topic.problem, language) if understood else {}
        words = _quoted(topic, filled, language) if understood else ""
        quoted = quoted or bool(words)
        parts.append(words or clause(topic.row, language, filled | repeat_slots(case, language)))
    return [part for part in parts if part], quoted


def _quoted(topic: Topic, filled: Mapping[str, str], language: str) -> str:
    """The customer's words for what has no clause that says as much; "" where a clause does, or no words are fit."""
    if topic.row.id == QUESTION:
        return asked(topic.letter, language)
    if topic.row.id == OTHER:
        return asked(topic.letter, language) or quotation(topic.letter, language, filled.get("order", ""))
    return ""


def _silence(case: Case, rules: Rules, language: str) -> str:
    """How often somebody has written by now, where it was more than once."""
    again = repeat_slots(case, language)
    return clause(rules.problem(NO_REPLY), language, again) if again else ""


def _sentences(parts: list[str], language: str) -> str:
    """The clauses as one sentence while that stays short, else one each."""
    if len(parts) == 2 and sum(len(part.split()) for part in parts) <= _LONGEST_JOINED and not parts[1][:1].isupper():
        parts = [f"{parts[0]}, {_AND[language]} {parts[1]}"]
    return " ".join(_sentence(part) for part in parts)


def _sentence(part: str) -> str:
    calm = _CRIED.sub("", _CRIED_LAST.sub(".", part)) if "!" in part else part
    return f"{calm[:1].upper()}{calm[1:]}" + ("" if calm.endswith(_QUOTATION_ENDS) else ".")
