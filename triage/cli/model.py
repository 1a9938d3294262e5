"""The language model that the settings describe."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from triage.errors import TriageError
from triage.llm.endpoint import Endpoint
from triage.llm.teller import Teller
from triage.loopback import is_loopback
from triage.model import Telling
from triage.settings.secret import Secret
from triage.settings.settings import Settings
from triage.work.checkup import Finding, Level
from triage.work.drafts.retelling import Retelling

_TRIAL = Telling(("My vase arrived broken.",), "en", "Your vase arrived broken.", ("vase",))
_MASKED = "addresses and the numbers of telephones, cards and accounts are masked first, names are not"
_UNTIL_THEN = "look at LLM_URL, LLM_MODEL and LLM_KEY_FILE; until it answers our own rules restate problems"


def retelling_of(settings: Settings) -> Retelling | None:
    """None where our own rules restate problems, as they do unless the shop wants otherwise."""
    teller = teller_of(settings)
    return Retelling(teller, float(settings.llm_seconds_per_sweep)) if teller else None


def teller_of(settings: Settings) -> Teller | None:
    if settings.restate != "llm" or settings.llm_model is None:
        return None
    return _teller(settings.llm_url, settings.llm_model, settings.llm_key_file, float(settings.llm_seconds))


@cache
def _teller(url: str, model: str, key_file: Path | None, seconds: float) -> Teller:
    """One for all mailboxes of a process that have the same: a model that is away is not waited for by each."""
    return Teller(Endpoint(url, model, Secret.file(key_file) if key_file else str, seconds))


def findings(settings: Settings) -> Iterator[Finding]:
    """Whether the model answers, and where letters go; nothing where none is wanted."""
    teller = teller_of(settings)
    if teller is None:
        return
    host = urlsplit(settings.llm_url).hostname or ""
    if not is_loopback(host):
        yield Finding(Level.NOTE, f"letters leave this machine: {host} is asked to restate them", _MASKED)
    try:
        teller.tell(_TRIAL)
    except TriageError as error:
        yield Finding(Level.NOTE, f"RESTATE=llm: {error}", _UNTIL_THEN)
    else:
        yield Finding(Level.OK, f"the language model {settings.llm_model} answers")
