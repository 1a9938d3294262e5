"""Tracking numbers: by a carrier's format and check digit, or by format and a word for tracking beside it."""

from __future__ import annotations

import re
from collections.abc import Callable

from triage.judge.windows import around_figures, find_around
from triage.model import Fact, FactKind

_CUE = re.compile(
    r"track|trace|shipment|consignment|waybill|parcel|package|paket|sendung|paketnummer|paket-?nr|colis|suivi|envío"
    r"|envio|seguimiento|guía"
    r"|spedizione|tracciament|zending|verzend|rastre|objeto|ups\b|usps|fedex|dhl|dpd|gls|hermes|evri|royal mail"
    r"|postnl|bpost|colissimo"
    r"|chronopost|correos|ctt\b|poste italiane|brt\b|mrw|seur|courier|carrier|parcel2go|yodel|amazon logistics",
    re.IGNORECASE,
)
_CUED = re.compile(
    r"(?:track(?:ing)?(?: ?(?:&|and) ?trace)?|trace|sendungs?|sendungsverfolgungs|paket|suivi|colis|seguimiento"
    r"|envío|tracciamento|spedizione|zending|rastreio"
    r"|rastreamento|shipment|consignment|waybill)(?:\s?-?(?:number|code|no|nr|nummer|id|numéro|n°|nº|n\.º|num|ref"
    r"|reference|link|verfolgungsnummer)){0,2}"
    r"[\s.:#()]{0,4}(?:is|was|ist|lautet|est|es|è|é|says)?[\s:#(]{0,3}(?P<token>(?=[A-Z]{0,4}\d)[A-Z0-9]{8,"
    r"34})(?![\w-]| \d{3})",
    re.IGNORECASE,
)

# "JD 0146 0000 3391 77": groups with blanks between them, right behind a word for tracking; all of them or none.
_GROUPED = re.compile(
    r"(?:track(?:ing)?(?:-?code)?|trace|sendungs?(?:verfolgung)?|paket|suivi|colis|seguimiento|envío|guía"
    r"|tracciamento|spedizione|zending|rastreio|rastreamento|shipment|consignment|waybill)"
    r"(?:[\s-]?(?:number|code|no|nr|nummer|id|numéro|n°|nº|n\.º|num|ref|reference)){0,2}"
    r"[\s.:#()]{0,4}(?:(?:is|was|ist|lautet|est|es|è|é|brt|dhl|dpd|gls|ups|mrw|seur|ctt)\b)?[\s:#(]{0,3}"
    r"(?-i:(?P<token>[A-Z0-9]{2,6}(?: [A-Z0-9]{2,6}){2,6}))(?![\w/-]|[.,]\d| [\d€$£])",
    re.IGNORECASE,
)
_FEWEST_DIGITS = 9  # of a number written in groups


def _ups(token: str) -> bool:
    """UPS: letters count 2 for A to 9 for H and so on round; even places double; the sum completes to ten."""
    body = [int(c) if c.isdigit() else (ord(c) - 63) % 10 for c in token[2:-1]]
    total = sum(body[0::2]) + 2 * sum(body[1::2])
    return token[-1].isdigit() and (10 - total % 10) % 10 == int(token[-1])


def _s10(token: str) -> bool:
    """UPU S10: weights 8 6 4 2 3 5 9 7, modulus 11."""
    total = sum(int(digit) * weight for digit, weight in zip(token[2:10], (8, 6, 4, 2, 3, 5, 9, 7), strict=True))
    check = 11 - total % 11
    return int(token[10]) == {10: 0, 11: 5}.get(check, check)


def _mod10(token: str) -> bool:
    """USPS and SSCC: weights 3 1 3 1 ... from the right, modulus 10 (GS1 General Specifications, section 7.9)."""
    total = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(token[:-1])))
    return (10 - total % 10) % 10 == int(token[-1])


def _never(token: str) -> bool:
    return False


def _always(token: str) -> bool:
    return True


# (format of the token without blanks, its check); where the check fails or there is none, a cue must stand near.
_FORMATS: tuple[tuple[re.Pattern[str], Callable[[str], bool]], ...] = (
    (re.compile(r"1Z[0-9A-Z]{15}\d"), _ups),
    (re.compile(r"[A-Z]{2}\d{9}[A-Z]{2}"), _s10),
    (re.compile(r"9[1-5]\d{20}|9[1-5]\d{18}"), _mod10),
    (re.compile(r"00\d{18}"), _mod10),
    (re.compile(r"TBA\d{12}"), _always),
    (re.compile(r"JJD\d{16,20}|JVGL\d{10,20}"), _always),
    (re.compile(r"3S[A-Z]{4}\d{7,9}|3S[A-Z0-9]{11,13}"), _always),
    (re.compile(r"H\d{19}"), _always),
    (re.compile(r"[68][A-Z]\d{11}"), _never),
    (re.compile(r"\d{10}|\d{11}|\d{12}|\d{14,16}|\d{20}|\d{22}"), _never),
)
_CANDIDATE = re.compile(
    r"(?<![\w#@./-])(?:1Z(?: ?[0-9A-Z]{2,8}){2,7}|[A-Z]{2} ?\d{3} ?\d{3} ?\d{3} ?[A-Z]{2}|9[1-5]\d{2}(?: "
    r"?\d{4}){4}(?: ?\d{2})?"
    r"|00\d{18}|TBA\d{12}|JJD\d{16,20}|JVGL\d{10,20}|3S[A-Z0-9]{11,13}|H\d{19}|[68][A-Z]\d{11}|\d{10,22})(?![\w-]"
    r"|[.,]\d)"
)
_LONG = re.compile(r"\d(?:\d{4}|\d\d \d{3}|\d{3} \d\d|Z|S[A-Z])")  # no tracking number is without one of these
_NEAR = 48  # characters before a number in which a cue counts


def find_tracking(text: str) -> tuple[Fact, ...]:
    """Tracking numbers in the order of the text; `value` is the number in upper case without blanks."""
    parts = around_figures(text)
    if not any(_LONG.search(text, *part) for part in parts):
        return ()
    found: dict[int, Fact] = {}
    for match in find_around(_GROUPED, text, parts):
        if _is_in_groups(match["token"]):
            _keep(text, match.start("token"), match.end("token"), found)
    for match in find_around(_CUED, text, parts):
        if sum(c.isdigit() for c in match["token"]) >= 6:
            _keep(text, match.start("token"), match.end("token"), found)
    cued = {place for start, fact in found.items() for place in range(start, start + len(fact.text))}
    for match in find_around(_CANDIDATE, text, parts):
        if match.start() not in cued and _is_tracking(text, match):
            _keep(text, match.start(), match.end(), found)
    return tuple(found[start] for start in sorted(found))


def _keep(text: str, start: int, end: int, found: dict[int, Fact]) -> None:
    found.setdefault(
        start, Fact(FactKind.TRACKING, text[start:end], (start, end), text[start:end].replace(" ", "").upper())
    )


def _is_in_groups(token: str) -> bool:
    """Whether every group but the first two and the last has figures, and the figures are many."""
    groups = token.split()
    enough = sum(character.isdigit() for character in token) >= _FEWEST_DIGITS
    return enough and all(any(c.isdigit() for c in group) for group in groups[2:-1])


def _is_tracking(text: str, match: re.Match[str]) -> bool:
    token = match[0].replace(" ", "").upper()
    for shape, check in _FORMATS:
        if shape.fullmatch(token):
            return check(token) or bool(_CUE.search(text, max(0, match.start() - _NEAR), match.start()))
    return False
