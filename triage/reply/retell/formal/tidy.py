"""A clause without what is only manner of writing: greetings, empty openings, heat, shouting, chatter in brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from triage.judge.wordlist import words
from triage.reply.retell.abbreviation import is_too_long
from triage.reply.retell.formal.manner import Manner
from triage.reply.retell.inches import measured

_SIGNS = re.compile(r"[\U0001F000-\U0001FFFF\u2600-\u27BF\uFE0F]")
SMILE = re.compile(r"(?<![\w\"])[:;]-?[()/DP](?!\w)")  # ends a sentence, as people write who do not use full stops
_BRACKETS = re.compile(r"\s*\(([^()]*)\)")
_SMALL = words(
    "nie kein mein dein noch mehr drei zwei vier fünf acht neun zehn elf tage geld bitte die der das und nur",
    "quatre cinq six sept huit neuf dix tous tout cinco seis siete ocho nueve diez cuatro todos toda nunca",
    "quattro sei sette otto nove dieci vijf zes acht negen tien twaalf quatro sete oito nove dez toda todo tudo",
    "et ou y o e en pas que qui les des une mon mes vos la le fois non ni jamais rien deux mois jour",
    "no ni mi mis los las una dos tres ya sin nada más qué el son todo días años",
    "non mai mio mia miei tre due una gli del uno ora solo niente anni",
    "niet geen nog mijn wel nu al een het van twee drie jaar week",
    "não nem meu sem já são dois três dias meses uma nada",
)
_CAPITALS = re.compile(r"(?<![\w#./-])[A-ZÄÖÜÀ-Ý][A-ZÄÖÜÀ-Ý']+(?![\w-]|\.\w| \d)")
_MOST_IN_BRACKETS = 9  # words


def flat(sentence: str, manner: Manner) -> str:
    """One line in plain signs, without a greeting before it."""
    sentence = re.sub(r"\?{2,}", "?", measured(sentence))
    line = " ".join(
        SMILE.sub("…", _SIGNS.sub(" ", sentence)).replace("’", "'").replace("‘", "'").replace("¡", "").split()
    )
    return manner.greeting.sub("", re.sub(r"[“”„]", '"', line)).strip(" …")


def tidy(line: str, manner: Manner) -> str | None:
    """From its first word that says something to its last, in a calm voice; None where it cannot be calmed."""
    line = _BRACKETS.sub(_kept, line).strip(" ,.;:–—-*•>")
    previous = ""
    while previous != line:
        previous = line
        line = manner.opening.sub("", line).strip(" ,.;:–—-")
    cooler = re.sub(r"\s+([,.;])", r"\1", " ".join(manner.heat.sub(" ", line).split())).strip(" ,")
    return calm(cooler, manner)


def quiet(line: str, manner: Manner) -> str:
    """In small letters where it shouts; what may be a noun, or a name, keeps its first capital."""
    found = list(_CAPITALS.finditer(line))
    loud = _loud(found)
    return _CAPITALS.sub(lambda match: _in_small(match[0], manner) if match[0] in loud else match[0], line)


def _in_small(word: str, manner: Manner) -> str:
    common = manner.common is None or manner.common.fullmatch(word)
    return word.lower() if common else word.capitalize()


def calm(line: str, manner: Manner) -> str | None:
    """In small letters where it shouts; None where nobody can tell which words are nouns, or names."""
    loud = _loud(list(_CAPITALS.finditer(line)))
    if manner.common is not None and not all(manner.common.fullmatch(word) for word in loud):
        return None
    return quiet(line, manner)


def _loud(found: Sequence[re.Match[str]]) -> set[str]:
    """Of words in capitals those that are no abbreviations, and any that stand behind each other."""
    loud = {match[0] for match in found if is_too_long(match[0]) or match[0].lower() in _SMALL}
    return loud | {
        word for one, other in pairwise(found) if other.start() - one.end() <= 1 for word in (one[0], other[0])
    }


def _kept(match: re.Match[str]) -> str:
    """Brackets stay where they hold a figure in few words."""
    inside = match[1]
    fits = re.search(r"\d", inside) and len(inside.split()) <= _MOST_IN_BRACKETS and not re.search(r"[?!]", inside)
    return match[0] if fits else ""
