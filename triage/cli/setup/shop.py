"""What `run.py init` has to know of the shop: where its clock stands, and who signs."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from triage.cli.setup.answers import Answers
from triage.cli.setup.prompts import asked, prompt
from triage.errors import ConfigError
from triage.settings import parsers

_LOCALTIME = Path("/etc/localtime")
_NO_NAME = (
    "Drafts end with a closing formula and no name. Most mail programs add a signature only to letters begun in them, "
    "so type here what shall stand beneath each draft."
)


def completed(answers: Answers, *, asks: bool) -> Answers:
    """With the time zone, this machine's where nobody says another, and the signature. ConfigError."""
    here = answers.time_zone or zone_here()
    if not asks:
        return replace(answers, time_zone=_known(here))
    zone = answers.time_zone or asked("The shop's time zone, as Europe/Berlin", here or "UTC", parsers.time_zone)
    if answers.signature_file:
        return replace(answers, time_zone=_known(zone))
    print(_NO_NAME)
    return replace(answers, time_zone=zone, signature=prompt("The signature (empty: none)", ""))


def zone_here(localtime: Path = _LOCALTIME) -> str:
    """The name of this machine's time zone, by TZ or else /etc/localtime; "" where it has none."""
    _, _, linked = str(localtime.resolve()).partition("zoneinfo/")
    for name in filter(None, (os.environ.get("TZ", "").removeprefix(":"), linked)):
        try:
            return parsers.time_zone(name)
        except ValueError:
            continue
    return ""


def _known(zone: str) -> str:
    try:
        return parsers.time_zone(zone) if zone else ""
    except ValueError as error:
        raise ConfigError(f"--time-zone {zone}: {error}") from None
