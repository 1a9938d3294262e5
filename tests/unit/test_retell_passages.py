"""A letter told as a whole: what stands together stays together, what is quoted is quoted whole."""

from __future__ import annotations

import re
from datetime import date

import pytest

from tests.factories import case_of, read_by_the_rules
from triage.reply.reference import is_ticket
from triage.reply.restate import restate
from triage.reply.retell.candidate import Candidate
from triage.reply.retell.english.voice import English
from triage.reply.retell.formal.manners import MANNERS
from triage.reply.retell.formal.tidy import flat
from triage.reply.retell.formal.voice import Formal
from triage.reply.retell.passage import passages
from triage.rules.read import default_rules

ENGLISH = English()
FORMAL = {manner.code: Formal(manner) for manner in MANNERS}
SOLICITOR = "My solicitor will file at the county court and I am telling the ombudsman. You liars!"


def told(text: str, *, language: str = "en", subject: str = "") -> str:
    return restate(case_of(read_by_the_rules(text, language=language, subject=subject)), default_rules(), language).text


def ours(text: str) -> str:
    """What is told outside of quotation marks."""
    return re.sub(r"[“„«][^”“»]*[”“»]", "", told(text))


def candidate(sentence: int, words: str, *points: str, worth: float = 0.0) -> Candidate:
    return Candidate(sentence, (sentence * 100, sentence * 100 + 50), words, frozenset(points), worth, False)


def test_a_sentence_of_which_only_half_can_be_turned_is_quoted_whole() -> None:
    text = "I fitted the tap on Sunday and it drips, whichever way I turn it, from the joint you said was sealed."
    assert f"“{text}”" in told(text)


def test_what_follows_a_quotation_does_not_read_as_ours() -> None:
    text = (
        "Your fitter drilled through the water pipe on 3 May. The pipe has been leaking ever since. "
        "Please repair it by Friday."
    )
    assert "leaking" not in ours(text)


def test_sentences_behind_each_other_stand_in_one_quotation() -> None:
    text = "You sent the oval mirror. The round one was what I ordered. Its frame is cracked."
    assert told(text) == f"You write: “{text}”"


@pytest.mark.parametrize(
    ("write", "ask"), [("You write: “{}”", "You ask: “{}”"), ("Vous écrivez : « {} »", "Vous demandez : « {} »")]
)
def test_two_questions_behind_a_statement_do_not_make_it_a_question(write: str, ask: str) -> None:
    parts = [
        candidate(number, frame.format(words))
        for number, (frame, words) in enumerate([(write, "12 kg."), (ask, "12 kg?"), (ask, "24 kg?")])
    ]
    assert passages(tuple(parts))[0].startswith(write.partition("{")[0])


@pytest.mark.parametrize(
    ("code", "question"),
    [
        ("de", "Hallo ich trage Größe 43,5 bei Schuhen, nehme ich 43 oder 44?"),
        ("fr", "Bonjour je fais du 43,5 en baskets, je prends 43 ou 44 ?"),
        ("es", "Hola uso un 43,5 en zapatillas, ¿cojo el 43 o el 44?"),
        ("it", "Buongiorno porto il 43,5 di scarpe, prendo il 43 o il 44?"),
        ("nl", "Hallo ik heb maat 43,5 in schoenen, neem ik 43 of 44?"),
        ("pt", "Olá calço o 43,5 de sapatos, levo o 43 ou o 44?"),
    ],
)
def test_a_comma_between_figures_does_not_end_a_greeting(code: str, question: str) -> None:
    manner = next(each for each in MANNERS if each.code == code)
    assert "43,5" in flat(question, manner)


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("en", "Either's fine, I just need to know which."),
        ("en", "Fine, mistakes happen, I sent it back."),
        ("en", "Otherwise I do not need it any more."),
        ("en", "Please let me know if you would like it back."),
        ("de", "Sonst brauche ich sie nicht mehr."),
        ("de", "Können Sie das bitte für mich erledigen?"),
        ("fr", "Pouvez-vous le faire s'il vous plaît, et me dire combien de temps cela prend ?"),
        ("es", "¿Pueden hacerlo ustedes, por favor, esta semana?"),
        ("it", "Altrimenti non mi serve più niente da voi."),
        ("nl", "Anders hoeft t niet meer"),
        ("pt", "Podem fazê-lo ainda esta semana, por favor?"),
    ],
)
def test_what_hinges_on_the_sentence_before_leans_on_it(code: str, sentence: str) -> None:
    voice = ENGLISH if code == "en" else FORMAL[code]
    assert voice.leans(voice.quoted(sentence) or "")


