"""Rules picked up while running."""

from __future__ import annotations

import os
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from tests.desks import line
from triage.cli.running.reload import Reloader
from triage.errors import ConfigError
from triage.plan import Line
from triage.rules.read import read_rules


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


def test_a_file_that_was_written_a_moment_ago_is_read_later(tmp_path: Path) -> None:
    file = tmp_path / "rules.yaml"
    write(file, "first", at=1)
    reloader = reloader_on(file)
    file.write_text("half of the sec", encoding="utf-8")
    assert reloader.line().rules.digest == "first"
    write(file, "second", at=2)
    assert reloader.line().rules.digest == "second"


def test_what_was_read_while_somebody_wrote_is_not_believed(tmp_path: Path) -> None:
    file = tmp_path / "rules.yaml"
    write(file, "first", at=1)
    texts = iter(["second", "third"])

    def build() -> Line:
        digest = file.read_text(encoding="utf-8")
        if digest != "first":
            write(file, next(texts, digest), at=3)
        return replace(line(), rules=line().rules.model_copy(update={"digest": digest}))

    reloader = Reloader(build, (file,))
    write(file, "half of the second", at=2)
    assert [reloader.line().rules.digest for _ in range(4)] == ["first", "first", "third", "third"]


def test_asked_to_it_reads_at_once_and_also_what_has_not_changed(tmp_path: Path) -> None:
    file = tmp_path / "rules.yaml"
    write(file, "first", at=1)
    reloader = reloader_on(file)
    file.write_text("second", encoding="utf-8")
    reloader.reload()
    assert reloader.line().rules.digest == "second"


SHOPS_OWN = """\
signals:
  - id: of_the_shop
    family: anger
    points: 2
    why: says that the shop's own trouble happened
    phrases:
      en: [flat tyre]
"""
BOMB = "a: &a [x, x]\n" + "".join(f"{to}: &{to} [*{of}, *{of}]\n" for of, to in pairwise("abcdefghijklmnopqrstuvwxyz"))


@pytest.mark.parametrize(
    "spoilt",
    [SHOPS_OWN[:40], SHOPS_OWN.replace("points", "poinst"), BOMB, "#" * 5_000_000, "\0", "signals: [" * 10_000],
    ids=["half written", "unknown key", "alias bomb", "five megabytes", "NUL", "too deep"],
)
def test_whatever_is_written_into_the_file_the_last_good_rules_stay(spoilt: str, tmp_path: Path) -> None:
    file = tmp_path / "rules.yaml"
    write(file, SHOPS_OWN, at=1)
    reloader = Reloader(lambda: replace(line(), rules=read_rules(file)), (file,))
    before = reloader.line().rules
    write(file, spoilt, at=2)
    assert reloader.line().rules is before


def test_a_link_that_is_turned_to_another_file_is_followed(tmp_path: Path) -> None:
    link = tmp_path / "rules.yaml"
    for number, name in enumerate(("first", "second")):
        write(tmp_path / name, name, at=number)
    link.symlink_to(tmp_path / "first")
    reloader = reloader_on(link)
    (tmp_path / "new").symlink_to(tmp_path / "second")
    (tmp_path / "new").replace(link)
    assert reloader.line().rules.digest == "second"
