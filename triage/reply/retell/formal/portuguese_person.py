"""Portuguese turned round: "comprei" becomes "comprou", "enviaram-me" becomes "enviaram-lhe"."""

from __future__ import annotations

import re

from triage.reply.retell.formal.portuguese_verbs import NOUNS, told

_WORD = re.compile(r"\"[^\"]*\"|«[^»]*»|[^\W\d_]+(?:-[^\W\d_]+)*|\d[\w.,:/-]*|\s+|[^\w\s]")
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
    "vocês": "nós",
}
_FAMILIAR = frozenset("tu ti te teu tua teus tuas contigo você nós nosso nossa nossos nossas conosco connosco".split())
_OF_SHOPS = {
    "site": "o",
    "loja": "a",
    "empresa": "a",
    "equipa": "a",
    "equipe": "a",
    "página": "a",
    "serviço": "o",
    "transportadora": "a",
    "apoio": "o",
    "linha": "a",
    "armazém": "o",
    "atendimento": "o",
    "email": "o",
    "resposta": "a",
}
_VERB_BEFORE = frozenset("e não que me eu já só também ainda se".split())
_CLITIC = re.compile(
    r"^(?P<verb>[^\W\d_]+)-(?P<rest>(?:me|mo|ma|lo|la|los|las|o|a|os|as|lhe|lhes|vos|se|nos)(?:-\w+)?)$"
)
_PLURAL_OURS = frozenset("enviam mandam dizem prometem têm vão podem são estão fazem cobram".split())


def to_formal(clause: str) -> str | None:
    """The clause as we would say it, or None."""
    clause = re.sub(r"\bpra\b", "para", re.sub(r"\bpro\b", "para o", clause))
    tokens = _WORD.findall(clause)
    places = [place for place, token in enumerate(tokens) if token[0].isalpha()]
    low = [tokens[place].lower() for place in places]
    if set(low) & _FAMILIAR or ("vocês" in low and set(low) & _PLURAL_OURS):
        return None
    turned = list(tokens)
    for number, place in enumerate(places):
        new = _word(low, number)
        if new is None:
            return None
        if new != low[number]:
            turned[place] = new
    return re.sub(r"\s{2,}", " ", "".join(turned)).strip()


def _word(low: list[str], number: int) -> str | None:  # noqa: PLR0911
    word = low[number]
    before = low[number - 1] if number else ""
    after = low[number + 1] if number + 1 < len(low) else ""
    if word == "vocês":
        return "nós" if before in ("a", "com", "de", "por", "para") else None
    if word in _PLAIN:
        return _PLAIN[word]
    if word == "eu":
        return ""
    if word == "me":
        return "se" if told(after) else "lhe"
    if word in ("lhes", "lhe"):
        return "nos" if told(after) else word
    if word in ("seu", "sua", "seus", "suas"):
        gender = _OF_SHOPS.get(after)
        return None if gender is None else f"noss{gender}{'s' if word.endswith('s') else ''}"
    if match := _CLITIC.match(word):
        return _with_clitic(match["verb"], match["rest"])
    if word in NOUNS and number and before not in _VERB_BEFORE:
        return word
    form = told(word)
    return form if form is None else form or word


def _with_clitic(verb: str, rest: str) -> str | None:
    """ "enviaram-me" as "enviaram-lhe", "enganei-me" as "enganou-se", "usei-as" as "usou-as"."""
    mine = told(verb)
    if mine is None:
        return None
    if rest == "me":
        return f"{mine}-se" if mine else f"{verb}-lhe"
    if rest in ("mo", "ma") or rest.startswith("me-"):
        return None
    if rest in ("lhes", "lhe", "vos"):
        return f"{mine}-nos" if mine else (f"{verb}-nos" if rest == "vos" else f"{verb}-{rest}")
    return f"{mine or verb}-{rest}"
