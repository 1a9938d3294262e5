"""A daemon in the foreground: TERM and INT drain, HUP reads the rules again, a second TERM ends at once."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable
from types import FrameType

from triage.work.daemon import Daemon

PATIENCE = 10.0  # seconds for the letter in hand; killing is safe at any point, so more would help nobody


def run_until_told(daemon: Daemon, reload: Callable[[], None] = lambda: None) -> None:
    """Start `daemon` and return once it was told to stop and has drained."""
    told = threading.Event()

    def stop(number: int, frame: FrameType | None) -> None:
        if told.is_set():
            os._exit(0)
        told.set()

    def again(number: int, frame: FrameType | None) -> None:
        reload()
        daemon.wake()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGHUP, again)
    daemon.start()
    while not told.wait(3600):
        pass
    if not daemon.stop(PATIENCE):
        sys.stdout.flush()
        os._exit(0)  # a command that hangs on the network is left behind; its intent is on record
