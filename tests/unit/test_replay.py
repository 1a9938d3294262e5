"""What other rules would change for past mail."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.factories import NOON, draft_record, letter_record
from tests.replays import Past, late_gift, makings, replayed, shipped
from triage.lab.replay import words
from triage.lab.replay.agreement import Agreement, Corrected, Known
from triage.lab.replay.values import Cause, Pair
from triage.model import Outcome

LATE = "Where is my order 4471? It should have been here a week ago and nothing has come."
BROKEN = "My blue vase from order 4471 arrived broken. I am disappointed."
CALM = "Could you tell me whether the oak tray fits a round table? Thank you."
GIFT = "Could you tell me when my order will be here? It is a birthday present. Thank you."
ONE_WORD = late_gift(30)
HOUR = timedelta(hours=1)


def test_the_same_rules_change_nothing() -> None:
    told = replayed([LATE, BROKEN, CALM, GIFT])
    assert (told.changes, told.rows, told.templates, told.wordings, told.bands) == ((), (), (), (), {})
    assert words.summary(told) == ("Nothing would change for any of the 4 letters.",)


def test_a_new_word_moves_the_letter_that_holds_it_and_is_named_as_the_cause() -> None:
    told = replayed([LATE, BROKEN, CALM, GIFT], ONE_WORD)
    (change,) = told.changes
    assert change.name == "letter 4"
    assert change.causes == (Cause("late_gift", 0.0, 30.0, ("birthday",)),)
    assert change.climb > 0
    assert [(row.section, row.id, row.what) for row in told.rows] == [("signals", "late_gift", "new")]


def test_letters_that_others_passed_are_counted_and_not_listed() -> None:
    told = replayed([LATE, BROKEN, CALM, GIFT], ONE_WORD)
    (change,) = told.changes
    assert told.passed == change.climb


def test_a_row_that_counts_more_is_told_with_both_its_points() -> None:
    told = replayed([GIFT], ONE_WORD.replace("points: 30", "points: 8"))
    past = Past(makings(ONE_WORD), makings(ONE_WORD.replace("points: 30", "points: 8")))
    past.letter(GIFT)
    (change,) = past.difference().changes
    assert [(one.before, one.after) for one in change.causes] == [(8.0, 30.0)]
    assert [row.what for row in past.difference().rows] == ["points 8 → 30"]
    assert told.changes[0].causes[0].after == 8.0


def test_a_draft_that_reads_otherwise_because_of_points_says_so() -> None:
    past = Past(makings(late_gift(30)), makings(late_gift(0)))
    past.letter("My kettle from order #4471 arrived broken on her birthday. That is disappointing.")
    (change,) = past.difference().changes
    assert re.fullmatch(r"frustration \d+ → \d+: words for the upset, not the calm", words.reworded(change))


def test_another_threshold_moves_letters_between_bands_and_is_named() -> None:
    (gift,) = replayed([GIFT], ONE_WORD).changes
    assert gift.standings.after is not None
    points = gift.standings.after.points
    lower = f"{ONE_WORD}bands: [{{id: P1, at_least: {points - 1}}}]"
    past = Past(makings(lower), makings(ONE_WORD))
    past.letter(GIFT)
    (change,) = past.difference().changes
    assert change.bands.after == "P1"
    assert change.bands.before != "P1"
    assert words.cause(change.causes[0]).startswith("P1 begins at")


def test_what_repeated_letters_count_moves_only_customers_who_wrote_again() -> None:
    past = Past(makings("priority: {contact: 20}"))
    past.letter(LATE, sender="anna@mail.example")
    again = past.letter("Is anybody there? Nothing has come.", sender="anna@mail.example", after=24 * HOUR)
    past.letter(CALM, after=24 * HOUR)
    (change,) = past.difference().changes
    assert change.fingerprint == again
    assert [(one.what, one.points) for one in change.causes] == [("2 letters without an answer", 12.0)]


def test_a_customer_who_was_answered_meanwhile_has_not_written_again() -> None:
    past = Past(makings("priority: {contact: 20}"))
    past.letter(LATE, sender="anna@mail.example", answered=2 * HOUR)
    past.letter("Thank you. Another question: is the lamp in stock?", sender="anna@mail.example", after=24 * HOUR)
    assert past.difference().changes == ()


def test_an_answer_to_the_second_letter_answers_the_first() -> None:
    past = Past(makings("priority: {contact: 20, contact_most: 60}"))
    past.letter(LATE, sender="anna@mail.example")
    past.letter("Is anybody there?", sender="anna@mail.example", after=HOUR, answered=2 * HOUR)
    past.letter("And where is it now?", sender="anna@mail.example", after=3 * HOUR)
    assert [one.name for one in past.difference().changes] == ["letter 2"]


def test_a_problem_that_is_told_by_other_words_is_shown_with_them() -> None:
    rules = """\
