"""What runs until it is told to stop, in a process of its own: signals are given there to the process that says so."""

from __future__ import annotations

import subprocess
import sys
from textwrap import dedent

PATIENCE = 60.0  # seconds

_TOLD_AT_ONCE = """
    import logging, os, signal
    from triage.cli.running.until import run_until_told

    class Impatient(logging.Handler):
        def emit(self, record):
            if record.getMessage() == "started; nothing much":
                os.kill(os.getpid(), signal.{name})

    class Idle:
        def start(self): pass
        def tend(self): return True
        def stop(self, patience): return True

    logging.basicConfig(level=logging.INFO, handlers=[Impatient()])
    run_until_told(Idle(), "nothing much", lambda: os.kill(os.getpid(), signal.SIGTERM))
    print("drained")
"""


def told(name: str) -> subprocess.CompletedProcess[str]:
    script = dedent(_TOLD_AT_ONCE).format(name=name)
    command = [sys.executable, "-c", script]
    return subprocess.run(command, check=False, capture_output=True, text=True, timeout=PATIENCE)


def test_told_to_stop_at_the_word_that_it_has_started_it_drains() -> None:
    done = told("SIGTERM")
    assert (done.returncode, done.stdout) == (0, "drained\n")


def test_an_interrupt_at_that_word_drains_too() -> None:
    done = told("SIGINT")
    assert (done.returncode, done.stdout) == (0, "drained\n")


def test_a_hangup_at_that_word_reloads() -> None:
    done = told("SIGHUP")
    assert (done.returncode, done.stdout) == (0, "drained\n")


_HUNG_UP_TWICE = """
    import os, signal, threading
    from triage.cli.running.until import run_until_told

    class Idle:
        def start(self): os.kill(os.getpid(), signal.SIGHUP)
        def tend(self): return True
        def stop(self, patience): return True

    began, second = [], threading.Event()

    def reload():
        began.append(None)
        if len(began) == 1:
            os.kill(os.getpid(), signal.SIGHUP)
            print("together" if second.wait(0.5) else "alone")
        else:
            second.set()
            os.kill(os.getpid(), signal.SIGTERM)

    run_until_told(Idle(), "nothing much", reload)
"""


def test_two_hangups_reload_one_after_the_other() -> None:
    command = [sys.executable, "-c", dedent(_HUNG_UP_TWICE)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=PATIENCE)
    assert (done.returncode, done.stdout) == (0, "alone\n")
