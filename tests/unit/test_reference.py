"""The number a customer gives where there is no order number, and tickets of ours that are none."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.factories import read_by_the_rules
from triage.judge.facts import find_facts
from triage.model import FactKind
from triage.reply.reference import reference

MONDAY = datetime(2026, 11, 16, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The bike came unbuilt.\n\nInvoice 26-11-00342", "en", "26-11-00342"),
        ("Our subscription (FC/7718) should stop.", "en", "FC/7718"),
        ("The lot number on the bag is faded.", "en", ""),
        ("I got the wrong cable (VS0099817).", "en", "VS0099817"),
        ("Unser Abo (Kundennr. 30-4471) kam gemahlen.", "de", "30-4471"),
        ("Das Kleid kam nie.\n\nLL-DE-55218", "de", "LL-DE-55218"),
        ("A caixa veio vazia.\nsubscrição FC-PT-1093", "pt", "FC-PT-1093"),
        ("My account 2026-11-03 was empty.", "en", ""),
        ("The case is 40 cm long.", "en", ""),
    ],
)
def test_the_number_a_customer_gives_is_found(text: str, language: str, expected: str) -> None:
    assert reference(read_by_the_rules(text, language=language, received=MONDAY)) == expected


def test_a_ticket_in_brackets_in_the_subject_is_no_order() -> None:
    facts = find_facts("Where are the bulbs?", "Your enquiry [#61190] tulip bulbs", "en", received=MONDAY)
    assert [fact.text for fact in facts if fact.kind is FactKind.ORDER] == []
