"""Sentences of templates that agents always strike out. It takes what was sent: with the owner's consent alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from triage.desk.draft_content import kept
from triage.desk.draft_fate import MOSTLY_OURS
from triage.lab.learn.values import ENOUGH, WORTH_TELLING, Found, Line, Proposal, Watched
from triage.lab.replay.comparer import Laid

_SENTENCE_END = re.compile(r"(?<=[.?!])\s+|\n+")
_LEAST = 4  # words; shorter ones stand in many places
_NEARLY_ALWAYS: Final = 0.9
_ALIKE: Final = 0.02  # less than one sentence
_NOTHING_TO_CHOOSE = re.compile(r"[ \t]*\{\{\s*choose\(\s*\)\s*\}\}[ \t]*\n?")


@dataclass(frozen=True, slots=True)
class Sent:
    """A draft, written again; how much of the one that was laid stood in the answer, 0..1, by the ledger; and the words
    of that answer which are not quoted.
    """

    draft: Laid
    kept: float
    words: tuple[str, ...]

    @property
    def is_that_draft(self) -> bool:
        """Whether it is the one that was laid, as far as can be told, and was sent with some changes. Templates, rules
        and this program may have changed since.
        """
        return self.kept >= MOSTLY_OURS and abs(kept(self.draft.own, self.words) - self.kept) <= _ALIKE


def struck_sentences(answers: Iterable[Sent], templates: Mapping[str, str]) -> Iterator[Found]:
    """A template without the sentence, where nearly every answer that is the draft otherwise left it out."""
    laid, left_out = _counted(answers, templates)
    for line in sorted(left_out, key=lambda one: (-left_out[one], one)):
        if left_out[line] < _NEARLY_ALWAYS * laid[line]:
            continue
        what = f"the template {line.template} without “{line.sentence}”"
        if left_out[line] >= ENOUGH:
            why = f"agents struck it out, or reworded it, in {left_out[line]} of {laid[line]} drafts that they sent"
            yield Proposal(what, (why,), struck=(line,))
        elif left_out[line] >= WORTH_TELLING:
            yield Watched(f"{what}: drafts out of which it was struck", left_out[line])


def without(templates: Mapping[str, str], struck: Iterable[Line]) -> Mapping[str, str]:
    """The sources of the templates that these sentences are struck out of, by name."""
    sources: dict[str, str] = {}
    for line in struck:
        sources[line.template] = _without(sources.get(line.template, templates.get(line.template, "")), line.sentence)
    return sources


def _without(source: str, sentence: str) -> str:
    """Without the choice where nothing is left to choose."""
    wording = re.compile(r"[ \t]*\"" + re.escape(sentence) + r"\"[ \t]*(?:,[ \t]*)?(?:\n(?=[ \t]*[\"\)]))?")
    if wording.search(source):
        return _NOTHING_TO_CHOOSE.sub("", wording.sub("", source, count=1), count=1)
    line = re.compile(r"(?m)^[ \t]*" + re.escape(sentence) + r"[ \t]*\n|" + re.escape(sentence) + r"[ \t]?")
    return line.sub("", source, count=1)


def _counted(answers: Iterable[Sent], templates: Mapping[str, str]) -> tuple[Counter[Line], Counter[Line]]:
    """In how many drafts each sentence of a template was laid, and out of how many it was struck."""
    laid: Counter[Line] = Counter()
    left_out: Counter[Line] = Counter()
    for one in answers:
        source = templates.get(one.draft.template, "")
        if not one.is_that_draft:
            continue
        for sentence in dict.fromkeys(_SENTENCE_END.split(one.draft.words)):
            if len(sentence.split()) >= _LEAST and sentence in source:
                line = Line(one.draft.template, sentence)
                laid[line] += 1
                left_out[line] += not _holds(one.words, sentence.split())
    return laid, left_out


def _holds(words: Sequence[str], sentence: Sequence[str]) -> bool:
    return f" {' '.join(sentence)} " in f" {' '.join(words)} "
