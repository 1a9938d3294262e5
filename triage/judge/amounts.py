"""Amounts of money with their currency: "€ 49,90", "49.90€", "$1,299.00", "49 euros", "CHF 20.-"."""

from __future__ import annotations

import re
from decimal import Decimal

from triage.judge.windows import around_figures, find_around
from triage.model import Fact, FactKind

_CURRENCY = {
    "us$": "USD",
    "c$": "CAD",
    "ca$": "CAD",
    "a$": "AUD",
    "au$": "AUD",
    "nz$": "NZD",
    "r$": "BRL",
    "$": "USD",
    "£": "GBP",
    "€": "EUR",
    "¥": "JPY",
    "₹": "INR",
    "eur": "EUR",
    "euro": "EUR",
    "euros": "EUR",
    "usd": "USD",
    "gbp": "GBP",
    "chf": "CHF",
    "sfr.": "CHF",
    "fr.": "CHF",
    "sfr": "CHF",
    "franken": "CHF",
    "cad": "CAD",
    "aud": "AUD",
    "nzd": "NZD",
    "brl": "BRL",
    "pln": "PLN",
    "zł": "PLN",
    "sek": "SEK",
    "nok": "NOK",
    "dkk": "DKK",
    "jpy": "JPY",
    "inr": "INR",
    "dollar": "USD",
    "dollars": "USD",
    "dólares": "USD",
    "dollari": "USD",
    "bucks": "USD",
    "pound": "GBP",
    "pounds": "GBP",
    "quid": "GBP",
    "sterline": "GBP",
    "reais": "BRL",
}
# No amount is without one of these.
_SIGNS = tuple(sign for sign in _CURRENCY if not any(part in sign and part != sign for part in _CURRENCY))
_NUMBER = (
    r"(?P<number>\d{1,3}(?:[.,'’ \u00a0\u202f]\d{3}){1,3}(?:[.,]\d{2})?(?!\d)|\d{1,7}(?:[.,]\d{1,"
    r"2})?(?!\d))(?P<dash>[.,](?:-{1,2}|–|—)(?!\d))?"
)
_ISO = r"EUR|USD|GBP|CHF|CAD|AUD|NZD|BRL|PLN|SEK|NOK|DKK|JPY|INR"
_BEFORE = re.compile(
    rf"(?<![\w$])(?P<currency>(?:US|CA|AU|NZ|[CAR])?\$|[£€¥₹]|(?:{_ISO})(?!\w)|S?Fr\.)\s{{0,2}}{_NUMBER}(?![\w%]|[.,"
    rf"]\d|\s(?:million|mio|milliard))(?:\s(?:USD|CAD|AUD|EUR|GBP)(?!\w))?"
)
_AFTER = re.compile(
    rf"(?<![\w.,/#$£€-]){_NUMBER}\s{{0,2}}-?(?P<currency>€|\$|£|(?:{_ISO}|euros?|dollars?|dólares|dollari|bucks"
    rf"|pounds?|quid|Franken|sterline|reais|zł)(?!\w))",
    re.IGNORECASE,
)
_WORD_BEFORE = re.compile(rf"(?<!\w)(?P<currency>euros?|eur|chf|sfr)\s{_NUMBER}(?![\w%]|[.,]\d)", re.IGNORECASE)
_WEIGHT = re.compile(r"\s(?:of\s(?!which|that|my)|lighter|heavier|overweight)", re.IGNORECASE)
_WEIGHING = re.compile(r"(?:weigh\w*|lost|lose|gain\w*|limit|over)\s(?:\w+\s){0,2}$", re.IGNORECASE)


def find_amounts(text: str) -> tuple[Fact, ...]:
    """Amounts in the order of the text; `value` is "129.00 USD"."""
    lower = text.lower()
    if not any(sign in lower for sign in _SIGNS):
        return ()
    found: dict[int, Fact] = {}
    taken = 0
    parts = around_figures(text)
    matches = [match for pattern in (_BEFORE, _WORD_BEFORE, _AFTER) for match in find_around(pattern, text, parts)]
    for match in sorted(matches, key=lambda match: (match.start(), -match.end())):
        if match.start() < taken or _is_not_money(text, match):
            continue
        taken = match.end()
        value = f"{_decimal(match['number']):.2f} {_CURRENCY[match['currency'].lower()]}"
        found[match.start()] = Fact(FactKind.AMOUNT, match[0], match.span(), value)
    return tuple(found.values())


def _is_not_money(text: str, match: re.Match[str]) -> bool:
    currency = match["currency"].lower()
    if currency in ("euro", "euros") and match.start("currency") < match.start("number"):
        return not re.search(r"[.,]\d\d$|[.,]-", match[0])  # "Euro 6" is a norm, "Euro 2024" a tournament
    if currency not in ("pound", "pounds"):
        return False
    return bool(_WEIGHT.match(text, match.end()) or _WEIGHING.search(text, max(0, match.start() - 24), match.start()))


def _decimal(number: str) -> Decimal:
    """The last separator is a decimal one unless exactly three digits follow it."""
    whole, cents = number, ""
    if match := re.search(r"[.,](\d{1,2})$", number):
        whole, cents = number[: match.start()], match[1]
    return Decimal("".join(c for c in whole if c.isdigit()) + "." + (cents or "0"))
