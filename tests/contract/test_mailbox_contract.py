"""What every Mailbox does, whatever is behind it: the fake the worker is tested with, and three servers."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.contract.world import LETTER, NOON, OURS, World
from triage.errors import PermanentError
from triage.work.protocols import Mailbox


def numbered(count: int) -> list[bytes]:
    return [b"Subject: %d\r\n\r\n%d\r\n" % (number, number) for number in range(count)]


class TestFolders:
    def test_the_mailboxes_are_found_by_their_special_use(self, mailbox: Mailbox) -> None:
        folders = mailbox.folders()
        assert (folders.inbox, folders.drafts, folders.sent, folders.trash) == ("INBOX", "Drafts", "Sent", "Trash")

    def test_the_queue_has_a_name_before_it_exists(self, mailbox: Mailbox) -> None:
        assert mailbox.folders().queue == "Triage"

    def test_creating_a_mailbox_twice_is_no_error(self, mailbox: Mailbox) -> None:
        mailbox.create("Triage")
        mailbox.create("Triage")
        assert mailbox.status("Triage").messages == 0

    @pytest.mark.parametrize("name", ["Übersicht & Reihe", "foo[bar", "BODY[", "123", "NIL", "x (y)", "下書き", "&-"])
    def test_a_mailbox_may_have_an_odd_name(self, mailbox: Mailbox, world: World, name: str) -> None:
        mailbox.create(name)
        uid = mailbox.append(name, OURS, ("\\Seen",))
        assert world.uids(name) == [uid]
        assert mailbox.status(name).messages == 1
        assert mailbox.folders().drafts == "Drafts"


class TestOpening:
    def test_status_counts_what_lies_there(self, mailbox: Mailbox, world: World) -> None:
        before = mailbox.status("Drafts")
        uid = world.deliver(OURS, "Drafts")
        after = mailbox.status("Drafts")
        assert (before.messages, before.uidnext) == (0, uid)
        assert (after.messages, after.uidnext, after.uidvalidity) == (1, uid + 1, before.uidvalidity)

    def test_status_of_an_unknown_mailbox_is_an_error_for_good(self, mailbox: Mailbox) -> None:
        with pytest.raises(PermanentError):
            mailbox.status("Nowhere")

    def test_an_unknown_mailbox_cannot_be_opened(self, mailbox: Mailbox) -> None:
        with pytest.raises(PermanentError):
            mailbox.open("Nowhere")

    def test_a_mailbox_opened_for_writing_takes_keywords(self, mailbox: Mailbox) -> None:
        opened = mailbox.open("INBOX", write=True)
        assert opened.writable
        assert opened.keywords
        assert "\\Flagged" in opened.settable

    def test_a_mailbox_is_opened_for_reading_unless_told_otherwise(self, mailbox: Mailbox, world: World) -> None:
        world.deliver(LETTER)
        opened = mailbox.open("INBOX")
        assert not opened.writable
        assert opened.status.messages == 1


class TestFinding:
    def test_uids_are_ascending(self, mailbox: Mailbox, world: World) -> None:
        delivered = [world.deliver(octets) for octets in numbered(3)]
        mailbox.open("INBOX")
        assert mailbox.uids() == tuple(delivered)

    def test_uids_include_what_came_after_the_mailbox_was_opened(self, mailbox: Mailbox, world: World) -> None:
        mailbox.open("INBOX")
        uid = world.deliver(LETTER)
        assert mailbox.uids() == (uid,)

    def test_uids_begin_with_the_lowest_asked_for(self, mailbox: Mailbox, world: World) -> None:
        delivered = [world.deliver(octets) for octets in numbered(3)]
        mailbox.open("INBOX")
        assert mailbox.uids(lowest=delivered[1]) == tuple(delivered[1:])

    def test_above_the_largest_uid_there_is_nothing(self, mailbox: Mailbox, world: World) -> None:
        uid = world.deliver(LETTER)
        mailbox.open("INBOX")
        assert mailbox.uids(lowest=uid + 50) == ()

    def test_letters_from_before_a_day_are_left_out(self, mailbox: Mailbox, world: World) -> None:
        world.deliver(LETTER, received=NOON - timedelta(days=3))
        recent = world.deliver(LETTER, received=NOON)
        mailbox.open("INBOX")
        assert mailbox.uids(since=date(2026, 3, 1)) == (recent,)

    def test_an_empty_mailbox_has_no_uids(self, mailbox: Mailbox) -> None:
        mailbox.open("INBOX")
        assert mailbox.uids() == ()

    def test_a_message_id_is_found_only_where_it_is_exactly_that(self, mailbox: Mailbox, world: World) -> None:
        uid = world.deliver(OURS, "Drafts")
        assert mailbox.find_message_id("Drafts", "<triage.v1.0123abcd@shop.example>") == (uid,)
        assert mailbox.find_message_id("Drafts", "<triage.v1.0123@shop.example>") == ()
        assert mailbox.find_message_id("Drafts", "triage.v1.0123abcd") == ()

    def test_only_a_message_id_of_our_making_may_be_searched_for(self, mailbox: Mailbox) -> None:
        with pytest.raises(ValueError, match="token"):
            mailbox.find_message_id("Drafts", '<a b@shop.example>\r\nX1 STORE 1:* +FLAGS (\\Deleted)"')

    def test_message_ids_are_told_of_some_days(self, mailbox: Mailbox, world: World) -> None:
        days = {day: world.deliver(LETTER, received=NOON + timedelta(days=day)) for day in range(-2, 3)}
        first, last = (NOON.date() + timedelta(days=day) for day in (-1, 2))
        assert mailbox.message_ids("INBOX", since=first, before=last).keys() == {days[-1], days[0], days[1]}

    def test_message_ids_are_told_from_a_uid_on(self, mailbox: Mailbox, world: World) -> None:
        world.deliver(LETTER, "Drafts")
        second = world.deliver(OURS, "Drafts")
        third = world.deliver(b"Subject: none\r\n\r\nNo Message-ID.\r\n", "Drafts")
        found = mailbox.message_ids("Drafts", lowest=second)
        assert found == {second: "<triage.v1.0123abcd@shop.example>", third: ""}

    def test_the_opened_mailbox_stays_open_while_others_are_searched(self, mailbox: Mailbox, world: World) -> None:
        uid = world.deliver(LETTER)
        mailbox.open("INBOX")
        mailbox.message_ids("Drafts", lowest=1)
        assert mailbox.uids() == (uid,)


class TestReading:
    def test_a_head_is_the_header_alone(self, mailbox: Mailbox, world: World) -> None:
        uid = world.deliver(LETTER, flags=("\\Flagged",))
        mailbox.open("INBOX")
        (head,) = mailbox.heads([uid])
        assert head.octets == LETTER.partition(b"Where")[0]
        assert (head.uid, head.flags, head.size) == (uid, frozenset({"\\Flagged"}), len(LETTER))

    def test_internaldate_is_when_the_server_received_it(self, mailbox: Mailbox, world: World) -> None:
        uid = world.deliver(LETTER, received=datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC))
        mailbox.open("INBOX")
        (head,) = mailbox.heads([uid])
        assert head.received == datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC)

    def test_a_message_comes_octet_by_octet(self, mailbox: Mailbox, world: World) -> None:
        octets = b"Subject: =?utf-8?q?=C3=A4?=\r\n\r\nna\xefve \xe2\x82\xac (1) {5}\r\n\r\n)\r\n"
        uid = world.deliver(octets)
        validity = mailbox.open("INBOX").status.uidvalidity
        (message,) = mailbox.messages([uid])
        assert (message.octets, message.partial) == (octets, False)
        assert (message.place.mailbox, message.place.uidvalidity, message.place.uid) == ("INBOX", validity, uid)

    def test_reading_sets_no_flag(self, mailbox: Mailbox, world: World) -> None:
        uid = world.deliver(LETTER)
        mailbox.open("INBOX", write=True)
        list(mailbox.heads([uid]))
        list(mailbox.messages([uid]))
        assert world.flags(uid) == frozenset()

    def test_many_messages_come_in_the_order_of_their_uids(self, mailbox: Mailbox, world: World) -> None:
        delivered = [world.deliver(octets) for octets in numbered(120)]
        mailbox.open("INBOX")
        assert [message.place.uid for message in mailbox.messages(delivered[::-1])] == delivered
        assert [head.uid for head in mailbox.heads(delivered[::-1])] == delivered

    def test_a_letter_expunged_meanwhile_is_left_out(self, mailbox: Mailbox, world: World) -> None:
        gone, stays = world.deliver(LETTER), world.deliver(LETTER)
        mailbox.open("INBOX")
        world.expunge(gone)
        assert [message.place.uid for message in mailbox.messages([gone, stays])] == [stays]
        assert [head.uid for head in mailbox.heads([gone, stays])] == [stays]
        assert mailbox.unreadable() == {}

    def test_of_a_large_message_only_a_part_comes(self, mailbox: Mailbox, world: World) -> None:
        octets = b"Subject: log\r\n\r\nIt broke.\r\n" + b"0123456789abcdef\r\n" * 20_000
        uid = world.deliver(octets)
        mailbox.open("INBOX")
        (message,) = mailbox.messages([uid])
        assert message.partial
        assert message.size == len(octets)
        assert len(message.octets) < 100_000
        assert octets.startswith(message.octets)

    def test_no_uids_mean_no_messages(self, mailbox: Mailbox) -> None:
        mailbox.open("INBOX")
        assert list(mailbox.messages([])) == []
        assert list(mailbox.heads([])) == []

    def test_flags_are_told_of_those_that_exist(self, mailbox: Mailbox, world: World) -> None:
        uid = world.deliver(LETTER, flags=("\\Answered",))
        mailbox.open("INBOX")
        assert mailbox.flags([uid, uid + 9]) == {uid: frozenset({"\\Answered"})}
