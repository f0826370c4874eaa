"""The view of invoices on hold or in dispute, of a small ledger and of a large one."""

from datetime import timedelta

import pytest

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.holds import HoldKind
from collector_desktop.queries.invoice_list import invoice_list
from collector_desktop.queries.invoice_pages import STOPPED, InvoiceWanted, invoice_keys
from collector_desktop.services.disputes import DisputeDraft, raise_dispute
from collector_desktop.services.history import undo_last
from collector_desktop.services.holds import HoldDraft, hold_many, put_on_hold
from collector_desktop.storage.models import Customer, Item
from collector_desktop.storage.operations import operation
from collector_desktop.ui.widgets.invoices_groups import view_rows
from tests.conftest import TODAY
from tests.integration.money import invoice, receive


def numbers(day):
    """Return what both ways of reading the view give; they must agree."""
    held = {row.number for row in view_rows(STOPPED, invoice_list(day))}
    keys = invoice_keys(day, InvoiceWanted(STOPPED))
    assert {Item.get_by_id(key).number for key in keys} == held
    return held


def test_debts_of_several_customers_are_held_in_one_change(acme, snapshot):
    with operation("test", "Add", TODAY):
        bolt = Customer.create(code="BOLT", name="Bolt Ltd", currency="GBP")
    invoice(bolt, "B-1", 50_00)
    invoice(bolt, "B-2", 60_00)
    receive(bolt, 5_00)  # a credit is no debt that anybody asks for
    ids = tuple(row.id for row in Item.select().where(Item.number != "B-2"))
    before = snapshot()
    done = hold_many(HoldDraft(0, HoldKind.GRACE, "flood", item_ids=ids), TODAY)
    assert done.summary == "Put 2 invoices of 2 customers on hold"
    assert numbers(TODAY) == {"INV-1", "B-1"}
    undo_last(TODAY)
    assert snapshot() == before


def test_many_are_not_held_without_a_reason_or_a_debt(acme, snapshot):
    receive(acme, 5_00)
    debt, credit = (row.id for row in Item.select().order_by(Item.id))
    before = snapshot()
    for ids, reason, why in (
        ((debt,), " ", "reason"),
        ((credit,), "flood", "Nothing is owed"),
        ((), "flood", "Nothing is owed"),
    ):
        with pytest.raises(RefusedError, match=why):
            hold_many(HoldDraft(0, HoldKind.GRACE, reason, item_ids=ids), TODAY)
    assert snapshot() == before


def test_the_view_has_what_is_on_hold_or_in_dispute(acme):
    for number in ("INV-2", "INV-3"):
        invoice(acme, number, 50_00)
    ids = {row.number: row.id for row in Item.select()}
    assert numbers(TODAY) == set()
    raise_dispute(DisputeDraft(ids["INV-2"], "PRICE", 1_00), TODAY)
    last = TODAY + timedelta(days=3)
    put_on_hold(HoldDraft(acme.id, HoldKind.GRACE, "x", last, (ids["INV-3"],)), TODAY)
    assert numbers(TODAY) == {"INV-2", "INV-3"}
    assert numbers(last + timedelta(days=1)) == {"INV-2"}
    put_on_hold(HoldDraft(acme.id, HoldKind.LEGAL, "x"), last)
    assert numbers(last) == {"INV-1", "INV-2", "INV-3"}
