"""Words that turn a sign into its opposite, or make little of it: "no problems", "never disappointed", "a bit late"."""

from __future__ import annotations

import re
from functools import cache

_NEGATORS = {
    "en": "no | not | never | without | zero | nor | neither | hardly | cannot | can't | cant | don't | dont | doesn't "
    "| doesnt | didn't | didnt | isn't | isnt | wasn't | wasnt | aren't | weren't | won't | wont | wouldn't | haven't "
    "| hasn't | hadn't | couldn't | shouldn't",
    "de": "kein | keine | keinen | keinem | keiner | keinerlei | nicht | nie | niemals | ohne",
    "fr": "pas | sans | jamais | aucun | aucune | ni | point | pas de",
    "es": "no | sin | nunca | jamás | ningún | ninguna | ninguno | ni | tampoco",
    "it": "non | senza | mai | nessun | nessuna | nessuno | né",
    "nl": "geen | niet | nooit | zonder | noch",
    "pt": "não | nao | sem | nunca | jamais | nenhum | nenhuma | nem",
}
_LITTLE = {
    "en": "bit | little | slightly | mildly | a tad | a touch | somewhat",
    "de": "bisschen | bissl | ein wenig | leicht | etwas",
    "fr": "un peu | légèrement | un tantinet",
    "es": "un poco | un poquito | ligeramente | algo",
    "it": "un po' | un poco | leggermente",
    "nl": "beetje | lichtelijk | ietwat",
    "pt": "um pouco | um bocado | ligeiramente | um tanto",
}
REACH = 32  # characters in front of a sign: the negator and one word between
# Read from the sign on, one look is enough.
_WORDS_BACKWARDS = re.compile(r"(?:[ \n]+[\w'’]+){1,3}")


def is_negated(text: str, start: int, language: str) -> bool:
    """Whether a negator stands right before `start`, or one word before, or right before it a word that makes little of
    it. Punctuation between them parts them."""
    match = _WORDS_BACKWARDS.match(text[max(0, start - REACH) : start][::-1])
    if match is None:
        return False
    third, second, last = ["", "", *match[0][::-1].lower().replace("’", "'").split()][-3:]
    negators, little = _words(language)
    return _is_one(negators, second, last) or _is_one(negators, third, second) or _is_one(little, second, last)


def _is_one(words: frozenset[str], before: str, word: str) -> bool:
    """Whether the word, what stands behind its apostrophe ("d'aucun") or it and the word before are among these."""
    return word in words or f"{before} {word}" in words or word.rpartition("'")[2] in words


@cache
def _words(language: str) -> tuple[frozenset[str], frozenset[str]]:
    negators, little = (table.get(language, table["en"]).split(" | ") for table in (_NEGATORS, _LITTLE))
    return frozenset(negators), frozenset(little)
