"""What an authorization server's refusals mean, and that the shop can read it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.errors import SignInRefusedError, TemporaryError
from triage.signin.refusals import CUT_OFF, LATER, ROWS, UNKNOWN, Row, refusal, row_of

PAGE = (Path(__file__).parents[2] / "docs" / "operations.md").read_text("utf-8")


@pytest.mark.parametrize("row", [*ROWS, CUT_OFF, UNKNOWN], ids=lambda row: row.code)
def test_every_row_stands_in_the_docs(row: Row) -> None:
    assert f"| {row.code or 'any other'} | {row.meaning} | {row.who} | {row.how} |" in PAGE


def test_no_code_has_two_rows() -> None:
    assert len({row.code for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.code)
def test_every_refusal_says_what_who_and_how(row: Row) -> None:
    number = row.code.startswith("AADSTS")
    told = refusal("Microsoft", "invalid_grant" if number else row.code, f"{row.code}: words." * number, ())
    assert isinstance(told, TemporaryError if row.who == LATER else SignInRefusedError)
    assert row.meaning in str(told)
    assert row.code in str(told)
    if row.who != LATER:
        assert f"To be mended by {row.who}: {row.how}" in str(told)


def test_a_number_says_more_than_the_standards_word() -> None:
    description = "AADSTS700082: The refresh token has expired due to inactivity. Trace ID: 0a1b"
    assert row_of("invalid_grant", description).code == "AADSTS700082"


def test_a_number_nobody_knows_is_shown_and_the_standards_word_explains() -> None:
    told = str(refusal("Microsoft", "invalid_grant", "AADSTS999999: news", ()))
    assert "invalid_grant (AADSTS999999)" in told
    assert "has ended or was revoked" in told


@given(st.text(), st.text(), st.text(min_size=12))
def test_whatever_a_server_says_is_one_short_line_without_our_secret(error: str, words: str, secret: str) -> None:
    told = str(refusal("A server", f"{error}{secret}", f"{words}{secret}", (secret,)))
    assert secret not in told.removeprefix("sign-in refused")
    assert told.isprintable()
    assert len(told) < 600
