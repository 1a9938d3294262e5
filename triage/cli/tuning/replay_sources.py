"""Where past mail comes from, files or the mailbox, and what the ledger and Sent tell of it. Everything is but read."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from triage.cli.assemble import account_of
from triage.imap.mailbox import ImapMailbox, open_mailbox
from triage.lab.letters import find
from triage.lab.replay.agreement import Known
from triage.lab.replay.comparer import Comparer
from triage.lab.replay.values import PastLetter, Replay, Unread
from triage.ledger.reading import open_for_reading
from triage.ledger.store import SqlLedger
from triage.model import Place, RawMessage
from triage.settings.key import read_key
from triage.settings.settings import Settings
from triage.work.examine.crew import Hands
from triage.work.naming import Naming
from triage.work.past.mail import Sent, answers_in, known_to, letters_in, likeness, own_words

_NO_KEY = Naming(b"no ledger is looked into", "files")
_MOST_COMPARED = 300  # drafts that are held beside what was sent, the latest


class Past(Protocol):
    """Past mail, and what is known of it. `total`: how many letters there are, where that is known."""

    naming: Naming
    total: int | None

    def letters(self) -> Iterator[Unread]: ...

    def not_given(self) -> Mapping[str, str]:
        """Where letters lie that could not be fetched, and why."""
        ...

    def known(self, letters: Sequence[PastLetter], crew: Hands[Comparer]) -> Known:
        """What became of the letters."""
        ...

    def compared(self, known: Known, replay: Replay, crew: Hands[Comparer]) -> Known:
        """The same with how much of both drafts stands in what was sent."""
        ...

    def close(self) -> None: ...


class Files:
    """Letters from files, and what the ledger knows of them where there is one."""

    def __init__(self, paths: Sequence[str], settings: Settings | None, now: datetime) -> None:
        self.total: int | None = None
        self.naming, self._ledger = _ledger_of(settings) if settings else (_NO_KEY, None)
        self._paths = paths
        self._now = now

    def letters(self) -> Iterator[Unread]:
        """ConfigError names a path that is not there."""
        stdin = sys.stdin.buffer.read() if "-" in self._paths else b""
        for path in self._paths:
            for number, found in enumerate(find(path, stdin), 1):
                place = Place(path, 1, number)
                raw = RawMessage(place, frozenset(), self._now, len(found.octets), found.octets)
                yield Unread(found.name, raw, bare=found.bare, from_file=True)

    def not_given(self) -> Mapping[str, str]:
        return {}

    def known(self, letters: Sequence[PastLetter], crew: Hands[Comparer]) -> Known:
        return _known(self._ledger, letters)

    def compared(self, known: Known, replay: Replay, crew: Hands[Comparer]) -> Known:
        return known

    def close(self) -> None:
        if self._ledger is not None:
            self._ledger.close()


class Mailboxes:
    """Letters from mailboxes on the server; Sent tells when they were answered, and how."""

    def __init__(self, names: Sequence[str], settings: Settings, since: datetime) -> None:
        self.naming, self.ledger = _ledger_of(settings)
        self._since = since.date()
        self._mailbox: ImapMailbox = open_mailbox(account_of(settings))
        self._folders = self._mailbox.folders()
        self.total: int | None
        self.total, self._letters = letters_in(self._mailbox, names or (self._folders.inbox,), self._since)
        self._sent: Mapping[str, Sent] = {}

    def letters(self) -> Iterator[Unread]:
        return self._letters

    def not_given(self) -> Mapping[str, str]:
        return {f"UID {uid}": why for uid, why in self._mailbox.unreadable().items()}

    def known(self, letters: Sequence[PastLetter], crew: Hands[Comparer]) -> Known:
        if self._folders.sent is not None:
            self._sent = answers_in(self._mailbox, self._folders.sent, self._since, crew)
        known = _known(self.ledger, letters)
        told = {name: sent.at for name, sent in self._answers(letters).items()}
        return replace(known, answered={**known.answered, **told})

    def compared(self, known: Known, replay: Replay, crew: Hands[Comparer]) -> Known:
        answered = self._answers(replay.letters)
        drafts = {name: words for name, words in replay.reworded().items() if name in answered}
        latest = dict(list(drafts.items())[-_MOST_COMPARED:])
        if not latest or self._folders.sent is None:
            return known
        self._mailbox.open(self._folders.sent)
        return replace(known, likeness=likeness(latest, answered, self._mailbox, crew))

    def sent_words(
        self, letters: Iterable[PastLetter], names: Collection[str], crew: Hands[Comparer]
    ) -> Mapping[str, tuple[str, ...]]:
        """The words in the answers to these of the letters that are not quoted, by fingerprint."""
        if self._folders.sent is None:
            return {}
        answers = {name: sent for name, sent in self._answers(letters).items() if name in names}
        self._mailbox.open(self._folders.sent)
        return own_words(answers, self._mailbox, crew)

    def _answers(self, letters: Iterable[PastLetter]) -> Mapping[str, Sent]:
        """By fingerprint."""
        named = {one.fingerprint: one.message_id for one in letters if one.message_id is not None}
        return {name: self._sent[msg_id] for name, msg_id in named.items() if msg_id in self._sent}

    def close(self) -> None:
        self._mailbox.close()
        if self.ledger is not None:
            self.ledger.close()


def _ledger_of(settings: Settings) -> tuple[Naming, SqlLedger | None]:
    """The names letters are known by in the ledger, and the ledger; other names and None where there is none."""
    if not settings.key_file.exists():
        return _NO_KEY, None
    key = read_key(settings.key_file)
    return Naming(key, settings.account_name), open_for_reading(settings.ledger_url, settings.account_name, key)


def _known(ledger: SqlLedger | None, letters: Sequence[PastLetter]) -> Known:
    if ledger is None or not letters:
        return Known()
    return known_to(ledger, {one.fingerprint for one in letters}, min(one.received for one in letters))
