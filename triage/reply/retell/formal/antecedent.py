"""The product in the place of the pronoun that a sentence begins with, with the article the customer gave it.

Gender is read from the word before the product ("ce lave-vaisselle"); where that leaves it open, or does not agree
with the pronoun, nothing is put in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from triage.judge.wordlist import words

_MOST_WORDS = 4  # of a product that can stand as a subject

# By language: how a sentence begins that speaks of it, the words before the product that agree, and its article then.
_SUBJECTS: Mapping[str, tuple[tuple[re.Pattern[str], frozenset[str], str], ...]] = {
    "de": (
        (re.compile(r"^Er (?=\w)"), words("der den dem des einen meinen diesen zum vom beim"), "Der "),
        (re.compile(r"^Es (?=(?:ist|war|hat|kam|funktioniert|lässt)\b)"), words("das dieses ans ins"), "Das "),
    ),
    "fr": (
        (re.compile(r"^Il (?!y )(?=\w)"), words("le ce cet un mon du au"), "Le "),
        (re.compile(r"^Elle (?=\w)"), words("la cette une ma"), "La "),
    ),
    "es": (
        (re.compile(r"^(?=\w)"), words("el un este del al"), "El "),
        (re.compile(r"^(?=\w)"), words("la una esta"), "La "),
    ),
    "it": (
        (re.compile(r"^(?=\w)"), words("il del al dal nel sul"), "Il "),
        (re.compile(r"^(?=\w)"), words("la una questa della alla mia"), "La "),
        (re.compile(r"^(?=\w)"), words("lo dello allo uno"), "Lo "),
    ),
    "nl": ((re.compile(r"^Hij (?=\w)"), words("de deze die"), "De "),),
    "pt": (
        (re.compile(r"^(?:Ele )?(?=\w)"), words("o um este do ao no"), "O "),
        (re.compile(r"^(?:Ela )?(?=\w)"), words("a uma esta da à na"), "A "),
    ),
}  # fmt: skip
_VERB_FIRST = {
    "es": re.compile(
        r"^(?:Llegó|Vino|Estaba|Está(?! (?:pensando|interesad|buscando))|Era|Funcionaba?|Viene|Venía|Dejó|Hace|Pierde"
        r"|Tiene|Sigue|Huele|Se (?:apaga|rompió"
        r"|paró)"
        r"|No (?:funciona|llegó|vino|enciende|carga|ha llegado|viene))\b"
    ),
    "it": re.compile(
        r"^(?:È (?:arrivat|rott|difettos)|Era|Funziona(?:va)?|Arriva|Perde|Fa |Puzza|Continua|Non (?:funziona"
        r"|si accende|arriva|è))"
    ),
    "pt": re.compile(
        r"^(?:Ele |Ela |Chegou|Veio|Estava|Está|Era|Funciona(?:va)?|Deita|Faz|Perde|Tem|Continua|Cheira|Aquece|Deixou"
        r"|Parou"
        r"|Não (?:funciona|chegou|veio|liga|carrega))"
    ),
}
# What only things do: no customer smells, leaks or switches themself off.
_OF_THINGS = {
    "es": re.compile(r"^(?:Huele|Gotea|Suena|Pierde (?:agua|aceite)|Se (?:apaga|rompió|paró|enciende|calienta))\b"),
    "it": re.compile(
        r"^(?:Puzza|Fa (?:un )?rumore|Perde (?:acqua|olio)|Si (?:spegne|accende|scalda|è (?:rott|spent)[oa]))\b"
    ),
    "pt": re.compile(r"^(?:Deita|Cheira|Aquece|Faz (?:um )?barulho|Perde (?:água|óleo)|(?:Desliga|Liga|Apaga)-se)\b"),
}
_OF_SOMEBODY = re.compile(
    r"\b(?:sag\w*|mein\w*|versprochen|rief|klingel\w*|nahm|ging|weg|dit|répond\w*|promis|appel\w*|sonn\w*|venu|parti"
    r"|dijo|llam\w*"
    r"|prometió|detto|promesso|chiamat\w*|zei|zegt|beloofd\w*|belde|disse|prometeu|lig(?:ou|a))\b"
)  # what people do, and no product
_NEVER = re.compile(r"(?!)")


def named(told: str, product: str, before: str, language: str) -> str | None:
    """`told` of the product instead of "it"; None where that is not sure. `before`: the word before the product."""
    if len(product.split()) > _MOST_WORDS or _OF_SOMEBODY.search(told):
        return None
    if not _VERB_FIRST.get(language, re.compile("")).match(told):
        return None
    for begins, agreeing, article in _SUBJECTS[language]:
        if before.lower() in agreeing and begins.match(told):
            rest = begins.sub("", told, count=1)
            if language in _VERB_FIRST:
                rest = rest[:1].lower() + rest[1:]
            return _elided(f"{article}{product}", language) + f" {rest}"
    return None


def speaks_of_something(told: str, language: str) -> bool:
    """Whether it begins with the verb of something that the sentence before named: no subject, and not the customer."""
    return _OF_THINGS.get(language, _NEVER).match(told) is not None


def _elided(subject: str, language: str) -> str:
    return re.sub(r"^L[ea] (?=[aeiouhéèêàâîôœ])", "L'", subject) if language == "fr" else subject
