"""Reading costs time in proportion to length, whatever the shape: counted in calls, not in seconds.

A regular expression counts as one call, whatever it costs: those of this room see lines of capped length. The shapes
below are the ones that other readers of mail need minutes for.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from triage.mail.html import to_text
from triage.mail.quoting import own_words
from triage.mail.text import unflow

TEXTS = {
    "blank lines": "\n",
    "on": "On x x x wrote ",
    "on lines": "On x\n",
    "attributions": "On 3.11.2025 10:30 a@b.example wrote:\n",
    "colons": "aaa aaa:\n",
    "labels": "From: a\nTo: b\n",
    "header blocks": "From: a@b.example\nTo: b\nSubject: c\n\n",
    "separators": "-----Original Message\n",
    "dashes": "-" * 90 + "\n",
    "signature marks": "-- \n",
    "signatures": "--\nAnna\n",
    "closings": "Best regards\n\n",
    "thanks": "Thanks, Anna\n",
    "telephones": "Sent from my iPhone\n",
    "quotes": "> a\n",
    "answers": "> a\nb\n",
    "depth": ">",
    "disclaimers": "This is confidential and intended solely for the addressee, notify the sender.\n\n",
    "forms": "Name: a\nE-Mail: b\nMessage: c\n",
    "tabs": "a\tb\n",
    "addresses": "a@",
    "prose": "My vase is broken. Where is the new one?\n",
    "one word": "a",
}
PAGES = {
    "blocks": "<div>a</div>",
    "breaks": "<br>",
    "open paragraphs": "<p>",
    "nested": "<div>",
    "quotes": "<div class=gmail_quote>a</div>",
    "attributes": '<a b="',
    "comments": "<!--",
    "styles": '<span style="color:white">a</span>',
}


def calls(function: Callable[[str], object], text: str) -> int:
    """How many Python and C functions are called."""
    count = 0

    def on_event(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(on_event)
    try:
        function(text)
    finally:
        sys.setprofile(None)
    return count


def grows_in_proportion(function: Callable[[str], object], piece: str, length: int) -> bool:
    repeats = length // len(piece)
    return calls(function, piece * 2 * repeats) <= 2.2 * calls(function, piece * repeats) + 200


@pytest.mark.parametrize("piece", TEXTS.values(), ids=TEXTS)
def test_own_words_cost_in_proportion_to_the_length(piece: str) -> None:
    assert grows_in_proportion(own_words, piece, 20_000)


@pytest.mark.parametrize("piece", PAGES.values(), ids=PAGES)
def test_html_costs_in_proportion_to_the_length(piece: str) -> None:
    assert grows_in_proportion(to_text, piece, 20_000)


@pytest.mark.parametrize("piece", ["> a \n", "a \n", ">"])
def test_unflowing_costs_in_proportion_to_the_length(piece: str) -> None:
    assert grows_in_proportion(unflow, piece, 20_000)


def test_long_letters_in_the_worst_shapes_are_read_at_all() -> None:
    # A quadratic pattern would not come back from some of these.
    for piece in TEXTS.values():
        assert own_words(piece * (60_000 // len(piece))) is not None
    for piece in PAGES.values():
        assert to_text(piece * (60_000 // len(piece))) is not None
