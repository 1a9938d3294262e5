"""What is typed in haste is spelled out when it is quoted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import restated
from triage.reply.retell.slang import spelled_out


@pytest.mark.parametrize(
    ("language", "typed", "meant"),
    [
        ("en", "Can u send it b4 friday pls, im waiting", "Can you send it before friday please, I'm waiting"),
        ("en", "Cant open it", "Can't open it"),
        ("de", "es geht nix", "es geht nichts"),
        ("fr", "je l'attends tjrs", "je l'attends toujours"),
        ("es", "no llega xq está roto", "no llega porque está roto"),
        ("it", "nn arriva", "non arriva"),
        ("nl", "kan het zsm", "kan het zo snel mogelijk"),
        ("pt", "vcs mandaram tb outro", "vocês mandaram também outro"),
    ],
)
def test_short_forms_are_whole_words(language: str, typed: str, meant: str) -> None:
    assert spelled_out(typed, language) == meant


@pytest.mark.parametrize("words", ["Model U-7", "the URL shop.example/pls", "the Q/A", "dontino", "PLS-40", "user u.r"])
def test_what_only_looks_like_one_stays(words: str) -> None:
    assert spelled_out(words, "en") == words


@given(st.text(max_size=60), st.sampled_from(["en", "de", "fr", "es", "it", "nl", "pt", "pl"]))
def test_what_is_spelled_out_is_so_for_good(words: str, language: str) -> None:
    once = spelled_out(words, language)
    assert spelled_out(once, language) == once


def test_a_letter_typed_on_a_telephone_is_quoted_in_whole_words() -> None:
    text = "my oven order 5512 came b4 noon and its door is broken pls send a new door"
    told = restated(text).text
    assert "before noon" in told
    assert "please send a new door" in told


def test_a_count_before_a_complaint_is_left_out() -> None:
    text = "Two, since that day I cannot log in to my account, order 5512. Please let me in again by Friday."
    assert "Two" not in restated(text).text


def test_the_footer_of_a_contact_form_is_not_told() -> None:
    text = (
        "The code for order 5512 is refused. Please send a new code. Submitted 28 Nov 2026 from page 4 (203.0.113.58)."
    )
    assert "203.0" not in restated(text).text
