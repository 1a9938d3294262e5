"""The embedded server: appends that are cut, late or unanswered on demand, and what is in the mailbox afterwards."""

import pytest

from tests.unit.imapd_faults.letter import LETTER, Connect, drafts
from triage.demo.imapd.effects import (
    Bye,
    CutCommand,
    CutReply,
    Effect,
    Eof,
    Gate,
    Hold,
    Late,
    SwallowTagged,
)
from triage.demo.imapd.faults import Fault, FaultPlan
from triage.demo.imapd.server import ImapServer


@pytest.mark.parametrize("after", [0, 1, 15, len(LETTER) - 1, len(LETTER)])
def test_an_append_cut_within_its_literal_is_not_committed(
    plan: FaultPlan, server: ImapServer, connect: Connect, after: int
) -> None:
    plan.add(Fault("APPEND", CutCommand(after)))

    with pytest.raises((EOFError, ConnectionError)):
        connect().append(LETTER, b"Drafts")

    assert drafts(server) == []


@pytest.mark.parametrize("effect", [SwallowTagged(), CutReply(), CutReply(after=20), Bye(executed=True)], ids=repr)
def test_an_append_whose_answer_is_lost_is_committed(
    plan: FaultPlan, server: ImapServer, connect: Connect, effect: Effect
) -> None:
    plan.add(Fault("APPEND", effect))

    with pytest.raises(EOFError):
        connect().append(LETTER, b"Drafts")

    assert drafts(server) == [LETTER]


@pytest.mark.parametrize("effect", [Bye(), Eof()], ids=repr)
def test_a_connection_can_end_before_anything_is_done(
    plan: FaultPlan, server: ImapServer, connect: Connect, effect: Effect
) -> None:
    plan.add(Fault("APPEND", effect))

    with pytest.raises(EOFError):
        connect().append(LETTER, b"Drafts")

    assert drafts(server) == []


def test_a_late_append_is_committed_when_the_test_says_so(
    plan: FaultPlan, server: ImapServer, connect: Connect
) -> None:
    late = Late()
    plan.add(Fault("APPEND", late))
    with pytest.raises(EOFError):
        connect().append(LETTER, b"Drafts")
    absent = drafts(server)

    late.gate.open(timeout=5)

    assert (absent, drafts(server)) == ([], [LETTER])


def test_a_late_append_keeps_what_others_did_meanwhile(plan: FaultPlan, server: ImapServer, connect: Connect) -> None:
    late = Late()
    plan.add(Fault("APPEND", late))
    with pytest.raises(EOFError):
        connect().append(LETTER, b"Drafts")
    connect().append(b"Subject: by an agent\r\n\r\n", b"Drafts")

    late.gate.open(timeout=5)

    assert drafts(server) == [b"Subject: by an agent\r\n\r\n", LETTER]


def test_a_gate_that_nothing_waits_at_times_out() -> None:
    with pytest.raises(TimeoutError):
        Gate().open(timeout=0.01)


def test_a_held_reply_comes_when_the_gate_opens(plan: FaultPlan, server: ImapServer, connect: Connect) -> None:
    hold = Hold()
    plan.add(Fault("APPEND", hold))
    client = connect()
    tag = client.start(b"APPEND Drafts", LETTER)
    assert hold.gate.reached.wait(5)
    committed = drafts(server)

    hold.gate.open()

    assert (committed, client.finish(tag).status) == ([LETTER], "OK")


def test_a_held_command_is_executed_when_the_gate_opens(plan: FaultPlan, server: ImapServer, connect: Connect) -> None:
    hold = Hold(before=True)
    plan.add(Fault("APPEND", hold))
    client = connect()
    tag = client.start(b"APPEND Drafts", LETTER)
    assert hold.gate.reached.wait(5)
    before = drafts(server)

    hold.gate.open()

    assert (client.finish(tag).status, before, drafts(server)) == ("OK", [], [LETTER])
