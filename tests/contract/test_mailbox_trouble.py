"""What an ImapMailbox does when the server is away, chokes on a letter, or talks out of turn."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.contract.world import ServerWorld
from tests.servers.running import PASSWORD, Running, Servers
from triage.demo.imapd.effects import Bye, CutReply, Effect, Eof, Instead, Refuse, Split, SwallowTagged, Unsolicited
from triage.demo.imapd.faults import Fault
from triage.demo.imapd.server import ImapServer
from triage.errors import PermanentError, TemporaryError, ThrottledError
from triage.imap.account import Account
from triage.imap.mailbox import ImapMailbox

LETTER = b"Subject: Late\r\nMessage-ID: <late@shop.example>\r\n\r\nWhere is it?\r\n"


@pytest.fixture
def server() -> Iterator[ImapServer]:
    with ImapServer({"support": PASSWORD}) as running:
        yield running


@pytest.fixture
def mailbox(server: ImapServer) -> Iterator[ImapMailbox]:
    opened = ImapMailbox(Account(server.host, server.port, "support", lambda: PASSWORD, tls="none"))
    yield opened
    opened.close()


@pytest.fixture(params=["dovecot", "cyrus"])
def real(request: pytest.FixtureRequest, servers: Servers) -> Iterator[ServerWorld]:
    world = ServerWorld(servers.account(request.param))
    yield world
    world.close()


# --- a server that goes away ------------------------------------------------------------------------------------------


def test_a_server_that_is_stopped_is_a_passing_trouble(imap_server: Running) -> None:
    account = Account(imap_server.host, imap_server.port, imap_server.user, lambda: imap_server.password, tls="none")
    mailbox = ImapMailbox(account)
    mailbox.open("INBOX")
    imap_server.stop()
    try:
        with pytest.raises(TemporaryError):
            mailbox.uids()
        with pytest.raises(TemporaryError):
            ImapMailbox(account)
    finally:
        imap_server.start()
        mailbox.close()
    again = ImapMailbox(account)
    assert again.status("INBOX").messages == 0
    again.close()


@pytest.mark.parametrize("effect", [Eof(), Bye(), CutReply(after=3), SwallowTagged()])
@pytest.mark.parametrize("command", ["SELECT", "UID SEARCH", "STATUS", "APPEND", "UID STORE", "LIST", "NOOP"])
def test_a_connection_cut_anywhere_is_a_passing_trouble(
    server: ImapServer, mailbox: ImapMailbox, command: str, effect: Effect
) -> None:
    uid = server.deliver("INBOX", LETTER)
    mailbox.open("INBOX", write=True)
    server.faults.add(Fault(command, effect))
    with pytest.raises(TemporaryError):
        everything(mailbox, uid)


def test_after_a_lost_connection_every_call_says_so(server: ImapServer, mailbox: ImapMailbox) -> None:
    mailbox.open("INBOX")
    server.disconnect()
    for _ in range(2):
        with pytest.raises(TemporaryError):
            mailbox.uids()


def test_a_request_to_wait_names_the_time(server: ImapServer, mailbox: ImapMailbox) -> None:
    server.faults.add(Fault("EXAMINE", Refuse("BAD Request is throttled. Suggested Backoff Time: 90000 milliseconds")))
    with pytest.raises(ThrottledError) as caught:
        mailbox.open("INBOX")
    assert caught.value.wait_seconds == 90


def test_a_full_mailbox_is_no_passing_trouble(server: ImapServer, mailbox: ImapMailbox) -> None:
    server.faults.add(Fault("APPEND", Refuse("NO [OVERQUOTA] Quota exceeded")))
    with pytest.raises(PermanentError, match="OVERQUOTA"):
        mailbox.append("Drafts", LETTER, ())


# --- letters that cannot be had ---------------------------------------------------------------------------------------


def test_a_letter_that_breaks_the_server_is_named_and_the_others_read(real: ServerWorld) -> None:
    poison = wide(20_000), deep(1_500)
    uids = [real.deliver(octets) for octets in (LETTER, poison[0], LETTER, poison[1], LETTER)]
    mailbox = real.connect()
    mailbox.open("INBOX")
    found = {message.place.uid: message for message in mailbox.messages(uids)}
    assert sorted(found) == uids
    assert [found[uid].octets for uid in uids[::2]] == [LETTER] * 3
    assert found[uids[1]].partial
    assert poison[0].startswith(found[uids[1]].octets)


def test_a_letter_the_server_cannot_give_is_unreadable(server: ImapServer, mailbox: ImapMailbox) -> None:
    uids = [server.deliver("INBOX", LETTER) for _ in range(3)]
    mailbox.open("INBOX")
    for _ in range(9):
        server.faults.add(Fault("UID FETCH", Refuse("NO cannot"), containing=b" 2 (BODY.PEEK[]"))
    server.faults.add(Fault("UID FETCH", Refuse("NO cannot"), containing=b"1,2,3 (BODY.PEEK[]"))
    server.faults.add(Fault("UID FETCH", Refuse("NO cannot"), containing=b"2,3 (BODY.PEEK[]"))
    assert [message.place.uid for message in mailbox.messages(uids)] == [1, 3]
    assert set(mailbox.unreadable()) == {2}


def test_a_batch_cut_once_is_read_on_a_new_connection(server: ImapServer, mailbox: ImapMailbox) -> None:
    uids = [server.deliver("INBOX", LETTER) for _ in range(20)]
    mailbox.open("INBOX")
    server.faults.add(Fault("UID FETCH", CutReply(after=500), containing=b"BODY.PEEK[]"))
    assert [message.place.uid for message in mailbox.messages(uids)] == uids
    assert mailbox.unreadable() == {}


def test_mail_that_was_renumbered_meanwhile_is_not_mistaken_for_other_mail(
    server: ImapServer, mailbox: ImapMailbox
) -> None:
    server.deliver("INBOX", LETTER)
    mailbox.open("INBOX")
    mailbox.message_ids("Drafts", lowest=1)
    server.disconnect()
    server.new_uidvalidity("INBOX")
    with pytest.raises(TemporaryError):
        list(mailbox.messages([1]))


# --- a server that talks out of turn ----------------------------------------------------------------------------------


def test_news_of_another_message_is_not_taken_for_an_answer(server: ImapServer, mailbox: ImapMailbox) -> None:
    server.deliver("INBOX", LETTER)
    server.expunge("INBOX", 1)
    uids = [server.deliver("INBOX", LETTER, ("\\Flagged",)) for _ in range(2)]
    assert uids == [2, 3]
    mailbox.open("INBOX")
    # Sequence number 2 is UID 3; keyed by number this would be the flags of UID 2.
    server.faults.add(Fault("UID FETCH", Unsolicited(("2 FETCH (FLAGS (\\Answered))", "3 EXISTS"))))
    assert mailbox.flags([2, 3]) == {2: {"\\Flagged"}, 3: {"\\Flagged"}}


def test_news_from_before_is_not_taken_for_an_answer(server: ImapServer, mailbox: ImapMailbox) -> None:
    uid = server.deliver("INBOX", LETTER)
    mailbox.open("INBOX")
    server.faults.add(Fault("NOOP", Unsolicited(("7 FETCH (UID 9 FLAGS ())",))))
    mailbox.uids()
    assert mailbox.flags([uid, 9]) == {uid: frozenset()}


def test_status_is_fresh_also_of_a_mailbox_that_is_open(real: ServerWorld) -> None:
    mailbox = real.connect()
    mailbox.open("Drafts")
    real.deliver(LETTER, "Drafts")
    assert mailbox.status("Drafts").messages == 1


def test_a_dead_connection_ends_idle(server: ImapServer, mailbox: ImapMailbox) -> None:
    mailbox.open("INBOX")
    server.faults.add(Fault("IDLE", CutReply(after=len(b"+ idling\r\n"))))
    with pytest.raises(TemporaryError):
        mailbox.idle(30)


def test_a_goodbye_ends_idle(server: ImapServer, mailbox: ImapMailbox) -> None:
    mailbox.open("INBOX")
    server.faults.add(Fault("IDLE", Instead(b"+ idling\r\n* BYE Idle for too long\r\n")))
    with pytest.raises(TemporaryError):
        mailbox.idle(30)


def test_news_that_come_in_two_packets_are_news_or_a_lost_connection(server: ImapServer, mailbox: ImapMailbox) -> None:
    mailbox.open("INBOX")
    server.faults.add(Fault("IDLE", Instead(b"+ idling\r\n* 5 EXI", close=True)))
    with pytest.raises(TemporaryError):
        mailbox.idle(30)


def test_a_hundred_and_thirty_thousand_uids_are_one_answer(server: ImapServer, mailbox: ImapMailbox) -> None:
    uids = range(1_000_000, 1_130_000)
    mailbox.open("INBOX")
    answer = b"* SEARCH %s\r\n{tag} OK done\r\n" % " ".join(map(str, uids)).encode()
    server.faults.add(Fault("UID SEARCH", Instead(answer, close=False)))
    assert mailbox.uids() == tuple(uids)


def test_a_letter_that_goes_while_it_is_fetched_is_no_empty_letter(server: ImapServer, mailbox: ImapMailbox) -> None:
    # As Dovecot answers for what another client expunged a moment ago.
    gone, stays = server.deliver("INBOX", LETTER), server.deliver("INBOX", LETTER)
    mailbox.open("INBOX")
    server.expunge("INBOX", gone)
    answer = b"* 1 FETCH (UID %d BODY[]<0> NIL)\r\n* 2 FETCH (UID %d BODY[]<0> {%d}\r\n%s)\r\n{tag} OK done\r\n"
    answer %= (gone, stays, len(LETTER), LETTER)
    facts = b'* %d FETCH (UID %d FLAGS () INTERNALDATE "04-Mar-2026 12:00:00 +0000" RFC822.SIZE 70)\r\n'
    known = facts % (1, gone) + facts % (2, stays) + b"{tag} OK done\r\n"
    server.faults.add(Fault("UID FETCH", Instead(known, close=False)))
    server.faults.add(Fault("UID FETCH", Instead(answer, close=False), occurrence=2))
    assert [message.octets for message in mailbox.messages([gone, stays])] == [LETTER]
    assert not mailbox.unreadable()


def test_an_answer_in_many_packets_is_one_answer(server: ImapServer, mailbox: ImapMailbox) -> None:
    uid = server.deliver("INBOX", LETTER)
    mailbox.open("INBOX")
    server.faults.add(Fault("UID FETCH", Split(tuple(range(1, 60, 7))), occurrence=2))
    assert [message.octets for message in mailbox.messages([uid])] == [LETTER]


# --- nothing of a letter in a command ---------------------------------------------------------------------------------


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=st.text(max_size=30) | st.sampled_from(["<x>\r\nX1 STORE 1:* +FLAGS (\\Deleted)", "a {3}\r\nb", '"']))
def test_no_text_makes_a_second_command(server: ImapServer, mailbox: ImapMailbox, text: str) -> None:
    if mailbox._session.selected is None:  # one connection for all examples
        server.deliver("INBOX", LETTER)
        mailbox.open("INBOX", write=True)
    server.wire_log.clear()
    for call in (
        lambda: mailbox.find_message_id("INBOX", text),
        lambda: mailbox.add_flags([1], [text]),
        lambda: mailbox.append(text, LETTER, ()),
        lambda: mailbox.append("Drafts", LETTER, [text]),
        lambda: mailbox.create(text),
        lambda: mailbox.status(text),
    ):
        try:
            call()
        except (ValueError, PermanentError):
            continue
    said = set(server.wire_log.names())
    assert said <= {"EXAMINE", "SELECT", "UID SEARCH", "UID FETCH", "UID STORE", "APPEND", "LIST", "NOOP", "STATUS"} | {
        *("CREATE", "SUBSCRIBE")
    }
    assert all("\\Deleted" not in command.line for command in server.wire_log)


def everything(mailbox: ImapMailbox, uid: int) -> None:
    """Calls that use every command but FETCH."""
    mailbox.folders()
    mailbox.uids()
    mailbox.add_flags([uid], ("\\Flagged",))
    mailbox.append("Drafts", LETTER, ("\\Draft",))
    mailbox.status("Drafts")
    mailbox.open("INBOX", write=True)


def wide(count: int) -> bytes:
    """A message of so many parts."""
    start = b"Subject: wide\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
    return start + b"--b\r\nContent-Type: text/plain\r\n\r\nx\r\n" * count + b"--b--\r\n"


def deep(depth: int) -> bytes:
    """A message of so many multiparts, one within the other, and large."""
    octets = b"Subject: deep\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b0\r\n\r\n"
    for level in range(depth):
        octets += b"--b%d\r\nContent-Type: multipart/mixed; boundary=b%d\r\n\r\n" % (level, level + 1)
    octets += b"--b%d\r\nContent-Type: text/plain\r\n\r\nhello\r\n" % depth
    octets += b"".join(b"--b%d--\r\n" % level for level in range(depth, -1, -1))
    return octets + b"x" * 60_000 + b"\r\n"
