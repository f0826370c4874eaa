"""How promises were kept, by customer, collector or month, as programs and people read it."""

from __future__ import annotations

from collector_desktop.cli.ratios import figure_text
from collector_desktop.cli.session import Answer, TextTable
from collector_desktop.cli.words import shown
from collector_desktop.domain.money import plain_amount
from collector_desktop.queries.paid_invoices import Period
from collector_desktop.queries.promise_rates import By, RateRow, promise_rates

HEADINGS = ("name", "kept", "judged", "kept_amount", "judged_amount", "rate", "rate_amount")


def rates_answer(period: Period, by: By) -> Answer:
    """Return the kept rates of a period in per cent, by number and by amount."""
    rows = [_document(row, period.currency) for row in promise_rates(period, by)]
    document = {
        "from": period.first.isoformat(),
        "to": period.last.isoformat(),
        "currency": period.currency,
        "by": by.value,
        "promises": rows,
    }
    cells = [[shown(row[heading]) for heading in HEADINGS] for row in rows]
    numbers = frozenset(range(1, len(HEADINGS)))
    tables = (TextTable(HEADINGS, cells, numbers),) if rows else ()
    return Answer(document, tables, "" if rows else "No promise fell due in these days.")


def _document(row: RateRow, currency: str) -> dict[str, object]:
    return {
        "name": row.name,
        "kept": row.kept,
        "judged": row.judged,
        "kept_amount": plain_amount(row.kept_minor, currency),
        "judged_amount": plain_amount(row.judged_minor, currency),
        "rate": figure_text(row.rates.by_count),
        "rate_amount": figure_text(row.rates.by_amount),
    }
