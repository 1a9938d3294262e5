"""Whether a letter is praise above all, whatever went wrong before."""

from __future__ import annotations

from triage.model import JudgedLetter

_PRAISE = "praise"
_PRAISED = 1.1  # points of plain praise
_PLEASED = 25.0  # frustration, 0..100, below which a letter that praises in its subject complains of nothing


def is_praise_above_all(letter: JudgedLetter) -> bool:
    """Whether the letter is headed by praise, and calm: what it names was long since put right."""
    judgement = letter.judgement
    return judgement.frustration < _PLEASED and any(
        problem.id == _PRAISE and problem.points >= _PRAISED and len(problem.evidence) > len(problem.spans)
        for problem in judgement.problems
    )
