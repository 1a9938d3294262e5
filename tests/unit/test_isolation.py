"""Letters read and judged in a process of their own: what a hostile one does ends with it."""

from __future__ import annotations

import logging
import os
import pickle
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from functools import partial
from multiprocessing import active_children
from operator import attrgetter
from pathlib import Path
from subprocess import PIPE
from typing import TypeVar

import pytest

from tests.desks import Desk, line
from tests.factories import BROKEN_VASE, NOON, TOKEN, case_of, letter_octets, read_by_the_rules
from tests.hostile import BREAKS, DIES, EATS, HANGS, SAYS, SPINS, STARVED, STARVES, Obedient, obey, obey_by
from triage.cli.assemble import line_of
from triage.desk.draft_content import content_of
from triage.errors import LetterError, TemporaryError
from triage.hours import BusinessHours
from triage.model import Address, Outcome, Place, RawMessage, Us
from triage.plan import Line, Written, entry, restated, written
from triage.reply.sent_promise import promised_in
from triage.rules.schema import SignalRow
from triage.work.examine.confinement import Limits
from triage.work.examine.examining import IN_PROCESS, Examined, InProcess
from triage.work.examine.isolation import Isolated

T = TypeVar("T")

ROOT = Path(__file__).parents[2]
SHORT = Limits(seconds=0.5)  # a letter's time on a machine that is busy with tests
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="Linux alone tells of the end of any process")
SECONDS = 30  # how long the suite waits for what takes one


def raw(text: str = BROKEN_VASE, *, subject: str = "My order", uid: int = 1) -> RawMessage:
    octets = letter_octets(text, subject=subject)
    return RawMessage(Place("INBOX", 7, uid), frozenset(), NOON, len(octets), octets)


@pytest.fixture(scope="module")
def isolated() -> Iterator[Isolated]:
    with Isolated(SHORT, Obedient) as examination:
        yield examination


def stages(examined: list[Examined]) -> list[str]:
    return [one.error.stage if one.error else "" for one in examined]


def only_child() -> int:
    (child,) = (one for one in active_children() if one.name == "letters" and one.pid)
    assert child.pid is not None
    return child.pid


def test_a_letter_is_read_and_judged_as_it_would_be_here(isolated: Isolated) -> None:
    letters = [raw(), raw("Wo bleibt mein Paket? Ich warte seit drei Wochen darauf.", uid=2)]
    assert list(isolated.examine(letters, line())) == list(IN_PROCESS.examine(letters, line()))


@pytest.mark.parametrize("harm", [HANGS, SPINS, EATS, DIES, BREAKS])
def test_a_letter_that_does_harm_while_it_is_read_fails_there_and_the_next_is_judged(
    harm: bytes, isolated: Isolated
) -> None:
    letters = [raw(uid=1), raw(harm.decode(), uid=2), raw(uid=3)]
    assert stages(list(isolated.examine(letters, line()))) == ["", "mail", ""]


@pytest.mark.parametrize("harm", [HANGS, EATS, DIES, BREAKS])
def test_a_letter_that_does_harm_while_it_is_judged_fails_there_and_the_next_is_judged(
    harm: bytes, isolated: Isolated
) -> None:
    letters = [raw(subject=harm.decode(), uid=1), raw(uid=2)]
    assert stages(list(isolated.examine(letters, line()))) == ["judge", ""]


@on_linux
def test_a_letter_is_not_to_blame_for_a_machine_that_is_busy_with_other_things(isolated: Isolated) -> None:
    assert SHORT.seconds < STARVED
    letters = [raw(STARVES.decode(), uid=1), raw(subject=STARVES.decode(), uid=2)]
    assert stages(list(isolated.examine(letters, line()))) == ["", ""]


@pytest.mark.parametrize("harm", [HANGS, EATS, DIES, BREAKS])
def test_what_went_wrong_is_told_without_a_word_of_the_letter(harm: bytes, isolated: Isolated) -> None:
    (examined,) = isolated.examine([raw(f"A secret. {harm.decode()}")], line())
    assert "secret" not in str(examined.error)
    assert harm.decode() not in str(examined.error)


