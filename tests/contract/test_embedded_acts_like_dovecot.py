"""The same commands have the same effects and the same answers on the embedded server and on Dovecot.

Left out of the comparison: wording, the values of UIDVALIDITY and MODSEQ, the order of flags, and where untagged lines
stand within one answer. Three differences of substance are tested as such.
"""

import re
from collections.abc import Iterator

import pytest

from tests.contract.test_embedded_equals_dovecot import fill
from tests.servers.running import PASSWORD, Servers
from tests.wire import Answer, WireClient, parsed
from triage.demo.imapd.server import ImapServer

SCENARIOS: dict[str, tuple[str, ...]] = {
    "store": (
        "STORE 2 +FLAGS (\\Seen)",
        "STORE 1:3 FLAGS (\\Flagged $label1)",
        "STORE 2 -FLAGS (\\Flagged)",
        "STORE 2 -FLAGS ($label1 None)",
        "STORE 4 +FLAGS.SILENT (\\Deleted)",
        "STORE 4 +FLAGS \\Seen",
        "STORE 5 FLAGS ()",
        "UID STORE 6,8 +FLAGS (NewKeyword)",
        "UID STORE 7 +FLAGS (newkeyword)",
        "UID STORE 900 +FLAGS (\\Seen)",
        "STORE 900 +FLAGS (\\Seen)",
        "STORE 1 +FLAGS (\\Recent)",
        "STORE 1 +FLAGS (\\Nonsense)",
        "STORE 1",
        "STORE 0 FLAGS ()",
    ),
    "seen": (
        "FETCH 2 BODY.PEEK[]<0.4>",
        "FETCH 2 BODY[TEXT]",
        "FETCH 4 RFC822.HEADER",
        "FETCH 4 RFC822.TEXT",
        "FETCH 5 RFC822",
        "FETCH 6 (BODY[HEADER.FIELDS (SUBJECT)] FLAGS)",
    ),
    "examine": (
        "EXAMINE {mailbox}",
        "FETCH 2 BODY[TEXT]",
        "CLOSE",
        "FETCH 1 FLAGS",
        "SELECT {mailbox}",
    ),
    "expunge": (
        "STORE 2,4,6 +FLAGS.SILENT (\\Deleted)",
        "UID EXPUNGE 4:5",
        "FETCH 1:* UID",
        "EXPUNGE",
        "FETCH 1:* UID",
        "EXPUNGE",
        "FETCH 12 UID",
        "STORE 1 +FLAGS.SILENT (\\Deleted)",
        "CLOSE",
        "SELECT {mailbox}",
        "STORE 1 +FLAGS.SILENT (\\Deleted)",
        "UNSELECT",
        "STATUS {mailbox} (MESSAGES UIDNEXT UNSEEN)",
    ),
    "copy": (
        "CREATE {mailbox}/Target",
        "COPY 2:3 {mailbox}/Target",
        "UID COPY 5,1 {mailbox}/Target",
        "UID COPY 900 {mailbox}/Target",
        "COPY 1 {mailbox}/None",
        "COPY 900 {mailbox}/Target",
        "COPY 1 {mailbox}",
        "UID MOVE 3:4 {mailbox}/Target",
        "MOVE 1 {mailbox}/Target",
        "MOVE 1 {mailbox}/None",
        "FETCH 1:* (UID FLAGS INTERNALDATE)",
        "SELECT {mailbox}/Target",
        "FETCH 1:* (UID FLAGS INTERNALDATE RFC822.SIZE)",
    ),
    "condstore": (
        "ENABLE CONDSTORE",
        "SELECT {mailbox} (CONDSTORE)",
        "FETCH 1 MODSEQ",
        "STORE 1 +FLAGS (\\Deleted)",
        "STORE 2 +FLAGS.SILENT (\\Flagged)",
        "STORE 1:2 (UNCHANGEDSINCE 1) +FLAGS (\\Answered)",
        "UID STORE 1:2 (UNCHANGEDSINCE 1) +FLAGS (\\Answered)",
        "STORE 3 (UNCHANGEDSINCE 9999999) +FLAGS (\\Answered)",
        "FETCH 1:2 FLAGS (CHANGEDSINCE 9999999)",
        "FETCH 4 (MODSEQ BODY.PEEK[]<0.1>)",
    ),
    "mailboxes": (
        "CREATE {mailbox}/A",
        "CREATE {mailbox}/A",
        'CREATE "{mailbox}/M&AOQ-rz"',
        'LIST "" {mailbox}/*',
        'LIST "{mailbox}/" %',
        "RENAME {mailbox}/A {mailbox}/B",
        "RENAME {mailbox}/None {mailbox}/C",
        "RENAME {mailbox}/B {mailbox}/B",
        "SUBSCRIBE {mailbox}/B",
        'LSUB "" {mailbox}/*',
        'LSUB "" {mailbox}%',
        'LIST (SUBSCRIBED) "" {mailbox}/*',
        "UNSUBSCRIBE {mailbox}/B",
        'LSUB "" {mailbox}/*',
        "DELETE {mailbox}/B",
        "DELETE {mailbox}/B",
        "SELECT {mailbox}/B",
        "STATUS {mailbox}/B (MESSAGES)",
        "STATUS {mailbox} (NONSENSE)",
        'LIST "" ""',
        'LIST "" inbox',
        'LIST "" InB%',
        "DELETE INBOX",
        'CREATE ""',
    ),
    "errors": (
        "NONSENSE",
        "FETCH 1",
        "FETCH 1 NONSENSE",
        "FETCH 1 BODY[",
        "FETCH 1 BODY[MIME]",
        "FETCH x FLAGS",
        "FETCH 1 (FLAGS",
        "UID NONSENSE 1",
        "SEARCH NONSENSE",
        "SEARCH",
        "SEARCH SINCE 2026-11-01",
        "SEARCH CHARSET X-NOWHERE TEXT a",
        "LOGIN a b",
        "STARTTLS",
        "SELECT",
        "LIST",
        "UID EXPUNGE",
    ),
}


