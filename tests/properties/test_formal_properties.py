"""Whatever is written in a language with a formal you: what is told of it is ours to say."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.reply.retell.formal.manners import MANNERS
from triage.reply.retell.formal.voice import Formal

DAY = date(2026, 11, 18)
VOICES = {manner.code: Formal(manner) for manner in MANNERS}


def turned(language: str, words: str) -> str | None:
    return VOICES[language].turn(words, DAY)


_WORDS = {
    "de": "ich Sie mir mein meine Ihnen Ihre habe haben bestellt die Lampe und war kaputt , wir uns ihr gestern bei",
    "fr": "je j'ai vous m' mon votre vos reçu la lampe et était cassée pas , nous hier suis avez chez que",
    "es": "he compré me mi os le habéis enviado la lámpara y rota no , su ayer llegó vuestra que ustedes",
    "it": "ho mi mio vi avete inviato la lampada e rotta non , sono ieri arrivata me lo vostra che",
    "nl": "ik jullie mij mijn u uw heb hebben besteld de lamp en was kapot niet , wij gisteren bij",
    "pt": "comprei me meu minha vos enviaram-me a lâmpada e partida não , ontem chegou vossa que eu vocês",
}
_FIRST_PERSON = {
    "de": r"\b(?:ich|mein(?:e[mnrs]?|s)?|mir|mich|euch)\b",
    "fr": r"\b(?:je|j'|me|m'|moi|mon|ma|mes)(?=[\s',.]|$)",
    "es": r"\b(?:yo|me|mis?|os|vuestr[oa]s?)\b",
    "it": r"\b(?:io|mi|me|mi[oae]|miei|vi|vostr[oaie])\b",
    "nl": r"\b(?:ik|mijn|mij|jullie)\b",
    "pt": r"\b(?:eu|me|meus?|minhas?|vos|vossas?)\b",
}


@pytest.mark.parametrize("language", sorted(VOICES))
@given(data=st.data())
def test_no_first_person_is_ever_left(language: str, data: st.DataObject) -> None:
    words = data.draw(st.lists(st.sampled_from(_WORDS[language].split()), min_size=3, max_size=14))
    told = turned(language, " ".join(words)) or ""
    unquoted = re.sub(r"[„“«][^”“»]*[”“»]", "", told)
    assert re.search(_FIRST_PERSON[language], unquoted, re.IGNORECASE) is None


@pytest.mark.parametrize("language", sorted(VOICES))
@given(words=st.text(max_size=120))
def test_whatever_is_written_is_told_in_one_line_and_with_its_own_figures(language: str, words: str) -> None:
    told = turned(language, words) or ""
    known = [*re.findall(r"\d+", words), "16", "17", "18", "19"]
    assert told.isprintable()
    assert set(re.findall(r"\d+", told)) <= set(known)


@pytest.mark.parametrize("language", sorted(VOICES))
@given(sentence=st.text(max_size=160))
def test_clauses_are_places_in_the_sentence_in_order(language: str, sentence: str) -> None:
    places = VOICES[language].clauses(sentence)
    assert all(start < end for start, end in places)
    assert all(one[1] <= other[0] for one, other in pairwise(places))


@pytest.mark.parametrize("language", sorted(VOICES))
def test_a_log_without_stops_is_neither_cut_nor_told(language: str) -> None:
    log = "2026-11-18 ich je yo io ik eu, " * 100
    assert (turned(language, log), len(VOICES[language].clauses(log))) == (None, 1)
