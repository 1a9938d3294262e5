"""Words that turn a sign into its opposite: "no problems", "never disappointed"."""

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
REACH = 32  # characters in front of a sign: the negator and one word between


def is_negated(text: str, start: int, language: str) -> bool:
    """Whether a negator stands right before `start`, or one word before; punctuation between them parts them."""
    return _before(language).search(text[max(0, start - REACH) : start]) is not None


@cache
def _before(language: str) -> re.Pattern[str]:
    negators = _NEGATORS.get(language, _NEGATORS["en"])
    return re.compile(rf"(?<!\w)(?:{negators})[ \n]+(?:[\w'’]+[ \n]+)?$", re.IGNORECASE)
