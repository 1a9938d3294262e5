"""The embedded server: listing, making, renaming, subscribing and selecting mailboxes."""

from collections.abc import Iterator

import imapclient
import pytest

from tests.wire import WireClient
from triage.demo.imapd.profile import EXCHANGE, Profile
from triage.demo.imapd.server import ImapServer


@pytest.fixture
def server() -> Iterator[ImapServer]:
    with ImapServer({"support": "secret"}) as running:
        yield running


@pytest.fixture
def client(server: ImapServer) -> Iterator[WireClient]:
    with WireClient(server.host, server.port) as connected:
        yield connected.log_in()


def test_special_use_is_told(client: WireClient) -> None:
    answer = client.command(b'LIST "" % RETURN (SPECIAL-USE)')

    assert b'LIST (\\Drafts) "/" Drafts' in answer.untagged


def test_special_use_selects(client: WireClient) -> None:
    answer = client.command(b'LIST (SPECIAL-USE) "" *')

    assert answer.untagged == (
        b'LIST (\\Archive) "/" Archive',
        b'LIST (\\Drafts) "/" Drafts',
        b'LIST (\\Junk) "/" Junk',
        b'LIST (\\Sent) "/" Sent',
        b'LIST (\\Trash) "/" Trash',
    )


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("*", ["INBOX", "A", "A/B", "A/B/C", "AB"]),
        ("%", ["INBOX", "A", "AB"]),
        ("A/%", ["A/B"]),
        ("A*", ["A", "A/B", "A/B/C", "AB"]),
        ("%/%", ["A/B"]),
        ("*C", ["A/B/C"]),
        ("inbox", ["INBOX"]),
        ("a", []),
        ("A.B", []),
    ],
)
def test_wildcards_match(pattern: str, names: list[str]) -> None:
    with (
        ImapServer({"support": "secret"}, profile=Profile(mailboxes={})) as server,
        imapclient.IMAPClient(server.host, server.port, ssl=False) as client,
    ):
        client.login("support", "secret")
        server.create("A/B/C")
        server.create("AB")

        assert [name for _, _, name in client.list_folders("", pattern)] == names


def test_a_list_can_carry_the_status(server: ImapServer, client: WireClient) -> None:
    server.deliver("INBOX", b"Subject: s\r\n\r\n")

    answer = client.command(b'LIST "" INBOX RETURN (STATUS (MESSAGES UNSEEN))')

    assert answer.untagged == (b'LIST () "/" INBOX', b"STATUS INBOX (MESSAGES 1 UNSEEN 1)")


@pytest.mark.parametrize(
    "name", ["Entwürfe", "A&B", "日本語", "Käse/Bröt", "😀", 'quo"ted', "back\\slash", "two words"]
)
def test_any_name_survives_the_wire(server: ImapServer, name: str) -> None:
    with imapclient.IMAPClient(server.host, server.port, ssl=False) as client:
        client.login("support", "secret")
        client.create_folder(name)

        assert name in [found for _, _, found in client.list_folders()]


def test_inbox_is_one_mailbox_in_any_case(server: ImapServer, client: WireClient) -> None:
    client.append(b"Subject: s\r\n\r\n", b"iNbOx")

    assert len(server.messages("INBOX")) == 1


def test_parents_come_into_being_with_a_mailbox(server: ImapServer, client: WireClient) -> None:
    client.command(b"CREATE A/B/C")

    assert server.mailboxes()[-3:] == ["A", "A/B", "A/B/C"]


def test_renaming_takes_children_along(server: ImapServer, client: WireClient) -> None:
    client.command(b"CREATE A/B/C")

    client.command(b"RENAME A Z")

    assert server.mailboxes()[-3:] == ["Z", "Z/B", "Z/B/C"]


def test_renaming_inbox_empties_it_into_the_new_mailbox(server: ImapServer, client: WireClient) -> None:
    server.deliver("INBOX", b"Subject: s\r\n\r\n", ["\\Seen"])

    client.command(b"RENAME INBOX Old")

    assert [len(server.messages(name)) for name in ("INBOX", "Old")] == [0, 1]


def test_subscriptions_are_listed(client: WireClient) -> None:
    client.command(b"CREATE A/B")
    client.command(b"SUBSCRIBE A/B")

    assert client.command(b'LSUB "" A%').untagged[-1] == b'LSUB (\\Noselect) "/" A'


