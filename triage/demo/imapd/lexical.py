"""The lexical part of structured header fields: RFC 5322 section 3.2 and RFC 2045 section 5.1, leniently.

What is malformed is read as far as it goes, in the way Dovecot reads it, since that is the server this one is held to.
"""

import re

_ATEXT = rb"A-Za-z0-9!#$%&'*+\-/=?^_`{|}~\x80-\xff"
_ATOM = re.compile(rb"[" + _ATEXT + rb"]+")
_ATOM_OR_DOT = re.compile(rb"[" + _ATEXT + rb".]+")
_TOKEN = re.compile(rb"[A-Za-z0-9!#$%&'*+\-.^_`{|}~\x80-\xff]*")
_WHITE = re.compile(rb"[ \t\r\n]*")


class Malformed(Exception):
    """The field ends, or goes on, where it must not."""


class FieldScanner:
    """A cursor over a header field's value. Each method leaves it behind the element and the comments that follow."""

    def __init__(self, value: bytes) -> None:
        self.value = value
        self.position = 0
        self.comment = b""

    @property
    def at_end(self) -> bool:
        return self.position >= len(self.value)

    def at(self, octet: bytes) -> bool:
        return self.value[self.position : self.position + 1] == octet

    def accept(self, octet: bytes) -> bool:
        if not self.at(octet):
            return False
        self.position += 1
        return True

    def skip_white(self) -> None:
        """White space and comments (CFWS)."""
        while True:
            self._match(_WHITE)
            if not self.at(b"("):
                return
            self._comment()

    def _match(self, pattern: re.Pattern[bytes]) -> bytes:
        found = pattern.match(self.value, self.position)
        if found is None:
            return b""
        self.position = found.end()
        return found.group()

    def _comment(self) -> None:
        """A comment, which may hold comments; the text of the last one is kept in `comment`."""
        text = bytearray()
        self.position += 1
        level = 1
        while not self.at_end:
            octet = self.value[self.position : self.position + 1]
            level += (octet == b"(") - (octet == b")")
            self.position += 2 if octet == b"\\" else 1
            if level == 0:
                self.comment = bytes(text)
                return
            text += self.value[self.position - 1 : self.position]
        raise Malformed("comment without end")

    def atom(self) -> bytes:
        text = self._match(_ATOM)
        if not text:
            raise Malformed("no atom")
        self.skip_white()
        return text

    def dot_atom(self) -> bytes:
        """Atoms with dots between them; as in RFC 822, white space around a dot is let pass."""
        text = self.atom()
        while self.accept(b"."):
            self.skip_white()
            text += b"." + self.atom()
        return text

    def dots_and_atoms(self) -> bytes:
        """A local part as it is met with: dots anywhere."""
        text = b""
        while not text or self.at(b"."):
            while self.accept(b"."):
                text += b"."
            if text and (self.at(b"@") or self.at_end):
                break
            text += self.atom()
        return text

    def token(self) -> bytes:
        """A MIME token, which may turn out empty."""
        text = self._match(_TOKEN)
        self.skip_white()
        return text

    def quoted_string(self) -> bytes:
        """Without its quotes, escapes and folds."""
        text = bytearray()
        self.position += 1
        while not self.at_end:
            octet = self.value[self.position : self.position + 1]
            self.position += 1
            if octet == b'"':
                self.skip_white()
                return bytes(text)
            if octet == b"\\":
                octet = self.value[self.position : self.position + 1]
                self.position += 1
            elif octet in b"\r\n":
                continue
            text += octet
        raise Malformed("quoted string without end")

    def phrase(self, as_far_as_it_goes: bool = False) -> bytes:
        """Words with one space between them."""
        words: list[bytes] = []
        try:
            while self.at(b'"') or _ATOM_OR_DOT.match(self.value, self.position):
                words.append(self.quoted_string() if self.at(b'"') else self._match(_ATOM_OR_DOT))
                self.skip_white()
        except Malformed:
            if not as_far_as_it_goes:
                raise
        return b" ".join(words)

    def domain(self) -> bytes:
        """What follows the `@` the cursor stands on: a dot-atom or a literal in brackets."""
        self.position += 1
        self.skip_white()
        if not self.at(b"["):
            return self.dot_atom()
        end = self.value.find(b"]", self.position)
        if end < 0:
            raise Malformed("domain literal without end")
        text = self.value[self.position : end + 1]
        self.position = end + 1
        self.skip_white()
        return text
