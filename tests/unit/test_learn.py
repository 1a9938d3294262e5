"""What a shop's rules could learn from what agents did: proposals, and what is left alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta

from tests.factories import NOON, draft_record, letter_record, promise_record
from tests.replays import NAMING, OneHand, Past, makings, rules_of, shipped
from triage.hours import BusinessHours
from triage.lab.learn import words
from triage.lab.learn.learn import Learnt, Measured, agrees_better, learn, learnt
from triage.lab.learn.overrated import overrated_signals
from triage.lab.learn.struck import Sent, struck_sentences, without
from triage.lab.learn.timing import other_times
from triage.lab.learn.unused import unused_drafts
from triage.lab.learn.values import Evidence, Found, Line, Proposal, Watched
from triage.lab.replay.agreement import Agreement, Corrected, Known, Order
from triage.lab.replay.comparer import Comparer, Laid, Lesson
from triage.lab.replay.values import Pair
from triage.model import Band, DraftRecord, LetterRecord, Outcome, PromiseRecord
from triage.plan import Makings
from triage.rules.edit import Edit
from triage.rules.read import default_rules
from triage.work.past.learning import Tried, stood

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
NOTHING = Evidence(default_rules(), BusinessHours(), NOON + 90 * DAY)
RED = frozenset({"\\Flagged", "$label1"})
AMBER = frozenset({"$label2"})
FLAGS = {Band.P1: RED, Band.P2: AMBER}


def proposals(found: Iterable[Found]) -> list[Proposal]:
    return [one for one in found if isinstance(one, Proposal)]


def watched(found: Iterable[Found]) -> list[Watched]:
    return [one for one in found if isinstance(one, Watched)]


def test_of_nothing_nothing_is_learnt() -> None:
    assert list(learn(NOTHING)) == []


# --- drafts -----------------------------------------------------------------------------------------------------------

DELETED = (Outcome.DELETED, None)
REWRITTEN = (Outcome.ANSWERED, 0.1)
IGNORED = (Outcome.WITHDRAWN, 0.0)
SENT = (Outcome.ANSWERED, 0.97)
UNKNOWN = (Outcome.EXPIRED, None)


def drafts(ends: Sequence[tuple[Outcome, float | None]], problem: str = "late", yaml: str = "") -> Evidence:
    """Drafts for letters about one problem, one an hour, and what became of them."""
    letters, made = {}, []
    for number, (outcome, kept) in enumerate(ends):
        name = f"{problem}{number}"
        letters[name] = replace(letter_record(name), problem=problem)
        at = NOON + number * HOUR
        made.append(replace(draft_record(f"d{name}", name, outcome=outcome, intended_at=at), kept=kept))
    rules = rules_of(yaml) if yaml else default_rules()
    return replace(NOTHING, rules=rules, letters=letters, drafts=tuple(made))


def test_ten_deleted_drafts_in_a_row_switch_the_row_off_for_drafts() -> None:
    [proposal] = proposals(unused_drafts(drafts([DELETED] * 10)))
    assert proposal.edits == (Edit("problems", "late", "draft", value=False),)
    assert proposal.why == ("the last 10 drafts for it were not used: 10 deleted",)


def test_drafts_that_are_rewritten_are_not_used_either_and_counted_apart() -> None:
    [proposal] = proposals(unused_drafts(drafts([DELETED] * 8 + [REWRITTEN, IGNORED])))
    assert proposal.why == ("the last 10 drafts for it were not used: 8 deleted, 2 rewritten",)


def test_seven_are_not_enough_and_are_told() -> None:
    found = list(unused_drafts(drafts([SENT] + [DELETED] * 7)))
    assert proposals(found) == []
    [one] = watched(found)
    assert words.watched(one).endswith("(7 of 10)")


def test_one_that_is_sent_begins_the_row_anew() -> None:
    assert list(unused_drafts(drafts([DELETED] * 30 + [SENT] + [DELETED] * 3))) == []


def test_drafts_of_which_nothing_is_known_say_nothing() -> None:
    ends = [end for _ in range(10) for end in (UNKNOWN, DELETED, (Outcome.DRAFTED, None), (Outcome.ANSWERED, None))]
    [proposal] = proposals(unused_drafts(drafts(ends)))
    assert "10 deleted" in proposal.why[0]


def test_a_row_that_is_off_already_is_left_alone() -> None:
    off = "problems:\n  - id: late\n    draft: false\n"
    assert list(unused_drafts(drafts([DELETED] * 20, yaml=off))) == []


def test_a_problem_that_the_rules_do_not_know_any_more_is_left_alone() -> None:
    assert list(unused_drafts(drafts([DELETED] * 20, problem="long_gone"))) == []


def test_the_words_that_fired_are_told_with_how_often() -> None:
    past = Past(shipped())
    names = [past.letter(f"My vase arrived broken, order {number}.") for number in range(10)]
    made = drafts([DELETED] * 10, problem="damaged")
    covered = zip(made.drafts, names, strict=True)
    evidence = replace(
        made,
        arrivals=past.replay().arrivals,
        letters={name: replace(letter_record(name), problem="damaged") for name in names},
        drafts=tuple(replace(draft, covers=(name,)) for draft, name in covered),
    )
    [proposal] = proposals(unused_drafts(evidence))
    assert "broken” (10 letters)" in proposal.why[1]


# --- signals ----------------------------------------------------------------------------------------------------------

GIFT = """\
signals:
  - id: late_gift
    family: ultimatum
    points: 90
    why: a present that comes too late
    phrases: {en: [birthday]}
    fires: {en: [It is a birthday present.]}
    silent: {en: [Thank you.]}
