"""Mozilla's remote control (Marionette, protocol 3): JavaScript inside the running Thunderbird."""

from __future__ import annotations

import json
import socket
from typing import Any

CHROME = "chrome"  # the program's own windows, not web pages


class MarionetteError(Exception):
    """What the program said went wrong."""


class Marionette:
    """One session. `run` and `wait` take the body of a function; in `wait`'s, the last argument ends it."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self._file = self._socket.makefile("rb")
        self._number = 0
        self._message()  # the greeting
        self._command("WebDriver:NewSession", {"capabilities": {}})
        self._command("Marionette:SetContext", {"value": CHROME})

    def run(self, script: str, *arguments: object) -> Any:
        return self._script("WebDriver:ExecuteScript", script, arguments)

    def wait(self, script: str, *arguments: object) -> Any:
        return self._script("WebDriver:ExecuteAsyncScript", script, arguments)

    def close(self) -> None:
        self._file.close()
        self._socket.close()

    def _script(self, command: str, script: str, arguments: tuple[object, ...]) -> Any:
        parameters = {"script": script, "args": arguments, "newSandbox": True, "scriptTimeout": 60_000}
        return self._command(command, parameters)["value"]

    def _command(self, name: str, parameters: dict[str, object]) -> Any:
        self._number += 1
        octets = json.dumps([0, self._number, name, parameters]).encode()
        self._socket.sendall(b"%d:%s" % (len(octets), octets))
        _, number, error, result = self._message()
        assert number == self._number
        if error:
            raise MarionetteError(f"{name}: {error['error']}: {error['message']}")
        return result

    def _message(self) -> Any:
        digits = b""
        while (digit := self._file.read(1)) != b":":
            digits += digit
        return json.loads(self._file.read(int(digits)))
