"""How a case is answered: upset only whoever shows it, no apology where nothing went wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.factories import case_of, judged_letter, read_by_the_rules
from triage.model import Case, Problem, Signal, Span
from triage.reply.mood import FURIOUS, UPSET, mood
from triage.reply.restate import restate
from triage.reply.tone import tone
from triage.rules.read import default_rules

RULES = default_rules()


def tone_of(text: str, *, subject: str = "My order", language: str = "en") -> str:
    case = case_of(read_by_the_rules(text, subject=subject, language=language))
    restated = restate(case, RULES, language)
    rows = [next(row for row in RULES.problems if row.id == problem) for problem in restated.problems]
    return tone(case, rows, None)


def showing(*families: str, frustration: float = 80.0, span: Span | None = None) -> Case:
    letter = judged_letter(frustration=frustration)
    spans = () if span is None else (span,)
    signals = tuple(Signal("rule", family, 20.0, "why", spans=spans) for family in families)
    return case_of(replace(letter, judgement=replace(letter.judgement, signals=signals)))


@pytest.mark.parametrize("family", ["words", "sentiment", "failure", "absolutes", "money"])
def test_many_points_without_a_word_of_anger_are_no_upset(family: str) -> None:
    assert mood(showing(family, "words", "failure")) < UPSET


@pytest.mark.parametrize("family", ["anger", "disappointment", "churn"])
def test_one_sign_alone_is_no_upset_and_two_are(family: str) -> None:
    assert mood(showing(family)) < UPSET
    assert mood(showing(family, "treatment")) == 80.0


def test_the_same_words_are_one_sign_whatever_they_fire() -> None:
    assert mood(showing("disappointment", "rudeness", span=(4, 9))) < UPSET


def test_a_threat_to_take_the_money_back_alone_is_upset() -> None:
    assert mood(showing("chargeback")) == 80.0


@pytest.mark.parametrize(
    "families",
    [
        ("waiting", "broken_promise", "rhetorical"),
        ("repeat_contact", "waiting", "consequence"),
        ("icy_politeness", "negated_service", "treatment"),
    ],
)
def test_no_number_of_things_that_went_wrong_is_upset_without_heat(families: tuple[str, ...]) -> None:
    assert mood(showing(*families, frustration=99.0)) < UPSET
    assert mood(showing(*families, "anger", frustration=99.0)) >= UPSET


def test_who_asked_again_and_was_never_answered_is_upset_without_a_hard_word() -> None:
    assert mood(showing("repeat_contact", "no_response")) == 80.0


def test_a_term_set_with_a_lawyer_in_cold_words_is_no_anger() -> None:
    assert mood(showing("legal", "ultimatum", "no_response", frustration=95.0)) < UPSET
    assert mood(showing("legal", "ultimatum", "anger", "no_response", frustration=95.0)) == 95.0


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I need it URGENT by Friday. Where is order 55812?? It was supposed to come yesterday, still nothing."),
        ("de", "DRINGEND bis Freitag! Wo ist Bestellung 55812?? Sie sollte gestern kommen, immer noch nichts."),
        ("fr", "URGENT, avant vendredi. Où est la commande 55812 ?? Elle devait arriver hier, toujours rien."),
        ("es", "URGENTE, para el viernes. ¿Dónde está el pedido 55812?? Tenía que llegar ayer y sigo sin nada."),
        ("it", "URGENTE entro venerdì. Dov'è l'ordine 55812?? Doveva arrivare ieri, ancora niente."),
        ("nl", "DRINGEND voor vrijdag. Waar is bestelling 55812?? Die zou gisteren komen, nog steeds niets."),
        ("pt", "URGENTE até sexta. Onde está a encomenda 55812?? Devia ter chegado ontem, ainda nada."),
    ],
)
def test_a_date_a_question_and_the_word_urgent_are_no_anger(language: str, text: str) -> None:
    letter = read_by_the_rules(text, language=language)
    hurried = replace(letter, judgement=replace(letter.judgement, frustration=95.0))
    assert mood(case_of(hurried)) < UPSET


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I am furious. Order 55812 is an absolute disgrace."),
        ("de", "Ich bin stinksauer. Die Bestellung 55812 ist eine Frechheit."),
        ("fr", "Je suis furieux. La commande 55812, c'est une honte."),
        ("es", "Estoy furioso. Lo del pedido 55812 es una vergüenza."),
        ("it", "Sono furioso. L'ordine 55812 è una vergogna."),
        ("nl", "Ik ben woedend. Bestelling 55812 is een schande."),
        ("pt", "Estou furioso. A encomenda 55812 é uma vergonha."),
    ],
)
def test_words_of_anger_are(language: str, text: str) -> None:
    letter = read_by_the_rules(text, language=language)
    angry = replace(letter, judgement=replace(letter.judgement, frustration=80.0))
    assert mood(case_of(angry)) == 80.0


def test_fury_takes_a_grave_sign_among_several() -> None:
    several = ("anger", "disappointment", "no_response", "treatment")
    assert mood(showing(*several, frustration=99.0)) < FURIOUS
    assert mood(showing(*several, "accusation", frustration=99.0)) == 99.0


def test_a_cancellation_with_thanks_gets_no_apology() -> None:
    text = (
        "Please cancel my subscription. The coffee has been lovely but my doctor has told me to stop. The box due on "
        "24 November can still come, but nothing after that. Thank you for four good years."
    )
    assert tone_of(text, subject="Cancelling, with thanks") == "question"


def test_a_request_for_an_invoice_that_was_not_in_the_parcel_gets_no_apology() -> None:
    text = (
        "Am 6. November habe ich eine Bügelsäge bestellt. Die Ware ist gut angekommen, vielen Dank dafür. Im Paket lag "
        "allerdings nur ein Lieferschein. Könnten Sie mir bitte eine Rechnung als PDF schicken?"
    )
    assert tone_of(text, subject="Rechnung zu Bestellung 40733", language="de") == "question"


def test_a_calm_return_gets_no_apology() -> None:
    text = "The blue vase is too small for my roses. Can I return it?"
    assert tone_of(text) == "question"


def test_praise_for_what_was_put_right_gets_no_apology() -> None:
    letter = judged_letter(frustration=12.0, problem="damaged")
    praise = Problem("praise", 1.5, evidence=("deserves a raise",))
    case = case_of(replace(letter, judgement=replace(letter.judgement, problems=(Problem("damaged", 3.0), praise))))
    row = next(row for row in RULES.problems if row.id == "damaged")
    assert tone(case, [row], None) == "question"


def test_a_tip_without_a_word_of_trouble_gets_no_apology() -> None:
    text = (
        "My nephew got the Rumble Rover from you. The box says batteries included but there were none. I have put some "
        "in, so there is no problem now, I only wanted to let you know in case the whole batch is like that."
    )
    assert tone_of(text, subject="Batteries") == "question"


def test_a_question_before_buying_that_names_an_old_fault_gets_no_apology() -> None:
    text = "Do you sell the spring for the secateurs separately (mine is two years old and the spring went)?"
    assert tone_of(text, subject="secateurs spring") == "question"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I ordered the wrong size, order 55812, entirely my fault. Could I swap it for the 10?"),
        ("de", "Ich habe mich vertan und die falsche Größe bestellt, Bestellung 55812. Kann ich tauschen?"),
        ("fr", "Je me suis trompée de taille, commande 55812. Puis-je échanger ?"),
        ("es", "Me equivoqué de talla en el pedido 55812. ¿Me lo pueden cambiar?"),
        ("it", "Ho sbagliato taglia, ordine 55812. Posso cambiarla?"),
        ("nl", "Ik heb me vergist in de maat, bestelling 55812. Kan ik ruilen?"),
        ("pt", "Enganei-me no tamanho, encomenda 55812. Posso trocar?"),
    ],
)
def test_ones_own_mistake_gets_no_apology(language: str, text: str) -> None:
    assert tone_of(text, language=language) == "question"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The fault is entirely mine: I took the 5 mm knob for order 55812. Could I swap it? Sorry for the hassle.",
        ),
        ("en", "I've been an idiot with the address of order 55812. Can you change it? Sorry for the hassle."),
        ("de", "Der Fehler liegt ganz bei mir: Bei Bestellung 55812 ist die Adresse falsch. Können Sie sie ändern?"),
        (
            "fr",
            "L'erreur est entièrement la mienne : l'adresse de la commande 55812 est fausse. Pouvez-vous la changer ?",
        ),
        ("es", "La culpa es toda mía: la dirección del pedido 55812 está mal. ¿La pueden cambiar?"),
        ("it", "La colpa è tutta mia: l'indirizzo dell'ordine 55812 è sbagliato. Potete cambiarlo?"),
        ("nl", "De fout ligt helemaal bij mij: het adres van bestelling 55812 klopt niet. Kunt u het wijzigen?"),
        ("pt", "A culpa é toda minha: a morada da encomenda 55812 está errada. Podem alterá-la?"),
    ],
)
def test_who_takes_the_blame_gets_no_apology_however_many_points(language: str, text: str) -> None:
    letter = read_by_the_rules(text, language=language)
    hurried = case_of(replace(letter, judgement=replace(letter.judgement, frustration=80.0)))
    assert tone(hurried, [RULES.problem("order_change")], None) == "question"


def test_a_fault_that_is_not_ones_own_still_gets_one() -> None:
    assert tone_of("The fault is not mine: the blue vase of order 55812 arrived broken.") == "mild"
    assert tone_of("I've been an idiot to trust you. The blue vase of order 55812 arrived broken.") == "mild"


def test_two_signs_of_a_grievance_are_a_complaint_whatever_it_is_about() -> None:
    row = RULES.problem("other")
    case, calm = showing("no_response", "treatment", frustration=40.0), showing("words", frustration=40.0)
    no_problem = [
        case_of(replace(each.newest, judgement=replace(each.newest.judgement, problems=(Problem("other", 0.0),))))
        for each in (case, calm)
    ]
    assert [tone(each, [row], None) for each in no_problem] == ["mild", "question"]


def test_a_broken_thing_still_gets_one() -> None:
    assert tone_of("The blue vase arrived broken.") == "mild"


def test_a_friendly_letter_whose_praise_no_row_knows_is_thanked_for() -> None:
    text = (
        "The book you found for my dad's 80th came today and he cried. "
        "Whoever wrote the note inside is the best. Order 55812."
    )
    assert tone_of(text, subject="omg") == "praise"


def test_nothing_is_apologised_for_before_a_letter_says_that_something_went_wrong() -> None:
    assert tone_of("I have order 55812 with you. The van has gone by twice.", subject="55812") == "question"


def test_a_thank_you_that_names_what_was_put_right_is_praise_and_one_with_a_but_is_not() -> None:
    thanks = (
        "Some weeks ago I mentioned that my kit was missing a chimney. Today an envelope arrived with two. "
        "You have made an old man very happy, thank you."
    )
    assert tone_of(thanks, subject="The signal box") == "praise"
    assert tone_of(thanks + " But the roof is missing too.", subject="The signal box") != "praise"


def test_a_letter_that_commends_one_of_us_is_praise_though_no_warm_word_is_known() -> None:
    text = "I called about a fabric from 1994. Your Mr. Henry found it. Just make sure Mr. Henry and his boss see this."
    german = "Herr Özdemir bei Ihnen hat das Zahnrad aufgetrieben. So jemanden müssen Sie gut behandeln."
    assert tone_of(text, subject="A quilt") == "praise"
    assert tone_of(german, subject="Rührgerät", language="de") == "praise"
    assert tone_of(f"{text} The zip of order 55812 broke.", subject="A quilt") != "praise"
    passed_on = "My old pen came back and writes well again. Please pass on my thanks to T. No need to reply."
    assert tone_of(passed_on, subject="A thank you for your repairs bench") == "praise"
