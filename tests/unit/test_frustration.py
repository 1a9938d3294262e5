from __future__ import annotations

from datetime import UTC, datetime

import pytest

from triage.judge.engine import Judge
from triage.judge.frustration import MIDDLE, ROOM, courtesy_share, frustration, mild_share, praise_share
from triage.model import Answerability, Judgement, Language, Letter, Message, OwnWords, Signal
from triage.rules.read import default_rules

JUDGE = Judge(default_rules())
RECEIVED = datetime(2026, 3, 4, 12, tzinfo=UTC)


def judged(text: str, *, language: str = "en", subject: str = "") -> Judgement:
    message = Message(fields=(), subject=subject)
    letter = Letter(message, Answerability(None, person=True), OwnWords(text), Language(language, reliable=True))
    return JUDGE.judge(letter, received=RECEIVED)


def signal(text: str, rule: str, **given: str) -> Signal:
    return next(signal for signal in judged(text, **given).signals if signal.rule == rule)


def rules_in(text: str, **given: str) -> set[str]:
    return {signal.rule for signal in judged(text, **given).signals}


def test_the_points_of_the_signals_make_the_frustration() -> None:
    found = judged("I am STILL waiting!!! This is the third time I write. Thanks for nothing, great service. Love it.")
    assert found.frustration == frustration(sum(signal.points for signal in found.signals))


def test_a_signal_names_its_words_and_their_places() -> None:
    text = "Hello, I want a chargeback. A CHARGEBACK!"
    found = signal(text, "chargeback")
    assert found.evidence == ("chargeback", "CHARGEBACK")
    assert [text[start:end] for start, end in found.spans] == ["chargeback", "CHARGEBACK"]
    assert found.why


def test_signals_come_with_most_points_first() -> None:
    points = [signal.points for signal in judged("The worst shop. No reply for weeks, and I paid for it.").signals]
    assert points == sorted(points, reverse=True)


def test_the_scale_is_named_by_its_middle_and_ends() -> None:
    assert frustration(MIDDLE) == 50.0
    assert 7.0 < frustration(0.0) < 8.0
    assert 90.0 < frustration(90.0) < frustration(120.0) < 98.0
    assert frustration(500.0) <= 100.0
    assert frustration(-500.0) >= 0.0


def test_the_scale_has_no_step_and_no_bend_at_its_middle() -> None:
    below, at, above = (frustration(MIDDLE + points) for points in (-0.01, 0.0, 0.01))
    assert above - at == pytest.approx(at - below, rel=0.01)


def test_a_further_find_counts_less_than_the_first() -> None:
    once, twice = signal("A scam.", "accusation"), signal("A scam. A fraud.", "accusation")
    assert once.points < twice.points < 2 * once.points


ANGRY = (
    "I have been waiting for three weeks and nobody answers. This is the third time I write. Refund me or I will sue.",
    "Absolutely disgraceful service. You people are useless and I want my money back NOW!!!",
    "Your support hung up on me twice. I will never buy here again and I will tell everyone.",
    "Thanks for nothing. Great, another delay.",
    "With all due respect, this is unacceptable. I demand an explanation from your manager.",
    "I love your shop and was always happy. But this time you ignored three emails. Refund me or I go to my bank.",
)
CALM = (
    "Hello, do you have this mug in blue? Thanks in advance. Best regards, Anna",
    "Dear team, thank you so much for the quick delivery. I love the cups, they are wonderful!",
    "Could you please send me the invoice for order 1234? Kind regards",
    "I would like to order two more plates. Do you ship to Spain?",
)


@pytest.mark.parametrize("text", ANGRY)
def test_an_angry_letter_is_upset(text: str) -> None:
    assert judged(text).frustration > 45


@pytest.mark.parametrize("text", CALM)
def test_a_calm_letter_is_calm(text: str) -> None:
    assert judged(text).frustration < 15


@pytest.mark.parametrize(
    ("plain", "patient"),
    [
        ("The lid is missing.", "The lid is missing. No great rush."),
        ("The code does not work, which is annoying.", "The code does not work, which is a bit annoying."),
        ("The lid is missing. What a shame.", "The lid is missing. A bit of a shame."),
        ("You charged me twice.", "You charged me twice. I am sure it is a mistake."),
    ],
)
def test_patience_and_goodwill_make_a_mild_letter_milder(plain: str, patient: str) -> None:
    assert judged(patient).frustration < judged(plain).frustration


def test_patience_hides_no_anger() -> None:
    furious = "I have been waiting for three weeks and nobody answers. This is the third time I write, I will sue you."
    assert judged(f"{furious} No rush.").frustration > 70


@pytest.mark.parametrize(
    "text",
    [
        "My casserole came without its lid. It is a bit of a shame. Could you send me one?",
        "The code from your newsletter does not work, which is a bit annoying. Could you look into it?",
        "A small thing: I got the wrong tea. I don't mind keeping it.",
        "I would like to cancel order 1234, nothing has been sent yet. Could you refund me?",
    ],
)
def test_a_mild_letter_of_trouble_is_not_upset(text: str) -> None:
    assert judged(text).frustration < 50


def test_a_word_says_more_in_a_short_sentence() -> None:
    short = signal("Not even close.", "word_signs")
    long = signal("I have to say that this was not even close to what the page and the picture told.", "word_signs")
    assert "not even" in default_rules().words
    assert short.points > long.points


