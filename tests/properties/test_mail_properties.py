"""Properties of reading mail that hold whatever arrives."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from triage.errors import LetterError
from triage.mail import letter
from triage.mail.addresses import one_mailbox
from triage.mail.decoding import clean_text, decode_header, decode_octets
from triage.mail.html import to_text
from triage.mail.language import identify
from triage.mail.parse import parse
from triage.mail.quoting import own_words
from triage.mail.text import unflow
from triage.model import Address, Us
from triage.rules.schema import SenderRows

US = Us((Address("help@shop.example"),), authserv_id="mx.shop.example")

HEADER_NAMES = [
    "From",
    "To",
    "Cc",
    "Subject",
    "Date",
    "Message-ID",
    "References",
    "Reply-To",
    "Content-Type",
    "Return-Path",
]
HEADER_NAMES += [
    "Content-Transfer-Encoding",
    "Content-Disposition",
    "Authentication-Results",
    "Auto-Submitted",
    "List-Post",
]
FRAGMENTS = [
    "a@b.example",
    "<",
    ">",
    '"',
    "(",
    ")",
    ":",
    ";",
    ",",
    "=?utf-8?q?",
    "?=",
    "=?b?",
    "multipart/mixed",
    "text/html",
    "; charset=",
]
FRAGMENTS += [
    "boundary=b",
    "utf-16",
    "idna",
    "base64",
    "quoted-printable",
    "format=flowed",
    "message/rfc822",
    "\x00",
    "é",
    "\udc80",
    " ",
    "\r\n ",
]
BODY_LINES = [
    "--b",
    "--b--",
    "",
    "Content-Type: text/html",
    "<p hidden>x",
    "> quoted",
    "=C3",
    "SGVsbG8=",
    "-- ",
    "wrote:",
    "\x00\xff",
]

# The lines letters are made of; together they form every kind of reply, forward and signature, and much that is none.
LETTER_LINES = [
    "Hello,",
    "my vase from order #4471 is broken",
    "Where is it?",
    "This is a disgrace!",
    "",
    "Regards,",
    "Anna",
    "Thanks",
    "-- ",
    "--",
    "____________",
    "Sent from my iPhone",
    "> Dear Anna,",
    ">> older",
    ">",
    "On Mon, 3 Nov 2025 at 10:30, Shop <help@shop.example> wrote:",
    "On Monday I called:",
    "-----Original Message-----",
    "From: Shop <help@shop.example>",
    "Sent: Monday, 3 November 2025 10:30",
    "To: Anna",
    "Subject: Your order",
    "Begin forwarded message:",
    "Name: Anna",
    "E-Mail: anna@mail.example",
    "Message: my lid is missing",
    "This e-mail is confidential and intended solely for the addressee; notify the sender.",
    "PS: and hurry",
    "+44 20 1234567",
]
without_history = st.lists(st.sampled_from([*LETTER_LINES[:12], *LETTER_LINES[23:]]), max_size=14).map("\n".join)
letters = st.lists(st.sampled_from(LETTER_LINES), max_size=14).map("\n".join)
own_sentences = (
    st.lists(
        st.sampled_from(
            [
                "my vase is broken",
                "Where is it?",
                "I am furious!",
                "",
                "Please answer today.",
                "It was a gift: a blue vase.",
            ]
        ),
        min_size=1,
        max_size=6,
    )
    .map("\n".join)
    .filter(str.strip)
)


@st.composite
def wire_letters(draw: st.DrawFn) -> bytes:
    """Messages that look right from afar."""
    fields = draw(
        st.lists(st.tuples(st.sampled_from(HEADER_NAMES), st.lists(st.sampled_from(FRAGMENTS), max_size=6)), max_size=6)
    )
    head = "".join(f"{name}: {''.join(value)}\r\n" for name, value in fields)
    body = "\r\n".join(draw(st.lists(st.sampled_from(BODY_LINES), max_size=8)))
    return (head + "\r\n" + body).encode("utf-8", "surrogateescape")


@given(st.one_of(st.binary(max_size=2_000), wire_letters()))
@settings(max_examples=400)
def test_any_octets_are_a_letter_or_a_letter_error(octets: bytes) -> None:
    try:
        read = letter.read(octets, US, SenderRows())
    except LetterError as error:
        assert error.stage == "mail"
        return
    for text in (read.own.text, read.message.subject, *(value for _, value in read.message.fields)):
        text.encode("utf-8")
    assert "\n" not in read.message.subject
    assert 0.0 <= read.own.share <= 1.0


@given(
    st.binary(max_size=200),
    st.sampled_from(["utf-8", "latin-1", "utf-7", "utf-16", "iso-2022-jp", "hz", "big5", "idna", "x", None]),
)
def test_any_octets_become_text_in_any_charset(octets: bytes, charset: str | None) -> None:
    clean_text(decode_octets(octets, charset)).encode("utf-8")


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=12).map("".join))
def test_a_header_is_always_one_clean_line(value: str) -> None:
    line = decode_header(value, 100)

    assert len(line) <= 100
    assert all(ord(sign) >= 32 for sign in line)


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=8).map("".join))
def test_an_address_is_plain_ascii_or_none(value: str) -> None:
    address = one_mailbox(value).address

    assert address is None or (
        address.addr_spec.isascii() and address.addr_spec.count("@") == 1 and " " not in address.addr_spec
    )


@given(st.text(max_size=300))
def test_any_text_has_a_language_or_none(text: str) -> None:
    assert identify(text).code


@given(st.text(alphabet=st.sampled_from("<>/\"'=&;!-abdivspantr \n"), max_size=300))
def test_any_markup_becomes_text(source: str) -> None:
    to_text(source).encode("utf-8")


@given(letters)
@settings(max_examples=500)
def test_every_own_line_stands_in_the_letter(text: str) -> None:
    own = own_words(text)

    assert all(line in text for line in own.text.split("\n"))


@given(without_history)
@settings(max_examples=500)
def test_what_is_own_stays_own(text: str) -> None:
    # Answers between quotes are left out: without the quotes they stand together, and may read as another letter.
    own = own_words(text)

    if not own.doubtful:
        assert own_words(own.text).text == own.text


@given(letters)
def test_where_anything_was_written_something_is_kept(text: str) -> None:
    assert bool(own_words(text).text) or not any(map(str.isalnum, text))


@given(own_sentences)
@pytest.mark.parametrize(
    "below",
    [
        "\n\n> Dear Anna,\n> we are very sorry.\n",
        "\n\nOn Mon, 3 Nov 2025 at 10:30, Shop <help@shop.example> wrote:\n\n> Dear Anna,\n> sorry.\n",
        "\n\nRegards,\nAnna Smith\n",
        "\n\n-- \nAnna Smith\n+44 20 1234567\n",
        "\n\nSent from my iPhone\n",
        "\n\n______________________________\nFrom: Shop <help@shop.example>\nSent: Monday, 3 November 2025\nTo: Anna\n"
        "Subject: Your order\n\nDear Anna,\nyou are right to be furious.\n",
        "\n\nVon: Shop <help@shop.example>\nGesendet: Montag, 3. November 2025 10:30\nAn: Anna\nBetreff: Vase\n\nHallo",
        "\n\nThis e-mail is confidential and intended solely for the addressee. If not yours, notify the sender.",
    ],
    ids=["quote", "attributed quote", "closing", "signature", "telephone", "outlook", "outlook de", "disclaimer"],
)
def test_what_mail_programs_add_below_changes_nothing(below: str, own: str) -> None:
    assert own_words(own + below).text == own_words(own).text


@given(letters, st.booleans())
def test_unflowing_loses_no_words(text: str, delsp: bool) -> None:
    assert [word.lstrip(">") for word in unflow(text, delsp=delsp).split()] == [
        word.lstrip(">") for word in text.split()
    ]


@given(wire_letters())
def test_reading_twice_gives_the_same(octets: bytes) -> None:
    assert parse(octets) == parse(octets)
