"""What each command ends with (sysexits.h), told apart by what is to be done. The real command, each time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.servers.base import HOST
from tests.servers.running import PASSWORD
from tests.servers.scripted import ScriptedServer
from tests.unit.test_commands import ROOT, init, run
from triage.demo.imapd.server import ImapServer

GREETED_AS_SOMEBODY = b"* PREAUTH you are in\r\n"
FAULTY = """
import sys
from triage.cli.app import app, main

@app.command()
def stumble() -> None:
    raise ValueError(" ".join(["what", "a", "customer", "wrote"]))  # Python 3.13 shows the line, which is ours

sys.argv = ["run.py", "stumble"]
sys.exit(main())
"""
ON_A_FULL_DISK = """
import resource, runpy, signal, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
sys.argv = ["run.py", "once"]
runpy.run_path(sys.argv[0], run_name="__main__")
"""


def configured(folder: Path, port: int) -> None:
    init(folder, "--host", HOST, "--port", str(port), "--tls", "none", "--user", "support")


def python(code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_0_when_a_letter_is_explained(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("My vase arrived broken.", "utf-8")
    assert run("explain", "letter.txt", folder=tmp_path).returncode == 0


def test_64_when_an_option_is_unknown() -> None:
    assert run("once", "--twice").returncode == 64


@pytest.mark.parametrize("octets", [None, b"From: a@b.example\r\n" * 2_000])
def test_65_when_nothing_that_was_given_can_be_read(octets: bytes | None, tmp_path: Path) -> None:
    if octets:
        (tmp_path / "letter.eml").write_bytes(octets)
    assert run("explain", ".", folder=tmp_path).returncode == 65


def test_69_when_the_server_is_none_that_may_be_trusted(tmp_path: Path) -> None:
    with ScriptedServer(lambda tag, said: None, greeting=GREETED_AS_SOMEBODY) as server:
        configured(tmp_path, server.port)
        assert run("once", folder=tmp_path).returncode == 69


def test_70_when_the_program_is_at_fault_and_no_word_of_a_letter_is_told(tmp_path: Path) -> None:
    done = python(FAULTY, tmp_path)
    assert (done.returncode, "ValueError" in done.stderr, "stumble" in done.stderr) == (70, True, True)
    assert "what a customer wrote" not in done.stderr


@pytest.mark.parametrize("setting", ["KEY_FILE=/dev/null/key", "LEDGER_URL=sqlite:////dev/null/ledger.sqlite"])
def test_73_when_a_file_cannot_be_created(setting: str, tmp_path: Path) -> None:
    init(tmp_path)
    with (tmp_path / "config.env").open("a", encoding="utf-8") as config:
        config.write(f"\n{setting}\n")
    assert run("once", folder=tmp_path).returncode == 73


def test_74_when_a_page_does_not_fit_on_the_disk(tmp_path: Path) -> None:
    init(tmp_path)
    assert run("report", "-o", "/dev/full", folder=tmp_path).returncode == 74


@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits no files")
def test_74_when_the_ledger_does_not_fit_on_the_disk(tmp_path: Path) -> None:
    configured(tmp_path, 1)
    done = python(ON_A_FULL_DISK.replace("run.py", str(ROOT / "run.py")), tmp_path)
    assert (done.returncode, "Make room" in done.stderr) == (74, True)


def test_75_when_the_server_is_away(tmp_path: Path) -> None:
    configured(tmp_path, 1)
    assert run("once", folder=tmp_path).returncode == 75


def test_77_when_the_password_is_refused(tmp_path: Path) -> None:
    with ImapServer({"support": PASSWORD + "!"}) as server:
        configured(tmp_path, server.port)
        assert {run(command, folder=tmp_path).returncode for command in ("once", "check")} == {77}


def test_78_when_a_setting_is_off(tmp_path: Path) -> None:
    init(tmp_path)
    with (tmp_path / "config.env").open("a", encoding="utf-8") as config:
        config.write("\nPOLL_SECONDS=soon\n")
    assert run("once", folder=tmp_path).returncode == 78


@pytest.mark.parametrize("stop", ["KeyboardInterrupt", "typer.Abort"])  # at work, and at a question
def test_130_when_somebody_stops_it_with_ctrl_c(stop: str, tmp_path: Path) -> None:
    stopped = FAULTY.replace("raise ValueError", f"import typer; raise {stop}")
    assert python(stopped, tmp_path).returncode == 130
