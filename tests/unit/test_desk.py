"""What agents read: rows of the queue, and the queue message."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from tests.factories import NOON, case_of, judged_letter
from tests.queues import HOSTILE, HOURS, LATER, SOURCES, UNREAD, VIEW, entry, html_of, render, row
from triage.desk import queue_message
from triage.desk.health import Health
from triage.desk.queue import Queue, queue_of
from triage.desk.words import one_line
from triage.model import Address, Band, Message, Priority, Refusal, Restatement, Signal


def test_a_row_tells_who_what_how_upset_and_why() -> None:
    told = row(entry())
    assert (told.customer, told.problem, told.frustration, told.evidence) == (
        "Anna <anna@mail.example>",
        "damaged",
        88,
        ("worst shop",),
    )


def test_the_telling_words_come_before_single_ones_that_weigh_more() -> None:
    letter = judged_letter(frustration=60.0)
    signals = (
        Signal("word_signs", "words", 20.0, "single words", ("not", "days")),
        Signal("chargeback", "chargeback", 5.0, "announces a chargeback", ("call my bank",)),
    )
    case = case_of(replace(letter, judgement=replace(letter.judgement, signals=signals)))
    assert row(replace(entry(), case=case)).evidence == ("call my bank", "not", "days")


def test_of_a_calm_letter_single_words_are_not_told() -> None:
    letter = judged_letter(frustration=5.0)
    signal = Signal("word_signs", "words", 2.0, "single words", ("wanted", "say"))
    case = case_of(replace(letter, judgement=replace(letter.judgement, signals=(signal,))))
    assert row(replace(entry(), case=case)).evidence == ()


def test_words_that_stand_within_longer_ones_are_told_once() -> None:
    letter = judged_letter()
    signal = Signal("treated", "bad_treatment", 9.0, "was treated badly", ("LAUGHED at", "laughed at me", "rude"))
    case = case_of(replace(letter, judgement=replace(letter.judgement, signals=(signal,))))
    assert row(replace(entry(), case=case)).evidence == ("laughed at me", "rude")


def test_a_row_links_to_the_letter() -> None:
    assert row(entry()).link == "mid:letter1@mail.example"


def test_a_message_id_cannot_break_out_of_its_link() -> None:
    letter = judged_letter(message=Message((), "Hi", '<a"onclick=x>b@mail.example>'))
    told = row(replace(entry(), case=case_of(letter)))
    assert not set('"<> ') & set(told.link)


def test_a_case_without_a_draft_says_why() -> None:
    told = row(entry(draft=None, refusal=Refusal("suppress", "")))
    assert told.state == "No draft: the sender asks not to be answered automatically."


def test_control_and_direction_characters_do_not_reach_the_agent() -> None:
    assert one_line("a\u202eb\x00c\r\nd") == "a b c d"


def test_the_message_names_every_customer_in_the_order_given() -> None:
    text = render(entry(name="Anna"), entry(name="Ben")).plain
    assert text.index("Anna <") < text.index("Ben <")


def test_an_empty_queue_says_so() -> None:
    text = render()
    assert "Nobody waits" in text.plain
    assert "Nobody waits" in text.html


def test_letters_the_bot_could_not_read_are_named() -> None:
    text = render(health=Health(unread=(UNREAD, UNREAD))).plain
    assert "2 letters could not be read" in text
    assert "of Tue 3 Mar 14:05: it could not be taken apart (the header block is larger than a letter can be)" in text


def test_of_many_that_could_not_be_read_a_few_are_named() -> None:
    assert render(health=Health(unread=(UNREAD,) * 7)).plain.count("taken apart") == 5


def test_letters_the_server_did_not_give_are_counted() -> None:
    assert "1 letter in the inbox could not be got" in render(health=Health(missing=1)).plain


def test_what_a_customer_writes_never_becomes_markup_or_a_link() -> None:
    page = LexborHTMLParser(html_of(entry(HOSTILE, name=HOSTILE)))
    assert page.css("script") == []
    assert [node.attributes["href"] for node in page.css("a")] == ["mid:letter1@mail.example"]


def test_a_template_in_a_subject_stays_what_it_is() -> None:
    assert "{{ 7 * 7 }}" in html_of(entry(HOSTILE))


def test_nothing_remote_and_no_script_is_in_the_message() -> None:
    page = LexborHTMLParser(html_of(entry()))
    assert page.css("script, img, link, iframe, form, style") == []


def test_the_digest_is_the_same_while_a_reader_would_see_the_same() -> None:
    later = replace(VIEW, now=LATER + timedelta(minutes=1))
    assert queue_of([entry()], VIEW).digest() == queue_of([entry()], later).digest()
    assert queue_of([entry()], VIEW).digest() != queue_of([entry(name="Ben")], VIEW).digest()


def test_points_that_move_with_the_clock_do_not_change_the_digest() -> None:
    moved = entry(priority=Priority(Band.P1, 91.0))
    assert queue_of([entry()], VIEW).digest() == queue_of([moved], VIEW).digest()


def test_the_message_is_html_with_a_plain_twin_from_us_to_us() -> None:
    text = render(entry())
    octets = queue_message.octets(text, Address("help@shop.example"), "<triage.queue.1@shop.example>", NOON)
    read = message_from_bytes(octets, policy=policy.default)
    assert [part.get_content_type() for part in read.walk()] == ["multipart/alternative", "text/plain", "text/html"]
    assert (read["From"], read["To"], read["Auto-Submitted"]) == (
        "help@shop.example",
        "help@shop.example",
        "auto-generated",
    )


@given(st.text(max_size=300))
def test_one_line_is_one_short_line(text: str) -> None:
    line = one_line(text, 40)
    assert len(line) <= 40
    assert len(line.splitlines()) <= 1


# --- size -------------------------------------------------------------------------------------------------------------


def crowd(number: int, text: str) -> Queue:
    one = entry(text, name=text[:60], restatement=Restatement(text, ("damaged",)))
    return queue_of([replace(one, case=replace(one.case, customer=f"{n:012d}")) for n in range(number)], VIEW)


@pytest.mark.parametrize(
    "text",
    ["My order has not arrived, and nobody answers my letters. " * 9, "&<>\"'" * 90, "皿が割れて届きました。" * 40],
)
def test_a_queue_of_five_hundred_stays_under_300_kilobytes(text: str) -> None:
    message = queue_message.fitted(
        crowd(500, text), SOURCES, HOURS, Address("help@shop.example"), "<q@shop.example>", LATER
    )
    assert 40_000 < len(message) <= 300_000


def test_of_ordinary_letters_all_five_hundred_are_named() -> None:
    queue = crowd(500, "My blue vase arrived broken")
    message = queue_message.fitted(queue, SOURCES, HOURS, Address("help@shop.example"), "<q@shop.example>", LATER)
    body = message_from_bytes(message, policy=policy.default).get_body(("plain",))
    assert body is not None
    assert body.get_content().count("My blue vase arrived broken") >= 500
    assert "more: `python" not in body.get_content()
