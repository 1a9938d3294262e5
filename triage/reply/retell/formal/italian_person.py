"""Italian turned round: "ho ordinato" becomes "ha ordinato", "mi avete addebitato" becomes "Le abbiamo addebitato"."""

from __future__ import annotations

import re

from triage.judge.wordlist import words
from triage.reply.retell.formal.italian_verbs import NOUNS, OURS, PARTICIPLES_TOO, is_mine, told
from triage.reply.retell.formal.phrase import Phrase, UnsureError

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
}
_UNSURE = words("tu ti te tuo tua tuoi tue hai puoi devi noi nostro nostra nostri nostre suo sua suoi sue v'")
# "ci è stato consegnato": to them, and not "there is".
_TO_US = re.compile(
    r"\bci (?!(?:sono|era|erano|sia|siano|sarà|saranno|sto|sta|stava|stanno|vuole|vogliono|mette|mettono|metto|si|ho"
    r"|penso|tengo|provo|vado|vediamo)\b)"
)
_YOU_ARE = re.compile(r"\b(?:che|non|ma|se) sei\b")  # elsewhere it is six
_THEM = {"lo": "Glielo", "la": "Gliela", "li": "Glieli", "le": "Gliele", "ne": "Gliene"}
_WITH_ME = words("a per con da di su in")
_BEFORE_NOUN = words(
    "il lo l' un un' mio suo di del dell' dal dall' al all' nel nell' sul per questo quel ogni primo secondo nuovo in",
    "con da",
)
_BEFORE_OURS = words("mi me lo la li le che voi non")
_BEFORE_COMMAND = words("lo la mi me voi se quando")
_DIRECT = re.compile(
    r"^(?:chiamat|richiamat|contattat|avvisat|informat|ignorat|trattat|truffat|aiutat|lasciat|pres|rassicurat"
    r"|invitat|ringraziat)[oaie]$"
)
_OF_A_WOMAN = re.compile(r"(?:at|it|ut)a$")  # what "mi ha svegliata" agrees with
_REFLEXIVE = re.compile(r"(?:lamentar|rivolger|scusar|registrar|iscriver|fidar|accorger|trovar)mi$")
_NO_INFINITIVE = words("fermi armi dormi conformi uniformi enormi firmi servi nervi cervi")
_ENCLITICS = re.compile(r"(.+[aei]r)me(l[oaie]|ne)")
_TO_YOU = re.compile(r"(.+[aei]r)ve(l[oaie]|ne)")  # "rimandarvela"
_ONE = re.compile(r"[^aeiou](?:o|a)$|(?:cliente|presente|gentile)$")
_MANY = re.compile(r"[ie]$")
_BETWEEN = words("molto davvero già ancora sempre stata stato solo anche veramente così un una la il più piuttosto qui")
_PLACES = words("nella nelle nei nel in alla alle ai al a da di del della dei con per su")
_BETWEEN_SUBJECT = words("non mi vi ve ci ne lo la li le già ho anche stesso stessa ancora sempre lo l' ce v' m'") - {
    "ho"
}
_PARTICLES = words("ci ne")


def to_formal(clause: str) -> str | None:
    """The clause as we would say it, or None."""
    phrase = Phrase(re.sub(r"\bsi è degnat[oa] di rispondere\b", "ha risposto", clause))
    if set(phrase.low) & _UNSURE or _TO_US.search(" ".join(phrase.low)) or _YOU_ARE.search(" ".join(phrase.low)):
        return None
    try:
        for number in range(len(phrase)):
            if phrase.word(number - 1) == "me" and _is_both(phrase, number - 1):
                phrase.join(number)
            else:
                phrase.turn(number, _pronoun(phrase, number) or _verb(phrase, number))
    except UnsureError:
        return None
    return re.sub(r"\bc' ?(?=[^eèi\s])", "ci ", phrase.text())


def _is_both(phrase: Phrase, number: int) -> bool:
    """Whether "me" stands before a pronoun: "me lo" is "Glielo"."""
    return phrase.word(number - 1) not in _WITH_ME and phrase.word(number + 1) in _THEM


