"""What a reply is sorry for: what plainly happened and how somebody was treated, or the trouble, true for anybody."""

from __future__ import annotations

import re
from itertools import zip_longest

from triage.model import Case, FactKind
from triage.reply.claim import makes_claim
from triage.reply.clauses import fillable
from triage.reply.plain import TREATMENT, faults, told
from triage.reply.topics import are_kin
from triage.rules.schema import CircumstanceRow, Rules, Texts

_OTHER, _NO_REPLY = "other", "no_reply"
_FAULTY = frozenset({"defective", "damaged"})
_A_NUMBER = re.compile(r"#?\w+(?:[-/. ]?\w+){0,5}")
_MOST = 2  # things that one sentence can be sorry for
_AND_THAT = {
    "en": ", and that ",
    "de": " und dass ",
    "fr": " et que ",
    "es": " y que ",
    "it": " e che ",
    "nl": " en dat ",
    "pt": " e que ",
}
_AS_TOLD = {
    "en": ", as you write",
    "de": ", wie Sie schreiben",
    "fr": ", comme vous l'écrivez",
    "es": ", como nos escribe",
    "it": ", come ci scrive",
    "nl": ", zoals u schrijft",
    "pt": ", como nos escreve",
}


def apologies(problem: str, case: Case, rules: Rules, language: str) -> Texts:
    """The wordings of what a reply about `problem` is sorry for.

    A row of grievances says more of a fault than the fault's own text, and stands in its place; what was done besides
    is added. Before a lawyer what we know from the customer only is given as theirs.
    """
    plain = _things_first(case, rules, language)
    about = plain or (problem,)
    grievances = _grievances(case, rules, language)
    main = next((row for id_ in about for row in grievances if id_ in row.instead), None)
    if main is None and not plain:
        main = next((row for row in grievances if not TREATMENT.issuperset(row.instead)), None)
    covered = set(main.instead) if main else set()
    first = [main.apology[language]] if main else []
    for row in (row for id_ in plain for row in rules.problems if row.id == id_ and language in row.texts):
        if not any(row.id == each or are_kin(row.id, each) for each in covered):
            first.append(row.texts[language].apology)
            covered.add(row.id)
    others = [row.apology[language] for row in grievances if row is not main and covered.isdisjoint(row.instead)]
    named = [each for each in first if each] or [_trouble(problem, case, rules, language)]
    return _joined([*named, *others], case, language)


def is_for_silence(problem: str, case: Case, rules: Rules, language: str) -> bool:
    """Whether the apology of a reply about `problem` is that nobody answered; beside others it needs its own words."""
    return (_things_first(case, rules, language) or (problem,)) == (_NO_REPLY,)


def _things_first(case: Case, rules: Rules, language: str) -> tuple[str, ...]:
    """The plain faults without how somebody was dealt with, unless there is no other thing to be sorry for.

    Beside one, that is added in the words of its own row, and of a silence the template speaks.
    """
    plain = faults(case, rules)
    things = tuple(id_ for id_ in plain if id_ not in TREATMENT)
    if things or any(not TREATMENT.issuperset(row.instead) for row in _grievances(case, rules, language)):
        return things
    return tuple(id_ for id_ in plain if id_ != _NO_REPLY) or plain


def of_danger(own: Texts, case: Case, rules: Rules, language: str) -> Texts:
    """The wordings for a danger, which say all of the thing itself: only how somebody was treated is added."""
    besides = [row for row in _grievances(case, rules, language) if _FAULTY.isdisjoint(row.instead)]
    return _joined([own, *(row.apology[language] for row in besides)], case, language)


def is_aggrieved(case: Case, rules: Rules, language: str) -> bool:
    """Whether the letters tell of something that a reply in `language` has to be sorry for, whatever they ask.

    What stands in the place of no problem only makes one worse.
    """
    return bool(faults(case, rules)) or any(row.instead for row in _grievances(case, rules, language))


def is_plain(problem: str, case: Case, rules: Rules, language: str) -> bool:
    """Whether it is told in plain words, or by a grievance that says more of it."""
    return problem in faults(case, rules) or any(problem in row.instead for row in _grievances(case, rules, language))


def _trouble(problem: str, case: Case, rules: Rules, language: str) -> Texts:
    """That there was trouble, with which order; that nobody answered, where this is all that was told."""
    row = rules.problem(_NO_REPLY if problem == _NO_REPLY else _OTHER)
    orders = {fact.text for letter in case.letters for fact in letter.judgement.facts_of(FactKind.ORDER)}
    order = orders.pop() if len(orders) == 1 else ""
    known = {"order": order} if _A_NUMBER.fullmatch(order) else {}
    texts = row.texts.get(language)
    return fillable(texts.apology, known) if texts else ()


def _grievances(case: Case, rules: Rules, language: str) -> list[CircumstanceRow]:
    """The gravest first."""
    return sorted((row for row in told(case, rules) if row.apology.get(language)), key=lambda row: row.rank)


def _joined(parts: list[Texts], case: Case, language: str) -> Texts:
    parts = [each for each in parts if each][:_MOST]
    as_told = _AS_TOLD[language] if makes_claim(case) else ""
    return tuple(
        _AND_THAT[language].join(wording or part[0] for wording, part in zip(each, parts, strict=True)) + as_told
        for each in zip_longest(*parts)
    )
