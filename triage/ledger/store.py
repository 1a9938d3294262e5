"""`SqlLedger`: what the worker needs of a ledger, on SQLite or PostgreSQL."""

from __future__ import annotations

import hmac
import threading
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from sqlalchemy import Select

from triage.errors import ConfigError
from triage.fingerprint import key_check
from triage.ledger import erasure, leases, queries, rows, schema
from triage.ledger.database import Database, connect
from triage.ledger.drafts import Drafts
from triage.ledger.held import BATCH
from triage.ledger.locks import NOT_SHARED
from triage.ledger.rounds import Rounds
from triage.ledger.upgrade import upgrade
from triage.model import Answer, Cursor, Forgotten, PromiseRecord

_SHORTEST_KEY = 16  # octets


def open_ledger(url: str, account: str, key: bytes) -> SqlLedger:
    """The ledger of `account` at `url`, created or brought to the newest schema first.

    Raises ConfigError where the URL, the file, the schema or the key is wrong; TemporaryError where the database is
    locked or away.
    """
    return Ledgers().open(url, account, key)


class Ledgers:
    """The ledgers of many accounts: those at one URL share its connections. From any thread."""

    def __init__(self) -> None:
        self._databases: defaultdict[str, _Shared] = defaultdict(_Shared)

    def open(self, url: str, account: str, key: bytes) -> SqlLedger:
        """As `open_ledger` does."""
        if len(key) < _SHORTEST_KEY:
            raise ConfigError(f"KEY_FILE: the key is too short; it needs {_SHORTEST_KEY} octets or more")
        database = self._databases[url].opened(url)
        try:
            _check_key(database, account, key)
        except BaseException:
            database.close()
            raise
        return SqlLedger(database, account)

    def rounds(self, url: str) -> Rounds:
        """Of the fleet whose ledger that is. ConfigError where it is not PostgreSQL."""
        database = self._databases[url].opened(url)
        if database.path is not None:
            raise ConfigError(NOT_SHARED)
        return Rounds(database)

    def renew(self) -> None:
        """Renew every lease that is held; TemporaryError where that cannot be done now."""
        for shared in tuple(self._databases.values()):
            if shared.database is not None:
                leases.renew(shared.database)

    def close(self) -> None:
        """Let go of the databases; they may be used again."""
        for shared in tuple(self._databases.values()):
            if shared.database is not None:
                shared.database.close()


class _Shared:
    """A database that is opened, and brought to the newest schema, by the first who asks; the others wait for it."""

    def __init__(self) -> None:
        self._one_at_a_time = threading.Lock()
        self.database: Database | None = None

    def opened(self, url: str) -> Database:
        with self._one_at_a_time:
            if self.database is None:
                database = connect(url)
                try:
                    upgrade(database)
                except BaseException:
                    database.close()
                    raise
                self.database = database
            return self.database


def _check_key(database: Database, account: str, key: bytes) -> None:
    check = key_check(key)
    with database.writing(account) as connection:
        known = connection.scalar(queries.key_check_of(account))
        if known is None:
            queries.upsert(connection, schema.accounts, [{"account": account, "key_check": check}])
        elif not hmac.compare_digest(known, check):
            raise ConfigError(
                f"KEY_FILE: the ledger of {account} was written with another key; bring that key back, "
                "or point LEDGER_URL at a new ledger"
            )


class SqlLedger(Drafts):
    """The memory of one account. What a method wrote is on disk when it returns.

    Letters and drafts stand in their own files; here is what else is remembered.
    """

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

    def hear(self, words: Mapping[date, Mapping[str, int]]) -> None:
        """Add to the number of each day's letters that hold a word, or fire a row, of the rules; in one transaction."""
        with self._writing() as connection:
            values = [
                {"account": self._account, "day": day, "word": word, "letters": letters}
                for day, theirs in words.items()
                for word, letters in theirs.items()
            ]
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

    def answers(self, message_id_hashes: Iterable[str]) -> Mapping[str, datetime]:
        """When each of these msg-ids (keyed hashes) was answered last; those that were not are left out."""
        wanted = sorted(set(message_id_hashes))
        with self._database.reading() as connection:
            return {
                row.message_id_hash: row.sent
                for start in range(0, len(wanted), BATCH)
                for row in connection.execute(queries.answers_to(self._account, wanted[start : start + BATCH]))
            }

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

    def _promises(self, query: Select[tuple[object, ...]]) -> tuple[PromiseRecord, ...]:
        with self._database.reading() as connection:
            return tuple(rows.promise_of(row) for row in connection.execute(query))
