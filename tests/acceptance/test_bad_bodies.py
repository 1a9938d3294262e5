"""Bodies as an attacker or a broken program writes them, through the whole line with the limits of the running program.

Which kind of bad input is held to what by which test stands in docs/operations.md, "Bad input".
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.acceptance.hostile_shop import WORDS, Shop, encoded, is_refused, letter
from tests.desks import line
from triage.rules.schema import SignalRow
from triage.work.examine.isolation import Isolated


@pytest.fixture(scope="module")
def shop() -> Iterator[Shop]:
    with Isolated() as examination:
        yield Shop(examination)


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
