"""Many that want to begin at once."""

from __future__ import annotations

import threading

from triage.work.fleet.gate import Gate

PATIENCE = 20.0  # seconds; how long a test waits for what takes milliseconds


class Worker(threading.Thread):
    """Goes through the gate, and works until it is told to end."""

    def __init__(self, gate: Gate) -> None:
        super().__init__(daemon=True)
        self._gate = gate
        self.inside = threading.Event()
        self.end = threading.Event()
        self.start()

    def run(self) -> None:
        with self._gate.passed():
            self.inside.set()
            self.end.wait(PATIENCE)


def test_there_is_room_again_as_soon_as_one_has_done_its_work() -> None:
    gate = Gate(together=2, slow=1000.0)
    first, second = Worker(gate), Worker(gate)
    assert first.inside.wait(PATIENCE)
    assert second.inside.wait(PATIENCE)
    third = Worker(gate)
    assert not third.inside.wait(0.05)
    first.end.set()
    assert third.inside.wait(PATIENCE)


def test_those_who_hang_keep_nobody_from_beginning() -> None:
    gate = Gate(together=2, slow=0.05)
    hanging = [Worker(gate) for _ in range(20)]
    assert all(one.inside.wait(PATIENCE) for one in hanging)


def test_who_was_slow_takes_nobodys_room_along_when_it_ends() -> None:
    gate = Gate(together=1, slow=0.05)
    slow, quick = Worker(gate), Worker(gate)
    assert quick.inside.wait(PATIENCE)
    assert slow.inside.wait(PATIENCE)
    slow.end.set()
    quick.end.set()
    slow.join(PATIENCE)
    quick.join(PATIENCE)
    assert Worker(gate).inside.wait(PATIENCE)