def test_a_question_asked_with_two_marks_is_told_with_one() -> None:
    text = "Hoi, bestelling 3310087 zou gisteren komen. Komt het nog voor 5 december?? Anders hoeft het niet meer."
    assert "Komt het nog voor 5 december? Anders" in told(text, language="nl")


def test_what_was_left_out_within_a_sentence_that_had_no_end_shows() -> None:
    one = Candidate(0, (0, 40), "You write: “The lid is cracked.”", frozenset(), 0.5, False)
    other = Candidate(0, (90, 130), "You write: “It leaks on the floor.”", frozenset(), 0.5, False)
    assert passages((one, other)) == ("You write: “The lid is cracked. … It leaks on the floor.”",)


def test_whom_a_letter_is_addressed_to_is_not_played_back() -> None:
    text = "To whoever hides behind this mailbox. You sent the oval mirror. The round one was what I ordered."
    assert told(text) == "You write: “You sent the oval mirror. The round one was what I ordered.”"


def test_what_was_left_out_of_a_quotation_shows() -> None:
    text = "You sent the oval mirror. You are crooks and idiots! You also charged me £20 for the round one."
    assert "oval mirror. … You also charged" in told(text)


def test_what_was_left_out_before_what_is_asked_for_shows() -> None:
    text = "You sent the oval mirror in place of the round one. I am fuming! Green frame please, not brown."
    assert "one. … Green frame please" in told(text)


@pytest.mark.parametrize(
    "sentence", ["Our flat was flooded because you left the valve open.", "You charged my card again in May."]
)
def test_where_lawyers_are_named_nothing_of_us_is_told_in_our_words(sentence: str) -> None:
    assert not re.search(r"\b(?:we|us|our)\b", ours(f"{sentence} {SOLICITOR}"), re.IGNORECASE)


def test_an_allegation_that_is_unfit_to_quote_is_not_told_either() -> None:
    assert "existed" not in told("My worktops never came. You took the money for goods you knew never existed.")


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("en", "Who looks at these boxes before they go out?"),
        ("de", "Schaut eigentlich jemand in die Kartons?"),
        ("es", "¿Y qué había dentro?"),
    ],
)
def test_a_reproach_is_no_question(language: str, asked: str) -> None:
    voice = ENGLISH if language == "en" else FORMAL[language]
    assert not voice.asks_plainly(asked)


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("en", "When will the van be here?"),
        ("en", "Could somebody ring me?"),
        ("de", "Bis wann kommt der Techniker?"),
        ("fr", "Pouvez-vous m'en envoyer un autre ?"),
        ("es", "¿Cuándo llega?"),
        ("it", "Potete sostituirlo?"),
        ("nl", "Wanneer komt de monteur?"),
        ("pt", "Quando chega a peça?"),
        ("pt", "Dá tempo de mandar o certo?"),
    ],
)
def test_a_plain_question_is_one_however_upset_its_writer(language: str, asked: str) -> None:
    voice = ENGLISH if language == "en" else FORMAL[language]
    assert voice.asks_plainly(asked)


@pytest.mark.parametrize(
    "words",
    [
        "I sat down and cried over it all.",
        "I look like I have lost a boxing match.",
        "I am really, really angry about this.",
        "I'm delighted to report that it fits the cat.",
        "You picked the wrong customer.",
        "Perhaps next time use a ruler.",
        "I will never buy from you again.",
        "Won't be ordering here again.",
    ],
)
def test_moods_and_jibes_are_neither_turned_nor_quoted(words: str) -> None:
    assert (ENGLISH.turn(words, date(2026, 5, 4)), ENGLISH.quoted(words)) == (None, None)


