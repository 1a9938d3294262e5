"""A difference in words for people, the same in the terminal and on the page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import Final

from triage.desk.rows import REASONS
from triage.desk.words import counted, one_line
from triage.lab.replay.agreement import Agreement, Corrected, Drafts, Order
from triage.lab.replay.difference import Difference
from triage.lab.replay.values import Cause, Change
from triage.model import Refusal

_LONGEST = 100  # characters of evidence
_MOODS: Final = {  # whom a template is for, by its name
    "mild": "the calm",
    "upset": "the upset",
    "furious": "the furious",
    "followup": "who wrote before",
    "question": "who asks",
    "praise": "who thanks",
    "safety": "who is in danger",
    "sober": "the bereaved",
}
_REASONS: Final = {
    "no_template": "there is no template for it",
    "no_texts": "its problem has no texts in that language",
    "contradiction": "it reads like praise and like anger",
    "person": "it is too grave for a prepared reply",
    "contract": "what would be written breaks the courtesy contract",
    "address": "there is no one address that is safe to answer",
}


def summary(told: Difference) -> tuple[str, ...]:
    """What would change, the weightiest first; one line where nothing would."""
    found = (
        (told.moved, "letter climbs or falls", "letters climb or fall"),
        (sum(told.bands.values()), "letter is in another band", "letters are in another band"),
        (told.reworded, "draft reads otherwise", "drafts read otherwise"),
        (told.lost, "letter loses its draft", "letters lose their draft"),
        (told.gained, "letter gains a draft", "letters gain a draft"),
        (told.other_problems, "letter is about another problem", "letters are about another problem"),
    )
    lines = tuple(counted(number, one, many) for number, one, many in found if number)
    if lines:
        return lines
    if told.changes:
        return (
            counted(len(told.changes), "letter scores otherwise", "letters score otherwise") + ", in the same place",
        )
    return (f"Nothing would change for any of the {counted(told.letters, 'letter', 'letters')}.",)


def around(told: Difference) -> tuple[str, ...]:
    """What was looked at, and what was not."""
    lines = [f"{counted(told.letters, 'letter', 'letters')}, each as it stood when it came"]
    if told.skipped:
        lines.append(f"{told.skipped} more are no person's, by both")
    if told.passed:
        lines.append(f"{counted(told.passed, 'letter has', 'letters have')} another place because others passed")
    return tuple(lines)


def cause(one: Cause) -> str:
    """ "late_gift +8.0", "P1 begins at 70 instead of 60"."""
    if one.what.endswith("begins at"):
        return f"{one.what} {one.after:g} instead of {one.before:g}"
    return f"{one.what} {one.points:+.1f}"


def evidence(words: tuple[str, ...]) -> str:
    """The words that fired it, quoted."""
    return one_line(" · ".join(f"“{each}”" for each in words), _LONGEST)


def place(change: Change) -> str:
    """ "P3 → P1, place 812 → 14, frustration 41 → 73"; what stays is told once."""
    before, after = change.standings.before, change.standings.after
    if before is None or after is None:
        here, there = (f"skipped ({why})" if why else "judged" for why in (change.skipped.before, change.skipped.after))
        return f"{here} → {there}"
    return ", ".join(
        (
            _both("", before.band.value, after.band.value),
            _both("place ", before.rank, after.rank),
            _both("frustration ", round(before.frustration), round(after.frustration)),
        )
    )


def problem(change: Change) -> str:
    """ "late → not_received (“never came”)"; "" where it is the same."""
    before, after = change.standings.before, change.standings.after
    if before is None or after is None or before.problem == after.problem:
        return ""
    words = evidence(after.problem_words)
    return f"{before.problem} → {after.problem}" + (f" ({words})" if words else "")


def draft(change: Change) -> str:
    """Whether a draft is lost, gained, or refused for another reason; "" where there is one, or none, in both."""
    before, after = change.drafted.before, change.drafted.after
    then, now = change.refusals.after, change.refusals.before
    if before and not after:
        return f"it would get no draft any more: {_why(then)}"
    if after and not before:
        return f"it would get a draft; now it gets none: {_why(now)}"
    if change.refusals.differs:
        return f"no draft: {_why(now)} → {_why(then)}"
    return ""


def reworded(change: Change) -> str:
    """Why a draft reads otherwise though no text of it was changed: "frustration 47 → 71: the words for the upset, not
    those for the calm"; "" where the change of rows, texts or templates says it.
    """
    before, after = change.standings.before, change.standings.after
    told = change.told
    if not change.wording or before is None or after is None or told is None or not (told.before and told.after):
        return ""
    then, now = (_MOODS.get(PurePath(one.template).stem, "others") for one in (told.before, told.after))
    if then != now:
        score = _both("frustration ", round(before.frustration), round(after.frustration))
        return f"{score}: words for {now}, not {then}"
    if before.problem == after.problem and before.band is not after.band:
        return f"{_both('', before.band.value, after.band.value)}: another time is promised"
    return ""


def _why(refusal: Refusal | None) -> str:
    if refusal is None:
        return "it is not answered"
    said = _REASONS.get(refusal.reason) or REASONS.get(refusal.reason, refusal.reason)
    return f"{said} ({one_line(refusal.detail)})" if refusal.detail else said


def _both(name: str, before: object, after: object) -> str:
    return f"{name}{before}" if before == after else f"{name}{before} → {after}"


# --- agreement with agents --------------------------------------------------------------------------------------------


def agreement(told: Agreement) -> tuple[str, ...]:
    """How far both agree with what agents did; one line where nothing is known of that."""
    lines = (*_order(told.order), *_corrected(told.corrected), *_drafts(told.drafts))
    return lines or ("Nothing is known of how agents answered these letters.",)


def _order(told: Order | None) -> Iterator[str]:
    if told is None:
        return
    now, then, oldest = (_share(part, told.pairs) for part in (told.ranked.before, told.ranked.after, told.oldest))
    yield (
        f"Of {told.pairs} pairs of letters that waited together, agents first answered the one ranked higher in "
        f"{now} now, in {then} then; oldest first would be {oldest}."
    )


def _corrected(told: Corrected | None) -> Iterator[str]:
    if told is not None:
        flags = counted(told.letters, "letter", "letters")
        yield f"Of {flags} whose flag agents took off, {told.lower} would fall to a lower band and {told.higher} rise."


def _drafts(told: Drafts | None) -> Iterator[str]:
    if told is None:
        return
    if told.as_they_were:
        drafts = counted(told.as_they_were, "draft", "drafts")
        yield f"Of {drafts} that agents sent as they were, {told.as_they_were_differ} would read otherwise."
    if told.deleted:
        drafts = counted(told.deleted, "draft", "drafts")
        yield f"Of {drafts} that agents deleted, {told.deleted_differ} would read otherwise or not be laid."
    if told.compared:
        drafts = counted(told.compared, "draft", "drafts")
        now, then = (f"{100 * part:.0f} %" for part in (told.like.before, told.like.after))
        yield f"Of {drafts} that differ and were answered, {now} of the words are in what was sent now, {then} then."


def _share(part: float, whole: int) -> str:
    return f"{100 * part / whole:.1f} %"
