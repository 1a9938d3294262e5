"""Typographic quotes, dashes and odd spaces as plain ones; every offset stays."""

from __future__ import annotations

# One character for one. Every space but the newline becomes a plain one.
_FOLDED = {
    **dict.fromkeys("‘’‚‛′`´ʼ＇", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑–—−", "-"),
    **dict.fromkeys("\t\r\f\v\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000", " "),
}
_FOLDED_ASCII = [(odd, plain) for odd, plain in _FOLDED.items() if odd.isascii()]


def fold(text: str) -> str:
    """The text with plain quotes, dashes and spaces; of the same length."""
    # Far faster than str.translate, for most of them are in no text.
    for odd, plain in _FOLDED_ASCII if text.isascii() else _FOLDED.items():
        text = text.replace(odd, plain)
    return text


def lowered(text: str) -> str:
    """The text in lower case; of the same length ("İ" alone would become two characters)."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(map(_lowered, text))


def _lowered(character: str) -> str:
    lower = character.lower()
    return lower if len(lower) == 1 else character
