"""Limits of the list of invoices: their ends are within, and every currency counts by itself."""

from datetime import date, timedelta

import pytest

from collector_desktop.domain.invoice_limits import (
    NO_LIMITS,
    InvoiceLimits,
    in_minor,
    in_parts,
    read_limits,
)

DUE = date(2026, 11, 1)


@pytest.mark.parametrize(
    ("currency", "below", "at"),
    [("GBP", 24_999, 25_000), ("JPY", 249, 250), ("KWD", 249_999, 250_000)],
)
def test_two_hundred_and_fifty_are_as_many_in_every_currency(currency, below, at):
    limits = InvoiceLimits(least=in_parts(25_000, "GBP"))
    assert not limits.passes(below, currency, DUE, 0)
    assert limits.passes(at, currency, DUE, 0)
    assert in_minor(in_parts(at, currency), currency) == at


def test_both_ends_are_within():
    limits = InvoiceLimits(due_from=DUE, due_to=DUE + timedelta(days=2))
    passed = [day for day in range(-1, 5) if limits.passes(1, "GBP", DUE + timedelta(days=day), 0)]
    assert passed == [0, 1, 2]
    late = InvoiceLimits(least_days=10, most_days=12)
    assert [days for days in range(8, 15) if late.passes(1, "GBP", DUE, days)] == [10, 11, 12]


def test_what_is_settled_is_not_late():
    assert not InvoiceLimits(most_days=30).passes(0, "GBP", DUE, 5)
    assert NO_LIMITS.passes(0, "GBP", DUE, 5)


def test_limits_come_back_as_they_were_stored():
    limits = InvoiceLimits(least=7, due_to=DUE, most_days=0)
    assert limits.stored() == {"least": 7, "due_to": "2026-11-01", "most_days": 0}
    assert read_limits(limits.stored()) == limits
    with pytest.raises(TypeError):
        read_limits({"colour": 1})
