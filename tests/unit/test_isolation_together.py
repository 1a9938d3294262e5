"""Where there is much to read, several processes share it: nothing changes but the time it takes."""

from __future__ import annotations

from collections.abc import Iterator
from multiprocessing import active_children

import pytest

from tests.desks import line
from tests.factories import BROKEN_VASE
from tests.hostile import BREAKS, DIES, EATS, HANGS, Obedient
from tests.isolation import SHORT, raw, stages
from triage.errors import TemporaryError
from triage.model import RawMessage
from triage.work.examine.examining import IN_PROCESS
from triage.work.examine.isolation import Isolated


def many(harm: bytes = b"", *, at: int = 0) -> list[RawMessage]:
    """Letters, of which the one at the UID `at` does harm."""
    return [raw(BROKEN_VASE if uid != at else harm.decode(), uid=uid) for uid in range(1, 40)]


@pytest.fixture(scope="module")
def together() -> Iterator[Isolated]:
    with Isolated(SHORT, Obedient, most=2, worth=0.0) as examination:
        yield examination


def test_letters_read_together_are_given_back_in_order(together: Isolated) -> None:
    letters = many()
    assert list(together.examine(letters, line())) == list(IN_PROCESS.examine(letters, line()))


@pytest.mark.parametrize("harm", [HANGS, EATS, DIES, BREAKS])
def test_one_of_many_that_does_harm_fails_alone(harm: bytes, together: Isolated) -> None:
    assert stages(list(together.examine(many(harm, at=17), line()))) == [*[""] * 16, "mail", *[""] * 22]


def test_what_was_read_before_the_letters_end_in_trouble_is_given_back(together: Isolated) -> None:
    def letters() -> Iterator[RawMessage]:
        yield from many()
        raise TemporaryError("the connection is lost")

    answers = together.examine(letters(), line())
    found = [next(answers) for _ in many()]
    with pytest.raises(TemporaryError):
        next(answers)
    assert stages(found) == [""] * len(many())


def test_who_stops_asking_leaves_nothing_behind(together: Isolated) -> None:
    answers = together.examine(many(), line())
    first = next(answers)
    del answers
    assert [first, *together.examine([raw(uid=2)], line())] == list(IN_PROCESS.examine(many()[:2], line()))


def test_one_process_is_left_when_there_is_nothing_more_to_ask() -> None:
    before = {child.pid for child in active_children()}
    with Isolated(SHORT, Obedient, most=3, worth=0.0) as examination:
        list(examination.examine(many(), line()))
        examination.rest()
        assert len({child.pid for child in active_children()} - before) == 1
