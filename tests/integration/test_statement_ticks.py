"""The invoices to tick on the slip of a statement: in type to be read, however long a number is."""

from datetime import date

import pytest

from collector_desktop.services.paper_statement import statement_paper
from tests.conftest import TODAY
from tests.integration.money import invoice
from tests.integration.papers import FONTS, read, set_up_company

SIZE = 8.5
LONG = "INV-2026-NORTH-EAST-DEPOT-{:04}"


@pytest.fixture
def customer(acme):
    set_up_company()
    return acme


def ticked(customer):
    """Return the numbers below `Tick what you pay` with the size each is drawn in."""
    page = read(statement_paper(customer.id, TODAY, FONTS)).pages[-1]
    drawn = []
    page.extract_text(
        visitor_text=lambda text, _cm, tm, _font, size: drawn.append((text.strip(), size, tm[5]))
    )
    top = next(y for text, _, y in drawn if text.startswith("Tick"))
    return [(text, size) for text, size, y in drawn if text and y < top]


@pytest.mark.parametrize(
    ("number", "count", "shown", "more"),
    [
        ("INV-10{:04}", 14, 11, "and 4 more"),
        ("INV-2026-DEPOT-{:04}", 14, 8, "and 7 more"),
        (LONG, 3, 4, ""),
        (LONG, 14, 5, "and 10 more"),
    ],
)
def test_long_numbers_take_more_room_instead_of_smaller_type(customer, number, count, shown, more):
    """INV-1 is the first; a line has four numbers of usual length, three or two of longer ones."""
    numbers = [number.format(at) for at in range(count)]
    for at, each in enumerate(numbers):
        invoice(customer, each, 10_00, due=date(2026, 10, 2 + at))
    found = ticked(customer)
    sizes = {text: size for text, size in found if text in {"INV-1", *numbers}}
    assert list(sizes) == ["INV-1", *numbers][:shown]
    assert set(sizes.values()) == {SIZE}
    assert [text for text, _ in found if text.endswith("more")] == ([more] if more else [])
