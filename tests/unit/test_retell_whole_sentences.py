"""Sentences that an abbreviation or the day of a month cut in two are one again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.reply.retell.whole_sentences import whole


def parts(*sentences: str, between: str = " ") -> list[str]:
    text = between.join(sentences)
    places = [text.index(sentence) for sentence in sentences]
    spans = [(place, place + len(sentence)) for place, sentence in zip(places, sentences, strict=True)]
    return [text[slice(*span)] for span in whole(text, spans)]


@pytest.mark.parametrize(
    "sentences",
    [
        ("Ich warte bis zum 27.", "November auf die Lampe."),
        ("Bis Freitag, 4.", "Dez. erwarte ich Antwort."),
        ("The roast dates are 21.10.", "and 04.11."),
        ("I ordered the 7th ed.", "of the book."),
        ("Envoyez-la au 12, rue des Érables, app.", "3, Rimouski."),
        ("The bank shows both, i.e.", "Rs. 400 two times."),
    ],
)
def test_what_was_cut_is_one(sentences: tuple[str, ...]) -> None:
    assert parts(*sentences) == [" ".join(sentences)]


@pytest.mark.parametrize(
    "sentences", [("I paid on the 27.", "Where is it?"), ("It cost 40.", "May I return it?"), ("So it is.", "No.")]
)
def test_what_was_not_cut_stays_apart(sentences: tuple[str, ...]) -> None:
    assert parts(*sentences) == list(sentences)


def test_another_paragraph_is_another_sentence() -> None:
    assert len(parts("My order is no.", "3 lamps came.", between="\n\n")) == 2


@pytest.mark.parametrize(
    "before", ["Ich setze Ihnen eine Frist bis zum", "I give you until", "Je vous laisse jusqu'au", "U hebt tot"]
)
def test_a_date_in_a_line_of_its_own_ends_the_sentence_that_leads_to_it(before: str) -> None:
    assert len(parts(before, "07.12.2026 (payment)", between="\n\n    ")) == 1


def test_a_list_behind_a_sentence_stays_apart() -> None:
    assert len(parts("These are the lamps that I want", "3 red ones", between="\n\n")) == 2


@given(st.lists(st.text(alphabet="ab1. ", min_size=1, max_size=8), max_size=6))
def test_nothing_is_lost(sentences: list[str]) -> None:
    text, spans = "", []
    for sentence in sentences:
        spans.append((len(text), len(text) + len(sentence)))
        text += sentence + " "
    found = whole(text, spans)
    assert [found[0][0], found[-1][1]] == [spans[0][0], spans[-1][1]] if spans else found == ()


@pytest.mark.parametrize(
    "lines",
    [
        ("Zahlen Sie bis spätestens", "Freitag, 11. Dezember 2026", "auf das bekannte Konto."),
        ("Please pay me back by", "Friday 11 December", "and collect the door."),
        ("Merci de me rembourser au plus tard", "vendredi 11 décembre", "sur mon compte."),
        ("Les pido que paguen hasta", "viernes 11 de diciembre", "en mi cuenta."),
    ],
)
def test_a_deadline_in_a_line_of_its_own_stands_in_its_sentence(lines: tuple[str, ...]) -> None:
    assert parts(*lines, between="\n\n    ") == ["\n\n    ".join(lines)]


def test_a_day_behind_a_whole_sentence_begins_another() -> None:
    assert parts("I need the lamp.", "Friday would do.", between="\n\n") == ["I need the lamp.", "Friday would do."]
