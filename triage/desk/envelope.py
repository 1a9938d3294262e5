"""A message from us to us: the queue, a report, an alarm. Pure."""

from __future__ import annotations

from datetime import datetime
from email import policy
from email.message import EmailMessage

from triage.model import Address


def to_ourselves(sender: Address, subject: str, message_id: str, now: datetime, plain: str) -> EmailMessage:
    """The message (RFC 5322) with its plain text; more parts may be added."""
    message = EmailMessage(policy=policy.SMTP.clone(max_line_length=998))
    message["From"] = message["To"] = sender.addr_spec
    message["Subject"] = subject
    message["Date"] = now
    message["Message-ID"] = message_id
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody's robot shall answer it
    message.set_content(plain)
    return message
