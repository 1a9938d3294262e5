"""The customer writes again, or time passes, while a draft lies there.

On each server, and in memory. After every act no edit is lost, and no draft is there twice or out of date.
"""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.acceptance.office import CHARGED, DAY, HOUR, Office
from triage.work.context import Options

# --- the customer writes again ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("thread", [{"In_Reply_To": "<one@mail.example>"}, {"subject": "Charged twice"}])
def test_a_customer_who_writes_again_has_one_draft_that_names_both_problems(
    swept: Office, thread: dict[str, str]
) -> None:
    swept.now += HOUR
    swept.letter(CHARGED, "<two@mail.example>", **thread)
    swept.sweep()
    uid, draft = swept.draft(), swept.drafts()[swept.draft()]
    words = swept.text(uid).partition(" wrote:")[0]
    assert ("kettle" in words, "charged" in words, draft["In-Reply-To"]) == (True, True, "<two@mail.example>")
    assert (swept.outcomes(), swept.rests()) == (["superseded", "drafted"], True)


def test_a_draft_for_two_letters_that_is_sent_answers_both(swept: Office) -> None:
    swept.letter(CHARGED, "<two@mail.example>", subject="Charged twice")
    swept.sweep()
    swept.send(swept.draft())
    report = swept.sweep()
    assert (report.queue, swept.drafts(), report.answered, swept.rests()) == ((), {}, 2, True)


def test_a_draft_for_two_letters_of_which_one_is_answered_is_renewed_for_the_other(swept: Office) -> None:
    swept.now += HOUR
    swept.letter(CHARGED, "<two@mail.example>", subject="Charged twice")
    swept.sweep()
    swept.answer("<one@mail.example>")
    report = swept.sweep()
    words = swept.text(swept.draft()).partition(" wrote:")[0]
    assert ([entry.case.contacts for entry in report.queue], "kettle" in words, swept.rests()) == ([1], False, True)


def test_a_letter_that_comes_in_after_the_answer_has_a_draft_of_its_own(swept: Office) -> None:
    swept.answer()
    swept.now += HOUR
    swept.letter(CHARGED, "<two@mail.example>", In_Reply_To="<one@mail.example>")
    swept.sweep()
    assert (len(swept.drafts()), swept.outcomes(), swept.rests()) == (1, ["withdrawn", "drafted"], True)


# --- time passes ------------------------------------------------------------------------------------------------------


def test_a_draft_whose_promise_comes_too_near_is_renewed_before_it_is_there(swept: Office) -> None:
    first = swept.due()
    swept.sweep(first - swept.now - timedelta(minutes=50))
    assert (len(swept.drafts()), swept.due() > first, swept.rests()) == (1, True, True)


@pytest.mark.parametrize("later", [3 * DAY, 7 * DAY, 20 * DAY])
def test_after_a_long_sleep_no_draft_promises_what_has_passed(swept: Office, later: timedelta) -> None:
    swept.sweep(later)
    assert (len(swept.drafts()), swept.due() > swept.now, swept.rests()) == (1, True, True)


def test_an_untouched_draft_expires_and_is_not_laid_again(swept: Office) -> None:
    swept.sweep(Options().expires)
    swept.sweep(DAY)
    assert (swept.drafts(), swept.outcomes(), swept.rests()) == ({}, ["expired"], True)
