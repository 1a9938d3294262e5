"""What a letter is signed with: the lines at its end that hold nothing but what could be a name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from triage.mail.signature_words import CLOSINGS
from triage.model import Letter
from triage.reply.clean import lines

_CLOSING_LINES = 6  # how far from the end of a letter a name may stand
_LONGEST_LINE = 60  # characters; a longer line is no name and no closing
_CLOSING = re.compile(rf"(?i)(?:{CLOSINGS})[\s,.!:;–—-]*")
_CLOSING_AND_NAME = re.compile(rf"(?:(?i:{CLOSINGS})(?:[,.!:;–—-]{{1,3}}\s*|\s+))(?P<name>[^\W\d_a-z].{{1,40}})")
_UNREADABLE = "\N{REPLACEMENT CHARACTER}"  # in a line whose letters were lost on the way
_KISSES = re.compile(r"(?: [xX]+[oOxX]*)+$")
_EDGES = " \t,.-–—~*_"


@dataclass(frozen=True, slots=True)
class Signed:
    """A line at the end of a letter. `closed`: whether it stands behind or beneath a closing such as "Regards"."""

    name: str
    closed: bool


def signed_lines(letter: Letter) -> tuple[Signed, ...]:
    """In the order of the letter, without their punctuation; what they hold is not yet known to be a name."""
    read = (line for text in (letter.own.text, letter.own.signature) for line in text.split("\n"))
    written = [" ".join(lines(line)).strip() for line in read if _UNREADABLE not in line]
    ending = [line for line in written if line][-_CLOSING_LINES:]
    found: list[Signed] = []
    closed = False
    opening = next(filter(None, written), "")  # "Thanks Tess" there greets one of us
    for line in ending:
        beside = _CLOSING_AND_NAME.fullmatch(line) if len(line) <= _LONGEST_LINE and line != opening else None
        if len(line) <= _LONGEST_LINE and _CLOSING.fullmatch(line):
            closed = True
            continue
        name = beside["name"] if beside else line
        found.append(Signed(_KISSES.sub("", name.strip(_EDGES)), closed or beside is not None))
        closed = False
    return tuple(found)
