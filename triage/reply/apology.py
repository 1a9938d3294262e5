"""What a reply is sorry for: the problem, and what was done, said or lost besides."""

from __future__ import annotations

from collections.abc import Collection
from itertools import zip_longest

from triage.model import Case
from triage.rules.schema import CircumstanceRow, Rules, Texts

DANGER = "danger"  # stands where a problem would, and is none of the rows
_FAULTY = frozenset({"defective", "damaged"})
_UNKEPT, _MIXED_UP = "unkept", "wrong_item"
_MOST = 2  # things that one sentence can be sorry for
# Problems whose apology names a wish and nothing that happened.
_NAMES_LITTLE = frozenset(
    {"other", "refund_wanted", "cancellation", "discount", "service", "privacy", "order_change", "product_question"}
)
_TOLD_APART = frozenset({"no_reply", "return_exchange", "praise"})  # elsewhere in the reply, or nothing to be sorry for
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


def apologies(problem: str, own: Texts, case: Case, rules: Rules, language: str) -> Texts:
    """The wordings of what the reply is sorry for, where `own` is what it says of `problem` alone.

    What the letters tell was done or lost stands in the place of that where it says more, and beside it otherwise.
    Before a lawyer what we know from the customer only is given as theirs.
    """
    grievances = _grievances(case, rules, language)
    if problem == DANGER:  # which says all of the thing itself
        grievances = [row for row in grievances if _FAULTY.isdisjoint(row.instead)]
    if not grievances:
        return own
    main = next((row for row in grievances if problem in row.instead), None)
    first = main.apology[language] if main else () if problem in _NAMES_LITTLE else own
    others = (row.apology[language] for row in grievances if row is not main)
    parts = [each for each in (first, *others) if each][:_MOST]
    return tuple(_AND_THAT[language].join(wording) + _told(case, language) for wording in _wordings(parts))


def both(one: Texts, other: Texts, *, language: str) -> Texts:
    """The wordings that are sorry for two things."""
    return tuple(_AND_THAT[language].join(wording) for wording in _wordings([one, other]))


def names_things(problems: Collection[str]) -> bool:
    """Whether there are two problems, and the apology of each names something that happened."""
    return len(problems) == _MOST and (_NAMES_LITTLE | _TOLD_APART).isdisjoint(problems)


def is_aggrieved(case: Case, rules: Rules, language: str) -> bool:
    """Whether the letters tell of something that a reply in `language` has to be sorry for, whatever they ask.

    What stands in the place of no problem only makes one worse.
    """
    return any(row.instead for row in _grievances(case, rules, language))


def _grievances(case: Case, rules: Rules, language: str) -> list[CircumstanceRow]:
    """The gravest first. Of a promise of ours that is broken the templates speak."""
    cues = [cue for letter in case.letters for cue in letter.judgement.circumstances]
    present = {cue.id for cue in cues} - ({_UNKEPT} if case.promise_broken else set())
    said = {cue.id for cue in cues if cue.spans}
    rows = (row for row in rules.circumstances if row.id in present and row.apology.get(language))
    # "Wrong size" as a subject may be the customer's own mistake.
    return sorted((row for row in rows if row.id in said or _MIXED_UP not in row.instead), key=lambda row: row.rank)


def _told(case: Case, language: str) -> str:
    families = {signal.family for letter in case.letters for signal in letter.judgement.signals if signal.points > 0}
    return _AS_TOLD[language] if families & _CLAIMS else ""


def _wordings(parts: list[Texts]) -> list[list[str]]:
    """One wording of each part, each wording at least once."""
    return [[wording or part[0] for wording, part in zip(each, parts, strict=True)] for each in zip_longest(*parts)]
