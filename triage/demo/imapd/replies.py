"""What a command comes to: untagged lines, then one tagged status (RFC 3501 section 7)."""

from collections.abc import Iterable
from dataclasses import dataclass

CRLF = b"\r\n"


class Refused(Exception):
    """A tagged NO or BAD instead of OK; `code` is the response code without its brackets (RFC 5530)."""

    status = "NO"

    def __init__(self, text: str, code: str | None = None) -> None:
        super().__init__(text)
        self.reply = Reply(status=self.status, text=text, code=code)


class No(Refused):
    """The command was understood and cannot be done."""


class Bad(Refused):
    """The command was not understood, or is not allowed now."""

    status = "BAD"


@dataclass(frozen=True, slots=True)
class Reply:
    """Untagged lines, each with its CRLF and produced lazily, and the tagged status that follows them."""

    lines: Iterable[bytes] = ()
    status: str = "OK"
    text: str = "completed"
    code: str | None = None

    def tagged(self, tag: bytes) -> bytes:
        code = f"[{self.code}] " if self.code else ""
        return tag + f" {self.status} {code}{self.text}".encode() + CRLF


def untagged(text: str | bytes) -> bytes:
    """One untagged line: `* text`."""
    return b"* " + (text.encode() if isinstance(text, str) else text) + CRLF
