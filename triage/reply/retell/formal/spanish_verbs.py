"""Spanish verbs of the first person, and how they are told of "usted"; by rule where the rule is sure."""

from __future__ import annotations

import re

from triage.judge.wordlist import words
from triage.reply.retell.formal.phrase import UnsureError

_IRREGULAR = """he ha|estoy está|soy es|voy va|doy da|tengo tiene|hago hace|pongo pone|digo dice|vengo viene|salgo sale
puedo puede|quiero quiere|debo debe|sé sabe|veo ve|creo cree|pido pide|sigo sigue|exijo exige|encuentro encuentra
entiendo entiende|pierdo pierde|prefiero prefiere|siento siente|conozco conoce|agradezco agradece|vuelvo vuelve
devuelvo devuelve|envío envía|cuento cuenta|pruebo prueba|duermo duerme|oigo oye|dispongo dispone|continúo continúa
traigo trae|mantengo mantiene|obtengo obtiene|consigo consigue|insisto insiste|recibo recibe|escribo escribe|vivo vive
leo lee|hice hizo|tuve tuvo|estuve estuvo|pude pudo|puse puso|quise quiso|vine vino|dije dijo|traje trajo|supe supo
fui fue|di dio|vi vio|hube hubo|pedí pidió|preferí prefirió|sentí sintió|seguí siguió|dormí durmió|conseguí consiguió
repetí repitió|elegí eligió|leí leyó|creí creyó|caí cayó|oí oyó|advertí advirtió|invertí invirtió|mentí mintió
haré hará|tendré tendrá|podré podrá|querré querrá|diré dirá|pondré pondrá|vendré vendrá|saldré saldrá|sabré sabrá
quepo cabe|rechacé rechazó|empiezo empieza|requiero requiere|dejo deja|abono abona"""
_PRESENT_AR = """espero necesito entro intento adoro odio hablo escucho miro paso regreso tardo logro ocupo gano
imploro actualizo firmo cancelo anulo reviso consulto soporto ordeno contrato abandono acabo termino
solicito compro llevo mando quedo adjunto confirmo reclamo pago busco llamo trabajo uso gasto deseo
encargo acepto contacto cambio observo noto reitero ruego informo comunico aguardo considero"""
_ROOTS = {"ruego": "ruega"}
# Also nouns: behind an article or a preposition they are left alone.
NOUNS = words(
    "pago envío cambio encargo trabajo uso gasto contacto reclamo adjunto abono paso logro contrato",
    "abandono pedido deseo recibo",
)
TABLE = dict(pair.split() for line in _IRREGULAR.splitlines() for pair in line.split("|")) | {
    form: _ROOTS.get(form, f"{form[:-1]}a") for form in _PRESENT_AR.split()
}
_NO_VERB = words(
    "café porqué bebé comité chalé carné puré olé aquí así ahí allí mí sí ti casi bisturí jabalí",
)
_PAST_IN_RE = re.compile(
    r"(?:esper|super|recuper|oper|gener|liber|alter|consider|toler|exager|apoder|moder|valor|llor|explor|mejor"
    r"|retir|mir|tir|prepar|repar|compar|separ|declar|aclar|super|gir|ignor|demor|mejor|valor|asegur|factur"
    r"|procur|captur|incorpor)é$"
)
_SHORTEST = 4  # letters; shorter forms stand in the table
_OURS_TOO = re.compile(r"[aei]mos$")
_OF_MANY = re.compile(r"^(?:mism|últim|próxim|máxim|mínim|ram|tram|íntim|extrem)os$|[^aeiáéí]mos$|^(?:mismos)$")
_FUTURE = re.compile(r"[aei]ré$")
_SOFT = (("qué", "có"), ("gué", "gó"), ("cé", "zó"), ("é", "ó"))
_OURS = """habéis hemos|sois somos|estáis estamos|vais vamos|tenéis tenemos|podéis podemos|queréis queremos
decís decimos
hacéis hacemos|debéis debemos|sabéis sabemos|dais damos|veis vemos|seguís seguimos|ponéis ponemos|venís venimos
vendéis vendemos|cobráis cobramos|creéis creemos|pedís pedimos|habíais habíamos|estabais estábamos|erais éramos"""
OURS = dict(pair.split() for line in _OURS.splitlines() for pair in line.split("|"))
_OURS_BY_RULE = (
    (re.compile(r"asteis$"), "amos"),
    (re.compile(r"isteis$"), "imos"),
    (re.compile(r"arais$"), "áramos"),
    (re.compile(r"ierais$"), "iéramos"),
    (re.compile(r"áis$"), "amos"),
)
OF_USTEDES = dict(
    pair.split()
    for pair in "dicen decimos|han hemos|tienen tenemos|pueden podemos|prometieron prometimos|dijeron dijimos|"
    "enviaron enviamos|cobraron cobramos|mandaron mandamos|siguen seguimos|son somos|están estamos".split("|")
)


def told(word: str) -> str:
    """The form told of "usted", "" where the word is none of the first person. Raises UnsureError."""
    if word in TABLE:
        return TABLE[word]
    if word in _NO_VERB or len(word) < _SHORTEST:
        return ""
    if _OURS_TOO.search(word) and not _OF_MANY.search(word):
        raise UnsureError
    return _past_or_future(word)


def is_mine(word: str) -> bool:
    """Whether a pronoun before the word may be the customer's own."""
    return bool(TABLE.get(word) or (len(word) >= _SHORTEST and word not in _NO_VERB and _past_or_future(word)))


def _past_or_future(word: str) -> str:
    if word.endswith(("ándome", "iéndome")):
        return f"{word[:-2]}le"
    if word.endswith("é"):
        if _FUTURE.search(word) and not _PAST_IN_RE.search(word):
            return f"{word[:-1]}á"
        ending, past = next(each for each in _SOFT if word.endswith(each[0]))
        return word.removesuffix(ending) + past
    if word.endswith("í"):
        return f"{word[:-1]}{'yó' if word[-2] in 'aeo' else 'ió'}"
    return ""


def told_of_us(word: str) -> str:
    """Our "vosotros" form in the customer's mouth as our own, "" where the word is none."""
    if word in OURS:
        return OURS[word]
    return next((pattern.sub(ours, word) for pattern, ours in _OURS_BY_RULE if pattern.search(word)), "")
