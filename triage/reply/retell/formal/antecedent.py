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
# Quoted, it says "otherwise" to what was left out, or asks us to do "it".
_HINGES = {
    "de": re.compile(
        r"^(?:Sonst|Ansonsten|Andernfalls|Wenn nicht|Falls nicht|Beides|Ein(?:er|e|es|s) (?:der beiden|von beiden"
        r"|davon)|"
        r"D(?:er|ie|as) andere|Das (?:reicht|passt|wäre|würde|geht))\b"
        r"|^(?:Könn\w+|Würden|Wollen) (?:Sie|ihr) (?:das|es|dies)\b",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"^(?:Sinon|Dans ce cas|Sans quoi|Les deux|L'une? ou l'autre|(?:L')?une? des deux|L'autre)\b|^(?:Pou\w+"
        r"|Voul\w+)[- ]vous le faire\b",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"^(?:Si no,|De lo contrario|En ese caso|Cualquiera de (?:los|las) dos|Ambas? cosas?|Un[oa] de (?:los"
        r"|las) dos|(?:El|La) otr[oa]\b)"
        r"|^¿?(?:Pued\w+|Podr\w+|Podéis) hacerlo\b|^¿?(?:Lo|La) (?:pued\w+|podr\w+) hacer\b",
        re.IGNORECASE,
    ),
    "it": re.compile(
        r"^(?:Altrimenti|Sennò|Se no,|In tal caso|In caso contrario|Entrambe le cose|Un[oa] (?:dei|delle) due"
        r"|L'altr[oa])\b"
        r"|^(?:Pot\w+|Può) farlo\b|^Lo (?:pot\w+|può) fare\b",
        re.IGNORECASE,
    ),
    "nl": re.compile(
        r"^(?:Anders|Zo niet|In dat geval|Allebei|Beide|Een van (?:de twee|beide)|Een ervan|De andere)\b|^(?:Kun\w*"
        r"|Kan|Wil\w*|Zou\w*) (?:u|jullie|je)"
        r" (?:dat|het|dit) (?:\w+ )?doen\b",
        re.IGNORECASE,
    ),
    "pt": re.compile(
        r"^(?:Senão|Se não,|Caso contrário|Nesse caso|Qualquer (?:um|uma) d[oa]s|Uma? d[oa]s du?[oa]i?s"
        r"|[OA] outr[oa]\b)|^(?:Pod\w+) fazê-lo\b",
        re.IGNORECASE,
    ),
}
_NEVER = re.compile(r"(?!)")


def speaks_of_something(told: str, language: str) -> bool:
    """Whether it begins with the verb of something that the sentence before named: no subject, and not the customer."""
    return _OF_THINGS.get(language, _NEVER).match(told) is not None


def hinges(own: str, language: str) -> bool:
    """Whether the customer's `own` sentence is understood only behind the one before."""
    return _HINGES.get(language, _NEVER).match(own) is not None
