"""A process that answers on a pipe, and may be killed at any time."""

from __future__ import annotations

import os
from collections.abc import Callable
from math import inf
from multiprocessing import get_context
from pathlib import Path
from time import monotonic
from typing import Any

from triage.errors import TemporaryError

START_SECONDS = 60.0  # for a process to start and to learn the rules, on a slow and busy machine
_PATIENCE = 1.0  # seconds for a process to be gone whose pipe is
# On a machine that is busy with other things a second of the processor takes longer than one: so many times as long is
# waited for it, and so many seconds more at the most.
_STARVED, _MOST_STARVED = 5.0, 30.0
_TICK = 0.02  # seconds; the kernel counts no finer
_STAT = "/proc/{pid}/stat"  # proc(5); utime and stime are fields 14 and 15, the second is a name in brackets
_TELLS_USE = Path(_STAT.format(pid="self")).exists()


class LostError(Exception):
    """Why there is no answer: the process took too long, or is gone."""


class Process:
    """The process and the pipe to it. It runs `serve`, a function of a module, with its end of the pipe and `given`."""

    def __init__(self, serve: Callable[..., None], *given: object) -> None:
        # Not forked: a copy of a process with threads may hold locks that nobody in it will ever release.
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs, *given), name="letters", daemon=True)
        try:
            self._process.start()
        except OSError as error:
            self._pipe.close()
            raise TemporaryError(f"the process that reads letters could not be started: {error.strerror}") from None
        finally:
            theirs.close()

    @property
    def alive(self) -> bool:
        return self._process.is_alive()

    def send(self, what: object) -> None:
        try:
            self._pipe.send(what)
        except OSError:
            raise LostError("ended") from None

    def clock(self) -> float:
        """Seconds of the processor that it has used, without end once it is gone; where the system does not tell,
        seconds by the clock.
        """
        if not _TELLS_USE:
            return monotonic()
        try:
            stat = Path(_STAT.format(pid=self._process.pid)).read_text("utf-8", "replace")
        except OSError:
            return inf
        user, system = stat.rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def answer(self, seconds: float) -> Any:
        """What it says next. LostError where it has been busy for so long and says nothing, or is gone."""
        try:
            if self._speaks_within(seconds):
                return self._pipe.recv()
        except (EOFError, OSError):
            raise LostError(f"ended ({self._exit_code()})") from None
        raise LostError(f"took longer than {seconds:.1f} s")

    def _speaks_within(self, seconds: float) -> bool:
        began, until = self.clock(), monotonic() + min(_STARVED * seconds, seconds + _MOST_STARVED)
        left = max(seconds, 0.0)
        while not self._pipe.poll(left):
            left = min(seconds - (self.clock() - began), until - monotonic())
            if left < _TICK:
                return False
        return True

    def end(self) -> None:
        self._process.kill()
        self._process.join()
        self._process.close()
        self._pipe.close()

    def _exit_code(self) -> int | None:
        self._process.join(_PATIENCE)
        return self._process.exitcode
