"""Octets of any quality become a Message, or a LetterError."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.factories import octets_of
from triage.errors import LetterError
from triage.mail.decoding import decode_header, decode_octets, decode_transfer
from triage.mail.parse import parse
from triage.model import Attachment

MULTIPART = 'Content-Type: multipart/mixed; boundary="b"'


def test_folded_fields_are_unfolded_and_kept_in_order() -> None:
    message = parse(octets_of("X-A: one", "Subject: My\r\n order", "X-A: two"))

    assert message.fields == (("X-A", "one"), ("Subject", "My order"), ("X-A", "two"))


def test_a_subject_is_one_clean_line_whatever_was_encoded_in_it() -> None:
    hostile = "Subject: =?utf-8?B?SGVsbG8NCkJjYzogdkB4LmV4YW1wbGUAIOKAruKAqA==?= =?utf-8?q?w=C3=B6rld?="

    assert parse(octets_of(hostile)).subject == "Hello Bcc: v@x.example wörld"


def test_a_character_split_over_two_encoded_words_is_put_together() -> None:
    assert (
        decode_header("=?utf-8?Q?Gr=C3?= =?utf-8?Q?=BC=C3=9Fe?= aus =?iso-8859-1?q?K=F6ln?=", 100) == "Grüße aus Köln"
    )


@pytest.mark.parametrize(
    "value",
    ["=?", "=?utf-8?", "=?utf-8?x?abc?=", "=?nonsense?q?abc?=", "=?utf-8?b?a?=", "=?utf-8?b?====?=", "=?\0?q?a?="],
)
def test_broken_encoded_words_are_no_error(value: str) -> None:
    assert isinstance(parse(octets_of(f"Subject: {value}")).subject, str)


def test_a_long_subject_is_cut() -> None:
    assert len(parse(octets_of("Subject: " + "=?utf-8?q?wort?= " * 8_000)).subject) <= 500


def test_raw_eight_bit_headers_are_read_as_utf8_or_windows_1252() -> None:
    assert parse(octets_of("Subject: Grüße")).subject == "Grüße"
    assert parse(octets_of("Subject: Grüße".encode("latin-1"))).subject == "Grüße"


@pytest.mark.parametrize(
    "value", ["<<<<", "<:", "<a b@x>", "<a@x\t>", "<" + "a" * 300 + "@x>", "<ä@x.example>", "none"]
)
def test_what_is_no_msg_id_is_left_out(value: str) -> None:
    assert parse(octets_of(f"Message-ID: {value}")).message_id is None


def test_of_many_references_the_first_and_the_last_twenty_are_kept() -> None:
    ids = [f"<{number}@x.example>" for number in range(5_000)]

    assert parse(octets_of("References: " + " ".join(ids))).references == (ids[0], *ids[-20:])


@pytest.mark.parametrize("value", ["", "yesterday", "Mon, 99 Nov 2025 10:00", "31 Dec 9999 23:59:59 -9999"])
def test_a_date_that_is_none_is_none(value: str) -> None:
    assert parse(octets_of(f"Date: {value}")).date is None


def test_a_date_without_a_zone_is_taken_for_utc() -> None:
    assert parse(octets_of("Date: 3 Nov 2025 10:00:00")).date == datetime(2025, 11, 3, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("octets", "charset", "text"),
    [
        (b"Gr\xc3\xbc\xc3\x9fe", "utf-8", "Grüße"),
        (b"Gr\xfc\xdfe", "iso-8859-1", "Grüße"),
        (b"Gr\xc3\xbc\xc3\x9fe", "iso-8859-1", "Grüße"),  # wrongly labelled
        (b"Gr\xfc\xdfe \x80", "us-ascii", "Grüße €"),
        (b"Gr\xfc\xdfe", "x-unknown", "Grüße"),
        (b"Gr\xfc\xdfe", "a\0b", "Grüße"),
        (b"Gr\xfc\xdfe", "idna", "Grüße"),
        (b"Gr\xfc\xdfe", "rot13", "Grüße"),
        (b"Gr\xfc\xdfe", None, "Grüße"),
        ("日本語".encode("iso-2022-jp"), "iso-2022-jp", "日本語"),
        ("中文".encode("gb18030"), "gb2312", "中文"),
        (b"+AGE-b", "utf-7", "ab"),
        ("ab".encode("utf-16"), "utf-16", "ab"),
        ("Grüße".encode()[:-2], "utf-8", "Grü"),  # cut within a character
    ],
)
def test_octets_become_text_whatever_the_label_says(octets: bytes, charset: str | None, text: str) -> None:
    assert decode_octets(octets, charset) == text


@pytest.mark.parametrize(
    ("octets", "encoding", "decoded"),
    [
        (b"SGVsbG8=", "base64", b"Hello"),
        (b"SGVs\r\nbG8", "BASE64 ", b"Hello"),
        (b"SGVsbG8=\r\n-- \r\nlist footer", "base64", b"Hello"),
        (b"SGVsbG8A4", "base64", b"Hello\0"),
        (b"Gr=C3=BC=\r\n=C3=9Fe =ZZ", "quoted-printable", "Grüße =ZZ".encode()),
        (b"plain", "x-uuencode", b"plain"),
    ],
)
def test_transfer_encodings_are_undone_as_far_as_they_go(octets: bytes, encoding: str, decoded: bytes) -> None:
    assert decode_transfer(octets, encoding, 1_000) == decoded


def test_nul_lone_surrogates_and_bidi_controls_leave_the_body() -> None:
    body = "a\0b\u202ec\ufeffd\r\ne\rf\u2028g".encode()

    assert parse(octets_of("Content-Type: text/plain; charset=utf-8", body=body)).plain == "abcd\ne\nf\ng"


def test_the_plain_and_the_html_body_are_the_first_of_their_kind_that_are_no_attachment() -> None:
    message = parse(
        octets_of(
            MULTIPART,
            body="--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=log.txt\r\n\r\nlog\r\n"
            "--b\r\nContent-Type: multipart/alternative; boundary=c\r\n\r\n"
            "--c\r\n\r\nplain\r\n--c\r\nContent-Type: text/html\r\n\r\n<p>html\r\n--c--\r\n"
            '--b\r\nContent-Type: image/png; name="a.png"\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--b--',
        )
    )

    assert (message.plain, message.html) == ("plain", "<p>html")
    assert message.attachments == (Attachment("text/plain", "log.txt", 3), Attachment("image/png", "a.png", 3))
    assert message.part_types == (
        "multipart/mixed",
        "text/plain",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "image/png",
    )


def test_text_around_a_picture_is_one_body() -> None:
    picture = "--b\r\nContent-Type: image/png\r\n\r\nx\r\n"

    message = parse(octets_of(MULTIPART, body=f"--b\r\n\r\nbefore\r\n{picture}--b\r\n\r\nafter\r\n--b--"))

    assert message.plain == "before\nafter"


def test_an_attached_message_is_listed_and_not_read() -> None:
    inner = "Content-Type: message/rfc822\r\n\r\nSubject: inner\r\n\r\ninner words"
    body = f"--b\r\n{inner}\r\n--b\r\n\r\nouter words\r\n--b--"

    message = parse(octets_of(MULTIPART, body=body))

    assert message.plain == "outer words"
    assert message.part_types == ("multipart/mixed", "message/rfc822", "text/plain")


def test_a_multipart_without_its_boundary_is_text_as_it_stands() -> None:
    assert parse(octets_of("Content-Type: multipart/mixed", body="My vase is broken.")).plain == "My vase is broken."


def test_an_empty_message_and_one_without_header_are_messages() -> None:
    assert parse(b"").fields == ()
    assert parse(b"\r\nhello").plain == "hello"


def test_only_the_first_quarter_megabyte_of_text_is_read() -> None:
    assert len(parse(octets_of("Subject: x", body="a" * 3_000_000)).plain or "") == 256_000


@pytest.mark.parametrize("field", ["Content-Type: text/plain", "Content-Disposition: inline"])
def test_a_parameter_both_whole_and_in_sections_is_not_read_and_no_error(field: str) -> None:
    sections = "; filename*0*=a; filename*1*=b; filename*=c; name*0*=a; name*=c"
    message = parse(f"Subject: hello\n{field}{sections}\n\nMy vase is broken.".encode())
    assert (message.subject, message.plain) == ("hello", "My vase is broken.")


def test_format_flowed_is_told_and_left_to_the_reader() -> None:
    message = parse(octets_of("Content-Type: text/plain; format=Flowed; DelSp=YES"))

    assert (message.flowed, message.delsp) == (True, True)


@pytest.mark.parametrize(
    "octets",
    [
        octets_of("Subject: " + "x" * 300_000),
        octets_of(*["X-A: b"] * 1_001),
        b"x" * 300_000,
        octets_of(MULTIPART, body="--b\r\n\r\n" * 1_000),
        octets_of("Content-Type: multipart/mixed; boundary*=us-ascii''b", body="--b\r\n\r\n" * 1_000),
        octets_of(*[f"Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}" for n in range(30)]),
        octets_of("Content-Type: message/rfc822\r\n\r\n" * 2_000),
        octets_of("Content-Type: text/plain" + ";" * 5_000),
        octets_of(MULTIPART, body=("--b\r\nContent-Type: text/plain" + ";a=b" * 500 + "\r\n\r\n") * 400),
    ],
    ids=[
        "long header",
        "many fields",
        "no header end",
        "parts",
        "encoded boundary",
        "depth",
        "messages",
        "params",
        "sum",
    ],
)
def test_what_no_person_writes_is_refused(octets: bytes) -> None:
    with pytest.raises(LetterError) as refusal:
        parse(octets)

    assert refusal.value.stage == "mail"


def test_a_log_full_of_dashes_is_no_multipart_bomb() -> None:
    assert parse(octets_of("Subject: log", body="--------\r\n" * 3_000)).plain is not None
