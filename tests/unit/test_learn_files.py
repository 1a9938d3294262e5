"""What `run.py learn --apply` does to the shop's files."""

from __future__ import annotations

import stat
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from triage.cli.tuning.learn_files import Changed, Files
from triage.errors import ConfigError
from triage.lab.learn.values import Line, Proposal
from triage.rules.edit import Edit
from triage.rules.read import default_templates

NOW = datetime(2026, 11, 22, 9, 5, 7, tzinfo=ZoneInfo("Europe/Berlin"))
RULES = "# ours\nproblems:\n  - id: late\n    points: 3\n"
OFF = Proposal("no drafts", (), (Edit("problems", "late", "draft", value=False),))
SENTENCE = "Thank you again for taking the time to write."
SHORTER = Proposal("shorter", (), struck=(Line("en/upset.txt", SENTENCE),))


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    path = tmp_path / "rules.yaml"
    path.write_text(RULES)
    path.chmod(0o600)
    return path


def changed(rules: Path, *proposals: Proposal) -> Changed:
    return Files(rules, rules.read_text()).changed(proposals or (OFF,))


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_new_file_has_the_mode_of_the_old_one_which_is_kept_beside_it(rules: Path) -> None:
    rules.chmod(0o640)
    written = changed(rules).write(NOW)
    old = rules.with_name("rules.yaml.20261122-090507")
    assert written == ((rules, old),)
    assert (old.read_text(), mode(old), mode(rules)) == (RULES, 0o640, 0o640)
    assert rules.read_text() == RULES.replace("late\n", "late\n    draft: false\n")


def test_nothing_else_is_left_in_the_folder(rules: Path) -> None:
    changed(rules).write(NOW)
    assert sorted(path.name for path in rules.parent.iterdir()) == ["rules.yaml", "rules.yaml.20261122-090507"]


def test_without_a_proposal_nothing_is_written(rules: Path) -> None:
    assert Files(rules, RULES).changed([]).write(NOW) == ()
    assert [path.name for path in rules.parent.iterdir()] == ["rules.yaml"]


def test_what_somebody_has_changed_meanwhile_is_not_overwritten(rules: Path) -> None:
    planned = changed(rules)
    rules.write_text("# mine now\n")
    with pytest.raises(ConfigError, match="somebody has changed it meanwhile"):
        planned.write(NOW)
    assert rules.read_text() == "# mine now\n"


def test_a_link_stays_a_link(rules: Path, tmp_path: Path) -> None:
    link = tmp_path / "linked.yaml"
    link.symlink_to(rules)
    changed(link).write(NOW)
    assert link.is_symlink()
    assert "draft: false" in rules.read_text()


def test_where_the_old_file_cannot_be_kept_beside_it_nothing_is_written(rules: Path) -> None:
    rules.with_name("rules.yaml.20261122-090507").mkdir()
    with pytest.raises(ConfigError, match=r"rules\.yaml"):
        changed(rules).write(NOW)
    assert rules.read_text() == RULES


def test_a_folder_that_cannot_be_written_is_named(rules: Path, tmp_path: Path) -> None:
    (tmp_path / "templates").write_text("a file, where a folder is wanted")
    files = Files(rules, RULES, tmp_path / "templates")
    with pytest.raises(ConfigError, match=r"templates/en/upset\.txt"):
        files.changed([SHORTER]).write(NOW)


def test_several_proposals_for_one_field_are_one_change(rules: Path) -> None:
    [file] = changed(rules, OFF, OFF).files
    assert file.after.count("draft: false") == 1


def test_the_diff_shows_what_is_added_and_nothing_else(rules: Path) -> None:
    [file] = changed(rules).files
    assert [line for line in list(file.diff())[2:] if line[0] in "+-"] == ["+    draft: false"]


def test_a_template_that_came_with_the_program_is_copied_into_the_shops_folder(rules: Path, tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    files = Files(rules, RULES, folder)
    assert files.changed([SHORTER]).write(NOW) == ((folder / "en" / "upset.txt", None),)
    expected = default_templates()["en/upset.txt"].replace(f'  "{SENTENCE}",\n', "")
    assert (folder / "en" / "upset.txt").read_text() == expected
    assert mode(folder / "en" / "upset.txt") == 0o600


def test_a_template_of_the_shops_own_is_changed_as_it_is(rules: Path, tmp_path: Path) -> None:
    own = f"Hello,\n{SENTENCE}\n{{{{ problem }}}}\n"
    (tmp_path / "templates" / "en").mkdir(parents=True)
    (tmp_path / "templates" / "en" / "upset.txt").write_text(own)
    files = Files(rules, RULES, tmp_path / "templates", {"en/upset.txt": own})
    files.changed([SHORTER]).write(NOW)
    assert (tmp_path / "templates" / "en" / "upset.txt").read_text() == "Hello,\n{{ problem }}\n"


def test_where_the_settings_name_no_place_it_is_said_how_to_name_one() -> None:
    with pytest.raises(ConfigError, match=r"set RULES_FILE=rules\.yaml"):
        Files(None).changed([OFF]).require_places()
    with pytest.raises(ConfigError, match="set TEMPLATES_DIR=templates"):
        Files(None).changed([SHORTER]).require_places()
    Files(None).changed([]).require_places()
