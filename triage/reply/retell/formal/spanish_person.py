"""Spanish turned round: "he comprado" becomes "ha comprado", "me habéis enviado" becomes "le hemos enviado"."""

from __future__ import annotations

import re

from triage.reply.retell.formal.spanish_verbs import NOUNS, OF_USTEDES, TABLE, told, told_of_us

_WORD = re.compile(r"\"[^\"]*\"|«[^»]*»|[^\W\d_]+(?:-[^\W\d_]+)*|\d[\w.,:/-]*|\s+|[^\w\s]")
_PLAIN = {
    "yo": "usted",
    "mí": "usted",
    "conmigo": "con usted",
    "mi": "su",
    "mis": "sus",
    "mío": "suyo",
    "mía": "suya",
    "míos": "suyos",
    "mías": "suyas",
    "vosotros": "nosotros",
    "vuestro": "nuestro",
    "vuestra": "nuestra",
    "vuestros": "nuestros",
    "vuestras": "nuestras",
    "os": "nos",
}
_FAMILIAR = frozenset(
    "tú tu tus te ti contigo eres tienes puedes has estás usted nosotros nuestro nuestra nuestros nuestras nos".split()
)
_THEM = frozenset("lo la los las".split())
_BEFORE_NOUN = frozenset(
    "el un mi su de por del al ningún sin con este ese otro cada primer segundo tercer nuevo en para último mismo tu".split()
)
_OURS = {"o": "nuestro", "a": "nuestra"}
_OF_SHOPS = {
    "web": "a",
    "página": "a",
    "tienda": "a",
    "empresa": "a",
    "transportista": "o",
    "mensajero": "o",
    "repartidor": "o",
    "servicio": "o",
    "atención": "a",
    "almacén": "o",
    "departamento": "o",
    "correo": "o",
    "respuesta": "a",
    "mensaje": "o",
    "plataforma": "a",
    "sitio": "o",
    "catálogo": "o",
    "anuncio": "o",
    "compañía": "a",
    "equipo": "o",
}
_WAITING = re.compile(
    r"^(?:ya )?(?:\d+|un|una|dos|tres|cuatro|cinco|seis) (?:días|semanas?|mes(?:es)?) (?=esperando)", re.IGNORECASE
)
_REFLEXIVE = re.compile(
    r"(?:dar|quedar|quejar|registrar|equivocar|conectar|suscribir|arrepentir|fiar|olvidar|preocupar)me$"
)


def to_formal(clause: str) -> str | None:
    """The clause as we would say it, or None."""
    clause = _WAITING.sub(lambda match: f"llevo {match[0].lower()}", clause)
    tokens = _WORD.findall(clause)
    places = [place for place, token in enumerate(tokens) if token[0].isalpha()]
    low = [tokens[place].lower() for place in places]
    if set(low) & _FAMILIAR:
        return None
    turned = list(tokens)
    for number, place in enumerate(places):
        new = _word(low, number)
        if new is None:
            return None
        if new != low[number]:
            turned[place] = new
    return "".join(turned)


def _word(low: list[str], number: int) -> str | None:
    word = low[number]
    before = low[number - 1] if number else ""
    after = low[number + 1] if number + 1 < len(low) else ""
    if word in _PLAIN:
        return _PLAIN[word]
    if word == "me":
        return "se" if after in _THEM or _is_mine(after) else "le"
    if word in ("les", "le"):
        return "nos" if _is_mine(after) else word
    if word == "ustedes":
        return (
            "nosotros" if before in ("a", "con", "de", "por", "para") or _verb_of(low, number) in OF_USTEDES else None
        )
    if word in OF_USTEDES and "ustedes" in low[:number]:
        return OF_USTEDES[word]
    if word in ("su", "sus"):
        gender = _OF_SHOPS.get(after.removesuffix("s"), _OF_SHOPS.get(after, ""))
        return _OURS[gender] + ("s" if word == "sus" else "") if gender else None
    if re.search(r"[aeiáéí]r(?:me|melo|mela|melos|melas)$", word):
        return _enclitic(word)
    if word.endswith(("ándome", "iéndome")):
        return f"{word[:-2]}le"
    if word in NOUNS and before in _BEFORE_NOUN:
        return word
    if word in NOUNS and number and before not in ("y", "no", "que", "lo", "la", "os", "me", "les", "le", "se"):
        return word if word not in TABLE or before not in ("", "ya") else None
    return told_of_us(word) or _first(word)


def _first(word: str) -> str | None:
    form = told(word)
    return form if form is None else form or word


def _is_mine(word: str) -> bool:
    return bool(told(word)) and word not in ("pedido",)


def _verb_of(low: list[str], number: int) -> str:
    """The verb behind a subject and its pronouns."""
    return next((word for word in low[number + 1 : number + 4] if word not in ("me", "no", "lo", "la", "ya", "se")), "")


def _enclitic(word: str) -> str:
    """ "enviarme" as "enviarle", "enviármelo" as "enviárselo", "darme de baja" as "darse"."""
    if word.endswith("me"):
        return f"{word[:-2]}{'se' if _REFLEXIVE.search(word) else 'le'}"
    return re.sub(r"me(l[oa]s?)$", r"se\1", word)
