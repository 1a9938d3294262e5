"""What stands beside a customer in the queue: the shop's other letters, promises, drafts, whom to tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.factories import NOON, draft_record
from tests.queues import HOURS, LATER, UNREAD, VIEW, entry, render, row
from triage.desk.escalation import whom
from triage.desk.health import Health
from triage.desk.queue import Owed, changes, queue_of
from triage.desk.standing import Standing
from triage.hours import BusinessHours
from triage.model import (
    Band,
    Confidence,
    ConfidenceLevel,
    Cue,
    Outcome,
    Priority,
    QueueEntry,
    Reason,
    Refusal,
)
from triage.rules.read import default_rules


def test_the_shops_own_distribution_stands_beside_the_score() -> None:
    told = row(entry(), standing=Standing(tuple(float(score) for score in range(100))))
    assert told.standing == "more upset than 88 of 100 letters of the last 90 days"


def test_of_too_few_letters_nothing_is_said() -> None:
    told = row(entry(), standing=Standing((1.0,) * 19))
    assert (told.standing, told.calmer) == ("", None)


# --- promises, drafts, whom to tell -----------------------------------------------------------------------------------


def owing(due: datetime, *, broken: bool) -> QueueEntry:
    return entry(case=replace(entry().case, promise_due=due, promise_broken=broken))


def test_what_we_promised_is_told_in_the_shops_own_words_and_time() -> None:
    berlin = BusinessHours("Europe/Berlin")
    assert row(owing(NOON, broken=False), hours=berlin).promised == "Tue 3 Mar 13:00"


def test_a_promise_that_has_passed_is_named_as_such() -> None:
    text = render(owing(NOON, broken=True))
    assert "Our promise was for Tue 3 Mar 12:00, and nobody has written since." in text.html
    assert "NOBODY HAS WRITTEN SINCE" in text.plain


def test_who_was_answered_does_not_wait_since_they_wrote_but_since_then() -> None:
    case = replace(entry().case, answered=NOON + timedelta(hours=1), promise_due=LATER)
    promised = replace(entry(case=case), draft=None, refusal=Refusal("promised", ""))
    deleted = draft_record("d1", outcome=Outcome.DELETED)
    told = row(promised, drafts={"c1": deleted})
    assert (told.answered, told.since, told.contacts) == (True, "Tue 3 Mar 13:00", 1)
    assert told.state.startswith("Answered; what was promised comes due")
    assert "Answered Tue 3 Mar 13:00" in render(promised).html


def test_the_draft_that_lies_there_tells_its_time_in_our_language_whatever_the_customers() -> None:
    laid = replace(draft_record("d1", outcome=Outcome.DRAFTED), promise_by=LATER)
    assert (
        row(entry(), drafts={"c1": laid}).state
        == "A reply lies ready in Drafts; it promises an answer by Tue 3 Mar 15:00."
    )


def test_a_draft_somebody_works_on_is_told_from_one_that_lies_ready() -> None:
    edited = replace(draft_record("d1", outcome=Outcome.DRAFTED), kept=0.8)
    assert row(entry(), drafts={"c1": edited}).state == "Somebody is at work on the reply in Drafts."


def test_where_it_is_not_certain_whether_a_reply_lies_there_the_agent_is_told_to_look() -> None:
    unsure = draft_record("d1", outcome=Outcome.UNSURE)
    assert "Look into Drafts before you write" in row(entry(), drafts={"c1": unsure}).state


def test_whom_to_tell_depends_on_band_and_business_time() -> None:
    rows = default_rules().escalation
    at = {hours: whom(Band.P1, NOON, rows, HOURS, NOON + timedelta(hours=hours)) for hours in (1, 4, 24)}
    assert at == {1: "", 4: "the team lead", 24: "the owner"}
    assert whom(Band.P2, NOON, rows, HOURS, NOON + timedelta(hours=24)) == ""


def test_a_row_names_whom_to_tell() -> None:
    told = render_rows(entry(), escalation=default_rules().escalation, now=NOON + timedelta(days=2))
    assert told == ["the owner"]


@pytest.mark.parametrize("sign", ["hazard", "hurt", "press", "legal"])
def test_danger_press_and_lawyers_name_whom_to_tell_at_once_in_any_band(sign: str) -> None:
    assert whom(Band.P4, NOON, default_rules().escalation, HOURS, NOON, {sign}) == "the owner"


def test_a_case_is_told_at_once_for_what_stands_in_any_of_its_letters() -> None:
    case = entry().case
    hazard = replace(case.newest.judgement, circumstances=(Cue("hazard"),))
    first = replace(case.newest, judgement=hazard)
    both = replace(entry(), case=replace(case, letters=(first, case.newest)))
    assert render_rows(both, escalation=default_rules().escalation) == ["the owner"]


def test_what_makes_a_case_urgent_besides_its_mood_stands_in_its_row() -> None:
    because = (Reason("frustration 20 of 100", 20.0, "frustration"), Reason("somebody was hurt", 70.0))
    told = entry(priority=Priority(Band.P1, 90.0, because))
    assert row(told).because == ("somebody was hurt",)
    assert "Urgent because: somebody was hurt" in render(told).plain
    assert "somebody was hurt" in render(told).html


def test_where_nothing_could_be_judged_no_number_is_told_and_the_letter_has_to_be_read() -> None:
    polish = Confidence(ConfidenceLevel.NONE, ("a language without rules (pl)",))
    newest = entry().case.newest
    letter = replace(newest, judgement=replace(newest.judgement, confidence=polish))
    told = replace(entry(), case=replace(entry().case, letters=(letter,)))
    of_many = row(told, standing=Standing((1.0,) * 50))
    assert (of_many.standing, of_many.calmer) == ("", None)
    assert of_many.unjudged == "not judged, a language without rules (pl): a person must read it"
    assert "Read the letter before you send it" in of_many.state
    assert "of 100" not in render(told).html


def render_rows(*entries: QueueEntry, **fields: object) -> list[str]:
    return [row(one, **fields).escalate for one in entries]


def test_customers_who_were_promised_an_answer_are_listed_first_due_first() -> None:
    owed = [Owed("Ben", "My lamp", LATER + timedelta(days=1), ""), Owed("Anna", "My vase", NOON, "mid:a@b.example")]
    text = render(owed=owed).plain
    assert "! Our promise to Anna was for Tue 3 Mar 12:00, and nobody has written since: please write now." in text
    assert text.index("Tue 3 Mar 12:00, PASSED: Anna: My vase") < text.index("by Wed 4 Mar 15:00: Ben")


def test_what_has_changed_is_told_from_one_message_to_the_next() -> None:
    anna, ben, cid = (
        entry(name=name, case=replace(entry().case, customer=name * 6)) for name in ("Anna", "Bena", "Cida")
    )
    before = queue_of([anna, replace(ben, priority=Priority(Band.P3, 30.0))], VIEW)
    after = queue_of([replace(ben, case=replace(ben.case, letters=entry(name="Ben").case.letters)), cid], VIEW)
    assert changes(before.state, after) == ("1 new", "1 answered or gone", "Ben is now P1")


def test_where_nothing_has_changed_nothing_is_told() -> None:
    queue = queue_of([entry()], VIEW)
    assert changes(queue.state, queue) == ()


def test_health_says_what_to_do() -> None:
    text = render(health=Health(unread=(UNREAD,), unsure=2, refused=1)).plain
    assert "1 letter could not be read by the bot" in text
    assert "2 replies may or may not lie in Drafts: please look there before you write" in text
    assert "is there room left in the mailbox?" in text
    assert "All is well" not in text
