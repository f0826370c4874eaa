"""The history says where credit went that paid no debt, and names no charge as if it did."""

import pytest

from collector_desktop.queries.timeline import timeline
from collector_desktop.services.history import redo_last, undo_last
from collector_desktop.services.transfers import TransferDraft, transfer
from collector_desktop.services.write_offs import WriteOffDraft, write_off
from collector_desktop.storage.models import Customer
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY, add_item
from tests.integration.money import credit, item


@pytest.fixture
def bolt(acme):
    with operation("test", "Add Bolt", TODAY):
        return Customer.create(code="BOLT", name="Bolt Ltd", name_key="bolt", currency="GBP")


def told(customer):
    rows = [entry.money for entry in timeline(customer.id, TODAY) if entry.money]
    return {(row.type, row.amount_minor, row.origin, row.description) for row in rows}


def test_a_transfer_stands_in_both_accounts_and_is_undone_in_both(acme, bolt):
    credit(acme, "CN-1", 30_00)
    before = told(acme)
    transfer(TransferDraft(item("CN-1").id, bolt.id, 20_00, TODAY), TODAY)
    gone = {("debit_adjustment", 20_00, "", "Transferred to BOLT")}
    came = {("credit_adjustment", 20_00, "", "Transferred from ACME")}
    assert (told(acme) - before, told(bolt)) == (gone, came)
    undo_last(TODAY)
    assert (told(acme), told(bolt)) == (before, set())
    redo_last(TODAY)
    assert (told(acme) - before, told(bolt)) == (gone, came)


def test_credit_that_is_written_off_is_shown(acme):
    credit(acme, "CN-1", 30_00)
    before = told(acme)
    write_off(WriteOffDraft(item("CN-1").id, "small_balance", TODAY, 5_00), TODAY)
    assert {row[:3] for row in told(acme) - before} == {("debit_adjustment", 5_00, "small_balance")}


def test_a_debit_that_took_no_credit_up_is_no_event(acme):
    before = told(acme)
    with operation("test", "Add a debit", TODAY):
        add_item(acme, "D-1", TODAY, TODAY, 10_00, "debit_adjustment")
    assert told(acme) == before
