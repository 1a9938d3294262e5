"""What goes wrong and when, as a script: faults matched by command and occurrence.

plan = FaultPlan(Fault("APPEND", CutCommand(after=100)), Fault("UID FETCH", SwallowTagged(), occurrence=2))
"""

import threading
from dataclasses import dataclass

from triage.demo.imapd.effects import Effect


@dataclass(frozen=True, slots=True)
class Fault:
    """One effect on the nth command of that name, UID prefix included, counted over all connections.

    `CONNECT` is the greeting. Only commands whose first line holds `containing` count.
    """

    command: str
    effect: Effect
    occurrence: int = 1
    containing: bytes = b""


class FaultPlan:
    """Faults still to come; `fired` lists those that have happened. Thread-safe."""

    def __init__(self, *faults: Fault) -> None:
        self.fired: list[Fault] = []
        self._lock = threading.Lock()
        self._waiting: list[_Waiting] = []
        self.add(*faults)

    def add(self, *faults: Fault) -> None:
        """Occurrences are counted from now on."""
        with self._lock:
            self._waiting.extend(_Waiting(fault, fault.occurrence) for fault in faults)

    def take(self, command: str, first_line: bytes) -> Effect | None:
        """The effect on this command, if there is one; at most one fault fires for a command."""
        with self._lock:
            due = [waiting for waiting in self._waiting if waiting.count(command, first_line)]
            if not due:
                return None
            self._waiting.remove(due[0])
            self.fired.append(due[0].fault)
            return due[0].fault.effect


@dataclass(slots=True, eq=False)
class _Waiting:
    """A fault and how many matching commands it still lets pass, itself included."""

    fault: Fault
    remaining: int

    def count(self, command: str, first_line: bytes) -> bool:
        """Count this command; true from the nth matching one on."""
        if command != self.fault.command or self.fault.containing not in first_line:
            return False
        self.remaining -= 1
        return self.remaining <= 0
