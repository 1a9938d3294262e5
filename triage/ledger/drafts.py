"""The drafts of an account, from the durable intent on, and the outcome they give to the letters they cover."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select

from triage.ledger import allowed, queries, rows, schema
from triage.ledger.held import BATCH
from triage.ledger.letters import Letters
from triage.model import DraftRecord, Outcome


class Drafts(Letters):
    """The drafts, by outcome, by time and by customer."""

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

    def drafts_since(self, since: datetime) -> Iterator[DraftRecord]:
        """The drafts intended from that moment on, oldest intent first; as many in memory as are asked for.

        To be read to the end before anything is written.
        """
        with self._database.reading() as connection:
            found = connection.execute(
                queries.drafts_since(self._account, since), execution_options={"yield_per": BATCH}
            )
            for some in found.partitions():
                yield from self._with_covers(connection, some)

    def drafts_for(self, customers: Iterable[str]) -> tuple[DraftRecord, ...]:
        """Every draft for one of these customers (keyed hashes), oldest intent first."""
        wanted = sorted(set(customers))
        with self._database.reading() as connection:
            found = [
                draft
                for start in range(0, len(wanted), BATCH)
                for draft in self._drafts(connection, queries.drafts_for(self._account, wanted[start : start + BATCH]))
            ]
        return tuple(sorted(found, key=lambda draft: (draft.intended_at, draft.token)))

    def _standing(self, connection: Connection, draft: DraftRecord) -> dict[str, Outcome]:
        query = queries.drafts_standing_for(self._account, draft.covers, draft.token)
        return {row.fingerprint: Outcome(row.outcome) for row in connection.execute(query)}

    def _draft(self, connection: Connection, token: str) -> DraftRecord | None:
        return next(iter(self._drafts(connection, queries.draft_named(self._account, token))), None)

    def _drafts(self, connection: Connection, query: Select[tuple[object, ...]]) -> tuple[DraftRecord, ...]:
        return self._with_covers(connection, connection.execute(query).all())

    def _with_covers(self, connection: Connection, found: Sequence[Row[Any]]) -> tuple[DraftRecord, ...]:
        covers: dict[str, list[str]] = {row.token: [] for row in found}
        tokens, names = list(covers), dict[str, str]()
        for start in range(0, len(tokens), BATCH):
            for row in connection.execute(queries.covers_of(self._account, tokens[start : start + BATCH])):
                covers[row.token].append(names.setdefault(row.fingerprint, row.fingerprint))
        return tuple(rows.draft_of(row, covers[row.token]) for row in found)

    def _store_draft(self, connection: Connection, draft: DraftRecord, now: datetime) -> None:
        queries.upsert(connection, schema.drafts, [rows.draft_values(self._account, draft, now)])
