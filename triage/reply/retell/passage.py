"""How the chosen parts stand behind each other: each turned, or all in one quotation."""

from __future__ import annotations

import re

from triage.reply.retell.candidate import Candidate

_QUOTATION = re.compile(r"(?P<frame>[^“„«]{3,30}: ?[“„«]\s?)(?P<words>.*[.?]’?)(?P<end>\s?[”“»])\.?$")
_MOST_QUOTED = 130  # words in one quotation
_GAP = 24  # characters between two parts in which no sentence that says something has room


def passages(chosen: tuple[Candidate, ...]) -> tuple[str, ...]:
    """The sentences as they are said: what is quoted behind each other stands in one quotation."""
    said: list[str] = []
    last: Candidate | None = None
    for each in chosen:
        joined = _joined(said[-1], each.words, _between(last, each)) if last else None
        if joined:
            said[-1] = joined
        else:
            said.append(each.words)
        last = each
    return tuple(said)


def _between(one: Candidate, other: Candidate) -> str | None:
    """What stands between the two in one quotation; None where what is asked for stands apart from what happened."""
    if other.nth - one.nth <= 1 and other.place[0] - one.place[1] <= _GAP:
        return " "
    return " … "


def _joined(before: str, words: str, between: str | None) -> str | None:
    """One quotation of both, None where one of them is none or they are long."""
    one, other = _QUOTATION.match(before), _QUOTATION.match(words)
    if not (one and other and between) or len(f"{before} {words}".split()) > _MOST_QUOTED:
        return None
    frame = (one if other["words"].endswith("?") else other)["frame"]  # what was begun as a statement is not asked
    return f"{frame}{one['words']}{between}{other['words']}{one['end']}"
