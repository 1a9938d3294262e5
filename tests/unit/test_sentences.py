from __future__ import annotations

import pytest

from triage.judge.sentences import MOST_LETTERS, MOST_WORDS, readable, split


def sentences(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in split(text, language)]


def test_a_text_is_split_at_sentence_ends() -> None:
    assert sentences("It broke. I am angry! Why?") == ["It broke.", "I am angry!", "Why?"]


def test_abbreviations_end_no_sentence() -> None:
    assert sentences("Dear Mr. Smith was here. He left.") == ["Dear Mr. Smith was here.", "He left."]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Ich feiere bald meinen 80. Geburtstag mit der Kanne."),
        ("it", "La fattura n. 4471 del 9 novembre è errata."),
        ("nl", "De lamp is voor Mevr. Jansen bedoeld."),
        ("pt", "A máquina é da Sra. Lopes."),
        ("de", "Ich habe am 17.11. ZWEI Lampen bestellt."),
        ("fr", "J'ai eu au téléphone votre M. Kessler hier."),
    ],
)
def test_titles_numbers_and_ordinals_end_no_sentence_in_other_languages(language: str, text: str) -> None:
    assert sentences(text, language) == [text]


def test_a_number_at_the_end_ends_its_sentence() -> None:
    assert sentences("Es waren nur 3. Danach kam nichts.", "de") == ["Es waren nur 3.", "Danach kam nichts."]


def test_a_size_or_a_date_at_the_end_ends_its_sentence() -> None:
    assert sentences("Je l'ai pris en taille M. Je le renvoie.", "fr") == [
        "Je l'ai pris en taille M.",
        "Je le renvoie.",
    ]
    assert sentences("Bestellt am 17.11. Bis heute nichts da.", "de") == ["Bestellt am 17.11.", "Bis heute nichts da."]


def test_short_lines_and_list_items_stand_alone() -> None:
    assert sentences("Hello\nno answer yet\n- broken cup\n- wrong plate") == [
        "Hello", "no answer yet", "- broken cup", "- wrong plate",
    ]  # fmt: skip


def test_a_line_that_a_mail_client_wrapped_goes_on() -> None:
    text = "I have been waiting for my parcel since the third of March and\nnobody answers my mails."
    assert sentences(text) == [text]


def test_a_day_of_a_month_at_the_beginning_of_a_wrapped_line_is_no_list_item() -> None:
    text = "Wie schon am Telefon gesagt, heizt der Ofen seit dem\n5. November nicht mehr."
    assert sentences(text, "de") == [text]


def test_an_empty_line_ends_a_sentence() -> None:
    assert sentences("I have been waiting for my parcel since the third of March and\n\nnobody answers.") == [
        "I have been waiting for my parcel since the third of March and", "nobody answers.",
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["de", "fr", "es", "it", "nl", "pt", "un", "zh", ""])
def test_every_language_is_split(language: str) -> None:
    assert len(sentences("Eins. Zwei.", language)) == 2


def test_nothing_has_no_sentences() -> None:
    assert split(" \n\n ", "en") == ()


def test_an_overlong_word_is_not_read_and_keeps_its_place() -> None:
    key = "x" * (MOST_LETTERS + 1)
    assert readable(f"a {key} b") == f"a {' ' * len(key)} b"


def test_only_the_first_words_are_read() -> None:
    assert len(readable("word " * (MOST_WORDS + 10)).split()) == MOST_WORDS
