"""Spanish turned round: "he comprado" becomes "ha comprado", "me habéis enviado" becomes "le hemos enviado"."""

from __future__ import annotations

import re

from triage.judge.wordlist import words
from triage.reply.retell.formal.phrase import Phrase, UnsureError
from triage.reply.retell.formal.spanish_verbs import NOUNS, OF_USTEDES, is_mine, told, told_of_us

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
_UNSURE = words(
    "tú tu tus te ti contigo eres tienes puedes has estás usted nosotros nuestro nuestra nuestros nuestras nos"
)
_THEM = words("lo la los las")
_WITH_US = words("a con de por para")
_BEFORE_NOUN = words(
    "el un mi su de por del al ningún sin con este ese otro cada primer segundo tercer nuevo en para último mismo"
)
_BEFORE_VERB = words("y no que lo la os me les le se ya")
_BETWEEN_SUBJECT = words("no me os les le lo la los las ya también solo sí nunca todavía aún mismo misma se te que")
_SHARED_FORM = re.compile(r"(?:ía|aba|era|iese|iera|ara|ase|sea|haya)$")  # the same told of anybody
_BETWEEN = words("me no lo la ya se")
_OF_SHOPS = {
    "nuestra": words("web página tienda empresa atención respuesta plataforma compañía"),
    "nuestro": words(
        "transportista mensajero repartidor servicio almacén departamento correo mensaje sitio catálogo anuncio equipo"
    ),
}
_WAITING = re.compile(
    r"^(?:ya )?(?:\d+|un|una|dos|tres|cuatro|cinco|seis) (?:días|semanas?|mes(?:es)?) (?=esperando)", re.IGNORECASE
)
_WITH_ME = re.compile(r"[aeiáéí]r(?:me|mel[oa]s?)$")
_NOTICED = words("cuenta prisa")  # "darme cuenta"
_NO_INFINITIVE = words("duerme firme informe conforme enorme uniforme afirme confirme reforme")
_REFLEXIVE = re.compile(
    r"(?:quedar|quejar|registrar|equivocar|conectar|suscribir|arrepentir|fiar|olvidar|preocupar)me$"
)


def to_formal(clause: str) -> str | None:
    """The clause as we would say it, or None."""
    phrase = Phrase(_WAITING.sub(lambda match: f"llevo {match[0].lower()}", clause))
    if set(phrase.low) & _UNSURE:
        return None
    try:
        for number in range(len(phrase)):
            phrase.turn(number, _pronoun(phrase, number) or _verb(phrase, number))
    except UnsureError:
        return None
    return phrase.text()


def _pronoun(phrase: Phrase, number: int) -> str:
    word, before, after = phrase.low[number], phrase.word(number - 1), phrase.word(number + 1)
    if word == "me":
        return "se" if after in _THEM or is_mine(after) else "le"
    if word == "yo" and not _has_verb(phrase, number):
        raise UnsureError
    if word in ("les", "le"):
        return "nos" if is_mine(after) else word
    if word == "ustedes":
        return _you(phrase, number)
    if word in ("su", "sus"):
        return _owner(word, after)
    if word in OF_USTEDES and "ustedes" in phrase.low[:number]:
        return OF_USTEDES[word]
    return "" if before == "el" and word == "mío" else _PLAIN.get(word, "")


def _has_verb(phrase: Phrase, number: int) -> bool:
    """Whether the verb behind "yo" is one that will be turned, or looks the same told of anybody."""
    verb = next((word for word in phrase.low[number + 1 :] if word not in _BETWEEN_SUBJECT), "")
    return is_mine(verb) or bool(_SHARED_FORM.search(verb))


def _you(phrase: Phrase, number: int) -> str:
    verb = next((word for word in phrase.low[number + 1 : number + 4] if word not in _BETWEEN), "")
    if phrase.word(number - 1) not in _WITH_US and verb not in OF_USTEDES:
        raise UnsureError
    return "nosotros"


def _owner(word: str, owned: str) -> str:
    """ "nuestra" for "su" before what a shop has; whose anything else is, nobody can tell."""
    ours = next(
        (ours for ours, things in _OF_SHOPS.items() if owned in things or owned.removesuffix("s") in things), ""
    )
    if not ours:
        raise UnsureError
    return f"{ours}s" if word == "sus" else ours


def _verb(phrase: Phrase, number: int) -> str:
    word, before = phrase.low[number], phrase.word(number - 1)
    if phrase.is_name(number):
        return word
    if word == "haberme":
        raise UnsureError
    if _WITH_ME.search(word) and word not in _NO_INFINITIVE:
        own = is_mine(before) or (before in ("a", "de") and is_mine(phrase.word(number - 2)))
        return _enclitic(word, own=own or (word == "darme" and phrase.word(number + 1) in _NOTICED))
    if word in NOUNS and (before in _BEFORE_NOUN or before not in _BEFORE_VERB):
        if not number:
            raise UnsureError
        return word
    return told_of_us(word) or told(word) or word


def _enclitic(word: str, *, own: bool) -> str:
    """ "enviarme" as "enviarle", "enviármelo" as "enviárselo", "quiero quejarme" as "quejarse"."""
    if word.endswith("me"):
        return f"{word[:-2]}{'se' if own or _REFLEXIVE.search(word) else 'le'}"
    return re.sub(r"me(l[oa]s?)$", r"se\1", word)
