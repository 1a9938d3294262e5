"""German turned round: "ich habe" becomes "Sie haben", "Sie haben mir" becomes "wir haben Ihnen"."""

from __future__ import annotations

import re

from triage.judge.wordlist import words
from triage.reply.retell.formal.german_verbs import CERTAIN, INFORMAL, OF_US, SHARED, of_you
from triage.reply.retell.formal.phrase import Phrase, UnsureError, turned

_JOINING = frozenset(",;:–") | words("und oder aber denn sondern doch")
_FAMILIAR = words("du dich dir dein deine deinem deinen deiner")
_DROPPED = words("habe hab bin warte möchte brauche bräuchte")  # verbs that hurried people begin with
_BETWEEN = words("mir mich uns nicht bisher es bitte sich ihn sie das jetzt nun nur auch immer noch")
_SUBORDINATORS = words("dass daß weil wenn ob obwohl wie was wo warum wann nachdem seit bis da als")
_OTHERS = words("ist hat wird sind wurden kam sagte hieß ging gab")  # finite verbs of somebody else
_SUBJECTS = words("er sie es der die das dies dieser diese man niemand keiner jemand nichts ein eine kein keine")
_DETERMINERS = words("die eine keine meine ihre unsere beide ohne alle diese jede heute gerne viele mehrere")
_PLAIN = {"ich": "Sie", "wir": "Sie", "euch": "uns"}
_WITH_DATIVE = words("bei von mit zu")
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


def to_formal(clause: str) -> str | None:
    """The clause as we would say it, or None."""
    phrase = Phrase(clause)
    if not phrase.low or set(phrase.low) & _FAMILIAR:
        return None
    if phrase.is_first(0) and phrase.word(0) in _DROPPED:
        return to_formal(f"Ich {clause[:1].lower()}{clause[1:]}")
    if phrase.is_first(0) and phrase.word(0) in CERTAIN and phrase.word(0) != "bitte":  # "Finde": a verb, or a noun?
        return None
    return turned(phrase, _JOINING, lambda numbers, spoke: _Segment(phrase, numbers, spoke=spoke).turn())


class _Segment:
    """Words between two commas or joining words. `spoke`: whether the customer was the subject of those before."""

    def __init__(self, phrase: Phrase, numbers: range, *, spoke: bool) -> None:
        self._phrase, self._numbers = phrase, numbers
        self._low = phrase.low[numbers.start : numbers.stop]
        self._begin = numbers.start + (self._low[0] in _JOINING and len(self._low) > 1)
        self._mine, self._ours = "ich" in self._low, "wir" in self._low
        has_subject = bool(set(phrase.low[self._begin : min(self._begin + 3, numbers.stop)]) & _SUBJECTS)
        begins = phrase.low[self._begin] in CERTAIN.keys() | SHARED.keys()
        others = bool(set(self._low) & (_OTHERS | SHARED.keys())) and not begins  # "und jedes Mal wurde mir gesagt"
        joined = (self._low[0] in _JOINING or phrase.low[self._begin] in CERTAIN) and not others
        self._continued = spoke and joined and not self._mine and not self._ours and not has_subject
        self._spoken_before = "ich" in phrase.low[: numbers.start]
        self._given = bool(_GIVEN.search(" ".join(self._low)))
        self._unagreed = self._low.count("ich")  # how many "ich" have no verb yet
        self._begins_shared = phrase.low[self._begin] in SHARED and joined and spoke and has_subject

    def turn(self) -> bool:
        """Turns every word; whether the customer is the subject."""
        if (self._mine and self._ours) or self._begins_shared:  # "und war es": who was?
            raise UnsureError
        for number in self._numbers:
            told = self._pronoun(number) or self._possessive(number) or self._verb(number)
            self._phrase.turn(number, told or self._phrase.low[number])
        if self._unagreed > 0:
            raise UnsureError
        return self._mine or self._continued

    def _pronoun(self, number: int) -> str:
        word, said = self._phrase.low[number], self._phrase.said[number]
        if word in _PLAIN or said == "Ihnen":
            return _PLAIN.get(word, "uns")
        if word in ("mir", "mich", "uns"):
            return self._us(number) if word == "uns" else self._me(word)
        if said == "Sie" or (word == "sie" and self._phrase.is_first(number)):
            return self._you(number)
        beside = {self._before(number), self._after(number)}
        if word == "ihr" and (beside & INFORMAL.keys() or self._before(number) in _SUBORDINATORS):
            return "wir"
        return ""

    def _me(self, word: str) -> str:
        if not (self._mine or self._continued):
            return "Ihnen" if word == "mir" else "Sie"
        if "zu" in self._low or "Sie" in self._phrase.said[self._numbers.start : self._numbers.stop]:
            raise UnsureError
        return "sich"

    def _us(self, number: int) -> str:
        if self._ours:
            return "sich"
        if self._before(number) in _WITH_DATIVE or self._given:
            return "Ihnen"
        raise UnsureError

    def _you(self, number: int) -> str:
        """ "wir" or "uns" for "Sie"."""
        if self._mine or self._ours or self._continued:
            return "uns"
        before, after = self._before(number), self._after(number)
        if self._phrase.is_first(number):  # which may be "they"
            ours = after in OF_US and self._given
        else:
            ours = before in OF_US or after in OF_US or before in _SUBORDINATORS
            ours = ours or (before in _BETWEEN and self._before(number - 1) in OF_US)
        if not ours:
            raise UnsureError
        return "wir"

    def _possessive(self, number: int) -> str:
        word, said = self._phrase.low[number], self._phrase.said[number]
        if match := re.fullmatch(r"(?:mein|unser)(e|em|en|er|es|s)?", word):
            return f"Ihr{match[1] or ''}"
        if match := re.fullmatch(r"(?:euer|eur(e|em|en|er|es))", word):
            return f"unser{match[1] or ''}"
        if match := re.fullmatch(r"Ihr(e|em|en|er|es)?", said):
            following = self._phrase.said[number + 1] if number + 1 < len(self._phrase) else ""
            if self._phrase.is_first(number) and not _OF_SHOPS.fullmatch(following):  # which may be "her"
                raise UnsureError
            return f"unser{match[1] or ''}"
        if re.fullmatch(r"ihr(?:e|em|en|er|es)", word):
            raise UnsureError
        return ""

    def _verb(self, number: int) -> str:
        word, said = self._phrase.low[number], self._phrase.said[number]
        begins = number == self._begin
        if word in INFORMAL and ("ihr" in (self._before(number), self._after(number)) or self._ends_after_you(number)):
            return INFORMAL[word]
        if said.islower() and (verb := of_you(word)) and (word != "bitte" or self._mine):
            mine = self._mine or self._continued or (self._spoken_before and begins)
            return self._agree(verb) if mine else ""
        if word in SHARED and self._mine:
            beside = "ich" in (self._before(number), self._after(number))
            if not beside and number != self._numbers[-1]:
                raise UnsureError
            return self._agree(SHARED[word])
        if word in SHARED and self._continued and begins:
            return self._agree(SHARED[word])
        if self._continued and begins and said.islower() and word.endswith("e") and word not in _DETERMINERS:
            raise UnsureError
        return ""

    def _agree(self, verb: str) -> str:
        self._unagreed -= 1
        return verb

    def _ends_after_you(self, number: int) -> bool:
        return number == self._numbers[-1] and "ihr" in self._low

    def _before(self, number: int) -> str:
        return self._phrase.low[number - 1] if number > self._numbers.start else ""

    def _after(self, number: int) -> str:
        return self._phrase.low[number + 1] if number + 1 < self._numbers.stop else ""
