"""The letters of the corpus, read as a careful person reads them: own words, whom to answer, language."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from triage.mail import letter
from triage.model import Address, Letter, Us
from triage.rules.schema import SenderRows

CORPUS = Path(__file__).parents[1] / "corpus"
NAMES = sorted(path.stem for path in CORPUS.glob("*.json"))
MOST_AFTER_THE_END = 60  # characters: an improvised closing formula may stay, with a name

# A robot's one line in plain English.
IN_A_LANGUAGE_ALL_THE_SAME = {"robot-majordomo"}
PEOPLE_WITHOUT_A_DRAFT = {"no_sender", "ambiguous_sender", "reply_to", "suppress", "not_addressed", "unauthenticated"}


def expected(name: str) -> dict[str, Any]:
    reading: dict[str, Any] = json.loads((CORPUS / f"{name}.json").read_text("utf-8"))
    return reading


def read(name: str) -> Letter:
    reading = expected(name)
    first, *_ = reading["ours"]
    us = Us(tuple(map(Address, reading["ours"])), authserv_id=f"mx.{first.partition('@')[2]}")
    return letter.read((CORPUS / f"{name}.eml").read_bytes(), us, SenderRows(contact_forms=tuple(reading["forms"])))


def collapsed(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("name", NAMES)
def test_own_words_begin_and_end_where_the_persons_do(name: str) -> None:
    own, reading = collapsed(read(name).own.text), expected(name)

    start, end = collapsed(reading["own_words_start"]), collapsed(reading["own_words_end"])

    assert own.startswith(start)
    assert end in own
    if end:
        assert len(own) - own.rindex(end) - len(end) <= MOST_AFTER_THE_END


@pytest.mark.parametrize("name", NAMES)
def test_nothing_of_quotes_signatures_and_scaffolding_is_left(name: str) -> None:
    own = collapsed(read(name).own.text)

    assert [snippet for snippet in expected(name)["must_not_contain"] if collapsed(snippet) in own] == []


@pytest.mark.parametrize("name", NAMES)
def test_people_get_an_answer_and_robots_the_reason_why_not(name: str) -> None:
    found, reading = read(name).answerability, expected(name)

    assert (found.reason, found.person) == (
        reading["reason"],
        reading["answerable"] or reading["reason"] in PEOPLE_WITHOUT_A_DRAFT,
    )
    if reading["customer"]:
        assert found.correspondent is not None
        assert found.correspondent.addr_spec == reading["customer"]


@pytest.mark.parametrize("name", [name for name in NAMES if name not in IN_A_LANGUAGE_ALL_THE_SAME])
def test_the_language_is_told_or_admitted_to_be_unknown(name: str) -> None:
    assert read(name).language.code == (expected(name)["language"] or "un")
