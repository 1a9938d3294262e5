"""Secrets: read when they are needed, never printed."""

from __future__ import annotations

import shlex
import stat
import subprocess
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any

from triage.errors import ConfigError, TemporaryError

_COMMAND_SECONDS = 30


class Secret:
    """A text that does not print. Call it to read it: files and commands are asked each time, so it may change.

    Raises ConfigError where it cannot be read, TemporaryError where a command takes too long.
    """

    __slots__ = ("_read", "_source")

    def __init__(self, read: Callable[[Any], str], source: Hashable) -> None:
        self._read = read
        self._source = source

    @classmethod
    def value(cls, text: str) -> Secret:
        return cls(str, text)

    @classmethod
    def file(cls, path: Path) -> Secret:
        """The first line of a file that only its owner, or its group, may read."""
        return cls(read_private, path)

    @classmethod
    def command(cls, command: str) -> Secret:
        """The first line a program prints, such as `pass show mail/support`. No shell is involved.

        ValueError where `command` names none.
        """
        return cls(_run, tuple(_words(command)))

    def __call__(self) -> str:
        return self._read(self._source)

    def __eq__(self, other: object) -> bool:
        """Whether it is read from the same place, in the same way."""
        return isinstance(other, Secret) and (self._read, self._source) == (other._read, other._source)

    def __hash__(self) -> int:
        return hash((self._read, self._source))

    def __repr__(self) -> str:
        return "Secret(***)"


def read_private(path: Path) -> str:
    """The first line of a file that holds a secret. ConfigError where anybody may read it, or nothing is in it."""
    try:
        if is_open_to_all(path):
            raise ConfigError(open_to_all(path))
        line = path.read_text("utf-8").partition("\n")[0].strip()
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError:
        raise ConfigError(f"{path}: it is not text") from None
    if not line:
        raise ConfigError(f"{path}: its first line is empty; the secret belongs there")
    return line


def is_open_to_all(path: Path) -> bool:
    """Whether every user of this machine may read or change the file. Raises OSError."""
    return bool(path.stat().st_mode & (stat.S_IROTH | stat.S_IWOTH))


def open_to_all(path: Path) -> str:
    """What to say about such a file."""
    return f"{path}: every user of this machine may read it; type: chmod 600 {shlex.quote(str(path))}"


def _words(command: str) -> list[str]:
    try:
        words = shlex.split(command)
    except ValueError:
        raise ValueError("a quote is not closed") from None
    if not words or not words[0]:
        raise ValueError("write a program and its arguments")
    return words


def _run(command: tuple[str, ...]) -> str:
    # What it prints may hold the secret: no word of it goes into an error.
    try:
        done = subprocess.run(  # noqa: S603  (the owner of this program chose it)
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_COMMAND_SECONDS, check=False
        )
    except OSError as error:
        raise ConfigError(f"IMAP_PASSWORD_COMMAND: {command[0]}: {error.strerror}") from error
    except subprocess.TimeoutExpired:
        raise TemporaryError(f"IMAP_PASSWORD_COMMAND: {command[0]} took over {_COMMAND_SECONDS} seconds") from None
    if done.returncode != 0:
        raise ConfigError(f"IMAP_PASSWORD_COMMAND: {command[0]} ended with exit status {done.returncode}")
    line = done.stdout.decode("utf-8", "replace").partition("\n")[0].strip()
    if not line:
        raise ConfigError(f"IMAP_PASSWORD_COMMAND: {command[0]} printed nothing")
    return line
