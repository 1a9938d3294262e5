"""The embedded server: everything else that can be made to go wrong, when and how often."""

import threading

import imapclient
import pytest

from tests.unit.imapd_faults.letter import LETTER, Connect, drafts
from tests.wire import RefusedLiteralError, WireClient
from triage.demo.imapd.effects import (
    OVERQUOTA,
    Bye,
    Effect,
    Eof,
    Gate,
    Hold,
    Instead,
    Split,
    SwallowTagged,
    Unsolicited,
    giant_literal,
    throttled,
)
from triage.demo.imapd.faults import Fault, FaultPlan
from triage.demo.imapd.server import ImapServer


def test_a_swallowed_tag_can_leave_the_connection_open(plan: FaultPlan, connect: Connect) -> None:
    plan.add(Fault("NOOP", SwallowTagged(close=False)))
    client = connect()
    client.start(b"NOOP")

    assert client.finish(client.start(b"CHECK")).status == "OK"


@pytest.mark.parametrize(
    ("effect", "told"),
    [
        (OVERQUOTA, "NO [OVERQUOTA]"),
        (throttled(1500), "BAD Request is throttled. Suggested Backoff Time: 1500 milliseconds"),
    ],
)
def test_an_append_can_be_refused_in_place_of_its_literal(
    plan: FaultPlan, server: ImapServer, connect: Connect, effect: Effect, told: str
) -> None:
    plan.add(Fault("APPEND", effect))

    with pytest.raises(RefusedLiteralError, match=told.replace("[", r"\[")):
        connect().append(LETTER, b"Drafts")

    assert drafts(server) == []


def test_a_giant_literal_is_announced_and_not_sent(plan: FaultPlan, connect: Connect) -> None:
    plan.add(Fault("UID FETCH", giant_literal()))
    client = connect()

    client.start(b"UID FETCH 1 BODY.PEEK[]")

    assert client.socket.recv(1000).startswith(b"* 1 FETCH (UID 1 BODY[] {3000000000}\r\n")


def test_a_reply_comes_in_packets(plan: FaultPlan, connect: Connect) -> None:
    split = Split(at=(4, 7), gate=Gate())
    plan.add(Fault("FETCH", split))
    client = connect()
    client.start(b"FETCH 1 UID")
    first = client.socket.recv(1000)

    split.gate.open()  # type: ignore[union-attr]

    assert (first, client.line()) == (b"* 1 ", b"FETCH (UID 1)")


def test_unsolicited_lines_come_in_between(plan: FaultPlan, connect: Connect) -> None:
    plan.add(Fault("NOOP", Unsolicited(("OK [UIDNEXT 99] Moved", "7 EXISTS"))))

    assert connect().command(b"NOOP").untagged == (b"OK [UIDNEXT 99] Moved", b"7 EXISTS")


def test_any_octets_can_be_sent_instead(plan: FaultPlan, connect: Connect) -> None:
    plan.add(Fault("NOOP", Instead(b"* garbage {\r\n{tag} OK\r\n", close=False)))

    assert connect().command(b"NOOP").untagged == (b"garbage {",)


def test_idle_can_end_at_once(plan: FaultPlan, connect: Connect) -> None:
    plan.add(Fault("IDLE", SwallowTagged()))
    client = connect()
    client.start(b"IDLE")

    assert client.line() == b"+ idling"
    with pytest.raises(EOFError):
        client.line()


def test_idle_can_end_when_the_test_says_so(server: ImapServer, connect: Connect) -> None:
    client = connect()
    client.start(b"IDLE")
    client.line()

    server.disconnect(say="Maintenance")

    assert client.line() == b"* BYE Maintenance"
    with pytest.raises(EOFError):
        client.line()


def test_half_a_line_can_come_in_idle(server: ImapServer, connect: Connect) -> None:
    client = connect()
    client.start(b"IDLE")
    client.line()

    server.interject(b"* 2 EXI")

    assert client.socket.recv(100) == b"* 2 EXI"


def test_the_greeting_can_be_bye(plan: FaultPlan, server: ImapServer) -> None:
    plan.add(Fault("CONNECT", Bye("Too many connections")))

    with WireClient(server.host, server.port) as client:
        assert client.greeting == b"* BYE Too many connections"


def test_a_fault_waits_for_its_occurrence_and_happens_once(plan: FaultPlan, connect: Connect) -> None:
    plan.add(Fault("NOOP", Instead(b"{tag} NO\r\n", close=False), occurrence=3))
    client = connect()

    assert [client.command(b"NOOP").status for _ in range(5)] == ["OK", "OK", "NO", "OK", "OK"]


def test_occurrences_count_over_all_connections(plan: FaultPlan, connect: Connect) -> None:
    plan.add(Fault("NOOP", Instead(b"{tag} NO\r\n", close=False), occurrence=2))

    assert [connect().command(b"NOOP").status for _ in range(3)] == ["OK", "NO", "OK"]


def test_a_fault_can_be_bound_to_what_a_command_holds(plan: FaultPlan, server: ImapServer, connect: Connect) -> None:
    fault = Fault("APPEND", SwallowTagged(), containing=b"Drafts")
    plan.add(fault)
    client = connect()
    client.append(LETTER, b"Sent")

    with pytest.raises(EOFError):
        client.append(LETTER, b"Drafts")

    assert plan.fired == [fault]


def test_faults_on_different_commands_all_happen(plan: FaultPlan, server: ImapServer, connect: Connect) -> None:
    plan.add(Fault("APPEND", SwallowTagged()), Fault("UID SEARCH", Eof()))
    with pytest.raises(EOFError):
        connect().append(LETTER, b"Drafts")

    with pytest.raises(EOFError):
        connect().command(b"UID SEARCH ALL")

    assert [fault.command for fault in plan.fired] == ["APPEND", "UID SEARCH"]


def test_others_are_served_while_one_client_is_held(plan: FaultPlan, connect: Connect) -> None:
    hold = Hold()
    plan.add(Fault("NOOP", hold))
    connect().start(b"NOOP")
    assert hold.gate.reached.wait(5)

    assert connect().command(b"CHECK").status == "OK"

    hold.gate.open(timeout=5)


def test_stopping_does_not_wait_for_a_gate(plan: FaultPlan, connect: Connect, server: ImapServer) -> None:
    hold = Hold()
    plan.add(Fault("NOOP", hold))
    connect().start(b"NOOP")
    assert hold.gate.reached.wait(5)

    stopping = threading.Thread(target=server.stop)
    stopping.start()
    stopping.join(5)

    assert not stopping.is_alive()


def test_imapclient_sees_a_lost_answer_as_an_abort(plan: FaultPlan, server: ImapServer) -> None:
    plan.add(Fault("APPEND", SwallowTagged()))
    with imapclient.IMAPClient(server.host, server.port, ssl=False) as client:
        client.login("support", "secret")

        with pytest.raises(imapclient.exceptions.IMAPClientAbortError):
            client.append("Drafts", LETTER)

        client.shutdown()

    assert drafts(server) == [LETTER]


def test_the_log_tells_writes_from_reads(server: ImapServer, connect: Connect) -> None:
    client = connect()
    server.wire_log.clear()

    client.append(LETTER, b"Drafts")
    client.command(b"UID FETCH 1 FLAGS")
    client.command(b"UID STORE 1 +FLAGS (\\Flagged)")

    assert server.wire_log.names() == ["APPEND", "UID FETCH", "UID STORE"]
    assert [command.name for command in server.wire_log.writes()] == ["APPEND", "UID STORE"]
