"""Before a lawyer, a court or a bank a reply admits no fault of ours that only the letter speaks of."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.factories import NOON, TOKEN, US, case_of, judged_letter, read_by_the_rules
from triage.hours import BusinessHours
from triage.model import Case, Draft, JudgedLetter, Restatement, Signal
from triage.reply.claim import makes_claim
from triage.reply.compose import Composer
from triage.reply.mood import FURIOUS, UPSET
from triage.reply.promise import promise
from triage.rules.read import TEMPLATES, default_rules, read_templates
from triage.rules.schema import LANGUAGES

RULES = default_rules()
COMPOSER = Composer(read_templates(TEMPLATES), RULES, quote=False)
ANGRY = ("anger", "disappointment", "accusation", "treatment")


def letter_of(language: str, families: tuple[str, ...], frustration: float, *, days: int, uid: int = 1) -> JudgedLetter:
    letter = judged_letter(language=language, frustration=frustration, received=NOON - timedelta(days=days), uid=uid)
    signals = tuple(Signal("rule", family, 20.0, "why") for family in families)
    return replace(letter, judgement=replace(letter.judgement, signals=signals))


def words_of(case: Case, language: str) -> str:
    """The reply about a broken vase, in one choice of wordings."""
    promised = promise(RULES.problem("damaged"), RULES.bands[0], BusinessHours(), NOON, language, TOKEN)
    made = COMPOSER.compose(case, Restatement("your vase broke", ("damaged",)), promised, US, TOKEN, NOON)
    assert isinstance(made, Draft), made
    return made.body


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("frustration", [10.0, UPSET, FURIOUS])
@pytest.mark.parametrize("claim", ["legal", "chargeback"])
def test_who_makes_a_claim_reads_no_word_that_our_silence_is_our_fault(
    language: str, frustration: float, claim: str
) -> None:
    families = (*ANGRY, claim)
    at_once = case_of(letter_of(language, families, frustration, days=0))
    waited = case_of(letter_of(language, families, frustration, days=9))
    again = case_of(*(letter_of(language, families, frustration, days=days, uid=days + 1) for days in (9, 0)))
    assert words_of(waited, language) == words_of(again, language) == words_of(at_once, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_makes_none_does(language: str) -> None:
    at_once, waited = (case_of(letter_of(language, ANGRY, FURIOUS, days=days)) for days in (0, 9))
    assert words_of(waited, language) != words_of(at_once, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Unless I am paid by 7 December I shall hand the matter to my solicitor."),
        ("de", "Nach Ablauf der Frist übergebe ich die Sache meinem Rechtsanwalt."),
        ("fr", "Sans remboursement sous huit jours, je confie le dossier à mon avocat."),
        ("es", "Si no recibo el dinero antes del 7, lo pondré en manos de mi abogado."),
        ("it", "Se non ricevo il rimborso entro il 7, passo la pratica al mio avvocato."),
        ("nl", "Heb ik het geld op 7 december niet, dan schakel ik mijn advocaat in."),
        ("pt", "Se não receber o dinheiro até dia 7, entrego o caso ao meu advogado."),
    ],
)
def test_a_lawyer_is_a_claim_in_every_language(language: str, text: str) -> None:
    assert makes_claim(case_of(read_by_the_rules(text, language=language)))


def test_who_sets_a_term_is_told_nothing_of_a_right_to_be_angry() -> None:
    angry, claims = (case_of(letter_of("en", (*ANGRY, *more), FURIOUS, days=0)) for more in ((), ("legal",)))
    assert "right to be angry" in words_of(angry, "en")
    assert "right to be angry" not in words_of(claims, "en")
