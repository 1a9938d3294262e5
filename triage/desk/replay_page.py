"""A replay as a page that stands alone: nothing remote and no script. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from jinja2 import DictLoader, select_autoescape
from jinja2.sandbox import ImmutableSandboxedEnvironment

from triage.desk.rows import COLOURS
from triage.desk.words import counted, day_and_time
from triage.lab.replay import words
from triage.lab.replay.difference import Difference

MOST_LETTERS: Final = 500  # shown in full; the page stays small enough for any browser
MOST_WORDINGS: Final = 100


def page(told: Difference, templates: Mapping[str, str], names: str, now: datetime) -> str:
    """One HTML page. `names`: what is compared with the present."""
    environment = ImmutableSandboxedEnvironment(
        loader=DictLoader(dict(templates)), autoescape=select_autoescape(["html"]), trim_blocks=True, lstrip_blocks=True
    )
    environment.globals |= {"counted": counted, "words": words}
    environment.filters |= {"day_and_time": day_and_time}
    return environment.get_template("replay/page.html").render(
        told=told,
        names=names,
        now=now,
        colours={band.value: colour for band, colour in COLOURS.items()},
        letters=told.changes[:MOST_LETTERS],
        wordings=told.wordings[:MOST_WORDINGS],
    )
