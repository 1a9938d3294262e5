"""Words that turn a sign into its opposite, or make little of it: "no problems", "never disappointed", "a bit late"."""

from __future__ import annotations

import re
from functools import cache

_NEGATORS = {
    "en": r"no|not|never|without|zero|nor|neither|hardly|cannot|can't|cant|don't|dont|doesn't|doesnt|didn't|didnt|"
    r"isn't|isnt|wasn't|wasnt|aren't|weren't|won't|wont|wouldn't|haven't|hasn't|hadn't|couldn't|shouldn't",
    "de": r"kein|keine|keinen|keinem|keiner|keinerlei|nicht|nie|niemals|ohne",
    "fr": r"pas|sans|jamais|aucun|aucune|ni|point|pas de",
    "es": r"no|sin|nunca|jamás|ningún|ninguna|ninguno|ni|tampoco",
    "it": r"non|senza|mai|nessun|nessuna|nessuno|né",
    "nl": r"geen|niet|nooit|zonder|noch",
    "pt": r"não|nao|sem|nunca|jamais|nenhum|nenhuma|nem",
}
_LITTLE = {
    "en": r"a (?:little|tiny)? ?bit|bit|a little|little|slightly|mildly|a tad|a touch|somewhat",
    "de": r"ein bisschen|bisschen|bissl|ein wenig|leicht|etwas",
    "fr": r"un peu|légèrement|un tantinet",
    "es": r"un poco|un poquito|ligeramente|algo",
    "it": r"un po'|un po’|un poco|leggermente",
    "nl": r"een beetje|beetje|lichtelijk|ietwat",
    "pt": r"um pouco|um bocado|ligeiramente|um tanto",
}
REACH = 32  # characters in front of a sign: the negator and one word between


def is_negated(text: str, start: int, language: str) -> bool:
    """Whether a negator stands right before `start`, or one word before, or right before it a word that makes little of
    it. Punctuation between them parts them."""
    return _before(language).search(text[max(0, start - REACH) : start]) is not None


@cache
def _before(language: str) -> re.Pattern[str]:
    negators, little = (words.get(language, words["en"]) for words in (_NEGATORS, _LITTLE))
    return re.compile(rf"(?<!\w)(?:(?:{negators})[ \n]+(?:[\w'’]+[ \n]+)?|(?:{little})[ \n]+)$", re.IGNORECASE)
