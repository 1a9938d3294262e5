"""A process and its children, as Linux tells of them (proc(5))."""

from __future__ import annotations

import os
import re
from pathlib import Path

_PER_SECOND = os.sysconf("SC_CLK_TCK")


def children_of(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for each in children for child in each.read_text().split()]


def family_of(pid: int) -> list[int]:
    return [pid, *children_of(pid)]


def seconds_of(pid: int, *, with_dead_children: bool = False) -> float:
    """Of the processor so far, user and system."""
    stat = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, stat[11 : 15 if with_dead_children else 13])) / _PER_SECOND


def memory_of_family(pid: int) -> float:
    """MB, what is shared counted once."""
    rollups = (Path(f"/proc/{each}/smaps_rollup").read_text() for each in family_of(pid))
    return sum(int(found[1]) for text in rollups if (found := re.search(r"Pss:\s+(\d+) kB", text))) / 1024
