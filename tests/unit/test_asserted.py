"""What a reply may state and be sorry for: what the letter itself shows."""

from __future__ import annotations

from tests.factories import restated


def test_a_fault_that_only_the_subject_names_is_not_stated() -> None:
    text = "i just ordered the puffer in a size 8 but i meant 10 can u change it b4 it goes out pls?? order is #HG20931"
    told = restated(text, subject="wrong size can i change")
    assert "wrong" not in told.text
    assert told.problems == ("other",)


def test_a_fault_that_the_letter_names_too_is_stated() -> None:
    text = "Not what I ordered, you sent the wrong one, what an utter joke of a company this is!! order is #HG20931"
    told = restated(text, subject="wrong size")
    assert told.text.startswith(("You received the wrong", "You write", "About order #HG20931 you write", "We sent"))
    assert told.shown


def test_an_angry_question_is_no_reason_to_leave_the_story_out() -> None:
    text = (
        "My son opened the battery door of the toy without a screw. I found him with a battery in the mouth. "
        'How can you sell this for children "12m+"? Please take it off the shelves.'
    )
    assert "You have a question for us" not in restated(text, subject="Dangerous toy").text


def test_to_hear_nothing_from_us_in_future_is_no_silence_of_ours() -> None:
    told = restated("I want my £46. If I hear nothing my next message goes to the papers.", subject="Lipstick")
    assert "no_reply" not in told.problems
