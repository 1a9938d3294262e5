"""Every template with every problem row, before a customer sees one: composed, and held to the courtesy contract.

The letters they answer are as hostile as letters get, so that nothing depends on kind customers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from triage.errors import LetterError
from triage.hours import BusinessHours
from triage.model import Case, Draft, Promise, Restatement, Us
from triage.reply.answer import answering
from triage.reply.compose import Composer, octets
from triage.reply.courtesy import Breach, breaches
from triage.reply.hostile import HOSTILE, Hostile, letter_about, restatement_about
from triage.reply.mood import FURIOUS, UPSET
from triage.reply.promise import promise
from triage.reply.render import TemplateFault
from triage.reply.tone import LONG_WAIT, TONES, WRITTEN_AGAIN
from triage.rules.schema import LANGUAGES, BandRow, ProblemRow, Rules

_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_ALL_WORDINGS = range(4)
_OPTIONAL = ("question", "praise")  # a shop may leave these out, and gets no drafts for such letters

# The value whose line in a template is the one to look at where a clause is not kept.
_PLACES = {
    "restated": "problem",
    "apology": "apology",
    "feeling": "apology",
    "action": "action",
    "by_when": "by_when",
    "choice": "options",
    "thanks_last": "options",
}


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """What is wrong, in a template (`file`: its name) or in a row's texts (`file`: the row; `line`: 0)."""

    file: str
    line: int
    clause: str
    detail: str


@dataclass(frozen=True, slots=True)
class _Standing:
    """How a case can stand, which decides the template."""

    frustration: float
    again: bool = False
    broken: bool = False
    answered: bool = False
    wish: str = ""
    circumstance: str = ""


_STANDINGS = (
    _Standing(0.0),
    _Standing(UPSET),
    _Standing(FURIOUS),
    _Standing(UPSET, again=True),
    _Standing(FURIOUS, broken=True),
    _Standing(UPSET, broken=True, answered=True),
)


def contract_check(
    templates: Mapping[str, str], rules: Rules, us: Us, hours: BusinessHours, now: datetime
) -> tuple[Finding, ...]:
    """Every breach of the contract, and every template that cannot be rendered; () where all is well."""
    check = _Check(templates, rules, us, hours, now)
    return tuple(sorted({*_missing(templates, rules), *check.findings()}))


def _missing(templates: Mapping[str, str], rules: Rules) -> Iterator[Finding]:
    for language in sorted({"en", *_languages(templates)}):
        for name in (f"{language}/{tone}.txt" for tone in TONES if tone not in _OPTIONAL):
            if name not in templates:
                yield Finding(name, 0, "template", "there is no such file, so these letters get no draft")
        for row in rules.problems:
            texts = row.texts.get(language)
            if texts is None or (row.tone != "praise" and not (texts.action and texts.options)):
                yield Finding(_name(row, language), 0, "texts", "action and options must not be empty")


def _languages(templates: Mapping[str, str]) -> set[str]:
    return {name.partition("/")[0] for name in templates} & set(LANGUAGES)


