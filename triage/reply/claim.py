"""Whether a reply may be held against us: before a lawyer or a bank nothing is admitted that only the letter says."""

from __future__ import annotations

from triage.model import Case

_CLAIMS = frozenset({"legal", "chargeback"})  # families of signals


def makes_claim(case: Case) -> bool:
    """Whether a letter speaks of lawyers, courts, the authorities or a legal term, or of taking the money back."""
    signals = (signal for letter in case.letters for signal in letter.judgement.signals)
    return any(signal.family in _CLAIMS and signal.points > 0 for signal in signals)
