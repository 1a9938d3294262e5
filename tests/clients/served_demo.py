"""The demo, served: `with served_demo() as account: ...`."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from urllib.parse import urlsplit

ROOT = Path(__file__).parents[2]
LONGEST_WAIT = 60.0  # seconds


@dataclass(frozen=True, slots=True)
class ServedAccount:
    host: str
    port: int
    user: str
    password: str


class NotSeenError(Exception):
    """What should have shown did not."""


@contextmanager
def served_demo() -> Iterator[ServedAccount]:
    """`run.py demo --serve` after its first sweep."""
    command = [sys.executable, "-u", str(ROOT / "run.py"), "demo", "--serve"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as demo:
        assert demo.stdout is not None
        try:
            line = next((line for line in demo.stdout if line.startswith("imap://")), None)
            if line is None:
                raise NotSeenError("the demo ended without saying where its mailbox is")
            url = urlsplit(line.strip())
            yield ServedAccount(str(url.hostname), url.port or 143, str(url.username), str(url.password))
        finally:
            demo.terminate()


def wait_for(look: Callable[[], bool], what: str, changed: Callable[[float], object]) -> None:
    """`changed` waits so many seconds at the most for a sign that it is worth looking again."""
    until = monotonic() + LONGEST_WAIT
    while not look():
        left = until - monotonic()
        if left <= 0:
            raise NotSeenError(what)
        changed(left)