def test_select_tells_what_a_client_needs(server: ImapServer, client: WireClient) -> None:
    for flags in (["\\Seen"], ["\\Flagged", "$label1"]):
        server.deliver("INBOX", b"Subject: s\r\n\r\n", flags)

    answer = client.command(b"SELECT INBOX")

    validity = answer.named(b"OK")[2]
    assert validity.startswith(b"OK [UIDVALIDITY ")
    assert answer.code == b"READ-WRITE"
    assert answer.untagged == (
        b"FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft $label1)",
        b"OK [PERMANENTFLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft $label1 \\*)] Flags permitted.",
        b"2 EXISTS",
        b"2 RECENT",
        b"OK [UNSEEN 2] First unseen.",
        validity,
        b"OK [UIDNEXT 3] Predicted next UID",
        b"OK [HIGHESTMODSEQ 3] Highest",
    )


def test_a_failed_select_leaves_nothing_selected(client: WireClient) -> None:
    client.command(b"SELECT INBOX")

    client.command(b"SELECT Nowhere")

    assert client.command(b"FETCH 1 FLAGS").tagged == b"BAD No mailbox selected"


def test_a_new_uidvalidity_is_larger_and_numbers_anew(server: ImapServer) -> None:
    for subject in (b"a", b"b", b"c"):
        server.deliver("INBOX", b"Subject: " + subject + b"\r\n\r\n")
    server.expunge("INBOX", 1)
    before = server.new_uidvalidity("INBOX")

    after = server.new_uidvalidity("INBOX")

    assert after > before
    assert [(message.uid, message.octets[9:10]) for message in server.messages()] == [(1, b"b"), (2, b"c")]


def test_drafts_can_have_another_name() -> None:
    with (
        ImapServer({"support": "secret"}, profile=Profile(mailboxes={"Entwürfe": "\\Drafts"})) as server,
        imapclient.IMAPClient(server.host, server.port, ssl=False) as client,
    ):
        client.login("support", "secret")

        assert client.find_special_folder(imapclient.imapclient.DRAFTS) == "Entwürfe"


def test_drafts_can_be_missing() -> None:
    with (
        ImapServer({"support": "secret"}, profile=Profile(mailboxes={})) as server,
        WireClient(server.host, server.port) as client,
    ):
        assert client.log_in().command(b'LIST "" *').untagged == (b'LIST (\\HasNoChildren) "/" INBOX',)


@pytest.mark.parametrize("capability", ["UIDPLUS", "CONDSTORE", "SPECIAL-USE", "IDLE", "MOVE", "ESEARCH", "LITERAL+"])
def test_a_capability_can_be_left_out(capability: str) -> None:
    with (
        ImapServer({"support": "secret"}, profile=Profile(without=frozenset({capability}))) as server,
        WireClient(server.host, server.port) as client,
    ):
        assert capability.encode() not in client.command(b"CAPABILITY").untagged[0].split()


@pytest.mark.parametrize(
    ("without", "command", "status"),
    [
        ("UIDPLUS", b"UID EXPUNGE 1", "BAD"),
        ("MOVE", b"MOVE 1 Drafts", "BAD"),
        ("CONDSTORE", b"FETCH 1 MODSEQ", "BAD"),
        ("IDLE", b"IDLE", "BAD"),
        ("ESEARCH", b"SEARCH RETURN (ALL) ALL", "BAD"),
    ],
)
def test_what_is_left_out_is_not_obeyed(without: str, command: bytes, status: str) -> None:
    with (
        ImapServer({"support": "secret"}, profile=Profile(without=frozenset({without}))) as server,
        WireClient(server.host, server.port) as client,
    ):
        server.deliver("INBOX", b"Subject: s\r\n\r\n")
        client.log_in().command(b"SELECT INBOX")

        assert client.command(command).status == status


def test_without_uidplus_an_append_has_no_code() -> None:
    with (
        ImapServer({"support": "secret"}, profile=Profile(without=frozenset({"UIDPLUS"}))) as server,
        WireClient(server.host, server.port) as client,
    ):
        assert client.log_in().append(b"Subject: s\r\n\r\n").code == b""


@pytest.mark.parametrize("command", [b"STORE 1 +FLAGS ($label1)", b"SEARCH KEYWORD $label1"])
def test_exchange_takes_no_keywords(command: bytes) -> None:
    with ImapServer({"support": "secret"}, profile=EXCHANGE) as server, WireClient(server.host, server.port) as client:
        server.deliver("INBOX", b"Subject: s\r\n\r\n", ["$label1"])
        client.log_in().command(b"SELECT INBOX")

        assert client.command(command).tagged == b"BAD Command Argument Error. 11"
        assert server.messages()[0].flags == frozenset()
