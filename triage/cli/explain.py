"""`run.py explain`: the whole line for letters from files, with no server and no ledger."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console

from triage.cli import show
from triage.cli.assemble import configured_line, plain_line, settings_of, standing_of
from triage.desk.standing import Standing
from triage.errors import DataError, LetterError
from triage.lab.explain import Explanation, as_json, explain, explain_letter
from triage.lab.letters import Found, find
from triage.mail import letter as mail
from triage.mail.parse import parse
from triage.model import Address, Place, RawMessage, Us
from triage.plan import Line

_ANY_SHOP = Us((Address("support@example.invalid"),))  # whom a bare text is written to (RFC 2606)


def run(paths: list[str], *, as_json: bool, config: Path | None, mailbox: str = "") -> None:
    """Explain every letter at `paths`; a letter that cannot be read is named, and the next one is taken.

    DataError where there is none that can be.
    """
    settings = settings_of(config, mailbox) if config else None
    line = configured_line(settings) if settings else None
    standing = standing_of(settings, datetime.now(UTC)) if settings else Standing()
    stdin = sys.stdin.buffer.read() if "-" in paths else b""
    console = Console(highlight=False)
    found = readable = 0
    for one in (each for path in paths for each in find(path, stdin)):
        found += 1
        told = _told(one, line)
        readable += not isinstance(told, LetterError)
        if as_json:
            print(json.dumps(_json(one, told, standing), ensure_ascii=False))
        elif isinstance(told, LetterError):
            print(f"{one.name}: cannot be read ({told}); in a mailbox it would be flagged for a person\n")
        else:
            show.explanation(console, told, standing)
            console.print()
    if not found:
        raise DataError(f"{', '.join(paths)}: no letters there")
    if not readable:
        raise DataError(f"{', '.join(paths)}: no letter there can be read")


def _told(found: Found, configured: Line | None) -> Explanation | LetterError:
    try:
        return explain_found(found, configured)
    except LetterError as error:
        return error


def explain_found(found: Found, configured: Line | None) -> Explanation:
    """A letter from a file, judged as if it had just arrived; as shipped where no line is given. LetterError."""
    now = datetime.now(UTC)
    raw = RawMessage(Place("INBOX", 1, 1), frozenset(), now, len(found.octets), found.octets)
    if found.bare:
        line = configured or plain_line(_ANY_SHOP)
        letter = mail.of_text(found.octets.decode("utf-8", "replace"))
        return explain_letter(found.name, raw, letter, line, now=now)
    line = configured or plain_line(mail.us_from(found.octets))
    return explain(found.name, replace(raw, received=_received(found.octets, now)), line)


def _received(octets: bytes, now: datetime) -> datetime:
    """When the letter says it was written, for a file has no INTERNALDATE; never in the future."""
    written = parse(octets).date
    return min(written, now) if written is not None else now


def _json(found: Found, told: Explanation | LetterError, standing: Standing) -> object:
    if isinstance(told, LetterError):
        return {"id": found.name, "answerable": False, "reason": f"quarantined:{told.stage}"}
    calmer = standing.calmer(told.judgement.frustration)
    return as_json(told) if calmer is None else {**as_json(told), "calmer_of_100": calmer}
