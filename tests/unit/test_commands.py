"""The commands, as a person types them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.settings.fill_in import fill_in
from triage.settings.read import read_settings

ROOT = Path(__file__).parents[2]
COMMAND = f"{sys.executable} {ROOT / 'run.py'}"  # as these tests type it
EXAMPLE = (ROOT / "config.example.env").read_text(encoding="utf-8")
FLAGS = ("--address", "help@shop.example", "--host", "imap.shop.example", "--name", "Fern & Oak's shop")


def run(*arguments: str, folder: Path = ROOT, python: str = sys.executable) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("TRIAGE_")}
    command = [python, str(ROOT / "run.py"), *arguments]
    return subprocess.run(
        command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, env=environment
    )


def init(folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    return run("init", *FLAGS, "--password-command", "printf secret", "--no-check", *more, folder=folder)


def test_without_the_libraries_one_line_says_what_to_type(tmp_path: Path) -> None:
    bare = subprocess.run(
        [sys.executable, "-E", "-s", "-S", str(ROOT / "run.py")],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert bare.returncode == 1
    [said] = bare.stderr.splitlines()
    assert "pip install" in said


def test_help_lists_the_commands() -> None:
    done = run("--help")
    assert done.returncode == 0
    assert all(command in done.stdout for command in ("demo", "init", "check", "once", "run", "explain"))


def test_an_unknown_command_is_a_usage_error() -> None:
    done = run("explian")
    assert done.returncode == 64
    assert "explian" in done.stderr


def test_the_rules_that_init_writes_are_right(tmp_path: Path) -> None:
    init(tmp_path)
    done = run("check", "--offline", folder=tmp_path)
    assert done.returncode == 0, done.stdout
    assert "no row is your own" in done.stdout


def test_check_names_every_mistake_with_its_line(tmp_path: Path) -> None:
    init(tmp_path)
    (tmp_path / "rules.yaml").write_text("signals:\n  - id: threat\n    point: 3\n", encoding="utf-8")
    done = run("check", "--offline", folder=tmp_path)
    assert done.returncode == 78
    assert "rules.yaml:3" in done.stdout


def test_check_names_the_line_of_a_row_that_breaks_its_own_example(tmp_path: Path) -> None:
    init(tmp_path)
    row = "  - id: van\n    family: no_response\n    points: 2\n    why: the van\n    phrases: {en: [the van]}\n"
    texts = "    fires: {en: [a lorry came]}\n    silent: {en: [a bike came]}\n"
    (tmp_path / "rules.yaml").write_text(f"signals:\n{row}{texts}", encoding="utf-8")
    done = run("check", "--offline", folder=tmp_path)
    assert done.returncode == 78
    assert "rules.yaml:7: signals: van: en: does not fire on 'a lorry came'" in " ".join(done.stdout.split())


def test_a_missing_config_says_how_to_get_one(tmp_path: Path) -> None:
    done = run("once", folder=tmp_path)
    assert done.returncode == 78
    assert "config.example.env" in done.stderr


def test_a_server_that_is_away_is_a_temporary_failure(tmp_path: Path) -> None:
    init(tmp_path, "--host", "127.0.0.1", "--port", "1", "--tls", "none")
    done = run("once", folder=tmp_path)
    assert done.returncode == 75
    assert "nothing was lost" in done.stderr
    assert "IMAP_HOST" in done.stderr  # the setting to look at, where it never worked


@given(st.text(st.characters(exclude_characters="\r\n\0", exclude_categories=("Cs", "Cc")), min_size=1, max_size=40))
def test_any_value_filled_in_reads_back_as_it_is(value: str) -> None:
    path = Path("/tmp") / f"triage-test-{os.getpid()}.env"
    path.write_text(fill_in(EXAMPLE, {"IMAP_PASSWORD": value}), encoding="utf-8")
    path.chmod(0o600)
    try:
        assert read_settings(path, {}).secret() == value
    finally:
        path.unlink()


@pytest.mark.parametrize(("name", "value"), [("NO_SUCH", "1"), ("IMAP_PASSWORD", "two\nlines")])
def test_what_cannot_be_filled_in_is_refused(name: str, value: str) -> None:
    with pytest.raises(ValueError, match=name):
        fill_in(EXAMPLE, {name: value})
