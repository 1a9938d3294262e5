"""What agents read: rows of the queue, and the queue message."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes, policy

from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from tests.factories import NOON, case_of, draft, judged_letter
from triage.desk import queue_message
from triage.desk.rows import one_line, row
from triage.hours import BusinessHours
from triage.model import Address, Band, Message, Priority, QueueEntry, Refusal, Restatement, Signal
from triage.rules.read import TEMPLATES, read_templates

SOURCES = read_templates(TEMPLATES)
HOURS = BusinessHours()
HOSTILE = "<script>alert(1)</script><a href='http://evil.example'>x</a>{{ 7 * 7 }}"


def entry(subject: str = "My vase", *, name: str = "Anna", band: Band = Band.P1, **fields: object) -> QueueEntry:
    letter = judged_letter(frustration=88, subject=subject, customer=Address("anna@mail.example", name), message=None)
    signal = Signal("worst", "strong_verdict", 2.0, "a strong verdict", ("worst shop", "worst shop"), ((0, 5),))
    letter = replace(letter, judgement=replace(letter.judgement, signals=(signal,)))
    made = QueueEntry(
        case_of(letter), Priority(band, 90.0), Restatement("Your vase arrived broken.", ("damaged",)), draft()
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def html_of(*entries: QueueEntry) -> str:
    return queue_message.render(entries, SOURCES, HOURS).html


def test_a_row_tells_who_what_how_upset_and_why() -> None:
    told = row(entry(), HOURS)
    assert (told.customer, told.problem, told.frustration, told.evidence) == (
        "Anna <anna@mail.example>",
        "damaged",
        88,
        ("worst shop",),
    )


def test_the_telling_words_come_before_single_ones_that_weigh_more() -> None:
    letter = judged_letter()
    signals = (
        Signal("word_signs", "words", 20.0, "single words", ("not", "days")),
        Signal("chargeback", "chargeback", 5.0, "announces a chargeback", ("call my bank",)),
    )
    case = case_of(replace(letter, judgement=replace(letter.judgement, signals=signals)))
    assert row(replace(entry(), case=case), HOURS).evidence == ("call my bank", "not", "days")


def test_a_row_links_to_the_letter() -> None:
    assert row(entry(), HOURS).link == "mid:letter1@mail.example"


def test_a_message_id_cannot_break_out_of_its_link() -> None:
    letter = judged_letter(message=Message((), "Hi", '<a"onclick=x>b@mail.example>'))
    told = row(replace(entry(), case=case_of(letter)), HOURS)
    assert not set('"<> ') & set(told.link)


def test_a_case_without_a_draft_says_why() -> None:
    told = row(entry(draft=None, refusal=Refusal("suppress", "")), HOURS)
    assert told.state == "No draft: the sender asks not to be answered automatically."


def test_control_and_direction_characters_do_not_reach_the_agent() -> None:
    assert one_line("a\u202eb\x00c\r\nd") == "a b c d"


def test_the_message_names_every_customer_in_the_order_given() -> None:
    text = queue_message.render([entry(name="Anna"), entry(name="Ben")], SOURCES, HOURS).plain
    assert text.index("Anna <") < text.index("Ben <")


def test_an_empty_queue_says_so() -> None:
    text = queue_message.render([], SOURCES, HOURS)
    assert "Nobody waits" in text.plain
    assert "Nobody waits" in text.html


def test_letters_the_bot_could_not_read_are_named() -> None:
    assert "2 letters could not be read" in queue_message.render([], SOURCES, HOURS, unread=2).plain


def test_what_a_customer_writes_never_becomes_markup_or_a_link() -> None:
    page = LexborHTMLParser(html_of(entry(HOSTILE, name=HOSTILE)))
    assert page.css("script") == []
    assert [node.attributes["href"] for node in page.css("a")] == ["mid:letter1@mail.example"]


def test_a_template_in_a_subject_stays_what_it_is() -> None:
    assert "{{ 7 * 7 }}" in html_of(entry(HOSTILE))


def test_nothing_remote_and_no_script_is_in_the_message() -> None:
    page = LexborHTMLParser(html_of(entry()))
    assert page.css("script, img, link, iframe, form, style") == []


def test_the_message_depends_on_the_queue_alone() -> None:
    assert queue_message.render([entry()], SOURCES, HOURS) == queue_message.render([entry()], SOURCES, HOURS)


def test_the_message_is_html_with_a_plain_twin_from_us_to_us() -> None:
    text = queue_message.render([entry()], SOURCES, HOURS)
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
