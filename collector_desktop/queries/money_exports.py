"""Cheques and exchange rates as plain rows, for files that leave the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from collector_desktop.domain.money import Money, plain_amount
from collector_desktop.queries.cheques import cheques
from collector_desktop.queries.exchange import rate_table
from collector_desktop.queries.exports import Row


def cheque_rows(until: date) -> Iterator[Row]:
    """Yield whose cheque, how much, its number and days, what became of it, what it is to pay."""
    for each in sorted(cheques(until), key=lambda row: row.cheque_id):
        items = (f"{part.number}={plain_amount(part.minor, each.currency)}" for part in each.parts)
        yield (
            each.customer_code,
            Money(each.amount_minor, each.currency),
            each.currency,
            each.number,
            each.drawer,
            each.received_on,
            each.dated_on,
            each.status.value,
            each.decided_on,
            each.receipt or "",
            each.reference,
            "; ".join(items),
            each.cheque_id,
        )


def rate_rows() -> Iterator[Row]:
    """Yield the currency, the day and what one unit is worth in the company's currency."""
    for currency, rates in rate_table().rates.items():
        for each in rates:
            yield (currency, each.day, str(each.rate))
