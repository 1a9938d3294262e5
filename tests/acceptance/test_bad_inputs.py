"""Letters as an attacker or a broken program writes them, each beside a customer's, through the whole line with the
limits of the running program: read in a process of its own, judged, planned, drafted.

Which kind of bad input is held to what by which test stands in docs/operations.md, "Bad input".
"""

from __future__ import annotations

import base64
import email
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage

import pytest

from tests.desks import Desk, line
from tests.factories import NOON, octets_of
from triage.model import Place, RawMessage, Us
from triage.plan import Line
from triage.rules.schema import SignalRow
from triage.work.examining import Examined
from triage.work.isolation import Isolated
from triage.work.sweep import SweepReport

EVE, TO_US, SUBJECT, ID = (
    "From: Eve <eve@evil.example>",
    "To: help@shop.example",
    "Subject: My lamp",
    "Message-ID: <eve@evil.example>",
)
WORDS = "My lamp arrived broken and I am very disappointed. Please send a new one."
CUSTOMER = octets_of(
    "From: Ann <ann@mail.example>", TO_US, "Subject: My chair", "Message-ID: <ann@mail.example>", body=WORDS
)
DRAFT_FIELDS = [
    *["From", "To", "Subject", "Date", "Message-ID", "In-Reply-To", "References"],
    *["MIME-Version", "Content-Type", "Content-Transfer-Encoding"],
]


@pytest.fixture(scope="module")
def isolated() -> Iterator[Isolated]:
    with Isolated() as examination:
        yield examination


@dataclass(frozen=True)
class Swept:
    """A mailbox after one sweep. `hostile` are the drafts for everybody but the customer."""

    desk: Desk
    report: SweepReport
    hostile: tuple[EmailMessage, ...]


@dataclass(frozen=True)
class Shop:
    """Sweeps mailboxes that hold a customer's letter and others, and is sure that the customer's is answered."""

    isolated: Isolated

    def sweep(self, *letters: bytes, by: Line | None = None, received: datetime = NOON) -> Swept:
        desk = Desk(examination=self.isolated)
        desk.line = by or desk.line
        for octets in (*letters, CUSTOMER):
            desk.account.deliver("INBOX", octets, received=received)
        report = desk.sweep()
        drafts = [_parsed(stored.octets) for stored in desk.account.messages("Drafts")]
        assert "ann@mail.example" in [str(one["To"]) for one in drafts]
        assert report.server == report.known + report.old
        return Swept(desk, report, tuple(one for one in drafts if one["To"] != "ann@mail.example"))

    def examine(self, octets: bytes, by: Line | None = None) -> Examined:
        """As it comes out of the process, however large it is."""
        raw = RawMessage(Place("INBOX", 7, 1), frozenset(), NOON, len(octets), octets)
        (examined,) = self.isolated.examine([raw], by or line())
        return examined


@pytest.fixture
def shop(isolated: Isolated) -> Shop:
    return Shop(isolated)


