"""Text in format=flowed (RFC 3676): paragraphs that every mail client wraps to its own window. `mail.text` reads it.

A *logical line* is a paragraph or a line that stands for itself; quoted ones start with one ">" for each level.
"""

from __future__ import annotations

import re

WIDTH = 76  # characters; RFC 3676 section 4.2 asks for 78 or less
# What a customer's client wrapped at 78 stays as it is under its ">": wrapped once more, it would look like a comb to
# everybody whose client does not flow, and in Thunderbird's editor.
QUOTED_WIDTH = 88
_QUOTED = re.compile(r"(>+) ?(.*)")
_WORDS = re.compile(r" *[^ ]+ *")
_NEEDS_STUFFING = (" ", ">", "From ")


def flow(text: str) -> str:
    """Logical lines, ended by LF, as format=flowed lines of at most 76 characters, quoted ones 88 (a longer word stands
    alone).
    """
    return "".join(f"{line}\n" for logical in text.splitlines() for line in _flow_line(logical.rstrip()))


def _flow_line(logical: str) -> list[str]:
    match = _QUOTED.fullmatch(logical)
    depth, content = (match[1], match[2]) if match else ("", logical)
    if depth and len(logical) <= QUOTED_WIDTH:
        return [_stuffed(depth, content)]
    return [_stuffed(depth, piece) for piece in _pieces(content, WIDTH - len(depth) - 1)]


def _pieces(content: str, width: int) -> list[str]:
    """`content` cut after blanks: each piece but the last keeps the blank that makes it flow."""
    pieces = [""]
    for word in _WORDS.findall(content):
        if pieces[-1] and len(pieces[-1]) + len(word) > width:
            pieces.append("")
        pieces[-1] += word
    return pieces


def _stuffed(depth: str, piece: str) -> str:
    if depth:
        return f"{depth} {piece}" if piece else depth
    return " " + piece if piece.startswith(_NEEDS_STUFFING) else piece
