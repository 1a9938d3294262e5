"""What a ledger may say of a shop's month, for tests of the report: always the same."""

from __future__ import annotations

from datetime import timedelta

from tests.factories import NOON
from triage.desk.report.figures import Records
from triage.model import DraftRecord, LetterRecord, Outcome, Place, PromiseRecord

SHOP = "Fern & Oak"
PROBLEMS = ("not_received", "late", "damaged", "billing", "product_question", "praise")
HOUR = timedelta(hours=1)


def shop_records(letters: int) -> Records:
    """So many letters over the 30 days before NOON; from the second on, answers, promises and drafts as well."""
    answered = range(1, letters)
    return Records(
        letters=[_letter(number) for number in range(letters)],
        promises=[_promise(number) for number in answered if number % 3],
        drafts=[_draft(number) for number in answered],
        heard={"row:no_response": letters, "still waiting": (letters + 1) // 2} if letters else {},
    )


def _letter(number: int) -> LetterRecord:
    received = NOON - (number * 7 % 700) * HOUR
    answered = received + (number % 60) * HOUR if number else None
    return LetterRecord(
        f"f{number}",
        Place("INBOX", 7, number + 1),
        Outcome.ANSWERED if number else Outcome.DRAFTED,
        received,
        customer=f"c{number // 2}",
        frustration=float(number * 37 % 100),
        problem=PROBLEMS[number % len(PROBLEMS)],
        answered=answered,
    )


def _promise(number: int) -> PromiseRecord:
    sent = NOON - (number % 600) * HOUR
    kept = sent + (number % 30) * HOUR if number % 7 else None
    return PromiseRecord(f"r{number}", f"c{number // 2}", Place("Sent", 5, number), sent, sent + 24 * HOUR, kept)


def _draft(number: int) -> DraftRecord:
    outcome = (Outcome.ANSWERED, Outcome.ANSWERED, Outcome.ANSWERED, Outcome.DELETED, Outcome.DRAFTED)[number % 5]
    kept = (1.0, 0.8, 0.1)[number % 3]
    laid = NOON - (number % 600) * HOUR
    return DraftRecord(f"d{number}", f"c{number // 2}", outcome, "Drafts", 3, 40, "5a", laid, kept=kept)
