"""Alarms: the owner hears once that something is wrong, and once that it is well again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from email import message_from_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.desks import OPTIONS, Desk
from tests.factories import NOON
from tests.fakes.account import FakeAccount
from triage.desk.alarm import PATIENCE, Alarm, Outage, Watch, recalled, remembered, watched
from triage.errors import PermanentError
from triage.model import SignInState

MINUTE = timedelta(minutes=1)
CROWD = replace(OPTIONS, most_waiting=2)


def alarms(account: FakeAccount) -> list[str]:
    """The subjects of the alarms in the mailbox of the queue, oldest first."""
    if "Triage" not in account.boxes:
        return []
    messages = [message_from_bytes(stored.octets) for stored in account.messages("Triage")]
    return [str(one["Subject"]) for one in messages if not str(one["Subject"]).startswith("Triage queue")]


def one_line_of(octets: bytes) -> str:
    return " ".join(str(message_from_bytes(octets).get_payload()).split())


def crowded() -> Desk:
    """Three customers wait where two may."""
    desk = Desk(options=CROWD)
    for number in range(3):
        desk.letter("Where is my parcel?", sender=f"c{number}@example.com", message_id=f"<{number}@example.com>")
    return desk


def sweep_at(desk: Desk, now: datetime) -> None:
    desk.now = now
    desk.sweep()


def test_what_lasts_a_quarter_of_an_hour_is_told_once_with_a_star() -> None:
    desk = crowded()
    for minutes in (0, 14, 16, 17, 40):
        sweep_at(desk, NOON + minutes * MINUTE)
    assert alarms(desk.account) == ["Triage: letters pile up"]
    assert [stored.flags for stored in desk.account.messages("Triage")][1] == {"\\Flagged"}


def test_what_is_over_sooner_is_not_told() -> None:
    desk = crowded()
    sweep_at(desk, NOON)
    desk.account.expunge("INBOX", 1)
    sweep_at(desk, NOON + 16 * MINUTE)
    assert alarms(desk.account) == []


def test_when_it_is_well_again_that_is_told_too() -> None:
    desk = crowded()
    sweep_at(desk, NOON)
    sweep_at(desk, NOON + 16 * MINUTE)
    desk.account.expunge("INBOX", 1)
    sweep_at(desk, NOON + 20 * MINUTE)
    sweep_at(desk, NOON + 21 * MINUTE)
    assert alarms(desk.account) == ["Triage: letters pile up", "Triage: letters no longer pile up"]


def test_a_new_process_neither_forgets_nor_repeats_an_alarm() -> None:
    desk = crowded()
    sweep_at(desk, NOON)
    sweep_at(desk, NOON + 16 * MINUTE)
    desk.restarted(later=MINUTE).sweep()
    assert alarms(desk.account) == ["Triage: letters pile up"]


def test_a_crash_after_the_append_brings_no_second_alarm() -> None:
    desk = crowded()
    sweep_at(desk, NOON)
    before = desk.ledger.recall("alarms")
    sweep_at(desk, NOON + 16 * MINUTE)
    desk.ledger.remember("alarms", before)  # as if the process had died before it wrote this down
    sweep_at(desk, NOON + 17 * MINUTE)
    assert alarms(desk.account) == ["Triage: letters pile up"]


def test_drafts_that_the_server_refuses_are_told_with_what_to_do() -> None:
    desk = Desk()
    desk.letter("Where is my parcel?")
    for minutes in (0, 16):
        desk.account.fail("append", error=PermanentError("over quota"))
        sweep_at(desk, NOON + minutes * MINUTE)
    told = desk.account.messages("Triage")[-1].octets.decode()
    assert alarms(desk.account) == ["Triage: the mail server takes no drafts"]
    assert "is there room left in the mailbox?" in told


def test_after_a_long_outage_the_first_sweep_tells_of_it_and_of_its_cause() -> None:
    desk = Desk()
    outage = Outage(desk.now - timedelta(hours=3), "user name or password refused\r\nSubject: forged")
    desk.sweep_after(outage)
    message = message_from_bytes(desk.account.messages("Triage")[-1].octets)
    assert message["Subject"] == "Triage: the mailbox can be read again"
    assert "user name or password refused Subject: forged" in message.get_payload()


def test_a_short_outage_is_nobodys_trouble() -> None:
    desk = Desk()
    desk.sweep_after(Outage(desk.now - PATIENCE + MINUTE, "connection lost"))
    assert alarms(desk.account) == []


def test_who_wants_no_alarms_gets_none() -> None:
    desk = Desk(options=replace(OPTIONS, alarms=False))
    desk.sweep_after(Outage(desk.now - timedelta(hours=3), "connection lost"))
    assert alarms(desk.account) == []


REFUSED = SignInState(refused="sign-in refused: revoked. To be mended by the owner: type: python run.py login")
ENDING = SignInState(ends=NOON + timedelta(days=5), way_out="somebody has to type: python run.py login")


def test_a_refused_sign_in_is_told_at_once_while_something_can_still_be_laid() -> None:
    desk = Desk()
    desk.sign_in = REFUSED
    desk.sweep()
    [told] = [stored for stored in desk.account.messages("Triage") if b"sign-in" in stored.octets]
    assert alarms(desk.account) == ["Triage: the sign-in to this mailbox was refused"]
    assert "To be mended by the owner: type: python run.py login" in one_line_of(told.octets)


def test_an_end_that_is_known_is_told_once_and_so_is_that_it_was_put_off() -> None:
    desk = Desk()
    for state in (SignInState(), ENDING, ENDING, SignInState()):
        desk.sign_in = state
        sweep_at(desk, desk.now + MINUTE)
    assert alarms(desk.account) == [
        "Triage: the sign-in to this mailbox ends soon",
        "Triage: the sign-in to this mailbox does not end soon any more",
    ]
    told = one_line_of(desk.account.messages("Triage")[1].octets)
    assert "ends Sun 8 Mar 12:00. Before that, somebody has to type: python run.py login." in told


@pytest.mark.parametrize("said", ["", "piled-up 2026-03-03T12:00:00+00:00", "outage 2026-03-03T12:00:00+00:00 told"])
def test_what_the_ledger_remembers_is_understood_again(said: str) -> None:
    assert remembered(recalled(said)) == said


@given(st.lists(st.tuples(st.integers(1, 30), st.frozensets(st.sampled_from(Alarm))), max_size=20))
def test_a_trouble_keeps_its_beginning_for_as_long_as_it_lasts(steps: list[tuple[int, frozenset[Alarm]]]) -> None:
    watches: tuple[Watch, ...] = ()
    since: dict[Alarm, datetime] = {}
    now = NOON
    for minutes, wrong in steps:
        now += minutes * MINUTE
        watches = watched(watches, wrong, now)
        since = {alarm: since.get(alarm, now) for alarm in wrong}
        assert {watch.alarm: watch.since for watch in watches} == since
        at_once = (Alarm.SIGN_IN, Alarm.SIGN_IN_ENDS)
        assert all(watch.told == (watch.alarm in at_once or now - watch.since >= PATIENCE) for watch in watches)
