"""Where the letters of an account ended."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice

from sqlalchemy import Connection, Select

from triage.ledger import allowed, queries, rows, schema
from triage.ledger.held import BATCH, Held
from triage.model import LetterRecord, Outcome


class Letters(Held):
    """The letters, by place, by name and by customer."""

    def letters_in(self, mailbox: str, uidvalidity: int) -> Mapping[int, LetterRecord]:
        """By UID."""
        found = self._letters(queries.letters_at(self._account, mailbox, uidvalidity))
        return {letter.place.uid: letter for letter in found}

    def uids_in(self, mailbox: str, uidvalidity: int) -> Mapping[int, bool]:
        """Whether each letter was still there at the last sweep."""
        with self._database.reading() as connection:
            rows = connection.execute(queries.uids_at(self._account, mailbox, uidvalidity))
            return {row.uid: row.present for row in rows}

    def closed(self, at: datetime, customers: Iterable[str]) -> Mapping[str, datetime]:
        """When the newest letter came in that became ANSWERED at that moment, for each of the customers who has one."""
        wanted = sorted(set(customers))
        with self._database.reading() as connection:
            return {
                row.customer: row.received
                for start in range(0, len(wanted), BATCH)
                for row in connection.execute(queries.letters_closed(self._account, at, wanted[start : start + BATCH]))
            }

    def letters(self, fingerprints: Iterable[str]) -> Mapping[str, LetterRecord]:
        """By fingerprint; unknown ones are left out."""
        with self._database.reading() as connection:
            return self._known_letters(connection, fingerprints)

    def open_letters(self) -> Iterator[LetterRecord]:
        """Present letters whose outcome is neither SKIPPED nor ANSWERED, oldest first; as many in memory as are asked
        for. To be read to the end before anything is written.
        """
        with self._database.reading() as connection:
            found = connection.execute(queries.letters_waiting(self._account), execution_options={"yield_per": BATCH})
            yield from map(rows.letter_of, found)

    def replied_to(self, message_id_hashes: Iterable[str]) -> tuple[LetterRecord, ...]:
        """The letters with one of these Message-IDs (keyed hashes)."""
        return self._letters(queries.letters_replied_to(self._account, sorted(set(message_id_hashes))))

    def letters_by(self, customer: str) -> tuple[LetterRecord, ...]:
        """One customer's letters, present or not, oldest first."""
        return self._letters(queries.letters_by(self._account, customer))

    def letters_since(self, since: datetime) -> tuple[LetterRecord, ...]:
        """What came in from that moment on, oldest first."""
        return self._letters(queries.letters_since(self._account, since))

    def frustrations(self, since: datetime) -> Sequence[float]:
        """Of the letters that came in from that moment on and were judged, least upset first."""
        query = queries.frustrations_since(self._account, since)
        with self._database.reading() as connection:
            return array("d", connection.scalars(query, execution_options={"yield_per": BATCH}))

    def still_flagged(self) -> tuple[LetterRecord, ...]:
        """Present letters that are ANSWERED or SKIPPED and may carry flags of ours, oldest first."""
        return self._letters(queries.letters_still_flagged(self._account))

    def elsewhere(self, mailbox: str, uidvalidity: int) -> tuple[LetterRecord, ...]:
        """Present letters in another mailbox, or in one of that name that is gone, oldest first."""
        return self._letters(queries.letters_elsewhere(self._account, mailbox, uidvalidity))

    def record(self, letters: Iterable[LetterRecord], *, now: datetime) -> None:
        """Insert or replace by fingerprint, in one transaction. ValueError on a forbidden transition."""
        wanted = iter(letters)
        with self._writing() as connection:
            for some in iter(lambda: tuple(islice(wanted, BATCH)), ()):
                self._record(connection, some, now)

    def _record(self, connection: Connection, letters: Sequence[LetterRecord], now: datetime) -> None:
        outcomes = self._outcomes(connection, (letter.fingerprint for letter in letters))
        for letter in letters:
            allowed.check_letter(outcomes.get(letter.fingerprint), letter)
            outcomes[letter.fingerprint] = letter.outcome
        queries.upsert(connection, schema.letters, (rows.letter_values(self._account, one, now) for one in letters))

    def _letters(self, query: Select[tuple[object, ...]]) -> tuple[LetterRecord, ...]:
        with self._database.reading() as connection:
            return tuple(rows.letter_of(row) for row in connection.execute(query))

    def _known_letters(self, connection: Connection, fingerprints: Iterable[str]) -> dict[str, LetterRecord]:
        known: dict[str, LetterRecord] = {}
        wanted = sorted(set(fingerprints))
        for start in range(0, len(wanted), BATCH):
            query = queries.letters_named(self._account, wanted[start : start + BATCH])
            known.update((row.fingerprint, rows.letter_of(row)) for row in connection.execute(query))
        return known

    def _outcomes(self, connection: Connection, fingerprints: Iterable[str]) -> dict[str, Outcome]:
        return {name: letter.outcome for name, letter in self._known_letters(connection, fingerprints).items()}

    def _give(self, connection: Connection, fingerprints: tuple[str, ...], outcome: Outcome, now: datetime) -> None:
        if fingerprints:
            values = {"outcome": outcome.value, "changed_at": now}
            connection.execute(queries.letters_become(self._account, fingerprints, values))
