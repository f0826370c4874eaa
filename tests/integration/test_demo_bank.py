"""The demo's statement: lines of every kind to be matched, the same each time."""

import pytest

from collector_desktop.domain.matching import Action, Fit
from collector_desktop.services.bank_matching import confirm_certain
from collector_desktop.services.bank_proposals import bank_proposals
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.demo import DemoDraft, make_demo
from collector_desktop.services.history import undo
from collector_desktop.services.ledgers import close_ledger
from collector_desktop.storage.models import BankAccount, BankLine, Operation
from tests.conftest import TODAY


@pytest.fixture
def made(tmp_path):
    """Return a function that makes a demo and gives its bank lines."""

    def make(name="demo", **more):
        close_ledger()
        make_demo(tmp_path / f"{name}.collector", DemoDraft(**more), TODAY, "Priya", "test")
        columns = (BankLine.booked_on, BankLine.amount_minor, BankLine.payer, BankLine.text)
        return list(BankLine.select(*columns).order_by(BankLine.id).tuples())

    yield make
    close_ledger()


def test_the_same_seed_makes_the_same_statement(made):
    first = made("one")
    assert 10 <= len(first) <= 14
    assert made("two") == first
    assert made("other", seed=2) != first


def test_it_has_lines_that_are_clear_and_lines_that_are_not(made):
    made()
    offered = bank_proposals(TODAY)
    certain = [each for each in offered if each.is_certain()]
    assert (len(offered), len(certain)) == (11, 5)
    best = [each.best.proposal for each in offered if each.best]
    assert {each.action for each in best} == set(Action)
    assert Fit.RETURNED in {each.fit for each in best}
    assert any(each.best is None for each in offered)
    assert all(each.line.booked_on <= TODAY for each in offered)


def test_what_is_certain_can_be_confirmed_and_taken_back(made):
    made()
    done = confirm_certain(TODAY)
    assert len(done.value.matched) == 5
    assert not check_ledger(TODAY)
    undo(done.operation_id, TODAY)
    assert len(bank_proposals(TODAY)) == 11
    undo(Operation.get(Operation.kind == "make_demo").id, TODAY)
    assert not BankAccount.select().exists()
    assert not check_ledger(TODAY)


@pytest.mark.parametrize(("customers", "invoices"), [(0, 0), (1, 0), (1, 1), (3, 5), (12, 60)])
def test_a_small_business_has_what_fits_it(made, customers, invoices):
    made(customers=customers, invoices=invoices)
    bank_proposals(TODAY)
    assert not check_ledger(TODAY)
