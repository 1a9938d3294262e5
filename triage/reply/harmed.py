"""Who was hurt, so that they and not somebody are wished well: "your wife"."""

from __future__ import annotations

import re
from functools import cache

from triage.judge.wordlist import whole_words
from triage.model import Case, JudgedLetter

HURT = "hurt"
_BEFORE = 4  # sentences before the injury in which the person may have been named

# Whose the person is, and what we call them, by language: groups of "possessive: persons: in our words".
# The words of ours stand behind "a good recovery to": in German in the dative.
_PERSONS = {
    "en": (
        "my|our: wife|husband|partner|son|daughter|baby|toddler|child|mother|mum|mom|father|dad|sister|brother"
        "|grandson|granddaughter|grandmother|grandfather|girlfriend|boyfriend|niece|nephew|colleague|dog|cat|puppy|kitten"
        "|rabbit|horse: your",
    ),
    "de": (
        "mein|meine|meiner|unsere|unserer: Frau|Tochter|Mutter|Schwester|Oma|Partnerin|Freundin|Enkelin|Kollegin"
        "|Nichte: Ihrer",
        "mein|meinem|meinen|unser|unserem|unseren: Mann|Sohn|Vater|Bruder|Opa|Partner|Freund|Enkel|Kind|Baby|Hund"
        ": Ihrem",
    ),
    "fr": (
        "ma|mon|notre: femme|épouse|fille|mère|sœur|soeur|compagne|grand-mère|petite-fille|mari|fils|père|frère"
        "|compagnon|enfant|bébé|grand-père|petit-fils|chien|chat: à votre",
    ),
    "es": (
        "mi|nuestra|nuestro: mujer|esposa|hija|madre|hermana|pareja|abuela|nieta|marido|esposo|hijo|padre|hermano"
        "|abuelo|nieto|bebé|perro|gato: a su",
    ),
    "it": (
        "mia|nostra: moglie|figlia|madre|mamma|sorella|compagna|nonna|nipotina|bambina: a Sua",
        "mio|nostro: marito|figlio|padre|papà|fratello|compagno|nonno|nipotino|bambino|cane|gatto: a Suo",
    ),
    "nl": (
        "mijn|onze|ons: vrouw|man|partner|zoon|zoontje|dochter|dochtertje|kind|baby|moeder|vader|zus|broer|oma|opa"
        "|kleinzoon|kleindochter|vriend|vriendin|hond|kat: uw",
    ),
    "pt": (
        "minha|nossa: mulher|esposa|filha|mãe|irmã|companheira|avó|neta|bebé: à sua",
        "meu|nosso: marido|esposo|filho|pai|irmão|companheiro|avô|neto|cão|gato: ao seu",
    ),
}

_HELPED = r" (?:(?:\w+ ){0,3}(?:me|us|mich|uns|mij|ons|mi|ci)\b|m'|nous a|\w+-me\b)"

_SELF = {
    "en": "my|myself|me|i (?:was|had|needed|fell|went|ended|spent|cut|burnt|burned|have)",
    "de": "ich|mir|mich|mein|meine[mnr]?",
    "fr": "j'ai|je|me|m'|mon|ma|mes",
    "es": "me|mi|mis",
    "it": "mi|mio|mia|miei",
    "nl": "ik|mij|me|mijn",
    "pt": "me|minha|meu|meus",
}


def harmed(case: Case, language: str) -> str:
    """The person hurt, as `language` puts them behind "a good recovery": "your wife", "à votre femme"; "" where the
    letter does not name exactly one beside the injury. Who took the customer to the doctor was not hurt.
    """
    for letter in reversed(case.letters):
        if letter.letter.language.code == language:
            for distance in range(_BEFORE + 1):
                near = _beside_the_injury(letter, before=distance)
                found = {who for words in near for who in _named(words, language)}
                if found:
                    return found.pop() if len(found) == 1 else ""
                if _speak_of_themselves(near, language):
                    return ""
    return ""


def _speak_of_themselves(sentences: list[str], language: str) -> bool:
    return any(whole_words(_SELF[language]).search(each) for each in sentences)


def is_self(case: Case, language: str) -> bool:
    """Whether it is the customer who was hurt: nobody else is named, and they speak of themselves beside the injury."""
    letters = (letter for letter in reversed(case.letters) if letter.letter.language.code == language)
    beside = next(filter(None, map(_beside_the_injury, letters)), [])
    return not harmed(case, language) and _speak_of_themselves(beside, language)


def _beside_the_injury(letter: JudgedLetter, *, before: int = 0) -> list[str]:
    """The sentences that tell of the injury, or those that stand so many `before` them."""
    spans = [span for cue in letter.judgement.circumstances if cue.id == HURT for span in cue.spans]
    text = letter.letter.own.text
    sentences = letter.judgement.sentences
    telling = [
        number
        for number, (start, end) in enumerate(sentences)
        if any(start < span[1] and span[0] < end for span in spans)
    ]
    return [text[slice(*sentences[number - before])] for number in telling if number >= before]


def _named(words: str, language: str) -> list[str]:
    return [f"{ours} {match['person']}" for pattern, ours in _patterns(language) for match in pattern.finditer(words)]


@cache
def _patterns(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = (row.split(":") for row in _PERSONS[language])
    return tuple(
        (
            re.compile(rf"(?<!\w)(?:{whose.strip()}) (?P<person>{who.strip()})(?!\w)(?!{_HELPED})", re.IGNORECASE),
            ours.strip(),
        )
        for whose, who, ours in rows
    )
