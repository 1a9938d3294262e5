"""What the worker writes and waits for: the fake and the real Mailbox keep the same contract."""

from __future__ import annotations

import threading

import pytest

from tests.contract.world import LETTER, OURS, World
from triage.errors import PermanentError, TemporaryError
from triage.work.protocols import Mailbox


class TestWriting:
    def test_an_appended_message_has_its_flags_from_the_start(self, mailbox: Mailbox, world: World) -> None:
        uid = mailbox.append("Drafts", OURS, ("\\Draft", "\\Seen"))
        assert uid is not None
        assert world.octets(uid, "Drafts") == OURS
        assert world.flags(uid, "Drafts") == {"\\Draft", "\\Seen"}

    def test_nothing_is_appended_to_an_unknown_mailbox(self, mailbox: Mailbox) -> None:
        with pytest.raises(PermanentError):
            mailbox.append("Nowhere", OURS, ())

    def test_flags_are_added_to_those_that_are_there(self, mailbox: Mailbox, world: World) -> None:
        uid = world.deliver(LETTER, flags=("\\Answered",))
        mailbox.open("INBOX", write=True)
        mailbox.add_flags([uid], ("\\Flagged", "$label1"))
        assert world.flags(uid) == {"\\Answered", "\\Flagged", "$label1"}

    def test_only_the_named_flags_are_removed(self, mailbox: Mailbox, world: World) -> None:
        uid = world.deliver(LETTER, flags=("\\Answered", "\\Flagged", "$label1"))
        mailbox.open("INBOX", write=True)
        mailbox.remove_flags([uid], ("$label1", "\\Flagged"))
        assert world.flags(uid) == {"\\Answered"}

    @pytest.mark.parametrize("flag", ["\\Seen", "\\Deleted", "\\Answered", "\\seen"])
    def test_flags_that_are_the_agents_are_not_touched(self, mailbox: Mailbox, world: World, flag: str) -> None:
        uid = world.deliver(LETTER)
        mailbox.open("INBOX", write=True)
        with pytest.raises(ValueError, match="not ours"):
            mailbox.add_flags([uid], (flag,))

    def test_a_mailbox_opened_for_reading_is_not_written(self, mailbox: Mailbox, world: World) -> None:
        uid = world.deliver(LETTER)
        mailbox.open("INBOX")
        with pytest.raises(PermanentError):
            mailbox.add_flags([uid], ("\\Flagged",))
        assert world.flags(uid) == frozenset()

    def test_flags_are_added_also_after_another_mailbox_was_searched(self, mailbox: Mailbox, world: World) -> None:
        uid = world.deliver(LETTER)
        world.deliver(OURS, "Drafts")
        mailbox.open("INBOX", write=True)
        mailbox.find_message_id("Drafts", "<triage.v1.0123abcd@shop.example>")
        mailbox.add_flags([uid], ("\\Flagged",))
        assert world.flags(uid) == {"\\Flagged"}
        assert world.flags(1, "Drafts") == frozenset()

    def test_one_message_of_ours_is_removed_and_no_other(self, mailbox: Mailbox, world: World) -> None:
        ours, marked = world.deliver(OURS, "Drafts"), world.deliver(LETTER, "Drafts", flags=("\\Deleted",))
        assert mailbox.remove("Drafts", ours)
        assert world.uids("Drafts") == [marked]

    def test_nothing_is_ever_removed_from_the_customers_mailbox(self, mailbox: Mailbox, world: World) -> None:
        uid = world.deliver(LETTER)
        with pytest.raises(ValueError, match="INBOX"):
            mailbox.remove("INBOX", uid)
        assert world.flags(uid) == frozenset()


class TestWaiting:
    def test_idle_tells_of_mail_that_comes(self, mailbox: Mailbox, world: World) -> None:
        mailbox.open("INBOX")
        arrival = threading.Thread(target=world.deliver, args=(LETTER,))
        arrival.start()
        news = mailbox.idle(20)
        arrival.join()
        assert news

    def test_idle_ends_without_news(self, mailbox: Mailbox) -> None:
        mailbox.open("INBOX")
        assert not mailbox.idle(0.1)

    def test_after_idle_the_mailbox_can_be_read(self, mailbox: Mailbox, world: World) -> None:
        mailbox.open("INBOX")
        mailbox.idle(0.1)
        uid = world.deliver(LETTER)
        assert mailbox.uids() == (uid,)

    def test_a_closed_connection_is_a_passing_trouble(self, mailbox: Mailbox) -> None:
        mailbox.open("INBOX")
        mailbox.close()
        with pytest.raises(TemporaryError):
            mailbox.uids()

    def test_closing_twice_is_no_error(self, mailbox: Mailbox) -> None:
        mailbox.close()
        mailbox.close()
