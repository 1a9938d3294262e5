"""Paragraphs that nobody wrote for this letter: disclaimers, virus scanners' notes, banners of mail gateways."""

from __future__ import annotations

from triage.mail.boilerplate_words import ALWAYS, LEGAL

SHORTEST_DISCLAIMER = 90  # characters
MOST_PARAGRAPH = 4_000
_ALL = (*ALWAYS, *LEGAL)


def may_hold_boilerplate(text: str) -> bool:
    """Whether it is worth asking paragraph by paragraph; most letters hold none of these words."""
    text = text.lower().replace("\n", " ")
    return any(phrase in text for phrase in _ALL)


def is_boilerplate(paragraph: str, *, after_another: bool = False) -> bool:
    """Whether a paragraph is a disclaimer, a scanner's or a gateway's text. `after_another`: the one above is.

    One legal phrase is not enough: "I received this e-mail in error" may be a customer's own sentence.
    """
    text = " ".join(paragraph[:MOST_PARAGRAPH].lower().split())
    if any(phrase in text for phrase in ALWAYS):
        return True
    hits = sum(phrase in text for phrase in LEGAL)
    return (hits >= 2 and len(text) > SHORTEST_DISCLAIMER) or (hits == 1 and after_another)