def test_harmless_letters_share_one_process(isolated: Isolated) -> None:
    list(isolated.examine([raw()], line()))
    before = only_child()
    list(isolated.examine([raw(uid=uid) for uid in range(2, 12)], line()))
    assert only_child() == before


def test_signals_to_the_whole_group_do_not_reach_the_letter_in_hand(isolated: Isolated) -> None:
    list(isolated.examine([raw()], line()))
    before = only_child()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        os.kill(before, number)
    assert stages(list(isolated.examine([raw()], line()))) == [""]
    assert only_child() == before


def test_a_process_that_was_killed_between_two_letters_costs_none_of_them(isolated: Isolated) -> None:
    list(isolated.examine([raw()], line()))
    (child,) = (one for one in active_children() if one.name == "letters")
    child.kill()
    child.join(SECONDS)
    assert stages(list(isolated.examine([raw()], line()))) == [""]


def with_rules(digest: str, points: float) -> Line:
    row = SignalRow.model_validate(
        {"id": "vase", "family": "vase", "points": points, "why": "a vase", "phrases": {"en": ["blue vase"]}}
    )
    return replace(line(), rules=line().rules.model_copy(update={"digest": digest, "signals": (row,)}))


def points(examined: Iterator[Examined]) -> list[float]:
    judgements = [one.judgement for one in examined]
    return [sum(signal.points for signal in one.signals if signal.rule == "vase") for one in judgements if one]


def test_new_rules_are_those_of_the_next_letter(isolated: Isolated) -> None:
    mild, strong = with_rules("mild", 1.0), with_rules("strong", 20.0)
    found = [points(isolated.examine([raw()], rules)) for rules in (mild, strong, mild)]
    assert found[0] == found[2]
    assert found[0] < found[1]


class Unteachable(Obedient):
    """Ends while it learns the rules."""

    def __init__(self, line: Line) -> None:
        os._exit(1)


def test_a_process_that_cannot_start_blames_no_letter() -> None:
    with Isolated(SHORT, Unteachable) as examination, pytest.raises(TemporaryError, match="could not be started"):
        list(examination.examine([raw()], line()))


def test_a_letter_error_passes_between_processes_whole() -> None:
    error = pickle.loads(pickle.dumps(LetterError("too large", stage="mail")))
    assert (str(error), error.stage) == ("too large", "mail")


_PARENT = """
from multiprocessing import active_children
from tests.desks import line
from tests.hostile import Obedient
from tests.unit.test_isolation import raw
from triage.work.examine.confinement import Limits
from triage.work.examine.isolation import Isolated

if __name__ == "__main__":
    isolated = Isolated(Limits(seconds=60.0, orphaned=6.0), Obedient)
    list(isolated.examine([raw()], line()))
    print(active_children()[0].pid, flush=True)
    letter = input()
    if letter:
        list(isolated.examine([raw(letter)], line()))
"""


