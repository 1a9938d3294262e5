"""`run.py` at a terminal, and what `run.py init` has written."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.unit.test_commands import ROOT
from triage.settings.read import read_settings
from triage.settings.settings import Settings


def at_a_terminal(folder: Path, *words: str, answers: Mapping[str, str] | Sequence[tuple[str, str]]) -> tuple[int, str]:
    """What `run.py` says to somebody who answers these questions so, in their order, and its exit code."""
    pairs = answers.items() if isinstance(answers, Mapping) else answers
    terminal, theirs = pty.openpty()
    command = [sys.executable, str(ROOT / "run.py"), *words]
    said = ""
    with subprocess.Popen(
        command, cwd=folder, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
    ) as program:
        os.close(theirs)
        for question, answer in pairs:
            since = len(said)
            while not (question in said[since:] and said.endswith(": ")):  # what is typed before that may be lost
                more = _more(terminal)
                assert more, said
                said += more
            os.write(terminal, f"{answer}\n".encode())
        while more := _more(terminal):
            said += more
    os.close(terminal)
    return program.returncode, " ".join(said.split())


def _more(terminal: int) -> str:
    """ "" at the end, which is an error on Linux."""
    try:
        return os.read(terminal, 4096).decode()
    except OSError:
        return ""


def written(folder: Path) -> Settings:
    return read_settings(folder / "config.env", {})
