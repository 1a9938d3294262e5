"""What happened, as the customer told it: one to three of their own sentences, turned round."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from triage.model import FactKind, JudgedLetter, Span
from triage.reply.retell.candidates import Candidate, candidates
from triage.reply.retell.choose import choose
from triage.reply.retell.english.voice import English
from triage.reply.retell.formal.manners import MANNERS
from triage.reply.retell.formal.voice import Formal
from triage.reply.retell.voice import Voice
from triage.reply.retell.weigh import WISH

VOICES: Mapping[str, Voice] = {"en": English()} | {
    each.code: Formal(each) for each in MANNERS
}  # the languages whose letters can be told back


@dataclass(frozen=True, slots=True)
class Story:
    """Whole sentences without their full stops, and the places in the letter's own words that they tell of."""

    sentences: tuple[str, ...]
    places: tuple[Span, ...]
    asks: bool  # whether a wish or question is among them

    def tells_of(self, span: Span) -> bool:
        return any(place[0] <= span[0] < place[1] for place in self.places)


def tell(letter: JudgedLetter, product: str = "") -> Story | None:
    """The letter's story in its own language, None where there is none to be trusted.

    `product`: what an opening "it" may be taken for, "" where that is not plain.
    """
    voice = VOICES.get(letter.letter.language.code)
    if voice is None:
        return None
    chosen = choose(candidates(letter, voice), partial(_anchored, letter, voice, product))
    if not chosen:
        return None
    sentences = voice.joined(tuple(each.words for each in chosen))
    places = tuple(letter.judgement.sentences[each.sentence] for each in chosen)
    return Story(sentences, places, any(point.startswith(WISH) for each in chosen for point in each.points))


def _anchored(letter: JudgedLetter, voice: Voice, product: str, candidate: Candidate) -> str | None:
    """With the product for an opening pronoun, where the sentence before speaks of it: "It came broken"."""
    own, sentences = letter.letter.own.text, letter.judgement.sentences
    begins = candidate.place[0] == sentences[candidate.sentence][0]
    before = " ".join(own[slice(*sentences[candidate.sentence - 1])].split()) if candidate.sentence else product
    if not product or not begins or not (product in before or voice.leans(before)):
        return None
    return voice.anchored(candidate.words, product)


def only_product(letter: JudgedLetter) -> str:
    """The product a letter is about where it names exactly one, else ""."""
    names = {fact.text for fact in letter.judgement.facts_of(FactKind.PRODUCT) if fact.sure}
    return " ".join(names.pop().split()) if len(names) == 1 else ""
