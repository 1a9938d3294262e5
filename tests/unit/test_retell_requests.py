"""What happened and what is asked for are told before anything else, in the customer's own words where need be."""

from __future__ import annotations

from datetime import date

import pytest

from tests.factories import read_by_the_rules
from triage.reply.retell.english.rhetoric import is_rhetoric
from triage.reply.retell.english.voice import English
from triage.reply.retell.formal.manners import MANNERS
from triage.reply.retell.formal.voice import Formal
from triage.reply.retell.story import tell

ENGLISH = English()


def turned(words: str) -> str | None:
    return ENGLISH.turn(words, date(2026, 11, 18))


def story(text: str) -> str:
    told = tell(read_by_the_rules(text))
    return ". ".join(told.sentences) if told else ""


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Would just like the 2 metre one please.", "You would just like the 2 metre one"),
        (
            "Kindly look into it and let me know whether the bulbs are coming or not.",
            "You ask us to look into it and let you know whether the bulbs are coming or not",
        ),
        (
            "COME AND TAKE YOUR BLUE CHAIR AWAY and give me every penny back",
            "You ask us to come and take our blue chair away and give you every penny back",
        ),
        ("Please have it picked up.", "You ask us to have it picked up"),
        ("I need it repaired by the 12th.", "You need it repaired by the 12th"),
        ("So I think you owe me £40.", "You think we owe you £40"),
        ("I do want to know why it happened", "You would like to know why it happened"),
        (
            "Travelling again on March 3rd so I need a working case before that.",
            "You are travelling again on March 3rd so you need a working case before that",
        ),
        (
            "Either the desk comes on Friday at the old price or I want my £90 back.",
            "Either the desk comes on Friday at the old price or you want your £90 back",
        ),
        ("If the red one exists, I would like it.", "If the red one exists, you would like it"),
    ],
)
def test_a_wish_is_turned_and_known_for_one(words: str, told: str) -> None:
    said = turned(words)
    assert (said, said is not None and ENGLISH.wishes(said)) == (told, True)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("And one strap was torn.", "One strap was torn"),
        ("I did check my boxes and I have one of each.", "You did check your boxes and you have one of each"),
        ("The lamp keeps going out every 5 minutes or so.", "The lamp keeps going out every 5 minutes or so"),
        ("I'm sorry but there was a piece of glass in my jam.", "There was a piece of glass in your jam"),
        ("The motor made a horrible noise.", "The motor made a noise"),
        ("Paid the deposit in JULY.", "You paid the deposit in July"),
        ("Your bloke on the phone said no.", "Our colleague on the phone said no"),
        ("Lass called Jo said a fitter would ring me.", "A colleague called Jo said a fitter would ring you"),
        ("This Friday another box arrived.", "On Friday another box arrived"),
    ],
)
def test_what_happened_is_turned_whole(words: str, told: str) -> None:
    assert turned(words) == told


@pytest.mark.parametrize(
    "words",
    [
        "So not really cancelled was it.",
        "I am worried, so that was wrong.",
        "I'm not being funny but a kettle that leaks is a bit of a failure.",
        "My doctor has told me to stop.",
        "I only noticed.",
        "I rang on Monday and the young man told me",
        "Bought it online and the name would be",
        "For a bike I haven't got.",
        "First one nobody came nobody rang.",
        "so that nobody has to ask me again",
        "Either a new one or tell me where I can have it mended.",
        "If it doesn't, say so and refund me the £30.",
        "I want a sealed one and if I get asked one more time",
        "Are you even people?",
    ],
)
def test_half_sentences_and_rhetoric_are_not_turned(words: str) -> None:
    assert turned(words) is None


def test_a_mood_that_says_what_happened_is_no_rhetoric() -> None:
    assert not is_rhetoric("You were disappointed to find the vase in pieces")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "Either a new one or tell me where I can have it mended.",
            "You write: “Either a new one or tell me where I can have it mended.”",
        ),
        ("€90 back on my card by the end of the week.", "You write: “€90 back on my card by the end of the week.”"),
        ("Might the missing two follow before the 29th?", "You ask: “Might the missing two follow before the 29th?”"),
        (
            "Please (a) answer that question, (b) put us back on the old price.",
            "You write: “Please (a) answer that question, (b) put us back on the old price.”",
        ),
        (
            "Fault: switches off by itself after 10 minutes",
            "You write: “Fault: switches off by itself after 10 minutes.”",
        ),
    ],
)
def test_what_cannot_be_turned_is_quoted(words: str, told: str) -> None:
    assert ENGLISH.quoted(words) == told


@pytest.mark.parametrize(
    "words",
    [
        "My lamp is broken again?",
        "Why settle for a plain lamp when this one is better?",
        "Who knew it would be here so soon?",
        "It does not fit the stand, which I knew before?",
        "Give me my money back you crooks.",
        "Are you even people, tell me?",
        "(swap it please, I can't afford the right one)",
        '"Your subscription has ended and you will not be charged."',
    ],
)
def test_doubt_and_insult_are_not_quoted(words: str) -> None:
    assert ENGLISH.quoted(words) is None