"""
PRESENT = "Could you tell me whether the oak tray fits a round table? It is a birthday present. Thank you."
CROSS = "My blue vase from order 4471 arrived broken. I am angry, and very disappointed."
ANGRY = "This is the worst service ever. I am furious. My order 4471 never came and nobody answers me."
WITH_GIFT = makings(GIFT)


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
    half = GIFT.replace("points: 90", f"points: {proposal.edits[0].value}")
    again = Past(makings(half), makings(half))
    for day in range(12):
        again.letter(PRESENT, after=day * DAY, answered=day * DAY + 6 * HOUR)
        again.letter(CROSS, after=day * DAY, answered=day * DAY + 2 * HOUR)
    assert list(overrated_signals(gifts(again))) == []


def measured(proposal: Proposal, past: Past, evidence: Evidence) -> Measured:
    """With what it would change for the letters in `past`."""
    edit = proposal.edits[0]
    after = makings(GIFT.replace("points: 90", f"points: {edit.value}"))
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


# --- whether it agrees better -----------------------------------------------------------------------------------------


def order(before: float, after: float) -> Order:
    return Order(100, Pair(before, after), 50.0)


def test_nearer_in_one_thing_and_further_in_none_agrees_better() -> None:
    assert agrees_better(Agreement(order(60, 70), None, None))
    assert agrees_better(Agreement(order(60, 60), Corrected(9, 3, 0), None))


def test_further_in_one_thing_or_nothing_at_all_does_not() -> None:
    assert not agrees_better(Agreement(None, None, None))
    assert not agrees_better(Agreement(order(60, 60.1), None, None))
    assert not agrees_better(Agreement(order(60, 59), Corrected(9, 3, 0), None))
    assert not agrees_better(Agreement(order(60, 70), Corrected(9, 0, 1), None))


def test_what_past_letters_do_not_bear_out_is_told_apart() -> None:
    proposal = Proposal("less", ("because",), must_agree=True)
    assert learnt([Measured(proposal, None)], []) == Learnt(dropped=(Measured(proposal, None),))


def test_where_no_letter_could_be_read_the_way_out_is_told() -> None:
    assert "--folder" in words.unseen(drafts([DELETED]))
    assert words.unseen(NOTHING) == ""
    assert words.unseen(replace(drafts([DELETED]), arrivals=shop(PRESENT).replay().arrivals)) == ""


# --- times ------------------------------------------------------------------------------------------------------------


def promises(
    taken: Sequence[timedelta], problem: str = "damaged", yaml: str = "", due: timedelta = 3 * HOUR
) -> Evidence:
    """Answers that promised more, one a week on Tuesday at noon, and how long that took; letters in P1."""
    letters, made = {}, []
    for number, each in enumerate(taken):
        sent = NOON + number * 7 * DAY
        name = f"l{number}"
        letters[name] = replace(letter_record(name, received=sent - HOUR), customer=name, band="P1", problem=problem)
        promise = promise_record(name, customer=name, sent=sent, due=sent + due)
        made.append(replace(promise, kept=sent + each))
    rules = rules_of(yaml) if yaml else default_rules()
    now = NOON + 52 * 7 * DAY
    return replace(NOTHING, rules=rules, letters=letters, promises=tuple(made), now=now)


def test_where_promises_are_broken_the_shortest_time_that_most_would_have_kept_is_proposed() -> None:
    [proposal] = proposals(other_times(promises([HOUR] * 4 + [DAY - HOUR] * 8)))
    assert proposal.edits == (Edit("bands", "P1", "within", "1d"),)
    assert proposal.why == ("8 of 12 promises to them were broken; 12 would have been kept",)


def test_promises_that_are_kept_teach_nothing() -> None:
    assert list(other_times(promises([HOUR] * 20))) == []


def test_a_time_that_has_become_longer_is_not_proposed_again() -> None:
    longer = "bands:\n  - id: P1\n    within: 1d\n"
    assert list(other_times(promises([HOUR] * 4 + [DAY - HOUR] * 8, yaml=longer))) == []


def test_a_problem_with_a_time_of_its_own_is_changed_there() -> None:
    own = "problems:\n  - id: damaged\n    within: 3h\n"
    [proposal] = proposals(other_times(promises([DAY - HOUR] * 10, yaml=own)))
    assert proposal.edits == (Edit("problems", "damaged", "within", "1d"),)


def test_a_time_that_the_settings_say_is_left_to_a_person() -> None:
    fixed = replace(promises([DAY - HOUR] * 10), fixed=frozenset({Band.P1}))
    [proposal] = proposals(other_times(fixed))
    assert proposal.edits == ()
    assert proposal.by_hand == "set PROMISE_P1=1d in the settings, which say it here"


def test_six_broken_promises_are_told() -> None:
    [one] = watched(other_times(promises([DAY - HOUR] * 6)))
    assert words.watched(one) == "letters in P1: promises, half of them broken (6 of 10)"


def changed(theirs: timedelta, number: int = 10) -> Evidence:
    """Drafts that promised something in three hours, sent with another time."""
    letters: dict[str, LetterRecord] = {}
    made: list[DraftRecord] = []
    told: list[PromiseRecord] = []
    for each in range(number):
        laid: datetime = NOON - HOUR + each * 7 * DAY
        name = f"l{each}"
        letters[name] = replace(letter_record(name, received=laid), customer=name, band="P1", problem="damaged")
        draft = draft_record(f"d{each}", name, outcome=Outcome.ANSWERED, intended_at=laid)
        made.append(replace(draft, customer=name, promise_by=laid + 3 * HOUR))
        sent = promise_record(name, customer=name, sent=laid + HOUR, due=laid + theirs)
        told.append(replace(sent, kept=laid + 2 * HOUR))
    return replace(NOTHING, letters=letters, drafts=tuple(made), promises=tuple(told))


def test_where_agents_always_set_a_later_time_theirs_is_proposed() -> None:
    [proposal] = proposals(other_times(changed(2 * DAY)))
    assert proposal.edits == (Edit("bands", "P1", "within", "2d"),)
    assert proposal.why == ("in 10 of 10 answers to them, agents set a later time than the draft's",)


def test_a_time_that_was_learnt_from_agents_is_not_proposed_again() -> None:
    learnt_since = replace(changed(2 * DAY), rules=rules_of("bands:\n  - id: P1\n    within: 2d\n"))
    assert list(other_times(learnt_since)) == []


def test_where_agents_keep_our_time_nothing_is_proposed() -> None:
    assert list(other_times(changed(3 * HOUR))) == []


def test_where_agents_always_set_an_earlier_time_a_shorter_one_is_proposed() -> None:
    week = "bands:\n  - id: P1\n    within: 5d\n"
    found = changed(DAY)
    drafts = tuple(replace(one, promise_by=one.intended_at + 7 * DAY) for one in found.drafts)
    [proposal] = proposals(other_times(replace(found, drafts=drafts, rules=rules_of(week))))
    assert proposal.edits == (Edit("bands", "P1", "within", "1d"),)


# --- sentences --------------------------------------------------------------------------------------------------------

TEMPLATE = """\
Hello,

