"""`SqlLedger`: what the worker needs of a ledger, on SQLite or PostgreSQL."""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime

from sqlalchemy import Connection, Select

from triage.errors import ConfigError
from triage.fingerprint import key_check
from triage.ledger import allowed, erasure, locks, queries, rows, schema
from triage.ledger.database import Database, connect
from triage.ledger.upgrade import upgrade
from triage.model import Answer, Cursor, DraftRecord, Forgotten, LetterRecord, Outcome, PromiseRecord

_BATCH = 500  # values in one IN list
_SHORTEST_KEY = 16  # octets


def open_ledger(url: str, account: str, key: bytes) -> SqlLedger:
    """The ledger of `account` at `url`, created or brought to the newest schema first.

    Raises ConfigError where the URL, the file, the schema or the key is wrong; TemporaryError where the database is
    locked or away.
    """
    if len(key) < _SHORTEST_KEY:
        raise ConfigError(f"KEY_FILE: the key is too short; it needs {_SHORTEST_KEY} octets or more")
    database = connect(url)
    try:
        upgrade(database)
        _check_key(database, account, key)
    except BaseException:
        database.close()
        raise
    return SqlLedger(database, account)


def _check_key(database: Database, account: str, key: bytes) -> None:
    check = key_check(key)
    with database.writing() as connection:
        known = connection.scalar(queries.key_check_of(account))
        if known is None:
            queries.upsert(connection, schema.accounts, [{"account": account, "key_check": check}])
        elif not hmac.compare_digest(known, check):
            raise ConfigError(
                f"KEY_FILE: the ledger of {account} was written with another key; bring that key back, "
                "or point LEDGER_URL at a new ledger"
            )


