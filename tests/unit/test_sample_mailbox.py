"""The sample mailbox of the demo is sound mail, complete, and as old as its index says."""

import email
import json
import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from importlib.resources import files

import pytest

from triage.demo.placeholders import fill, parse_offset
from triage.demo.sample import SampleLetter, letters, to_octets

NOW = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
FOLDER = files("triage.demo") / "letters"
ROWS = json.loads((FOLDER / "index.json").read_text("utf-8"))
SAMPLE = letters(NOW)
MARKUP_NAMESPACES = {"www.w3.org"}


def by_name(name: str) -> SampleLetter:
    return next(letter for letter in SAMPLE if letter.name == name)


def decoded(letter: SampleLetter) -> str:
    texts = []
    for part in email.message_from_bytes(letter.octets).walk():
        payload = part.get_payload(decode=True)
        if part.get_content_maintype() == "text" and isinstance(payload, bytes):
            texts.append(payload.decode(part.get_content_charset("utf-8")))
    return "\n".join(texts)


def test_every_file_is_in_the_index_and_every_row_has_a_file() -> None:
    names = sorted(entry.name for entry in FOLDER.iterdir() if entry.name.endswith(".eml"))
    assert sorted(row["file"] for row in ROWS) == names


def test_there_are_enough_letters_to_look_like_a_shop() -> None:
    assert sum(letter.mailbox == "INBOX" for letter in SAMPLE) >= 40


@pytest.mark.parametrize("letter", SAMPLE, ids=lambda letter: letter.name)
def test_a_letter_is_complete_mail_without_defects(letter: SampleLetter) -> None:
    message = email.message_from_bytes(letter.octets)
    assert [part.defects for part in message.walk() if part.defects] == []
    assert {"Date", "From", "To", "Subject", "Message-ID"} <= set(message.keys())
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", letter.octets)
    assert "{{" not in letter.octets.decode("latin-1") + decoded(letter)


@pytest.mark.parametrize("letter", SAMPLE, ids=lambda letter: letter.name)
def test_a_letter_names_only_reserved_domains(letter: SampleLetter) -> None:
    header = letter.octets.partition(b"\r\n\r\n")[0].decode("ascii")
    hosts = re.findall(r"(?:@|://|by |from )([a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})", header + decoded(letter))
    reserved = re.compile(r"(?:.*\.)?(?:example|example\.(?:com|net|org))$")
    assert {host for host in hosts if not reserved.match(host)} <= MARKUP_NAMESPACES


@pytest.mark.parametrize("letter", SAMPLE, ids=lambda letter: letter.name)
def test_a_letter_is_dated_when_it_was_received(letter: SampleLetter) -> None:
    date = email.message_from_bytes(letter.octets)["Date"]
    assert parsedate_to_datetime(date) == letter.received


def test_the_same_letters_are_written_later_when_the_demo_runs_later() -> None:
    a_week_on = letters(NOW + timedelta(days=7))
    assert [letter.received + timedelta(days=7) for letter in SAMPLE] == [letter.received for letter in a_week_on]


def test_message_ids_are_unique_and_our_answers_belong_to_letters_in_the_mailbox() -> None:
    messages = {letter.name: email.message_from_bytes(letter.octets) for letter in SAMPLE}
    ids = [message["Message-ID"] for message in messages.values()]
    answered = {messages[letter.name]["In-Reply-To"] for letter in SAMPLE if letter.mailbox == "Sent"}
    assert (len(set(ids)), answered - set(ids)) == (len(ids), set())


def test_ranks_run_from_one_without_a_gap_and_each_says_why() -> None:
    expected = [row["expect"] for row in ROWS]
    ranks = sorted({row["rank"] for row in expected if row["rank"]})
    assert ranks == list(range(1, len(ranks) + 1))
    assert all(bool(row["because"]) == bool(row["rank"]) for row in expected)


def test_robots_sent_mail_and_answered_letters_have_no_rank() -> None:
    unranked = {row["file"] for row in ROWS if row["expect"]["rank"] is None}
    robots = {row["file"] for row in ROWS if row["expect"]["grade"] == "none"}
    assert unranked - robots == {"38-petrov-tablecloth.eml"}


def test_a_date_in_the_text_follows_the_letter_and_its_language() -> None:
    assert "arrived on 9 November and" in " ".join(decoded(by_name("01-thorne-espresso-machine.eml")).split())
    assert "eine Frist bis Sonntag, 22. November" in decoded(by_name("10-vogt-messerblock.eml"))


def test_a_part_travels_in_the_charset_and_encoding_it_declares() -> None:
    assert "könnten".encode("iso-8859-1") in by_name("24-brandt-rechnung.eml").octets
    assert b"249,00 =80" in by_name("18-moreau-canape.eml").octets
    assert "przyszedł" in decoded(by_name("23-kowalczyk-czajnik.eml"))


def test_placeholders_take_days_hours_and_minutes() -> None:
    assert fill("{{%Y-%m-%d %H:%M|-1d2h5m}} {{%e de %B|+3d|es}}", NOW) == "2026-11-19 12:55 23 de noviembre"


@pytest.mark.parametrize("nonsense", ["", "5", "-", "4h2d", "soon"])
def test_an_age_that_is_no_offset_is_refused(nonsense: str) -> None:
    with pytest.raises(ValueError, match="not an offset"):
        parse_offset(nonsense)


def test_headers_stand_as_they_are_written() -> None:
    text = "Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=\nReferences: <a@example.org>\n <b@example.org>\n\nHallo\n"
    assert to_octets(text, NOW) == text.replace("\n", "\r\n").encode()
