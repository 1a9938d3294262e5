"""How this program was started, so that a command it tells somebody to type works as it stands."""

from __future__ import annotations

import shlex
import sys

_NAMED = "python run.py"  # how every text of this program names a command of it


def as_typed(text: str) -> str:
    """`text` with each command as whoever reads it has to type it: by the interpreter, and the path, that run now."""
    return text.replace(_NAMED, _command())


def _command() -> str:
    script = sys.argv[0]
    return shlex.join([sys.orig_argv[0], script] if script.endswith(".py") else [script])
