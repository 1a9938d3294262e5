"""The embedded server: several clients of one mailbox, IDLE, and when sequence numbers may change."""

from collections.abc import Iterator

import pytest

from tests.wire import WireClient
from triage.demo.imapd.server import ImapServer

LETTER = b"Subject: vase\r\n\r\n"


@pytest.fixture
def server() -> Iterator[ImapServer]:
    with ImapServer({"support": "secret"}) as running:
        for _ in range(3):
            running.deliver("INBOX", LETTER)
        yield running


@pytest.fixture
def other(server: ImapServer) -> Iterator[WireClient]:
    """Another client of the same mailbox."""
    with WireClient(server.host, server.port) as connected:
        connected.log_in().command(b"SELECT INBOX")
        yield connected


@pytest.fixture
def client(server: ImapServer, other: WireClient) -> Iterator[WireClient]:
    with WireClient(server.host, server.port) as connected:
        connected.log_in().command(b"SELECT INBOX")
        yield connected


@pytest.fixture
def idle(client: WireClient) -> WireClient:
    client.send(b"i IDLE\r\n")
    assert client.line() == b"+ idling"
    return client


def test_new_mail_is_pushed(server: ImapServer, idle: WireClient) -> None:
    server.deliver("INBOX", LETTER)

    assert idle.line() == b"* 4 EXISTS"


def test_an_append_by_another_client_is_pushed(other: WireClient, idle: WireClient) -> None:
    other.append(LETTER)

    assert idle.line() == b"* 4 EXISTS"


def test_flags_are_pushed(other: WireClient, idle: WireClient) -> None:
    other.command(b"STORE 2 +FLAGS (\\Flagged)")

    assert idle.line() == b"* 2 FETCH (UID 2 FLAGS (\\Flagged))"


def test_a_new_keyword_is_announced_before_it_is_used(other: WireClient, idle: WireClient) -> None:
    other.command(b"STORE 2 +FLAGS ($label1)")

    assert idle.line() == b"* FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft $label1)"


def test_expunges_are_pushed_by_number(other: WireClient, idle: WireClient) -> None:
    other.command(b"STORE 1,2 +FLAGS.SILENT (\\Deleted)")
    other.command(b"EXPUNGE")

    told = [idle.line() for _ in range(4)]

    assert told[2:] == [b"* 1 EXPUNGE", b"* 1 EXPUNGE"]


def test_what_changed_before_idle_is_told_at_its_start(server: ImapServer, client: WireClient) -> None:
    server.deliver("INBOX", LETTER)

    client.send(b"i IDLE\r\n")

    assert [client.line(), client.line()] == [b"+ idling", b"* 4 EXISTS"]


def test_idle_ends_with_done(idle: WireClient) -> None:
    idle.send(b"DONE\r\n")

    assert idle.line() == b"i OK Idle completed."


def test_idle_ends_badly_with_anything_else(idle: WireClient) -> None:
    idle.send(b"x NOOP\r\n")

    assert idle.line() == b"i BAD Expected DONE."


def test_what_the_idling_client_did_itself_is_not_pushed(server: ImapServer, client: WireClient) -> None:
    client.command(b"STORE 1 +FLAGS.SILENT (\\Seen)")
    client.send(b"i IDLE\r\n")
    server.deliver("INBOX", LETTER)

    assert [client.line(), client.line()] == [b"+ idling", b"* 4 EXISTS"]


@pytest.mark.parametrize("command", [b"FETCH 3 UID", b"SEARCH ALL", b"STORE 3 +FLAGS (\\Seen)"])
def test_no_expunge_is_told_while_numbers_are_in_use(server: ImapServer, client: WireClient, command: bytes) -> None:
    server.expunge("INBOX", 1)

    assert client.command(command).named(b"EXPUNGE") == []
    assert client.command(b"NOOP").untagged == (b"1 EXPUNGE",)


def test_numbers_mean_what_they_meant_until_the_expunge_is_told(server: ImapServer, client: WireClient) -> None:
    server.expunge("INBOX", 1)

    before = client.command(b"FETCH 3 UID").fetched()
    client.command(b"NOOP")

    assert (before, client.command(b"FETCH 2 UID").fetched()) == ({3: {b"UID": 3}}, {2: {b"UID": 3}})


def test_uid_commands_tell_expunges(server: ImapServer, client: WireClient) -> None:
    server.expunge("INBOX", 2)

    assert client.command(b"UID FETCH 3 UID").untagged[-1] == b"2 EXPUNGE"


def test_a_message_that_came_and_went_is_never_mentioned(server: ImapServer, client: WireClient) -> None:
    uid = server.deliver("INBOX", LETTER)
    server.expunge("INBOX", uid)

    assert client.command(b"NOOP").untagged == ()


def test_mail_that_came_is_told_after_mail_that_went(server: ImapServer, client: WireClient) -> None:
    server.deliver("INBOX", LETTER)
    server.expunge("INBOX", 1, 2)

    assert client.command(b"NOOP").untagged[:3] == (b"1 EXPUNGE", b"1 EXPUNGE", b"2 EXISTS")


def test_only_one_client_sees_a_message_as_recent(other: WireClient, client: WireClient) -> None:
    recent = [one.command(b"SEARCH RECENT").untagged for one in (other, client)]

    assert recent == [(b"SEARCH 1 2 3",), (b"SEARCH",)]


def test_a_vanished_client_does_not_disturb_the_others(server: ImapServer, other: WireClient, idle: WireClient) -> None:
    other.close()

    server.deliver("INBOX", LETTER)

    assert idle.line() == b"* 4 EXISTS"


def test_fifty_clients_are_served_together(server: ImapServer) -> None:
    clients = [WireClient(server.host, server.port).log_in() for _ in range(50)]
    for client in clients:
        client.command(b"SELECT INBOX")
        client.send(b"i IDLE\r\n")
        client.line()

    server.deliver("INBOX", LETTER)

    assert [client.line() for client in clients] == [b"* 4 EXISTS"] * 50
    for client in clients:
        client.close()