def _pronoun(phrase: Phrase, number: int) -> str:
    word = phrase.low[number]
    if word in ("mi", "m'"):
        return _me(phrase, number)
    if word == "me":
        if _is_both(phrase, number):
            return _THEM[phrase.word(number + 1)]
        if phrase.word(number - 1) not in _WITH_ME:
            raise UnsureError
        return "Lei"
    if word == "io" and not _has_verb(phrase, number):
        raise UnsureError
    return _PLAIN.get(word, "")


def _has_verb(phrase: Phrase, number: int) -> bool:
    """Whether the verb behind "io" is one that will be turned, or looks the same told of anybody."""
    verb = next((word for word in phrase.low[number + 1 :] if word not in _BETWEEN_SUBJECT), "")
    return is_mine(verb) or verb == "sono" or verb.endswith(("essi", "assi", "issi"))


def _me(phrase: Phrase, number: int) -> str:
    """ "si" before the customer's own verb, "Le" or "La" before another's."""
    after = [word for word in phrase.low[number + 1 : number + 5] if word not in _PARTICLES]
    if not after:
        raise UnsureError
    if after[0] == "sono":
        return "Le" if _is_of_many(phrase, phrase.low.index("sono", number)) else "si"
    if is_mine(after[0]):
        return "si"
    spoken_to = any(_DIRECT.match(word) or _OF_A_WOMAN.search(word) for word in after[1:3])
    return "La" if spoken_to and after[0] in ("ha", "hanno", "avete") else "Le"


def _verb(phrase: Phrase, number: int) -> str:
    word, before = phrase.low[number], phrase.word(number - 1)
    if phrase.is_name(number):
        return word
    if word == "sono":
        return _am_or_are(phrase, number)
    if (
        (word.endswith(("rmi", "rvi")) and word not in _NO_INFINITIVE)
        or _ENCLITICS.fullmatch(word)
        or _TO_YOU.fullmatch(word)
    ):
        return _enclitic(word)
    if word in OURS:
        return word if word in PARTICIPLES_TOO and before not in _BEFORE_OURS else OURS[word]
    if word.endswith("ate") and before in _BEFORE_COMMAND:
        return _of_us(word)
    if word in NOUNS and not number:  # "Invio fattura": who, or what?
        raise UnsureError
    return word if word in NOUNS and before in _BEFORE_NOUN else told(word) or word


def _am_or_are(phrase: Phrase, number: int) -> str:
    """ "è" where the customer speaks of themself, "sono" where things are meant."""
    if _is_of_many(phrase, number):
        if "io" in phrase.low:
            raise UnsureError
        return "sono"
    if phrase.word(number - 1) == "mi":
        return "è"
    rest = [word for word in phrase.low[number + 1 :] if word not in _BETWEEN]
    if phrase.word(number - 1) in ("ci", "che", "si") or not rest or rest[0] in _PLACES or not _ONE.search(rest[0]):
        raise UnsureError
    return "è"


def _is_of_many(phrase: Phrase, number: int) -> bool:
    rest = [word for word in phrase.low[number + 1 :] if word not in _BETWEEN]
    return bool(rest) and bool(_MANY.search(rest[0])) and not _ONE.search(rest[0])


def _enclitic(word: str) -> str:
    """ "inviarmi" as "inviarle", "inviarmelo" as "inviarglielo", "chiedervi" as "chiederci"."""
    if both := _ENCLITICS.fullmatch(word):
        return f"{both[1]}glie{both[2]}"
    if to_us := _TO_YOU.fullmatch(word):
        return f"{to_us[1]}ce{to_us[2]}"
    if word.endswith("rvi"):
        return f"{word[:-2]}ci"
    return f"{word[:-2]}{'si' if _REFLEXIVE.search(word) else 'le'}"


def _of_us(word: str) -> str:
    """ "sistemate" as "sistemiamo", "pagate" as "paghiamo"."""
    stem = word.removesuffix("ate").removesuffix("i")
    return f"{stem}{'h' if stem.endswith(('c', 'g')) and not word.endswith('iate') else ''}iamo"
