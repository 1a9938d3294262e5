"""The last resort: a short, calm sentence of the customer's, in quotation marks."""

from __future__ import annotations

import re

from triage.model import JudgedLetter
from triage.reply.harsh import is_harsh
from triage.reply.own_sentence import is_loud, telling_places

_QUOTED = {
    "en": "you write: “{}”",
    "de": "Sie schreiben: „{}“",
    "fr": "vous écrivez : « {} »",
    "es": "nos escribe: «{}»",
    "it": "ci scrive: «{}»",
    "nl": "u schrijft: “{}”",
    "pt": "escreve-nos: «{}»",
}
_FEWEST_WORDS, _MOST_WORDS = 5, 22
_UNFIT = re.compile(
    r"[!¡?¿\"“”„«»@#<>{}\[\]|*_~^=\\…:]|https?|www\.|\.\.|[A-ZÄÖÜÀ-Ý]{3,}|[\U0001F000-\U0001FFFF\u2600-\u27BF]"
)


def quotation(letter: JudgedLetter, language: str) -> str:
    """A clause that quotes the first sentence that is to the point, short and calm; "" where there is none."""
    places = telling_places(letter)
    for start, end in letter.judgement.sentences:
        words = " ".join(letter.letter.own.text[start:end].split())
        to_the_point = any(start <= place[0] < end for place in places)
        if to_the_point and _is_fit(words) and not is_loud(letter, (start, end)):
            return _QUOTED[language].format(words.rstrip(".") + ".")
    return ""


def _is_fit(words: str) -> bool:
    return _FEWEST_WORDS <= len(words.split()) <= _MOST_WORDS and not _UNFIT.search(words) and not is_harsh(words)
