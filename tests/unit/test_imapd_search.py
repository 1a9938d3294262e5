"""The embedded server: what SEARCH finds. That Dovecot finds the same is tested against Dovecot itself."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

import pytest

from tests.wire import WireClient
from triage.demo.imapd.server import ImapServer

VASE = """From: "Ann Lee" <ann@shop.example>
To: support@shop.example
Subject: =?utf-8?q?K=C3=A4se_und_Vase?=
Date: Sun, 1 Nov 2026 23:30:00 -0500
Message-ID: <vase@shop.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Sie ist zerbr=C3=B6selt.
"""
MIXED = """From: bob@shop.example
Cc: carol@shop.example
Subject: two
 lines
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: base64

R3L832UgdW5kIG1laHI=
--b
Content-Type: application/octet-stream; name=hidden.bin

hidden in a file
--b--
"""
BARE = "Subject: bare\n\nnothing more\n"


@pytest.fixture(scope="module")
def client() -> Iterator[WireClient]:
    """Three letters: flagged and seen; with a keyword; with nothing."""
    zone = timezone(timedelta(hours=9))
    with ImapServer({"support": "secret"}) as server, WireClient(server.host, server.port) as connected:
        server.deliver("INBOX", VASE.encode(), ["\\Flagged", "\\Seen"], datetime(2026, 11, 1, 12, tzinfo=UTC))
        server.deliver("INBOX", MIXED.encode(), ["$Label1"], datetime(2026, 11, 2, 1, tzinfo=zone))
        server.deliver("INBOX", BARE.encode(), [], datetime.now(UTC))
        connected.log_in().command(b"EXAMINE INBOX")
        yield connected


@pytest.mark.parametrize(
    ("keys", "numbers"),
    [
        ("ALL", "1 2 3"),
        ("SEEN FLAGGED", "1"),
        ("UNSEEN", "2 3"),
        ("KEYWORD $label1", "2"),
        ("UNKEYWORD $label1 UNSEEN", "3"),
        ("2:*", "2 3"),
        ("UID 1,3", "1 3"),
        ("OR 1 3", "1 3"),
        ("NOT 2", "1 3"),
        ("NOT (SEEN FLAGGED)", "2 3"),
        ("OR (SEEN) (KEYWORD $label1 NOT 3)", "1 2"),
        ("ON 1-Nov-2026", "1"),
        ("ON 2-Nov-2026", "2"),
        ("BEFORE 2-Nov-2026", "1"),
        ("SINCE 2-Nov-2026", "2 3"),
        ("YOUNGER 600", "3"),
        ("OLDER 600", "1 2"),
        ("SENTON 1-Nov-2026", "1"),
        ("SENTSINCE 2-Nov-2026", ""),
        ("FROM ann", "1"),
        ('FROM "ann lee"', "1"),
        ("CC carol", "2"),
        ('SUBJECT "two lines"', "2"),
        ("HEADER Message-ID vase@shop", "1"),
        ('HEADER Message-ID ""', "1"),
        ("HEADER X-None x", ""),
        ("BODY nothing", "3"),
        ("BODY bare", ""),
        ("TEXT bare", "3"),
        ("BODY hidden", ""),
        ("TEXT hidden.bin", "2"),
        ("SMALLER 100", "3"),
        ("LARGER 100 SMALLER 10000", "1 2"),
        ("MODSEQ 1 3", "3"),
    ],
)
def test_keys_find(client: WireClient, keys: str, numbers: str) -> None:
    answer = client.command(f"SEARCH {keys}".encode())

    assert answer.untagged[0].partition(b" (")[0].removeprefix(b"SEARCH").strip() == numbers.encode()


@pytest.mark.parametrize(
    ("key", "text", "number"),
    [
        (b"SUBJECT", "käse", b"1"),
        (b"SUBJECT", "KÄSE UND", b"1"),
        (b"BODY", "zerbröselt", b"1"),
        (b"BODY", "Grüße", b"2"),
        (b"TEXT", "Zerbröselt", b"1"),
    ],
)
def test_text_is_found_decoded(client: WireClient, key: bytes, text: str, number: bytes) -> None:
    answer = client.command(b"SEARCH CHARSET UTF-8 " + key, text.encode())

    assert answer.untagged == (b"SEARCH " + number,)


def test_uid_search_answers_with_uids(client: WireClient) -> None:
    assert client.command(b"UID SEARCH 2:3").untagged == (b"SEARCH 2 3",)


def test_an_extended_search_returns_what_is_asked(client: WireClient) -> None:
    tag = client.start(b"UID SEARCH RETURN (MIN MAX COUNT ALL) ALL")

    (line,) = client.finish(tag).untagged

    assert line == b'ESEARCH (TAG "%b") UID MIN 1 MAX 3 ALL 1:3 COUNT 3' % tag


def test_a_search_for_modseq_tells_the_highest(client: WireClient) -> None:
    assert client.command(b"SEARCH MODSEQ 3").untagged == (b"SEARCH 2 3 (MODSEQ 4)",)


@pytest.mark.parametrize("keys", ["", "NONSENSE", "SINCE yesterday", "OR SEEN", "(SEEN", "FROM", "7", "LARGER x"])
def test_wrong_keys_are_bad(client: WireClient, keys: str) -> None:
    assert client.command(f"SEARCH {keys}".encode()).status == "BAD"
