"""Letters read and judged in a process of their own: what a hostile one does ends with it."""

from __future__ import annotations

import logging
import pickle
from collections.abc import Iterator
from dataclasses import replace
from operator import attrgetter

import pytest

from tests.desks import Desk, line
from tests.hostile import BREAKS, DIES, EATS, HANGS, SAYS, SPINS, STARVED, STARVES, Obedient
from tests.isolation import SHORT, on_linux, raw, stages
from triage.cli.assemble import line_of
from triage.errors import LetterError
from triage.model import Address, Us
from triage.plan import Line
from triage.rules.schema import SignalRow
from triage.work.examine.examining import IN_PROCESS, Examined
from triage.work.examine.isolation import Isolated


def test_a_letter_is_read_and_judged_as_it_would_be_here(isolated: Isolated) -> None:
    letters = [raw(), raw("Wo bleibt mein Paket? Ich warte seit drei Wochen darauf.", uid=2)]
    assert list(isolated.examine(letters, line())) == list(IN_PROCESS.examine(letters, line()))


@pytest.mark.parametrize("harm", [HANGS, SPINS, EATS, DIES, BREAKS])
def test_a_letter_that_does_harm_while_it_is_read_fails_there_and_the_next_is_judged(
    harm: bytes, isolated: Isolated
) -> None:
    letters = [raw(uid=1), raw(harm.decode(), uid=2), raw(uid=3)]
    assert stages(list(isolated.examine(letters, line()))) == ["", "mail", ""]


@pytest.mark.parametrize("harm", [HANGS, EATS, DIES, BREAKS])
def test_a_letter_that_does_harm_while_it_is_judged_fails_there_and_the_next_is_judged(
    harm: bytes, isolated: Isolated
) -> None:
    letters = [raw(subject=harm.decode(), uid=1), raw(uid=2)]
    assert stages(list(isolated.examine(letters, line()))) == ["judge", ""]


@on_linux
def test_a_letter_is_not_to_blame_for_a_machine_that_is_busy_with_other_things(isolated: Isolated) -> None:
    assert SHORT.seconds < STARVED
    letters = [raw(STARVES.decode(), uid=1), raw(subject=STARVES.decode(), uid=2)]
    assert stages(list(isolated.examine(letters, line()))) == ["", ""]


@pytest.mark.parametrize("harm", [HANGS, EATS, DIES, BREAKS])
def test_what_went_wrong_is_told_without_a_word_of_the_letter(harm: bytes, isolated: Isolated) -> None:
    (examined,) = isolated.examine([raw(f"A secret. {harm.decode()}")], line())
    assert "secret" not in str(examined.error)
    assert harm.decode() not in str(examined.error)


def with_rules(digest: str, points: float) -> Line:
    row = SignalRow.model_validate(
        {"id": "vase", "family": "vase", "points": points, "why": "a vase", "phrases": {"en": ["blue vase"]}}
    )
    return replace(line(), rules=line().rules.model_copy(update={"digest": digest, "signals": (row,)}))


def points(examined: Iterator[Examined]) -> list[float]:
    judgements = [one.judgement for one in examined]
    return [sum(signal.points for signal in one.signals if signal.rule == "vase") for one in judgements if one]


def test_new_rules_are_those_of_the_next_letter(isolated: Isolated) -> None:
    mild, strong = with_rules("mild", 1.0), with_rules("strong", 20.0)
    found = [points(isolated.examine([raw()], rules)) for rules in (mild, strong, mild)]
    assert found[0] == found[2]
    assert found[0] < found[1]


def test_a_letter_error_passes_between_processes_whole() -> None:
    error = pickle.loads(pickle.dumps(LetterError("too large", stage="mail")))
    assert (str(error), error.stage) == ("too large", "mail")


def test_a_sweep_quarantines_what_hangs_and_drafts_for_the_others(isolated: Isolated) -> None:
    desk = Desk(examination=isolated)
    desk.letter("My lamp arrived broken. Send a new one.", sender="ann@mail.example", message_id="<1@a.example>")
    harm = desk.letter(HANGS.decode(), sender="eve@mail.example", message_id="<2@a.example>")
    desk.letter("My chair arrived broken. Send a new one.", sender="bob@mail.example", message_id="<3@a.example>")
    report = desk.sweep()
    assert [(record.place.uid, record.stage) for record in report.quarantined] == [(harm, "mail")]
    assert sorted(desk.drafts()) == ["ann@mail.example", "bob@mail.example"]
    assert report.server == report.known + report.old


def test_nothing_that_is_logged_tells_of_the_letter(isolated: Isolated, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        list(isolated.examine([raw(f"canary {harm.decode()}") for harm in (HANGS, DIES, BREAKS)], line()))
    assert "canary" not in caplog.text


def test_the_process_writes_nothing_on_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    with Isolated(SHORT, Obedient) as examination:
        list(examination.examine([raw(f"canary {SAYS.decode()}")], line()))
    assert capfd.readouterr() == ("", "")


def test_shops_that_share_a_process_are_told_apart_whatever_they_have_in_common(isolated: Isolated) -> None:
    north = line()
    east = replace(north, us=Us((Address("help@east.example"),)))
    south = line_of(east.us, north.rules, north.templates, north.hours, signature="South", quote=False)
    west = replace(south, rules=north.rules.model_copy(update={"signals": ()}))
    by = (north, east, south, west, north)
    asked = attrgetter("us", "signature", "quote", "rules")
    assert [tuple(isolated.tell([asked], each)) for each in by] == [(asked(each),) for each in by]


def test_a_letter_is_judged_the_same_whichever_shop_was_there_before(isolated: Isolated) -> None:
    plain = line()
    other = line_of(plain.us, plain.rules.model_copy(update={"signals": ()}), plain.templates, plain.hours)
    sibling = replace(plain, us=Us((*plain.us.identities, Address("more@shop.example"))))
    judged = [next(isolated.examine([raw()], by)).judgement for by in (plain, sibling, other, plain)]
    assert judged[0] == judged[1] == judged[3] != judged[2]
