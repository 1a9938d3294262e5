"""A ledger in memory that keeps the contract of the real one, and fails where a test tells it to.

The contract tests hold it to `SqlLedger`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Literal, TypeVar

from triage.errors import TemporaryError
from triage.ledger import allowed
from triage.model import Answer, Cursor, DraftRecord, Forgotten, LetterRecord, Outcome, PromiseRecord

K = TypeVar("K")
V = TypeVar("V")


class Killed(BaseException):
    """The process dies here: no `except Exception` may catch it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """`error` is raised at write number `step` (the first is 1), before or after it took effect."""

    step: int
    when: Literal["before", "after"]
    error: BaseException = field(default_factory=Killed)


@dataclass(slots=True)
class Memory:
    """What outlives the process: give the same one to the next FakeLedger to restart."""

    letters: dict[str, LetterRecord] = field(default_factory=dict)
    drafts: dict[str, DraftRecord] = field(default_factory=dict)
    cursors: dict[str, Cursor] = field(default_factory=dict)
    answers: dict[str, datetime] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)
    promises: dict[str, PromiseRecord] = field(default_factory=dict)
    heard: dict[tuple[date, str], int] = field(default_factory=dict)
    changed: dict[str, datetime] = field(default_factory=dict)  # of letters and drafts
    locked: bool = False


