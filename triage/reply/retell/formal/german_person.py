"""German turned round: "ich habe" becomes "Sie haben", "Sie haben mir" becomes "wir haben Ihnen"."""

from __future__ import annotations

import re

from triage.reply.retell.formal.german_verbs import CERTAIN, INFORMAL, OF_US, SHARED

_WORD = re.compile(r"\"[^\"]*\"|[^\W\d_]+(?:-[^\W\d_]+)*|\d[\w.,:/-]*|\s+|[^\w\s]")
_BREAK = frozenset(",;:–") | {"und", "oder", "aber", "denn", "sondern", "doch"}
_ENDINGS = {"": "", "e": "e", "em": "em", "en": "en", "er": "er", "es": "es", "s": "s"}
_FAMILIAR = frozenset("du dich dir dein deine deinem deinen deiner".split())
_BETWEEN = frozenset("mir mich uns nicht bisher es bitte sich ihn sie das jetzt nun nur auch immer noch".split())
_SUBORDINATORS = frozenset("dass daß weil wenn ob obwohl wie was wo warum wann nachdem seit bis da obwohl als".split())
_GIVEN = re.compile(
    r"\b(?:geliefert|geschickt|zugesandt|gesendet|zugesagt|versprochen|mitgeteilt|gesagt|geantwortet|zugestellt"
    r"|angeboten|geschrieben|bestätigt|erstattet|berechnet|verkauft|abgebucht|angekündigt|versichert|gegeben|gestellt"
    r"|überwiesen|genannt|erklärt|schicken|liefern|mitteilen|sagen|senden|erstatten|geben|nennen|zusenden)\b"
)
_OF_SHOPS = re.compile(
    r"(?:Mitarbeiter\w*|Fahrer\w*|Kunden\w+|Shop|Online-?[Ss]hop|Team|Service\w*|Kolleg\w+|Web\w+|Seite|System|Lager"
    r"|Paket\w+|Versand\w*|Antwort|E?-?Mail|Nachricht|Hotline|Haus|Laden|Firma|Unternehmen|Bot|Chat\w*|Werkstatt"
    r"|Bestätigung|Lieferant|Spedition|Zusage|Angebot|Rechnung|Mahnung|Schreiben)"
)
_SUBJECTS = frozenset(
    "er sie es der die das dies dieser diese man niemand keiner jemand nichts ein eine kein keine".split()
)
_DETERMINERS = frozenset(
    "die eine keine meine ihre unsere beide ohne alle diese jede heute gerne viele mehrere".split()
)


def to_formal(clause: str) -> str | None:
    """The clause as we would say it, or None."""
    tokens = _WORD.findall(clause)
    places = [place for place, token in enumerate(tokens) if token[0].isalpha()]
    if not places:
        return None
    if tokens[places[0]].lower() in CERTAIN and places[0] == 0 and not re.match(r"Bitte\b", clause):
        return to_formal(f"Ich {clause[:1].lower()}{clause[1:]}")
    turned = list(tokens)
    spoke = False  # whether the customer was the subject of the segment before
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
    said = " ".join(low)
    mine = "ich" in low
    ours = "wir" in low
    begin = 1 if low[0] in _BREAK and len(low) > 1 else 0
    continued = spoke and not mine and not ours and not _has_subject(low, begin)
    if set(low) & _FAMILIAR or (mine and ours):
        return None
    agreed = not mine
    for number, place in enumerate(places):
        word, token = low[number], tokens[place]
        before = low[number - 1] if number else ""
        after = low[number + 1] if number + 1 < len(low) else ""
        new = _possessive(tokens, places, number)
        if new is None:
            return None
        if word in ("ich", "wir"):
            new = "Sie"
        elif word in ("mir", "mich"):
            if (mine or continued) and ("zu" in low or "Sie" in [tokens[each] for each in places]):
                return None
            new = "sich" if mine or continued else ("Ihnen" if word == "mir" else "Sie")
        elif word == "uns":
            if ours:
                new = "sich"
            elif before in ("bei", "von", "mit", "zu") or _GIVEN.search(said):
                new = "Ihnen"
            else:
                return None
        elif token == "Ihnen" or word in ("euch",):
            new = "uns"
        elif token == "Sie" or (word == "sie" and place == 0):
            who = _who(tokens, places, number, mine or ours or continued, _GIVEN.search(said) is not None)
            if who is None:
                return None
            new = who
        elif word == "ihr" and (after in INFORMAL or before in INFORMAL or (number and before in _SUBORDINATORS)):
            new = "wir"
        elif word in INFORMAL and ("ihr" in (before, after) or (low[-1] == word and "ihr" in low)):
            new = INFORMAL[word]
        elif word in CERTAIN and token.islower() and not (word == "bitte" and not mine):
            if mine or continued or (spoke and number == begin):
                new = CERTAIN[word]
                agreed = True
            elif word in ("habe", "werde", "wäre", "hätte", "würde", "stelle", "frage", "sende"):
                pass  # of somebody else: "er habe", "das wäre"
        elif word in SHARED and (mine or (continued and number == begin)):
            beside = "ich" in (before, after) or place == places[-1] or after in ("ich",)
            modal_last = number == len(low) - 1
            if mine and not (beside or modal_last):
                return None
            new = SHARED[word]
            agreed = True
        elif continued and number == begin and token.islower() and word.endswith("e") and word not in _DETERMINERS:
            return None
        turned[place] = new
    return (mine or continued) if agreed else None


def _has_subject(low: list[str], begin: int) -> bool:
    return any(word in _SUBJECTS for word in low[begin : begin + 3])


def _possessive(tokens: list[str], places: list[int], number: int) -> str | None:
    """The word with its owner turned round, as it is where it names none, None where that is unsure."""
    token = tokens[places[number]]
    word = token.lower()
    if match := re.fullmatch(r"(?:mein|unser)(e|em|en|er|es|s)?", word):
        return f"Ihr{match[1] or ''}"
    if match := re.fullmatch(r"(?:euer|eur(e|em|en|er|es))", word):
        return f"unser{match[1] or ''}"
    if re.fullmatch(r"Ihr(?:e|em|en|er|es)?", token):
        after = tokens[places[number + 1]] if number + 1 < len(places) else ""
        if places[number] == 0 and not _OF_SHOPS.fullmatch(after):
            return None
        ours = "unser" + token.removeprefix("Ihr")
        return ours.capitalize() if places[number] == 0 else ours
    if re.fullmatch(r"ihr(?:e|em|en|er|es)", word):
        return None
    return token


def _who(tokens: list[str], places: list[int], number: int, spoken: bool, given: bool) -> str | None:
    """ "wir" or "uns" for "Sie"."""
    low = [tokens[place].lower() for place in places]
    before = low[number - 1] if number else ""
    after = low[number + 1] if number + 1 < len(low) else ""
    if spoken:
        return "uns"
    if places[number] == 0:
        return "wir" if after in OF_US and given else None
    if before in OF_US or after in OF_US or before in _SUBORDINATORS:
        return "wir"
    return "wir" if before in _BETWEEN and low[max(0, number - 2)] in OF_US else None
