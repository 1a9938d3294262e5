"""Which sentences of a letter are told."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.factories import NOON, case_of, read_by_the_rules, restated
from tests.telling import candidate, chosen, story
from triage.reply.restate import restate
from triage.reply.retell.candidate import Candidate
from triage.reply.retell.choose import choose
from triage.reply.retell.odds import odds
from triage.rules.read import default_rules

RULES = default_rules()


LONG = {
    "en": ("The oven from order 8812 stopped working after 9 days.", "Please send me a technician."),
    "de": ("Der Ofen aus Bestellung 8812 funktioniert seit 9 Tagen nicht mehr.", "Bitte schicken Sie einen Techniker."),
    "fr": ("Le four de la commande 8812 ne marche plus depuis 9 jours.", "Merci de m'envoyer un technicien."),
    "es": ("El horno del pedido 8812 no funciona desde hace 9 días.", "Por favor, envíen a un técnico."),
    "it": ("Il forno dell'ordine 8812 non si accende da 9 giorni.", "Vi chiedo di mandare un tecnico."),
    "nl": ("De oven van bestelling 8812 werkt al 9 dagen niet meer.", "Graag een monteur sturen."),
    "pt": ("O forno da encomenda 8812 deixou de funcionar há 9 dias.", "Por favor, enviem um técnico."),
}


PADDING = {
    "en": "The kitchen is painted in a warm yellow that everybody likes.",
    "de": "Die Küche ist in einem warmen Gelb gestrichen, das allen gefällt.",
    "fr": "La cuisine est peinte dans un jaune chaud que tout le monde aime.",
    "es": "La cocina está pintada de un amarillo cálido que gusta a todos.",
    "it": "La cucina è dipinta di un giallo caldo che piace a tutti.",
    "nl": "De keuken is geschilderd in een warm geel dat iedereen mooi vindt.",
    "pt": "A cozinha está pintada de um amarelo quente de que todos gostam.",
}


def test_what_is_told_stands_in_the_letters_order() -> None:
    assert chosen(
        candidate(0, "You ordered a lamp", "product:lamp"),
        candidate(1, "You do like lamps", worth=-1.0),
        candidate(2, "It broke on the very first day", "problem:defective", "event:first", worth=0.7),
    ) == ["You ordered a lamp", "It broke on the very first day"]


def test_what_leans_on_a_sentence_is_told_with_it_or_not_at_all() -> None:
    leaning = candidate(6, "If not, that one for £12 is fine", "amount:£12", leans=True)
    fault = candidate(1, "The lid of order 12 arrived broken", "problem:damaged", "event:first", "order:12")
    before = candidate(5, "Could you send me the blue one?", "wish:5")
    far = candidate(4, "word " * 52, worth=-3.0)
    assert chosen(fault, before, leaning) == [fault.words, before.words, leaning.words]
    assert leaning.words not in chosen(fault, far, leaning)


def test_small_talk_is_left_out_even_of_a_note() -> None:
    assert chosen(
        candidate(0, "The lamp is broken", "problem:defective"), candidate(1, "Your sister has one too", worth=-1.0)
    ) == ["The lamp is broken"]


def test_of_a_long_letter_a_few_sentences_are_told() -> None:
    sentences = [candidate(each, f"The lamp of order {each} " + "shines " * 12, "order:1") for each in range(9)]
    assert sum(len(words.split()) for words in chosen(*sentences)) <= 85


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "it", "nl", "pt"])
def test_the_fault_and_the_wish_of_a_long_letter_are_among_them_in_each_language(language: str) -> None:
    fault, wish = LONG[language]
    padding = " ".join(PADDING[language] for _ in range(6))
    letter = read_by_the_rules(f"{padding} {fault} {padding} {wish}", language=language)
    told = restate(case_of(letter), default_rules(), language).text
    assert all(word in told for word in ("8812", "9 ", *wish.split()[-2:]))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "I returned the trainers on 27 October, you confirmed receipt on the 30th. I want my €89.95 back. "
            "My dog is brown. Ref R-220817.",
            "About order R-220817 you write: “I returned the trainers on 27 October, you confirmed receipt on the "
            "30th. I want my €89.95 back.”",
        ),
        (
            "I ordered the red scooter. You sent the blue one. The front wheel is cracked as well.\n\nOrder TB88790.",
            "About order TB88790 you write: “I ordered the red scooter. You sent the blue one. The front wheel is "
            "cracked as well.”",
        ),
        (
            "This is the THIRD time I am writing about my lamp, order #4471. It never arrived!!! You are idiots.",
            "You write: “This is the third time I am writing about my lamp, order #4471. It never arrived.”",
        ),
    ],
)
def test_a_letter_is_told_as_its_own_story(text: str, told: str) -> None:
    assert restated(text).text == told


def test_a_figure_besides_is_told_and_a_mood_is_not() -> None:
    told = restated("I cannot log in to my account. My username is anna_b_77. I am at a loss, truly. Please let me in.")
    assert "anna_b_77" in told.text


def test_other_peoples_stories_are_left_out() -> None:
    told = story("My kettle from order #4471 arrived broken. My late wife used to say that tea is a comfort.")
    assert told == ("Your kettle from order #4471 arrived broken",)


def test_a_death_is_told() -> None:
    told = story("My husband passed away on 2 November. Please stop the monthly wine deliveries to our house.")
    assert told[0] == "Your husband passed away on 2 November"


def test_a_letter_that_waits_a_second_time_ends_with_that() -> None:
    first = read_by_the_rules("My vase from order #4471 arrived broken.", received=NOON - timedelta(days=5), uid=1)
    second = read_by_the_rules("I ordered a vase and it is broken. Please send a new one.", uid=2)
    assert restate(case_of(first, second), default_rules(), "en").text.endswith("without an answer.")


def test_a_sentence_of_many_clauses_is_told() -> None:
    assert story("My kettle arrived broken, " + "and I wrote to you, " * 20 + "and nobody answered.")


def test_one_without_end_is_not() -> None:
    assert story("My kettle arrived broken, " + "and I wrote to you, " * 70 + "and nobody answered.") == ()


def test_what_nearly_came_to_pass_is_not_told_as_if_it_had() -> None:
    told = restated("The toy is broken. One minute later and we are in hospital or worse.").text
    assert "hospital" not in told.partition("“")[0]


@pytest.mark.parametrize(
    ("text", "language", "blame"),
    [
        ("I ordered size 8 of the boots, it is my own fault. Please send size 9 instead.", "en", "fault"),
        ("Ich habe Größe 38 bestellt, das war mein Fehler. Bitte schicken Sie mir Größe 39.", "de", "Fehler"),
        ("J'ai commandé la pointure 38, c'est de ma faute. Merci de m'envoyer la pointure 39.", "fr", "faute"),
        ("Pedí la talla 38, ha sido culpa mía. Por favor, envíenme la talla 39.", "es", "culpa"),
        ("Ho ordinato la misura 38, colpa mia. Vi chiedo di mandarmi la misura 39.", "it", "colpa"),
        ("Ik heb maat 38 besteld, dat is mijn fout. Graag maat 39 sturen.", "nl", "fout"),
        ("Encomendei o tamanho 38, foi erro meu. Por favor, enviem o tamanho 39.", "pt", "erro"),
    ],
)
def test_what_the_customer_says_against_themselves_is_not_said_by_us(text: str, language: str, blame: str) -> None:
    told = restate(case_of(read_by_the_rules(text, language=language)), RULES, language).text
    assert "39" in told or "9" in told
    assert blame not in told


def test_background_alone_is_not_told() -> None:
    assert chosen(candidate(0, "You know the shop of your aunt on the hill"), candidate(1, "You like lamps")) == []


def test_a_scrap_that_leans_on_nothing_told_does_not_stand_for_a_letter() -> None:
    assert chosen(candidate(2, "Then post it without one", "order:4366", leans=True)) == []


def test_what_the_letter_leans_on_its_first_words_for_is_told() -> None:
    text = "Your page says 3 to 5 days.\n\nOrder 4188.\n\nIt's now well over a week, could you tell me when it comes?"
    assert "could you tell me when it comes?" in restated(text).text


def test_a_way_through_menus_does_not_hinder_a_quotation() -> None:
    text = "When I export order 5512 (Settings > Data > Export) the column is empty. Please tell me what to do."
    assert "Settings / Data / Export" in restated(text).text


def test_a_thing_that_is_lovely_but_for_a_fault_is_quoted() -> None:
    text = "Our chest of drawers, order 5512, looks lovely except that 2 drawers stick out. Please mend it."
    assert "2 drawers stick out" in restated(text).text


def test_about_how_often_is_said_to_the_end() -> None:
    text = "The speaker from order 5512 loses the sound every 5 mins or so. Can I swap it for another one please?"
    assert "every 5 mins or so" in restated(text).text


def test_what_was_sent_back_is_named_before_it() -> None:
    text = (
        "My lamp is from order 5512. The room is yellow. The other thing is the bag for the frame. "
        "I sent that back in August because it was the wrong one and the £18 never came. Please pay me the £18."
    )
    assert "The other thing is the bag for the frame. I sent that back" in restated(text).text


def test_other_peoples_stories_do_not_stand_for_the_fault() -> None:
    aside = candidate(0, "My husband, who never reads instructions, has not read them", worth=-8.0)
    fault = candidate(1, "The drawers of the chest do not shut", worth=0.5)
    first, second = odds([aside, fault], "en")
    assert second.fault > first.fault


def test_a_shortened_word_ends_no_sentence() -> None:
    text = "The bank shows both payments for order 5512 as debited, i.e. Rs. 41,300 two times. Kindly refund one."
    assert "i.e. Rs. 41,300 two times" in restated(text).text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "I ordered 20 deep frames. What's in the box is 20 mediums"),
        ("de", "Bestellt hatte ich 20 tiefe Rahmen, im Paket waren aber 20 flache"),
        ("fr", "J'avais commandé 20 cadres hauts, ce que j'ai reçu, ce sont 20 bas"),
        ("es", "Había pedido 20 cuadros altos, lo que me ha llegado son 20 bajos"),
        ("it", "Avevo ordinato 20 telai alti, quello che è arrivato sono 20 bassi"),
        ("nl", "Ik had 20 hoge ramen besteld, in de doos zaten 20 lage"),
        ("pt", "Encomendei 20 quadros altos, o que chegou foram 20 baixos"),
    ],
)
def test_what_came_beside_what_was_ordered_is_the_fault(language: str, words: str) -> None:
    label = candidate(2, "The sticker on the carton is wrong, somebody was tired on that day, not only once")
    parts = odds([candidate(0, "Good day to you"), candidate(1, words), label], language)
    assert max(parts, key=lambda part: part.fault).candidate.words == words


def test_what_leans_is_told_behind_the_nearest_part_before_it() -> None:
    model = Candidate(1, (100, 110), "Model R2", frozenset(), 0.0, False, True, 1)
    sent = Candidate(2, (120, 160), "First you sent the small one for two", frozenset(), 0.0, False, True, 1)
    back = Candidate(3, (170, 200), "Fine, it broke, it went back", frozenset({"problem:defective"}), 1, True, True, 2)
    assert sent in choose((model, sent, back), "en")
