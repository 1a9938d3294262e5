"""The embedded server: appending, fetching, flagging, copying and expunging messages."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

import imapclient
import pytest

from tests.wire import RefusedLiteralError, WireClient
from triage.demo.imapd.profile import Profile
from triage.demo.imapd.server import ImapServer

LETTER = b"From: ann@shop.example\r\nSubject: vase\r\n\r\nIt is broken.\r\n"


@pytest.fixture
def server() -> Iterator[ImapServer]:
    with ImapServer({"support": "secret"}) as running:
        yield running


@pytest.fixture
def client(server: ImapServer) -> Iterator[WireClient]:
    """Logged in, with three letters in INBOX, selected."""
    for _ in range(3):
        server.deliver("INBOX", LETTER)
    with WireClient(server.host, server.port) as connected:
        connected.log_in().command(b"SELECT INBOX")
        yield connected


def flags(server: ImapServer, mailbox: str = "INBOX") -> list[set[str]]:
    return [set(message.flags) for message in server.messages(mailbox)]


def uids(server: ImapServer, mailbox: str = "INBOX") -> list[int]:
    return [message.uid for message in server.messages(mailbox)]


def highest_modseq(client: WireClient) -> bytes:
    return client.command(b"STATUS INBOX (HIGHESTMODSEQ)").untagged[0].rstrip(b")").split()[-1]


def test_append_keeps_octets_flags_and_date(server: ImapServer, client: WireClient) -> None:
    client.append(LETTER, b"Drafts", b'(\\Draft \\Seen $label1) "07-Nov-2026 09:08:07 +0200"')

    (kept,) = server.messages("Drafts")
    assert (kept.octets, set(kept.flags)) == (LETTER, {"\\Draft", "\\Seen", "$label1"})
    assert kept.received == datetime(2026, 11, 7, 9, 8, 7, tzinfo=timezone(timedelta(hours=2)))


def test_append_tells_the_uid(client: WireClient) -> None:
    validity = client.command(b"STATUS Drafts (UIDVALIDITY)").untagged[0].rstrip(b")").split()[-1]

    assert client.append(LETTER, b"Drafts").code == b"APPENDUID %b 1" % validity


def test_a_uid_is_never_given_twice(server: ImapServer, client: WireClient) -> None:
    server.expunge("INBOX", 3)

    client.append(LETTER)

    assert uids(server) == [1, 2, 4]


def test_several_messages_can_be_appended_at_once(server: ImapServer, client: WireClient) -> None:
    answer = client.command(b"APPEND Drafts", LETTER, b" (\\Seen)", LETTER + b"two")

    assert answer.code.endswith(b" 1:2")
    assert flags(server, "Drafts") == [set(), {"\\Seen"}]


def test_a_literal_can_come_unasked(server: ImapServer, client: WireClient) -> None:
    client.send(b"a APPEND Drafts {%d+}\r\n%b\r\n" % (len(LETTER), LETTER))

    assert client.finish(b"a").status == "OK"
    assert server.messages("Drafts")[0].octets == LETTER


def test_bare_line_feeds_become_crlf(server: ImapServer) -> None:
    server.deliver("INBOX", b"Subject: s\n\nx\n")

    assert server.messages()[0].octets == b"Subject: s\r\n\r\nx\r\n"


@pytest.mark.parametrize(
    ("octets", "mailbox", "code"),
    [
        (b"Subject: a\0b\r\n\r\n", b"Drafts", b"CANNOT"),
        (b"", b"Drafts", b"CANNOT"),
        (LETTER, b"Nowhere", b"TRYCREATE"),
    ],
)
def test_an_append_can_be_refused(client: WireClient, octets: bytes, mailbox: bytes, code: bytes) -> None:
    answer = client.append(octets, mailbox)

    assert (answer.status, answer.code) == ("NO", code)


@pytest.mark.parametrize("options", [b'"32-Nov-2026 00:00:00 +0000"', b'"yesterday"', b"(\\Seen", b"nonsense"])
def test_an_append_with_wrong_arguments_is_bad(client: WireClient, options: bytes) -> None:
    assert client.append(LETTER, b"Drafts", options).status == "BAD"


def test_too_large_a_message_is_refused_before_it_is_sent() -> None:
    with (
        ImapServer({"support": "secret"}, profile=Profile(largest_message=10)) as server,
        WireClient(server.host, server.port) as client,
        pytest.raises(RefusedLiteralError, match="TOOBIG"),
    ):
        client.log_in().append(LETTER)


def test_too_large_a_message_that_comes_unasked_ends_the_connection(client: WireClient) -> None:
    client.send(b"a APPEND Drafts {999999999+}\r\n")

    assert client.line().startswith(b"* BYE")


@pytest.mark.parametrize("item", [b"BODY[]", b"BODY[TEXT]", b"BODY[1]", b"RFC822", b"RFC822.TEXT", b"BODY[]<0.1>"])
def test_fetching_a_body_sets_seen_and_tells(server: ImapServer, client: WireClient, item: bytes) -> None:
    answer = client.command(b"FETCH 2 " + item)

    assert answer.fetched()[2][b"FLAGS"] == (b"\\Seen", b"\\Recent")
    assert flags(server) == [set(), {"\\Seen"}, set()]


@pytest.mark.parametrize("item", [b"BODY.PEEK[]", b"RFC822.HEADER", b"BODYSTRUCTURE", b"FULL", b"BODY.PEEK[1.MIME]"])
def test_peeking_sets_nothing(server: ImapServer, client: WireClient, item: bytes) -> None:
    client.command(b"FETCH 1:3 " + item)

    assert flags(server) == [set(), set(), set()]


def test_an_examined_mailbox_is_not_changed(server: ImapServer, client: WireClient) -> None:
    client.command(b"EXAMINE INBOX")

    statuses = [
        client.command(command).status for command in (b"FETCH 1 BODY[]", b"STORE 1 FLAGS (\\Seen)", b"EXPUNGE")
    ]

    assert (statuses, flags(server)) == (["OK", "NO", "NO"], [set(), set(), set()])


@pytest.mark.parametrize(
    ("commands", "kept"),
    [
        ([b"STORE 1 FLAGS (\\Seen)", b"STORE 1 +FLAGS (\\Flagged)"], {"\\Seen", "\\Flagged"}),
        ([b"STORE 1 FLAGS (\\Seen \\Flagged)", b"STORE 1 -FLAGS (\\Seen)"], {"\\Flagged"}),
        ([b"STORE 1 +FLAGS ($Label1)", b"STORE 1 +FLAGS ($label1)"], {"$Label1"}),
        ([b"STORE 1 +FLAGS (\\SEEN)"], {"\\Seen"}),
        ([b"UID STORE 1 +FLAGS.SILENT \\Seen \\Flagged"], {"\\Seen", "\\Flagged"}),
        ([b"STORE 1 +FLAGS (\\Seen)", b"STORE 1 FLAGS ()"], set()),
    ],
)
def test_flags_are_stored(server: ImapServer, client: WireClient, commands: list[bytes], kept: set[str]) -> None:
    for command in commands:
        assert client.command(command).status == "OK"

    assert flags(server)[0] == kept


def test_a_silent_store_tells_nothing(client: WireClient) -> None:
    assert client.command(b"STORE 1:3 +FLAGS.SILENT (\\Seen)").untagged == ()


def test_a_conditional_store_leaves_out_what_was_changed_since(server: ImapServer, client: WireClient) -> None:
    modseq = highest_modseq(client)
    server.set_flags("INBOX", 2, ["\\Answered"])

    answer = client.command(b"STORE 1:3 (UNCHANGEDSINCE %b) +FLAGS (\\Seen)" % modseq)

    assert answer.code == b"MODIFIED 2"
    assert flags(server) == [{"\\Seen"}, {"\\Answered"}, {"\\Seen"}]


def test_changedsince_fetches_only_what_changed(server: ImapServer, client: WireClient) -> None:
    modseq = highest_modseq(client)
    server.set_flags("INBOX", 2, ["\\Answered"])

    answer = client.command(b"UID FETCH 1:* FLAGS (CHANGEDSINCE %b)" % modseq)

    assert list(answer.fetched()) == [2]


def test_expunge_removes_what_is_marked(server: ImapServer, client: WireClient) -> None:
    client.command(b"STORE 1,3 +FLAGS.SILENT (\\Deleted)")

    answer = client.command(b"EXPUNGE")

    assert (answer.untagged, uids(server)) == ((b"1 EXPUNGE", b"2 EXPUNGE"), [2])


def test_uid_expunge_removes_only_what_is_named(server: ImapServer, client: WireClient) -> None:
    client.command(b"STORE 1:3 +FLAGS.SILENT (\\Deleted)")

    client.command(b"UID EXPUNGE 2,9")

    assert uids(server) == [1, 3]


def test_closing_expunges_and_unselecting_does_not(server: ImapServer, client: WireClient) -> None:
    client.command(b"STORE 1 +FLAGS.SILENT (\\Deleted)")
    client.command(b"UNSELECT")
    unselected = uids(server)
    client.command(b"SELECT INBOX")

    client.command(b"CLOSE")

    assert (unselected, uids(server)) == ([1, 2, 3], [2, 3])


def test_a_copy_takes_flags_and_date_along(server: ImapServer, client: WireClient) -> None:
    server.set_flags("INBOX", 2, ["\\Seen", "$label1"])

    answer = client.command(b"UID COPY 2:3 Sent")

    originals, copies = server.messages("INBOX")[1:], server.messages("Sent")
    assert answer.code.endswith(b" 2:3 1:2")
    assert [(m.flags, m.received, m.octets) for m in copies] == [(m.flags, m.received, m.octets) for m in originals]


def test_a_move_copies_then_expunges(server: ImapServer, client: WireClient) -> None:
    answer = client.command(b"UID MOVE 1,3 Trash")

    assert answer.untagged[1:] == (b"1 EXPUNGE", b"2 EXPUNGE")
    assert (uids(server), uids(server, "Trash")) == ([2], [1, 2])


def test_imapclient_works_throughout(server: ImapServer) -> None:
    with imapclient.IMAPClient(server.host, server.port, ssl=False) as client:
        client.login("support", "secret")
        client.append("Drafts", LETTER, [b"\\Draft", b"\\Seen"], datetime(2026, 11, 7, tzinfo=UTC))
        client.select_folder("Drafts")
        (uid,) = client.search(["SUBJECT", "vase"])
        client.add_flags([uid], [b"$label1"])

        fetched = client.fetch([uid], ["FLAGS", "ENVELOPE", "BODYSTRUCTURE", "RFC822.SIZE", "BODY.PEEK[]"])[uid]

    assert fetched[b"FLAGS"] == (b"\\Seen", b"\\Draft", b"\\Recent", b"$label1")
    assert (fetched[b"ENVELOPE"].subject, fetched[b"ENVELOPE"].from_[0].host) == (b"vase", b"shop.example")
    assert (fetched[b"BODYSTRUCTURE"][0], fetched[b"BODYSTRUCTURE"].is_multipart) == (b"text", False)
    assert (fetched[b"RFC822.SIZE"], fetched[b"BODY[]"]) == (len(LETTER), LETTER)


def test_a_long_list_of_uids_is_understood(server: ImapServer, client: WireClient) -> None:
    every_second = b",".join(b"%d" % uid for uid in range(1, 200_000, 2))

    assert list(client.command(b"UID FETCH %b UID" % every_second).fetched()) == [1, 3]
