"""Secrets and the key: read when needed, kept private, never shown."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest

from triage.errors import ConfigError
from triage.settings.key import read_key
from triage.settings.secret import Secret


def private(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    path.chmod(0o600)
    return path


def test_a_secret_does_not_print() -> None:
    secret = Secret.value("geheim")
    assert "geheim" not in f"{secret} {secret!r} {[secret]}"


def test_a_secret_in_a_file_is_its_first_line(tmp_path: Path) -> None:
    assert Secret.file(private(tmp_path / "s", "geheim\nrest\n"))() == "geheim"


def test_a_secret_in_a_file_may_change(tmp_path: Path) -> None:
    secret = Secret.file(private(tmp_path / "s", "old"))
    before = secret()
    private(tmp_path / "s", "new")
    assert (before, secret()) == ("old", "new")


@pytest.mark.parametrize("mode", [0o644, 0o604, 0o602])
def test_a_secret_anybody_may_read_or_change_is_refused(tmp_path: Path, mode: int) -> None:
    path = private(tmp_path / "s", "geheim")
    path.chmod(mode)
    with pytest.raises(ConfigError, match="chmod 600") as refused:
        Secret.file(path)()
    assert "geheim" not in str(refused.value)


def test_a_secret_its_group_may_read_is_fine(tmp_path: Path) -> None:
    path = private(tmp_path / "s", "geheim")
    path.chmod(0o440)
    assert Secret.file(path)() == "geheim"


@pytest.mark.parametrize("text", ["", "\ngeheim"])
def test_an_empty_first_line_is_no_secret(tmp_path: Path, text: str) -> None:
    with pytest.raises(ConfigError, match="empty"):
        Secret.file(private(tmp_path / "s", text))()


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="No such file"):
        Secret.file(tmp_path / "s")()


def test_a_secret_from_a_program_is_the_first_line_it_prints() -> None:
    assert Secret.command(f"{sys.executable} -c 'print(\"geheim\"); print(2)'")() == "geheim"


def test_no_shell_reads_the_command() -> None:
    assert Secret.command(f"{sys.executable} -c 'import sys; print(sys.argv[1])' '$HOME;ls'")() == "$HOME;ls"


@pytest.mark.parametrize(
    ("program", "problem"),
    [
        ("print('geheim'); raise SystemExit(3)", "exit status 3"),
        ("import sys; sys.stderr.write('geheim')", "printed nothing"),
    ],
)
def test_a_program_that_fails_is_told_without_its_words(program: str, problem: str) -> None:
    with pytest.raises(ConfigError, match=problem) as refused:
        Secret.command(f'{sys.executable} -c "{program}"')()
    assert "geheim" not in str(refused.value)


def test_a_program_that_is_not_there_is_told() -> None:
    with pytest.raises(ConfigError, match="no-such-program: No such file"):
        Secret.command("/no-such-program x")()


@pytest.mark.parametrize("command", ["", "  ", "''", "pass 'mail"])
def test_a_command_names_a_program(command: str) -> None:
    with pytest.raises(ValueError, match="quote|program"):
        Secret.command(command)


# --- the key ----------------------------------------------------------------------------------------------------------


def test_the_key_is_made_on_first_use_and_kept(tmp_path: Path) -> None:
    first = read_key(tmp_path / "var" / "key")
    assert (len(first), read_key(tmp_path / "var" / "key")) == (32, first)


def test_the_key_is_for_its_owner_alone(tmp_path: Path) -> None:
    read_key(tmp_path / "key")
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600


def test_making_the_key_leaves_nothing_else_behind(tmp_path: Path) -> None:
    read_key(tmp_path / "key")
    assert [path.name for path in tmp_path.iterdir()] == ["key"]


def test_two_keys_are_never_the_same(tmp_path: Path) -> None:
    assert read_key(tmp_path / "one") != read_key(tmp_path / "two")


def test_all_that_make_the_key_at_once_get_the_same(tmp_path: Path) -> None:
    found: list[bytes] = []
    threads = [threading.Thread(target=lambda: found.append(read_key(tmp_path / "key"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len(set(found)) == 1


def test_a_key_anybody_may_read_is_refused(tmp_path: Path) -> None:
    read_key(tmp_path / "key")
    (tmp_path / "key").chmod(0o644)
    with pytest.raises(ConfigError, match="chmod 600"):
        read_key(tmp_path / "key")


@pytest.mark.parametrize("text", ["short", "z" * 64, "0" * 63])
def test_what_is_no_key_is_refused_and_left_alone(tmp_path: Path, text: str) -> None:
    with pytest.raises(ConfigError, match="KEY_FILE"):
        read_key(private(tmp_path / "key", text))
    assert (tmp_path / "key").read_text() == text


def test_a_key_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ConfigError, match="KEY_FILE"):
        read_key(tmp_path / "file" / "key")
