"""What a reply is sorry for: what plainly happened and how somebody was treated, or the trouble, true for anybody."""

from __future__ import annotations

import re
from itertools import zip_longest

from triage.model import Case, FactKind
from triage.reply.clauses import fillable
from triage.reply.praised import is_praise_above_all
from triage.reply.topics import are_kin
from triage.rules.schema import CircumstanceRow, Rules, Texts

_OTHER, _NO_REPLY = "other", "no_reply"
_TREATMENT = frozenset({"service", "no_reply", "other"})  # how somebody was dealt with, beside the thing itself
_FAULTY = frozenset({"defective", "damaged"})
_MIXED_UP = "wrong_item"  # "wrong size" as a subject may be the customer's own mistake
_A_NUMBER = re.compile(r"#?\w+(?:[-/. ]?\w+){0,5}")
_MOST = 2  # things that one sentence can be sorry for
_CLAIMS = frozenset({"legal", "chargeback"})  # families of signals: who reads the reply may be a judge
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


def faults(case: Case, rules: Rules) -> tuple[str, ...]:
    """The problems that a letter tells in plain words, what happened and to what; in the judge's order."""
    if all(map(is_praise_above_all, case.letters)):
        return ()
    told = [id_ for row in _told(case, rules) for id_ in row.shows]
    judged = [letter.judgement for letter in reversed(case.letters)]
    found = [problem for each in judged for problem in (*each.problems, *each.suspected)]
    # What is broken in a question before buying is the customer's own.
    points = {row.id: row.points for row in rules.problems}
    weak = {each.id for each in found if each.id in _FAULTY and each.points < points.get(each.id, 0)}
    ids = [each.id for each in found if each.id in told]
    # Of what the judge did not find, one is believed: the plain words are the second sign.
    things = [] if set(ids) - _TREATMENT else [id_ for id_ in told if id_ not in _TREATMENT][:1]
    return tuple(dict.fromkeys(id_ for id_ in (things + ids or told[:1]) if id_ not in weak))


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
        main = next((row for row in grievances if not _TREATMENT.issuperset(row.instead)), None)
    told = set(main.instead) if main else set()
    first = [main.apology[language]] if main else []
    for row in (row for id_ in plain for row in rules.problems if row.id == id_ and language in row.texts):
        if not any(row.id == each or are_kin(row.id, each) for each in told):
            first.append(row.texts[language].apology)
            told.add(row.id)
    others = [row.apology[language] for row in grievances if row is not main and told.isdisjoint(row.instead)]
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
    things = tuple(id_ for id_ in plain if id_ not in _TREATMENT)
    if things or any(not _TREATMENT.issuperset(row.instead) for row in _grievances(case, rules, language)):
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
    return sorted((row for row in _told(case, rules) if row.apology.get(language)), key=lambda row: row.rank)


def _told(case: Case, rules: Rules) -> list[CircumstanceRow]:
    cues = [cue for letter in case.letters for cue in letter.judgement.circumstances]
    present, said = {cue.id for cue in cues}, {cue.id for cue in cues if cue.spans}
    believed = [
        row
        for row in rules.circumstances
        if row.id in said or (row.id in present and _MIXED_UP not in (*row.instead, *row.shows))
    ]
    meant = {row.means for row in believed}
    return [*believed, *(row for row in rules.circumstances if row.id in meant and row not in believed)]


def _joined(parts: list[Texts], case: Case, language: str) -> Texts:
    parts = [each for each in parts if each][:_MOST]
    families = {signal.family for letter in case.letters for signal in letter.judgement.signals if signal.points > 0}
    as_told = _AS_TOLD[language] if families & _CLAIMS else ""
    return tuple(
        _AND_THAT[language].join(wording or part[0] for wording, part in zip(each, parts, strict=True)) + as_told
        for each in zip_longest(*parts)
    )
