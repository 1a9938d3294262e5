"""What happened, as the customer told it: one to three of their own sentences, turned round."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, partial

from triage.model import FactKind, JudgedLetter, Span
from triage.reply.retell.candidate import Candidate
from triage.reply.retell.candidates import candidates
from triage.reply.retell.choose import all_that_matters, choose
from triage.reply.retell.english.voice import English
from triage.reply.retell.formal.manners import MANNERS
from triage.reply.retell.formal.voice import Formal
from triage.reply.retell.passage import passages
from triage.reply.retell.voice import Voice
from triage.reply.retell.weigh import has_fact, is_heated, threatens
from triage.reply.spans import overlap

VOICES: Mapping[str, Voice] = {"en": English()} | {
    each.code: Formal(each) for each in MANNERS
}  # the languages whose letters can be told back


_MATTERS = ("order:", "product:", "amount:", "tracking:", "date:", "problem:", "owed:", "event:")
_EVENTFUL = 1.4  # worth of a sentence by its words alone that tells what happened


@dataclass(frozen=True, slots=True)
class Story:
    """Whole sentences without their full stops, and the places in the letter's own words that they tell of."""

    sentences: tuple[str, ...]
    places: tuple[Span, ...]
    asks: bool  # whether a wish or question is among them
    points: frozenset[str]  # what is told in them: facts, problems, telling signals
    happens: bool  # whether one of them tells an event
    quotes: bool  # whether one of them is the customer's own, in quotation marks

    def tells_of(self, span: Span) -> bool:
        return any(overlap(place, span) for place in self.places)


def tell(letter: JudgedLetter, *, sober: bool = False) -> Story | None:
    """The letter's story in its own language, None where there is none to be trusted.

    `sober`: somebody has died; then only what concerns the order, and what is asked for.
    """
    voice = VOICES.get(letter.letter.language.code)
    if voice is None:
        return None
    voice = voice.of(letter.letter.own.text)
    anchored = cache(partial(_anchored, letter, voice))
    own = candidates(letter, voice, own_words=True)
    if sober:
        own = tuple(each for each in own if each.wishes or any(map(_matters, each.points)))
    quoted = all_that_matters(own)
    turned = () if sober or threatens(letter) else choose(candidates(letter, voice), anchored)
    plain = not is_heated(letter) or all(_is_sober(each, voice) for each in turned)
    chosen = turned if plain and _tells_all(turned, quoted, voice) else quoted
    if not chosen:
        return None
    sentences = voice.joined(passages(chosen))
    places = tuple(letter.judgement.sentences[each.sentence] for each in chosen)
    points = frozenset(point for each in chosen for point in each.points)
    quotes = any(map(voice.quotes, sentences))
    happens = any(each.worth >= _EVENTFUL and not each.wishes for each in chosen)
    return Story(sentences, places, any(each.wishes for each in chosen), points, happens, quotes)


def _tells_all(turned: tuple[Candidate, ...], quoted: tuple[Candidate, ...], voice: Voice) -> bool:
    """Whether the turned sentences say all that the quoted ones do, and all of them are turned."""
    if any(voice.quotes(each.words) for each in turned):
        return False
    return {each.sentence for each in quoted} <= {each.sentence for each in turned}


def _is_sober(told: Candidate, voice: Voice) -> bool:
    """Whether it is a fact of the customer's, and nothing of ours."""
    return has_fact(told.points) and not voice.tells_of_us(told.words, strictly=True)


def _matters(point: str) -> bool:
    return point.startswith(_MATTERS)


def _anchored(letter: JudgedLetter, voice: Voice, candidate: Candidate) -> str | None:
    """What leans, without the sentence that it leans on: with the product for its pronoun, or in quotation marks."""
    words = letter.letter.own.text[slice(*candidate.place)]
    return _with_product(letter, voice, candidate) or (voice.by_itself(words) if candidate.begins else None)


def _with_product(letter: JudgedLetter, voice: Voice, candidate: Candidate) -> str | None:
    """Where the sentence before speaks of it: "It came broken"."""
    own, sentences = letter.letter.own.text, letter.judgement.sentences
    begins = candidate.place[0] == sentences[candidate.sentence][0]
    product, word_before = _product_before(letter, candidate)
    before = " ".join(own[slice(*sentences[candidate.sentence - 1])].split()) if candidate.sentence else product
    if not product or not begins or not (product in before or voice.leans(before)):
        return None
    return voice.anchored(candidate.words, product, word_before)


def _product_before(letter: JudgedLetter, candidate: Candidate) -> tuple[str, str]:
    """The product that was named before, where it is but one, and the word before it there; else "" for both."""
    named = [fact for fact in letter.judgement.facts_of(FactKind.PRODUCT) if fact.sure]
    named = [fact for fact in named if fact.span is None or fact.span[1] <= candidate.place[0]]
    if len({fact.text for fact in named}) != 1:
        return "", ""
    place = next((fact.span for fact in named if fact.span), None)
    words = letter.letter.own.text[: place[0]].split() if place else []
    return " ".join(named[0].text.split()), words[-1] if words else ""
