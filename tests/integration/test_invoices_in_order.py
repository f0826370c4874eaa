"""The ids of invoices in the order of a column, as the list asks for its first rows."""

from datetime import date

import pytest

from collector_desktop.domain.items import DEBITS, ItemType
from collector_desktop.queries.invoice_pages import ALL, OPEN, OVERDUE, InvoiceWanted, invoice_keys
from collector_desktop.storage.models import Item
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY, add_item

DUE = date(2026, 10, 1)
SORTED = {
    "amount": lambda row: row.amount_minor,
    "number": lambda row: row.number_key,
    "reference": lambda row: row.reference.casefold(),
}


@pytest.mark.parametrize("view", [OVERDUE, OPEN, ALL])
def test_debits_of_each_kind_are_listed_and_credits_are_not(acme, view):
    with operation("test", "One of each", TODAY):
        for kind in ItemType:
            add_item(acme, f"one-{kind}", DUE, DUE, 1_00, type_=kind)
    listed = {Item.get_by_id(item_id).type for item_id in invoice_keys(TODAY, InvoiceWanted(view))}
    assert listed == DEBITS


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("column", SORTED)
@pytest.mark.parametrize("view", [OVERDUE, OPEN])
def test_the_first_open_invoices_are_those_that_sorting_all_rows_gives(
    demo, view, column, descending
):
    """Equal ones are in the order of their ids, whichever way the column goes."""
    rows = Item.select().where(Item.open_minor > 0, Item.type.in_(DEBITS)).order_by(Item.id)
    wanted = [row for row in rows if view == OPEN or row.due_on < TODAY]
    wanted.sort(key=SORTED[column], reverse=descending)
    asked = InvoiceWanted(view, sort=column, descending=descending)
    assert list(invoice_keys(TODAY, asked, 16)) == [row.id for row in wanted[:16]]
