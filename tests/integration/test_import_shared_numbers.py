"""Numbers that two customers have are reported, whether or not all are looked at for it."""

from dataclasses import replace

import pytest

from collector_desktop.importers.item_blocks import ItemBlock, PackedItems, columns_of
from collector_desktop.services import imports
from collector_desktop.services.imports import plan_import
from tests.conftest import TODAY
from tests.integration.importing import bring_in, customer_row, item_row, parsed

ORDERS = {
    "ascending": [[1, 2, 3], [4, 5]],
    "not ascending": [[1, 3, 2], [4, 5]],
    "doubled in a block": [[1, 2, 2], [4, 5]],
    "doubled at a border": [[1, 2, 3], [3, 5]],
    "doubled in another block": [[1, 2, 3], [5, 6, 7], [2, 4]],
    "doubled and descending": [[5, 6], [1, 5]],
}


@pytest.fixture
def customers(ledger):
    bring_in(TODAY, customer_row(2, "A", "Ada"), customer_row(3, "B", "Ben"))


def file_of(order):
    """Return a file whose blocks have these numbers, by turns of two customers."""
    rows, blocks = [], []
    for numbers in order:
        start = len(rows) + 2
        block = [
            item_row(row, f"INV-{number}", code="AB"[row % 2], name="")
            for row, number in enumerate(numbers, start)
        ]
        blocks.append(ItemBlock(columns_of(block)))
        rows += block
    return replace(parsed(*rows), rows=PackedItems(blocks))


@pytest.mark.parametrize("name", ORDERS)
def test_a_number_of_two_customers_is_reported_in_any_order(name, customers, monkeypatch):
    file, looked = file_of(ORDERS[name]), []
    look = imports.warn_of_shared_numbers
    monkeypatch.setattr(
        imports, "warn_of_shared_numbers", lambda *told: (looked.append(1), look(*told))
    )

    warned = {warning.value for warning in plan_import(file, TODAY).warnings}

    numbers = [number for block in ORDERS[name] for number in block]
    assert warned == {f"INV-{each}" for each in numbers if numbers.count(each) > 1}
    assert bool(looked) == (name != "ascending")


def test_numbers_that_the_ledger_had_are_looked_for_in_any_order(customers):
    bring_in(TODAY, item_row(2, "INV-4", code="A", name=""))
    warned = plan_import(file_of([[1, 2, 3], [4, 5]]), TODAY).warnings
    assert [warning.value for warning in warned] == ["INV-4"]
