"""The courtesy contract: each clause is kept by a shipped draft and broken by the smallest change that breaks it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.factories import NOON, TOKEN, US, case_of, judged_letter
from triage.hours import BusinessHours
from triage.model import Case, Draft, Fact, FactKind, Language, Restatement
from triage.reply.compose import Composer
from triage.reply.courtesy import breaches
from triage.reply.promise import promise
from triage.rules.read import TEMPLATES, default_rules, read_templates

RULES = default_rules()
COMPOSER = Composer(read_templates(TEMPLATES), RULES, quote=False)
CASE = case_of(judged_letter(frustration=45))


def kept(
    text: str = "your blue vase from order #4471 arrived broken",
    case: Case = CASE,
    *,
    problem: str = "damaged",
    token: str = TOKEN,
) -> Draft:
    row = next(row for row in RULES.problems if row.id == problem)
    language = COMPOSER.language_for(case.newest.letter.language)
    promised = promise(row, RULES.bands[0], BusinessHours(), NOON, language, token)
    restated = Restatement(text, (problem,))
    draft = COMPOSER.compose(case, restated, promised, US, token, NOON)
    assert isinstance(draft, Draft)
    return draft


def broken(draft: Draft, case: Case = CASE) -> set[str]:
    return {breach.clause for breach in breaches(draft, case, RULES)}


def with_words(draft: Draft, old: str, new: str) -> Draft:
    assert old in draft.body
    return replace(draft, body=draft.body.replace(old, new))


def saying(sentence: str, language: str = "en") -> set[str]:
    """The clauses broken by a draft into which somebody wrote one more sentence."""
    case = case_of(judged_letter(frustration=45, language=language))
    draft = kept(case=case)
    action = draft.promise.action if draft.promise else ""
    return broken(with_words(draft, action, f"{action} {sentence}"), case)


def test_a_shipped_draft_keeps_the_contract() -> None:
    assert breaches(kept(), CASE, RULES) == ()


def test_thanks_come_first() -> None:
    draft = kept()
    first = draft.body.split("\n\n")[1]
    assert broken(with_words(draft, first, first.partition(". ")[2])) == {"thanks_first"}


def test_thanks_come_last() -> None:
    draft = kept()
    last = draft.body.split("\n\n")[-2]
    assert broken(with_words(draft, last, "I look forward to hearing from you.")) == {"thanks_last"}


def test_the_problem_is_restated_to_the_letter() -> None:
    assert "restated" in broken(with_words(kept(), "#4471", "4471"))


def test_the_apology_names_the_reason() -> None:
    draft = kept()
    reason = draft.body.partition("sorry that ")[2].partition(".")[0]
    assert broken(with_words(draft, reason, "something went wrong")) == {"apology"}


def test_a_reason_without_a_word_of_apology_is_no_apology() -> None:
    draft = kept()
    assert broken(replace(draft, body=draft.body.replace("sorry", "aware"))) == {"apology"}


def test_the_feeling_is_owned() -> None:
    draft = kept()
    feeling = draft.body.split("\n\n")[2].partition(". ")[2]
    assert broken(with_words(draft, feeling, "")) == {"feeling"}


def test_an_action_starts_now() -> None:
    draft = kept()
    assert draft.promise is not None
    assert broken(with_words(draft, draft.promise.action, "We will see.")) == {"action"}


def test_it_is_said_by_when() -> None:
    draft = kept()
    assert draft.promise is not None
    assert "by_when" in broken(with_words(draft, draft.promise.words, "soon"))


def test_there_is_something_to_choose_from() -> None:
    draft = kept()
    options = draft.body.split("\n\n")[4]
    assert broken(with_words(draft, options, "Please be patient.")) == {"choice"}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "We will of course refund you."),
        ("en", "Here is a voucher for your next order."),
        ("en", "You get 10 % off."),
        ("en", "You will have your money back."),
        ("de", "Den Kaufpreis erstatten wir Ihnen."),
        ("de", "Wir legen einen Einkaufsgutschein bei."),
        ("de", "Sie bekommen Ihr Geld zurück."),
        ("fr", "Nous allons vous rembourser."),
        ("fr", "Voici un bon d'achat."),
        ("es", "Le devolveremos su dinero."),
        ("es", "Le enviamos un cupón."),
        ("it", "Le rimborseremo tutto."),
        ("it", "Ecco un buono acquisto."),
        ("nl", "U krijgt uw geld terug."),
        ("nl", "We sturen u een kortingsbon."),
        ("pt", "Vamos reembolsar tudo."),
        ("pt", "Fica aqui um vale-compras."),
    ],
)
def test_no_money_is_offered(language: str, sentence: str) -> None:
    assert "no_refund" in saying(sentence, language)


def test_a_refund_that_the_customer_asks_for_may_be_restated() -> None:
    assert breaches(kept("you are asking for a full refund for order #4471"), CASE, RULES) == ()


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "You should have read the manual."),
        ("en", "This was due to unusually high demand."),
        ("en", "It is not our fault."),
        ("de", "Sie hätten früher schreiben sollen."),
        ("de", "Wegen Personalmangel dauert es länger."),
        ("fr", "C'est la faute du transporteur."),
        ("es", "Ha sido culpa suya."),
        ("it", "È stata colpa del corriere."),
        ("nl", "Door grote drukte duurt het langer."),
        ("pt", "Foi um imprevisto da transportadora."),
    ],
)
def test_nobody_is_blamed_and_nothing_excused(language: str, sentence: str) -> None:
    assert "no_blame" in saying(sentence, language)


@pytest.mark.parametrize(
    "sentence",
    ["Great news!", "PLEASE READ THIS.", "We regret any inconvenience.", "Your ticket was escalated.", "IMPORTANT."],
)
def test_the_letter_is_calm(sentence: str) -> None:
    assert "calm" in saying(sentence)


def test_abbreviations_are_not_shouting() -> None:
    assert saying("I will send it as a PDF.") == set()
    assert saying("I am reading what the UK GDPR says.") == set()


def test_a_fact_in_capitals_is_repeated_as_it_was_given() -> None:
    letter = judged_letter("My MEGA PRO DELUXE arrived broken.", frustration=45)
    facts = (Fact(FactKind.PRODUCT, "MEGA PRO DELUXE", (3, 18)),)
    case = case_of(replace(letter, judgement=replace(letter.judgement, facts=facts)))
    assert broken(kept("your MEGA PRO DELUXE arrived broken", case), case) == set()


def test_shouting_is_not_repeated() -> None:
    case = case_of(judged_letter("It is BROKEN AGAIN.", frustration=45))
    assert broken(kept("it is BROKEN AGAIN", case), case) == {"calm"}


@pytest.mark.parametrize("sentence", ["{{ problem }}", "{% if name %}", "Rule: not_received.", f"Token {TOKEN}."])
def test_nothing_internal_is_said(sentence: str) -> None:
    assert "no_internal" in saying(sentence)


@pytest.mark.parametrize(
    "sentence", ["Order 9981 is on its way.", "It cost 49.95.", "It leaves on 24/12.", "Call B-77."]
)
def test_every_number_comes_from_somewhere(sentence: str) -> None:
    assert saying(sentence) == {"only_known_facts"}


def test_an_amount_is_not_written_in_another_way() -> None:
    case = case_of(judged_letter("I paid $129 for it.", frustration=45))
    assert broken(kept("you paid $129.00 for it", case), case) == {"only_known_facts"}


def test_the_day_a_letter_came_and_the_number_of_letters_are_known() -> None:
    assert broken(kept("you have written to us 1 time since 3 March 2026")) == set()


def test_a_draft_in_another_language_than_the_letter_is_told() -> None:
    letter = judged_letter(frustration=45)
    german = case_of(replace(letter, letter=replace(letter.letter, language=Language("de", True))))
    assert broken(replace(kept(), language="fr", template="fr/upset.txt"), german) >= {"language"}


def test_a_template_in_the_wrong_folder_is_told() -> None:
    assert "language" in broken(replace(kept(), language="nl", template="nl/upset.txt"))


def test_a_question_needs_no_apology() -> None:
    case = case_of(judged_letter("Does it fit 4471?", problem="product_question"))
    assert breaches(kept("you have a question", case, problem="product_question"), case, RULES) == ()


def test_praise_needs_neither_apology_nor_action() -> None:
    case = case_of(judged_letter("Lovely.", problem="praise", frustration=0))
    assert breaches(kept("you are pleased with your vase", case, problem="praise"), case, RULES) == ()


@pytest.mark.parametrize("size", [20_000, 400_000])
def test_a_huge_letter_does_not_make_the_check_slow(size: int) -> None:
    case = case_of(judged_letter("a" * size, frustration=45))
    assert breaches(kept("your vase arrived broken", case), case, RULES) == ()
