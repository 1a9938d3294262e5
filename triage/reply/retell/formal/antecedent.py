"""Sentences that speak of a thing which the one before named, without a word for it."""

from __future__ import annotations

import re

# What only things do: no customer smells, leaks or switches themself off.
_OF_THINGS = {
    "es": re.compile(r"^(?:Huele|Gotea|Suena|Pierde (?:agua|aceite)|Se (?:apaga|rompió|paró|enciende|calienta))\b"),
    "it": re.compile(
        r"^(?:Puzza|Fa (?:un )?rumore|Perde (?:acqua|olio)|Si (?:spegne|accende|scalda|è (?:rott|spent)[oa]))\b"
    ),
    "pt": re.compile(r"^(?:Deita|Cheira|Aquece|Faz (?:um )?barulho|Perde (?:água|óleo)|(?:Desliga|Liga|Apaga)-se)\b"),
}
_NEVER = re.compile(r"(?!)")


def speaks_of_something(told: str, language: str) -> bool:
    """Whether it begins with the verb of something that the sentence before named: no subject, and not the customer."""
    return _OF_THINGS.get(language, _NEVER).match(told) is not None
