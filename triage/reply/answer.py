"""Which words answer this very case: the problem's own, those of a wish it can answer, or a grave circumstance's."""

from __future__ import annotations

from typing import Literal

from triage.model import Case
from triage.reply.lookup import find
from triage.rules.schema import CircumstanceRow, ProblemRow, Rules, Texts, WishRow

NO_CALL, UNREPAIRABLE, DIGITAL = "no_call", "unrepairable", "digital"
_OTHER = "other"
_UNSUITABLE = {NO_CALL: "call", UNREPAIRABLE: "repair", DIGITAL: "replacement"}  # what is not offered then

Form = Literal["safety", "sober", "person"]


def form(case: Case, rules: Rules) -> Form | None:
    """The form that a grave circumstance asks for, whatever the problem and the mood; None in most cases.

    Where two meet ("he died of it") no form will do.
    """
    forms = {row.form for row in _rows(case, rules) if row.form}
    return None if not forms else next(iter(forms)) if len(forms) == 1 else "person"


def answering(row: ProblemRow, case: Case, rules: Rules, language: str) -> ProblemRow:
    """The row with the texts, in `language`, that answer this case; the row as it is where it has none."""
    texts = row.texts.get(language)
    if texts is None:
        return row
    grave = next((each.texts[language] for each in _rows(case, rules) if language in each.texts), None)
    wish = taken_up(row, case, rules)
    if grave is not None:
        texts = grave
    elif wish is not None and language in wish.texts:
        said = wish.texts[language]
        texts = texts.model_copy(update={"action": said.action, "options": said.options})
    neutral = next((each.texts.get(language) for each in rules.problems if each.id == _OTHER), None) or texts
    fitting = {
        "action": _fitting(texts.action, case, language) or _fitting(neutral.action, case, language),
        "options": _fitting(texts.options, case, language) or _fitting(neutral.options, case, language),
    }
    # What is said of praise stays unsaid.
    update = {field: said for field, said in fitting.items() if getattr(texts, field)}
    return row.model_copy(update={"texts": {**row.texts, language: texts.model_copy(update=update)}})


def taken_up(row: ProblemRow, case: Case, rules: Rules) -> WishRow | None:
    """The wish that the reply takes up: of the newest letter that has one for this problem."""
    rows = {wish.id: wish for wish in rules.wishes}
    for letter in reversed(case.letters):
        for cue in letter.judgement.wishes:
            wish = rows.get(cue.id)
            if wish and (not wish.answers or row.id in wish.answers):
                return wish
    return None


def unsuitable(case: Case, language: str, words: str) -> tuple[str, ...]:
    """What in `words` must not be offered to this customer: a call to one who wants none, a repair of flowers."""
    kinds = [kind for circumstance, kind in _UNSUITABLE.items() if circumstance in case.circumstances]
    return tuple(found for kind in kinds for found in find(kind, language, words))


def _fitting(wordings: Texts, case: Case, language: str) -> Texts:
    return tuple(wording for wording in wordings if not unsuitable(case, language, wording))


def _rows(case: Case, rules: Rules) -> list[CircumstanceRow]:
    present = case.circumstances
    return [row for row in rules.circumstances if row.id in present]