@pytest.fixture
def parent(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A program that has a letter examined, tells the process that did it, and then examines what it is given."""
    script = tmp_path / "parent.py"
    script.write_text(_PARENT, encoding="utf-8")
    command = [sys.executable, str(script)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdin=PIPE, stdout=PIPE, text=True, env=environment, cwd=tmp_path) as running:
        yield running
        running.kill()


@contextmanager
def child_of(parent: subprocess.Popen[str]) -> Iterator[Callable[[], bool]]:
    """Whether the process that reads letters has ended, within the suite's patience."""
    assert parent.stdout is not None
    handle = os.pidfd_open(int(parent.stdout.readline()))
    try:
        yield lambda: bool(select.select([handle], [], [], SECONDS)[0])
    finally:
        os.close(handle)


def tell(parent: subprocess.Popen[str], letter: str) -> None:
    assert parent.stdin is not None
    parent.stdin.write(f"{letter}\n")
    parent.stdin.flush()


@on_linux
def test_it_ends_with_a_program_that_ends(parent: subprocess.Popen[str]) -> None:
    with child_of(parent) as ended:
        tell(parent, "")
        assert parent.wait(SECONDS) == 0
        assert ended()


@on_linux
def test_it_ends_with_a_program_that_is_killed(parent: subprocess.Popen[str]) -> None:
    with child_of(parent) as ended:
        parent.kill()
        assert ended()


@on_linux
def test_it_ends_with_a_program_that_is_killed_while_a_letter_hangs(
    parent: subprocess.Popen[str], tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "hanging")
    with child_of(parent) as ended:
        told = os.open(tmp_path / "hanging", os.O_RDONLY | os.O_NONBLOCK)
        tell(parent, f"{HANGS.decode()} at hanging")
        assert select.select([told], [], [], SECONDS)[0]
        os.close(told)
        parent.kill()
        assert ended()


def test_a_sweep_quarantines_what_hangs_and_drafts_for_the_others(isolated: Isolated) -> None:
    desk = Desk(examination=isolated)
    desk.letter("My lamp arrived broken. Send a new one.", sender="ann@mail.example", message_id="<1@a.example>")
    harm = desk.letter(HANGS.decode(), sender="eve@mail.example", message_id="<2@a.example>")
    desk.letter("My chair arrived broken. Send a new one.", sender="bob@mail.example", message_id="<3@a.example>")
    report = desk.sweep()
    assert [(record.place.uid, record.stage) for record in report.quarantined] == [(harm, "mail")]
    assert sorted(desk.drafts()) == ["ann@mail.example", "bob@mail.example"]
    assert report.server == report.known + report.old


def test_nothing_that_is_logged_tells_of_the_letter(isolated: Isolated, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        list(isolated.examine([raw(f"canary {harm.decode()}") for harm in (HANGS, DIES, BREAKS)], line()))
    assert "canary" not in caplog.text


def test_the_process_writes_nothing_on_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    with Isolated(SHORT, Obedient) as examination:
        list(examination.examine([raw(f"canary {SAYS.decode()}")], line()))
    assert capfd.readouterr() == ("", "")


def test_shops_that_share_a_process_are_told_apart_whatever_they_have_in_common(isolated: Isolated) -> None:
    north = line()
    east = replace(north, us=Us((Address("help@east.example"),)))
    south = line_of(east.us, north.rules, north.templates, north.hours, signature="South", quote=False)
    west = replace(south, rules=north.rules.model_copy(update={"signals": ()}))
    by = (north, east, south, west, north)
    asked = attrgetter("us", "signature", "quote", "rules")
    assert [tuple(isolated.tell([asked], each)) for each in by] == [(asked(each),) for each in by]


def test_a_letter_is_judged_the_same_whichever_shop_was_there_before(isolated: Isolated) -> None:
    plain = line()
    other = line_of(plain.us, plain.rules.model_copy(update={"signals": ()}), plain.templates, plain.hours)
    sibling = replace(plain, us=Us((*plain.us.identities, Address("more@shop.example"))))
    judged = [next(isolated.examine([raw()], by)).judgement for by in (plain, sibling, other, plain)]
    assert judged[0] == judged[1] == judged[3] != judged[2]


# --- what is made of cases --------------------------------------------------------------------------------------------


def test_a_problem_is_restated_and_a_reply_written_as_it_would_be_here(isolated: Isolated) -> None:
    by, case = line(), case_of(read_by_the_rules(BROKEN_VASE))
    [told] = isolated.tell([partial(restated, case)], by)
    row = entry(case, restated(case, by), by, now=NOON)
    [reply] = isolated.tell([partial(written, row, now=NOON, token=TOKEN)], by)
    assert told == row.restatement
    assert reply == written(row, by, now=NOON, token=TOKEN)


def test_a_reply_is_signed_and_quotes_as_it_would_here(isolated: Isolated) -> None:
    plain = line()
    by = line_of(plain.us, plain.rules, plain.templates, plain.hours, signature="The shop", quote=False)
    case = case_of(read_by_the_rules(BROKEN_VASE))
    row = entry(case, restated(case, by), by, now=NOON)
    [reply] = isolated.tell([partial(written, row, now=NOON, token=TOKEN)], by)
    assert reply == written(row, by, now=NOON, token=TOKEN)


@pytest.mark.parametrize("harm", [HANGS, EATS, DIES, BREAKS])
def test_one_that_does_harm_while_it_is_answered_fails_there_and_the_next_is_answered(
    harm: bytes, isolated: Isolated
) -> None:
    found = list(isolated.tell([partial(obey_by, text) for text in (b"", harm, b"")], line()))
    assert [isinstance(one, LetterError) and one.stage for one in found] == [False, "reply", False]


class SlowToAnswer(InProcess):
    """Has no time for replies to one customer."""

    def __init__(self, customer: str) -> None:
        self._customer = customer

    def tell(self, works: Iterable[Callable[[Line], T]], line: Line) -> Iterator[T | LetterError]:
        for made in super().tell(works, line):
            slow = isinstance(made, Written) and made.draft.to.addr_spec == self._customer
            yield LetterError("took longer than 2.0 s", stage="reply") if slow else made


def test_a_letter_whose_reply_takes_too_long_is_a_persons_and_the_others_get_their_drafts() -> None:
    desk = Desk(examination=SlowToAnswer("eve@mail.example"))
    desk.letter(BROKEN_VASE, sender="eve@mail.example", message_id="<1@a.example>")
    desk.letter(BROKEN_VASE, sender="bob@mail.example", message_id="<2@a.example>")
    report = desk.sweep()
    assert desk.drafts() == ["bob@mail.example"]
    assert [row.refusal and row.refusal.reason for row in report.queue] == ["failed_reply", None]
    assert desk.sweep().writes == 0


def test_of_a_flood_the_newest_letters_are_told_and_the_draft_answers_all() -> None:
    desk = Desk()
    for number in range(60):
        desk.letter("Where is my parcel?", message_id=f"<{number}@a.example>", subject=f"Letter {number}")
    desk.letter(BROKEN_VASE, message_id="<last@a.example>", received=NOON + timedelta(hours=1))
    report = desk.sweep()
    [draft] = desk.ledger.drafts(Outcome.DRAFTED)
    assert "vase" in report.queue[0].restatement.text
    assert len(draft.covers) == 61


# --- messages in Drafts and Sent --------------------------------------------------------------------------------------


def test_what_lies_in_drafts_and_sent_is_read_as_it_would_be_here(isolated: Isolated) -> None:
    sent = raw("Dear Anna,\n\nWe will send you a new vase by Friday.\n")
    promised = partial(promised_in, sent=NOON, hours=BusinessHours())
    assert list(isolated.read(content_of, [sent])) == [content_of(sent.octets)]
    assert list(isolated.read(promised, [sent])) == [promised(sent.octets)]


@pytest.mark.parametrize("harm", [HANGS, EATS, DIES, BREAKS])
def test_one_that_does_harm_fails_there_and_the_next_is_read(harm: bytes, isolated: Isolated) -> None:
    found = list(isolated.read(obey, [raw(uid=1), raw(harm.decode(), uid=2), raw(uid=3)]))
    assert [isinstance(one, LetterError) for one in found] == [False, True, False]


def test_a_letter_is_judged_after_that_as_before(isolated: Isolated) -> None:
    list(isolated.read(obey, [raw(HANGS.decode())]))
    assert stages(list(isolated.examine([raw()], line()))) == [""]


def test_bombs_in_drafts_and_sent_end_no_sweep(isolated: Isolated) -> None:
    desk = Desk(examination=isolated)
    desk.letter(BROKEN_VASE, message_id="<one@mail.example>")
    desk.letter(BROKEN_VASE, sender="ben@mail.example", message_id="<two@mail.example>")
    desk.sweep()
    desk.account.deliver("Sent", _bomb("<one@mail.example>"))
    desk.account.deliver("Drafts", _bomb("<two@mail.example>"))
    reports = [desk.sweep() for _ in range(2)]
    assert [report.answered for report in reports] == [1, 0]
    assert [len(report.queue) for report in reports] == [1, 1]


def _bomb(answers: str) -> bytes:
    """A reply of ours with fifty thousand parts."""
    octets = letter_octets("x", sender="help@shop.example", In_Reply_To=answers)
    head = octets.partition(b"\r\n\r\n")[0].replace(b"text/plain", b"multipart/mixed; boundary=x; a=")
    return head + b"\r\n\r\n" + b"--x\r\n\r\na\r\n" * 50_000
