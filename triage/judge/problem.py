"""What a letter is about: problem rows whose words are found, most certain first."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from triage.judge.context import (
    BEFORE_BUYING,
    BOUGHT,
    DISPLEASED,
    NOT_ORDERED,
    NOT_YET_SENT,
    OWN_MISTAKE,
    SENT_BACK,
    SETTLED,
    SOLVED,
    VISIT,
    is_imagined,
    is_kept,
    names_goods,
)
from triage.judge.negation import is_denied
from triage.judge.phrasebook import MARKS, PROBLEMS, WEAK, Phrasebook
from triage.judge.quotes import quoted, stands_in
from triage.model import Problem, Span
from triage.rules.phrases import Hit
from triage.rules.schema import ProblemRow

OTHER, PRAISE, QUESTION, NO_REPLY = "other", "praise", "product_question", "no_reply"
_SUBJECT = 1.25  # a subject line is a heading: its words count more than a sentence's
_AGAIN = 0.35  # what each further sentence adds, as a share of the first
_MOST = 4  # sentences that count
_WEAK = 1 / 3  # of a row's points where only its weak phrases speak
_ASIDE = 0.3  # of a complaint's points in a letter that asks before buying or thanks for a solution
_ASKED = frozenset({"invoice", PRAISE, QUESTION})  # not known from a weak word of the text alone
_PLAINLY = 1.1  # points below which a row is a mere suspicion, before which others need not stand back
_STATES = frozenset({"damaged", "service", PRAISE})  # what their last word says may be denied ("was never rude")
_THING = frozenset(
    {"damaged", "wrong_item", "missing_item", "late", "not_received", "defective", "billing", "refund_wanted"}
)
_FAULT = frozenset({"damaged", "wrong_item", "missing_item", "defective"})
_BEFORE_RETURN = _FAULT | {"return_exchange", "late", "not_received", "warranty", "cancellation"}
_IMAGINABLE = _FAULT | {"late", "not_received", "return_exchange", "warranty"}
_OF_A_BUYER = _FAULT | {"late", "not_received", "return_exchange"}
_OF_PARCELS = frozenset({"late", "not_received"})
_ONES_OWN = frozenset({"return_exchange", "refund_wanted", "cancellation", "warranty", PRAISE, QUESTION})  # not quoted
_BESIDES = {
    "service": _THING,
    "late": frozenset({"not_received"}),
    "invoice": frozenset({"billing"}),
    "return_exchange": _FAULT | {"refund_wanted"},
}  # never before what they are about


@dataclass(frozen=True, slots=True)
class _Found:
    """One place that speaks for a row; `place` numbers the sentence, -1 is the subject."""

    row: str
    place: int
    words: str
    span: Span | None
    weak: bool = False


class ProblemFinder:
    """Finds problems by the rules' phrases and patterns."""

    def __init__(self, book: Phrasebook) -> None:
        self._book = book
        self._rows = {row.id: row for row in book.rules.problems if row.on}
        self._languages = {language for row in self._rows.values() for language in (*row.phrases, *row.patterns)}

    def find(self, text: str, subject: str, language: str, sentences: tuple[Span, ...]) -> tuple[Problem, ...]:
        """Most certain first; `other` alone where no row speaks, as for a language without phrases."""
        if language not in self._languages:
            return (Problem(OTHER, 0.0),)
        in_subject, in_text = (self._marks(each, language) for each in (subject, text))
        said = (
            *self._said(subject, language, ((0, 0),), visit=VISIT in in_subject),
            *self._said(text, language, sentences, visit=VISIT in in_text),
        )
        found: dict[str, list[_Found]] = defaultdict(list)
        for each in said:
            found[each.row].append(each)
        # Trouble that a subject names is not over: only the text says that it is.
        seen = in_text | ({DISPLEASED} & in_subject)
        rows = [self._rows[id_] for id_, each in found.items() if id_ not in _ASKED or _is_asked(each)]
        unspoken = _unspoken(seen, frozenset(found))
        rows = [row for row in rows if row.id not in unspoken]
        if BOUGHT in seen and BEFORE_BUYING not in seen and all(each.words.endswith("?") for each in found[QUESTION]):
            rows = [row for row in rows if row.id != QUESTION]  # whoever has bought complains in questions too
        problems = [self._problem(row, found[row.id], seen) for row in rows]
        return _ordered(problems, self._rows, seen) or (Problem(OTHER, 0.0),)

    def _marks(self, text: str, language: str) -> frozenset[str]:
        return frozenset(hit.id for hit in self._book.of(MARKS, language).find(text))

    def _said(self, text: str, language: str, sentences: tuple[Span, ...], *, visit: bool) -> list[_Found]:
        """What speaks for a row in the subject, which has one empty sentence, or in the text."""
        starts = [start for start, _ in sentences]
        heading = sentences == ((0, 0),)
        others_words = () if heading else quoted(text)
        flowing = text if heading else _flowing(text, sentences)
        said = []
        for kind, is_weak in ((PROBLEMS, False), (WEAK, True)):
            for hit in self._standing(self._book.of(kind, language).find(text, flowing), flowing, language):
                place = bisect_right(starts, hit.start)
                start, end = sentences[place - 1] if place else (0, len(text))
                of_parcels = hit.id in _OF_PARCELS
                doubtful = (visit and of_parcels) or (is_weak and not heading)
                if doubtful and (heading or not names_goods(text[start:end], language)):
                    continue
                if hit.id in _IMAGINABLE and is_imagined(text, hit.start, end, language):
                    continue
                span = None if heading else (hit.start, hit.end)
                in_quotes = stands_in((hit.start, hit.end), others_words)
                if in_quotes and hit.id in _ONES_OWN:
                    continue
                weak = is_weak or (in_quotes and not of_parcels)  # what a tracking page says is quoted too
                said.append(_Found(hit.id, -1 if heading else place, text[hit.start : hit.end], span, weak))
        return said

    def _problem(self, row: ProblemRow, found: list[_Found], seen: frozenset[str]) -> Problem:
        sure = [each for each in found if not each.weak]
        places = {each.place for each in sure or found}
        points = row.points * (1 + _AGAIN * (min(len(places), _MOST) - 1)) * (_SUBJECT if -1 in places else 1.0)
        if seen & {BEFORE_BUYING, SOLVED} and DISPLEASED not in seen and row.id not in (PRAISE, QUESTION):
            points *= _ASIDE
        points *= 1.0 if sure else _WEAK
        spans = tuple(each.span for each in found if each.span)
        evidence = tuple(dict.fromkeys(each.words for each in found))
        return Problem(row.id, round(points, 3), evidence, spans)

    def _standing(self, hits: tuple[Hit, ...], text: str, language: str) -> list[Hit]:
        """The hits that are not denied and not part of a longer one, which says more precisely what is meant.

        A question may well be about something broken, and a sentence about that tell of silence: then both stand.
        """
        standing: list[Hit | None] = []
        last: dict[bool, tuple[Hit, int]] = {}  # of questions and of the others, with its place in `standing`
        for hit in hits:
            row = self._rows[hit.id]
            if row.negatable and self._is_denied(text, hit, language):
                continue
            before, place = last.get(row.id == QUESTION, (None, 0))
            if before and hit.start < before.end and hit.id != before.id and not _stand_together(hit, before):
                if not _says_more(hit, before):
                    continue
                standing[place] = None
            last[row.id == QUESTION] = hit, len(standing)
            standing.append(hit)
        return [hit for hit in standing if hit]

    @staticmethod
    def _is_denied(text: str, hit: Hit, language: str) -> bool:
        if is_denied(text, hit.start, language) or (hit.id == "late" and is_kept(text, hit.start)):
            return True
        words = text[hit.start : hit.end]
        return hit.id in _STATES and words.count(" ") > 2 and is_denied(words, words.rindex(" ") + 1, language)


