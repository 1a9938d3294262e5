"""A config.env made from the example, explanations kept. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

_PLAIN = re.compile(r"[A-Za-z0-9@._:/+-]+")
_UNWRITABLE = re.compile(r"[\r\n\0]")


def fill_in(example: str, values: Mapping[str, str | None]) -> str:
    """`example` with each of these settings set where it stands, or commented out where its value is None.

    ValueError names a setting the example does not have, and one whose value cannot stand on a line.
    """
    lines = example.splitlines()
    for name, value in values.items():
        place = next((n for n, line in enumerate(lines) if re.match(rf"#?{name}=", line)), None)
        if place is None:
            raise ValueError(f"{name}: there is no such setting")
        if value is None:
            lines[place] = "#" + lines[place].lstrip("#")
        else:
            lines[place] = f"{name}={quoted(name, value)}"
    return "\n".join(lines) + "\n"


def quoted(name: str, value: str) -> str:
    """`value` so that it reads back as it is."""
    if _UNWRITABLE.search(value):
        raise ValueError(f"{name}: a value must stand on one line")
    if _PLAIN.fullmatch(value):
        return value
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"
