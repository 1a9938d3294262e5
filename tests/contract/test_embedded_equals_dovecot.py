"""The embedded server answers as Dovecot does, about every odd message, in structure, sections, searches and effects.

Where the two are known to differ, the difference is named here with its reason, and is tested to be still there.
"""

from collections.abc import Iterator

import pytest

from tests.odd_messages import odd_messages
from tests.servers.running import PASSWORD, Servers
from tests.wire import Answer, Value, WireClient
from triage.demo.imapd.server import ImapServer

MESSAGES = odd_messages()
NAMES = tuple(MESSAGES)

SECTIONS = (
    *("", "HEADER", "TEXT", "1", "2", "3", "1.1", "1.2", "2.1", "2.2", "1.1.1", "1.1.2", "2.1.1", "60"),
    *("1.MIME", "2.MIME", "2.1.MIME", "1.1.MIME", "1.HEADER", "2.HEADER", "1.TEXT", "2.TEXT"),
    *("HEADER.FIELDS (Subject From)", "HEADER.FIELDS (X-None)", "HEADER.FIELDS.NOT (Subject Received)"),
    *("2.HEADER.FIELDS (Subject To)", "1.HEADER.FIELDS.NOT (From)"),
)
ITEMS = (
    *("BODYSTRUCTURE", "BODY", "ENVELOPE", "RFC822.SIZE", "INTERNALDATE", "RFC822.HEADER", "FLAGS", "UID"),
    *(f"BODY.PEEK[{section}]" for section in SECTIONS),
    *("BODY.PEEK[]<0.20>", "BODY.PEEK[]<100.50>", "BODY.PEEK[TEXT]<3.4>", "BODY.PEEK[1]<100000.5>", "BODY.PEEK[]<0.0>"),
    *("(FLAGS INTERNALDATE)", "ALL", "FULL"),
)

# Dovecot keeps only that such a message is plain 7-bit text, and then says so in its own lower case.
_PLAIN_TEXT_FORGOTTEN = {("upper-case-plain", item) for item in ("BODYSTRUCTURE", "BODY", "FULL")}
# Dovecot reads on behind the embedded message where its header is all there is of it.
_READS_ON = {(name, "BODY.PEEK[1.HEADER.FIELDS.NOT (From)]") for name in ("rfc822-cut", "rfc822-no-body")}
KNOWN_DIFFERENCES = _PLAIN_TEXT_FORGOTTEN | _READS_ON

FLAGS = {2: "\\Seen", 3: "\\Flagged", 5: "$label1", 7: "\\Draft", 11: "\\Answered", 13: "Deferred"}
DAYS = ("01-Nov-2026 00:00:00", "02-Nov-2026 12:30:00", "03-Nov-2026 23:59:59", "20-Feb-2024 08:00:00")


@pytest.fixture(scope="module")
def both(servers: Servers) -> Iterator[tuple[WireClient, WireClient]]:
    """Clients of Dovecot and of the embedded server, the same messages in both INBOXes, selected."""
    account = servers.account("dovecot")
    with (
        ImapServer({account.user: PASSWORD}) as server,
        WireClient(account.host, account.port) as theirs,
        WireClient(server.host, server.port) as ours,
    ):
        for client in (theirs, ours):
            client.log_in(account.user, PASSWORD)
            fill(client)
        yield theirs, ours


def fill(client: WireClient, mailbox: bytes = b"INBOX", count: int = len(NAMES)) -> list[Answer]:
    """Append messages, their flags and dates by their place, and select the mailbox."""
    answers = []
    for place, name in enumerate(NAMES[:count]):
        flags = " ".join(flag for divisor, flag in FLAGS.items() if place % divisor == 0)
        options = f'({flags}) "{DAYS[place % len(DAYS)]} +0000"'.encode()
        answers.append(client.append(MESSAGES[name], mailbox, options))
    client.command(b"SELECT " + mailbox)
    return answers


def by_name(answer: Answer) -> dict[str, dict[bytes, object]]:
    return {NAMES[number - 1]: without_order(items) for number, items in answer.fetched().items()}


def without_order(items: dict[bytes, Value]) -> dict[bytes, object]:
    """FLAGS as a set; nothing else has no order."""
    flags = items.get(b"FLAGS")
    return {**items, b"FLAGS": frozenset(flags)} if isinstance(flags, tuple) else {**items}


@pytest.mark.parametrize("item", ITEMS)
def test_the_same_is_fetched(both: tuple[WireClient, WireClient], item: str) -> None:
    theirs, ours = (by_name(client.command(f"FETCH 1:* {item}".encode())) for client in both)

    different = {name for name in NAMES if theirs.get(name) != ours.get(name)}

    assert different == {name for name, known in KNOWN_DIFFERENCES if known == item}


