"""What clients said, for tests that count commands and for people who look on."""

import time
from collections.abc import Iterator
from dataclasses import dataclass

from triage.demo.imapd.session import Command

_WRITES = frozenset(
    {"APPEND", "STORE", "COPY", "MOVE", "EXPUNGE", "CREATE", "DELETE", "RENAME", "SUBSCRIBE", "UNSUBSCRIBE", "CLOSE"}
)
_SECRET = frozenset({"LOGIN", "AUTHENTICATE"})


@dataclass(frozen=True, slots=True)
class LoggedCommand:
    """One command; `at` is Unix time in seconds, `line` its first line, without a password."""

    at: float
    connection: int
    user: str | None
    name: str
    line: str

    @property
    def writes(self) -> bool:
        """Whether the command can change a mailbox."""
        return self.name.removeprefix("UID ") in _WRITES


class WireLog:
    """Commands in the order they came, of all connections."""

    def __init__(self) -> None:
        self._commands: list[LoggedCommand] = []

    def add(self, connection: int, user: str | None, command: Command) -> None:
        line = command.octets.split(b"\r\n", 1)[0].decode("utf-8", "replace")
        if command.name in _SECRET:
            line = line[: command.arguments_start] + " ..."
        self._commands.append(LoggedCommand(time.time(), connection, user, command.name, line))

    def __iter__(self) -> Iterator[LoggedCommand]:
        return iter(tuple(self._commands))

    def __len__(self) -> int:
        return len(self._commands)

    def names(self) -> list[str]:
        return [command.name for command in self]

    def writes(self) -> list[LoggedCommand]:
        return [command for command in self if command.writes]

    def clear(self) -> None:
        self._commands.clear()