def _unspoken(seen: frozenset[str], found: frozenset[str]) -> frozenset[str]:
    """What the words found do not mean in a letter with these marks."""
    unspoken: frozenset[str] = _OF_A_BUYER if NOT_ORDERED in seen else frozenset()
    if DISPLEASED in seen:  # kind words are then irony or an aside, and questions mere reproaches
        return unspoken | {PRAISE, QUESTION}
    if SETTLED in seen:
        unspoken |= _FAULT
    if OWN_MISTAKE in seen:
        unspoken |= {"wrong_item"}
    if "order_change" in found or ("return_exchange" in found and NOT_YET_SENT in seen):
        unspoken |= {"late"}  # a day is named to be changed
    return unspoken


def _is_asked(found: list[_Found]) -> bool:
    """Whether more than a word in passing speaks for a request or for praise."""
    return any(each.place < 0 or not each.weak for each in found)


def _stand_together(hit: Hit, before: Hit) -> bool:
    """Whether words about a missing answer lie within a sentence about something else."""
    if (hit.id == NO_REPLY) == (before.id == NO_REPLY):
        return False
    silence, other = (hit, before) if hit.id == NO_REPLY else (before, hit)
    return other.end - other.start > silence.end - silence.start


def _says_more(hit: Hit, before: Hit) -> bool:
    """Whether a hit tells more precisely what is meant than the one that it overlaps: mostly the longer does."""
    if {hit.id, before.id} == {"late", "not_received"}:
        return hit.id == "not_received"
    return hit.end - hit.start > before.end - before.start


def _flowing(text: str, sentences: tuple[Span, ...]) -> str:
    """The text, of the same length, without full stops and line breaks within sentences ("$49.90", wrapped lines)."""
    parts: list[str] = []
    behind = 0
    for start, end in sentences:
        ended = max(start, end - 3)
        inside = text[start:ended].replace(".", ",").replace("\n", " ")
        parts += text[behind:start], inside, text[ended:end]
        behind = end
    return "".join((*parts, text[behind:]))


def _ordered(problems: list[Problem], rows: Mapping[str, ProblemRow], seen: frozenset[str]) -> tuple[Problem, ...]:
    """Most certain first, but the thing itself before what was said or wished about it, and praise behind a request."""
    named = {problem.id for problem in problems}
    plainly = {problem.id for problem in problems if problem.points >= _PLAINLY}
    asked = BEFORE_BUYING in seen and DISPLEASED not in seen

    def behind(problem: Problem) -> bool:
        if problem.id == PRAISE:
            return SOLVED not in seen and len(plainly - {PRAISE, QUESTION}) > 0
        if problem.id == QUESTION:
            return not asked and len((named if BOUGHT in seen else plainly) - {PRAISE, QUESTION}) > 0
        if problem.id == NO_REPLY:
            return len(named - {PRAISE, QUESTION, NO_REPLY, "service"}) > 0
        if SENT_BACK in seen and "refund_wanted" in plainly and problem.id in _BEFORE_RETURN:
            return True  # what was wrong has gone back: the money has not
        return bool(_BESIDES.get(problem.id, frozenset()) & plainly)

    return tuple(sorted(problems, key=lambda each: (behind(each), -each.points, rows[each.id].rank)))