@pytest.fixture
def both(servers: Servers) -> Iterator[tuple[WireClient, WireClient]]:
    """Clients of Dovecot and of the embedded server, logged in, each with an empty account."""
    account = servers.account("dovecot")
    with (
        ImapServer({account.user: PASSWORD}) as server,
        WireClient(account.host, account.port) as theirs,
        WireClient(server.host, server.port) as ours,
    ):
        yield theirs.log_in(account.user, PASSWORD), ours.log_in(account.user, PASSWORD)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_the_same_happens(both: tuple[WireClient, WireClient], scenario: str) -> None:
    theirs, ours = (list(played(client, scenario)) for client in both)

    assert ours == theirs


def test_appended_messages_get_the_same_uids(both: tuple[WireClient, WireClient]) -> None:
    codes = []
    for client in both:
        client.command(b"CREATE Uids")
        codes.append([without_validity(answer.code) for answer in fill(client, b"Uids", count=5)])

    assert codes[0] == codes[1]


@pytest.mark.parametrize(
    ("command", "dovecot", "embedded"),
    [
        # RFC 3501 section 6.4.6 wants the flags answered, changed or not.
        ("STORE 1 +FLAGS (\\Seen)", ("OK", 0), ("OK", 1)),
        # A mailbox can lie beneath another that holds no messages; here every parent is a mailbox.
        ("DELETE Parent", ("OK", 0), ("NO", 0)),
        ("NOOP superfluous", ("OK", 0), ("BAD", 0)),
    ],
)
def test_a_difference_is_known(
    both: tuple[WireClient, WireClient], command: str, dovecot: tuple[str, int], embedded: tuple[str, int]
) -> None:
    answers = []
    for client in both:
        client.command(b"CREATE Parent/Child")
        client.command(b"CREATE Parent")
        fill(client, b"Parent/Child", count=1)
        answers.append(client.command(command.encode()))

    assert [(answer.status, len(answer.untagged)) for answer in answers] == [dovecot, embedded]


def played(client: WireClient, scenario: str) -> Iterator[tuple[str, str, bytes, list[object]]]:
    """Each command with its status, response code and untagged responses; at the end, what is in the mailbox."""
    client.command(f"CREATE {scenario}".encode())
    fill(client, scenario.encode(), count=12)
    for command in (*SCENARIOS[scenario], f"EXAMINE {scenario}", "FETCH 1:* (UID FLAGS)", "UNSELECT"):
        answer = client.command(command.format(mailbox=scenario).encode())
        yield command, answer.status, without_validity(answer.code), normalised(answer)


# Codes that inform without changing what happened; Dovecot gives some of them and not others.
_CODES_LEFT_OUT = (b"NONEXISTENT", b"HASCHILDREN", b"CANNOT", b"ALREADYEXISTS", b"READ-ONLY", b"CLIENTBUG")


def without_validity(code: bytes) -> bytes:
    if code in _CODES_LEFT_OUT:
        return b""
    return re.sub(rb"((?:APPENDUID|COPYUID|UIDVALIDITY) )\d+", rb"\1n", re.sub(rb"(MODSEQ )\d+", rb"\1n", code))


def normalised(answer: Answer) -> list[object]:
    return sorted((normalised_line(line) for line in answer.untagged if not told_by_one_only(line)), key=repr)


def told_by_one_only(line: bytes) -> bool:
    """Dovecot repeats PERMANENTFLAGS with a new keyword and RECENT after an EXPUNGE, and tells of CLOSED mailboxes."""
    codes = (b"OK [PERMANENTFLAGS", b"OK [CLOSED]", b"OK [HIGHESTMODSEQ", b"OK [NOMODSEQ")
    return line.startswith(codes) or line.endswith(b" RECENT")


def normalised_line(line: bytes) -> object:
    if line.startswith(b"OK ["):
        return without_validity(line[4:].partition(b"]")[0])
    if line.startswith((b"FLAGS", b"LIST", b"LSUB")) or b" FETCH " in line:
        return unordered(parsed(re.sub(rb"MODSEQ \(\d+\)", b"MODSEQ n", line)))
    # Several messages may be expunged from either end.
    return b"EXPUNGE" if line.endswith(b" EXPUNGE") else without_validity(line)


def unordered(value: object) -> object:
    """Lists of flags, and of items with their values, without their order."""
    return frozenset(unordered(one) for one in value) if isinstance(value, tuple) else value
