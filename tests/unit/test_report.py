"""What a shop learns from its letters: the figures, the page, the weekly message, the command."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.desks import KEY, Desk
from tests.factories import NOON, US, draft_record, letter_record, promise_record
from tests.reports import SHOP, shop_records
from triage.desk.report import page
from triage.desk.report.figures import Figures, Heard, Records, figures
from triage.errors import TemporaryError
from triage.hours import BusinessHours
from triage.model import DraftRecord, LetterRecord, Outcome, PromiseRecord
from triage.rules.read import TEMPLATES, default_rules, read_templates
from triage.work.context import Options
from triage.work.naming import Naming
from triage.work.sweep import Sweeper

ROOT = Path(__file__).parents[2]
SOURCES = read_templates(TEMPLATES)
HOURS = BusinessHours()
MONTH = NOON - timedelta(days=30)
HOUR = timedelta(hours=1)
Done = subprocess.CompletedProcess[str]
MONDAY = datetime(2026, 3, 9, 8, tzinfo=NOON.tzinfo)


def letter(number: int, frustration: float = 10.0, **fields: object) -> LetterRecord:
    made = replace(letter_record(f"f{number}"), customer=f"c{number}", frustration=frustration, problem="late")
    return replace(made, **fields)  # type: ignore[arg-type]


def told(
    *letters: LetterRecord,
    promises: tuple[PromiseRecord, ...] = (),
    drafts: tuple[DraftRecord, ...] = (),
    heard: dict[str, int] | None = None,
    since: datetime = MONTH,
) -> Figures:
    return figures(Records(letters, promises, drafts, heard or {}), default_rules(), HOURS, since, NOON)


# --- figures ----------------------------------------------------------------------------------------------------------


def test_a_customer_counts_once_by_their_most_upset_letter() -> None:
    found = told(letter(1, 90.0), letter(2, 10.0, customer="c1"), letter(3, 50.0))
    assert (found.letters, found.customers, found.moods) == (3, 2, {"furious": 1, "upset": 1, "calm": 0})


def test_letters_that_were_skipped_or_not_judged_count_nowhere() -> None:
    found = told(letter(1, outcome=Outcome.SKIPPED), letter(2, outcome=Outcome.QUARANTINED))
    assert (found.letters, found.problems) == (0, [])


def test_every_day_is_there_also_those_without_letters() -> None:
    found = told(letter(1, 90.0, received=NOON - timedelta(days=2)))
    assert (len(found.periods), found.weekly) == (31, False)
    assert [one.first for one in found.periods if one.customers["furious"]] == [date(2026, 3, 1)]


def test_a_long_time_is_told_by_the_week() -> None:
    found = told(letter(1), since=NOON - timedelta(days=90))
    assert (len(found.periods), found.weekly) == (13, True)
    assert sum(one.customers["calm"] for one in found.periods) == 1


def test_what_upsets_most_stands_first() -> None:
    found = told(letter(1, 90.0), letter(2, problem="praise"), letter(3, problem="praise"), letter(4, problem="praise"))
    assert [(one.name, one.total, one.heated) for one in found.problems] == [("late", 1, 1), ("praise", 3, 0)]


def test_answers_are_timed_in_business_hours() -> None:
    night = letter(
        1, received=NOON + timedelta(hours=4, days=-1), answered=NOON + timedelta(hours=-2)
    )  # 16 to 10 o'clock
    found = told(night, letter(2, 60.0, received=NOON - 3 * HOUR, answered=NOON)).answering
    assert (found.answered, found.median_upset) == (2, 3 * HOUR)
    assert found.buckets["4 h"] == 2


def test_what_nobody_has_answered_is_waiting() -> None:
    found = told(letter(1), letter(2, present=False), letter(3, outcome=Outcome.ANSWERED, answered=None)).answering
    assert (found.answered, found.waiting, found.median) == (0, 1, None)


def test_promises_are_kept_late_broken_or_still_open() -> None:
    due = NOON - HOUR
    made = promise_record(sent=NOON - 5 * HOUR, due=due)
    found = told(
        promises=(
            replace(made, reply="a", kept=due),
            replace(made, reply="b", kept=NOON),
            replace(made, reply="c"),
            replace(made, reply="d", due=NOON + HOUR),
        )
    ).promises
    assert (found.kept, found.late, found.broken, found.open) == (1, 1, 1, 1)


def test_drafts_are_told_by_how_much_of_them_was_sent() -> None:
    laid = draft_record(outcome=Outcome.ANSWERED)
    ends = [replace(laid, kept=1.0), replace(laid, kept=0.8), replace(laid, kept=0.1), replace(laid, kept=None)]
    others = [replace(laid, outcome=outcome) for outcome in (Outcome.DELETED, Outcome.EXPIRED, Outcome.DRAFTED)]
    found = told(drafts=(*ends, *others)).drafts
    assert (found.as_it_was, found.edited, found.own_words, found.unused, found.open) == (1, 1, 2, 2, 1)


def test_what_is_heard_is_told_by_the_reasons_and_in_the_words_of_the_rules() -> None:
    found = told(heard={"row:no_response": 3, "still waiting": 2, "row:gone_from_the_rules": 9})
    assert found.reasons == [Heard("nobody answered", 3)]
    assert found.words == [Heard("still waiting", 2)]


def test_of_single_words_only_those_are_told_that_say_something_by_themselves() -> None:
    found = told(heard={"days": 9, "called": 8, "my money": 7, "useless": 3, "rude": 2, "no answer": 1})
    assert [one.words for one in found.words] == ["useless", "rude", "no answer"]


# --- the page ---------------------------------------------------------------------------------------------------------


def page_of(letters: int) -> str:
    return page.page(figures(shop_records(letters), default_rules(), HOURS, MONTH, NOON), SOURCES, SHOP)


@pytest.mark.parametrize("letters", [0, 1, 2, 400])
def test_the_page_stands_alone(letters: int) -> None:
    tree = LexborHTMLParser(page_of(letters))
    assert tree.css("script, link, iframe, form, object") == []
    assert all((image.attributes["src"] or "").startswith("data:image/svg+xml;base64,") for image in tree.css("img"))
    assert all(image.attributes["alt"] for image in tree.css("img"))
    assert "url(" not in page_of(letters)


def test_without_letters_it_says_so() -> None:
    assert "No letter from a customer came in" in page_of(0)


def test_the_same_figures_make_the_same_page() -> None:
    assert page_of(30) == page_of(30)


def test_a_shops_name_is_no_markup() -> None:
    html = page.page(told(letter(1)), SOURCES, "<script>alert(1)</script>")
    assert LexborHTMLParser(html).css("script") == []


def test_many_letters_make_no_longer_page() -> None:
    assert len(page_of(4000)) < 3 * len(page_of(40))


# --- the message ------------------------------------------------------------------------------------------------------


def message_of(letters: int) -> EmailMessage:
    found = figures(shop_records(letters), default_rules(), HOURS, MONTH, NOON)
    octets = page.message(found, SOURCES, SHOP, US.identities[0], "<r@shop.example>", NOON)
    read = message_from_bytes(octets, policy=policy.default)
    assert isinstance(read, EmailMessage)
    return read


def test_the_message_brings_its_charts_with_it() -> None:
    read = message_of(40)
    html = read.get_body(("html",))
    assert html is not None
    wanted = set(re.findall(r'src="cid:([^"]+)"', html.get_content()))
    brought = {str(part["Content-ID"]).strip("<>") for part in read.walk() if part.get_content_type() == "image/png"}
    assert wanted == brought != set()


@pytest.mark.parametrize("letters", [0, 1, 40])
def test_the_message_has_a_plain_twin(letters: int) -> None:
    plain = message_of(letters).get_body(("plain",))
    assert plain is not None
    assert ("What they write about" in plain.get_content()) == (letters > 0)


# --- each Monday ------------------------------------------------------------------------------------------------------


class WeeklyDesk(Desk):
    """A shop that wants the weekly report."""

    def __init__(self) -> None:
        super().__init__()
        self._sweeper = Sweeper(self.ledger, Naming(KEY, "support"), Options(weekly=True))

    def subjects(self) -> list[str]:
        found = (message_from_bytes(one.octets, policy=policy.default) for one in self.account.messages("Triage"))
        return sorted(str(message["Subject"]) for message in found)


def test_each_week_is_reported_on_once() -> None:
    desk = WeeklyDesk()
    desk.letter("My kettle arrived broken and I am very disappointed.")
    desk.now = MONDAY
    desk.sweep()
    assert "Triage report, 2 Mar 2026 to 8 Mar 2026: 1 upset customer" in desk.subjects()
    assert (desk.sweep().writes, len(desk.subjects())) == (0, 2)


def test_a_report_that_lies_there_already_is_not_laid_again() -> None:
    desk = WeeklyDesk()
    desk.letter("My kettle arrived broken.")
    desk.now = MONDAY
    desk.sweep()
    desk.ledger.memory.values["report.week"] = ""  # the process was killed before it could write it down
    desk.sweep()
    assert len(desk.subjects()) == 2


@pytest.mark.parametrize(("arrived", "waits"), [(False, 1), (True, 2)])
def test_a_report_whose_append_was_cut_off_may_still_turn_up_before_it_is_laid_again(arrived: bool, waits: int) -> None:
    desk = WeeklyDesk()
    desk.letter("My kettle arrived broken.")
    desk.now = MONDAY
    desk.account.fail("append", call=3, when="after" if arrived else "before", error=TemporaryError("cut"))
    with pytest.raises(TemporaryError):
        desk.sweep()  # a draft, the queue, the report
    seen = []
    for seconds in (59, 60):
        desk.now = MONDAY + timedelta(seconds=seconds)
        desk.sweep()
        seen.append(len(desk.subjects()))
    assert seen == [waits, 2]


def test_of_a_week_without_letters_nothing_is_said() -> None:
    desk = WeeklyDesk()
    desk.now = MONDAY
    desk.sweep()
    assert desk.subjects() == ["Triage queue: nobody waits"]


def test_who_has_not_asked_for_it_gets_none() -> None:
    desk = Desk()
    desk.letter("My kettle arrived broken.")
    desk.now = MONDAY
    desk.sweep()
    assert len(desk.account.messages("Triage")) == 1


# --- the command ------------------------------------------------------------------------------------------------------

WITHOUT_MATPLOTLIB = "import sys; sys.modules['matplotlib'] = None; from triage.cli import main; sys.exit(main())"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    config = tmp_path / "config.env"
    config.write_text(
        "IMAP_HOST=imap.shop.example\nIMAP_USER=a\nIMAP_PASSWORD=b\nIDENTITIES='Shop <help@shop.example>'\n"
    )
    config.chmod(0o600)
    return tmp_path


def run(folder: Path, *arguments: str, program: tuple[str, ...] = (str(ROOT / "run.py"),)) -> Done:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("TRIAGE_")}
    command = [sys.executable, *program, "report", *arguments]
    environment["PYTHONPATH"] = str(ROOT)
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=environment)


def test_the_command_writes_the_page_and_says_where(folder: Path) -> None:
    done = run(folder, "--since", "12w", "-o", "month.html")
    assert (done.returncode, done.stdout) == (0, "month.html: 0 letters of 0 customers, 0 of them upset.\n")
    assert "What customers told Shop" in (folder / "month.html").read_text()


def test_a_time_that_is_none_is_named(folder: Path) -> None:
    done = run(folder, "--since", "lately")
    assert (done.returncode, len(done.stderr.splitlines())) == (78, 1)
    assert "--since lately: write a number and a unit" in done.stderr


def test_a_place_that_cannot_be_written_to_is_named(folder: Path) -> None:
    done = run(folder, "-o", "no/such/folder/report.html")
    assert done.returncode == 73
    assert "name another file with -o" in done.stderr


def test_without_the_extra_one_line_says_what_to_type(folder: Path) -> None:
    done = run(folder, program=("-c", WITHOUT_MATPLOTLIB))
    assert (done.returncode, len(done.stderr.splitlines())) == (78, 1)
    assert ".venv/bin/pip install -e '.[report]'" in done.stderr
