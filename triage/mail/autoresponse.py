"""Is this letter from a machine, or from a person? (RFC 3834, RFC 5230 section 4.6, RFC 3464, RFC 8098, RFC 5965)"""

from __future__ import annotations

import re
from collections.abc import Callable

from triage.mail.addresses import all_addresses
from triage.mail.autoreply import looks_automatic
from triage.mail.bounce import looks_like_bounce
from triage.mail.text import visible_text
from triage.model import Message

Verdict = tuple[str, str]  # reason id, detail for people

LIST_FIELDS = [
    "List-Id",
    "List-Owner",
    "List-Subscribe",
    "List-Post",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
    "List-Help",
    "List-Archive",
    "Mailing-List",
    "X-Mailing-List",
    "X-MLServer",  # fml, in its own notices too
]
AUTORESPONDER_FIELDS = ["X-Autoreply", "X-Autorespond", "X-Autoresponder", "X-Auto-Reply"]
REPORTS = {
    "message/delivery-status": "dsn",
    "message/global-delivery-status": "dsn",
    "message/disposition-notification": "mdn",
    "message/global-disposition-notification": "mdn",
    "message/feedback-report": "arf",
}
_REPORT_TYPES = {"delivery-status": "dsn", "disposition-notification": "mdn", "feedback-report": "arf"}
# What some providers send instead of RFC 5965.
_COMPLAINT = re.compile(r"(?i)complaint about message from \d")
_SYSTEM_LOCAL = re.compile(
    r"(?i)(?:mailer-?daemon|listserv|majordomo|mdaemon|.+-request|owner-.+|.+-owner|.*-?bounces?(?:[+=-].*)?|"
    r"prvs=.+|(?:.*[._+-])?(?:no|not|do[._-]?not|don?t)[._-]?reply(?:[._+-].*)?|"
    r"(?:.*[._+-])?(?:noreply|noresponder|no[._-]?responder|no[._-]?contestar|nicht[._-]?antworten|"
    r"keine[._-]?antwort|ne[._-]?pas[._-]?repondre|non[._-]?rispondere|niet[._-]?beantwoorden|"
    r"nao[._-]?responda?|nao[._-]?responder|autoreply|auto[._-]?responder|autoresponse|auto[._-]?confirm|"
    r"auto[._-]?notify)(?:[._+-].*)?|"
    r"(?:e?newsletters?|mailings?|notifications?|notify|alerts?|(?:order|shipment|shipping|delivery)-?(?:updates?|"
    r"tracking|confirmation|status))(?:[+].*)?)"
)


def robot(message: Message, flags: frozenset[str], *, text: str | None = None) -> Verdict | None:
    """Why this letter is no person's, as (reason id, detail); None where nothing says so.

    `text`: the message's visible text, where the caller has it already.

    Reason ids: dsn, mdn, arf, calendar, auto_submitted, autoresponder, null_sender, system_addr, precedence, list,
    autoreply_wording, spam. `flags`: the letter's IMAP flags and keywords.
    """
    for check in _CHECKS:
        if (verdict := check(message)) is not None:
            return verdict
    if looks_automatic(message, visible_text(message) if text is None else text):
        return "autoreply_wording", "worded as an automatic reply"
    return _list(message) or _spam(message, flags)


def is_system(addr_spec: str) -> bool:
    """Whether mail from this address is a machine's by its local part (mailer-daemon, no-reply, list-request ...)."""
    return _SYSTEM_LOCAL.fullmatch(addr_spec.rpartition("@")[0]) is not None


def _report(message: Message) -> Verdict | None:
    for part_type in message.part_types:
        if part_type in REPORTS:
            return REPORTS[part_type], part_type
    if message.content_type == "multipart/report":
        kind = dict(message.content_params).get("report-type", "").lower()
        return _REPORT_TYPES.get(kind, "dsn"), "multipart/report"
    if message.first("X-Failed-Recipients") is not None:
        return "dsn", "X-Failed-Recipients"
    if _COMPLAINT.match(message.subject) and "message/rfc822" in message.part_types:
        return "arf", "complaint about a message"
    return ("dsn", "worded as a bounce") if looks_like_bounce(message) else None


def _calendar(message: Message) -> Verdict | None:
    invitation = (
        message.content_type in ("text/calendar", "multipart/alternative") and "text/calendar" in message.part_types
    )
    return ("calendar", "text/calendar") if invitation else None


def _auto_submitted(message: Message) -> Verdict | None:
    for value in message.all("Auto-Submitted"):
        keyword = re.split(r"[;(\s]", value.strip(), maxsplit=1)[0].lower()
        if keyword and keyword != "no":
            return "auto_submitted", f"Auto-Submitted: {keyword[:40]}"
    return None


def _autoresponder(message: Message) -> Verdict | None:
    for name in AUTORESPONDER_FIELDS:
        if message.first(name) is not None:
            return "autoresponder", name
    if "VACATION" in (message.first("X-Apple-Action") or ""):
        return "autoresponder", "X-Apple-Action"
    if any("autoresponder" in value.lower() for value in message.all("Delivered-To")):
        return "autoresponder", "Delivered-To"
    if any(value.strip().lower() in ("yes", "true") for value in message.all("X-Loop")):
        return "autoresponder", "X-Loop"
    return None


def _null_sender(message: Message) -> Verdict | None:
    empty = any(value.strip() in ("", "<>", "< >") for value in message.all("Return-Path"))
    return ("null_sender", "Return-Path: <>") if empty else None


def _system_addr(message: Message) -> Verdict | None:
    for value in (*message.all("From"), *message.all("Sender")[:1]):
        for address in all_addresses(value)[:3]:
            if is_system(address):
                return "system_addr", address
    return None


def _precedence(message: Message) -> Verdict | None:
    for value in (*message.all("Precedence"), *message.all("X-Precedence")):
        if value.strip().lower() in ("bulk", "junk", "auto_reply", "auto-reply"):
            return "precedence", f"Precedence: {value.strip().lower()}"
    return None


def _list(message: Message) -> Verdict | None:
    for name in LIST_FIELDS:
        if message.first(name) is not None:
            return "list", name
    listed = any(
        value.strip().lower() == "list" for value in (*message.all("Precedence"), *message.all("X-Precedence"))
    )
    return ("list", "Precedence: list") if listed else None


def _spam(message: Message, flags: frozenset[str]) -> Verdict | None:
    if any(value.strip().lower().startswith("yes") for value in message.all("X-Spam-Flag")):
        return "spam", "X-Spam-Flag: YES"
    marked = {flag.lower() for flag in flags} & {"$junk", "junk"}
    return ("spam", f"marked as {marked.pop()}") if marked else None


# A list is looked for last: letters through a group address of our own carry the same fields and are people's.
_CHECKS: tuple[Callable[[Message], Verdict | None], ...] = (
    _report,
    _calendar,
    _auto_submitted,
    _autoresponder,
    _null_sender,
    _system_addr,
    _precedence,
)
