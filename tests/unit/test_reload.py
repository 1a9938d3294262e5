"""Rules picked up while running."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from tests.desks import line
from triage.cli.reload import Reloader
from triage.errors import ConfigError
from triage.plan import Line


def reloader_on(file: Path) -> Reloader:
    def build() -> Line:
        text = file.read_text(encoding="utf-8")
        if text == "broken":
            raise ConfigError(f"{file}:1: broken")
        return replace(line(), rules=line().rules.model_copy(update={"digest": text}))

    return Reloader(build, (file,))


def write(file: Path, text: str, *, at: int) -> None:
    file.write_text(text, encoding="utf-8")
    os.utime(file, (at, at))


def test_a_changed_file_is_picked_up(tmp_path: Path) -> None:
    file = tmp_path / "rules.yaml"
    write(file, "first", at=1)
    reloader = reloader_on(file)
    write(file, "second", at=2)
    assert reloader.line().rules.digest == "second"


def test_a_broken_file_leaves_the_last_good_rules_in_force(tmp_path: Path) -> None:
    file = tmp_path / "rules.yaml"
    write(file, "first", at=1)
    reloader = reloader_on(file)
    write(file, "broken", at=2)
    assert reloader.line().rules.digest == "first"
    write(file, "mended", at=3)
    assert reloader.line().rules.digest == "mended"


def test_a_file_that_is_gone_leaves_the_last_good_rules_in_force(tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    reloader = Reloader(line, (folder,))
    before = reloader.line().rules.digest
    folder.rmdir()
    assert reloader.line().rules.digest == before