problems:
  - id: damaged
    points: 9
    phrases: {en: [nothing has come]}
"""
    (change,) = replayed([LATE, CALM], rules).changes
    assert change.problems.after == "damaged"
    assert "nothing has come" in words.problem(change)


TEXTS = """\
problems:
  - id: damaged
    texts:
      en:
        apology: [your parcel came broken]
        action: [ACTION]
        options: ["Would you rather have a new one, or shall we have it repaired?"]
"""


def test_other_texts_of_a_problem_change_the_drafts_about_it_and_no_others() -> None:
    told = replayed([LATE, BROKEN, CALM], TEXTS.replace("ACTION", "I am passing this on to our workshop now."))
    (change,) = told.changes
    assert change.name == "letter 2"
    assert change.climb == 0
    assert any("workshop" in sentence for hunk in change.wording for sentence in hunk.added)


def test_a_text_that_breaks_the_contract_costs_the_letter_its_draft_and_says_why() -> None:
    told = replayed([LATE, BROKEN], TEXTS.replace("[your parcel came broken]", "[]"))
    (change,) = told.changes
    assert (told.lost, told.gained, told.reworded) == (1, 0, 0)
    assert "breaks the courtesy contract" in words.draft(change)


def test_what_the_new_rules_mend_gains_a_draft() -> None:
    broken = makings(TEXTS.replace("[your parcel came broken]", "[]"))
    past = Past(shipped(), broken)
    past.letter(BROKEN)
    told = past.difference()
    assert (told.lost, told.gained) == (0, 1)
    assert words.draft(told.changes[0]).startswith("it would get a draft")


def test_another_template_changes_the_drafts_made_from_it() -> None:
    name = "en/question.txt"
    source = shipped().templates[name].replace("Thank you", "Many thanks")
    told = replayed([LATE, BROKEN, CALM], templates={name: source})
    assert [one.name for one in told.changes] == ["letter 3"]
    assert told.templates == (name,)


def test_a_template_that_cannot_be_rendered_costs_the_draft_and_names_its_line() -> None:
    name = "en/question.txt"
    told = replayed([CALM], templates={name: "{{ nobody }}"})
    assert told.lost == 1
    assert f"{name}:1" in words.draft(told.changes[0])


def test_where_one_wording_is_changed_no_draft_changes_between_the_others() -> None:
    texts = TEXTS.replace("[ACTION]", "[I am asking our workshop., I am asking our carrier., I am asking our packers.]")
    past = Past(makings(texts.replace("our packers", "our packing room")), makings(texts))
    for number in range(12):
        past.letter(BROKEN, subject=f"Letter {number}")
    told = past.difference()
    assert 0 < told.reworded < 12
    for hunk in {hunk for one in told.changes for hunk in one.wording}:
        assert "our packers" in hunk.removed[0] or "our packing room" in hunk.added[0]


def test_a_sender_who_is_ours_by_the_new_rules_is_skipped_by_them() -> None:
    past = Past(makings("senders: {ours: [c1@mail.example]}"))
    past.letter(LATE)
    past.letter(LATE)
    (change,) = past.difference().changes
    assert (change.standings.after, change.bands.before != "", change.bands.after) == (None, True, "")
    assert "skipped" in words.place(change)


def test_an_important_customer_rises() -> None:
    past = Past(makings("senders: {vip: [c2@mail.example]}"))
    past.letter(CALM)
    past.letter(CALM)
    (change,) = past.difference().changes
    assert (change.name, change.climb) == ("letter 2", 1)
    assert "important" in words.cause(change.causes[0])


def test_a_letter_that_cannot_be_read_is_named_and_the_others_are_replayed() -> None:
    past = Past(makings(ONE_WORD))
    past.letter(GIFT)
    broken = past.letters[0]
    past.letters.append(replace(broken, name="torn", raw=replace(broken.raw, octets=b"")))
    told = past.difference()
    assert told.letters + len(told.unreadable) + told.skipped == 2
    assert len(told.changes) == 1


def test_a_letter_that_is_found_twice_counts_once() -> None:
    past = Past(shipped())
    past.letter(GIFT)
    past.letters.append(past.letters[0])
    assert past.difference().letters == 1


def test_a_robots_letter_is_counted_and_not_judged() -> None:
    past = Past(makings(ONE_WORD))
    past.letter(GIFT, Auto_Submitted="auto-replied")
    told = past.difference()
    assert (told.letters, told.skipped, told.changes) == (0, 1, ())


def test_the_furthest_moves_come_first_after_those_into_another_band() -> None:
    told = replayed([CALM, LATE, BROKEN, GIFT, "It is a birthday."], ONE_WORD)
    jumps = [(one.bands.differs, abs(one.climb)) for one in told.changes]
    assert jumps == sorted(jumps, reverse=True)


# --- beside what agents did -------------------------------------------------------------------------------------------


def agreed(past: Past, known: Known | None = None) -> Agreement:
    return past.difference(known).agreement


def test_nothing_is_said_of_agents_of_whom_nothing_is_known() -> None:
    past = Past(makings(ONE_WORD))
    past.letter(GIFT)
    assert words.agreement(agreed(past)) == ("Nothing is known of how agents answered these letters.",)


def test_the_order_of_answering_is_held_beside_both_ranks() -> None:
    past = Past(makings(ONE_WORD))
    past.letter("This is a disgrace. I am furious.", answered=5 * HOUR)
    past.letter("For a birthday.", after=HOUR, answered=3 * HOUR)
    order = agreed(past).order
    assert order is not None
    assert (order.pairs, order.oldest) == (1, 0.0)
    assert order.ranked.before == 0.0
    past.makings = Pair(past.makings.before, past.makings.after)
    strong = Past(makings(ONE_WORD.replace("points: 30", "points: 200")))
    strong.letter("This is a disgrace. I am furious.", answered=5 * HOUR)
    strong.letter("For a birthday.", after=HOUR, answered=3 * HOUR)
    assert agreed(strong).order == replace(order, ranked=Pair(0.0, 1.0))


def test_letters_that_never_waited_together_say_nothing_of_the_order() -> None:
    past = Past(makings(ONE_WORD))
    past.letter(GIFT, answered=HOUR)
    past.letter(LATE, after=2 * HOUR, answered=3 * HOUR)
    assert agreed(past).order is None


def test_a_flag_that_agents_took_off_is_a_wish_for_a_lower_band() -> None:
    past = Past(shipped(), makings(ONE_WORD))
    name = past.letter(GIFT)
    record = replace(letter_record(name, Outcome.ANSWERED), removed=frozenset({"$label1"}))
    assert agreed(past, Known(letters={name: record})).corrected == Corrected(1, lower=1, higher=0)


@pytest.mark.parametrize(
    ("outcome", "kept", "expected"),
    [(Outcome.ANSWERED, 1.0, (1, 1, 0, 0)), (Outcome.DELETED, None, (0, 0, 1, 1)), (Outcome.ANSWERED, 0.4, None)],
)
def test_what_became_of_drafts_that_would_read_otherwise_is_counted(
    outcome: Outcome, kept: float | None, expected: tuple[int, ...] | None
) -> None:
    past = Past(makings(TEXTS.replace("ACTION", "I am passing this on to our workshop now.")))
    name = past.letter(BROKEN)
    laid = replace(draft_record("d1", name, outcome=outcome, intended_at=NOON), kept=kept)
    drafts = agreed(past, Known(drafts={name: laid})).drafts
    told = drafts and (
        drafts.as_they_were,
        drafts.as_they_were_differ,
        drafts.deleted,
        drafts.deleted_differ,
    )
    assert told == expected


def test_how_much_of_both_drafts_was_sent_is_a_mean() -> None:
    past = Past(makings(ONE_WORD))
    name = past.letter(GIFT)
    drafts = agreed(past, Known(likeness={name: Pair(0.5, 0.9), "other": Pair(0.7, 0.7)})).drafts
    assert drafts is not None
    assert (drafts.compared, drafts.like) == (2, Pair(0.6, 0.8))
