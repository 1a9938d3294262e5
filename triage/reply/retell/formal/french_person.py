"""French turned round: "j'ai reçu" becomes "vous avez reçu", "vous m'avez promis" becomes "nous vous avons promis"."""

from __future__ import annotations

import re

from triage.reply.retell.formal.french_verbs import OF_JE, OF_NOUS, OF_VOUS

_WORD = re.compile(r"\"[^\"]*\"|«[^»]*»|[^\W\d_]+'|[^\W\d_]+(?:-[^\W\d_]+)*|\d[\w.,:/-]*|\s+|[^\w\s]")
_CLITICS = frozenset("ne n' me m' te t' se s' vous nous le la l' les lui leur en y".split())
_MINE = {"mon": "votre", "ma": "votre", "mes": "vos", "notre": "votre", "nos": "vos", "moi": "vous"}
_OURS = {"votre": "notre", "vos": "nos"}
_FAMILIAR = frozenset("tu t' te toi ton ta tes".split())
_PREPOSITIONS = frozenset("chez avec à pour de par contre sur sans auprès".split())


_SAID_SIMPLY = (
    (
        re.compile(r"^nous sommes (?:aujourd'hui )?le (\d+\w*(?: [a-zéû]+)?) et toujours rien", re.IGNORECASE),
        r"le \1, je n'avais toujours rien",
    ),
    (re.compile(r"^nous sommes (?:aujourd'hui )?le (\d+\w*(?: [a-zéû]+)?) et ", re.IGNORECASE), r"le \1, "),
    (re.compile(r"^je me permets de vous (?:écrire|contacter)", re.IGNORECASE), "je vous écris"),
)


def to_formal(clause: str) -> str | None:
    """The clause as we would say it, or None."""
    for pattern, simply in _SAID_SIMPLY:
        clause = pattern.sub(simply, clause)
    tokens = _WORD.findall(clause)
    places = [place for place, token in enumerate(tokens) if token[0].isalpha()]
    low = [tokens[place].lower() for place in places]
    if set(low) & _FAMILIAR:
        return None
    turned = list(tokens)
    for number, place in enumerate(places):
        if turned[place] is not tokens[place]:
            continue
        word = low[number]
        before = low[number - 1] if number else ""
        if word in ("je", "j'"):
            if not _subject(turned, places, low, number, "vous", OF_JE):
                return None
        elif word == "nous":
            if before in _PREPOSITIONS:
                turned[place] = "vous"
            elif not _subject(turned, places, low, number, "vous", OF_NOUS):
                turned[place] = "vous"  # an object: "il nous a dit"
        elif word == "vous":
            if before in _PREPOSITIONS or not _subject(turned, places, low, number, "nous", OF_VOUS):
                if _is_object(low, number):
                    turned[place] = "nous"
                else:
                    return None
        elif word in ("me", "m'"):
            turned[place] = "vous "
        elif word in _MINE:
            if word in ("notre", "nos", "moi") and before in ("dites", "envoyez"):
                return None
            turned[place] = _MINE[word]
        elif word in _OURS:
            turned[place] = _OURS[word]
        elif word in ("mien", "mienne", "miens", "miennes", "vôtre", "vôtres"):
            return None
    text = re.sub(r"(vous|nous) {2,}", r"\1 ", "".join(turned))
    return _elided(re.sub(r"\s{2,}", " ", text))


def _subject(
    turned: list[str], places: list[int], low: list[str], number: int, told: str, forms: dict[str, str]
) -> bool:
    """Turns a subject, the pronouns behind it and its verb; False where the verb is in no table."""
    last = number + 1
    while last < len(low) and low[last] in _CLITICS:
        last += 1
    if last >= len(low) or low[last] not in forms:
        return False
    for each in range(number + 1, last):
        pronoun = low[each]
        if pronoun in ("me", "m'"):
            turned[places[each]] = "vous "
        elif pronoun == "vous":
            turned[places[each]] = "nous" if told == "vous" else "vous"
        elif pronoun == "nous":
            turned[places[each]] = "vous"
    turned[places[number]] = f"{told} " if low[number].endswith("'") else told
    turned[places[last]] = forms[low[last]]
    return True


def _is_object(low: list[str], number: int) -> bool:
    """Whether "vous" is an object: behind another subject or a preposition."""
    before = low[number - 1] if number else ""
    return before in _PREPOSITIONS or before in ("je", "on", "il", "elle", "ils", "elles", "ne", "n'")


def _elided(text: str) -> str:
    """ "que j'ai" became "que vous avez", "n'ai" became "n'avez", "ne êtes" becomes "n'êtes"."""
    text = re.sub(r"\b([Nn])e (?=[aeéêiou])", r"\1'", text)
    text = re.sub(r"\b([Nn])'(?![aeéèêiouyhàâ])", r"\1e ", text)
    text = re.sub(r"\b([Qq]u|[Ll]orsqu|[Pp]uisqu|[Jj]usqu)'(?=(?:vous|nous)\b)", r"\1e ", text)
    text = re.sub(r"\b([Ss])'(?=(?:vous|nous)\b)", r"\1i ", text)
    return re.sub(r"\b([Dd])'(?=(?:vous|nous|votre|vos|notre|nos)\b)", r"\1e ", text)
