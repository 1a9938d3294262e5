"""A process that answers on a pipe, and may be killed at any time."""

from __future__ import annotations

from collections.abc import Callable
from multiprocessing import get_context
from typing import Any

from triage.errors import TemporaryError

START_SECONDS = 60.0  # for a process to start and to learn the rules, on a slow and busy machine
_PATIENCE = 1.0  # seconds for a process to be gone whose pipe is


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

    def answer(self, seconds: float) -> Any:
        """What it says next. LostError where it says nothing for so long, or is gone."""
        try:
            if self._pipe.poll(max(seconds, 0.0)):
                return self._pipe.recv()
        except (EOFError, OSError):
            raise LostError(f"ended ({self._exit_code()})") from None
        raise LostError(f"took longer than {seconds:.1f} s")

    def end(self) -> None:
        self._process.kill()
        self._process.join()
        self._process.close()
        self._pipe.close()

    def _exit_code(self) -> int | None:
        self._process.join(_PATIENCE)
        return self._process.exitcode
