"""Whether a letter is praise above all, whatever went wrong before."""

from __future__ import annotations

import re

from triage.model import JudgedLetter

_PRAISE = "praise"
_PRAISED = 1.1  # points of plain praise
_WARM = 10.0  # points that kind words take from the frustration, from which they are what the letter is about
_PLEASED = 25.0  # frustration, 0..100, below which a letter that praises in its subject complains of nothing


# What turns praise into the beginning of a complaint.
_BUT = re.compile(
    r"\b(?:but|however|unfortunately|sadly|(?:al)?though|except|yet|aber|leider|jedoch|allerdings|nur|mais"
    r"|malheureusement|cependant|pourtant|sauf|pero|sin embargo|lamentablemente|aunque|salvo|ma|però|purtroppo|tuttavia"
    r"|tranne|maar|helaas|echter|alleen|mas|porém|infelizmente|embora|exceto)\b",
    re.IGNORECASE,
)


def is_glad(letter: JudgedLetter) -> bool:
    """Whether a letter about nothing that any row knows is full of warm words, calm, and asks for nothing."""
    judgement = letter.judgement
    warm = -sum(signal.points for signal in judgement.signals if signal.family == _PRAISE)
    asks = judgement.wishes or "?" in letter.letter.own.text
    return warm >= _WARM and judgement.frustration < _PLEASED and not asks


def is_praise_above_all(letter: JudgedLetter) -> bool:
    """Whether the letter is calm and headed by praise, or praises, asks for nothing and knows no "but".

    What it names besides was long since put right.
    """
    judgement = letter.judgement
    praises = [problem for problem in judgement.problems if problem.id == _PRAISE]
    if not praises or judgement.frustration >= _PLEASED:
        return False
    headed = any(one.points >= _PRAISED and len(one.evidence) > len(one.spans) for one in praises)
    own = letter.letter.own.text
    return headed or not (judgement.wishes or "?" in own or _BUT.search(own))
