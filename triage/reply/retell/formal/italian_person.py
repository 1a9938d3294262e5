"""Italian turned round: "ho ordinato" becomes "ha ordinato", "mi avete addebitato" becomes "Le abbiamo addebitato"."""

from __future__ import annotations

import re

from triage.reply.retell.formal.italian_verbs import NOUNS, OURS, PARTICIPLES_TOO, told

_WORD = re.compile(r"\"[^\"]*\"|«[^»]*»|[^\W\d_]+'|[^\W\d_]+(?:-[^\W\d_]+)*|\d[\w.,:/-]*|\s+|[^\w\s]")
_PLAIN = {
    "io": "Lei",
    "mio": "Suo",
    "mia": "Sua",
    "miei": "Suoi",
    "mie": "Sue",
    "vostro": "nostro",
    "vostra": "nostra",
    "vostri": "nostri",
    "vostre": "nostre",
    "voi": "noi",
    "vi": "ci",
    "ve": "ce",
    "v'": "c'",
}
_FAMILIAR = frozenset(
    "tu ti te tuo tua tuoi tue hai puoi devi noi nostro nostra nostri nostre suo sua suoi sue".split()
)
_GLI = {"lo": "Glielo", "la": "Gliela", "li": "Glieli", "le": "Gliele", "ne": "Gliene"}
_BEFORE_NOUN = frozenset(
    "il lo l' un un' mio Suo di del dell' dal dall' al all' nel nell' sul per questo quel ogni primo secondo nuovo in con da che".split()
)
_DIRECT = re.compile(
    r"^(?:chiamat|richiamat|contattat|avvisat|informat|ignorat|trattat|truffat|aiutat|lasciat|pres|fatt|rassicurat"
    r"|invitat|ringraziat)[oaie]$"
)
_REFLEXIVE = re.compile(r"(?:lamentar|rivolger|scusar|registrar|iscriver|fidar|accorger|trovar)mi$")
_ONE = re.compile(r"[^aeiou](?:o|a)$|cliente$|presente$|gentile$")
_MANY = re.compile(r"(?:i|e)$")
_BETWEEN = frozenset(
    "molto davvero già ancora sempre stata stato solo anche veramente così un una la il più piuttosto un po' qui".split()
)


def to_formal(clause: str) -> str | None:
    """The clause as we would say it, or None."""
    tokens = _WORD.findall(clause)
    places = [place for place, token in enumerate(tokens) if token[0].isalpha()]
    low = [tokens[place].lower() for place in places]
    if set(low) & _FAMILIAR:
        return None
    turned = list(tokens)
    skipped = -1
    for number, place in enumerate(places):
        if number == skipped:
            turned[place] = ""
            continue
        new = _word(low, number)
        if new is None:
            return None
        if low[number] == "me" and new in _GLI.values():
            skipped = number + 1
            turned[place] = new
            if places[skipped] == place + 2:
                turned[place + 1] = ""
        elif new != low[number]:
            turned[place] = new
    return _elided("".join(turned))


def _word(low: list[str], number: int) -> str | None:  # noqa: PLR0911
    word = low[number]
    before = low[number - 1] if number else ""
    after = low[number + 1] if number + 1 < len(low) else ""
    if word in _PLAIN:
        return _PLAIN[word]
    if word in ("mi", "m'"):
        return _mi(low, number)
    if word == "me":
        return "Lei" if before in ("a", "per", "con", "da", "di", "su", "in") else _GLI.get(after)
    if word == "sono":
        return _sono(low, number)
    if match := re.fullmatch(r"(.+[aei]r)me(l[oaie]|ne)", word):
        return f"{match[1]}glie{match[2]}"
    if word.endswith("rmi") and len(word) > 4:  # noqa: PLR2004 - "dormi" is no infinitive
        return f"{word[:-2]}{'si' if _REFLEXIVE.search(word) else 'Le'}".replace("Le", "le")
    if word.endswith("rvi"):
        return f"{word[:-2]}ci"
    if word in OURS:
        if word in PARTICIPLES_TOO and before not in ("mi", "me", "lo", "la", "li", "le", "che", "voi", "non"):
            return word
        return OURS[word]
    if word.endswith("ate") and before in ("lo", "la", "mi", "me", "voi", "se", "quando"):
        return _of_us(word)
    if word in NOUNS and before in _BEFORE_NOUN:
        return word
    form = told(word)
    return form if form is None else form or word


def _of_us(word: str) -> str:
    """ "sistemate" as "sistemiamo", "pagate" as "paghiamo"."""
    stem = word.removesuffix("ate").removesuffix("i")
    return f"{stem}{'h' if stem.endswith(('c', 'g')) and not word.endswith('iate') else ''}iamo"


def _mi(low: list[str], number: int) -> str | None:
    """ "si" before the customer's own verb, "Le" or "La" before another's."""
    after = [word for word in low[number + 1 : number + 5] if word not in ("ci", "ne")]
    if not after:
        return None
    if after[0] == "sono":
        return "Le" if _is_many(low, low.index("sono", number)) else "si"
    if told(after[0]):
        return "si"
    return "La" if any(_DIRECT.match(word) for word in after[:3]) and after[0] in ("ha", "hanno", "avete") else "Le"


def _sono(low: list[str], number: int) -> str | None:
    """ "è" where the customer speaks of themself, "sono" where things are meant."""
    before = low[number - 1] if number else ""
    if before in ("ci", "non ci", "che", "si") and before != "mi":
        return "sono" if _is_many(low, number) else None
    if before == "mi":
        return "sono" if _is_many(low, number) else "è"
    rest = [word for word in low[number + 1 :] if word not in _BETWEEN]
    if not rest:
        return None
    if _is_many(low, number):
        return "sono"
    return "è" if _ONE.search(rest[0]) else None


def _is_many(low: list[str], number: int) -> bool:
    rest = [word for word in low[number + 1 :] if word not in _BETWEEN]
    return bool(rest) and (bool(_MANY.search(rest[0])) and not _ONE.search(rest[0]))


def _elided(text: str) -> str:
    return re.sub(r"\bc' ?(?=[^eèi\s])", "ci ", text)
