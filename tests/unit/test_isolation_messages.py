"""What lies in Drafts and Sent is read in a process of its own too."""

from __future__ import annotations

from functools import partial

import pytest

from tests.desks import Desk, line
from tests.factories import BROKEN_VASE, NOON, letter_octets
from tests.hostile import BREAKS, DIES, EATS, HANGS, obey
from tests.isolation import raw, stages
from triage.desk.draft_content import content_of
from triage.errors import LetterError
from triage.hours import BusinessHours
from triage.reply.sent_promise import promised_in
from triage.work.examine.isolation import Isolated


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
