"""Rows of a queue, and the message that shows them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.factories import NOON, case_of, draft, judged_letter
from triage.desk import queue_message
from triage.desk.health import Unread
from triage.desk.queue import queue_of
from triage.desk.queue_message import QueueText
from triage.desk.rows import Row, View
from triage.desk.rows import row as row_of
from triage.hours import BusinessHours
from triage.model import Address, Band, Priority, QueueEntry, Restatement, Signal
from triage.rules.read import TEMPLATES, read_templates

SOURCES = read_templates(TEMPLATES)
HOURS = BusinessHours()
LATER = NOON + timedelta(hours=3)
UNREAD = Unread("Tue 3 Mar 14:05", "mail", "the-header-block-is-larger-than-a-letter-can-be")
VIEW = View(HOURS, LATER)
HOSTILE = "<script>alert(1)</script><a href='http://evil.example'>x</a>{{ 7 * 7 }}"


def entry(subject: str = "My vase", *, name: str = "Anna", band: Band = Band.P1, **fields: object) -> QueueEntry:
    letter = judged_letter(frustration=88, subject=subject, customer=Address("anna@mail.example", name), message=None)
    signal = Signal("worst", "strong_verdict", 2.0, "a strong verdict", ("worst shop", "worst shop"), ((0, 5),))
    letter = replace(letter, judgement=replace(letter.judgement, signals=(signal,)))
    made = QueueEntry(
        case_of(letter), Priority(band, 90.0), Restatement("Your vase arrived broken.", ("damaged",)), draft()
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def row(told: QueueEntry, **fields: object) -> Row:
    return row_of(told, replace(VIEW, **fields))  # type: ignore[arg-type]


def render(*entries: QueueEntry, changed: tuple[str, ...] = (), **fields: object) -> QueueText:
    queue = queue_of(entries, VIEW, **fields)  # type: ignore[arg-type]
    return queue_message.render(queue, SOURCES, HOURS, LATER, changed)


def html_of(*entries: QueueEntry) -> str:
    return render(*entries).html
