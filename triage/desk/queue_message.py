"""The queue as one message in the mailbox: HTML with a plain-text twin. Pure: `work` appends and replaces it.

What it says depends on the queue alone, not on the time of the sweep, so that it is replaced only when it changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from email import policy
from email.message import EmailMessage

from jinja2 import DictLoader, select_autoescape
from jinja2.sandbox import ImmutableSandboxedEnvironment

from triage.desk.rows import row
from triage.hours import BusinessHours
from triage.model import Address, Band, QueueEntry

MOST_ROWS = 500


@dataclass(frozen=True, slots=True)
class QueueText:
    """The queue as it will be read."""

    subject: str
    plain: str
    html: str


def render(
    entries: Iterable[QueueEntry], templates: Mapping[str, str], hours: BusinessHours, *, unread: int = 0
) -> QueueText:
    """The message for `entries`, in their order. `unread`: how many letters the bot could not read.

    `templates` holds the sources of queue/message.txt and queue/message.html.
    """
    rows = [row(entry, hours) for entry in entries]
    urgent = sum(one.band == Band.P1 for one in rows)
    environment = ImmutableSandboxedEnvironment(
        loader=DictLoader(dict(templates)), autoescape=select_autoescape(["html"]), trim_blocks=False
    )
    values = {"rows": rows[:MOST_ROWS], "urgent": urgent, "unread": unread}
    return QueueText(
        subject=f"Triage queue: {len(rows)} waiting, {urgent} urgent" if rows else "Triage queue: nobody waits",
        plain=environment.get_template("queue/message.txt").render(values).strip() + "\n",
        html=environment.get_template("queue/message.html").render(values),
    )


def octets(text: QueueText, sender: Address, message_id: str, now: datetime) -> bytes:
    """The message (RFC 5322), from us to us."""
    message = EmailMessage(policy=policy.SMTP.clone(max_line_length=998))
    message["From"] = message["To"] = sender.addr_spec
    message["Subject"] = text.subject
    message["Date"] = now
    message["Message-ID"] = message_id
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody's robot shall answer it
    message.set_content(text.plain, cte="quoted-printable")
    message.add_alternative(text.html, subtype="html", cte="quoted-printable")
    return message.as_bytes()
