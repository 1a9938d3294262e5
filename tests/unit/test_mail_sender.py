"""Whom to answer, if anybody, and as whom."""

from __future__ import annotations

import pytest

from tests.factories import octets_of
from triage.mail import letter
from triage.mail.addresses import one_mailbox
from triage.mail.parse import parse
from triage.mail.sender import answerability
from triage.model import Address, Answerability, Us
from triage.rules.schema import SenderRows

HELP = Address("help@shop.example", "Shop")
SALES = Address("sales@shop.example", "Sales")
US = Us((HELP, SALES), aliases=("old@shop.example", "@shop-aliases.example"), authserv_id="mx.shop.example")
ANNA = "From: Anna <anna@mail.example>"
TO_US = "To: help@shop.example"


FILLED_IN = (
    "Name: Anna Smith\r\nEmail: {}\r\nTopic: Orders\r\n\r\nMessage:\r\nMy vase is broken. Email: bob@mail.example"
)


def read(
    *fields: str | bytes, us: Us = US, senders: SenderRows | None = None, body: str = "My vase is broken."
) -> Answerability:
    message = parse(octets_of(*fields, body=body))
    return answerability(message, us, senders or SenderRows(), frozenset())


def test_a_plain_letter_may_be_answered() -> None:
    assert read(ANNA, TO_US) == Answerability(None, True, Address("anna@mail.example", "Anna"), HELP)


@pytest.mark.parametrize(
    ("value", "address"),
    [
        ("anna@mail.example", Address("anna@mail.example")),
        ("<anna@mail.example>", Address("anna@mail.example")),
        ("anna@Mail.EXAMPLE (Anna)", Address("anna@mail.example", "Anna")),
        ('"Smith, Anna" <anna@mail.example>', Address("anna@mail.example", "Smith, Anna")),
        ("Smith, Anna <anna@mail.example>", Address("anna@mail.example", "Smith, Anna")),
        ("=?utf-8?q?M=C3=BCller?= <anna@mail.example>", Address("anna@mail.example", "Müller")),
        ('"ceo@bank.example" <x@evil.example>', Address("x@evil.example")),
        ("'anna@mail.example' <anna@mail.example>", Address("anna@mail.example", "anna@mail.example")),
        ("anna@mail.example <anna@mail.example>", Address("anna@mail.example", "anna@mail.example")),
        ("Anna O'Neil <anna+shop@mail.co.example>", Address("anna+shop@mail.co.example", "Anna O'Neil")),
        ("Anna <anna@xn--mller-kva.example>", Address("anna@xn--mller-kva.example", "Anna")),
        ("Anna <anna@müller.example>", Address("anna@xn--mller-kva.example", "Anna")),
    ],
)
def test_exactly_one_plain_address_is_safe(value: str, address: Address) -> None:
    assert one_mailbox(value).address == address


@pytest.mark.parametrize(
    "value",
    [
        "",
        "Anna",
        "a@x.example, b@y.example",
        "Anna <a@x.example>, Bert <b@y.example>",
        "undisclosed-recipients:;",
        "Friends: a@x.example, b@y.example;",
        "=?x?q?=41=42=43collab=40psres.net=3e=00?=foo@victim.example",
        "=?utf-8?q?a?=@x.example",
        "a@x)b@y.example",
        "<a@x.example>b@y.example",
        "a@x@y.example",
        "<a@x@y.example>",
        "<@route.example:a@x.example>",
        '"a b"@x.example',
        "a@[127.0.0.1]",
        "a@localhost",
        "a..b@x.example",
        ".a@x.example",
        "a@-x.example",
        "a@x..example",
        "ä@x.example",
        "<a@x.example> <b@y.example>",
        "b@y.example <a@x.example>",
        "a@x.example\x00",
        "((((" * 5_000,
        "a" * 65 + "@x.example",
        "a@" + "x" * 70 + ".example",
        "<a@x.example",
        "Anna <a@x.example> (b@y.example)",
    ],
)
def test_anything_else_in_an_address_field_is_not(value: str) -> None:
    assert one_mailbox(value).address is None


