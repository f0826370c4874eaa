"""Thousands of short sequences of money, and long ones, against the second bookkeeper of the tests.

In the long ones the sums of the ledger are compared after every step: what is open of all debts is
what was billed less what is allocated; of all credit, what came in less the same.
"""

from collections import defaultdict
from copy import deepcopy
from datetime import date
from math import floor
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import initialize, invariant, run_state_machine_as_test

from collector_desktop.domain import interest
from collector_desktop.storage.database import db
from collector_desktop.storage.ledger_file import close_ledger, open_ledger
from collector_desktop.storage.models import Item
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.integration import test_money_stateful
from tests.integration.money_model import DEBITS
from tests.integration.test_money_stateful import Money
from tests.robustness.sizes import SIZES

STEPS, MANY_STEPS = 10, 50
OPEN = "SELECT currency, type, sum(open_minor) FROM item GROUP BY currency, type"
PARTS = 4  # of one count, so that several processes can share it


@pytest.fixture(scope="module")
def sequences(tmp_path_factory):
    """The same rules on a ledger that is copied as it begins, which costs a third."""
    begun = Money()
    begun.open_a_ledger()
    close_ledger()
    start = tmp_path_factory.mktemp("begun") / "a.collector"
    copyfile(Path(begun.folder.name) / "a.collector", start)
    begun.folder.cleanup()

    class Sequence(Money):
        @initialize()
        def open_a_ledger(self):
            self.folder = TemporaryDirectory()
            copy = Path(self.folder.name) / "a.collector"
            copyfile(start, copy)
            open_ledger(copy, "Priya", "test")
            self.books, self.count = deepcopy(begun.books), begun.count
            self.undone, self.done = [], []

    return Sequence


@pytest.fixture(scope="module")
def long_sequences(sequences):
    """The same rules; after each step all sums are those of the second bookkeeper."""

    class LongSequence(sequences):
        @invariant()
        def all_that_is_open_is_what_came_less_what_is_allocated(self):
            found, expected = defaultdict(int), defaultdict(int)
            for currency, type_, minor in db.execute_sql(OPEN):
                found[currency, type_ in DEBITS] += minor
            for entry in self.books.entries.values():
                expected[entry.currency, entry.is_debit] += entry.minor
            for span in self.books.spans:
                if span.last == date.max:
                    for end in (span.source, span.target):
                        entry = self.books.entries[end]
                        expected[entry.currency, entry.is_debit] -= span.minor
            assert found == expected

    return LongSequence


def run(machine, count, steps=STEPS):
    chosen = settings(
        max_examples=count,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(machine, settings=chosen)


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.timeout(8 * 3600)
def test_money_adds_up_after_any_sequence(sequences, part):
    # a check whose cases are the same each time takes them from the machine's name
    run(type(f"Part{part}", (sequences,), {}), SIZES.sequences // PARTS)


@pytest.mark.timeout(8 * 3600)
def test_all_sums_agree_after_each_of_many_steps(long_sequences):
    run(long_sequences, SIZES.long_sequences, MANY_STEPS)


def test_the_harness_finds_a_penny_that_was_not_paid_back(sequences, monkeypatch):
    refund = test_money_stateful.refund

    def less(item, minor, day, today):
        return refund(item, max(1, minor - 1), day, today)

    monkeypatch.setattr(test_money_stateful, "refund", less)
    with pytest.raises(AssertionError):
        run(sequences, 400)


def test_the_harness_finds_interest_that_is_rounded_down(sequences, monkeypatch):
    monkeypatch.setattr(interest, "half_up", floor)
    with pytest.raises(AssertionError):
        run(sequences, 400)


def test_the_sums_find_a_penny_at_once(long_sequences):
    machine = long_sequences()
    machine.open_a_ledger()
    try:
        machine.all_that_is_open_is_what_came_less_what_is_allocated()
        with operation("test", "Lose a penny", TODAY):
            Item.update(open_minor=Item.open_minor - 1).where(Item.number == "INV-1").execute()
        with pytest.raises(AssertionError):
            machine.all_that_is_open_is_what_came_less_what_is_allocated()
    finally:
        close_ledger()
        machine.folder.cleanup()