@pytest.mark.parametrize(
    "words",
    [
        "I would have paid forty pounds more for the other one.",
        "I hope they won't ring me, I'll tell them to keep it.",
        "Let me say what I know, so that nobody has to ask me again.",
    ],
)
def test_what_is_hoped_or_announced_is_no_wish(words: str) -> None:
    assert not ENGLISH.wishes(ENGLISH.quoted(words) or "")


def test_a_line_of_a_form_that_says_what_is_wrong_is_quoted() -> None:
    told = turned("Fault: switches off by itself after 10 minutes")
    assert told == "You write: “Fault: switches off by itself after 10 minutes.”"


def test_a_second_quotation_is_written_also() -> None:
    said = ENGLISH.joined(("You write: “One.”", "You write: “Two.”"))
    assert said == ("You write: “One.”", "You also write: “Two.”")


def test_the_event_and_the_request_are_told_before_the_colour() -> None:
    told = story(
        "Wheel snapped off my case at the airport. I dragged it over cobbles on three wheels for an hour. "
        "My brother laughed all the way. Flying again on March 3rd so I need a working case before that. "
        "Either a new one or tell me where I can have it mended near Leeds."
    )
    assert told.startswith("You write: “Wheel snapped off my case")
    assert "March 3rd" in told
    assert "Either a new one" in told


def test_a_sentence_of_which_no_part_stands_alone_is_quoted_whole() -> None:
    told = story(
        "The kettle I got off you has leaked since Sunday. Whole worktop swollen up, it's laminate and it's ruined. "
        "I want it repaired."
    )
    assert "Whole worktop swollen up, it's laminate and it's ruined." in told


FORMAL = {manner.code: Formal(manner) for manner in MANNERS}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "Die 2 Beutel würden wir gern getauscht bekommen."),
        ("nl", "We hebben hem 11 december weer nodig."),
    ],
)
def test_a_wish_in_another_language_is_known_for_one(language: str, words: str) -> None:
    said = FORMAL[language].turn(words, date(2026, 11, 18))
    assert said is not None
    assert FORMAL[language].wishes(said)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "Das ist mir im Moment gleich."),
        ("fr", "J'ai rien heureusement."),
        ("es", "Mi paciencia se ha terminado."),
        ("es", "¿Les parece serio?"),
        ("es", "Vuelo a Lima el 3 de marzo y no tengo maleta."),
        ("it", "Vi sembra normale?"),
        ("nl", "Vinden jullie dat normaal?"),
        ("pt", "Acham isto normal?"),
    ],
)
def test_moods_and_rhetoric_of_other_languages_are_not_told(language: str, words: str) -> None:
    assert FORMAL[language].turn(words, date(2026, 11, 18)) is None


def test_a_demand_is_told_without_the_threat_behind_it() -> None:
    spanish = FORMAL["es"]
    words = "Exijo los 90 euros de vuelta, o presento una hoja de reclamaciones."
    first, *_ = spanish.clauses(words)
    assert spanish.turn(words[slice(*first)], date(2026, 11, 18)) == "Exige los 90 euros de vuelta"


def test_what_happened_is_quoted_where_its_verb_is_not_known() -> None:
    assert FORMAL["nl"].quoted("De rits van onze tas hapert nu al, na drie reizen.") == (
        "U schrijft: “De rits van onze tas hapert nu al, na drie reizen.”"
    )


def test_of_what_followed_the_fault_and_what_is_asked_are_told() -> None:
    told = story(
        "There was a piece of wire in my bag of decaf. About 2cm. I only noticed because my grinder made a noise and "
        "now it's jammed and makes a burning smell. It was a £90 grinder. I want to know how wire gets into coffee. "
        "And I want the grinder paid for."
    )
    assert all(words in told for words in ("my grinder made a noise", "I want the grinder paid for"))


@pytest.mark.parametrize(
    ("language", "text", "asked"),
    [
        ("en", "It is late again, I am fed up. If that is not possible, could the sofa come on Monday?", "on Monday?"),
        ("es", "La lámpara llegó rota y nadie responde. ¿Me la pueden cambiar por otra?", "Me la pueden cambiar"),
        ("it", "La lampada è rotta e nessuno risponde. Mi fate sapere se si può cambiare?", "Mi fate sapere"),
        ("nl", "De lamp is kapot en niemand reageert. Wil je dit nog eens laten nakijken?", "Wil je dit"),
    ],
)
def test_a_plain_request_in_the_form_of_a_question_is_told_though_somebody_is_cross(
    language: str, text: str, asked: str
) -> None:
    told = tell(read_by_the_rules(text, language=language))
    assert told is not None
    assert asked in " ".join(told.sentences)


@pytest.mark.parametrize(
    ("code", "wish"),
    [
        ("de", "Ich habe kein Auto, eine Abholung wäre gut."),
        ("fr", "Si vous pouvez me renvoyer des moules avant la fin de l'enquête, ce serait l'idéal."),
        ("es", "No tengo coche, así que una recogida sería lo ideal."),
        ("it", "Non ho la macchina, un ritiro sarebbe l'ideale."),
        ("nl", "Ik heb geen auto, ophalen zou handig zijn."),
        ("pt", "Não tenho carro, uma recolha seria o ideal."),
    ],
)
def test_what_would_be_good_is_asked_for(code: str, wish: str) -> None:
    voice = next(Formal(manner) for manner in MANNERS if manner.code == code)
    assert voice.wishes(voice.quoted(wish) or "", wish)
