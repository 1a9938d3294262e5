"""Which findings a reply may go by: those that two signs in the letter agree on.

One word finds a problem, a wish or a danger, and in most letters rightly. A reply that is wrong about it does harm, so
it needs a second sign: a thing, an order, a sum or a day of the customer's own beside what happened, a verb of asking
beside a wish, their own letter or call beside a silence. What is in doubt stays `suspected`: it is told, and neither
apologised for nor acted on.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from triage.judge.context import names_goods
from triage.judge.wordlist import whole_words
from triage.model import Case, Cue, FactKind, JudgedLetter, Problem, Span
from triage.reply import doubt_words as words
from triage.reply.doubt_otherwise import is_otherwise, needs_purchase
from triage.reply.retell.weigh import is_cross
from triage.rules.schema import ProblemRow, Rules

_GOODS = frozenset(
    {"damaged", "wrong_item", "missing_item", "defective", "late", "not_received", "warranty", "return_exchange"}
)
_MONEY = frozenset({"billing", "discount", "refund_wanted", "invoice"})
_FAULTS = frozenset({"damaged", "defective", "missing_item", "wrong_item"})
_COMPLAINTS = _FAULTS | {"late", "not_received", "billing", "service", "no_reply"}  # behind which a question is none
_TREATMENT = frozenset({"service", "no_reply"})
_OF_A_SUM = frozenset({"billing"})
_SUPPOSED = frozenset({"quotation"})  # "does the offer hold if a quotation is asked for now?" asks for none
_SAYS_ALL = frozenset({"double_charge"})  # "charged twice" is said of one's own money, whatever else is named
# Words that are said of much else: another finding has to agree.
_AGREED_BY = {
    "discount": frozenset({"keep_discount", "code_refused"}),
    "warranty": frozenset({"damaged", "defective", "repair"}),
    "service": frozenset({"rude", "insulted", "not_believed", "passed_around", "manager"}),
}
# What is found beside these was said of something else: whoever swaps a size misses no part, but a label.
_NOT_BESIDE = {"missing_item": frozenset({"exchange", "label"})}
_NEAR = 0.6  # of the first problem's points, from which one told in plain words comes before it
_TWICE = 1.25  # of a row's points, from which more than one place speaks for it
_ASKED = frozenset({"refund_wanted", "cancellation"})  # what is nothing but a wish, in words that tell of others too
_ASKED_BESIDE = frozenset(
    {"invoice", "order_change", "return_exchange"}
)  # the thing is named, and asked in the next sentence
_NO_REPLY, _ACCOUNT = "no_reply", "account"
_OTHER, _PRAISE, _QUESTION = "other", "praise", "product_question"
_OF_CONTACTS = frozenset({"phone_unanswered"})  # its sentence must tell that somebody wrote or called
_OF_OURS = frozenset({"told_silence"})  # its sentence must not tell of a neighbour or the carrier
# What is said of one's own mistake too.
_MIXED_UP = frozenset({"wrong_size", "wrong_colour"})
_DANGERS = frozenset({"hurt", "hazard", "illness", "near_miss"})
_BY_ITSELF = frozenset({"bereaved", "despair"})  # said in plain words or not at all
_BORDER = re.compile(r"[,;:.!?()\n–—]|\s-\s")
_ITEM = re.compile(r"\s*(?:[-*•·–]|\(?[a-z\d]{1,2}[.)])\s", re.IGNORECASE)
_REACH = 60  # characters before a word in which another may turn it
_NOUN = 4  # letters
_A_WORD = 2  # words of praise that may be said of anything
_FEW = 5  # words between a denial and what it denies
_MOST_PLACES = 60  # of a problem; who says it more often says it of the same


def beyond_doubt(case: Case, rules: Rules) -> Case:
    """The case as a reply may go by it."""
    rows = {row.id: row for row in rules.problems}
    grievances = {row.id: row.shows for row in rules.circumstances if row.apology or row.shows or row.form}
    asking = {row.id: row.asks for row in rules.circumstances if row.asks}
    return replace(case, letters=tuple(_asking(_sure(letter, rows, grievances), asking) for letter in case.letters))


def owns_to_it(letter: JudgedLetter) -> bool:
    """Whether the customer says that the mistake was theirs, or that only their own needs have changed."""
    return _Doubt.of(letter).own_fault


def _sure(
    letter: JudgedLetter, rows: Mapping[str, ProblemRow], grievances: Mapping[str, tuple[str, ...]]
) -> JudgedLetter:
    doubt = _Doubt.of(letter)
    judgement = letter.judgement
    circumstances = tuple(
        cue
        for cue in judgement.circumstances
        if cue.id not in grievances or doubt.allows_circumstance(cue, grievances[cue.id])
    )
    wishes = tuple(cue for cue in judgement.wishes if doubt.allows_wish(cue))
    besides = frozenset(each.id for each in judgement.problems) | {cue.id for cue in (*circumstances, *wishes)}
    plain = {shown for cue in circumstances for shown in grievances.get(cue.id, ())}
    problems = [
        each
        for each in judgement.problems
        if each.id not in rows or each.id in plain or doubt.allows_problem(each, rows[each.id], besides)
    ]
    first = problems[0].points if problems else 0.0
    problems.sort(key=lambda each: each.id in plain and each.points >= _NEAR * first, reverse=True)
    if is_cross(letter) and any(each.id in _COMPLAINTS and each not in problems for each in judgement.problems):
        problems = [each for each in problems if each.id != _QUESTION]
    sure = replace(
        judgement,
        problems=tuple(problems) or (Problem(_OTHER, 0.0),),
        suspected=tuple(each for each in judgement.problems if each not in problems),
        circumstances=circumstances,
        wishes=wishes,
    )
    return replace(letter, judgement=sure)


def _asking(letter: JudgedLetter, asking: Mapping[str, str]) -> JudgedLetter:
    """The letter with what it plainly asks about first, unless it complains or is about an invoice."""
    judgement = letter.judgement
    asked = next(
        (Problem(asking[cue.id], 0.0, spans=cue.spans) for cue in judgement.circumstances if cue.id in asking), None
    )
    others = [each for each in judgement.problems if asked and each.id not in (asked.id, _OTHER)]
    if asked is None or any(each.id in _COMPLAINTS | _MONEY for each in others):
        return letter
    found = next((each for each in judgement.problems if each.id == asked.id), asked)
    return replace(letter, judgement=replace(judgement, problems=(found, *others)))


@dataclass(frozen=True, slots=True)
class _Place:
    """A sentence, or the subject, in which something was found: what stands before it, and what around."""

    before: str
    sentence: str
    near: str  # the sentence and its neighbours; all of the letter where it is the subject
    heads: bool = False  # whether it is the subject


@dataclass(frozen=True, slots=True)
class _Doubt:
    """One letter, and what it takes to believe something that was found in it."""

    letter: JudgedLetter
    language: str
    ordered: bool  # whether it names an order or a parcel
    of_goods: bool  # whether things lie in a warehouse where it was written to
    bought: bool  # whether it speaks of the writer's own purchase
    own_fault: bool  # whether the writer owns to the mistake

    @staticmethod
    def of(letter: JudgedLetter) -> _Doubt:
        language = letter.letter.language.code
        text = f"{letter.letter.message.subject}\n{letter.letter.own.text}"
        ordered = any(letter.judgement.facts_of(kind) for kind in (FactKind.ORDER, FactKind.TRACKING))
        of_goods = ordered or not _says(words.NO_GOODS, language, text)
        bought, own_fault = (_says(table, language, text) for table in (words.OWN_PURCHASE, words.OWN_FAULT))
        return _Doubt(letter, language, ordered, of_goods, bought, own_fault)

    def allows_problem(self, problem: Problem, row: ProblemRow, besides: frozenset[str]) -> bool:
        """Whether one of its places is no mere talk, and names or stands beside something of the customer's.

        `besides`: the ids of what else was found.
        """
        if problem.id == _PRAISE:
            return len(problem.evidence) > 1 or any(len(said.split()) > _A_WORD for said in problem.evidence)
        if problem.id in (_OTHER, _QUESTION) or self.language not in words.SPEAKER:
            return True
        if problem.points < row.points or self._contradicts(problem.id, besides):
            return False
        places = [place for place in self._places(problem) if not self._is_unreal(place)]
        several = problem.points >= _TWICE * row.points or self._says_all(problem.id, besides)
        return any(self._is_meant(place, row, several=several) for place in places)

    def _contradicts(self, problem: str, besides: frozenset[str]) -> bool:
        """Whether the rest of the letter tells otherwise, or does not tell what belongs to it."""
        return (
            besides.isdisjoint(_AGREED_BY.get(problem, besides))
            or (problem in _GOODS | _MONEY and not self.of_goods)
            or (problem in _FAULTS and self.own_fault)
            or not besides.isdisjoint(_NOT_BESIDE.get(problem, frozenset()))
            or (problem == _ACCOUNT and not self._says_anywhere(words.KEPT_OUT))
            or (problem in _OF_A_SUM and not (self._says_all(problem, besides) or self._names_sum()))
        )

    def _says_all(self, problem: str, besides: frozenset[str]) -> bool:
        return problem in _OF_A_SUM and not besides.isdisjoint(_SAYS_ALL)

    def _names_sum(self) -> bool:
        return bool(self.letter.judgement.facts_of(FactKind.AMOUNT))

    def _says_anywhere(self, table: Mapping[str, str]) -> bool:
        message = self.letter.letter
        return _says(table, self.language, f"{message.message.subject}\n{message.own.text}")

    def allows_circumstance(self, cue: Cue, shows: Collection[str] = ()) -> bool:
        """Whether a danger came from something bought, and a grievance is the writer's own.

        `shows`: the faults that it tells in plain words.
        """
        if cue.id in _BY_ITSELF or self.language not in words.SPEAKER:
            return True
        treatment = bool(shows) and _TREATMENT.issuperset(shows)  # whatever it was about
        if cue.id in _DANGERS or not (self.of_goods or treatment):
            return self.of_goods and not (cue.spans and all(map(self._is_denied, self._places(cue))))
        if self.own_fault and (cue.id in _MIXED_UP or not _FAULTS.isdisjoint(shows)):
            return False
        places = (place for place in self._places(cue) if not self._is_said_otherwise(place, cue.id))
        return any(self._is_grievance(place, cue.id) for place in places)

    def allows_wish(self, cue: Cue) -> bool:
        """Whether a verb of asking stands in its sentence, and it is not told of others."""
        places = [each for each in self._places(cue) if not (cue.id in _SUPPOSED and self._is_unreal(each))]
        return self.language not in words.ASKS or any(map(self._is_asked, places))

    def _is_said_otherwise(self, place: _Place, name: str) -> bool:
        if needs_purchase(name) and not (self.ordered or self.bought):
            return True
        letter = f"{self.letter.letter.message.subject}\n{self.letter.letter.own.text}"
        besides, rest = {cue.id for cue in self.letter.judgement.circumstances}, place.sentence[len(place.before) :]
        return is_otherwise(name, besides, self.language, before=place.before, rest=rest, letter=letter)

    def _is_grievance(self, place: _Place, name: str) -> bool:
        """Whether it was done to the writer."""
        contacts = name not in _OF_CONTACTS or _says(words.OWN_CONTACT, self.language, place.sentence)
        of_others = name in _OF_OURS and _says(words.OTHERS, self.language, place.sentence)
        return contacts and not of_others and not self._is_unreal(place)

    def _is_meant(self, place: _Place, row: ProblemRow, *, several: bool) -> bool:
        if row.negatable and self._is_denied(place):
            return False
        if row.id == _NO_REPLY:
            return self._is_our_silence(place)
        if not self._is_wished(place, row.id):
            return False
        if row.id in _GOODS | _MONEY:
            enough = several if row.id in _FAULTS else self.ordered or (several and row.id in _OF_A_SUM)
            return enough or ((self.ordered or self.bought) and self._names_thing(place))
        return self.ordered or _says(words.SPEAKER, self.language, place.near)

    def _is_wished(self, place: _Place, problem: str) -> bool:
        """Whether it is asked, where the problem is nothing but a wish."""
        if problem in _ASKED:
            return self._is_asked(place)
        return problem not in _ASKED_BESIDE or _says(words.ASKS, self.language, place.near)

    def _names_thing(self, place: _Place) -> bool:
        """Whether a thing, a sum or a number stands in the sentence, or beside it and is meant by "it"."""
        if self._names(place.sentence):
            return True
        goes_on = place.heads or self.language not in words.IT or _says(words.IT, self.language, place.sentence)
        return goes_on and self._names(place.near)

    def _names(self, said: str) -> bool:
        return self._names_fact(said) or names_goods(said, self.language)

    def _is_unreal(self, place: _Place) -> bool:
        return _says(words.UNREAL, self.language, _clause_before(place.before)[-_REACH:])

    def _is_denied(self, place: _Place) -> bool:
        few = " ".join(_clause_before(place.before).split()[-_FEW:])
        return _says(words.DENIED, self.language, few)

    def _is_asked(self, place: _Place) -> bool:
        said = place.near if _ITEM.match(place.sentence) else place.sentence
        asks = said.rstrip().endswith("?") or _says(words.ASKS, self.language, said)
        return asks and not _says(words.NOT_ASKED_OF_US, self.language, place.before)

    def _is_our_silence(self, place: _Place) -> bool:
        wrote = _says(words.OWN_CONTACT, self.language, place.near)
        silent = _says(words.SILENCE, self.language, place.near)
        return wrote and silent and not _says(words.OTHERS, self.language, place.sentence)

    def _names_fact(self, said: str) -> bool:
        """Whether a fact of the letter stands in it; of a product one of its words will do."""
        facts = [fact for fact in self.letter.judgement.facts if fact.sure]
        products = {word.lower() for fact in facts if fact.kind is FactKind.PRODUCT for word in fact.text.split()}
        known = {word for word in products if len(word) >= _NOUN}
        return any(fact.text in said for fact in facts) or not known.isdisjoint(re.findall(r"\w+", said.lower()))

    def _places(self, found: Problem | Cue) -> list[_Place]:
        """Where it was found, in the text and in the subject."""
        text, sentences = self.letter.letter.own.text, self.letter.judgement.sentences
        subject = self.letter.letter.message.subject
        starts = (subject.lower().find(said.lower()) for said in found.evidence)
        headed = [_Place(subject[:start], subject, f"{subject}\n{text}", heads=True) for start in starts if start >= 0]
        return [*(_place(text, sentences, span) for span in found.spans[:_MOST_PLACES]), *headed]


def _place(text: str, sentences: tuple[Span, ...], span: Span) -> _Place:
    at = bisect_right(sentences, span[0], key=lambda sentence: sentence[0]) - 1
    start, end = sentences[at] if at >= 0 else (0, len(text))
    near = sentences[max(0, at - 1) : at + 2]
    around = text[near[0][0] : near[-1][1]] if near else text
    return _Place(text[start : span[0]], text[start : max(end, span[1])], around)


def _clause_before(before: str) -> str:
    return _BORDER.split(before)[-1]


def _says(table: Mapping[str, str], language: str, text: str) -> bool:
    line = " ".join(text.replace("’", "'").split())
    return language in table and whole_words(table[language]).search(line) is not None
