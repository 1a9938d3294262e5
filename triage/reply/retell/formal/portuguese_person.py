"""Portuguese turned round: "comprei" becomes "comprou", "enviaram-me" becomes "enviaram-lhe"."""

from __future__ import annotations

import re

from triage.judge.wordlist import words
from triage.reply.retell.formal.phrase import Phrase, UnsureError
from triage.reply.retell.formal.portuguese_verbs import NOUNS, is_mine, told

_PLAIN = {
    "mim": "si",
    "comigo": "consigo",
    "meu": "seu",
    "minha": "sua",
    "meus": "seus",
    "minhas": "suas",
    "vosso": "nosso",
    "vossa": "nossa",
    "vossos": "nossos",
    "vossas": "nossas",
    "vos": "nos",
}
_UNSURE = words("tu ti te teu tua teus tuas contigo você nós nosso nossa nossos nossas conosco connosco")
_TO_US = re.compile(
    r"-nos\b|\b(?:não|ninguém|nunca|já|também|que|ainda) nos (?=\w+(?:am|em|ou|eu|iu|á|a|e)\b)"
)  # to them
_PLURAL_OURS = words("enviam mandam dizem prometem têm vão podem são estão fazem cobram")
_BETWEEN = words("não me já só também ainda nunca lhe vos o a os as lhes até sempre se que")
_SHARED_FORM = re.compile(r"(?:ia|ava|era|inha|sse|disse|trouxe|soube|quis)$")  # the same told of anybody
_WITH_US = words("a com de por para")
_BEFORE_VERB = words("e não que me eu já só também ainda se")
_OF_SHOPS = {
    "nossa": words("loja empresa equipa equipe página transportadora linha resposta"),
    "nosso": words("site serviço apoio armazém atendimento email"),
}
_WITH_PRONOUN = re.compile(
    r"(?P<verb>[^\W\d_]+)-(?P<rest>(?:me|mo|ma|lo|la|los|las|o|a|os|as|lhe|lhes|vos|se|nos)(?:-\w+)?)"
)


def to_formal(clause: str) -> str | None:
    """The clause as we would say it, or None."""
    phrase = Phrase(re.sub(r"\bpra\b", "para", re.sub(r"\bpro\b", "para o", clause)))
    if set(phrase.low) & _UNSURE or _TO_US.search(" ".join(phrase.low)):
        return None
    if "vocês" in phrase.low and set(phrase.low) & _PLURAL_OURS:
        return None
    try:
        for number in range(len(phrase)):
            phrase.turn(number, _subject(phrase, number) if phrase.low[number] == "eu" else _word(phrase, number))
    except UnsureError:
        return None
    return phrase.text()


def _subject(phrase: Phrase, number: int) -> str:
    """Nothing for "eu", which its verb tells already."""
    verb = next((word for word in phrase.low[number + 1 :] if word not in _BETWEEN), "")
    if not (is_mine(verb) or _SHARED_FORM.search(verb)):
        raise UnsureError
    return ""


def _word(phrase: Phrase, number: int) -> str:
    word, before, after = phrase.low[number], phrase.word(number - 1), phrase.word(number + 1)
    if word in ("me", "lhe", "lhes"):
        return {True: "se" if word == "me" else "nos", False: "lhe" if word == "me" else word}[is_mine(after)]
    if word in ("seu", "sua", "seus", "suas") or word == "vocês":
        return _ours(word, before, after)
    return word if phrase.is_name(number) else _PLAIN.get(word) or _verb(word, before, first=number == 0)


def _verb(word: str, before: str, *, first: bool) -> str:
    if match := _WITH_PRONOUN.fullmatch(word):
        return _with_pronoun(match["verb"], match["rest"])
    if word in NOUNS and before not in _BEFORE_VERB:
        if first:  # "Envio em anexo": who, or what?
            raise UnsureError
        return word
    return told(word) or word


def _ours(word: str, before: str, after: str) -> str:
    """ "nossa" for "sua" before what a shop has; whose anything else is, nobody can tell."""
    if word == "vocês" and before in _WITH_US:
        return "nós"
    ours = next((ours for ours, things in _OF_SHOPS.items() if after.removesuffix("s") in things), "")
    if not ours or word == "vocês":
        raise UnsureError
    return f"{ours}s" if word.endswith("s") else ours


def _with_pronoun(verb: str, rest: str) -> str:
    """ "enviaram-me" as "enviaram-lhe", "enganei-me" as "enganou-se", "usei-as" as "usou-as"."""
    mine = told(verb)
    if rest in ("mo", "ma") or rest.startswith("me-"):
        raise UnsureError
    if rest == "me":
        return f"{mine}-se" if mine else f"{verb}-lhe"
    if rest == "vos" or (mine and rest in ("lhe", "lhes")):
        return f"{mine or verb}-nos"
    return f"{mine or verb}-{rest}"
