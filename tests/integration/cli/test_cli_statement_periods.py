"""A statement of movements is asked for by the name of its period."""

import pytest


def test_a_period_by_name_is_that_of_its_days(shop):
    asked = ("statement", "ACME", "--kind", "activity")
    for name, first, last in (
        ("last-month", "2026-10-01", "2026-10-31"),
        ("90-days", "2026-08-25", "2026-11-22"),
        ("this-year", "2026-01-01", "2026-11-22"),
    ):
        by_name = shop.ask(*asked, "--period", name, as_of="2026-11-22")
        assert (by_name["from"], by_name["to"]) == (first, last)
        assert by_name == shop.ask(*asked, "--from", first, "--to", last, as_of="2026-11-22")


@pytest.mark.parametrize(
    "more",
    [
        ("--kind", "activity", "--from", "2026-01-01"),
        ("--kind", "activity", "--to", "2026-01-01"),
        (),
    ],
)
def test_a_name_and_days_at_once_are_refused(shop, more):
    refused = shop.call("statement", "ACME", "--period", "last-month", *more)
    assert refused.status == 2
    assert "--period is for --kind activity or both" in refused.err
