"""One letter, one case, by two lines: read once, judged twice where that may matter, and both replies."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from triage.desk.draft_content import content_of
from triage.errors import LetterError
from triage.judge.confidence import scored_language
from triage.judge.reading import judge_letter
from triage.lab.replay.rows import judging, restating
from triage.lab.replay.values import Pair, PastLetter, Read, Reading, Told, Unread
from triage.mail import letter as mail
from triage.model import Case, LayDraft, Letter, Refusal, Restatement, Us
from triage.plan import Line, Makings, drafted, entry, reply, restated, template_for


@dataclass(frozen=True, slots=True)
class Lesson:
    """The two lines. `each_its_own`: nobody told who we are, so each letter's recipient is."""

    makings: Pair[Makings]
    each_its_own: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A case of which a reply may differ; None where a line skips its letter. `templates`: nothing but these templates
    can make them differ; None where other things may. `alike`: what was found in its letters calls for the same reply.
    """

    cases: Pair[Case | None]
    now: datetime
    token: str
    templates: frozenset[str] | None = None
    alike: bool = False


@dataclass(frozen=True, slots=True)
class Laid:
    """A draft: our `words`, and all of it that is not quoted, as `desk.draft_content` reads it (`own`)."""

    words: str
    template: str
    own: tuple[str, ...]


class Comparer:
    """Knows both lines; they are built once."""

    def __init__(self, lesson: Lesson) -> None:
        rules = lesson.makings.map(lambda one: one.rules)
        self._each_its_own = lesson.each_its_own
        self._lines = lesson.makings.map(lambda one: one.line({}), alike=not lesson.makings.differs)
        self._read_alike = not rules.map(lambda one: one.senders).differs
        self._rules = rules
        self._judge_alike: dict[str, bool] = {}  # by language
        self._restate_alike = not rules.map(restating).differs

    def read(self, unread: Unread) -> Read:
        """The letter by both lines. LetterError where it cannot be read or judged."""
        letters = self._lines.map(lambda line: self._letter(unread, line), alike=self._read_alike)
        received = _received(unread, letters.before)
        before = _reading(unread, letters.before, self._lines.before, received)
        if not letters.differs and self._is_judged_alike(letters.before):
            return Read(received, Pair(before, before))
        after = _reading(unread, letters.after, self._lines.after, received)
        # Most changes touch few letters: what is the same is one object, and nobody asks for its replies.
        return Read(received, Pair(before, before if after == before else after))

    def judge_again(self, letter: PastLetter) -> Read:
        """A letter that both lines read alike, judged by the second one too. LetterError where that fails."""
        before = letter.read.readings.before
        after = _reading(letter.unread, before.letter, self._lines.after, letter.received)
        return Read(letter.received, Pair(before, after))

    def laid(self, asked: Asked) -> Laid | None:
        """The draft of the first line; None where it lays none."""
        case, line = asked.cases.before, self._lines.before
        if case is None:
            return None
        made = reply(entry(case, restated(case, line), line, now=asked.now), line, now=asked.now, token=asked.token)
        octets = next((one.octets for one in made.actions if isinstance(one, LayDraft)), None)
        if made.entry.draft is None or octets is None:
            return None
        return Laid(made.entry.draft.words, made.entry.draft.template, content_of(octets).own)

    def reply(self, asked: Asked) -> Pair[Told | None]:
        """What both lines reply to the case; nothing where that is sure to be the same."""
        before, after = asked.cases.before, asked.cases.after
        if asked.templates is not None and before and template_for(before, self._lines.before) not in asked.templates:
            return Pair(None, None)
        shared = self._restate_alike and (before is after or asked.alike)
        restatement = _restated(before, self._lines.before) if before else None
        told = _told(before, restatement, self._lines.before, asked)
        if after is not None and not shared:
            restatement = _restated(after, self._lines.after)
        return Pair(told, _told(after, restatement, self._lines.after, asked))

    def _letter(self, unread: Unread, line: Line) -> Letter:
        octets = unread.raw.octets
        if unread.bare:
            return mail.of_text(octets.decode("utf-8", "replace"))
        return mail.read(octets, self._us(octets, line), line.rules.senders, unread.raw.flags)

    def _is_judged_alike(self, letter: Letter) -> bool:
        language = scored_language(letter) or letter.language.code
        if language not in self._judge_alike:
            self._judge_alike[language] = not self._rules.map(lambda one: judging(one, language)).differs
        return self._judge_alike[language]

    def _us(self, octets: bytes, line: Line) -> Us:
        return mail.us_from(octets) if self._each_its_own else line.us


def _received(unread: Unread, letter: Letter) -> datetime:
    """A file has no INTERNALDATE, but the time its writer gave; never in the future."""
    written = letter.message.date if unread.from_file else None
    return min(written, unread.raw.received) if written is not None else unread.raw.received


def _reading(unread: Unread, letter: Letter, line: Line, received: datetime) -> Reading:
    if not letter.answerability.person:
        return Reading(letter, None)
    return Reading(letter, judge_letter(replace(unread.raw, received=received), letter, "", line).judgement)


def _restated(case: Case, line: Line) -> Restatement | LetterError:
    try:
        return restated(case, line)
    except LetterError as error:
        return error


def _told(case: Case | None, restatement: Restatement | LetterError | None, line: Line, asked: Asked) -> Told | None:
    if case is None or restatement is None:
        return None
    if isinstance(restatement, LetterError):
        return _failed(restatement)
    try:
        row = entry(case, restatement, line, now=asked.now)
        made = row.refusal or drafted(row, line, now=asked.now, token=asked.token)
    except LetterError as error:
        return _failed(error)
    return Told(refusal=made) if isinstance(made, Refusal) else Told(made.words, made.template)


def _failed(error: LetterError) -> Told:
    return Told(refusal=Refusal(f"failed_{error.stage}", str(error)))
