"""What a letter tells in plain words: the rows of faults and grievances that it holds, and the problems they show."""

from __future__ import annotations

from triage.model import Case, FactKind, JudgedLetter
from triage.reply.praised import is_praise_above_all
from triage.reply.reference import reference
from triage.rules.schema import CircumstanceRow, Rules

TREATMENT = frozenset({"service", "no_reply", "other"})  # how somebody was dealt with, beside the thing itself
_FAULTY = frozenset({"defective", "damaged"})
_MIXED_UP = "wrong_item"  # "wrong size" as a subject may be the customer's own mistake


def faults(case: Case, rules: Rules) -> tuple[str, ...]:
    """The problems that a letter tells in plain words, what happened and to what; in the judge's order."""
    if all(map(is_praise_above_all, case.letters)):
        return ()
    shown = [id_ for row in told(case, rules) for id_ in row.shows]
    judged = [letter.judgement for letter in reversed(case.letters)]
    found = [problem for each in judged for problem in (*each.problems, *each.suspected)]
    # What is broken in a question before buying is the customer's own.
    points = {row.id: row.points for row in rules.problems}
    weak = {each.id for each in found if each.id in _FAULTY and each.points < points.get(each.id, 0)}
    weak = set() if any(map(_names_purchase, case.letters)) else weak
    ids = [each.id for each in found if each.id in shown]
    # Of what the judge did not find, one is believed: the plain words are the second sign.
    things = [] if set(ids) - TREATMENT else [id_ for id_ in shown if id_ not in TREATMENT][:1]
    return tuple(dict.fromkeys(id_ for id_ in (things + ids or shown[:1]) if id_ not in weak))


def _names_purchase(letter: JudgedLetter) -> bool:
    return bool(letter.judgement.facts_of(FactKind.ORDER) or reference(letter))


def told(case: Case, rules: Rules) -> list[CircumstanceRow]:
    """The rows of circumstances that the letters tell, and those that they mean."""
    cues = [cue for letter in case.letters for cue in letter.judgement.circumstances]
    present, said = {cue.id for cue in cues}, {cue.id for cue in cues if cue.spans}
    believed = [
        row
        for row in rules.circumstances
        if row.id in said or (row.id in present and _MIXED_UP not in (*row.instead, *row.shows))
    ]
    meant = {row.means for row in believed}
    return [*believed, *(row for row in rules.circumstances if row.id in meant and row not in believed)]
