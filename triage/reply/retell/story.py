"""What happened, as the customer told it: one to three of their own sentences, turned round."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from triage.model import JudgedLetter
from triage.reply.retell.candidate import Candidate, said
from triage.reply.retell.candidates import candidates
from triage.reply.retell.choose import choose
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
_HE_OR_SHE = re.compile(r"(?:he|she|er|sie|il|elle|él|ella|lui|lei|hij|zij|ze|ele|ela)\b", re.IGNORECASE)
_MOST_TURNED = 90  # words
_BEREAVED = "bereaved"
_EVENTFUL = 1.4  # worth of a sentence by its words alone that tells what happened


@dataclass(frozen=True, slots=True)
class Story:
    """Whole sentences without their full stops."""

    sentences: tuple[str, ...]
    asks: bool  # whether a wish or question is among them
    points: frozenset[str]  # what is told in them: facts, problems, telling signals
    happens: bool  # whether one of them tells an event
    quotes: bool  # whether one of them is the customer's own, in quotation marks


def tell(letter: JudgedLetter, *, sober: bool = False) -> Story | None:
    """The letter's story in its own language: turned, where all of it can be, else in quotation marks; None where it
    says nothing that may be repeated.

    `sober`: somebody has died; then only what concerns the order, and what is asked for.
    """
    voice = VOICES.get(letter.letter.language.code)
    if voice is None:
        return None
    voice = voice.of(letter.letter.own.text)
    own = candidates(letter, voice, own_words=True)
    if sober:
        own = tuple(_of_the_dead(each) for each in own if _may_be_said_to_the_bereaved(letter, each))
    quoted = choose(own, letter.letter.language.code)
    turned = () if sober or threatens(letter) else _turned(letter, quoted, voice)
    chosen = turned if _may_be_turned(letter, turned, voice) else quoted
    if not chosen:
        return None
    sentences = voice.joined(passages(chosen))
    points = frozenset(point for each in chosen for point in each.points)
    quotes = any(map(voice.quotes, sentences))
    happens = any(each.worth >= _EVENTFUL and not each.wishes for each in chosen)
    return Story(sentences, any(each.wishes for each in chosen), points, happens, quotes)


def _turned(letter: JudgedLetter, quoted: tuple[Candidate, ...], voice: Voice) -> tuple[Candidate, ...]:
    """The same sentences turned round, () where one of them cannot be."""
    numbers = {each.sentence for each in quoted}
    told = candidates(letter, voice, only=numbers)
    by_place = {each.place: each for each in told}
    # Of a sentence with a stop inside, each part is its own; what was cut from one is told whole.
    whole = {} if len(numbers) < len(quoted) else {each.sentence: each for each in told}
    found = [by_place.get(each.place) or whole.get(each.sentence) for each in quoted]
    return tuple(each for each in found if each) if all(found) else ()


def _may_be_turned(letter: JudgedLetter, turned: tuple[Candidate, ...], voice: Voice) -> bool:
    """Whether the turned sentences stand by themselves, and nothing in them reads as ours."""
    if sum(len(each.words.split()) for each in turned) > _MOST_TURNED:
        return False  # "you also ask us to" makes them longer
    if not turned or any(voice.quotes(each.words) for each in turned) or turned[0].leans:
        return False
    if any(not each.wishes and voice.tells_of_us(each.words) for each in turned):
        return False
    return not is_heated(letter) or all(has_fact(each.points) for each in turned)


def _of_the_dead(part: Candidate) -> Candidate:
    """Who "he" or "she" is, the condolence before has said."""
    return replace(part, leans=part.leans and not _HE_OR_SHE.match(said(part.words)))


def _may_be_said_to_the_bereaved(letter: JudgedLetter, part: Candidate) -> bool:
    """Whether it concerns the order, or asks: of the death itself the condolence speaks."""
    cues = (cue for cue in letter.judgement.circumstances if cue.id == _BEREAVED)
    death = any(overlap(span, part.place) for cue in cues for span in cue.spans)
    return part.wishes or (not death and any(point.startswith(_MATTERS) for point in part.points))
