"""In which batches messages are fetched: none too large, and no more round trips than are worth it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.factories import NOON
from triage.imap.fetch import BATCHES, OCTETS, WHOLE, Facts, batches

NEAR, FAR = 0.000_2, 0.03  # seconds, there and back
LEAST, MOST = BATCHES


def known(*sizes: int) -> list[Facts]:
    return [Facts(uid, frozenset(), NOON, size) for uid, size in enumerate(sizes, start=1)]


def lengths(sizes: list[int], round_trip: float) -> list[int]:
    return [len(batch) for batch in batches(known(*sizes), round_trip)]


def test_near_batches_are_small_so_that_reading_begins_soon() -> None:
    assert lengths([9_000] * 120, NEAR) == [LEAST, LEAST, 20]


def test_far_away_a_batch_holds_what_its_way_is_worth() -> None:
    assert lengths([9_000] * 700, FAR) == [300, 300, 100]


def test_however_far_a_batch_has_an_end() -> None:
    assert max(lengths([10] * 2_000, 10.0)) == MOST


def test_a_batch_is_no_larger_than_a_few_megabytes() -> None:
    assert lengths([WHOLE] * 100, FAR) == [OCTETS // WHOLE, 100 - OCTETS // WHOLE]


def test_a_large_message_counts_for_the_texts_that_are_fetched_of_it() -> None:
    assert lengths([50_000_000] * 10, FAR) == [10]


@given(st.lists(st.integers(0, 3 * OCTETS), max_size=300), st.floats(0.0, 5.0))
def test_every_message_is_in_one_batch_in_order(sizes: list[int], round_trip: float) -> None:
    found = list(batches(known(*sizes), round_trip))
    assert [uid for batch in found for uid in batch] == list(range(1, len(sizes) + 1))
    assert all(found)
