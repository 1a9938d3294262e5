"""format=flowed (RFC 3676): wrapped for old clients, unwrapped by new ones, the same text for both."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.mail.text import unflow
from triage.reply.flowed import WIDTH, flow


def test_a_long_paragraph_is_wrapped_softly() -> None:
    lines = flow("word " * 40).splitlines()
    assert len(lines) == 3
    assert [line.endswith(" ") for line in lines] == [True, True, False]


def test_quoted_lines_keep_their_depth_when_wrapped() -> None:
    lines = flow(">> " + "word " * 40).splitlines()
    assert all(line.startswith(">> word") for line in lines)


def test_quoted_lines_that_a_mail_client_wrapped_are_not_wrapped_again() -> None:
    line = "> " + ("nine days of total " * 5)[:78]
    assert flow(line) == f"{line}\n"


@pytest.mark.parametrize("line", ["From here", " indented", "From: me"])
def test_lines_that_would_be_mistaken_are_stuffed(line: str) -> None:
    assert flow(line) == (f" {line}\n" if line != "From: me" else f"{line}\n")


def test_a_word_longer_than_the_width_stands_alone() -> None:
    url = "https://shop.example/" + "a" * 200
    assert url in [line.strip() for line in flow(f"see {url} there").splitlines()]


def test_an_empty_quoted_line_stays_one() -> None:
    assert flow("> a\n>\n> b\n") == "> a\n>\n> b\n"


LINES = st.lists(
    st.tuples(st.sampled_from(["", "> ", ">> "]), st.text(st.sampled_from("ab ü>F-"), max_size=200)).map("".join),
    max_size=8,
)


@given(LINES)
def test_a_mail_client_reads_what_was_flowed(lines: list[str]) -> None:
    text = "\n".join(line.rstrip() for line in lines)
    assert unflow(flow(text)).replace(" ", "").rstrip() == text.replace(" ", "").rstrip()


@given(st.text(st.sampled_from("abc üé"), max_size=400))
def test_no_line_is_longer_than_the_width_unless_it_is_one_word(text: str) -> None:
    assert all(len(line) <= WIDTH or " " not in line.strip() for line in flow(text).splitlines())
