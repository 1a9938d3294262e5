"""A command for one mailbox, done for each of many in turn: whatever is wrong with one, the next has its turn."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from triage.cli.advice import advice
from triage.cli.assemble import settings_of
from triage.cli.exits import exit_code
from triage.cli.typed import as_typed
from triage.errors import TriageError
from triage.settings.fleet import read_fleet
from triage.settings.settings import Settings

T = TypeVar("T")


def each(config: Path, chosen: str, act: Callable[[Settings], T]) -> Iterator[tuple[str, T | TriageError]]:
    """What `act` gives for the mailbox in that file, or for the `chosen` one of many, under the name ""; else for every
    one under its own name, and of these an error is a value.
    """
    fleet = None if chosen else read_fleet(config, os.environ)
    if fleet is None:
        yield "", act(settings_of(config, chosen))
        return
    for name in fleet.names:
        try:
            yield name, act(fleet.settings_of(name))
        except TriageError as error:
            yield name, error


def show_each(told: Iterable[tuple[str, T | TriageError]], show: Callable[[T], None]) -> None:
    """Show what was done, each under the name of its mailbox; then exit with the code of the first error, if any."""
    codes = []
    for name, one in told:
        if name:
            print(f"\n--- {name} ---", flush=True)
        if isinstance(one, TriageError):
            codes.append(exit_code(one))
            print(*map(as_typed, filter(None, (str(one), advice(one)))), sep="\n", file=sys.stderr, flush=True)
        else:
            show(one)
    if codes:
        sys.exit(codes[0])


def print_each(told: Iterable[tuple[str, T | TriageError]], content: Callable[[T], dict[str, Any]]) -> None:
    """The same as one JSON object: of one mailbox its content, of many `{"mailboxes": {NAME: content}}`, where
    `{"error": ...}` stands for what was not possible.
    """
    results = dict(told)
    errors = [one for one in results.values() if isinstance(one, TriageError)]
    contents = {
        name: {"error": str(one)} if isinstance(one, TriageError) else content(one) for name, one in results.items()
    }
    whole = contents.get("", {"mailboxes": contents})
    print(json.dumps(whole, ensure_ascii=False, indent=2))
    if errors:
        sys.exit(exit_code(errors[0]))
