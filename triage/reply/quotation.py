"""A short, calm sentence of the customer's, in quotation marks: the most telling one, or a plain question."""

from __future__ import annotations

import re

from triage.model import FactKind, JudgedLetter, Span
from triage.reply.harsh import is_harsh
from triage.reply.retell.weigh import is_loud, points_of, weight
from triage.reply.spans import begins_in

_QUOTED = {
    "en": "you write: “{}”",
    "de": "Sie schreiben: „{}“",
    "fr": "vous écrivez : « {} »",
    "es": "nos escribe: «{}»",
    "it": "ci scrive: «{}»",
    "nl": "u schrijft: “{}”",
    "pt": "escreve-nos: «{}»",
}
_QUOTED_ABOUT = {
    "en": "about order {order} you write: “{}”",
    "de": "zu Ihrer Bestellung {order} schreiben Sie: „{}“",
    "fr": "au sujet de votre commande {order}, vous écrivez : « {} »",
    "es": "sobre su pedido {order} nos escribe: «{}»",
    "it": "sul Suo ordine {order} ci scrive: «{}»",
    "nl": "over uw bestelling {order} schrijft u: “{}”",
    "pt": "sobre a sua encomenda {order}, escreve-nos: «{}»",
}
_ASKED = {
    "en": "you ask: “{}”",
    "de": "Sie fragen: „{}“",
    "fr": "vous demandez : « {} »",
    "es": "nos pregunta: «{}»",
    "it": "ci chiede: «{}»",
    "nl": "u vraagt: “{}”",
    "pt": "pergunta-nos: «{}»",
}
_FEWEST_WORDS, _MOST_WORDS = 5, 22
_UNFIT = re.compile(
    r"[!\"“”„«»@#<>{}\[\]|*_~^=\\…:]|https?|www\.|\.\.|[A-ZÄÖÜÀ-Ý]{4,}|[\U0001F000-\U0001FFFF\u2600-\u27BF]"
)
_QUESTION_MARK = re.compile(r"[?¿¡]")
# Thanks, wishes and what only points at another sentence say nothing when they stand alone.
_EMPTY = re.compile(
    r"^(?:please|thanks?|thank you|many thanks|kind|best|hope|bitte|danke|vielen dank|merci"
    r"|je vous (?:prie|remercie)|if you have received|for urgent|gracias"
    r"|quedo|grazie|per favore|attendo|alvast|graag|bedankt|obrigad[oa]"
    r"|por favor|aguardo"
    r"|(?:items?|points?|punkte?|punten?|punto|ponto)\s\d|\d+[.)]"
    r"|was excited|looked forward|(?:so|very) disappointed"
    r"|what (?:now|happens|do you|are you)|can you (?:help|please help))\b",
    re.IGNORECASE,
)
# Told, and doubted or not believed: no question that could be answered.
_TOLD = re.compile(r"^(?:(?:now|so|and|but|then) )?(?:i|we|they|he|she|my|our)(?:'\w+)? ", re.IGNORECASE)
_GREETING = re.compile(
    r"^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|guten (?:tag|morgen|abend)|hallo|bonjour|bonsoir"
    r"|hola|buenos días|buenas(?: tardes)?|ciao|salve|buongiorno|buonasera|goede(?:morgen|middag|navond|dag)|hoi|olá"
    r"|oi|bom dia|boa (?:tarde|noite))\b[^,.!?\n]{0,24}[,.!:]\s+(?=\S+\s)",
    re.IGNORECASE,
)


def quotation(letter: JudgedLetter, language: str, order: str = "") -> str:
    """A clause that quotes the sentence that is most to the point, short and calm; "" where there is none.

    `order` is named before it where the sentence itself does not name it.
    """
    told = {span: _weight(letter, span) for span in letter.judgement.sentences}
    for span in sorted((span for span in told if told[span]), key=lambda span: (-told[span], span)):
        words = _words(letter, span)
        if _is_fit(words, language) and not _QUESTION_MARK.search(words) and not is_loud(letter, span):
            if order and order not in words:
                return _QUOTED_ABOUT[language].format(words.rstrip(".") + ".", order=order)
            return _QUOTED[language].format(words.rstrip(".") + ".")
    return ""


def asked(letter: JudgedLetter, language: str) -> str:
    """A clause that quotes the customer's question, one that names a product first; "" where none is short and calm."""
    questions = [span for span in letter.judgement.sentences if _words(letter, span).endswith("?")]
    products = [fact.span for fact in letter.judgement.facts_of(FactKind.PRODUCT) if fact.span]
    for span in sorted(questions, key=lambda span: (not any(begins_in(place, span) for place in products), span)):
        words = _words(letter, span)
        if language == "en" and _TOLD.match(words):
            continue
        if _is_fit(words, language) and words.count("?") == 1 and not is_loud(letter, span):
            return _ASKED[language].format(words)
    return ""


def _words(letter: JudgedLetter, span: Span) -> str:
    words = _GREETING.sub("", " ".join(letter.letter.own.text[slice(*span)].split()))
    return re.sub(r"^¿?.", lambda first: first[0].upper(), words)


def _weight(letter: JudgedLetter, span: Span) -> float:
    """How much to the point a sentence is; praise never."""
    signals = letter.judgement.signals
    if any(signal.points < 0 and any(begins_in(place, span) for place in signal.spans) for signal in signals):
        return 0.0
    return weight(points_of(letter, span))


def _is_fit(words: str, language: str) -> bool:
    few = not _FEWEST_WORDS <= len(words.split()) <= _MOST_WORDS
    return not (few or _UNFIT.search(words) or _EMPTY.match(words) or is_harsh(words, language))