class SqlLedger:
    """The memory of one account. What a method wrote is on disk when it returns.

    Every method raises TemporaryError where the database is locked, full or away, ConfigError where it is damaged.
    """

    def __init__(self, database: Database, account: str) -> None:
        self._database = database
        self._account = account
        self._still_locked: locks.StillHeld = _not_locked

    def close(self) -> None:
        """Let go of the database; the ledger may be used again."""
        self._database.close()

    @contextmanager
    def lock(self) -> Iterator[None]:
        """One writer an account; TemporaryError where another process holds it.

        A lock that was lost meanwhile (connection gone, file removed) makes every further write a TemporaryError.
        """
        with locks.hold(self._database, self._account) as still_held:
            self._still_locked = still_held
            try:
                yield
            finally:
                self._still_locked = _not_locked

    # --- letters ------------------------------------------------------------------------------------------------------

    def letters_in(self, mailbox: str, uidvalidity: int) -> Mapping[int, LetterRecord]:
        """By UID."""
        found = self._letters(queries.letters_at(self._account, mailbox, uidvalidity))
        return {letter.place.uid: letter for letter in found}

    def letters(self, fingerprints: Iterable[str]) -> Mapping[str, LetterRecord]:
        """By fingerprint; unknown ones are left out."""
        with self._database.reading() as connection:
            return self._known_letters(connection, fingerprints)

    def open_letters(self) -> tuple[LetterRecord, ...]:
        """Present letters whose outcome is neither SKIPPED nor ANSWERED, oldest first."""
        return self._letters(queries.letters_waiting(self._account))

    def replied_to(self, message_id_hashes: Iterable[str]) -> tuple[LetterRecord, ...]:
        """The letters with one of these Message-IDs (keyed hashes)."""
        return self._letters(queries.letters_replied_to(self._account, sorted(set(message_id_hashes))))

    def letters_by(self, customer: str) -> tuple[LetterRecord, ...]:
        """One customer's letters, present or not, oldest first."""
        return self._letters(queries.letters_by(self._account, customer))

    def letters_since(self, since: datetime) -> tuple[LetterRecord, ...]:
        """What came in from that moment on, oldest first."""
        return self._letters(queries.letters_since(self._account, since))

    def frustrations(self, since: datetime) -> tuple[float, ...]:
        """Of the letters that came in from that moment on and were judged, least upset first."""
        with self._database.reading() as connection:
            return tuple(connection.scalars(queries.frustrations_since(self._account, since)))

    def still_flagged(self) -> tuple[LetterRecord, ...]:
        """Present letters that are ANSWERED and may carry flags of ours, oldest first."""
        return self._letters(queries.letters_still_flagged(self._account))

    def record(self, letters: Iterable[LetterRecord], *, now: datetime) -> None:
        """Insert or replace by fingerprint, in one transaction. ValueError on a forbidden transition."""
        wanted = tuple(letters)
        with self._writing() as connection:
            known = self._known_letters(connection, (letter.fingerprint for letter in wanted))
            outcomes = {fingerprint: letter.outcome for fingerprint, letter in known.items()}
            for letter in wanted:
                allowed.check_letter(outcomes.get(letter.fingerprint), letter)
                outcomes[letter.fingerprint] = letter.outcome
            values = (rows.letter_values(self._account, letter, now) for letter in wanted)
            queries.upsert(connection, schema.letters, values)

    # --- drafts -------------------------------------------------------------------------------------------------------

    def intend(self, draft: DraftRecord) -> None:
        """Write the intent, and INTENDED for the letters it covers, in one transaction.

        ValueError where a covered letter is unknown, or may not be answered now. The same intent may be written again.
        """
        with self._writing() as connection:
            stored = self._draft(connection, draft.token)
            replaced = self._draft(connection, draft.replaces) if draft.replaces else None
            allowed.check_intent(draft, stored, replaced, self._outcomes(connection, draft.covers))
            self._store_draft(connection, draft, draft.intended_at)
            queries.upsert(connection, schema.covers, rows.cover_values(self._account, draft))
            self._give(connection, draft.covers, Outcome.INTENDED, draft.intended_at)

    def settle(self, draft: DraftRecord, *, now: datetime) -> None:
        """Replace the draft's record, and give the covered letters its outcome, in one transaction.

        A draft settled as JUDGED was never appended: its record is removed, its letters are JUDGED again. A letter
        that is ANSWERED already stays so, and one for which another draft stands takes that one's outcome. ValueError
        on a forbidden transition, and where nothing was intended.
        """
        with self._writing() as connection:
            stored = self._draft(connection, draft.token)
            outcomes = self._outcomes(connection, draft.covers)
            taking = allowed.check_settlement(draft, stored, outcomes, self._standing(connection, draft))
            if draft.outcome is Outcome.JUDGED:
                connection.execute(queries.forget_draft(self._account, draft.token))
            else:
                self._store_draft(connection, draft, now)
            for outcome in set(taking.values()):
                names = tuple(name for name, taken in taking.items() if taken is outcome)
                self._give(connection, names, outcome, now)

    def drafts(self, *outcomes: str) -> tuple[DraftRecord, ...]:
        """The drafts with one of these outcomes, oldest intent first."""
        with self._database.reading() as connection:
            return self._drafts(connection, queries.drafts_standing(self._account, outcomes))

    def drafts_since(self, since: datetime) -> tuple[DraftRecord, ...]:
        """The drafts intended from that moment on, oldest intent first."""
        with self._database.reading() as connection:
            return self._drafts(connection, queries.drafts_since(self._account, since))

    # --- promises, and what is heard ----------------------------------------------------------------------------------

    def open_promises(self) -> tuple[PromiseRecord, ...]:
        """What was promised and not followed by another answer, first due first."""
        return self._promises(queries.promises_open(self._account))

    def promises_since(self, since: datetime) -> tuple[PromiseRecord, ...]:
        """What was promised from that moment on, first due first."""
        return self._promises(queries.promises_since(self._account, since))

    def promise(self, promises: Iterable[PromiseRecord]) -> None:
        """Insert or replace by reply, in one transaction."""
        with self._writing() as connection:
            values = (rows.promise_values(self._account, promise) for promise in promises)
            queries.upsert(connection, schema.promises, values)

    def hear(self, day: date, words: Mapping[str, int]) -> None:
        """Add to the number of that day's letters that hold a word, or fire a row, of the rules."""
        with self._writing() as connection:
            values = [{"account": self._account, "day": day, "word": word, "letters": n} for word, n in words.items()]
            queries.add_up(connection, schema.heard, values, column="letters")

    def heard(self, since: date, until: date) -> Mapping[str, int]:
        """In how many letters each word of the rules was heard from one day to another, both included."""
        with self._database.reading() as connection:
            return {
                row.word: row.letters for row in connection.execute(queries.heard_between(self._account, since, until))
            }

    # --- how far, what was answered, what else ------------------------------------------------------------------------

    def cursor(self, mailbox: str) -> Cursor | None:
        with self._database.reading() as connection:
            row = connection.execute(queries.cursor_at(self._account, mailbox)).one_or_none()
        return rows.cursor_of(row) if row else None

    def move_cursor(self, cursor: Cursor) -> None:
        with self._writing() as connection:
            queries.upsert(connection, schema.cursors, [rows.cursor_values(self._account, cursor)])

    def add_answers(self, answers: Iterable[Answer]) -> None:
        with self._writing() as connection:
            values = (rows.answer_values(self._account, answer) for answer in answers)
            queries.upsert(connection, schema.answers, values, if_later="sent")

    def answers(self) -> Mapping[str, datetime]:
        """When each answered msg-id (keyed hash) was answered last."""
        with self._database.reading() as connection:
            found = connection.execute(queries.answers_known(self._account)).all()
        return {row.message_id_hash: row.sent for row in found}

    def recall(self, name: str) -> str:
        """A small remembered value; "" where there is none."""
        with self._database.reading() as connection:
            return connection.scalar(queries.memory_named(self._account, name)) or ""

    def remember(self, name: str, value: str) -> None:
        with self._writing() as connection:
            queries.upsert(connection, schema.memories, [{"account": self._account, "name": name, "value": value}])

    # --- what is given up ---------------------------------------------------------------------------------------------

    def forget(self, customer: str) -> Forgotten:
        """Remove what is known of that customer (keyed hash). Letters that are still there are SKIPPED from now on."""
        with self._writing() as connection:
            return erasure.forget(connection, self._account, customer)

    def clear(self, gone_before: datetime, numbers_before: datetime) -> int:
        """Remove letters that left before the one moment, and numbers from before the other; how many rows."""
        with self._writing() as connection:
            return erasure.clear(connection, self._account, gone_before, numbers_before)

    # --- within a transaction -----------------------------------------------------------------------------------------

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._database.writing() as connection:
            self._still_locked()
            yield connection

    def _letters(self, query: Select[tuple[object, ...]]) -> tuple[LetterRecord, ...]:
        with self._database.reading() as connection:
            return tuple(rows.letter_of(row) for row in connection.execute(query))

    def _promises(self, query: Select[tuple[object, ...]]) -> tuple[PromiseRecord, ...]:
        with self._database.reading() as connection:
            return tuple(rows.promise_of(row) for row in connection.execute(query))

    def _known_letters(self, connection: Connection, fingerprints: Iterable[str]) -> dict[str, LetterRecord]:
        known: dict[str, LetterRecord] = {}
        wanted = sorted(set(fingerprints))
        for start in range(0, len(wanted), _BATCH):
            query = queries.letters_named(self._account, wanted[start : start + _BATCH])
            known.update((row.fingerprint, rows.letter_of(row)) for row in connection.execute(query))
        return known

    def _outcomes(self, connection: Connection, fingerprints: Iterable[str]) -> dict[str, Outcome]:
        return {name: letter.outcome for name, letter in self._known_letters(connection, fingerprints).items()}

    def _give(self, connection: Connection, fingerprints: tuple[str, ...], outcome: Outcome, now: datetime) -> None:
        if fingerprints:
            values = {"outcome": outcome.value, "changed_at": now}
            connection.execute(queries.letters_become(self._account, fingerprints, values))

    def _standing(self, connection: Connection, draft: DraftRecord) -> dict[str, Outcome]:
        query = queries.drafts_standing_for(self._account, draft.covers, draft.token)
        return {row.fingerprint: Outcome(row.outcome) for row in connection.execute(query)}

    def _draft(self, connection: Connection, token: str) -> DraftRecord | None:
        return next(iter(self._drafts(connection, queries.draft_named(self._account, token))), None)

    def _drafts(self, connection: Connection, query: Select[tuple[object, ...]]) -> tuple[DraftRecord, ...]:
        found = connection.execute(query).all()
        covers: dict[str, list[str]] = {row.token: [] for row in found}
        tokens = list(covers)
        for start in range(0, len(tokens), _BATCH):
            for row in connection.execute(queries.covers_of(self._account, tokens[start : start + _BATCH])):
                covers[row.token].append(row.fingerprint)
        return tuple(rows.draft_of(row, covers[row.token]) for row in found)

    def _store_draft(self, connection: Connection, draft: DraftRecord, now: datetime) -> None:
        queries.upsert(connection, schema.drafts, [rows.draft_values(self._account, draft, now)])


def _not_locked() -> None:
    """Nothing is held, so nothing was lost."""
