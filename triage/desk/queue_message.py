"""The queue as one message in the mailbox: HTML with a plain-text twin. Pure: `work` appends and replaces it.

The first cases are told in full, the others in a line each, so that a long queue stays a message one can open.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from jinja2 import DictLoader, Template, select_autoescape
from jinja2.sandbox import ImmutableSandboxedEnvironment

from triage.desk.envelope import to_ourselves
from triage.desk.queue import Queue
from triage.desk.rows import COLOURS
from triage.desk.words import counted, day_and_time
from triage.hours import BusinessHours
from triage.model import Address

IN_FULL = 40  # cases
MOST_ROWS = 500
MOST_OCTETS = 300_000
_PARTS = ("queue/message.txt", "queue/message.html")


@dataclass(frozen=True, slots=True)
class QueueText:
    """The queue as it will be read."""

    subject: str
    plain: str
    html: str


def sources(templates: Mapping[str, str]) -> str:
    """The templates of the queue message, for telling whether they have changed."""
    return "\0".join(templates[name] for name in _PARTS)


def render(  # noqa: PLR0917
    queue: Queue,
    templates: Mapping[str, str],
    hours: BusinessHours,
    now: datetime,
    changed: Sequence[str] = (),
    most: int = MOST_ROWS,
) -> QueueText:
    """The message for a queue at `now`. `changed`: what is different from the last one; `most`: rows shown."""
    rows = queue.rows[:most]
    values = {
        "queue": queue,
        "full": rows[:IN_FULL],
        "short": rows[IN_FULL:],
        "more": queue.waiting - len(rows),
        "changed": changed,
        "swept": day_and_time(hours.local(now)),
        "colours": {band.value: colour for band, colour in COLOURS.items()},
    }
    plain, html = (part.render(values) for part in _compiled(*(templates[name] for name in _PARTS)))
    return QueueText(_subject(queue), plain.strip() + "\n", html)


@lru_cache(maxsize=1)
def _compiled(*parts: str) -> tuple[Template, ...]:
    """Compiling takes longer than rendering a short queue; the templates stay the same from sweep to sweep."""
    environment = ImmutableSandboxedEnvironment(
        loader=DictLoader(dict(zip(_PARTS, parts, strict=True))),
        autoescape=select_autoescape(["html"]),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return tuple(environment.get_template(name) for name in _PARTS)


def _subject(queue: Queue) -> str:
    waiting = f"{queue.waiting} waiting, {queue.urgent} urgent" if queue.rows else "nobody waits"
    overdue = f", {counted(len(queue.overdue), 'promise', 'promises')} overdue" if queue.overdue else ""
    return f"Triage queue: {waiting}{overdue}"


def octets(text: QueueText, sender: Address, message_id: str, now: datetime) -> bytes:
    """The message (RFC 5322), from us to us."""
    message = to_ourselves(sender, text.subject, message_id, now, text.plain)
    message.add_alternative(text.html, subtype="html")
    return message.as_bytes()


def fitted(  # noqa: PLR0917
    queue: Queue,
    templates: Mapping[str, str],
    hours: BusinessHours,
    sender: Address,
    message_id: str,
    now: datetime,
    changed: Sequence[str] = (),
) -> bytes:
    """The message with as many rows as fit into it."""
    most = MOST_ROWS
    while True:
        message = octets(render(queue, templates, hours, now, changed, most), sender, message_id, now)
        if len(message) <= MOST_OCTETS or most == 1:
            return message
        most //= 2
