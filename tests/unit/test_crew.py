"""Several processes that share work on letters: whatever one piece of work does, it is answered for."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from multiprocessing import active_children

import pytest

from triage.errors import LetterError, TemporaryError
from triage.work.examine.confinement import Limits
from triage.work.examine.crew import Crew

LIMITS = Limits(seconds=2.0)


class Doubler:
    """Knows by how much."""

    def __init__(self, lesson: int) -> None:
        if lesson < 0:
            os._exit(1)
        self._factor = lesson

    def times(self, number: int) -> int:
        if number == 1001:
            os.abort()
        if number == 1002:
            threading.Event().wait()
        if number == 1003:
            raise ValueError("a secret")
        return self._factor * number


@pytest.fixture(scope="module")
def crew() -> Iterator[Crew[Doubler]]:
    with Crew(Doubler, 2, limits=LIMITS, members=2) as crew:
        yield crew


def test_what_comes_of_each_comes_in_the_order_given(crew: Crew[Doubler]) -> None:
    assert list(crew.do(Doubler.times, range(500), stage="judge")) == [2 * number for number in range(500)]


def test_nothing_comes_of_nothing(crew: Crew[Doubler]) -> None:
    assert list(crew.do(Doubler.times, (), stage="judge")) == []


def test_no_more_is_taken_than_is_worked_on(crew: Crew[Doubler]) -> None:
    taken = []
    given = (taken.append(number) or number for number in range(100_000))  # type: ignore[func-returns-value]
    assert next(crew.do(Doubler.times, given, stage="judge")) == 0
    assert len(taken) < 1000


@pytest.mark.parametrize("harm", [1001, 1002, 1003])
def test_work_that_does_harm_fails_and_all_the_other_is_done(harm: int, crew: Crew[Doubler]) -> None:
    done = list(crew.do(Doubler.times, [1, harm, 2, 3], stage="judge"))
    assert [one if isinstance(one, int) else one.stage for one in done] == [2, "judge", 4, 6]


def test_what_went_wrong_is_told_without_a_word_of_the_letter(crew: Crew[Doubler]) -> None:
    (error,) = crew.do(Doubler.times, [1003], stage="judge")
    assert isinstance(error, LetterError)
    assert "secret" not in str(error)


def test_a_worker_that_cannot_be_made_blames_no_letter() -> None:
    with Crew(Doubler, -1, members=1) as crew, pytest.raises(TemporaryError, match="could not be started"):
        list(crew.do(Doubler.times, [1], stage="judge"))


def test_the_processes_end_with_the_crew() -> None:
    before = {child.pid for child in active_children()}
    with Crew(Doubler, 2, members=2) as crew:
        list(crew.do(Doubler.times, [1], stage="judge"))
        assert len({child.pid for child in active_children()} - before) == 2
    assert {child.pid for child in active_children()} <= before
