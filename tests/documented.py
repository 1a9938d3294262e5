"""The commands that README and docs tell people to type."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), ROOT / "config.example.env")
_BLOCK = re.compile(r"(?m)^ {4}(\S.*)$")
_INLINE = re.compile(r"`([^`\n]+)`")
_SAID = re.compile(r"\.venv/bin/pip install -e '[^']+'|python run\.py [a-z]+(?: [A-Z]{2,})?")  # in comments
_PROGRAM = re.compile(r"(?:\.venv/bin/)?(?:python3? )?(run\.py|-m \S+|bench/\S+|pip|python3|pytest)(?= |$)")


@dataclass(frozen=True, slots=True, order=True)
class Documented:
    """A command as it is typed. `words`: without the interpreter, such as ("run.py", "check")."""

    page: str
    words: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.page}: {' '.join(self.words)}"


def commands() -> tuple[Documented, ...]:
    """Each of them once."""
    return tuple(sorted({one for page in PAGES for one in _on(page)}))


def _on(page: Path) -> list[Documented]:
    text = page.read_text("utf-8")
    found = [*_BLOCK.findall(text), *_INLINE.findall(text), *_SAID.findall(text)]
    typed = (part.strip() for line in found for part in re.split(r" && | {2,}#| > ", line))
    return [Documented(page.name, words) for one in typed if _PROGRAM.match(one) for words in _meant(one)]


def _meant(typed: str) -> list[tuple[str, ...]]:
    """The words of a command: `check|once --json` are two."""
    words = [word for word in shlex.split(typed) if not re.fullmatch(r"(?:\.venv/bin/)?python3?", word)]
    many = next((word for word in words if "|" in word), "")
    return [tuple(one if word == many else word for word in words) for one in (many.split("|") if many else [""])]
