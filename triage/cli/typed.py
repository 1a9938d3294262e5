"""How this program was started, so that a command it tells somebody to type works as it stands."""

from __future__ import annotations

import re
import shlex
import sys

# How every text of this program names a command of it; with those words behind it that take the settings' file.
_NAMED = re.compile(
    r"python run\.py(?P<words> (?:check|once|run|queue|report|replay|learn|login|forget|scheduler|worker|fleet)\b)?"
    r"(?P<settings> (?:-c|--config)\b)?"
)
_SETTINGS = ("-c", "--config")


def as_typed(text: str) -> str:
    """`text` with each command as whoever reads it has to type it: by the interpreter, and the path, that run now, and
    over the settings that were named.
    """
    return _NAMED.sub(_as_typed, text)


def _as_typed(match: re.Match[str]) -> str:
    words, settings = match["words"] or "", match["settings"] or ""
    return _command() + words + (_settings() if words and not settings else "") + settings


def _command() -> str:
    script = sys.argv[0]
    return shlex.join([sys.orig_argv[0], script] if script.endswith(".py") else [script])


def _settings() -> str:
    """The option that named the settings' file, where there was one."""
    for option, value in zip(sys.argv, [*sys.argv[1:], ""], strict=True):
        if option in _SETTINGS and value:
            return f" --config {shlex.quote(value)}"
        if option.startswith("--config="):
            return f" --config {shlex.quote(option.partition('=')[2])}"
    return ""
