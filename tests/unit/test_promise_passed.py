"""A promise that has passed without another answer: the customer is urgent again, and a follow-up lies ready."""

from __future__ import annotations

from datetime import timedelta
from email import message_from_bytes, policy

import pytest

from tests.desks import Desk
from tests.factories import NOON
from tests.promises import DUE, LATER, SENT, UPSET, answer, answered_desk, overdue_desk, the_promise
from triage.model import Outcome


@pytest.mark.parametrize(
    "fields",
    [
        {"In_Reply_To": "<one@mail.example>"},
        {"Subject": "Your kettle"},
        {"References": f"<sent{SENT:%d%H%M}@shop.example>"},
    ],
)
def test_the_next_answer_keeps_it_in_the_thread_or_out_of_it(fields: dict[str, str]) -> None:
    desk = answered_desk()
    at = DUE - timedelta(minutes=5)
    headers = {name: value for name, value in fields.items() if name != "Subject"} or {"X_Thread": "new"}
    answer(desk, "The carrier has found it.", at=at, **headers)
    desk.now = LATER
    assert (desk.sweep().queue, the_promise(desk).kept) == ((), at)


def test_once_it_has_passed_the_customer_waits_again_as_urgent() -> None:
    desk = answered_desk()
    desk.now = LATER
    [entry] = desk.sweep().queue
    assert (entry.priority.band, entry.case.promise_broken, entry.case.promise_due) == ("P1", True, DUE)


def test_even_the_calmest_customer_is_urgent_then() -> None:
    desk = overdue_desk("Could you tell me whether the oak tray fits a round table?")
    assert [entry.priority.band for entry in desk.sweep().queue] == ["P1"]


def test_a_follow_up_that_apologises_for_exactly_that_lies_ready() -> None:
    desk = answered_desk()
    desk.now = LATER
    [entry] = desk.sweep().queue
    assert entry.draft is not None
    assert entry.draft.template == "en/followup.txt"
    followup = message_from_bytes(desk.account.messages("Drafts")[-1].octets, policy=policy.default)
    text = " ".join(followup.get_content().split())
    assert "let the time pass without writing to you" in text or "you have heard nothing from us" in text
    assert not any(words in text for words in ("again about", "to us again", "coming back", "reminding us"))


@pytest.mark.parametrize(
    ("letter", "template"),
    [
        ("My kettle from order #4471 arrived broken and I am very disappointed.", "en/followup.txt"),
        ("Worst service ever!!! I am FURIOUS. This is a scam and you are all liars.", "en/furious.txt"),
        ("Worst service ever!!! I am FURIOUS. This is a scam and I will dispute the charge.", "en/followup.txt"),
        ("Could you tell me whether the oak tray fits a round table?", "en/followup.txt"),
        ("My mother has died. Please cancel her order #4471.", "en/sober.txt"),
        ("The kettle caught fire and burned my hand. Order #4471.", "en/safety.txt"),
    ],
)
def test_whatever_the_letter_was_the_follow_up_owns_that_we_let_the_time_pass(letter: str, template: str) -> None:
    [entry] = overdue_desk(letter).sweep().queue
    assert entry.draft is not None
    words = entry.draft.words
    assert (entry.draft.template, entry.priority.band) == (template, "P1")
    assert "let the time pass without writing to you" in words or "you have heard nothing from us" in words


def test_after_praise_a_person_has_to_write_what_was_promised() -> None:
    desk = overdue_desk("I just wanted to say thank you, the vase is wonderful and your team is lovely!")
    [entry] = desk.sweep().queue
    assert (entry.refusal and entry.refusal.reason, entry.priority.band) == ("promised", "P1")


def test_the_letter_carries_the_flags_of_an_urgent_one_again() -> None:
    desk = answered_desk()
    [uid] = [stored.uid for stored in desk.account.messages("INBOX")]
    assert desk.triage_flags(uid) == frozenset()
    desk.now = LATER
    desk.sweep()
    assert desk.triage_flags(uid) == {"\\Flagged", "$label1"}


def test_owed_again_it_is_flagged_and_counted_once() -> None:
    desk = answered_desk()
    desk.now = LATER
    desk.sweep()
    before = len(desk.drafts())
    desk.sweep()
    assert (len(desk.drafts()), desk.outcomes(), desk.sweep().writes) == (before, ["drafted"], 0)


def test_the_late_answer_ends_it() -> None:
    desk = answered_desk()
    desk.now = LATER
    desk.sweep()
    answer(desk, "I am sorry. The kettle leaves today.", at=LATER)
    report = desk.sweep()
    assert (report.queue, desk.outcomes()) == ((), ["answered"])
    assert the_promise(desk).broken(LATER)


def test_a_restarted_bot_still_knows_what_is_owed() -> None:
    desk = answered_desk().restarted(later=LATER - SENT)
    assert [entry.case.promise_broken for entry in desk.sweep().queue] == [True]


def test_a_customer_who_wrote_again_meanwhile_has_one_case_with_the_broken_promise() -> None:
    desk = answered_desk()
    desk.letter("Any news?", message_id="<two@mail.example>", received=SENT + timedelta(hours=1))
    desk.now = LATER
    [entry] = desk.sweep().queue
    assert (entry.case.promise_broken, entry.case.contacts) == (True, 1)


def test_a_promise_that_comes_due_raises_the_priority_of_a_customer_who_wrote_again() -> None:
    desk = answered_desk()
    desk.letter("Any news?", message_id="<two@mail.example>", received=SENT + timedelta(minutes=1))
    [entry] = desk.sweep().queue
    assert "a promise of ours comes due" in [reason.what for reason in entry.priority.because]


def test_a_letter_that_was_filed_away_is_not_brought_back() -> None:
    desk = Desk()
    uid = desk.letter(UPSET)
    desk.sweep()
    answer(desk)
    desk.account.expunge("INBOX", uid)
    desk.now = LATER
    assert desk.sweep().queue == ()


def test_the_client_that_marked_the_letter_answered_does_not_hide_what_is_owed() -> None:
    desk = Desk()
    uid = desk.letter(UPSET)
    desk.sweep()
    answer(desk)
    desk.account.set_flags("INBOX", uid, {"\\Answered"})
    desk.sweep()
    desk.now = LATER
    assert [entry.case.promise_broken for entry in desk.sweep().queue] == [True]


def test_what_letters_say_is_counted_in_words_of_the_rules_alone() -> None:
    desk = Desk()
    desk.letter("Still no reply. I am disappointed, and so is my aunt Xanthippe.")
    desk.sweep()
    desk.restarted().sweep()
    heard = desk.ledger.heard(NOON.date(), NOON.date())
    assert heard["row:no_response"] == 1
    assert not any("xanthippe" in word or "aunt" in word for word in heard)


def test_the_ledger_knows_what_a_letter_is_about_and_when_it_was_answered() -> None:
    desk = answered_desk()
    [record] = desk.ledger.memory.letters.values()
    assert (record.problem, record.answered, record.outcome) == ("damaged", SENT, Outcome.ANSWERED)