@pytest.mark.parametrize(
    ("language", "angry", "calm"),
    [
        ("de", "Ich warte seit drei Wochen! Niemand antwortet. Das ist inakzeptabel.", "Liefern Sie auch nach Wien?"),
        ("fr", "Toujours rien reçu et personne ne répond. C'est inadmissible !", "Livrez-vous en Belgique ?"),
        ("es", "Llevo tres semanas esperando y nadie responde. Es inaceptable.", "¿Envían a Portugal?"),
        ("it", "Nessuno risponde e non ho ancora ricevuto niente. È una vergogna!", "Spedite in Austria?"),
        ("nl", "Ik wacht al drie weken en niemand reageert. Onacceptabel!", "Levert u ook in België?"),
        ("pt", "Ainda não recebi nada e ninguém responde. É inaceitável!", "Enviam para Espanha?"),
    ],
)
def test_other_languages_are_judged_by_their_own_phrases(language: str, angry: str, calm: str) -> None:
    assert judged(angry, language=language).frustration > 35
    assert judged(calm, language=language).frustration < 10


def test_a_language_without_rules_is_not_guessed_at() -> None:
    found = judged("die die die", language="pl")
    assert found.frustration == 0.0
    assert found.signals == ()


@pytest.mark.parametrize("text", ["I have no problem with it.", "I was never disappointed.", "There were no delays."])
def test_a_negated_sign_is_no_sign(text: str) -> None:
    assert rules_in(text) & {"trouble", "disappointment", "late"} == set()


def test_the_words_of_a_subject_of_their_own_count_without_a_place() -> None:
    found = signal("Please see the order.", "legal", subject="My lawyer will call you")
    assert found.evidence == ("lawyer",)
    assert found.spans == ()


def test_the_subject_of_an_answered_letter_does_not_count() -> None:
    assert "legal" not in rules_in("Please see the order.", subject="Re: My lawyer will call you")


def test_praise_makes_up_for_mild_signals_and_a_bounded_part_of_the_others() -> None:
    assert praise_share(-10.0, mild=12.0) == 1.0
    assert 1_000 * praise_share(-1_000.0, mild=12.0) <= 12.0 + ROOM


def test_courtesy_fades_as_anger_grows() -> None:
    assert courtesy_share(0.0) == 1.0
    assert courtesy_share(2.0) > courtesy_share(4.0) > 0.0
    assert courtesy_share(50.0) == 0.0


def test_mild_signals_count_less_the_more_there_are() -> None:
    assert mild_share(0.0) == 1.0
    assert mild_share(10.0) > mild_share(50.0) > 0.0


def test_praise_in_a_sentence_of_thanks_is_a_formula() -> None:
    assert "praise" not in rules_in("Thank you for your excellent support. It broke.")
    assert "praise" in rules_in("Your support is excellent.")


def test_praise_before_a_but_does_not_count() -> None:
    assert "praise" not in rules_in("Your shop is excellent. But this time nothing came.")


def test_capitals_drawn_out_words_and_doubled_marks_are_seen() -> None:
    assert {"shouting", "question_marks", "drawn_out"} <= rules_in("WHERE IS IT?? It is soooo late.")


def test_abbreviations_are_not_shouted() -> None:
    assert "shouting" not in rules_in("The USB cable and a DHL label.")


def test_compounds_and_links_are_not_drawn_out() -> None:
    assert "drawn_out" not in rules_in("Der Rollladen in Stofffarbe ist da!", language="de")
    assert "drawn_out" not in rules_in("It never came, see www.fern.example today.")


def test_words_said_twice_are_seen_and_grammar_is_not() -> None:
    assert "repetition" in rules_in("No, no, not again.")
    assert "repetition" in rules_in("Immer wieder, wieder dasselbe.", language="de")
    assert "repetition" not in rules_in("Da hieß es, es ruft jemand an.", language="de")
    assert "repetition" not in rules_in("Vous vous moquez de moi.", language="fr")


def test_a_row_that_is_off_does_not_fire() -> None:
    rules = default_rules()
    rows = tuple(row.model_copy(update={"on": row.id != "legal"}) for row in rules.signals)
    letter = Letter(Message(()), Answerability(None, True), OwnWords("My lawyer will call."), Language("en", True))
    found = Judge(rules.model_copy(update={"signals": rows})).judge(letter, received=RECEIVED)
    assert "legal" not in {signal.rule for signal in found.signals}


def test_praise_beside_a_reproach_mocks() -> None:
    assert "mock_praise" in rules_in("Bravo. The box was empty and nobody answers.")
    assert "mock_praise" not in rules_in("Bravo. The sofa is here. We sit on it every evening.")


def test_nothing_nice_in_a_mocking_letter_is_meant() -> None:
    nice = "Your robot is lovely. I enjoyed the chat."
    assert {"praise", "warm_words"} & rules_in(nice)
    assert not {"praise", "warm_words"} & rules_in(f"Congratulations. It never arrived. {nice}")


@pytest.mark.parametrize("text", ["It is a bit annoying.", "We are slightly disappointed.", "It came a little late."])
def test_what_the_writer_makes_little_of_is_no_sign(text: str) -> None:
    assert rules_in(text) & {"annoyance", "disappointment", "late"} == set()


def test_a_sentence_in_capitals_is_more_than_a_word_in_capitals() -> None:
    assert "all_capitals" in rules_in("WHERE IS MY ORDER NOW. Please tell me.")
    assert "all_capitals" not in rules_in("I did order it, BUT it came in RED.")


def test_a_harsh_word_says_more_in_a_short_sentence() -> None:
    short = signal("Terrible.", "harsh_words")
    long = signal("The colour of the second plate that came on Monday is terrible beside the others.", "harsh_words")
    assert short.points > 1.5 * long.points
