"""What is taken out of a letter before a model sees it: addresses, and numbers of telephones, cards and accounts."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

# Every repetition is bounded: a letter may be made to keep an expression busy.
_NAME = r"[^\W\d_][\w'’.-]{0,30}"
_STREET = r"street|road|avenue|lane|boulevard|crescent|terrace"
_CAPITAL_STREET = r"St|Rd|Ave|Ln|Drive|Dr|Close|Court|Way|Square|Place|Blvd|Row"  # in small letters words like others
_STRASSE = r"straße|strasse|str\.|gasse|allee|platz|straat|laan|gracht|plein"
_RUE = r"rue|avenue|boulevard|chemin|calle|avenida|plaza|via|viale|piazza|corso|rua|praça|largo|travessa"
_OF = r"(?:(?:de|du|des|da|do|dos|la|le|les|el|di|del|della)[ ]|l['’]|d['’]){0,3}"
# Each kind by the name that stands in its place. The first that fits is taken.
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("email", re.compile(r"[^\s<>()\[\],;:\"@]{1,64}@[^\s<>()\[\],;:\"@]{1,200}\.[^\W\d_]{2,20}")),
    ("link", re.compile(r"(?i:https?://|www\.)\S{1,500}")),
    ("account", re.compile(r"\b[A-Z]{2}\d{2}(?:[ ]?[A-Z\d]{4}){2,7}(?:[ ]?[A-Z\d]{1,3})?\b")),
    ("number", re.compile(r"(?<![\w#])\+?\(?\d(?:[ \t]?[-./()]?[ \t]?\d){6,18}(?!\w)")),
    ("address", re.compile(rf"\b\d{{1,5}}[a-z]?,?[ ](?:{_NAME}[ ]){{1,3}}(?i:{_STREET})\b")),
    ("address", re.compile(rf"\b\d{{1,5}}[a-z]?,?[ ](?:[^\W\d_a-z][\w'’.-]{{1,30}}[ ]){{1,3}}(?:{_CAPITAL_STREET})\b")),
    ("address", re.compile(rf"(?i)\b[^\W\d_][\w'’-]{{0,30}}[ ]?(?:{_STRASSE})[ ]\d{{1,5}}[a-z]?\b")),
    ("address", re.compile(rf"(?i)\b\d{{1,5}}(?:[ ]?(?:bis|ter))?,?[ ](?:{_RUE})[ ]{_OF}{_NAME}")),
    (
        "address",
        re.compile(rf"(?i)\b(?:{_RUE})[ ]{_OF}{_NAME}(?:[ ]{_NAME}){{0,3}},?[ ](?:n\.?[ºo°]?[ ]?)?\d{{1,5}}\b"),
    ),
)
_DIGITS = re.compile(r"\d")
_PLACEHOLDER = re.compile(r"\[(?:email|link|account|number|address) \d{1,3}\]")


@dataclass(frozen=True, slots=True)
class Masked:
    """A text and what stood in the place of each placeholder in it."""

    text: str
    names: Mapping[str, str] = field(default_factory=dict, repr=False)

    def unmasked(self, words: str) -> str:
        """`words` with every placeholder replaced by what it stands for; one that we did not set stays."""
        return _PLACEHOLDER.sub(lambda found: self.names.get(found[0], found[0]), words)


def masked(text: str, known: Collection[str] = ()) -> Masked:
    """The text without addresses and long numbers, but for those that are `known` to be orders, sums or days."""
    kept = {_digits(one) for one in known} - {""}
    names: dict[str, str] = {}
    numbers: dict[str, int] = {}

    def put(kind: str, found: re.Match[str]) -> str:
        if kind == "number" and _digits(found[0]) in kept:
            return found[0]
        before = next((name for name, what in names.items() if what == found[0]), None)
        if before is not None:
            return before
        numbers[kind] = numbers.get(kind, 0) + 1
        name = f"[{kind} {numbers[kind]}]"
        names[name] = found[0]
        return name

    for kind, pattern in _KINDS:
        text = pattern.sub(lambda found, kind=kind: put(kind, found), text)  # type: ignore[misc]
    return Masked(text, names)


def _digits(text: str) -> str:
    return "".join(_DIGITS.findall(text))
