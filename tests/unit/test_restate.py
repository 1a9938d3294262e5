"""The problem in second person, with the customer's own facts and nothing else."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.factories import NOON, case_of, read_by_the_rules, restated
from triage.model import Fact, FactKind
from triage.reply.restate import restate
from triage.rules.read import default_rules


def test_a_plain_sentence_of_the_customer_is_turned_round() -> None:
    assert restated("My blue ceramic vase from order #4471 arrived broken.").text == (
        "Your blue ceramic vase from order #4471 arrived broken."
    )


def test_the_order_number_is_added_where_the_sentence_lacks_it() -> None:
    assert (
        restated("Hello,\n\nMy blue vase arrived broken. The order is #4471.").text
        == "Your blue vase arrived broken (order #4471)."
    )


def test_rant_and_insult_are_left_out() -> None:
    text = "YOU IDIOTS!!! My vase from order #4471 arrived broken, you useless bunch of crooks!"
    assert restated(text).text == "You write: “My vase from order #4471 arrived broken.”"


def test_a_sentence_that_cannot_be_calmed_gives_way_to_the_rows_clause() -> None:
    text = "What a joke, you idiots, smashed to bits, that is how the kettle arrived and I will sue you! Order 4471."
    assert restated(text).text == "Your kettle from order 4471 arrived damaged."


def test_shouting_is_lowered_but_not_the_order_number() -> None:
    assert (
        restated("MY NEW MATTRESS FROM ORDER AB-1029-X NEVER ARRIVED.").text
        == "Your new mattress from order AB-1029-X never arrived."
    )


def test_two_problems_are_both_named() -> None:
    found = restated("The vase arrived broken. Two plates were missing from the box. Order #4471.")
    assert found.problems == ("damaged", "missing_item")


def test_a_customer_who_wrote_again_reads_how_often_and_since_when() -> None:
    first = read_by_the_rules("My vase from order #4471 arrived broken.", received=NOON - timedelta(days=5), uid=1)
    second = read_by_the_rules("Still no answer from you.", uid=2)
    assert restate(case_of(first, second), default_rules(), "en").text == (
        "Your vase from order #4471 arrived broken. You have written to us twice since 26 February without an answer."
    )


def test_two_letters_of_one_evening_are_not_held_to_be_a_second_attempt() -> None:
    first = read_by_the_rules("My vase arrived broken.", received=NOON - timedelta(hours=1), uid=1)
    second = read_by_the_rules("I forgot: it is order #4471.", uid=2)
    assert "twice" not in restate(case_of(first, second), default_rules(), "en").text


def test_what_we_are_said_to_have_done_is_told_as_theirs_to_tell() -> None:
    assert (
        restated("You charged me twice for order #4471.").text == "You write: “You charged me twice for order #4471.”"
    )


def test_kind_words_in_a_furious_letter_are_not_taken_for_praise() -> None:
    text = "Great job! I will sue you, you liars. WORST COMPANY EVER!!! This is a disgrace and I am furious."
    assert "pleased" not in restated(text).text


def test_yesterday_becomes_a_date_for_the_reply_is_read_later() -> None:
    assert restated("My new lamp arrived broken yesterday.").text == "Your new lamp arrived broken on 2 March."


def test_of_two_orders_only_the_one_beside_the_problem_is_named() -> None:
    text = "What fools you were with order 4471. You fools, you idiots, how the vase from order 5512 arrived smashed!"
    assert "4471" not in restated(text).text


def test_of_two_products_none_is_named_where_it_is_not_plain_which() -> None:
    text = "The red lamp and the blue vase, you idiots. It arrived smashed."
    assert not {"lamp", "vase"} & set(restated(text).text.split())


def test_a_last_resort_is_a_short_calm_quotation() -> None:
    found = restated("I am disappointed that the brass finish looks so dull compared with the pictures online.")
    assert found.quoted or found.text.startswith("You are disappointed")


def test_a_letter_without_anything_to_hold_on_to_gets_a_true_sentence() -> None:
    assert restated("Hmm.").text == "Your message of 3 March has been read in full."


@pytest.mark.parametrize(
    ("language", "read"),
    [
        ("en", "Your message of 3 March about order 4471 has been read in full."),
        ("de", "Ihre Nachricht vom 3. März zu Ihrer Bestellung 4471 wurde ganz gelesen."),
        ("fr", "Votre message du 3 mars au sujet de votre commande 4471 a été lu en entier."),
        ("es", "Su mensaje del 3 de marzo sobre su pedido 4471 se ha leído completo."),
        ("it", "Il Suo messaggio del 3 marzo sull'ordine 4471 è stato letto per intero."),
        ("nl", "Uw bericht van 3 maart over bestelling 4471 is helemaal gelezen."),
        ("pt", "A sua mensagem de 3 de março sobre a encomenda 4471 foi lida por inteiro."),
    ],
)
def test_a_letter_of_which_nothing_can_be_told_was_read_in_full(language: str, read: str) -> None:
    case = case_of(read_by_the_rules("Hmm.", subject="4471", language=language))
    order = Fact(FactKind.ORDER, "4471", None)
    judged = replace(case.newest, judgement=replace(case.newest.judgement, facts=(order,)))
    assert restate(case_of(judged), default_rules(), language).text == read


def test_a_question_stands_behind_what_it_is_about() -> None:
    text = "Sukkels! Verkeerde artikel! Bestelling 4471! Kunt u dat ruilen?"
    told = restated(text, language="nl").text
    assert told == "Over uw bestelling 4471 schrijft u: “Verkeerde artikel. Kunt u dat ruilen?”"


def test_a_letter_in_an_unknown_language_is_restated_in_general_english() -> None:
    letter = read_by_the_rules("Váza z objednávky 4471 přišla rozbitá.", language="cs")
    assert (
        restate(case_of(letter), default_rules(), "cs").text
        == "You have written to us about something that needs our attention."
    )


def test_an_answer_in_english_to_a_german_letter_does_not_mix_languages() -> None:
    letter = read_by_the_rules("Meine Vase aus Bestellung 4471 ist kaputt angekommen.", language="de")
    assert restate(case_of(letter), default_rules(), "en").text == "What you received was damaged."


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        (
            "en",
            "Hello, is the Ridge gravel bike sold with pedals?",
            "You ask: “Is the Ridge gravel bike sold with pedals?”",
        ),
        ("en", "Does the oak table fit eight chairs?", "You ask: “Does the oak table fit eight chairs?”"),
        (
            "de",
            "Guten Tag, ist der Teppich auch für draußen geeignet?",
            "Sie fragen: „Ist der Teppich auch für draußen geeignet?“",
        ),
        ("de", "Gibt es den Tisch auch in Eiche?", "Sie fragen: „Gibt es den Tisch auch in Eiche?“"),
        ("fr", "Quelle est la taille du tapis bleu ?", "Vous demandez : « Quelle est la taille du tapis bleu ? »"),
        (
            "es",
            "Hola, ¿la lámpara es compatible con un regulador?",
            "Nos pregunta: «¿La lámpara es compatible con un regulador?»",
        ),
        ("nl", "Goedemiddag, is de tafel ook leverbaar in eiken?", "U vraagt: “Is de tafel ook leverbaar in eiken?”"),
    ],
)
def test_a_plain_question_is_repeated_as_it_was_asked(language: str, text: str, words: str) -> None:
    assert restated(text, language=language).text == words


@pytest.mark.parametrize(
    "text",
    [
        "I wrote on Wednesday and have heard nothing so trying again.",
        "I cancelled this subscription, I have the confirmation saved, you charged me anyway.",
        "My kettle arrived broken, that's all.",
        "You sent the blue one, which I'd have lived with, except the wheel is cracked too.",
        "The lamp came broken and still waiting for news.",
        "I ordered the lamp in May, it was broken when it came.",
    ],
)
def test_a_sentence_that_is_badly_joined_is_not_turned_round_whole(text: str) -> None:
    said = re.sub(r"“[^”]*”", "", restated(text).text)
    assert not any(
        part in said for part in ("so trying", ", you have", "that's", "except", "and still waiting", ", it was")
    )


def test_the_clause_wins_where_it_names_more_than_the_customers_sentence() -> None:
    text = "I ordered the Kensal oak table on 3 November, order OA/55120. Today is the day. There is no table."
    assert "Kensal oak table" in restated(text).text


def test_of_two_products_the_one_beside_the_problem_is_named() -> None:
    text = "Meine alte Kommode ist tadellos. Die Vitrine ist kaputt angekommen. Auftrag WH 55120."
    assert "Die Vitrine ist kaputt angekommen." in restated(text, language="de").text


def test_a_date_of_birth_is_no_fact_of_the_case() -> None:
    letter = read_by_the_rules("My name is Ann, DOB 04/12/1961. My kettle from order #4471 arrived broken.")
    assert [fact.text for fact in letter.judgement.facts_of(FactKind.DATE)] == []


def test_a_second_letter_about_something_else_leaves_the_first_problem_named() -> None:
    broken = read_by_the_rules("My kettle arrived broken.", received=NOON, uid=1)
    charged = read_by_the_rules("I have been charged twice.", received=NOON + timedelta(hours=1), uid=2)
    both = restate(case_of(broken, charged), default_rules(), "en")
    assert both.problems == ("billing", "damaged")
    assert ("charged twice" in both.text, "kettle" in both.text) == (True, True)


def test_a_second_letter_about_the_same_names_it_once() -> None:
    first = read_by_the_rules("My kettle arrived broken.", received=NOON, uid=1)
    second = read_by_the_rules("The kettle you sent me is broken.", received=NOON + timedelta(hours=1), uid=2)
    assert restate(case_of(first, second), default_rules(), "en").problems == ("damaged",)


def test_who_is_content_now_is_not_told_of_an_earlier_problem() -> None:
    late = read_by_the_rules("My parcel has not arrived yet.", received=NOON, uid=1)
    happy = read_by_the_rules(
        "It is here, and I love it. Thank you so much, wonderful service!", received=NOON + timedelta(hours=1), uid=2
    )
    assert restate(case_of(late, happy), default_rules(), "en").problems == ("praise",)


@pytest.mark.parametrize("language", ["de", "fr", "es", "it", "nl", "pt"])
def test_a_threat_in_english_is_not_repeated_in_a_letter_of_another_language(language: str) -> None:
    assert "sue" not in restated("I will sue ?", language=language).text


def test_the_customers_own_words_in_another_language_are_known_for_a_quotation() -> None:
    assert restated("Il mio ordine 4471 è arrivato ieri. Potete mandarmi la fattura?", language="it").quoted


@pytest.mark.parametrize("text", ["My lamp is broken again?", "I already finished my order and now it has gone?"])
def test_a_statement_behind_a_question_mark_is_no_question(text: str) -> None:
    assert "ask" not in restated(text).text


def test_a_story_that_tells_what_happened_needs_no_clause_that_says_what_it_is_about() -> None:
    assert restated("Warranty.\n\nI called twice and you told me to wait until August.").text.startswith(
        "You write: “I called"
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Green please instead of yellow if it's not gone out yet. Order 5521.", "“Green please instead of yellow"),
        ("Size 9 not 8. Order 1234. Please swap.", "Size 9 not 8. Please swap.”"),
    ],
)
def test_a_note_without_verbs_is_quoted(text: str, words: str) -> None:
    assert words in restated(text).text


def test_after_a_death_only_the_order_and_the_request_are_told() -> None:
    told = restated(
        "My mother passed away on Monday. She had ordered a teapot from you, order 7781. I find it upsetting to open "
        "the door to anybody. Please cancel the order."
    ).text
    assert ("door" in told, "Please cancel the order" in told, "7781" in told) == (False, True, True)


def test_the_suit_of_a_best_man_that_does_not_fit_is_no_praise() -> None:
    text = (
        "I order suit for wedding of my brother. Today come jacket size 54. I am best man. I have speech. "
        "Please please send size 50, best regards."
    )
    told = restate(case_of(read_by_the_rules(text)), default_rules(), "en")
    assert "pleased" not in told.text
    assert "size 50" in told.text


CRIED_OUT = (
    "I ordered 55812 today. I typed in the code FROST25 from your email, it said “Code applied!” in green, but the "
    "confirmation I got shows no discount. Could you credit that back?"
)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", CRIED_OUT),
        ("de", "Bei Bestellung 55812 stand da „Code angewendet!“ in grün, aber der Rabatt fehlt auf der Rechnung."),
        ("fr", "Pour la commande 55812 je lisais « Code appliqué ! » en vert, mais la remise manque sur la facture."),
        ("es", "En el pedido 55812 la web decía «¡Código aplicado!» en verde, pero falta el descuento en la factura."),
        ("it", "Per l'ordine 55812 il sito diceva «Codice applicato!» in verde, ma lo sconto manca nella fattura."),
        ("nl", "Bij bestelling 55812 stond “Code toegepast!” in het groen, maar de korting ontbreekt op de factuur."),
        ("pt", "Na encomenda 55812 o site dizia «Código aplicado!» a verde, mas falta o desconto na fatura."),
    ],
)
def test_what_a_page_cried_out_is_told_without_its_mark(language: str, text: str) -> None:
    told = restate(case_of(read_by_the_rules(text, language=language)), default_rules(), language).text
    assert not {"!", "¡"} & set(told)


def test_words_that_a_page_cried_out_are_told_all_the_same() -> None:
    told = restate(case_of(read_by_the_rules(CRIED_OUT)), default_rules(), "en").text
    assert "it said ‘Code applied’ in green" in told
