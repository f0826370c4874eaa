"""Which entries are the parts of one invoice."""

import pytest

from collector_desktop.domain.invoice_parts import part_of, whole_invoices


@pytest.mark.parametrize(
    ("number", "split"),
    [
        ("INV-1/1", ("inv-1", 1)),
        ("inv - 1 / 12", ("inv-1", 12)),
        ("2026/1/2", ("2026/1", 2)),
        ("INV-1", None),
        ("2026/0017", None),
        ("2026/117", None),
        ("/1", None),
    ],
)
def test_a_part_says_so_in_its_number(number, split):
    assert part_of(number) == split


def test_parts_run_from_one_without_a_gap():
    numbers = ["A/2", "a/1", "A/3", "2026/17", "2026/18", "B/1", "C/1", "C/3", "D"]
    found = whole_invoices(("same", number, number) for number in numbers)
    assert found == [("a/1", "A/2", "A/3")]


def test_parts_share_what_belongs_to_the_invoice():
    rows = [("ACME 1 March", "A/1", 1), ("ACME 2 March", "A/2", 2)]
    assert whole_invoices(rows) == []