class _Check:
    """Composes a draft for every row, language and standing, and looks for what is wrong in it."""

    def __init__(self, templates: Mapping[str, str], rules: Rules, us: Us, hours: BusinessHours, now: datetime) -> None:
        self._templates, self._rules, self._us, self._hours, self._now = templates, rules, us, hours, now
        self._composer = Composer(templates, rules, choose=_nth)

    def findings(self) -> Iterator[Finding]:
        for language in sorted(_languages(self._templates)):
            rows = [row for row in self._rules.problems if _complete(row, language)]
            yield from self._of_wishes(rows, language)
            yield from self._of_circumstances(rows, language)
            for number, row in enumerate(rows):
                for place, standing in enumerate(_STANDINGS):
                    # Every wording of a row meets some template, every wording of a template some row.
                    wordings = [number + place] if row.tone == "complaint" else _ALL_WORDINGS
                    for wording in wordings:
                        yield from self._try(row, language, standing, wording)

    def _of_wishes(self, rows: list[ProblemRow], language: str) -> Iterator[Finding]:
        """Every wording of every wish, with a problem that it answers."""
        for wish in self._rules.wishes:
            row = next((row for row in rows if row.tone == "complaint" and row.id in (wish.answers or (row.id,))), None)
            row = row or next((row for row in rows if row.id in wish.answers), None)
            if row is not None:
                for wording in _ALL_WORDINGS:
                    yield from self._try(row, language, _Standing(UPSET, wish=wish.id), wording)

    def _of_circumstances(self, rows: list[ProblemRow], language: str) -> Iterator[Finding]:
        """Every circumstance that changes what is said, with some problems: one with a form of its own in each
        standing, one that only adds to the apology in one of them.
        """
        standings = (_Standing(UPSET), _Standing(UPSET, again=True), _Standing(UPSET, broken=True))
        for circumstance in self._rules.circumstances:
            for wording, row in zip(_ALL_WORDINGS, (row for row in rows if row.tone != "praise"), strict=False):
                for standing in standings if circumstance.form else (standings[wording % len(standings)],):
                    known = replace(standing, circumstance=circumstance.id)
                    yield from self._try(row, language, known, wording)

    def _try(self, row: ProblemRow, language: str, standing: _Standing, wording: int) -> Iterator[Finding]:
        hostile = HOSTILE[wording % len(HOSTILE)]
        case = self._case(row, language, standing, hostile, long_wait=wording % 2 == 1)
        token = f"{wording:032x}"
        shown, asks = row.tone != "complaint" or wording % 3 != 1, bool(standing.wish) and wording % 2 == 1
        restated = replace(restatement_about(hostile, row.id), shown=shown, asks=asks)
        promised = self._promise(row, case, language, restated, wording)
        try:
            draft = self._composer.compose(case, restated, promised, self._us, token, self._now)
            if isinstance(draft, Draft):
                octets(draft)
                for breach in breaches(draft, case, self._rules):
                    yield self._located(breach, draft, row)
        except TemplateFault as fault:
            yield Finding(fault.template, fault.line, "template", fault.reason)
        except LetterError as error:
            yield Finding(_name(row, language), 0, "wire", str(error))

    def _case(self, row: ProblemRow, language: str, standing: _Standing, hostile: Hostile, *, long_wait: bool) -> Case:
        received = self._now - LONG_WAIT if long_wait else self._now
        days = HOSTILE.index(hostile) % 4  # until it is needed; none where no day was named
        times = [received - WRITTEN_AGAIN, received] if standing.again else [received]
        # Praise is never upset.
        frustration = 0.0 if row.tone == "praise" else standing.frustration
        letters = (
            letter_about(
                hostile,
                row.id,
                language,
                self._us,
                received=at,
                frustration=frustration,
                wish=standing.wish,
                circumstance=standing.circumstance,
                deadline=self._now.date() + timedelta(days=days) if days else None,
            )
            for at in times
        )
        answered = received if standing.answered else None
        return Case("0" * 12, tuple(letters), promise_broken=standing.broken, answered=answered)

    def _promise(self, row: ProblemRow, case: Case, language: str, restated: Restatement, wording: int) -> Promise:
        band = BandRow(id="P1", at_least=0.0, within=("4h", "1d", "2d", "9d")[wording % 4])
        answered = answering(row, case, self._rules, language, restated)
        made = promise(answered, band, self._hours, self._now, language, "", case.deadline)
        actions: Sequence[str] = answered.texts[language].action
        return replace(made, action=actions[wording % len(actions)] if actions else "")

    def _located(self, breach: Breach, draft: Draft, row: ProblemRow) -> Finding:
        """Where the words that break the clause stand, in the template or else in the row; or where they are missed."""
        lines = _COMMENT.sub(_only_line_ends, self._templates[draft.template]).split("\n")
        wanted = breach.words or f"{{{{ {_PLACES.get(breach.clause, 'name')} }}}}"
        line = next((number for number, line in enumerate(lines, 1) if wanted in line), None)
        if line is None and (breach.words or breach.clause == "choice"):
            return Finding(_name(row, draft.language), 0, breach.clause, breach.detail)
        return Finding(draft.template, line or 1, breach.clause, breach.detail)


def _only_line_ends(comment: re.Match[str]) -> str:
    return "\n" * comment[0].count("\n")


def _nth(token: str, wordings: Sequence[str]) -> str:
    return wordings[int(token, 16) % len(wordings)]


def _complete(row: ProblemRow, language: str) -> bool:
    texts = row.texts.get(language)
    return texts is not None and (row.tone == "praise" or bool(texts.action and texts.options))


def _name(row: ProblemRow, language: str) -> str:
    return f"problem {row.id}, {language}"
