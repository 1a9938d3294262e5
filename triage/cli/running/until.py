"""A daemon or a fleet in the foreground: TERM and INT drain, HUP is passed on, a second TERM ends at once.

One that hangs is ended, for whoever watches over us to start it again.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
from collections.abc import Callable
from types import FrameType
from typing import Protocol

from triage.cli.running.supervisor import beat, tell

log = logging.getLogger(__name__)

TEMPORARY = 75  # sysexits.h: it may be started again
PATIENCE = 10.0  # seconds for the letter in hand; killing is safe at any point, so more would help nobody


class Service(Protocol):
    """What runs in threads of its own."""

    def start(self) -> None: ...

    def tend(self) -> bool:
        """Whether it is well; asked now and then."""
        ...

    def stop(self, patience: float) -> bool:
        """Whether it has stopped within so many seconds."""
        ...


def run_until_told(service: Service, what: str, reload: Callable[[], None] = lambda: None) -> None:
    """Start `service` and return once it was told to stop and has drained. `reload` is called at HUP, in a thread of
    its own, one call after the other; `what` it does is logged once it can be told.
    """
    told = threading.Event()
    reloading = threading.Lock()

    def reload_alone() -> None:
        with reloading:
            reload()

    def stop(number: int, frame: FrameType | None) -> None:
        if told.is_set():
            os._exit(0)
        told.set()

    def again(number: int, frame: FrameType | None) -> None:
        threading.Thread(target=reload_alone, name="reload").start()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGHUP, again)
    log.info("started; %s", what)
    service.start()
    tell("READY=1")
    while not told.wait(beat()):
        if not service.tend():
            log.error("a sweep has not come to its end for an hour; to be started again")
            os._exit(TEMPORARY)
        tell("WATCHDOG=1")
    tell("STOPPING=1")
    if not service.stop(PATIENCE):
        sys.stdout.flush()
        os._exit(0)  # a command that hangs on the network is left behind; its intent is on record
    log.info("stopped")
