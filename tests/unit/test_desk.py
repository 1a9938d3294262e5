"""What agents read: rows of the queue, and the queue message."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from email import message_from_bytes, policy

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from tests.factories import NOON, case_of, draft, draft_record, judged_letter
from triage.desk import queue_message
from triage.desk.escalation import whom
from triage.desk.health import Health, Unread
from triage.desk.queue import Owed, Queue, changes, queue_of
from triage.desk.queue_message import QueueText
from triage.desk.rows import Row, View
from triage.desk.rows import row as row_of
from triage.desk.standing import Standing
from triage.desk.words import one_line
from triage.hours import BusinessHours
from triage.model import Address, Band, Message, Outcome, Priority, QueueEntry, Refusal, Restatement, Signal
from triage.rules.read import TEMPLATES, default_rules, read_templates

SOURCES = read_templates(TEMPLATES)
HOURS = BusinessHours()
LATER = NOON + timedelta(hours=3)
UNREAD = Unread("Tue 3 Mar 14:05", "mail", "the-header-block-is-larger-than-a-letter-can-be")
VIEW = View(HOURS, LATER)
HOSTILE = "<script>alert(1)</script><a href='http://evil.example'>x</a>{{ 7 * 7 }}"


def entry(subject: str = "My vase", *, name: str = "Anna", band: Band = Band.P1, **fields: object) -> QueueEntry:
    letter = judged_letter(frustration=88, subject=subject, customer=Address("anna@mail.example", name), message=None)
    signal = Signal("worst", "strong_verdict", 2.0, "a strong verdict", ("worst shop", "worst shop"), ((0, 5),))
    letter = replace(letter, judgement=replace(letter.judgement, signals=(signal,)))
    made = QueueEntry(
        case_of(letter), Priority(band, 90.0), Restatement("Your vase arrived broken.", ("damaged",)), draft()
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def row(told: QueueEntry, **fields: object) -> Row:
    return row_of(told, replace(VIEW, **fields))  # type: ignore[arg-type]


def render(*entries: QueueEntry, changed: tuple[str, ...] = (), **fields: object) -> QueueText:
    queue = queue_of(entries, VIEW, **fields)  # type: ignore[arg-type]
    return queue_message.render(queue, SOURCES, HOURS, LATER, changed)


def html_of(*entries: QueueEntry) -> str:
    return render(*entries).html


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


# --- beside the shop's own letters ------------------------------------------------------------------------------------


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
