"""Of a large message only header and texts are fetched; what is made of them is a message again."""

from __future__ import annotations

import email
from email.message import Message
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.imap import structure

HEADER = (
    b"Received: by mx.shop.example; Mon, 2 Mar 2026 12:00:00 +0000\r\n"
    b"From: ann@example.org\r\n"
    b"Content-Type: multipart/mixed;\r\n\tboundary=theirs\r\n"
    b"Content-Transfer-Encoding: 7bit\r\n"
    b"Subject: photo\r\n\r\n"
)
PLAIN = (b"text", b"plain", (b"CHARSET", b"utf-8", b"format", b"flowed"), None, None, b"8BIT", 12, 1, None, None, None)
HTML = (b"TEXT", b"HTML", (b"CHARSET", b"utf-8"), None, None, b"QUOTED-PRINTABLE", 40, 2, None, (b"inline", None))
PHOTO = (
    *(b"image", b"jpeg", (b"name", b'my "cat".jpg'), b"<cid@x>", None, b"base64", 9_000_000, None),
    (b"attachment", (b"filename", b'my "cat".jpg')),
)
NOTES = (b"text", b"plain", None, None, None, b"7bit", 500, 9, None, (b"ATTACHMENT", (b"filename", b"notes.txt")))
FORWARDED = (b"message", b"rfc822", None, None, None, b"7bit", 4000, (None,), PLAIN, 80, None, (b"inline", None))


def multipart(subtype: bytes, *parts: Any, params: Any = None) -> Any:
    return ([*parts], subtype, params, None, None)


def assembled(body_structure: Any, bodies: dict[str, bytes], header: bytes = HEADER) -> Message:
    return email.message_from_bytes(structure.assemble(header, structure.read(body_structure), bodies))


def kinds(message: Message) -> list[str]:
    return [part.get_content_type() for part in message.walk()]


def test_sections_are_numbered_as_fetch_counts_them() -> None:
    whole = multipart(b"mixed", multipart(b"alternative", PLAIN, HTML), PHOTO, FORWARDED)
    assert structure.texts(structure.read(whole)) == ("1.1", "1.2")


def test_a_message_of_one_part_has_section_one() -> None:
    assert structure.texts(structure.read(PLAIN)) == ("1",)


def test_attached_text_is_an_attachment() -> None:
    assert structure.texts(structure.read(multipart(b"mixed", PLAIN, NOTES))) == ("1",)


def test_a_forwarded_message_is_not_looked_into() -> None:
    assert structure.texts(structure.read(multipart(b"mixed", FORWARDED, PLAIN))) == ("2",)


def test_of_many_texts_only_the_first_are_fetched() -> None:
    assert len(structure.texts(structure.read(multipart(b"mixed", *[PLAIN] * 100)))) == 8


def test_the_tree_is_the_same_and_the_attachment_empty() -> None:
    whole = multipart(b"MIXED", multipart(b"alternative", PLAIN, HTML), PHOTO, params=(b"BOUNDARY", b"theirs"))
    message = assembled(whole, {"1.1": b"It broke.\r\n", "1.2": b"<p>It broke=21</p>"})
    assert kinds(message) == ["multipart/mixed", "multipart/alternative", "text/plain", "text/html", "image/jpeg"]
    plain, html, photo = (part for part in message.walk() if not part.is_multipart())
    assert plain.get_payload(decode=True) == b"It broke.\r\n"
    assert (plain.get_content_charset(), plain.get_param("format")) == ("utf-8", "flowed")
    assert html.get_payload(decode=True) == b"<p>It broke!</p>"
    assert photo.get_payload(decode=True) == b""
    assert photo.get_filename() == 'my "cat".jpg'
    assert photo.get_content_disposition() == "attachment"


def test_the_header_is_the_letters_own() -> None:
    message = assembled(multipart(b"mixed", PLAIN), {"1": b"x"})
    assert message.keys() == ["Received", "From", "Subject", "Content-Type"]
    assert message["Subject"] == "photo"


def test_a_report_stays_a_report() -> None:
    params = (b"report-type", b"delivery-status", b"boundary", b"theirs")
    message = assembled(multipart(b"report", PLAIN, params=params), {"1": b"x"})
    assert (message.get_content_type(), message.get_param("report-type")) == ("multipart/report", "delivery-status")


def test_a_single_part_keeps_its_header_octet_by_octet() -> None:
    header = b"Content-Type: TEXT/plain; charset=ISO-8859-1\r\nSubject: x\r\n\r\n"
    octets = structure.assemble(header, structure.read(PLAIN), {"1": b"body"})
    assert octets == header + b"body"


def test_a_header_that_was_cut_still_ends() -> None:
    message = assembled(PLAIN, {"1": b"body"}, header=b"Subject: x\r\nX-Long: aaaa")
    assert message.get_payload() == "body"


def test_a_text_cannot_pretend_to_be_another_part() -> None:
    forged = b"--=_part_1_1\r\nContent-Type: text/html\r\n\r\n<b>forged</b>\r\n--=_part_1_1--\r\n"
    message = assembled(multipart(b"mixed", PLAIN), {"1": forged})
    assert kinds(message) == ["multipart/mixed", "text/plain"]


def test_a_filename_cannot_add_a_field() -> None:
    part = (b"image", b"png", (b"name", b"a\r\nBcc: x@evil.example\r\n\r\n<b>"), None, None, b"base64", 9)
    message = assembled(multipart(b"mixed", part), {})
    (image,) = (part for part in message.walk() if not part.is_multipart())
    assert image.keys() == ["Content-Type", "Content-Transfer-Encoding"]
    assert message["Bcc"] is None


def test_an_rfc_2231_filename_stays_readable() -> None:
    part = (b"image", b"png", (b"name*", b"utf-8''K%C3%A4se.png"), None, None, b"base64", 9)
    message = assembled(multipart(b"mixed", part), {})
    assert message.get_payload(0).get_filename() == "Käse.png"  # type: ignore[union-attr]


@pytest.mark.parametrize("nonsense", [None, (), b"text", (None,) * 7, ([],), ([PLAIN, None], b"mixed")])
def test_what_is_no_body_structure_is_refused_or_has_no_text(nonsense: Any) -> None:
    try:
        assert structure.texts(structure.read(nonsense)) == ()
    except ValueError as refused:
        assert "body structure" in str(refused)


def test_a_structure_too_wide_or_too_deep_is_refused() -> None:
    deep: Any = PLAIN
    for _ in range(30):
        deep = multipart(b"mixed", deep)
    for too_much in (deep, multipart(b"mixed", *[PLAIN] * 300)):
        with pytest.raises(ValueError, match="too many|body structure"):
            structure.read(too_much)


atoms = st.none() | st.integers(0, 10**6) | st.binary(max_size=12)
leaves = st.tuples(atoms, atoms, st.tuples(atoms, atoms) | st.none(), atoms, atoms, atoms, atoms)
trees = st.recursive(
    leaves, lambda inner: st.tuples(st.lists(inner, min_size=1, max_size=3), atoms, st.none()), max_leaves=8
)


@given(trees, st.binary(max_size=40))
def test_whatever_the_server_says_the_header_keeps_its_end(tree: Any, body: bytes) -> None:
    root = structure.read(tree)
    octets = structure.assemble(HEADER, root, dict.fromkeys(structure.texts(root), body))
    header = octets.partition(b"\r\n\r\n")[0]
    assert header.startswith(b"Received: by mx.shop.example")
    assert b"\r\nSubject: photo" in header
    assert b"\x00" not in header
