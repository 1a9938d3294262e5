"""Words that turn what is said into its opposite, or make little of it: "no problems", "not damaged", "a bit late"."""

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
# These deny what happened ("nothing broken"), but not a feeling ("nothing but trouble").
_DENIALS = {
    "en": "none | nothing | nobody | n't",
    "de": "nichts | weder",
    "fr": "rien | plus",
    "es": "nada",
    "it": "niente | nulla | neanche",
    "nl": "niets",
    "pt": "nada | tampouco",
}
_LITTLE = {
    "en": "bit | bit of | little | slightly | mildly | a tad | a touch | somewhat",
    "de": "bisschen | bissl | ein wenig | leicht | etwas",
    "fr": "un peu | légèrement | un tantinet",
    "es": "un poco | un poquito | ligeramente | algo",
    "it": "un po' | un poco | leggermente",
    "nl": "beetje | lichtelijk | ietwat",
    "pt": "um pouco | um bocado | ligeiramente | um tanto",
}
# What may stand between a denial and what is denied, two of them at most ("has not been damaged").
_FILLERS = {
    "en": (
        "been be exactly particularly was were is are it a an any the that this at all even really "
        "actually so very too get got "
        "getting want wanted wish need to have having had complain arrive arrived come"
    ),
    "de": "ist sind war waren wurde worden mehr sehr so etwas irgendwie wirklich bisschen",
    "fr": "n ne été est était très du de d un une trop encore vraiment si arrivé arrivée veux",
    "es": "es está están estaba estaban ha han sido fue fueron llegó llegaron muy tan el la quiero un una estoy",
    "it": "è sono era erano stato stata arrivato arrivata molto così di il la voglio un",
    "nl": "is zijn was waren werd erg zo heel meer een hoef",
    "pt": "é está estão estava estavam foi foram chegou chegaram veio muito tão o a quero estou",
}
# "nothing broken or scratched", "weder kaputt noch zerkratzt": the word before shares its negation.
_EITHER = {
    "en": "or",
    "de": "oder noch",
    "fr": "ou",
    "es": "o u",
    "it": "o",
    "nl": "of",
    "pt": "ou",
}
REACH = 32  # characters in front of a sign: the negator and one word between
CLAUSE = 48  # characters in front of what may be denied
# Read from the sign on, one look is enough.
_WORDS_BACKWARDS = re.compile(r"(?:[ \n]+[\w'’]+){1,3}")
_BREAK = re.compile(r"[.,;:!?\n()]")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


def is_negated(text: str, start: int, language: str) -> bool:
    """Whether a negator stands right before `start`, or one word before, or right before it a word that makes little of
    it. Punctuation between them parts them."""
    match = _WORDS_BACKWARDS.match(text[max(0, start - REACH) : start][::-1])
    if match is None:
        return False
    third, second, last = ["", "", *match[0][::-1].lower().replace("’", "'").split()][-3:]
    negators, little = _words(language)
    return _is_one(negators, second, last) or _is_one(negators, third, second) or _is_one(little, second, last)


def is_denied(text: str, start: int, language: str) -> bool:
    """Whether what begins at `start` is said not to be so by the words right before it, within the same clause.

    An alternative shares the negation of the word before it.
    """
    denials, fillers, either = _words_of_denial(language)
    before = text[max(0, start - CLAUSE) : start].replace("’", "'").lower()
    clause = before[max((match.end() for match in _BREAK.finditer(before)), default=0) :]
    said = _WORD.findall(clause)
    while len(said) > 2 and said[-1] in either:
        del said[-2:]
    for passed, word in enumerate(reversed(said)):
        if word in denials or word.endswith("n't"):
            return not re.search(
                rf"\b{re.escape(word)}\s+(?:only|just|nur|seulement|sólo|solo|alleen|só|apenas|einmal)\b", clause
            )
        if word.rpartition("'")[2] not in fillers or passed == 2:
            return False
    return False


def _is_one(words: frozenset[str], before: str, word: str) -> bool:
    """Whether the word, what stands behind its apostrophe ("d'aucun") or it and the word before are among these."""
    return word in words or f"{before} {word}" in words or word.rpartition("'")[2] in words


@cache
def _words(language: str) -> tuple[frozenset[str], frozenset[str]]:
    negators, little = (table.get(language, table["en"]).split(" | ") for table in (_NEGATORS, _LITTLE))
    return frozenset(negators), frozenset(little)


@cache
def _words_of_denial(language: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    denials = [word for table in (_NEGATORS, _DENIALS) for word in table.get(language, "").split(" | ")]
    fillers, either = (frozenset(table.get(language, "").split()) for table in (_FILLERS, _EITHER))
    return frozenset(denials), fillers, either