SEARCH_KEYS = (
    *("ALL", "SEEN", "UNSEEN", "ANSWERED", "UNANSWERED", "FLAGGED", "UNFLAGGED", "DRAFT", "UNDRAFT", "DELETED"),
    *("KEYWORD $label1", "UNKEYWORD $label1", "KEYWORD $LABEL1", "KEYWORD deferred", "KEYWORD none", "OLD"),
    *("BEFORE 2-Nov-2026", "ON 2-Nov-2026", "SINCE 2-Nov-2026", 'SINCE "03-Nov-2026"', "NOT SINCE 1-Nov-2026"),
    *("SENTBEFORE 3-Nov-2026", "SENTON 2-Nov-2026", "SENTSINCE 2-Nov-2026", "SENTSINCE 3-Nov-2026"),
    *("LARGER 1000", "SMALLER 200", "1:3", "5,7:9,*", "*:200", "UID 1:5", "UID 9000:*", "UID 3,5 NOT 5"),
    *("FROM ann", 'FROM "Ann Lee"', "TO b@x.example", "CC x", "BCC x", "SUBJECT plain", "SUBJECT PLAIN", 'SUBJECT ""'),
    *("HEADER Message-ID 1@x", 'HEADER Message-ID ""', "HEADER Subject second", 'HEADER X-None ""', "HEADER To :"),
    *("TEXT hello", "BODY hello", "TEXT shop.example", "BODY shop.example", "BODY inner", "TEXT nothing-at-all"),
    *("BODY vase", "TEXT epilogue", "TEXT preamble", "BODY Reporting", 'SUBJECT "a b c"', 'SUBJECT "one two three"'),
    *("OR SEEN FLAGGED", "NOT (SEEN FLAGGED)", "SEEN NOT FLAGGED OR DRAFT ANSWERED", "(SEEN) (NOT (NOT DRAFT))"),
    *("OR (1:3 SEEN) (UID 7:9)", "SUBJECT plain BODY x", "NOT NOT SEEN", "YOUNGER 3600", "OLDER 3600", "MODSEQ 1"),
    *("NEW", "RECENT", "TEXT Content-Type", "HEADER Content-Type multipart", "BODY two", 'TEXT "Re: "'),
)


@pytest.mark.parametrize("key", SEARCH_KEYS)
def test_the_same_is_found(both: tuple[WireClient, WireClient], key: str) -> None:
    theirs, ours = (found(client.command(f"SEARCH {key}".encode())) for client in both)

    assert ours == theirs


@pytest.mark.parametrize("text", ["Käse", "KÄSE", "Grüße", "grüsse", "Köln", "naïve", "✓", "Jörg", "Über"])
@pytest.mark.parametrize("key", ["TEXT", "BODY", "SUBJECT", "FROM", "HEADER Content-Type"])
def test_text_is_found_decoded(both: tuple[WireClient, WireClient], key: str, text: str) -> None:
    theirs, ours = (found(client.command(f"SEARCH CHARSET UTF-8 {key}".encode(), text.encode())) for client in both)

    assert ours == theirs


def found(answer: Answer) -> set[str]:
    assert answer.status == "OK"
    numbers = answer.named(b"SEARCH")[0].partition(b" (")[0].split()[1:]
    return {NAMES[int(number) - 1] for number in numbers}


def test_more_parts_than_are_read_come_to_the_same(both: tuple[WireClient, WireClient]) -> None:
    part = b"--b\r\nContent-Type: text/plain\r\n\r\none\r\n"
    message = b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" + part * 10_050 + b"--b--\r\n"

    theirs, ours = (structure_of(client, message) for client in both)

    assert ours == theirs


def structure_of(client: WireClient, message: bytes) -> Value:
    client.command(b"CREATE Large")
    client.append(message, b"Large")
    client.command(b"EXAMINE Large")
    answer = client.command(b"FETCH * BODYSTRUCTURE")
    client.command(b"SELECT INBOX")
    return answer.fetched()[1][b"BODYSTRUCTURE"]


def test_octets_are_kept_where_dovecot_drops_a_carriage_return(both: tuple[WireClient, WireClient]) -> None:
    bodies = []
    for client in both:
        client.command(b"CREATE Returns")
        client.append(b"Subject: s\r\n\r\none\r\r\ntwo\r\n", b"Returns")
        client.command(b"EXAMINE Returns")
        bodies.append(client.command(b"FETCH 1 BODY.PEEK[TEXT]").fetched()[1][b"BODY[TEXT]"])
        client.command(b"SELECT INBOX")

    assert bodies == [b"one\r\ntwo\r\n", b"one\r\r\ntwo\r\n"]
