"""An agent takes flags off, in a mail client over IMAP; and flags follow the case. On each server, and in memory."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from tests.acceptance.office import DAY, DONE, FURIOUS, Office
from tests.acceptance.shop import NOW, Shop
from tests.desks import line
from tests.servers.running import PASSWORD, embedded
from triage.demo import sample
from triage.demo.imapd.server import ImapServer

NEED_KEYWORDS = True


def test_a_flag_an_agent_removed_is_not_set_again_and_is_remembered(office: Office) -> None:
    letter = office.letter(FURIOUS)
    office.sweep()
    office.world.unflag(letter, ["\\Flagged"])
    office.sweep()
    office.sweep(DAY)
    assert office.triage_flags(letter) == {"$label1"}
    [record] = office.ledger.open_letters()
    assert record.removed == {"\\Flagged"}
    assert office.rests()


def test_a_flag_an_agent_removed_stays_so_when_the_letter_is_moved_to_a_folder_and_back(office: Office) -> None:
    letter = office.letter(FURIOUS)
    office.sweep()
    office.world.unflag(letter, ["\\Flagged"])
    office.sweep()
    back = office.world.move(office.world.move(letter, "INBOX", DONE), DONE, "INBOX")
    office.sweep()
    assert office.triage_flags(back) == {"$label1"}
    assert office.rests()


def test_flags_change_with_the_band_of_the_case(office: Office) -> None:
    first = office.letter("Could you tell me whether the oak tray fits a round table?\n\nAnna Müller")
    office.sweep()
    before = office.triage_flags(first)
    second = office.letter(FURIOUS, "<two@mail.example>")
    office.sweep()
    assert before == {"$label4"}
    assert office.triage_flags(first) == office.triage_flags(second) == {"$label1", "\\Flagged"}


def test_flags_go_with_the_answer_and_nobody_elses_do(office: Office) -> None:
    letter = office.letter(FURIOUS)
    office.sweep()
    office.world.flag(letter, ["\\Seen", "mine"])
    office.answer()
    office.sweep()
    assert office.world.flags(letter) == {"\\Seen", "mine"}


def test_flags_go_also_from_a_letter_that_was_elsewhere_when_it_was_answered(office: Office) -> None:
    letter = office.letter(FURIOUS)
    office.sweep()
    away = office.world.move(letter, "INBOX", DONE)
    office.answer()
    office.sweep()
    back = office.world.move(away, DONE, "INBOX")
    office.sweep()
    assert (office.triage_flags(back), office.rests()) == (frozenset(), True)


def test_no_flag_is_ever_stored_on_a_letter_but_those_of_the_bands(tmp_path: Path) -> None:
    with (
        ImapServer({"support": PASSWORD}) as server,
        closing(Shop(embedded(server, "support"), tmp_path, line())) as shop,
    ):
        shop.fill(sample.letters(NOW))
        shop.sweep()
        stored = [one.line for one in server.wire_log if one.name in ("STORE", "UID STORE")]
    flags = {flag for line in stored for flag in line.partition("(")[2].rstrip(")").split()}
    assert flags == {"\\Flagged", "$label1", "$label2", "$label3", "$label4"}
