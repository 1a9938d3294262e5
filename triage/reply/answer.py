"""Which words answer this very case: the problem's own, those of a wish it can answer, or a grave circumstance's."""

from __future__ import annotations

from typing import Literal

from triage.model import Case, Restatement
from triage.reply.apology import apologies, is_aggrieved, of_danger
from triage.reply.lookup import find
from triage.reply.mood import frustration
from triage.reply.packaging import is_of_packaging
from triage.reply.sympathy import ILL
from triage.reply.wishes import taken_up, texts_for_wish
from triage.rules.schema import CircumstanceRow, ProblemRow, ReplyTexts, Rules, Texts

NO_CALL, UNREPAIRABLE, DIGITAL = "no_call", "unrepairable", "digital"
WRECKED = "wrecked"  # there is nothing to be used any more
_OTHER = "other"
_ANGRY = 40.0  # frustration, 0..100, from which somebody bereaved has something to forgive us
_UNSUITABLE = {NO_CALL: "call", UNREPAIRABLE: "repair", DIGITAL: "replacement"}  # what is not offered then

Form = Literal["safety", "sober", "person"]


def form(case: Case, rules: Rules) -> Form | None:
    """The form that a grave circumstance asks for, whatever the problem and the mood; None in most cases.

    Where two meet ("he died of it") no form will do.
    """
    forms = {row.form for row in _rows(case, rules) if row.form}
    return None if not forms else next(iter(forms)) if len(forms) == 1 else "person"


def answering(row: ProblemRow, case: Case, rules: Rules, language: str, restatement: Restatement) -> ProblemRow:
    """The row with the texts, in `language`, that answer this case; the row as it is where it has none.

    What the restatement does not show is neither apologised for nor acted on: then the texts are those of `other`.
    """
    texts = row.texts.get(language)
    if texts is None:
        return row
    grave = _grave(case, rules, language)
    neutral = rules.problem(_OTHER).texts.get(language) or texts
    if grave is not None:
        texts = _with_wish(grave, row, case, rules, language, restatement)
    elif row.tone != "praise" or taken_up(row, case, rules):
        texts = texts if restatement.shown else neutral
        texts = texts.model_copy(update={"apology": apologies(row.id, case, rules, language)})
        texts = texts.model_copy(update=_for_the_ill(case, rules, language) if texts.action == neutral.action else {})
        texts = texts.model_copy(update=texts_for_wish(row, case, rules, language, restatement))
    if form(case, rules) == "sober":
        # Who thanks for the flowers is moved, and has had no trouble.
        troubled = row.id != _OTHER or is_aggrieved(case, rules, language)
        angry = (frustration(case) >= _ANGRY and troubled) or is_aggrieved(case, rules, language)
        sorry = apologies(_OTHER, case, rules, language) if angry else ()
        texts = texts.model_copy(update={"apology": sorry})
    fitting = {
        "action": _fitting(texts.action, case, language) or _fitting(neutral.action, case, language),
        "options": _fitting(texts.options, case, language) or _fitting(neutral.options, case, language),
    }
    # What is said of praise stays unsaid.
    update = {field: said for field, said in fitting.items() if getattr(texts, field)}
    return row.model_copy(update={"texts": {**row.texts, language: texts.model_copy(update=update)}})


def _for_the_ill(case: Case, rules: Rules, language: str) -> dict[str, Texts]:
    """The action where somebody is gravely ill and nothing else is plain: a person reads it first."""
    row = next((row for row in _rows(case, rules) if row.id == ILL), None)
    return {"action": row.texts[language].action} if row and language in row.texts else {}


def _grave(case: Case, rules: Rules, language: str) -> ReplyTexts | None:
    """The texts of the first circumstance that asks for a form of its own, or that says more of a danger."""
    danger = form(case, rules) == "safety"
    wrecked = WRECKED in case.circumstances and not is_of_packaging(case, WRECKED)
    unfit = {ILL} if wrecked else {ILL, WRECKED}
    rows = (row for row in _rows(case, rules) if row.form or (danger and row.id not in unfit))
    return next((row.texts[language] for row in rows if language in row.texts), None)


def _with_wish(  # noqa: PLR0917
    grave: ReplyTexts, row: ProblemRow, case: Case, rules: Rules, language: str, restatement: Restatement
) -> ReplyTexts:
    """The texts of a danger, which leave nothing unanswered that is asked besides; told as theirs before a lawyer."""
    wished = texts_for_wish(row, case, rules, language, restatement).get("action", ())
    actions = tuple(f"{first} {second}" for first, second in zip(grave.action, wished, strict=False)) or grave.action
    return grave.model_copy(update={"action": actions, "apology": of_danger(grave.apology, case, rules, language)})


def unsuitable(case: Case, language: str, words: str) -> tuple[str, ...]:
    """What in `words` must not be offered to this customer: a call to one who wants none, a repair of flowers."""
    present = case.circumstances - ({UNREPAIRABLE} if _wants_it_repaired(case) else set())
    kinds = [kind for circumstance, kind in _UNSUITABLE.items() if circumstance in present]
    return tuple(found for kind in kinds for found in find(kind, language, words))


def _wants_it_repaired(case: Case) -> bool:
    """Whether somebody asks for a repair or names a warranty: then it is no coffee, but a coffee machine."""
    judged = [letter.judgement for letter in case.letters]
    return any(cue.id == "repair" for each in judged for cue in each.wishes) or any(
        problem.id == "warranty" for each in judged for problem in each.problems
    )


def _fitting(wordings: Texts, case: Case, language: str) -> Texts:
    return tuple(wording for wording in wordings if not unsuitable(case, language, wording))


def _rows(case: Case, rules: Rules) -> list[CircumstanceRow]:
    present = case.circumstances
    return [row for row in rules.circumstances if row.id in present]
