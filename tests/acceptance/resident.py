"""What a process holds in memory, in MiB, as Linux tells it; nothing of one that has just ended."""

from __future__ import annotations

from pathlib import Path


def resident(pid: int | str = "self") -> float:
    return _mebibytes(pid, "VmRSS")


def peak(pid: int | str = "self") -> float:
    """At the most, since it was started."""
    return _mebibytes(pid, "VmHWM")


def _mebibytes(pid: int | str, name: str) -> float:
    try:
        status = Path(f"/proc/{pid}/status").read_text("ascii")
    except OSError:
        return 0.0
    told = status.partition(f"{name}:")[2].split()
    return int(told[0]) / 1024 if told else 0.0
