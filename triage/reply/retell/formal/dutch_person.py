"""Dutch turned round: "ik heb" becomes "u hebt", "jullie beloofden mij" becomes "wij beloofden u"."""

from __future__ import annotations

from triage.judge.wordlist import words
from triage.reply.retell.formal.dutch_verbs import OF_IK, OF_JULLIE, OF_U, OF_WIJ, PAST
from triage.reply.retell.formal.phrase import Phrase, UnsureError, turned

_JOINING = frozenset(",;:–") | words("en of maar want dus dat omdat terwijl zodat voordat nadat")
_FAMILIAR = words("je jij jou jouw")
_PREPOSITIONS = words("aan bij naar van met door voor op tegen over om via")
_SUBORDINATORS = words("dat of als wat omdat terwijl")
_DROPPED = words("heb ben wacht kreeg had moet wil kan")  # verbs that hurried people begin with
_MINE = {
    "ik": "u",
    "wij": "u",
    "mij": "u",
    "me": "u",
    "mijn": "uw",
    "m'n": "uw",
    "mn": "uw",
    "onze": "uw",
    "mezelf": "uzelf",
    "mijzelf": "uzelf",
}
_OF_CUSTOMERS = words("ordernummer bestelnummer adres huis klantnummer account")
_HET = words("bedrijf magazijn bericht antwoord team systeem adres callcenter pakket account filiaal")
_OF_SHOPS = _HET | words(
    "website webshop winkel klantenservice bezorger mail e-mail app site pagina fout chauffeur koerier collega service",
    "medewerker medewerkers helpdesk monteur monteurs bevestiging transporteur garantie voorwaarden belofte webwinkel",
    "afdeling werkplaats",
)


def to_formal(clause: str) -> str | None:
    """The clause as we would say it, or None."""
    phrase = Phrase(clause)
    if not phrase.low or set(phrase.low) & _FAMILIAR or {"u", "jullie"} <= set(phrase.low):
        return None
    if phrase.is_first(0) and phrase.word(0) in _DROPPED and "ik" not in phrase.low:
        return to_formal(f"Ik {clause[:1].lower()}{clause[1:]}")
    return turned(phrase, _JOINING, lambda numbers, spoke: _Segment(phrase, numbers, spoke=spoke).turn())


_HELPING = words("heb ben had was kan kon wil wou moet moest mag mocht zal zou ga ging")
_BEFORE_NOUN = words("een het de mijn dit dat geen hetzelfde uw die deze")


class _Segment:
    """Words between two commas or joining words. `spoke`: whether the customer was the subject of those before."""

    def __init__(self, phrase: Phrase, numbers: range, *, spoke: bool) -> None:
        self._phrase, self._numbers = phrase, numbers
        self._low = phrase.low[numbers.start : numbers.stop]
        self._begin = numbers.start + (self._low[0] in _JOINING and len(self._low) > 1)
        self._mine, self._ours = "ik" in self._low, bool({"wij", "we"} & set(self._low))
        begins_with_verb = phrase.low[self._begin] in OF_IK.keys() | PAST
        self._continued = spoke and not self._mine and not self._ours and begins_with_verb
        self._agreed = not (self._mine or self._ours)  # whether a verb was found for the customer

    def turn(self) -> bool:
        """Turns every word; whether the customer is the subject."""
        if self._mine and self._ours:
            raise UnsureError
        for number in self._numbers:
            told = self._pronoun(number) or self._verb(number)
            self._phrase.turn(number, told or self._phrase.low[number])
        if not self._agreed:
            self._turn_last_verb()
        return self._mine or self._ours or self._continued

    def _pronoun(self, number: int) -> str:
        word = self._phrase.low[number]
        if word in _MINE:
            return _MINE[word]
        if word == "we" and self._ours:
            return "u"
        if word == "uw":
            return self._owner(self._after(number))
        turn = {"ons": self._us, "jullie": self._you_all, "u": self._you}.get(word)
        return turn(number) if turn else ""

    def _us(self, number: int) -> str:
        if self._after(number) in _OF_CUSTOMERS:
            return "uw"
        if self._ours or self._before(number) in _PREPOSITIONS or self._before(number) == "u":
            return "u"
        raise UnsureError

    def _you_all(self, number: int) -> str:
        """ "wij", "ons" or "onze" for "jullie"."""
        before, after = self._before(number), self._after(number)
        if after in _OF_SHOPS:
            return self._owner(after)
        if before in _PREPOSITIONS:
            return "ons"
        if {before, after} & OF_JULLIE or before in _SUBORDINATORS:
            return "wij"
        if self._mine or self._ours:
            return "ons"
        if set(self._low[-2:]) & OF_JULLIE:
            return "wij"
        raise UnsureError

    def _you(self, number: int) -> str:
        if self._mine or self._ours or self._before(number) in _PREPOSITIONS:
            return "ons"
        if {self._before(number), self._after(number)} & OF_U.keys():
            return "wij"
        raise UnsureError

    def _owner(self, owned: str) -> str:
        if owned not in _OF_SHOPS:
            raise UnsureError
        return "ons" if owned in _HET else "onze"

    def _verb(self, number: int) -> str:
        word = self._phrase.low[number]
        beside = {self._before(number), self._after(number)}
        last = number == self._numbers[-1] and not self._is_noun(number)
        begins = self._continued and number == self._begin
        if begins or (self._mine and not self._agreed and ("ik" in beside or last)):
            self._agreed = self._agreed or word in OF_IK or word in PAST
            return OF_IK.get(word, "")
        if self._ours and ({"wij", "we"} & beside or last) and word in OF_WIJ:
            self._agreed = True
            return OF_WIJ[word]
        return OF_U.get(word, "") if "u" in beside and not (self._mine or self._ours or self._continued) else ""

    def _turn_last_verb(self) -> None:
        """A subordinate clause has its verb at the end: "die ik heb besteld"."""
        behind = next(number for number in self._numbers if self._phrase.low[number] in ("ik", "wij", "we")) + 1
        after = range(behind, self._numbers.stop)
        helping = [number for number in after if self._phrase.low[number] in _HELPING]
        for number in (*helping, *reversed(self._numbers[-3:]), *after):
            word = self._phrase.low[number]
            known = word in OF_WIJ if self._ours else word in OF_IK or word in PAST
            if known and not self._is_noun(number):
                self._phrase.turn(number, (OF_WIJ if self._ours else OF_IK).get(word, word))
                return
        raise UnsureError

    def _is_noun(self, number: int) -> bool:
        """Whether an article stands before it, with an adjective between them at most: "een krom stuur"."""
        return bool({self._before(number), self._before(number - 1)} & _BEFORE_NOUN)

    def _before(self, number: int) -> str:
        return self._phrase.low[number - 1] if number > self._numbers.start else ""

    def _after(self, number: int) -> str:
        return self._phrase.low[number + 1] if number + 1 < self._numbers.stop else ""
