"""How the chosen parts stand behind each other: turned while that can be done, then in one quotation."""

from __future__ import annotations

import re

from triage.reply.retell.candidate import Candidate
from triage.reply.retell.voice import Voice

_QUOTATION = re.compile(r"(?P<frame>[^“„«]{3,30}: ?[“„«]\s?)(?P<words>.*[.?]’?)(?P<end>\s?[”“»])\.?$")
_MOST_QUOTED = 90  # words in one quotation
_GAP = 24  # characters between two parts in which no sentence that says something has room


def passages(chosen: tuple[Candidate, ...], voice: Voice, *, attributed: bool) -> tuple[str, ...]:
    """The sentences as they are said. Behind a quotation no statement is turned: it would read as ours.

    `attributed`: no statement is turned of which we are a part.
    """
    said: list[str] = []
    last: Candidate | None = None
    quoting = False
    for each in chosen:
        words = each.words
        if not each.wishes and each.own and (quoting or (attributed and voice.tells_of_us(words, strictly=True))):
            words = each.own
        quoting = quoting or (voice.quotes(words) and not each.wishes)
        joined = _joined(said[-1], words, _between(last, each)) if last else None
        if joined:
            said[-1] = joined
        else:
            said.append(words)
        last = each
    return tuple(said)


def _between(one: Candidate, other: Candidate) -> str | None:
    """What stands between the two in one quotation; None where what is asked for stands apart from what happened."""
    if other.nth - one.nth <= 1 and other.place[0] - one.place[1] <= _GAP:
        return " "
    return None if other.wishes != one.wishes else " … "


def _joined(before: str, words: str, between: str | None) -> str | None:
    """One quotation of both, None where one of them is none or they are long."""
    one, other = _QUOTATION.match(before), _QUOTATION.match(words)
    if not (one and other and between) or len(f"{before} {words}".split()) > _MOST_QUOTED:
        return None
    frame = other["frame"] if one["words"].endswith("?") else one["frame"]
    return f"{frame}{one['words']}{between}{other['words']}{one['end']}"
