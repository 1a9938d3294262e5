"""The lines of a config.env, by python-dotenv's parser: names, values, line numbers, and what is wrong with a line."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from pathlib import Path

from dotenv.parser import Binding, parse_stream

from triage.errors import ConfigError

_NEWLINE = re.compile(r"\r\n|\n|\r")
_CUT_OFF = re.compile(r"=\s*[^\s'\"#][^\r\n]*?\s#")


@dataclass(frozen=True, slots=True)
class Given:
    """A value somebody set, and where. `cut_off`: what followed a " #" was taken for a comment. `folder`: from where
    relative paths are meant, None where no file says so.
    """

    name: str
    value: str
    where: str
    cut_off: bool = False
    folder: Path | None = None


def read_lines(path: Path) -> tuple[list[Given], list[str]]:
    """What the file sets, in its order, and its problems. ConfigError where there is no such text file.

    Values are taken as they stand: `$` and `${...}` mean nothing. No problem repeats a line, which may hold a secret.
    """
    given: list[Given] = []
    problems: list[str] = []
    for binding in parse_stream(io.StringIO(_text(path))):
        where = f"{path}:{_line(binding)}"
        if binding.error:
            problems.append(f"{where}: this line cannot be read; write NAME=value, or NAME='value' with both quotes")
        elif binding.key is not None and binding.value is None:
            problems.append(f"{where}: there is no = in this line")
        elif binding.key is not None and binding.value is not None:
            cut_off = bool(_CUT_OFF.search(binding.original.string))
            given.append(Given(binding.key, binding.value, where, cut_off, path.parent.absolute()))
    return given, problems


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except FileNotFoundError:
        raise ConfigError(
            f"{path.absolute()}: there is no such file; type: python run.py init, which makes it, or name the one you "
            "have with -c, or copy config.example.env to it and fill it in"
        ) from None
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: octet {error.start} is not UTF-8; save the file as UTF-8") from None


def _line(binding: Binding) -> int:
    """The parser counts from the first of the empty lines above."""
    text = binding.original.string
    blank = text[: len(text) - len(text.lstrip())]
    return binding.original.line + len(_NEWLINE.findall(blank))