def test_what_was_done_again_is_no_farewell() -> None:
    assert ENGLISH.quoted("I ordered the same lamp again and it broke again.") is not None


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "Notfalls ist es auch kein Beinbruch."),
        ("fr", "J'étais en larmes devant le livreur."),
        ("es", "Colgué el teléfono llorando de rabia."),
        ("it", "Mia figlia era in lacrime al telefono."),
        ("nl", "Ik heb er nachten van wakker gelegen."),
        ("pt", "Isto só pode ser brincadeira vossa."),
    ],
)
def test_moods_and_idioms_are_left_out_in_each_language(language: str, words: str) -> None:
    assert (FORMAL[language].turn(words, date(2026, 5, 4)), FORMAL[language].quoted(words)) == (None, None)


def test_a_short_letter_is_told_whole() -> None:
    text = "I ordered the oak stool, order 5512. This one is birch. Its legs are white. Please swap it."
    assert all(word in told(text) for word in ("oak stool", "birch", "white", "swap"))


def test_small_talk_behind_what_is_asked_for_is_left_out() -> None:
    assert "cousin" not in told("My oak stool, order 5512, arrived broken. Please swap it. My cousin is in Leeds.")


def test_half_a_promise_kept_is_no_raised_voice() -> None:
    text = "Your plumber rang on Monday, promised to come on Tuesday, and did not."
    assert text in told(f"My tap, order 5512, leaks. {text} Please send somebody.")


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ('I want the 24" saw, not the 30" one.', "I want the 24″ saw, not the 30″ one."),
        ('The code "TOOLS15" did not work.', "The code ‘TOOLS15’ did not work."),
        ("The coat (green, size M) came torn.", "The coat (green, size M) came torn."),
        ("2) You charged me for the express van.", "You charged me for the express van."),
        ("It costs £42 which I need??", "It costs £42 which I need."),
        ("You charged me for order #5512 twice.", "You charged me for order #5512 twice."),
    ],
)
def test_signs_of_measure_and_lists_do_not_hinder_a_quotation(words: str, quoted: str) -> None:
    assert ENGLISH.quoted(words) == f"You write: “{quoted}”"


def test_a_number_behind_its_label_begins_no_sentence() -> None:
    assert ENGLISH.segments("Erase account no. K-30 and its history.") == ((0, 39),)


def test_a_name_with_an_underscore_keeps_it() -> None:
    assert "anna_b_77" in told("I cannot log in to my account. My username is anna_b_77. Please let me in.")


@pytest.mark.parametrize(
    ("language", "words", "quoted"),
    [
        ("fr", "Le cadre est arrivé FENDU hier !", "Le cadre est arrivé fendu hier."),
        ("nl", "Ik kreeg maat 48, ruilde hem en krijg nu... weer 48.", "krijg nu … weer 48."),
        ("es", 'Me da "no válido" desde el lunes.', "Me da “no válido” desde el lunes."),
        ("pt", "Vocês marcaram o técnico três vezes.", "Vocês marcaram o técnico três vezes."),
    ],
)
def test_a_quotation_is_calm_and_whole_in_each_language(language: str, words: str, quoted: str) -> None:
    voice = FORMAL[language]
    assert quoted in voice.joined((voice.quoted(words) or "",))[0]


def test_what_a_thing_wants_is_no_wish() -> None:
    assert not FORMAL["it"].wishes("Il medico vuole i valori", "Il medico vuole i valori")


def test_the_number_of_a_ticket_is_not_that_of_an_order() -> None:
    letter = read_by_the_rules("The link you sent is for another parcel.", subject="Re: Your enquiry #45-2298")
    assert (is_ticket(letter, "#45-2298"), is_ticket(letter, "#45-9999")) == (True, False)


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("Gestern kam Ihre ZWEITE MAHNUNG über 68 €.", "Gestern kam Ihre zweite Mahnung über 68 €."),
        ("Der Kühlschrank kam DEFEKT und LEER hier an.", "Der Kühlschrank kam defekt und LEER hier an."),
    ],
)
def test_a_german_shout_is_lowered_and_its_nouns_keep_their_capitals(words: str, quoted: str) -> None:
    assert FORMAL["de"].quoted(words) == f"Sie schreiben: „{quoted}“"