def test_an_internationalised_domain_is_shown_as_what_it_is() -> None:
    homograph = read("From: Support <anna@pаypal.example>", TO_US)  # a Cyrillic a

    assert homograph.correspondent == Address("anna@xn--pypal-4ve.example", "Support")
    assert "xn--pypal-4ve.example" in homograph.detail


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ((TO_US,), "no_sender"),
        (("From:", TO_US), "no_sender"),
        (("From: undisclosed-recipients:;", TO_US), "no_sender"),
        ((ANNA, "From: bert@mail.example", TO_US), "ambiguous_sender"),
        (("From: anna@mail.example, bert@mail.example", TO_US), "ambiguous_sender"),
        ((ANNA, TO_US, "Reply-To: anna@other.example"), "reply_to"),
        ((ANNA, TO_US, "Reply-To: help@shop.example"), "reply_to"),
        ((ANNA, TO_US, "Reply-To: a@mail.example, b@mail.example"), "reply_to"),
        ((ANNA, TO_US, 'Reply-To: "'), "reply_to"),
        (
            (ANNA, TO_US, "Authentication-Results: mx.shop.example; dmarc=fail header.from=mail.example"),
            "unauthenticated",
        ),
    ],
)
def test_people_without_a_safe_address_are_judged_and_get_no_draft(fields: tuple[str, ...], reason: str) -> None:
    found = read(*fields)

    assert (found.reason, found.person, found.correspondent) == (reason, True, None)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ((ANNA, "To: bert@mail.example"), "not_addressed"),
        ((ANNA, "To: undisclosed-recipients:;", "Delivered-To: help@shop.example"), "not_addressed"),
        ((ANNA, TO_US, "X-Auto-Response-Suppress: DR, OOF, AutoReply"), "suppress"),
        (("From: postmaster@mail.example", TO_US), "system_addr"),
    ],
)
def test_people_who_are_not_to_be_answered_are_judged_and_keep_their_name(fields: tuple[str, ...], reason: str) -> None:
    found = read(*fields)

    assert (found.reason, found.person, found.correspondent is None) == (reason, True, False)


@pytest.mark.parametrize(
    ("sender", "person"),
    [
        ("help@shop.example", False),
        ("HELP+x@shop.example", False),
        ("old@shop.example", False),
        ("laura@shop-aliases.example", False),
        ("laura@shop.example", True),
    ],
)
def test_our_own_mail_is_skipped(sender: str, person: bool) -> None:
    assert read(f"From: {sender}", TO_US).person is person


def test_addresses_the_rules_call_ours_are_own_too() -> None:
    assert read(ANNA, TO_US, senders=SenderRows(ours=("@mail.example",))).reason == "own"


def test_whom_the_rules_say_never_to_answer_gets_no_draft() -> None:
    found = read(ANNA, TO_US, senders=SenderRows(never=("anna@mail.example",)))

    assert (found.reason, found.person) == ("never", True)


def test_a_reply_to_in_the_senders_domain_is_followed() -> None:
    found = read(ANNA, TO_US, "Reply-To: <anna.smith@mail.example>")

    assert found.correspondent == Address("anna.smith@mail.example", "Anna")


@pytest.mark.parametrize(
    "results",
    [
        "mx.evil.example; dmarc=fail",
        "mx.shop.example; dmarc=pass (was dmarc=fail); spf=fail",
        "mx.shop.example (dmarc=fail); spf=pass",
        "mx.shop.example.evil.example; dmarc=fail",
    ],
)
def test_only_our_own_server_is_believed_about_dmarc(results: str) -> None:
    assert read(ANNA, TO_US, f"Authentication-Results: {results}").reason is None


def test_of_our_servers_results_the_topmost_counts() -> None:
    top, forged = (f"Authentication-Results: mx.shop.example 1; dmarc={word}" for word in ("fail", "pass"))

    assert read(top, forged, ANNA, TO_US).reason == "unauthenticated"
    assert read(forged, top, ANNA, TO_US).reason is None


@pytest.mark.parametrize(
    ("fields", "identity"),
    [
        ((TO_US,), HELP),
        (("To: Sales <Sales+order4471@Shop.example>",), SALES),
        (("To: bert@mail.example", "Cc: sales@shop.example"), SALES),
        (("To: old@shop.example",), HELP),
        (("To: bert@mail.example", "Delivered-To: sales@shop.example"), SALES),
    ],
)
def test_we_answer_as_the_address_that_was_written_to(fields: tuple[str, ...], identity: Address) -> None:
    assert read(ANNA, *fields).identity == identity


