"""The rooms put together: from settings, or from nothing, to the line, the ledger and the server."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from triage.hours import BusinessHours
from triage.judge.engine import Judge
from triage.model import Address, Band, Us
from triage.plan import Line
from triage.reply.compose import Composer
from triage.rules.read import TEMPLATES, default_rules, read_templates
from triage.rules.schema import Rules

BAND_FLAGS: Mapping[Band, frozenset[str]] = {
    Band.P1: frozenset({"\\Flagged", "$label1"}),
    Band.P2: frozenset({"$label2"}),
    Band.P3: frozenset({"$label3"}),
    Band.P4: frozenset({"$label4"}),
}


def line_of(
    us: Us,
    rules: Rules,
    templates: Mapping[str, str],
    hours: BusinessHours,
    *,
    flags: Mapping[Band, frozenset[str]] = BAND_FLAGS,
    signature: str = "",
    quote: bool = True,
) -> Line:
    composer = Composer(templates, rules, signature=signature, quote=quote)
    return Line(us, rules, Judge(rules), composer, hours, templates, flags)


def plain_line(us: Us) -> Line:
    """The line as shipped, without a configuration."""
    shipped = _shipped_line()
    return Line(us, shipped.rules, shipped.judge, shipped.composer, shipped.hours, shipped.templates, shipped.flags)


def demo_line() -> Line:
    """The line of the sample shop."""
    shop = Address("support@fernandoak.example", "Fern & Oak Support")
    orders = Address("orders@fernandoak.example", "Fern & Oak Orders")
    return plain_line(Us((shop, orders), aliases=("@fernandoak.example",)))


def configured_line(config: Path) -> Line:
    """The line of the shop that `config` describes. ConfigError names every problem."""
    raise NotImplementedError(config)


@cache
def _shipped_line() -> Line:
    return line_of(Us(()), default_rules(), read_templates(TEMPLATES), BusinessHours())
