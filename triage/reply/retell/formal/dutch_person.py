"""Dutch turned round: "ik heb" becomes "u hebt", "jullie beloofden mij" becomes "wij beloofden u"."""

from __future__ import annotations

import re

from triage.reply.retell.formal.dutch_verbs import OF_IK, OF_JULLIE, OF_U, OF_WIJ, PAST

_WORD = re.compile(r"\"[^\"]*\"|«[^»]*»|'?[^\W\d_]+(?:['-][^\W\d_]+)*|\d[\w.,:/-]*|\s+|[^\w\s]")
_BREAK = frozenset(",;:–") | {"en", "of", "maar", "want", "dus"}
_FAMILIAR = frozenset("je jij jou jouw".split())
_PREPOSITIONS = frozenset("aan bij naar van met door voor op tegen over om via".split())
_MINE = {"mijn": "uw", "m'n": "uw", "mn": "uw", "onze": "uw", "mij": "u", "mezelf": "uzelf", "mijzelf": "uzelf"}
_HET = frozenset("bedrijf magazijn bericht antwoord team systeem adres callcenter pakket account filiaal".split())
_OF_SHOPS = _HET | frozenset(
    "website webshop winkel klantenservice bezorger mail e-mail app site pagina fout chauffeur koerier collega medewerker medewerkers "
    "helpdesk monteur monteurs bevestiging transporteur garantie voorwaarden belofte webwinkel service afdeling werkplaats".split()
)
_BETWEEN = frozenset("me mij u het er dat dit nu ook al nog niet toen hem ze die jullie ons gisteren vandaag".split())


def to_formal(clause: str) -> str | None:
    """The clause as we would say it, or None."""
    tokens = _WORD.findall(clause)
    places = [place for place, token in enumerate(tokens) if token[0].isalpha() or token[0] == "'"]
    low = [tokens[place].lower() for place in places]
    if not low or set(low) & _FAMILIAR or ("u" in low and "jullie" in low):
        return None
    if low[0] in ("heb", "ben", "wacht", "kreeg", "had", "moet", "wil", "kan") and "ik" not in low and places[0] == 0:
        return to_formal(f"Ik {clause[:1].lower()}{clause[1:]}")
    turned = list(tokens)
    spoke = False
    for segment in _segments(tokens, places):
        done = _segment(tokens, turned, segment, spoke)
        if done is None:
            return None
        spoke = done
    return "".join(turned)


def _segments(tokens: list[str], places: list[int]) -> list[list[int]]:
    """The places of words between commas and joining words, each joining word with what follows it."""
    segments: list[list[int]] = [[]]
    last = -1
    for place in places:
        signs = any(token in _BREAK for token in tokens[last + 1 : place])
        if (signs or tokens[place].lower() in _BREAK) and segments[-1]:
            segments.append([])
        segments[-1].append(place)
        last = place
    return segments


def _segment(tokens: list[str], turned: list[str], places: list[int], spoke: bool) -> bool | None:
    """Turns the words at `places`; whether the customer is their subject, None where anything is unsure."""
    low = [tokens[place].lower() for place in places]
    mine, ours = "ik" in low, bool({"wij", "we"} & set(low))
    if mine and ours:
        return None
    begin = 1 if low[0] in _BREAK and len(low) > 1 else 0
    continued = spoke and not mine and not ours and low[begin] in OF_IK.keys() | PAST
    agreed = not (mine or ours)
    for number, place in enumerate(places):
        word = low[number]
        new = _pronoun(low, number, mine or continued, ours)
        if new is None:
            return None
        new = tokens[place] if new == word else new
        beside = {low[number - 1] if number else "", low[number + 1] if number + 1 < len(low) else ""}
        first = continued and number == begin
        if (mine and ("ik" in beside or number == len(low) - 1)) or first:
            if word in OF_IK and not (agreed and not first):
                new, agreed = OF_IK[word], True
            elif word in PAST:
                agreed = True
        if ours and ({"wij", "we"} & beside or number == len(low) - 1) and word in OF_WIJ:
            new, agreed = OF_WIJ[word], True
        if word in OF_U and "u" in beside and not (mine or ours or continued):
            new = OF_U[word]
        turned[place] = new
    if not agreed and mine:
        agreed = _ends_with_verb(turned, places, low)
    return (mine or ours or continued) if agreed else None


def _ends_with_verb(turned: list[str], places: list[int], low: list[str]) -> bool:
    """A subordinate clause: "dat ik besteld heb", "die ik heb besteld"; its verb is turned."""
    for number in range(len(low) - 1, max(-1, len(low) - 4), -1):
        if low[number] in OF_IK:
            turned[places[number]] = OF_IK[low[number]]
            return True
        if low[number] in PAST:
            return True
    return False


def _pronoun(low: list[str], number: int, mine: bool, ours: bool) -> str | None:  # noqa: PLR0911, PLR0912
    """The word with its person turned, as it is where it names none, None where that is unsure."""
    word = low[number]
    before = low[number - 1] if number else ""
    after = low[number + 1] if number + 1 < len(low) else ""
    if word in ("ik", "wij") or (word == "we" and ours):
        return "u"
    if word == "me":
        return (
            "zich"
            if mine and before in ("vergis", "heb", "ben", "voel", "herinner", "erger") and after in ("vergist",)
            else "u"
        )
    if word in _MINE:
        return _MINE[word]
    if word == "ons":
        if after in ("ordernummer", "bestelnummer", "adres", "huis", "klantnummer", "account"):
            return "uw"
        return "u" if before in _PREPOSITIONS or before == "u" or ours else None
    if word == "jullie":
        if before in _PREPOSITIONS and after not in _OF_SHOPS:
            return "ons"
        if after in _OF_SHOPS:
            return "ons" if after in _HET else "onze"
        if before in OF_JULLIE or after in OF_JULLIE or before in ("dat", "of", "als", "wat", "omdat", "terwijl"):
            return "wij"
        return (
            "ons" if mine or ours else ("wij" if low[-1] in OF_JULLIE or low[-2:-1] and low[-2] in OF_JULLIE else None)
        )
    if word == "u":
        if mine or ours or before in _PREPOSITIONS:
            return "ons"
        return "wij" if before in OF_U or after in OF_U else None
    if word == "uw":
        return ("ons" if after in _HET else "onze") if after in _OF_SHOPS else None
    return word
