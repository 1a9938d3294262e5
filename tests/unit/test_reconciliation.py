"""Every letter of the mailbox is accounted for; what cannot be read is a person's, and is tried again when asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Unpack

from tests.desks import OPTIONS, Desk, LetterFields
from tests.fakes.mailbox import FakeMailbox
from triage.errors import LetterError
from triage.model import RawMessage
from triage.plan import Line
from triage.work.examine.examining import IN_PROCESS, Examined, InProcess
from triage.work.sweep import SweepReport

CALM = "Hello, could you tell me whether the oak tray fits a round table? Thank you, Ben"
UPSET = "My kettle from order #4471 arrived broken and I am very disappointed."
RETRY = replace(OPTIONS, retry_quarantined=True)
HOUR = timedelta(hours=1)


class Silent(FakeMailbox):
    """Lists some letters and does not give them, nor says why."""

    withheld: frozenset[int] = frozenset()

    def messages(self, uids: Sequence[int]) -> Iterator[RawMessage]:
        return super().messages([uid for uid in uids if uid not in self.withheld])


class Forgetful(FakeMailbox):
    """Counts every letter and lists one less."""

    def uids(self, *, since: date | None = None, lowest: int = 1) -> tuple[int, ...]:
        return super().uids(since=since, lowest=lowest)[:-1]


class Hasty(FakeMailbox):
    """An agent moves the first letter away between the list and the letters."""

    def messages(self, uids: Sequence[int]) -> Iterator[RawMessage]:
        if 1 in uids:
            self.account.expunge("INBOX", 1)
        return super().messages(uids)


class Upgraded(InProcess):
    """Cannot judge letters that hold `stumbles` until the program is upgraded."""

    def __init__(self, stumbles: bytes) -> None:
        self.stumbles = stumbles

    def examine(self, letters: Iterable[RawMessage], line: Line) -> Iterator[Examined]:
        for raw in letters:
            if self.stumbles and self.stumbles in raw.octets:
                yield Examined(raw, error=LetterError("took longer than 2.0 s", stage="judge"))
            else:
                yield from IN_PROCESS.examine([raw], line)


def silent(desk: Desk, *uids: int) -> Silent:
    mailbox = Silent(desk.account)
    mailbox.withheld = frozenset(uids)
    return mailbox


def account(report: SweepReport) -> tuple[int, int, int, int]:
    return report.server, report.known, report.old, report.missing


def stuck(text: str = UPSET, **fields: Unpack[LetterFields]) -> tuple[Desk, Upgraded, int]:
    """A letter that could not be judged; its UID."""
    bot = Upgraded(b"<one@")
    desk = Desk(examination=bot)
    fields["message_id"] = "<one@mail.example>"
    uid = desk.letter(text, **fields)
    desk.sweep()
    return desk, bot, uid


def retried(desk: Desk) -> Desk:
    """The next version of the program, asked to try again."""
    return Desk(desk.account, desk.ledger.restarted(), options=RETRY)


def test_a_letter_the_server_lists_and_does_not_give_is_missing() -> None:
    desk = Desk()
    missing, _ = desk.letter(UPSET), desk.letter(CALM, sender="ben@mail.example")
    assert account(desk.sweep(silent(desk, missing))) == (2, 1, 0, 1)


def test_the_queue_says_how_many_are_missing() -> None:
    desk = Desk()
    report = desk.sweep(silent(desk, desk.letter(UPSET)))
    assert report.board.health.missing == 1


def test_given_at_the_next_sweep_it_is_a_letter_like_others() -> None:
    desk = Desk()
    desk.sweep(silent(desk, desk.letter(UPSET)))
    report = desk.sweep()
    assert (account(report), len(report.queue)) == ((1, 1, 0, 0), 1)


def test_missing_twice_it_is_a_persons() -> None:
    desk = Desk()
    uid = desk.letter(UPSET)
    desk.sweep(silent(desk, uid))
    report = desk.sweep(silent(desk, uid))
    assert (account(report), [one.stage for one in report.quarantined]) == ((1, 1, 0, 0), ["fetch"])
    assert desk.triage_flags(uid) == {"\\Flagged"}


def test_a_letter_that_leaves_while_it_is_asked_for_is_not_missing() -> None:
    desk = Desk()
    desk.letter(UPSET)
    desk.letter(CALM, sender="ben@mail.example")
    assert account(desk.sweep(Hasty(desk.account))) == (1, 1, 0, 0)


def test_a_letter_the_server_counts_and_does_not_list_is_missing() -> None:
    desk = Desk()
    desk.letter(UPSET)
    desk.letter(CALM, sender="ben@mail.example")
    assert account(desk.sweep(Forgetful(desk.account))) == (2, 1, 0, 1)


def test_a_list_that_is_too_short_takes_nobody_out_of_the_queue() -> None:
    desk = Desk()
    desk.letter(UPSET)
    desk.letter(CALM, sender="ben@mail.example")
    desk.sweep()
    desk.sweep(Forgetful(desk.account))
    assert (len(desk.drafts()), len(desk.sweep().queue)) == (2, 2)


def test_the_queue_names_what_could_not_be_judged_with_stage_and_reason() -> None:
    desk, _, _ = stuck()
    [unread] = desk.sweep().board.health.unread
    assert (unread.received, unread.stage, unread.reason) == ("Tue 3 Mar 12:00", "judge", "took-longer-than-2.0-s")


def test_it_is_not_tried_again_by_itself() -> None:
    desk, bot, _ = stuck()
    bot.stumbles = b""
    assert desk.sweep().queue == ()


def test_it_is_tried_again_when_asked() -> None:
    desk, _, _ = stuck()
    report = retried(desk).sweep()
    assert (len(report.queue), report.quarantined, len(desk.drafts())) == (1, (), 1)
    assert account(report) == (1, 1, 0, 0)


def test_it_then_carries_the_flags_of_its_band_alone() -> None:
    desk, _, uid = stuck(CALM)
    assert desk.triage_flags(uid) == {"\\Flagged"}
    retried(desk).sweep()
    assert desk.triage_flags(uid) == {"$label4"}


def test_a_star_that_a_person_took_off_stays_off() -> None:
    desk, _, uid = stuck("Worst service ever! My kettle arrived broken, nobody answers. I will dispute the charge.")
    desk.account.set_flags("INBOX", uid, ())
    desk.sweep()
    retried(desk).sweep()
    assert "\\Flagged" not in desk.triage_flags(uid)


def test_a_robots_letter_loses_its_star() -> None:
    desk, _, uid = stuck(CALM, Auto_Submitted="auto-replied")
    again = retried(desk)
    again.sweep()
    assert (again.sweep().quarantined, desk.triage_flags(uid)) == ((), frozenset())


def test_what_fails_again_stays_quarantined() -> None:
    desk, bot, uid = stuck()
    again = Desk(desk.account, desk.ledger.restarted(), bot, options=RETRY)
    assert [one.stage for one in again.sweep().quarantined] == ["judge"]
    assert (again.sweep().writes, desk.triage_flags(uid)) == (0, frozenset({"\\Flagged"}))


def test_what_the_server_would_not_give_is_tried_again_too() -> None:
    desk = Desk()
    uid = desk.letter(UPSET)
    desk.account.spoil("INBOX", uid)
    desk.sweep()
    desk.account.spoiled.clear()
    assert len(retried(desk).sweep().queue) == 1


def test_a_sweep_after_that_writes_nothing() -> None:
    desk, _, _ = stuck()
    again = retried(desk)
    again.sweep()
    assert again.sweep().writes == 0


def test_a_letter_judged_before_keeps_its_draft_and_its_flags_while_it_cannot_be_read() -> None:
    desk = Desk()
    uid = desk.letter(UPSET, message_id="<one@mail.example>")
    desk.sweep()
    flags = desk.triage_flags(uid)
    again = Desk(desk.account, desk.ledger.restarted(), Upgraded(b"<one@"))
    reports = [again.sweep() for _ in range(3)]
    assert [len(report.quarantined) for report in reports] == [0, 1, 1]
    assert (len(desk.drafts()), desk.triage_flags(uid)) == (1, flags | {"\\Flagged"})
    assert reports[-1].writes == 0


def test_it_is_no_longer_quarantined_once_it_can_be_read_again() -> None:
    desk = Desk()
    uid = desk.letter(UPSET, message_id="<one@mail.example>")
    desk.sweep()
    flags = desk.triage_flags(uid)
    Desk(desk.account, desk.ledger.restarted(), Upgraded(b"<one@")).sweep()
    report = Desk(desk.account, desk.ledger.restarted()).sweep()
    assert (report.quarantined, len(report.queue), desk.triage_flags(uid)) == ((), 1, flags)


def test_a_letter_that_fails_is_not_read_at_every_sweep() -> None:
    desk = Desk()
    desk.letter(UPSET, message_id="<one@mail.example>")
    desk.sweep()
    bot = Upgraded(b"<one@")
    again = Desk(desk.account, desk.ledger.restarted(), bot)
    again.sweep()
    bot.stumbles = b""
    assert len(again.sweep().queue) == 0
    again.now += HOUR
    assert len(again.sweep().queue) == 1
