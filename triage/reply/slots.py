"""The facts that may stand in a clause about one problem: only those that plainly belong to it."""

from __future__ import annotations

import re
from datetime import date

from triage.judge.nouns import nouns_of
from triage.judge.product_words import TABLES
from triage.model import Case, Fact, FactKind, JudgedLetter, Problem, Span
from triage.reply.dates import in_words
from triage.reply.harsh import is_harsh
from triage.reply.spans import overlap
from triage.reply.tone import has_written_again

_TIMES = {
    "en": "twice|three times|four times|five times|six times",
    "de": "zweimal|dreimal|viermal|fünfmal|sechsmal",
    "fr": "deux fois|trois fois|quatre fois|cinq fois|six fois",
    "es": "dos veces|tres veces|cuatro veces|cinco veces|seis veces",
    "it": "due volte|tre volte|quattro volte|cinque volte|sei volte",
    "nl": "twee keer|drie keer|vier keer|vijf keer|zes keer",
    "pt": "duas vezes|três vezes|quatro vezes|cinco vezes|seis vezes",
}
_MOST_TIMES = {
    "en": "several times",
    "de": "mehrmals",
    "fr": "plusieurs fois",
    "es": "varias veces",
    "it": "più volte",
    "nl": "meerdere keren",
    "pt": "várias vezes",
}

# A German adjective keeps its ending outside of its sentence only as in "eine blaue Vase"; elsewhere the noun must do.
_FEMININE_BEFORE = re.compile(r"(?<!\w)(?:eine|meine|unsere)\s$", re.IGNORECASE)
_LOWER_WORDS = re.compile(r"^(?:[a-zäöüß]\S*\s)+(?=\S)")
_BESIDE = 24  # characters between "charged" and an amount that is what was charged


def slots(letter: JudgedLetter, problem: Problem, language: str) -> dict[str, str]:
    """The facts of this letter that belong to `problem`, by slot, in the customer's own wording."""
    near = [span for span in letter.judgement.sentences if any(overlap(span, place) for place in problem.spans)]
    filled = {
        "day": _day(letter.received.date(), language),
        "order": _order(letter, near),
        "product": _product(letter, near, language),
        "amount": _only_in(letter, FactKind.AMOUNT, [(start - _BESIDE, end + _BESIDE) for start, end in problem.spans]),
    }
    return {slot: text for slot, text in filled.items() if text}


def repeat_slots(case: Case, language: str) -> dict[str, str]:
    """How often and since when the customer has been writing; {} where it was but once, or at one sitting."""
    if not has_written_again(case):
        return {}
    times = _TIMES[language].split("|")
    count = times[case.contacts - 2] if case.contacts - 2 < len(times) else _MOST_TIMES[language]
    return {"times": count, "since": _day(case.waiting_since.date(), language)}


def _day(day: date, language: str) -> str:
    """Without its year."""
    return in_words(day, language).removesuffix(str(day.year)).removesuffix(" de ").strip()


def _order(letter: JudgedLetter, near: list[Span]) -> str:
    """The order number: the only one there is, or the only one beside the problem."""
    facts = letter.judgement.facts_of(FactKind.ORDER)
    fact = facts[0] if len({fact.value for fact in facts}) == 1 else _beside(facts, near)
    return _flat(fact) if fact else ""


def _product(letter: JudgedLetter, near: list[Span], language: str) -> str:
    """The product's name: of the only one there is, or of the only one beside the problem."""
    facts = tuple(fact for fact in letter.judgement.facts_of(FactKind.PRODUCT) if fact.sure)
    fact = facts[0] if len(facts) == 1 else _beside(facts, near)
    if fact is None:
        return ""
    name = _calm_name(_flat(fact), language, in_subject=fact.span is None)
    if is_harsh(name):
        return ""
    if language == "de" and fact.span and not _FEMININE_BEFORE.search(letter.letter.own.text, 0, fact.span[0]):
        return _LOWER_WORDS.sub("", name)
    return name


def _beside(facts: tuple[Fact, ...], near: list[Span]) -> Fact | None:
    """Of several facts the only one in a sentence that tells of the problem, or the only one named before it."""
    for span in near:
        there = [fact for fact in facts if fact.span and overlap(fact.span, span)]
        if len({fact.text for fact in there}) == 1:
            return there[0]
    before = [fact for fact in facts if fact.span and near and fact.span[1] <= near[0][0]]
    return before[0] if len({fact.text for fact in before}) == 1 else None


def _only_in(letter: JudgedLetter, kind: FactKind, near: list[Span]) -> str:
    fact = _only_fact(letter, kind, near)
    return _flat(fact) if fact else ""


def _only_fact(letter: JudgedLetter, kind: FactKind, near: list[Span]) -> Fact | None:
    """The fact of that kind in these places, if it is the only one."""
    facts = letter.judgement.facts_of(kind)
    there = [fact for fact in facts if fact.span and any(overlap(fact.span, span) for span in near)]
    return there[0] if len({fact.text for fact in there}) == 1 else None


def _flat(fact: Fact) -> str:
    return " ".join(fact.text.split())


def _calm_name(name: str, language: str, *, in_subject: bool) -> str:
    """A product's name without shouting, and without the capital that a subject line begins with."""
    words = name.split()
    if name.isupper() and max(map(len, words)) > 4:
        name = name.title() if language == "de" else name.lower()
    elif in_subject and language != "de" and _is_common(words[0], language) and words[0][1:].islower():
        name = name[:1].lower() + name[1:]
    return re.sub(r"\s+", " ", name)


def _is_common(word: str, language: str) -> bool:
    """Whether a word is an ordinary one and not a maker's name, as far as the tables know."""
    table = TABLES.get(language)
    if table is None:
        return False
    lower = word.lower()
    return nouns_of(language).is_thing(lower, alone=False) or lower in table.qualities | table.states
