"""`run.py replay` on files: what it shows, the page, and what it says where something is missing."""

from __future__ import annotations

import json
import os
import re
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.factories import letter_octets
from tests.replays import late_gift

ROOT = Path(__file__).parents[2]
RULES = late_gift(30)
TEXTS = {
    "late": "Where is my order 4471? It should have been here a week ago.",
    "gift": "When will it be here? It is a birthday present. <b>Thank you</b>.",
}


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with letters and rules, and no settings."""
    folder = tmp_path_factory.mktemp("shop")
    (folder / "mail").mkdir()
    for number, (name, text) in enumerate(TEXTS.items()):
        octets = letter_octets(text, sender=f"{name}@mail.example", message_id=f"<{number}@mail.example>")
        (folder / "mail" / f"{name}.eml").write_bytes(octets)
    (folder / "new.yaml").write_text(RULES)
    return folder


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("TRIAGE_")}
    command = [sys.executable, str(ROOT / "run.py"), "replay", *arguments]
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, env=environment | {"COLUMNS": "160"}
    )


@pytest.fixture(scope="module")
def told(shop: Path) -> tuple[dict[str, Any], str]:
    """What it says as JSON, and the page."""
    done = run(shop, "--rules", "new.yaml", "mail", "--json", "-o", "page.html")
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout), (shop / "page.html").read_text()


def test_the_letter_that_changes_is_told_with_its_cause(told: tuple[dict[str, Any], str]) -> None:
    (change,) = told[0]["changes"]
    assert change["name"] == "mail/gift.eml"
    assert [cause["what"] for cause in change["causes"]] == ["late_gift"]
    assert change["before"]["rank"] > change["after"]["rank"]
    assert told[0]["letters"] == 2


def test_the_page_stands_alone_and_takes_nothing_of_a_letter_for_markup(told: tuple[dict[str, Any], str]) -> None:
    _, page = told
    assert "late_gift +30.0" in page
    assert not re.search(r"<script|https?://|<link|<img|<b>Thank", page)


def test_the_page_is_for_its_owner_alone(shop: Path, told: tuple[dict[str, Any], str]) -> None:
    assert stat.S_IMODE((shop / "page.html").stat().st_mode) == 0o600


def test_the_terminal_shows_who_moves_and_why(shop: Path) -> None:
    shown = run(shop, "--rules", "new.yaml", "mail").stdout
    for words in ("What new.yaml would change", "1 letter climbs or falls", "gift@mail.example", "late_gift +30.0"):
        assert words in shown


def test_the_same_rules_change_nothing(shop: Path) -> None:
    (shop / "same.yaml").write_text("{}\n")
    assert "Nothing would change for any of the 2 letters." in run(shop, "--rules", "same.yaml", "mail").stdout


def test_the_page_goes_to_standard_output_alone(shop: Path) -> None:
    shown = run(shop, "--rules", "new.yaml", "mail", "-o", "-").stdout
    assert shown.startswith("<!DOCTYPE html>")
    assert shown.rstrip().endswith("</html>")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("mail",), 78, "nothing to compare with the present: name a file with --rules, or a folder with --templates"),
        (("--rules", "new.yaml"), 78, "run.py init"),
        (("--rules", "none.yaml", "mail"), 78, "none.yaml: cannot be read"),
        (("--rules", "bad.yaml", "mail"), 78, "bad.yaml:2: signals: late_gift: pionts: unknown field"),
        (("--templates", "none", "mail"), 78, "none: no such folder of templates"),
        (("--templates", "mail", "mail"), 78, "mail: no templates in it"),
        (("--rules", "new.yaml", "nowhere"), 78, "nowhere: no such file or folder"),
        (("--rules", "new.yaml", "empty"), 65, "empty: no letters there"),
        (("--rules", "new.yaml", "mail", "--since", "1 year"), 78, "--since 1 year: write a number and a unit"),
        (("--rules", "new.yaml", "mail", "--since", "1h"), 65, "no letters there; look further back"),
        (("--rules", "new.yaml", "mail", "-o", "empty"), 78, "empty: Is a directory; name another file with -o"),
    ],
)
def test_what_is_missing_or_wrong_is_named_with_the_way_out(
    shop: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    (shop / "empty").mkdir(exist_ok=True)
    (shop / "bad.yaml").write_text("signals:\n  - {id: late_gift, pionts: 3}\n")
    done = run(shop, *arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr
