"""How a person is asked: again, where the answer is no answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import typer

T = TypeVar("T")


def prompt(question: str, default: str | None = None, *, hidden: bool = False) -> str:
    return str(typer.prompt(question, default=default, hide_input=hidden, show_default=not hidden)).strip()


def password(question: str) -> str:
    while True:
        said = str(typer.prompt(f"{question} (it is not shown)", default="", hide_input=True, show_default=False))
        if said:
            return said
        print("Nothing was typed. (Nothing is shown while you type; Enter ends it.)")


def asked(question: str, default: str | None, read: Callable[[str], T]) -> T:
    """What `read` makes of the answer; where it raises ValueError, that is told and asked again."""
    while True:
        said = prompt(question, default)
        try:
            return read(said)
        except ValueError as error:
            print(f"{said!r}: {error}.")