def test_a_catch_all_takes_letters_to_anybody() -> None:
    assert read(ANNA, "To: whoever@mail.example", us=Us((HELP,), any_recipient=True)).reason is None


def test_a_configured_form_speaks_for_the_customer_in_reply_to() -> None:
    form = SenderRows(contact_forms=("noreply@shop.example",))

    found = read("From: noreply@shop.example", TO_US, "Reply-To: Anna <anna@mail.example>", senders=form)

    assert (found.reason, found.correspondent) == (None, Address("anna@mail.example", "Anna"))


def test_a_form_nobody_configured_is_judged_and_gets_no_draft() -> None:
    found = read("From: noreply@forms.example", TO_US, "Reply-To: anna@mail.example")

    assert (found.reason, found.person, found.correspondent) == ("system_addr", True, None)
    assert "name it in CONTACT_FORMS" in found.detail


def test_a_configured_form_without_a_customer_gets_no_draft() -> None:
    found = read("From: form@shop.example", TO_US, senders=SenderRows(contact_forms=("form@shop.example",)))

    assert (found.reason, found.person) == ("no_sender", True)


def test_a_configured_form_speaks_for_whom_its_own_field_names_where_reply_to_is_missing() -> None:
    form = SenderRows(contact_forms=("noreply@shop.example",))
    filled_in = FILLED_IN.format("anna@mail.example")
    said = ("From: noreply@shop.example", TO_US, "Reply-To: carl@mail.example")

    found = read(*said[:2], senders=form, body=filled_in)

    assert (found.reason, found.correspondent) == (None, Address("anna@mail.example"))
    assert read(*said, senders=form, body=filled_in).correspondent == Address("carl@mail.example")


@pytest.mark.parametrize("typed", ["", "anna", "anna@mail.example, bob@mail.example", "help@shop.example"])
def test_what_is_not_one_address_of_somebody_else_in_that_field_is_not_answered(typed: str) -> None:
    form = SenderRows(contact_forms=("noreply@shop.example",))

    found = read("From: noreply@shop.example", TO_US, senders=form, body=FILLED_IN.format(typed))

    assert (found.person, found.correspondent) == (True, None)


def test_what_a_robots_letter_has_of_a_form_is_judged_too_and_gets_no_draft() -> None:
    found = read("From: noreply@shop.example", TO_US, body=FILLED_IN.format("anna@mail.example"))

    assert (found.reason, found.person, found.correspondent) == ("system_addr", True, None)
    assert "name it in CONTACT_FORMS" in found.detail
    assert not read("From: noreply@shop.example", TO_US, body="Your order 4471 was shipped.").person


def test_letters_through_a_group_address_of_our_own_are_peoples() -> None:
    group = "List-Post: <mailto:help@shop.example>"

    assert read(ANNA, TO_US, group, "List-Id: <help.shop.example>", "Precedence: list").reason is None
    assert read(ANNA, TO_US, "List-Post: <mailto:club@other.example>").reason == "list"


def test_the_customers_name_comes_from_the_form_where_reply_to_has_none() -> None:
    octets = octets_of(
        "From: form@shop.example",
        TO_US,
        "Reply-To: anna@mail.example",
        body="Name: Anna Smith\r\nE-Mail: anna@mail.example\r\nMessage: My vase is broken.",
    )

    read_letter = letter.read(octets, US, SenderRows(contact_forms=("form@shop.example",)))

    assert read_letter.answerability.correspondent == Address("anna@mail.example", "Anna Smith")
    assert read_letter.own.text == "My vase is broken."


def test_without_a_configuration_we_are_whom_the_letter_was_sent_to() -> None:
    assert letter.us_from(octets_of(ANNA, "To: Shop <Help@Shop.example>")) == Us((Address("Help@shop.example"),))
    assert letter.us_from(octets_of(ANNA)).identities == ()


def test_where_nobody_knows_who_we_are_there_is_no_draft() -> None:
    octets = octets_of(ANNA)

    assert letter.read(octets, letter.us_from(octets), SenderRows()).answerability.reason == "not_addressed"
