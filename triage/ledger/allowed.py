"""What may be written over what: the outcome table of `triage.model`, applied to records. Pure; ValueError says no."""

from __future__ import annotations

from collections.abc import Mapping

from triage.model import DraftRecord, LetterRecord, Outcome, may_follow

_LONGEST_ID = 64
STANDING = (Outcome.INTENDED, Outcome.DRAFTED, Outcome.UNSURE)  # of a draft that lies ready, or may


def check_letter(before: Outcome | None, letter: LetterRecord) -> None:
    """Whether `letter` may replace a record with the outcome `before` (None: there is no record yet).

    To keep the outcome is always allowed: places, flags and presence change under it. Into INTENDED and out of it
    leads only a draft: an old copy of a record must not undo an intent.
    """
    if before is not letter.outcome and Outcome.INTENDED in (before, letter.outcome):
        raise ValueError(f"letter {letter.fingerprint}: only its draft makes it {letter.outcome} from {before}")
    _check_step(f"letter {letter.fingerprint}", before or Outcome.NEW, letter.outcome)
    for what in ("reason", "stage", "band", "problem", "rules"):
        value: str = getattr(letter, what)
        # Only ids: a sentence here would be a word of a letter, or of an error that quotes one.
        if len(value) > _LONGEST_ID or any(character.isspace() for character in value):
            raise ValueError(f"letter {letter.fingerprint}: {what} is not an id")


def check_intent(
    draft: DraftRecord, stored: DraftRecord | None, replaced: DraftRecord | None, letters: Mapping[str, Outcome]
) -> None:
    """Whether `draft` may be intended; `letters` are the outcomes of those it covers that are known.

    The same intent may be written again (another try). A letter another draft is meant for, or lies ready for, is not
    free, but for the one draft it shall replace (`replaced`).
    """
    if draft.outcome is not Outcome.INTENDED:
        raise ValueError(f"draft {draft.token}: an intent is intended, not {draft.outcome}")
    if stored is not None:
        if stored.outcome is not Outcome.INTENDED:
            raise ValueError(f"draft {draft.token}: {stored.outcome} already; the next draft needs a token of its own")
        _check_same_covers(draft, stored)
        return
    if draft.replaces and (replaced is None or replaced.outcome is not Outcome.DRAFTED):
        raise ValueError(f"draft {draft.token}: what it shall replace was never laid, or is gone")
    for covered in draft.covers:
        before = _known(draft, letters, covered)
        taken = before is Outcome.DRAFTED and not (replaced and covered in replaced.covers)
        if taken or not may_follow(before, Outcome.INTENDED):
            raise ValueError(f"letter {covered}: {before} may not become intended")


def check_settlement(
    draft: DraftRecord, stored: DraftRecord | None, letters: Mapping[str, Outcome], standing: Mapping[str, Outcome]
) -> dict[str, Outcome]:
    """What the letters that `draft` covers become, but those already answered: its outcome; or, where it stands no
    more, that of the other draft that does (`standing`, by fingerprint). {} where its outcome stays the same.
    """
    if stored is None:
        raise ValueError(f"draft {draft.token}: it was never intended")
    _check_step(f"draft {draft.token}", stored.outcome, draft.outcome)
    _check_same_covers(draft, stored)
    taking = {
        covered: draft.outcome if draft.outcome in STANDING else standing.get(covered, draft.outcome)
        for covered in draft.covers
        if _known(draft, letters, covered) not in (Outcome.ANSWERED, Outcome.OWED)
    }
    if draft.outcome is stored.outcome:
        return {}
    for covered, after in taking.items():
        _check_step(f"letter {covered}", letters[covered], after)
    return taking


def _check_step(what: str, before: Outcome, after: Outcome) -> None:
    if after is not before and not may_follow(before, after):
        raise ValueError(f"{what}: {before} may not become {after}")


def _check_same_covers(draft: DraftRecord, stored: DraftRecord) -> None:
    if draft.covers != stored.covers:
        raise ValueError(f"draft {draft.token}: it covers other letters than its intent")


def _known(draft: DraftRecord, letters: Mapping[str, Outcome], covered: str) -> Outcome:
    if covered not in letters:
        raise ValueError(f"draft {draft.token}: it covers the unknown letter {covered}")
    return letters[covered]
