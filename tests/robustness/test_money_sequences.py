"""Thousands of short sequences of money, each against the second bookkeeper of the tests."""

from copy import deepcopy
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import initialize, run_state_machine_as_test

from collector_desktop.storage.ledger_file import close_ledger, open_ledger
from tests.integration import test_money_stateful
from tests.integration.test_money_stateful import Money
from tests.robustness.sizes import SIZES

STEPS = 10
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


def run(machine, count):
    chosen = settings(
        max_examples=count,
        stateful_step_count=STEPS,
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


def test_the_harness_finds_a_penny_that_was_not_paid_back(sequences, monkeypatch):
    refund = test_money_stateful.refund

    def less(item, minor, day, today):
        return refund(item, max(1, minor - 1), day, today)

    monkeypatch.setattr(test_money_stateful, "refund", less)
    with pytest.raises(AssertionError):
        run(sequences, 400)
