"""Whose job a mailbox is: one living worker's, and hardly another's when workers come and go."""

from __future__ import annotations

from collections import Counter

from triage.jobs.shares import QUEUE, queue_for, queue_of

ACCOUNTS = [f"shop{number}@mail.example" for number in range(1000)]


def test_where_no_worker_lives_it_is_for_anybody() -> None:
    assert queue_for("shop@mail.example", ()) == QUEUE


def test_it_is_the_same_workers_in_whatever_order_they_are_named() -> None:
    assert all(queue_for(account, [1, 2, 3]) == queue_for(account, [3, 1, 2]) for account in ACCOUNTS)


def test_workers_have_about_the_same_number() -> None:
    shares = Counter(queue_for(account, range(4)) for account in ACCOUNTS)
    assert shares.keys() == {queue_of(number) for number in range(4)}
    assert max(shares.values()) < 1.3 * len(ACCOUNTS) / 4


def test_where_a_worker_goes_only_its_mailboxes_change_hands() -> None:
    before = {account: queue_for(account, range(4)) for account in ACCOUNTS}
    after = {account: queue_for(account, range(3)) for account in ACCOUNTS}
    assert {before[account] for account in ACCOUNTS if before[account] != after[account]} == {queue_of(3)}
