"""A worker sweeps the mailboxes whose jobs it gets, and puts on record how that went."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import timedelta

import pytest

from tests.desks import KEY, line
from tests.factories import letter_octets
from tests.fakes.account import FakeAccount
from tests.fakes.ledger import FakeLedger
from tests.fakes.mailbox import FakeMailbox
from tests.fakes.office import NORTH, PATIENCE, SOUTH, Office
from triage.errors import AuthenticationError, TemporaryError, TriageError
from triage.model import FleetAccount, Trouble
from triage.work.backoff import Backoff
from triage.work.context import Options
from triage.work.fleet.worker import PUT_OFF, Act, Worker
from triage.work.keeper import Tools
from triage.work.naming import Naming
from triage.work.sweep import Sweeper

QUICK = Backoff(first=0.01, longest=0.01)
AGES = timedelta(days=9999)


class Taker:
    """Hands a worker the jobs of an office, one after the other, until it is told to stop."""

    def __init__(self, office: Office, act: Act) -> None:
        self._office = office
        self._act = act
        self._stopped = threading.Event()

    def run(self) -> None:
        while not self._stopped.wait(0.005):
            if self._office.away:
                raise TemporaryError("the database is away")
            if self._office.jobs:
                self._act(self._office.jobs.pop(0))

    def stop(self) -> None:
        self._stopped.set()


class Shop:
    """A mailbox with a letter in it, and what stands in the way of a sweep."""

    def __init__(self) -> None:
        self.account = FakeAccount()
        self.account.deliver("INBOX", letter_octets())
        self.error: TriageError | None = None
        self.ledger = FakeLedger()
        self.swept_elsewhere = False

    def tools(self, account: FleetAccount) -> Tools:
        sweeper = Sweeper(self.ledger, Naming(KEY, account.account), Options(look_back=AGES, expires=AGES))
        return Tools(sweeper, self._connect, line, nullcontext, lambda: self.swept_elsewhere)

    def _connect(self) -> FakeMailbox:
        if self.error is not None:
            raise self.error
        return FakeMailbox(self.account)


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def shop() -> Shop:
    return Shop()


@pytest.fixture
def worker(office: Office, shop: Shop) -> Iterator[Worker]:
    made = Worker(office, lambda act: Taker(office, act), shop.tools, lambda: None, backoff=QUICK)
    made.start()
    yield made
    made.stop(PATIENCE)


def test_it_sweeps_whose_job_it_gets_and_puts_that_on_record(office: Office, shop: Shop, worker: Worker) -> None:
    office.put([NORTH])
    assert office.wait_for(lambda: office.well == [NORTH.account])
    assert len(shop.account.messages("Drafts")) == 1


def test_the_next_sweep_goes_over_the_same_connection_and_reads_nothing_again(
    office: Office, shop: Shop, worker: Worker
) -> None:
    office.put([NORTH, NORTH, NORTH])
    assert office.wait_for(lambda: len(office.well) == 3)
    letter_and_draft = 2
    assert (shop.account.connections, shop.account.steps.count("messages")) == (1, letter_and_draft)


def test_where_another_has_swept_meanwhile_all_is_read_anew_over_a_new_connection(
    office: Office, shop: Shop, worker: Worker
) -> None:
    office.put([NORTH])
    assert office.wait_for(lambda: len(office.well) == 1)
    before = shop.account.steps.count("messages")
    shop.swept_elsewhere = True
    office.put([NORTH])
    assert office.wait_for(lambda: len(office.well) == 2)
    assert (shop.account.connections, shop.account.steps.count("messages") > before) == (2, True)


def test_after_a_failure_it_has_a_new_connection(office: Office, shop: Shop, worker: Worker) -> None:
    office.put([NORTH])
    assert office.wait_for(lambda: len(office.well) == 1)
    shop.account.fail("status", error=TemporaryError("gone"))
    office.put([NORTH, NORTH])
    assert office.wait_for(lambda: len(office.well) == 2)
    assert (shop.account.connections, office.trouble(NORTH.account)) == (2, Trouble())


def test_what_would_be_one_connection_too_many_is_put_off(office: Office, shop: Shop) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def connect_slowly(account: FleetAccount) -> Tools:
        begun.set()
        assert go_on.wait(PATIENCE)
        return shop.tools(account)

    worker = Worker(office, lambda act: Taker(office, act), connect_slowly, lambda: None, most_per_host=1)
    first = threading.Thread(target=worker.sweep, args=(NORTH,))
    first.start()
    assert begun.wait(PATIENCE)
    worker.sweep(SOUTH)
    go_on.set()
    first.join(PATIENCE)
    assert (office.waits, office.well) == ({SOUTH.account: PUT_OFF}, [NORTH.account])


def test_a_failure_is_on_record_for_all_workers(office: Office, shop: Shop, worker: Worker) -> None:
    shop.error = TemporaryError("no server")
    office.put([NORTH, NORTH])
    assert office.wait_for(lambda: office.trouble(NORTH.account).failures == 2)
    shop.error = None
    office.put([NORTH])
    assert office.wait_for(lambda: office.well == [NORTH.account])
    assert office.trouble(NORTH.account) == Trouble()


def test_a_password_refused_twice_elsewhere_is_left_alone_after_the_third_time(
    office: Office, shop: Shop, worker: Worker
) -> None:
    office.troubles[NORTH.account] = Trouble(2, None, "AuthenticationError")
    shop.error = AuthenticationError()
    office.put([NORTH])
    assert office.wait_for(lambda: office.trouble(NORTH.account).failures == 3)
    assert timedelta(minutes=14) < office.waits[NORTH.account] <= timedelta(minutes=15)


def test_after_the_database_was_away_it_takes_jobs_again(office: Office, worker: Worker) -> None:
    office.away = True
    office.jobs = [NORTH]
    assert worker.tend()
    office.away = False
    assert office.wait_for(lambda: office.well == [NORTH.account])


def test_told_to_stop_it_takes_no_more(office: Office, shop: Shop) -> None:
    worker = Worker(office, lambda act: Taker(office, act), shop.tools, lambda: None, backoff=QUICK)
    worker.start()
    assert worker.stop(PATIENCE)
    office.jobs = [NORTH]
    assert office.well == []


def test_a_sweep_that_was_cut_short_is_due_at_once_for_another(office: Office, shop: Shop) -> None:
    worker = Worker(office, lambda act: Taker(office, act), shop.tools, lambda: None, backoff=QUICK)
    worker.start()
    assert worker.stop(PATIENCE)
    worker.sweep(NORTH)
    assert (office.due, office.well) == ([NORTH], [])


def test_the_leases_are_renewed_while_it_works_and_no_longer(office: Office, shop: Shop) -> None:
    renewed = threading.Event()
    worker = Worker(office, lambda act: Taker(office, act), shop.tools, renewed.set, backoff=QUICK)
    worker.start()
    assert renewed.wait(PATIENCE)
    assert worker.stop(PATIENCE)