{{ choose(
  "Thank you for telling us.",
  "Thank you for your letter.",
) }}
We are a family business since 1911.
{{ problem }}
"""
SOURCES = {"en/upset.txt": TEMPLATE}
WORDS = "Hello,\n\nThank you for telling us.\nWe are a family business since 1911.\nYour vase broke on its way to you."
LEFT = WORDS.replace("We are a family business since 1911.\n", "")


def answers(number: int, sent: str = LEFT, kept: float = 0.8) -> list[Sent]:
    return [Sent(Laid(WORDS, "en/upset.txt", tuple(WORDS.split())), kept, tuple(sent.split()))] * number


def test_a_sentence_that_is_always_struck_out_is_proposed_for_leaving_out() -> None:
    [proposal] = proposals(struck_sentences(answers(10), SOURCES))
    assert proposal.struck == (Line("en/upset.txt", "We are a family business since 1911."),)
    assert proposal.why == ("agents struck it out, or reworded it, in 10 of 10 drafts that they sent",)


def test_one_that_is_mostly_kept_stays() -> None:
    as_it_was = answers(5, WORDS, 1.0)
    assert list(struck_sentences([*answers(10), *as_it_was], SOURCES)) == []


def test_answers_that_are_not_the_draft_we_can_write_again_are_left_out() -> None:
    assert list(struck_sentences(answers(10, kept=0.99), SOURCES)) == []
    assert list(struck_sentences(answers(10, "Dear Anna, a new vase is on its way.", 0.1), SOURCES)) == []


def test_what_a_customer_wrote_is_no_sentence_of_a_template() -> None:
    without_problem = WORDS.replace("\nYour vase broke on its way to you.", "")
    assert list(struck_sentences(answers(10, without_problem, 0.82), SOURCES)) == []


def test_seven_answers_are_not_enough() -> None:
    [one] = watched(struck_sentences(answers(7), SOURCES))
    assert one.seen == 7


def test_a_sentence_goes_with_its_line_and_a_wording_with_its_comma() -> None:
    lines = (Line("en/upset.txt", "We are a family business since 1911."),)
    assert without(SOURCES, lines) == {"en/upset.txt": TEMPLATE.replace("We are a family business since 1911.\n", "")}
    wording = (Line("en/upset.txt", "Thank you for your letter."),)
    assert without(SOURCES, wording) == {"en/upset.txt": TEMPLATE.replace('  "Thank you for your letter.",\n', "")}


def test_where_nothing_is_left_to_choose_the_choice_goes_too() -> None:
    both = [Line("en/upset.txt", "Thank you for your letter."), Line("en/upset.txt", "Thank you for telling us.")]
    assert without(SOURCES, both)["en/upset.txt"] == ("Hello,\n\nWe are a family business since 1911.\n{{ problem }}\n")
