"""The facts a letter names: order and tracking numbers, amounts, dates, products, each with its exact wording."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from triage.judge.amounts import find_amounts
from triage.judge.dates import find_dates
from triage.judge.orders import find_orders
from triage.judge.products import find_products, product_of_subject
from triage.judge.tracking import find_tracking
from triage.model import Fact, FactKind

_TICKET = re.compile(r"\[(?![^\]]*(?i:order|bestell|commande|pedido|ordine|encomenda))[^\]]*\d[^\]]*\]")  # in a subject


def find_facts(text: str, subject: str, language: str, *, received: datetime) -> tuple[Fact, ...]:
    """Facts in the order of the text, each once; behind them those that only the subject names, with `span` None.

    `language` is an ISO 639-1 code or "un"; `received` is the day that relative dates are counted from.
    """
    subject = _TICKET.sub(lambda ticket: " " * len(ticket[0]), subject)
    in_text = _once(_apart(_all(text, language, received, find_products(text, language, subject))))
    in_subject = _apart(_all(subject, language, received, product_of_subject(subject, language))) if subject else []
    told = {_identity(fact) for fact in in_text}
    has_product = any(fact.kind is FactKind.PRODUCT for fact in in_text)
    new = [
        replace(fact, span=None)
        for fact in _once(in_subject)
        if _identity(fact) not in told and not (fact.kind is FactKind.PRODUCT and has_product)
    ]
    return (*in_text, *new)


def _all(text: str, language: str, received: datetime, products: tuple[Fact, ...]) -> list[Fact]:
    """Surest first: where two overlap, the earlier kind stays."""
    orders, tracking = find_orders(text), find_tracking(text)
    return [*tracking, *orders, *find_amounts(text), *find_dates(text, language, received), *products]


def _apart(facts: list[Fact]) -> list[Fact]:
    """The facts in the order of the text without those that overlap a surer one."""
    taken: set[int] = set()
    kept = []
    for fact in facts:
        assert fact.span is not None
        place = range(*fact.span)
        if taken.isdisjoint(place):
            taken.update(place)
            kept.append(fact)
    return sorted(kept, key=_start)


def _start(fact: Fact) -> int:
    return fact.span[0] if fact.span else 0


def _once(facts: list[Fact]) -> list[Fact]:
    first: dict[tuple[FactKind, str], Fact] = {}
    for fact in facts:
        first.setdefault(_identity(fact), fact)
    return list(first.values())


def _identity(fact: Fact) -> tuple[FactKind, str]:
    return fact.kind, (fact.value or fact.text).casefold()
