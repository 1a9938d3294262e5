"""Header fields as an attacker or a broken program writes them, with the limits of the running program.

Which kind of bad input is held to what by which test stands in docs/operations.md, "Bad input".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.acceptance.hostile_shop import EVE, ID, SUBJECT, TO_US, WORDS, Shop, encoded, is_drafted, is_refused, letter
from tests.desks import line
from tests.factories import octets_of
from triage.model import Us
from triage.work.examine.isolation import Isolated

DRAFT_FIELDS = [
    *["From", "To", "Subject", "Date", "Message-ID", "In-Reply-To", "References"],
    *["MIME-Version", "Content-Type", "Content-Transfer-Encoding"],
]


@pytest.fixture(scope="module")
def shop() -> Iterator[Shop]:
    with Isolated() as examination:
        yield Shop(examination)


@pytest.mark.parametrize(
    "subject",
    [
        encoded("lamp\r\nBcc: all@evil.example"),
        encoded(encoded("lamp\r\nBcc: all@evil.example")),
        *(encoded(f"la{odd}mp") for odd in "\v\f\u2028\u0085\0\ud800\u202e"),
    ],
)
def test_a_subject_adds_nothing_to_the_draft(subject: str, shop: Shop) -> None:
    swept = shop.sweep(letter(f"Subject: {subject}"))
    (draft,) = swept.hostile
    assert list(draft.keys()) == DRAFT_FIELDS
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\ud800-\udfff]", str(draft["Subject"]))
    assert all(b"\0" not in stored.octets for stored in swept.desk.account.messages("Drafts"))


def test_eight_thousand_encoded_words_are_a_short_subject(shop: Shop) -> None:
    examined = shop.examine(letter("Subject: " + " ".join(["=?utf-8?q?a?="] * 8_000)))
    assert examined.letter is not None
    assert len(examined.letter.message.subject) <= 1_000


@pytest.mark.parametrize(
    "fields",
    [
        ["Subject: " + "x" * 3_000_000],
        [f"X-{number}: x" for number in range(100_000)],
        ["To: " + "(" * 300_000],
        ["Content-Type: text/plain" + ";" * 40_000],
        ["References: " + " ".join(f"<{number}@evil.example>" for number in range(80_000))],
    ],
    ids=["subject", "fields", "comments", "parameters", "references"],
)
def test_a_header_beyond_measure_is_refused(fields: list[str], shop: Shop) -> None:
    assert is_refused(shop.examine(letter(*fields)))


def test_twenty_thousand_comments_cost_no_time(shop: Shop) -> None:
    assert shop.examine(letter("From: " + "(" * 20_000 + "eve@evil.example", "To: " + "(" * 20_000)).error is None


def test_of_thousands_of_references_the_draft_has_twenty_one(shop: Shop) -> None:
    references = " ".join(f"<{number}@evil.example>" for number in range(2_000))
    (draft,) = shop.sweep(letter(f"References: {references}")).hostile
    assert len(str(draft["References"]).split()) == 21  # the first, the last, and the letter's own


@pytest.mark.parametrize(
    "fields",
    [
        ["From:"],
        ["From: a@evil.example, b@evil.example"],
        ["From: Friends: a@evil.example, b@evil.example;"],
        ["From: a@evil.example", "From: b@evil.example"],
        ["From: =?x?q?=41=42collab=40evil.example=3e=00?=foo@bank.example"],
        ["From: a@x)b@evil.example"],
        ["From: <a@bank.example>b@evil.example"],
        ["From: a@bank.example@evil.example"],
        ["From: jörg@evil.example"],
        [EVE, "Reply-To: help@shop.example"],
        [EVE, "Reply-To: " + ", ".join(f"a{number}@evil.example" for number in range(500))],
    ],
)
def test_whoever_cannot_be_told_gets_no_draft_and_a_flag(fields: list[str], shop: Shop) -> None:
    swept = shop.sweep(letter(*fields))
    assert swept.hostile == ()
    assert swept.desk.triage_flags(1)


def test_a_letter_without_a_sender_gets_no_draft(shop: Shop) -> None:
    assert shop.sweep(octets_of(TO_US, SUBJECT, ID, body=WORDS)).hostile == ()


@pytest.mark.parametrize("name", ['"ceo@bank.example"', "ceo@bank.example", encoded("ceo@bank.example")])
def test_an_address_in_a_display_name_is_not_written_to(name: str, shop: Shop) -> None:
    assert [str(one["To"]) for one in shop.sweep(letter(f"From: {name} <eve@evil.example>")).hostile] in (
        ["eve@evil.example"],
        [],
    )


def test_a_reply_to_elsewhere_is_not_followed(shop: Shop) -> None:
    swept = shop.sweep(letter("Reply-To: victim@bank.example"))
    assert "victim@bank.example" not in [str(one["To"]) for one in swept.hostile]


def test_mail_in_our_own_name_is_skipped(shop: Shop) -> None:
    report = shop.sweep(letter("From: Shop <help@shop.example>")).report
    assert [one.reason for one in report.skipped] == ["own"]


def test_a_domain_of_look_alike_letters_is_shown_as_what_it_is(shop: Shop) -> None:
    swept = shop.sweep(letter("From: Eve <eve@b\u0430nk.example>"))
    assert [str(one["To"]) for one in swept.hostile] in (["eve@xn--bnk-6cd.example"], [])


@pytest.mark.parametrize(
    ("results", "drafted"),
    [
        (["mx.shop.example; dmarc=fail"], False),
        (["mx.evil.example; dmarc=fail"], True),
        (["mx.shop.example; dmarc=fail", "mx.shop.example; dmarc=pass"], False),
    ],
)
def test_a_failed_dmarc_counts_where_our_server_says_so(results: list[str], drafted: bool, shop: Shop) -> None:
    us = Us(line().us.identities, authserv_id="mx.shop.example")
    by = replace(line(), us=us)
    swept = shop.sweep(letter(*(f"Authentication-Results: {one}" for one in results)), by=by)
    assert is_drafted(swept) is drafted


@pytest.mark.parametrize(
    "message_id", ["<<<<", "<" + "x" * 70_000 + "@evil.example>", '"\r\n X1 EXPUNGE"', "", "<a b@evil.example>"]
)
def test_a_message_id_that_is_none_is_not_referred_to(message_id: str, shop: Shop) -> None:
    octets = letter(f"Message-ID: {message_id}")
    examined = shop.examine(octets)
    assert examined.letter is not None
    assert examined.letter.message.message_id is None
    assert all(one["In-Reply-To"] is None for one in shop.sweep(octets).hostile)


def test_a_message_id_that_another_customers_letter_has_suppresses_neither(shop: Shop) -> None:
    assert is_drafted(shop.sweep(letter("Message-ID: <ann@mail.example>")))


@pytest.mark.parametrize("field", ["Message-ID", "In-Reply-To", "References"])
def test_an_imitation_of_our_token_is_a_letter_like_any_other(field: str, shop: Shop) -> None:
    assert is_drafted(shop.sweep(letter(f"{field}: <triage.v1.{'0' * 32}@shop.example>")))


def test_raw_octets_in_a_header_are_read(shop: Shop) -> None:
    assert is_drafted(shop.sweep(letter(b"Subject: L\xe4mpchen \xff\xfe")))


@pytest.mark.parametrize("date", ["Thu, 1 Jan 1970 00:00:00 +0000", "Fri, 31 Dec 9999 23:59:59 +0000", "yesterday"])
def test_what_a_letter_says_of_its_date_is_not_believed(date: str, shop: Shop) -> None:
    assert is_drafted(shop.sweep(letter(f"Date: {date}")))


def test_an_internaldate_in_the_future_does_no_harm(shop: Shop) -> None:
    assert is_drafted(shop.sweep(letter(), received=datetime(2099, 1, 1, tzinfo=UTC)))