def _parsed(octets: bytes) -> EmailMessage:
    message = email.message_from_bytes(octets, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def letter(*fields: str | bytes, body: str | bytes = WORDS) -> bytes:
    """Eve's letter, with these fields in place of hers of the same name."""
    given = {(one if isinstance(one, str) else one.decode("latin-1")).partition(":")[0].lower() for one in fields}
    kept = [one for one in (EVE, TO_US, SUBJECT, ID) if one.partition(":")[0].lower() not in given]
    return octets_of(*kept, *fields, body=body)


def encoded(text: str) -> str:
    return f"=?utf-8?b?{base64.b64encode(text.encode('utf-8', 'surrogatepass')).decode()}?="


def is_drafted(swept: Swept) -> bool:
    return [str(one["To"]) for one in swept.hostile] == ["eve@evil.example"]


def is_refused(examined: Examined) -> bool:
    """Before it could cost anything: not for having taken too long."""
    return examined.error is not None and "larger than any letter" in str(examined.error)


# --- header fields ----------------------------------------------------------------------------------------------------


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


# --- bodies -----------------------------------------------------------------------------------------------------------

MIXED = 'Content-Type: multipart/mixed; boundary="b"'


def nested(depth: int) -> str:
    opened = "".join(f'--b{n}\r\nContent-Type: multipart/mixed; boundary="b{n + 1}"\r\n\r\n' for n in range(depth))
    return opened + f"--b{depth}\r\n\r\nhello\r\n"


@pytest.mark.parametrize(
    "octets",
    [
        letter(MIXED, body="--b\r\n\r\nx\r\n" * 100_000),
        letter('Content-Type: multipart/mixed; boundary="b0"', body=nested(1_000)),
    ],
    ids=["many parts", "deep parts"],
)
def test_more_parts_than_a_person_sends_are_refused(octets: bytes, shop: Shop) -> None:
    assert is_refused(shop.examine(octets))


@pytest.mark.parametrize(
    "body",
    [
        f"--b\r\nContent-Type: text/plain\r\n\r\n{WORDS}\r\n--b\r\n{MIXED}\r\n\r\n--b\r\n\r\nx\r\n--b--\r\n",
        f"--b\r\n{WORDS}\r\n--b--\r\n",
        WORDS,
    ],
    ids=["boundary used again", "part without header", "boundary that never comes"],
)
def test_parts_put_together_wrongly_are_read_as_far_as_they_go(body: str, shop: Shop) -> None:
    assert shop.examine(letter(MIXED, body=body)).error is None


def test_attached_messages_are_not_descended_into(shop: Shop) -> None:
    inside = "Content-Type: message/rfc822\r\n\r\n" * 50 + "Content-Type: multipart/report\r\n\r\nHARMFUL"
    body = f"--b\r\n\r\n{WORDS}\r\n--b\r\n{inside}\r\n--b--\r\n"
    examined = shop.examine(letter(MIXED, body=body))
    assert examined.letter is not None
    assert examined.letter.own.text == WORDS


@pytest.mark.parametrize(
    ("content_type", "name"),
    [
        ("application/zip", "bomb.zip"),
        ("application/ms-tnef", "winmail.dat"),
        ("application/pkcs7-mime", "smime.p7m"),
        ("application/pgp-encrypted", "encrypted.asc"),
    ],
)
def test_attachments_are_not_opened(content_type: str, name: str, shop: Shop) -> None:
    attached = base64.encodebytes(bytes(3_000_000)).decode()
    part = f"Content-Type: {content_type}; name={name}\r\nContent-Transfer-Encoding: base64\r\n\r\n{attached}"
    examined = shop.examine(letter(MIXED, body=f"--b\r\n\r\n{WORDS}\r\n--b\r\n{part}\r\n--b--\r\n"))
    assert examined.letter is not None
    assert (examined.letter.own.text, len(examined.letter.message.attachments)) == (WORDS, 1)


@pytest.mark.parametrize(
    "charset", ["x-unknown", "utf-7", "idna", "punycode", "rot13", "hex", '"utf\0-8"', "iso-2022-jp", "utf-16", '""']
)
def test_any_charset_is_read(charset: str, shop: Shop) -> None:
    body = WORDS.encode() + b" \xff\xfe\0 K\xe4se \x1b$B"
    assert shop.examine(letter(f"Content-Type: text/plain; charset={charset}", body=body)).judgement is not None


HTML = "Content-Type: text/html; charset=utf-8"


@pytest.mark.parametrize(
    "hidden", ['style="display:none"', 'style="color:#fff"', 'style="font-size:0px"', "hidden", 'style="opacity:0"']
)
def test_what_the_reader_does_not_see_is_not_judged(hidden: str, shop: Shop) -> None:
    plain = shop.examine(letter(HTML, body=f"<p>{WORDS}</p>")).judgement
    page = f"<p>{WORDS}</p><div {hidden}>You liars, I will sue you, this is a disgrace!</div>"
    shown = shop.examine(letter(HTML, body=page)).judgement
    assert plain is not None
    assert shown is not None
    assert shown.frustration == plain.frustration


def test_what_the_reader_sees_is_judged(shop: Shop) -> None:
    page = f"<p>{WORDS}</p><div>You liars, I will sue you, this is a disgrace!</div>"
    less, more = (shop.examine(letter(HTML, body=body)).judgement for body in (f"<p>{WORDS}</p>", page))
    assert less is not None
    assert more is not None
    assert more.frustration > less.frustration


@pytest.mark.parametrize("piece", ['<a b="', "<div>", "<!--", "<", "&", "<table><td>", "<p style=", "<svg><style>"])
def test_a_page_of_pieces_costs_no_time(piece: str, shop: Shop) -> None:
    assert shop.examine(letter(HTML, body=piece * (250_000 // len(piece)))).error is None


def test_of_an_active_page_the_draft_holds_plain_words(shop: Shop) -> None:
    page = (
        f'<p onclick="x()">{WORDS}</p><script>alert(1)</script><img src="https://evil.example/pixel.gif" onerror="x()">'
        '<svg onload="x()"></svg><form action="https://evil.example"><input name=a></form><iframe src="//evil.example">'
    )
    (draft,) = shop.sweep(letter(HTML, body=page)).hostile
    assert draft.get_content_type() == "text/plain"
    assert not re.search(r"<[a-z/]|alert|onerror|pixel|evil\.example/", draft.get_content())


@pytest.mark.parametrize("payload", ["{{7*7}}", "{% for x in ().__class__.__mro__ %}x{% endfor %}", "{{config}}"])
def test_template_syntax_is_only_words(payload: str, shop: Shop) -> None:
    (draft,) = shop.sweep(
        letter(f"From: {encoded(payload)} <eve@evil.example>", f"Subject: {payload}", body=f"{WORDS}\r\n{payload}")
    ).hostile
    assert draft["Subject"] == f"Re: {payload}"
    assert f"> {payload}" in draft.get_content()


@pytest.mark.parametrize(
    "body",
    [
        "\N{POUTING FACE}" * 300_000,
        "a" * 5_000_000,
        "!" * 2_000_000,
        "\r\n" * 20_000,
        "On x x x wrote " * 20_000,
        "On x x x wrote:\r\n" * 15_000,
        "> " * 100_000,
        ">" * 200_000,
        "-- \r\n" * 40_000,
        "a@" * 100_000,
        "Order " * 40_000,
        "1234567890" * 20_000,
        "not " * 60_000,
        "€ 1.000,00 " * 20_000,
        "https://x.example/" * 10_000,
        "by Monday " * 20_000,
    ],
    ids=lambda body: repr(body[:12]),
)
def test_a_body_of_one_thing_costs_no_time(body: str, shop: Shop) -> None:
    assert shop.examine(letter(body=body)).error is None


def test_old_fury_is_not_judged_again(shop: Shop) -> None:
    old = "".join(f"> {one}\r\n" for one in ("You liars!", "I will sue you.", "This is a disgrace."))
    calm = shop.examine(letter(body="Thank you, the new lamp works well.")).judgement
    quoting = shop.examine(
        letter(body=f"Thank you, the new lamp works well.\r\n\r\nOn 2 March 2026 Eve wrote:\r\n{old}")
    ).judgement
    assert calm is not None
    assert quoting is not None
    assert quoting.frustration == calm.frustration


def test_a_pattern_of_a_shop_that_would_never_end_elsewhere_ends_here(shop: Shop) -> None:
    row = SignalRow.model_validate(
        {"id": "x", "family": "x", "points": 1, "why": "x", "patterns": {"en": [r"^(a|a)+$"]}}
    )
    by = replace(line(), rules=line().rules.model_copy(update={"signals": (row,)}))
    assert shop.examine(letter(body="a" * 50_000 + "b"), by).error is None
