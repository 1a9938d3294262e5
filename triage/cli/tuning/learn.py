"""`run.py learn`: what the shop's rules could learn from what agents did. Nothing is written without `--apply`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from triage.cli.assemble import makings_of, makings_with, settings_of
from triage.cli.tuning import show_learn
from triage.cli.tuning.learn_files import Changed, Files, files_of
from triage.cli.tuning.learn_json import print_json
from triage.cli.tuning.replay import SINCE, shown, span
from triage.cli.tuning.replay_sources import Mailboxes
from triage.errors import DataError
from triage.lab.learn.learn import Learnt, Measured, learn, learnt
from triage.lab.learn.struck import struck_sentences
from triage.lab.learn.values import Evidence, Found, Proposal
from triage.lab.replay.comparer import Comparer, Lesson
from triage.lab.replay.difference import Difference
from triage.lab.replay.values import Pair, PastLetter
from triage.ledger.store import SqlLedger
from triage.plan import Makings
from triage.reply.contract_check import contract_check
from triage.rules.read import rules_of
from triage.settings.settings import Settings
from triage.work.examine.crew import Crew
from triage.work.past.learning import Tried, edited_drafts, sent_drafts, stood
from triage.work.past.replaying import Replaying

_REWORD = "reword it in the template: without such a sentence, drafts would break the courtesy contract"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for. `texts`: whether answers may be read for sentences that agents strike out."""

    since: str = ""
    folders: tuple[str, ...] = ()
    texts: bool = False
    apply: bool = False


def run(wanted: Wanted, config: Path, mailbox: str, *, as_json: bool) -> None:
    """Show the proposals, and write them where that was asked for.

    ConfigError: a mistake in a file, no place to write to. DataError: nothing is remembered yet.
    """
    settings = settings_of(config, mailbox)
    files = files_of(settings)
    learner = _Learner(wanted, settings, files, datetime.now(UTC))
    told = learner.learnt()
    changed = files.changed(one.proposal for one in told.proposed)
    if wanted.apply:
        changed.require_places()
    learner.require_usable(changed)
    combined = learner.effect_of(changed) if len(told.proposed) > 1 and changed.differs else None
    written = changed.write(datetime.now(settings.hours.tzinfo)) if wanted.apply else ()
    if as_json:
        print_json(told, changed, written)
        return
    console = Console(highlight=False)
    show_learn.learnt(console, told, changed, combined, learner.looked_at)
    if wanted.apply:
        show_learn.written(console, written)
    else:
        show_learn.unwritten(console, changed)


class _Learner:
    def __init__(self, wanted: Wanted, settings: Settings, files: Files, now: datetime) -> None:
        self._wanted, self._settings, self._files, self._now = wanted, settings, files, now
        self._since = now - span(wanted.since, SINCE)
        self._makings = makings_of(settings, settings.rules_file, settings.templates_dir)
        self._bars = Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty())
        self._evidence = Evidence(self._makings.rules, self._makings.hours, now)
        self._tried: Tried | None = None

    @property
    def looked_at(self) -> Evidence:
        return self._evidence

    def learnt(self) -> Learnt:
        with self._bars:
            found = self._found()
            return learnt(self._measured(one for one in found if isinstance(one, Proposal)), found)

    def require_usable(self, changed: Changed) -> None:
        """ConfigError where the program could not read the files as they would be."""
        self._after(changed)

    def effect_of(self, changed: Changed) -> Measured:
        """All of it together."""
        return Measured(Proposal("all of it", ()), self._effect(changed))

    def _found(self) -> list[Found]:
        with closing(Mailboxes(self._wanted.folders, self._settings, self._since)) as past:
            if past.ledger is None:
                raise DataError(
                    f"nothing is remembered yet of {self._settings.account_name}: let `run.py run` sweep it for some "
                    "weeks, so that agents have used its drafts"
                )
            with _crew(Pair(self._makings, self._makings)) as crew:
                letters = self._read(past, crew)
                self._evidence = self._gathered(past, past.ledger, letters, crew)
                found = list(learn(self._evidence))
                if self._wanted.texts:
                    found += self._struck(past, letters, crew)
        return found

    def _read(self, past: Mailboxes, crew: Crew[Comparer]) -> list[PastLetter]:
        both = Pair(self._makings, self._makings)
        replaying = Replaying(crew, both, past.naming, partial(shown, self._bars))
        letters, _ = replaying.read(past.letters(), past.total)
        return [one for one in letters if one.received >= self._since]

    def _gathered(
        self, past: Mailboxes, ledger: SqlLedger, letters: list[PastLetter], crew: Crew[Comparer]
    ) -> Evidence:
        known = past.known(letters, crew)
        replaying = Replaying(crew, Pair(self._makings, self._makings), past.naming)
        arrivals = replaying.replay(letters, known.answered).arrivals
        self._tried = Tried(self._makings, letters, known, past.naming, _crew, partial(shown, self._bars))
        drafts = tuple(ledger.drafts_since(self._since))
        covered = ledger.letters({name for draft in drafts for name in draft.covers})
        recent = {one.fingerprint: one for one in ledger.letters_since(self._since)}
        return replace(
            self._evidence,
            arrivals=arrivals,
            standings=stood(arrivals),
            known=known,
            letters={**covered, **recent},
            drafts=drafts,
            promises=ledger.promises_since(self._since),
            flags=self._settings.band_flags,
            fixed=frozenset(self._settings.promises),
        )

    def _struck(self, past: Mailboxes, letters: Iterable[PastLetter], crew: Crew[Comparer]) -> Iterator[Found]:
        drafts = edited_drafts(self._evidence)
        words = past.sent_words(letters, drafts.keys(), crew)
        return struck_sentences(sent_drafts(self._evidence, drafts, words, crew), self._makings.templates)

    def _measured(self, proposals: Iterable[Proposal]) -> Iterator[Measured]:
        struck: list[Proposal] = []  # what is struck out together must keep the contract
        for one in proposals:
            proposal = one
            if one.struck and self._breaks_the_contract([*struck, one]):
                proposal = replace(one, struck=(), by_hand=_REWORD)
            elif one.struck:
                struck.append(one)
            effect = None if proposal.by_hand else self._effect(self._files.changed([proposal]))
            yield Measured(proposal, effect)

    def _effect(self, changed: Changed) -> Difference | None:
        if self._tried is None or not self._tried.letters:
            return None
        return self._tried.by(self._after(changed), changed.signals)

    def _after(self, changed: Changed) -> Makings:
        rules = rules_of(changed.rules.name, changed.rules.after)
        templates = {**self._makings.templates, **changed.templates_after}
        return makings_with(self._settings, rules, templates)

    def _breaks_the_contract(self, proposals: Iterable[Proposal]) -> bool:
        after = {**self._makings.templates, **self._files.changed(proposals).templates_after}
        return bool(self._breaches(after) - self._breaches(self._makings.templates))

    def _breaches(self, templates: Mapping[str, str]) -> frozenset[tuple[str, str]]:
        makings = self._makings
        found = contract_check(templates, makings.rules, makings.us, makings.hours, self._now)
        return frozenset((one.file, one.clause) for one in found)


def _crew(makings: Pair[Makings]) -> Crew[Comparer]:
    return Crew(Comparer, Lesson(makings))
