"""What a reply says of the day by which the customer needs it, and of how often they had to write, by language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from triage.model import Promise
from triage.reply.dates import named_day

_IN_TIME = {
    "en": "I know that {day} is the day that counts.|I have made a note that {day} is the day that counts.",
    "de": "Ich weiß, dass es auf {day} ankommt.|Ich habe mir notiert, dass es auf {day} ankommt.",
    "fr": "Je sais que la date qui compte est {day}.|J'ai bien noté que la date qui compte est {day}.",
    "es": "Sé que la fecha que cuenta es {day}.|He anotado que la fecha que cuenta es {day}.",
    "it": "So che il giorno che conta è {day}.|Ho annotato che il giorno che conta è {day}.",
    "nl": "Ik weet dat het om {day} gaat.|Ik heb genoteerd dat het om {day} gaat.",
    "pt": "Sei que o dia que conta é {day}.|Tomei nota de que o dia que conta é {day}.",
}
_TIGHT = {
    "en": "I know that {day} is the day that counts, and how little time that leaves. I would rather not promise more "
    "than I can be sure of.",
    "de": "Ich weiß, dass es auf {day} ankommt und wie knapp das ist. Ich möchte Ihnen nicht mehr versprechen, als ich "
    "sicher halten kann.",
    "fr": "Je sais que la date qui compte est {day} et que le temps presse. Je préfère ne pas vous promettre plus que "
    "je ne suis sûr de pouvoir tenir.",
    "es": "Sé que la fecha que cuenta es {day} y que queda muy poco tiempo. Prefiero no prometerle más de lo que es "
    "seguro que podemos cumplir.",
    "it": "So che il giorno che conta è {day} e che il tempo è pochissimo. Preferisco non prometterle più di quanto "
    "sia certo di poter mantenere.",
    "nl": "Ik weet dat het om {day} gaat en hoe weinig tijd er nog is. Ik beloof u liever niet meer dan ik zeker waar "
    "kan maken.",
    "pt": "Sei que o dia que conta é {day} e que resta muito pouco tempo. Prefiro não prometer mais do que é certo "
    "podermos cumprir.",
}
_PASSED = {
    "en": "I know that {day} was the day that counted, and that it has passed.",
    "de": "Ich weiß, dass es auf {day} ankam und dass dieser Tag vorbei ist.",
    "fr": "Je sais que la date qui comptait était {day} et qu'elle est passée.",
    "es": "Sé que la fecha que contaba era {day} y que ya ha pasado.",
    "it": "So che il giorno che contava era {day} e che è passato.",
    "nl": "Ik weet dat het om {day} ging en dat die dag voorbij is.",
    "pt": "Sei que o dia que contava era {day} e que já passou.",
}
_NTH = {
    "en": "second third fourth fifth sixth",
    "de": "zweite dritte vierte fünfte sechste",
    "fr": "deuxième troisième quatrième cinquième sixième",
    "es": "segundo tercer cuarto quinto sexto",
    "it": "secondo terzo quarto quinto sesto",
    "nl": "tweede derde vierde vijfde zesde",
    "pt": "segunda terceira quarta quinta sexta",
}


def deadline(promise: Promise, today: date, language: str, choose: Callable[[Sequence[str]], str]) -> str:
    """A sentence or two about the day by which it is needed, "" where none was named. `today`: in the shop's zone."""
    if promise.needed is None:
        return ""
    said = _PASSED if promise.needed < today else _IN_TIME if promise.in_time else _TIGHT
    return choose(said[language].split("|")).format(day=named_day(promise.needed, today, language))


def nth(count: int, language: str) -> str:
    """ "third" for the third of several letters, to stand before "message"; "" for the first and beyond the sixth."""
    words = _NTH[language].split()
    return words[count - 2] if 2 <= count < len(words) + 2 else ""
