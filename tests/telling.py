"""Which parts of a letter are told: of a whole letter, and of parts that are made up."""

from __future__ import annotations

from tests.factories import read_by_the_rules
from triage.reply.retell.candidate import Candidate
from triage.reply.retell.choose import choose
from triage.reply.retell.story import tell


def story(text: str) -> tuple[str, ...]:
    told = tell(read_by_the_rules(text))
    return told.sentences if told else ()


def candidate(sentence: int, words: str, *points: str, worth: float = 0.0, leans: bool = False) -> Candidate:
    return Candidate(sentence, (sentence * 100, sentence * 100 + 50), words, frozenset(points), worth, leans)


def chosen(*candidates: Candidate) -> list[str]:
    return [each.words for each in choose(candidates, "en")]
