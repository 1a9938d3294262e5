"""The report as a page that stands alone, and as a message with the same figures. Pure.

Nothing remote and no script: the charts are part of the page (data URIs) or of the message (RFC 2392, cid:).
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from email.message import EmailMessage
from math import ceil
from typing import Any

from jinja2 import DictLoader, select_autoescape
from jinja2.sandbox import ImmutableSandboxedEnvironment

from triage.desk.envelope import to_ourselves
from triage.desk.report.charts import Chart, charts
from triage.desk.report.figures import DAILY, Figures
from triage.desk.words import counted
from triage.model import Address

CIDS = "triage.report.{name}@{domain}"


def page(told: Figures, templates: Mapping[str, str], shop: str) -> str:
    """One HTML page. `shop`: whose report it is. ConfigError where the charts' library is missing."""
    pictures = charts(told, "svg")
    sources = {
        name: f"data:{one.content_type};base64,{b64encode(one.octets).decode()}" for name, one in pictures.items()
    }
    return _environment(templates).get_template("report/page.html").render(_values(told, shop, sources, pictures))


def message(  # noqa: PLR0917
    told: Figures, templates: Mapping[str, str], shop: str, sender: Address, message_id: str, now: datetime
) -> bytes:
    """The report as a message (RFC 5322), from us to us: plain text, and HTML with its charts (RFC 2387)."""
    pictures = charts(told, "png")
    cids = {name: CIDS.format(name=name, domain=sender.domain) for name in pictures}
    environment = _environment(templates)
    values = _values(told, shop, {name: f"cid:{cid}" for name, cid in cids.items()}, pictures)
    plain = environment.get_template("report/message.txt").render(values).strip() + "\n"
    made = to_ourselves(sender, subject(told), message_id, now, plain)
    made.add_alternative(environment.get_template("report/message.html").render(values), subtype="html")
    *_, html = made.iter_parts()
    assert isinstance(html, EmailMessage)
    for name, chart in pictures.items():
        html.add_related(chart.octets, "image", "png", cid=f"<{cids[name]}>", filename=f"{name}.png")
    return made.as_bytes()


def subject(told: Figures) -> str:
    upset = counted(told.upset, "upset customer", "upset customers")
    return f"Triage report, {day(told.since)} to {day(told.until)}: {upset}"


def day(at: date) -> str:
    """ "12 Nov 2026"."""
    return f"{at.day} {at:%b %Y}"


def business_time(span: timedelta | None) -> str:
    """Business time as people say it: "1 hour", "3 hours", "2 days" of eight hours; "" for None."""
    if span is None:
        return ""
    hours = max(1, ceil(span / timedelta(hours=1)))
    return counted(hours, "hour", "hours") if hours <= 16 else counted(round(hours / 8), "day", "days")


def percent(part: int, whole: int) -> str:
    """ "67 %"; a dash of nothing."""
    return f"{100 * part / whole:.0f} %" if whole else "–"


def _values(told: Figures, shop: str, sources: Mapping[str, str], pictures: Mapping[str, Chart]) -> dict[str, Any]:
    return {"told": told, "shop": shop, "src": sources, "charts": pictures}


def _environment(templates: Mapping[str, str]) -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        loader=DictLoader(dict(templates)), autoescape=select_autoescape(["html"]), trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {"day": day, "business_time": business_time}
    environment.globals |= {"percent": percent, "counted": counted, "DAILY": DAILY}
    return environment
