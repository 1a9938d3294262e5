"""French turned round: "j'ai reçu" becomes "vous avez reçu", "vous m'avez promis" becomes "nous vous avons promis"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from triage.judge.wordlist import words
from triage.reply.retell.formal.french_verbs import OF_JE, OF_NOUS, OF_VOUS
from triage.reply.retell.formal.phrase import Phrase, UnsureError

_CLITICS = words("ne n' me m' se s' vous nous le la l' les lui leur en y")
_ME = words("me m'")
_PLAIN = {
    "mon": "votre",
    "ma": "votre",
    "mes": "vos",
    "notre": "votre",
    "nos": "vos",
    "moi": "vous",
    "votre": "notre",
    "vos": "nos",
    "me": "vous",
    "m'": "vous ",
}
_UNSURE = words("tu t' te toi ton ta tes mien mienne miens miennes vôtre vôtres")
_PREPOSITIONS = words("chez avec à pour de par contre sur sans auprès")
_SUBJECTS = words("je on il elle ils elles ne n'")
_SAID_SIMPLY = (
    (
        re.compile(r"^nous sommes (?:aujourd'hui )?le (\d+\w*(?: [a-zéû]+)?) et toujours rien", re.IGNORECASE),
        r"le \1, je n'avais toujours rien",
    ),
    (re.compile(r"^nous sommes (?:aujourd'hui )?le (\d+\w*(?: [a-zéû]+)?) et ", re.IGNORECASE), r"le \1, "),
    (re.compile(r"^je me permets de vous (?:écrire|contacter)", re.IGNORECASE), "je vous écris"),
)
_ELISIONS = (
    (re.compile(r"\b([Nn])e (?=[aeéêiou])"), r"\1'"),
    (re.compile(r"\b([Nn])'(?![aeéèêiouyhàâ])"), r"\1e "),
    (re.compile(r"\b([Qq]u|[Ll]orsqu|[Pp]uisqu|[Jj]usqu)'(?=(?:vous|nous)\b)"), r"\1e "),
    (re.compile(r"\b([Ss])'(?=(?:vous|nous)\b)"), r"\1i "),
    (re.compile(r"\b([Dd])'(?=(?:vous|nous|votre|vos|notre|nos)\b)"), r"\1e "),
)


def to_formal(clause: str) -> str | None:
    """The clause as we would say it, or None."""
    for pattern, simply in _SAID_SIMPLY:
        clause = pattern.sub(simply, clause)
    phrase = Phrase(clause)
    if set(phrase.low) & _UNSURE:
        return None
    number = 0
    try:
        while number < len(phrase):
            number = _turn(phrase, number)
    except UnsureError:
        return None
    text = phrase.text()
    for pattern, elided in _ELISIONS:
        text = pattern.sub(elided, text)
    return text


def _turn(phrase: Phrase, number: int) -> int:
    """Turns the word, or a subject with its verb; the number of the first word behind."""
    word = phrase.low[number]
    if word in ("je", "j'"):
        behind = _subject(phrase, number, "vous", OF_JE)
        if not behind:
            raise UnsureError
        return behind
    if word == "nous":
        return _customers(phrase, number)
    if word == "vous":
        return _ours(phrase, number)
    phrase.turn(number, _PLAIN.get(word, word))
    return number + 1


def _customers(phrase: Phrase, number: int) -> int:
    behind = 0 if phrase.word(number - 1) in _PREPOSITIONS else _subject(phrase, number, "vous", OF_NOUS)
    if not behind:
        phrase.turn(number, "vous")  # an object: "il nous a dit"
    return behind or number + 1


def _ours(phrase: Phrase, number: int) -> int:
    before = phrase.word(number - 1)
    behind = 0 if before in _PREPOSITIONS else _subject(phrase, number, "nous", OF_VOUS)
    if behind:
        return behind
    if before not in _PREPOSITIONS | _SUBJECTS:
        raise UnsureError
    phrase.turn(number, "nous")
    return number + 1


def _subject(phrase: Phrase, number: int, told: str, forms: Mapping[str, str]) -> int:
    """Turns a subject, the pronouns behind it and its verb; the number behind them, 0 where no table has the verb."""
    verb = number + 1
    while phrase.word(verb) in _CLITICS:
        verb += 1
    if phrase.word(verb) not in forms:
        return 0
    for between in range(number + 1, verb):
        pronoun = phrase.low[between]
        if pronoun in _ME:
            phrase.turn(between, "vous " if pronoun == "m'" else "vous")
        elif pronoun == "vous":
            phrase.turn(between, "nous" if told == "vous" else "vous")
        elif pronoun == "nous":
            phrase.turn(between, "vous")
    phrase.turn(number, f"{told} " if phrase.low[number].endswith("'") else told)
    phrase.turn(verb, forms[phrase.low[verb]])
    return verb + 1
