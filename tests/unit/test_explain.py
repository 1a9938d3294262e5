"""The line explained, letter by letter, and letters found in files."""

from __future__ import annotations

import json
import mailbox
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.factories import letter_octets
from triage.errors import ConfigError
from triage.lab.letters import find, has_header

ROOT = Path(__file__).parents[2]
COMPLAINT = "My kettle from order #4471 arrived broken. This is the worst shop ever.\n\nAnna"
KEYS = {
    "id",
    "answerable",
    "reason",
    "language",
    "own_words",
    "frustration",
    "confidence",
    "signals",
    "problems",
    "facts",
    "priority",
    "restatement",
    "draft",
}


def explained(*arguments: str, stdin: bytes = b"") -> list[Mapping[str, Any]]:
    command = [sys.executable, str(ROOT / "run.py"), "explain", "--json", *arguments]
    done = subprocess.run(command, input=stdin, capture_output=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_letter_is_explained_from_end_to_end(tmp_path: Path) -> None:
    (tmp_path / "one.eml").write_bytes(letter_octets(COMPLAINT))
    [told] = explained(str(tmp_path / "one.eml"))
    assert set(told) == KEYS
    assert (told["answerable"], told["reason"], told["language"]) == (True, None, "en")
    assert told["facts"]["order"] == ["#4471"]
    assert told["problems"][0]["id"] == "damaged"
    assert told["draft"]["to"] == "anna.mueller@mail.example"
    assert told["draft"]["from"] == "help@shop.example"


def test_the_signals_name_the_words_that_fired_them(tmp_path: Path) -> None:
    (tmp_path / "one.eml").write_bytes(letter_octets(COMPLAINT))
    [told] = explained(str(tmp_path / "one.eml"))
    words = [words for signal in told["signals"] for words in signal["evidence"]]
    assert words
    assert all(each in told["own_words"] for each in words)


def test_a_robots_letter_is_explained_with_the_reason_it_gets_no_draft() -> None:
    [told] = explained("-", stdin=letter_octets("Away until Monday.", Auto_Submitted="auto-replied"))
    assert (told["answerable"], told["reason"], told["draft"]) == (False, "auto_submitted", None)


def test_bare_text_is_explained_too() -> None:
    [calm, upset] = (explained("-", stdin=text)[0] for text in (b"Do you sell trays?", COMPLAINT.encode()))
    assert upset["frustration"] > calm["frustration"]


def test_bare_text_is_shown_the_draft_it_would_get() -> None:
    [told] = explained("-", stdin=COMPLAINT.encode())
    assert told["draft"]["to"] == "customer@example.invalid"
    assert "sorry" in told["draft"]["body"]


def test_at_a_terminal_the_draft_is_told_as_one_wording_of_several() -> None:
    command = [sys.executable, str(ROOT / "run.py"), "explain", "-"]
    done = subprocess.run(command, input=COMPLAINT.encode(), capture_output=True, check=True)
    assert "in one of the wordings it may take" in done.stdout.decode()


def test_a_folder_of_letters_gives_one_object_a_line(tmp_path: Path) -> None:
    for name in ("a.eml", "b.eml"):
        (tmp_path / name).write_bytes(letter_octets(COMPLAINT))
    assert [Path(told["id"]).name for told in explained(str(tmp_path))] == ["a.eml", "b.eml"]


def test_a_letter_that_cannot_be_read_is_named_and_the_next_one_is_taken(tmp_path: Path) -> None:
    bomb = b"Subject: x\r\n" + b"X-A: b\r\n" * 5000 + b"\r\nhello"
    (tmp_path / "a.eml").write_bytes(bomb)
    (tmp_path / "b.eml").write_bytes(letter_octets(COMPLAINT))
    first, second = explained(str(tmp_path))
    assert (first["reason"], second["answerable"]) == ("quarantined:mail", True)


def test_an_mbox_gives_each_of_its_letters(tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "letters.mbox")
    for name in ("one", "two"):
        box.add(letter_octets(COMPLAINT, subject=name))
    box.close()
    found = list(find(str(tmp_path / "letters.mbox")))
    assert [each.name.rpartition("#")[2] for each in found] == ["1", "2"]
    assert b"Subject: two" in found[1].octets


def test_a_maildir_gives_its_letters_new_and_old(tmp_path: Path) -> None:
    folder = mailbox.Maildir(tmp_path / "mail")
    folder.add(letter_octets(COMPLAINT))
    assert [b"Subject: My order" in each.octets for each in find(str(tmp_path / "mail"))] == [True]


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="nowhere"):
        list(find(str(tmp_path / "nowhere")))


@pytest.mark.parametrize(
    ("octets", "header"),
    [
        (b"From: a@mail.example\r\n\r\nhello", True),
        (b"X-Thing: 1\nSubject: x\n\nhello", True),
        (b"Note: the kettle is broken", False),
        (b"Hello,\nFrom: here on nothing worked", False),
        (b"", False),
    ],
)
def test_a_header_is_told_from_bare_text(octets: bytes, header: bool) -> None:
    assert has_header(octets) is header
