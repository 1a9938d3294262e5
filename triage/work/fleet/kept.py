"""The mailboxes that a worker has swept, each with its connection and what was read of it, for the next time it comes.

Whether that is still true, the lease tells (`Tools.was_elsewhere`). It is bounded: what was used longest ago goes.
"""

from __future__ import annotations

import threading
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from triage.model import FleetAccount
from triage.work.fleet.berths import Berths
from triage.work.fleet.keepers import all_at_once
from triage.work.keeper import Keeper

MOST = 10_000  # mailboxes; some 60 KB each, where nobody waits


@dataclass(frozen=True, slots=True)
class Terms:
    """On which server a mailbox is, and how it is swept: `basis` is equal where nothing has changed since."""

    host: str = ""
    basis: object = None


@dataclass(frozen=True, slots=True)
class _Known:
    account: FleetAccount
    terms: Terms
    keeper: Keeper


class Kept:
    """Keepers, made by `make` where there is none yet or the `terms` have changed. From any thread.

    `most_per_host`: connections to one server; `most`: mailboxes.
    """

    def __init__(
        self,
        make: Callable[[FleetAccount], Keeper],
        terms: Callable[[FleetAccount], Terms],
        most_per_host: int,
        most: int = MOST,
    ) -> None:
        self._make = make
        self._terms = terms
        self._most = most
        self._one_at_a_time = threading.Lock()
        self._idle: OrderedDict[str, _Known] = OrderedDict()  # by account; the one that was used longest ago first
        self._hosts: defaultdict[str, Berths[Keeper]] = defaultdict(lambda: Berths(most_per_host, Keeper.disconnect))

    @contextmanager
    def taken(self, account: FleetAccount) -> Iterator[Keeper | None]:
        """The keeper of that mailbox, for the block; None where its server has as many connections as it allows."""
        known = self._take(account)
        berths = self._berths(known)
        if not berths.enter(known.keeper):
            berths.forget(known.keeper)
            self._put_back(known)
            yield None
            return
        try:
            yield known.keeper
        finally:
            berths.leave(known.keeper, connected=known.keeper.is_connected)
            self._put_back(known)

    def part_from_changed(self) -> None:
        """Let go of those whose terms are other ones by now."""
        with self._one_at_a_time:
            changed = [one for one in self._idle.values() if self._terms(one.account) != one.terms]
            for one in changed:
                del self._idle[one.account.account]
        self._part_from(changed)

    def close(self) -> None:
        """Let go of all that are not in use."""
        with self._one_at_a_time:
            leaving = tuple(self._idle.values())
            self._idle.clear()
        self._part_from(leaving)

    def _take(self, account: FleetAccount) -> _Known:
        terms = self._terms(account)
        with self._one_at_a_time:
            known = self._idle.pop(account.account, None)
        if known is not None and known.terms == terms:
            return known
        self._part_from([known] if known else [])
        return _Known(account, terms, self._make(account))

    def _put_back(self, known: _Known) -> None:
        with self._one_at_a_time:
            twin = self._idle.pop(known.account.account, None)  # both were in use at the same time
            self._idle[known.account.account] = known
            oldest = self._idle.popitem(last=False)[1] if len(self._idle) > self._most else None
        self._part_from(one for one in (twin, oldest) if one)

    def _part_from(self, leaving: Iterable[_Known]) -> None:
        def part_from(known: _Known) -> None:
            known.keeper.disconnect()
            self._berths(known).forget(known.keeper)

        all_at_once(part_from, leaving)

    def _berths(self, known: _Known) -> Berths[Keeper]:
        with self._one_at_a_time:
            return self._hosts[known.terms.host]
