"""What the months' invoices are to bring, as programs and people read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.cli.ratios import figure_text
from collector_desktop.cli.session import Answer, TextTable
from collector_desktop.domain.money import plain_amount
from collector_desktop.queries.cohorts import CohortForecast, cohort_forecast

if TYPE_CHECKING:
    from datetime import date

    from collector_desktop.domain.cohorts import Cohort

NONE_YET = "No month with invoices is over yet."
USUAL, TO_COME = ("month", "collected"), ("from", "expected")
NUMBERS = frozenset({1})


def cohorts_answer(as_of: date, currency: str) -> Answer:
    """Return the cohorts, the usual shares in per cent and what is to come by month."""
    found = cohort_forecast(as_of, currency)
    document = {
        "as_of": as_of.isoformat(),
        "currency": currency,
        "cohorts": [_cohort(first, each, currency) for first, each in found.cohorts],
        "usual": [figure_text(100 * share) for share in found.shares],
        "months": [
            {"from": first.isoformat(), "expected": plain_amount(minor, currency)}
            for first, minor in found.expected
        ],
    }
    return Answer(document, _tables(found), "" if found.shares else NONE_YET)


def _cohort(first: date, each: Cohort, currency: str) -> dict[str, object]:
    return {
        "month": first.isoformat(),
        "billed": plain_amount(each.billed_minor, currency),
        "open": plain_amount(each.open_minor, currency),
        "collected": [plain_amount(minor, currency) for minor in each.collected],
    }


def _tables(found: CohortForecast) -> tuple[TextTable, ...]:
    if not found.shares:
        return ()
    usual = [(str(at), figure_text(100 * share) or "") for at, share in enumerate(found.shares)]
    months = [
        (first.isoformat(), plain_amount(minor, found.currency)) for first, minor in found.expected
    ]
    return (
        TextTable(USUAL, usual, NUMBERS, "Per cent collected by the end of each month after"),
        TextTable(TO_COME, months, NUMBERS, f"{found.currency} to come by this"),
    )
