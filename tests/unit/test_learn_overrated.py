"""Signals whose letters agents think less urgent are to count half, where past letters bear that out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from tests.factories import letter_record
from tests.learning import DAY, HOUR, NOTHING, proposals, watched
from tests.replays import NAMING, OneHand, Past, late_gift, makings
from triage.lab.learn.learn import Measured, agrees_better, learnt
from triage.lab.learn.overrated import overrated_signals
from triage.lab.learn.values import Evidence, Proposal, Watched
from triage.lab.replay.agreement import Corrected, Known
from triage.lab.replay.comparer import Comparer, Lesson
from triage.lab.replay.values import Pair
from triage.model import Band, LetterRecord
from triage.plan import Makings
from triage.rules.edit import Edit
from triage.work.past.learning import Tried, stood

RED = frozenset({"\\Flagged", "$label1"})
AMBER = frozenset({"$label2"})
FLAGS = {Band.P1: RED, Band.P2: AMBER}
PRESENT = "Could you tell me whether the oak tray fits a round table? It is a birthday present. Thank you."
CROSS = "My blue vase from order 4471 arrived broken. I am angry, and very disappointed."
ANGRY = "This is the worst service ever. I am furious. My order 4471 never came and nobody answers me."
WITH_GIFT = makings(late_gift(90))


def gifts(past: Past, removed: int = 0) -> Evidence:
    """What is known of the letters in `past`; agents took the flags off of the first ones."""
    replay = past.replay()
    standings = stood(replay.arrivals)
    records: dict[str, LetterRecord] = {}
    for number, one in enumerate(replay.arrivals):
        name = one.letter.fingerprint
        band = standings[name].band
        taken_off = FLAGS.get(band, frozenset()) if number < removed else frozenset()
        records[name] = replace(letter_record(name), band=band.value, removed=taken_off)
    return replace(
        NOTHING,
        rules=past.makings.before.rules,
        arrivals=replay.arrivals,
        standings=standings,
        known=Known(letters=records),
        flags=FLAGS,
    )


def shop(*texts: str) -> Past:
    """Letters, one an hour."""
    past = Past(WITH_GIFT, WITH_GIFT)
    for number, text in enumerate(texts):
        past.letter(text, after=number * HOUR)
    return past


def test_a_signal_whose_flags_agents_take_off_is_to_count_half() -> None:
    [proposal] = proposals(overrated_signals(gifts(shop(*[PRESENT] * 10, *[ANGRY] * 5), removed=10)))
    assert proposal.edits == (Edit("signals", "late_gift", "points", 45.0),)
    assert proposal.why == ("agents took our flag off 10 of 10 letters with it that the rules call urgent",)


def test_it_stands_only_where_past_letters_are_ranked_nearer_to_what_agents_did() -> None:
    past = shop(*[PRESENT] * 10, *[ANGRY] * 5)
    evidence = gifts(past, removed=10)
    [proposal] = proposals(overrated_signals(evidence))
    told = learnt([measured(proposal, past, evidence)], [])
    assert [one.proposal for one in told.proposed] == [proposal]
    [one] = told.proposed
    assert one.effect is not None
    assert one.effect.agreement.corrected == Corrected(10, 10, 0)


def test_where_agents_take_every_flag_off_no_signal_is_to_blame() -> None:
    assert list(overrated_signals(gifts(shop(*[PRESENT] * 10, *[ANGRY] * 10), removed=20))) == []


def test_flags_that_agents_left_alone_teach_nothing() -> None:
    assert list(overrated_signals(gifts(shop(*[PRESENT] * 10, *[ANGRY] * 5)))) == []


def test_six_flags_taken_off_are_told_and_not_acted_on() -> None:
    found = list(overrated_signals(gifts(shop(*[PRESENT] * 6, *[ANGRY] * 5), removed=6)))
    assert proposals(found) == []
    assert watched(found) == [Watched("the signal “late_gift”: letters that were ranked too high", 6)]


def answered_in_turn(*, gifts_last: bool) -> Past:
    """Twelve mornings with a letter about a present and one of a cross customer, one of which is answered first."""
    past = Past(WITH_GIFT, WITH_GIFT)
    for day in range(12):
        late, soon = 6 * HOUR, 2 * HOUR
        past.letter(PRESENT, after=day * DAY, answered=day * DAY + (late if gifts_last else soon))
        past.letter(CROSS, after=day * DAY, answered=day * DAY + (soon if gifts_last else late))
    return past


def test_a_signal_whose_letters_are_answered_last_is_to_count_half_and_then_agrees_better() -> None:
    past = answered_in_turn(gifts_last=True)
    evidence = gifts(past)
    [proposal] = proposals(overrated_signals(evidence))
    assert proposal.why == ("agents answered 12 of 12 letters with it after most that were ranked below them",)
    one = measured(proposal, past, evidence)
    assert one.effect is not None
    assert agrees_better(one.effect.agreement)


def test_a_signal_whose_letters_are_answered_first_is_left_alone() -> None:
    assert list(overrated_signals(gifts(answered_in_turn(gifts_last=False)))) == []


def test_once_it_counts_half_it_is_not_proposed_again() -> None:
    past = answered_in_turn(gifts_last=True)
    [proposal] = proposals(overrated_signals(gifts(past)))
    half = makings(late_gift(halved(proposal)))
    again = Past(half, half)
    for day in range(12):
        again.letter(PRESENT, after=day * DAY, answered=day * DAY + 6 * HOUR)
        again.letter(CROSS, after=day * DAY, answered=day * DAY + 2 * HOUR)
    assert list(overrated_signals(gifts(again))) == []


def halved(proposal: Proposal) -> float:
    """The points that it would give."""
    [edit] = proposal.edits
    assert isinstance(edit.value, float)
    return edit.value


def measured(proposal: Proposal, past: Past, evidence: Evidence) -> Measured:
    """With what it would change for the letters in `past`."""
    after = makings(late_gift(halved(proposal)))
    letters = [one.letter for one in evidence.arrivals]
    answered = {one.fingerprint: one.answered for one in letters if one.answered is not None}
    known = replace(evidence.known, answered=answered)
    tried = Tried(past.makings.before, letters, known, NAMING, _one_hand)
    return Measured(proposal, tried.by(after, proposal.signals))


@contextmanager
def _one_hand(both: Pair[Makings]) -> Iterator[OneHand]:
    yield OneHand(Comparer(Lesson(both)))


def test_letters_in_which_a_signal_did_not_fire_are_not_judged_again() -> None:
    past = shop(PRESENT, ANGRY)
    evidence = gifts(past)
    letters = [one.letter for one in evidence.arrivals]
    told = Tried(WITH_GIFT, letters, Known(), NAMING, _one_hand).by(makings(), frozenset({"late_gift"}))
    assert [one.causes[0].what for one in told.changes] == ["late_gift"]