class FakeLedger:
    """`steps` counts the writes. Without a fault: run once, read `steps`, then fail at each of them in turn."""

    def __init__(self, memory: Memory | None = None, *, fault: Fault | None = None) -> None:
        self.memory = memory if memory is not None else Memory()
        self.fault = fault
        self.steps = 0

    def restarted(self) -> FakeLedger:
        """The same memory as the next process finds it: no lock, no fault."""
        self.memory.locked = False
        return FakeLedger(self.memory)

    @contextmanager
    def lock(self) -> Iterator[None]:
        if self.memory.locked:
            raise TemporaryError("the account is being worked on by another process; stop it, or wait")
        self.memory.locked = True
        try:
            yield
        finally:
            self.memory.locked = False

    def letters_in(self, mailbox: str, uidvalidity: int) -> Mapping[int, LetterRecord]:
        found = [
            letter
            for letter in self.memory.letters.values()
            if (letter.place.mailbox, letter.place.uidvalidity) == (mailbox, uidvalidity)
        ]
        found.sort(key=lambda letter: (letter.place.uid, letter.present, letter.received, letter.fingerprint))
        return {letter.place.uid: letter for letter in found}

    def uids_in(self, mailbox: str, uidvalidity: int) -> Mapping[int, bool]:
        return {uid: letter.present for uid, letter in self.letters_in(mailbox, uidvalidity).items()}

    def closed(self, at: datetime, customers: Iterable[str]) -> Mapping[str, datetime]:
        wanted, found = frozenset(customers), dict[str, datetime]()
        for name, letter in self.memory.letters.items():
            if letter.customer in wanted and letter.outcome is Outcome.ANSWERED and self.memory.changed[name] == at:
                found[letter.customer] = max(letter.received, found.get(letter.customer, letter.received))
        return found

    def letters(self, fingerprints: Iterable[str]) -> Mapping[str, LetterRecord]:
        return {name: self.memory.letters[name] for name in fingerprints if name in self.memory.letters}

    def open_letters(self) -> Iterator[LetterRecord]:
        done = (Outcome.SKIPPED, Outcome.ANSWERED)
        waiting = (letter for letter in self.memory.letters.values() if letter.present and letter.outcome not in done)
        return iter(sorted(waiting, key=lambda letter: (letter.received, letter.fingerprint)))

    def replied_to(self, message_id_hashes: Iterable[str]) -> tuple[LetterRecord, ...]:
        wanted = set(message_id_hashes)
        return tuple(letter for letter in self.memory.letters.values() if letter.message_id_hash in wanted)

    def letters_by(self, customer: str) -> tuple[LetterRecord, ...]:
        return _oldest_first(letter for letter in self.memory.letters.values() if letter.customer == customer)

    def letters_since(self, since: datetime) -> tuple[LetterRecord, ...]:
        return _oldest_first(letter for letter in self.memory.letters.values() if letter.received >= since)

    def frustrations(self, since: datetime) -> tuple[float, ...]:
        not_judged = (Outcome.SKIPPED, Outcome.QUARANTINED)
        return tuple(sorted(one.frustration for one in self.letters_since(since) if one.outcome not in not_judged))

    def still_flagged(self) -> tuple[LetterRecord, ...]:
        done = (Outcome.SKIPPED, Outcome.ANSWERED)
        found = (one for one in self.memory.letters.values() if one.present and one.outcome in done)
        flagged = (one for one in found if one.flags or one.moving)
        return tuple(sorted(flagged, key=lambda letter: (letter.received, letter.fingerprint)))

    def elsewhere(self, mailbox: str, uidvalidity: int) -> tuple[LetterRecord, ...]:
        here = (mailbox, uidvalidity)
        present = (one for one in self.memory.letters.values() if one.present)
        return _oldest_first(one for one in present if (one.place.mailbox, one.place.uidvalidity) != here)

    def record(self, letters: Iterable[LetterRecord], *, now: datetime) -> None:
        with self._step():
            known = dict(self.memory.letters)
            for letter in letters:
                before = known.get(letter.fingerprint)
                allowed.check_letter(before.outcome if before else None, letter)
                known[letter.fingerprint] = letter
                self.memory.changed[letter.fingerprint] = now
            self.memory.letters = known

    def intend(self, draft: DraftRecord) -> None:
        with self._step():
            stored, replaced = self.memory.drafts.get(draft.token), self.memory.drafts.get(draft.replaces)
            allowed.check_intent(draft, stored, replaced, self._outcomes(draft))
            self.memory.drafts[draft.token] = draft
            self.memory.changed[draft.token] = draft.intended_at
            self._give(draft.covers, Outcome.INTENDED, draft.intended_at)

    def settle(self, draft: DraftRecord, *, now: datetime) -> None:
        with self._step():
            stored = self.memory.drafts.get(draft.token)
            taking = allowed.check_settlement(draft, stored, self._outcomes(draft), self._standing(draft))
            if draft.outcome is Outcome.JUDGED:
                del self.memory.drafts[draft.token]
            else:
                self.memory.drafts[draft.token] = draft
            self.memory.changed[draft.token] = now
            for name, outcome in taking.items():
                self._give([name], outcome, now)

    def drafts(self, *outcomes: str) -> tuple[DraftRecord, ...]:
        found = (draft for draft in self.memory.drafts.values() if draft.outcome in outcomes)
        return tuple(sorted(found, key=lambda draft: (draft.intended_at, draft.token)))

    def drafts_since(self, since: datetime) -> Iterator[DraftRecord]:
        return (draft for draft in self.drafts(*Outcome) if draft.intended_at >= since)

    def drafts_for(self, customers: Iterable[str]) -> tuple[DraftRecord, ...]:
        wanted = frozenset(customers)
        return tuple(draft for draft in self.drafts(*Outcome) if draft.customer in wanted)

    def open_promises(self) -> tuple[PromiseRecord, ...]:
        return _first_due_first(one for one in self.memory.promises.values() if one.kept is None)

    def promises_since(self, since: datetime) -> tuple[PromiseRecord, ...]:
        return _first_due_first(one for one in self.memory.promises.values() if one.sent >= since)

    def promise(self, promises: Iterable[PromiseRecord]) -> None:
        with self._step():
            self.memory.promises.update((one.reply, one) for one in promises)

    def hear(self, words: Mapping[date, Mapping[str, int]]) -> None:
        with self._step():
            for day, theirs in words.items():
                for word, letters in theirs.items():
                    self.memory.heard[day, word] = self.memory.heard.get((day, word), 0) + letters

    def heard(self, since: date, until: date) -> Mapping[str, int]:
        told: dict[str, int] = {}
        for (day, word), letters in self.memory.heard.items():
            if since <= day <= until:
                told[word] = told.get(word, 0) + letters
        return told

    def cursor(self, mailbox: str) -> Cursor | None:
        return self.memory.cursors.get(mailbox)

    def move_cursor(self, cursor: Cursor) -> None:
        with self._step():
            self.memory.cursors[cursor.mailbox] = cursor

    def add_answers(self, answers: Iterable[Answer]) -> None:
        with self._step():
            for answer in answers:
                before = self.memory.answers.get(answer.message_id_hash, answer.sent)
                self.memory.answers[answer.message_id_hash] = max(before, answer.sent)

    def answers(self, message_id_hashes: Iterable[str]) -> Mapping[str, datetime]:
        return {one: self.memory.answers[one] for one in message_id_hashes if one in self.memory.answers}

    def forget(self, customer: str) -> Forgotten:
        memory = self.memory
        with self._step():
            theirs = {name: one for name, one in memory.letters.items() if one.customer == customer}
            answers = {one.message_id_hash for one in theirs.values()} & memory.answers.keys()
            drafts = {
                token
                for token, one in memory.drafts.items()
                if one.customer == customer or not theirs.keys().isdisjoint(one.covers)
            }
            promises = {name for name, one in memory.promises.items() if one.customer == customer}
            memory.answers = _without(memory.answers, answers)
            memory.drafts = _without(memory.drafts, drafts)
            memory.promises = _without(memory.promises, promises)
            memory.letters = _without(memory.letters, theirs) | {
                name: LetterRecord(name, one.place, Outcome.SKIPPED, one.received, reason="forgotten")
                for name, one in theirs.items()
                if one.present
            }
            return Forgotten(len(theirs), len(drafts), len(promises), len(answers))

    def clear(self, gone_before: datetime, numbers_before: datetime) -> int:
        memory = self.memory
        with self._step():
            gone = {
                name for name, one in memory.letters.items() if not one.present and memory.changed[name] < gone_before
            }
            drafts = {
                token
                for token, one in memory.drafts.items()
                if one.outcome not in allowed.STANDING
                and memory.changed[token] < gone_before
                and gone.issuperset(one.covers)
            }
            covered = {name for token, one in memory.drafts.items() if token not in drafts for name in one.covers}
            letters = gone - covered
            answers = {name for name, sent in memory.answers.items() if sent < numbers_before}
            promises = {name for name, one in memory.promises.items() if one.sent < numbers_before}
            heard = {key for key in memory.heard if key[0] < numbers_before.date()}
            memory.drafts = _without(memory.drafts, drafts)
            memory.letters = _without(memory.letters, letters)
            memory.answers = _without(memory.answers, answers)
            memory.promises = _without(memory.promises, promises)
            memory.heard = _without(memory.heard, heard)
            return len(drafts) + len(letters) + len(answers) + len(promises) + len(heard)

    def recall(self, name: str) -> str:
        return self.memory.values.get(name, "")

    def remember(self, name: str, value: str) -> None:
        with self._step():
            self.memory.values[name] = value

    @contextmanager
    def _step(self) -> Iterator[None]:
        self.steps += 1
        here = self.fault if self.fault and self.fault.step == self.steps else None
        if here and here.when == "before":
            raise here.error
        yield
        if here:
            raise here.error

    def _outcomes(self, draft: DraftRecord) -> dict[str, Outcome]:
        return {name: letter.outcome for name, letter in self.letters(draft.covers).items()}

    def _standing(self, but: DraftRecord) -> dict[str, Outcome]:
        others = (draft for draft in self.drafts(*allowed.STANDING) if draft.token != but.token)
        return {name: draft.outcome for draft in others for name in draft.covers}

    def _give(self, fingerprints: Iterable[str], outcome: Outcome, now: datetime) -> None:
        for name in fingerprints:
            self.memory.changed[name] = now
            self.memory.letters[name] = replace(self.memory.letters[name], outcome=outcome)


def _without(kept: Mapping[K, V], names: Collection[K]) -> dict[K, V]:
    return {name: value for name, value in kept.items() if name not in names}


def _oldest_first(letters: Iterable[LetterRecord]) -> tuple[LetterRecord, ...]:
    return tuple(sorted(letters, key=lambda letter: (letter.received, letter.fingerprint)))


def _first_due_first(promises: Iterable[PromiseRecord]) -> tuple[PromiseRecord, ...]:
    return tuple(sorted(promises, key=lambda promise: (promise.due, promise.reply)))
