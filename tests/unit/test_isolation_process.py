"""The process that reads letters: it is kept while they are harmless, and ends with the program."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import active_children
from pathlib import Path
from subprocess import PIPE

import pytest

from tests.desks import line
from tests.hostile import HANGS, Obedient
from tests.isolation import SECONDS, SHORT, on_linux, raw, stages
from triage.errors import TemporaryError
from triage.plan import Line
from triage.work.examine.isolation import Isolated

ROOT = Path(__file__).parents[2]


def only_child() -> int:
    (child,) = (one for one in active_children() if one.name == "letters" and one.pid)
    assert child.pid is not None
    return child.pid


def test_harmless_letters_share_one_process(isolated: Isolated) -> None:
    list(isolated.examine([raw()], line()))
    before = only_child()
    list(isolated.examine([raw(uid=uid) for uid in range(2, 12)], line()))
    assert only_child() == before


def test_signals_to_the_whole_group_do_not_reach_the_letter_in_hand(isolated: Isolated) -> None:
    list(isolated.examine([raw()], line()))
    before = only_child()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        os.kill(before, number)
    assert stages(list(isolated.examine([raw()], line()))) == [""]
    assert only_child() == before


def test_a_process_that_was_killed_between_two_letters_costs_none_of_them(isolated: Isolated) -> None:
    list(isolated.examine([raw()], line()))
    (child,) = (one for one in active_children() if one.name == "letters")
    child.kill()
    child.join(SECONDS)
    assert stages(list(isolated.examine([raw()], line()))) == [""]


class Unteachable(Obedient):
    """Ends while it learns the rules."""

    def __init__(self, line: Line) -> None:
        os._exit(1)


def test_a_process_that_cannot_start_blames_no_letter() -> None:
    with Isolated(SHORT, Unteachable) as examination, pytest.raises(TemporaryError, match="could not be started"):
        list(examination.examine([raw()], line()))


_PARENT = """
from multiprocessing import active_children
from tests.desks import line
from tests.hostile import Obedient
from tests.isolation import raw
from triage.work.examine.confinement import Limits
from triage.work.examine.isolation import Isolated

if __name__ == "__main__":
    isolated = Isolated(Limits(seconds=60.0, orphaned=6.0), Obedient)
    list(isolated.examine([raw()], line()))
    print(active_children()[0].pid, flush=True)
    letter = input()
    if letter:
        list(isolated.examine([raw(letter)], line()))
"""


@pytest.fixture
def parent(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A program that has a letter examined, tells the process that did it, and then examines what it is given."""
    script = tmp_path / "parent.py"
    script.write_text(_PARENT, encoding="utf-8")
    command = [sys.executable, str(script)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdin=PIPE, stdout=PIPE, text=True, env=environment, cwd=tmp_path) as running:
        yield running
        running.kill()


@contextmanager
def child_of(parent: subprocess.Popen[str]) -> Iterator[Callable[[], bool]]:
    """Whether the process that reads letters has ended, within the suite's patience."""
    assert parent.stdout is not None
    handle = os.pidfd_open(int(parent.stdout.readline()))
    try:
        yield lambda: bool(select.select([handle], [], [], SECONDS)[0])
    finally:
        os.close(handle)


def tell(parent: subprocess.Popen[str], letter: str) -> None:
    assert parent.stdin is not None
    parent.stdin.write(f"{letter}\n")
    parent.stdin.flush()


@on_linux
def test_it_ends_with_a_program_that_ends(parent: subprocess.Popen[str]) -> None:
    with child_of(parent) as ended:
        tell(parent, "")
        assert parent.wait(SECONDS) == 0
        assert ended()


@on_linux
def test_it_ends_with_a_program_that_is_killed(parent: subprocess.Popen[str]) -> None:
    with child_of(parent) as ended:
        parent.kill()
        assert ended()


@on_linux
def test_it_ends_with_a_program_that_is_killed_while_a_letter_hangs(
    parent: subprocess.Popen[str], tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "hanging")
    with child_of(parent) as ended:
        told = os.open(tmp_path / "hanging", os.O_RDONLY | os.O_NONBLOCK)
        tell(parent, f"{HANGS.decode()} at hanging")
        assert select.select([told], [], [], SECONDS)[0]
        os.close(told)
        parent.kill()
        assert ended()
