"""What a process that reads letters may use up, and what becomes of it where it would use more."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeVar

_OUT_OF_MEMORY = 3  # exit code

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one letter may cost. `seconds`: of the processor. `memory`: octets of data that the process may hold,
    libraries and rules included. `orphaned`: seconds by the clock until the kernel ends a process that hangs, where
    nobody is left to do so.
    """

    seconds: float = 2.0
    memory: int = 256 * 1024 * 1024
    orphaned: float = 30.0


LIMITS = Limits()


def fed(act: Callable[[], T]) -> T:
    """End at once where memory runs out: what is left of the heap is no place for the next letter."""
    try:
        return act()
    except MemoryError:
        os._exit(_OUT_OF_MEMORY)


def fall_silent() -> None:
    """Signals to the whole group are for the parent, which ends us; and no traceback may show a letter's words."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (sys.__stdout__, sys.__stderr__):
        if stream is not None:
            os.dup2(nowhere, stream.fileno())


def set_alarm(seconds: float) -> None:
    """The kernel ends the process then, whatever it is busy with; 0: never."""
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)


def limit(limits: Limits) -> None:
    """Memory for data, and no core dump, which would hold letters. Windows has neither."""
    try:
        import resource  # noqa: PLC0415 - not everywhere
    except ImportError:
        return
    with suppress(OSError, ValueError):  # the surroundings may forbid it, or have set less
        resource.setrlimit(resource.RLIMIT_DATA, (limits.memory, limits.memory))
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
