"""What is owed in the company's currency, and exchange differences, as programs read them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from collector_desktop.cli.session import TextTable
from collector_desktop.domain.exchange import RateTable, total
from collector_desktop.domain.money import plain_amount
from collector_desktop.queries.exchange import ExchangeDifference

DIFFERENCE_HEADINGS = (
    *("customer", "from", "to", "amount", "currency", "booked", "received", "difference", "base"),
)
DIFFERENCE_NUMBERS = frozenset({3, 5, 6, 7})
BASE_HEADINGS = ("customer", "currency", "balance", "in base", "overdue in base")
BASE_NUMBERS = frozenset({2, 3, 4})


def base_document(
    owed: Iterable[tuple[str, str, int, int]], table: RateTable, day: date
) -> dict[str, Any]:
    """Return balances in the base currency at a day's rates.

    `owed` are (customer, currency, balance, overdue). What has no rate is null and named in
    `missing`; a total with such a part is null too, never a guess.
    """
    rows, sums, currencies = [], [], set()
    for customer, currency, balance, overdue in owed:
        worth = [table.in_base(minor, currency, day) for minor in (balance, overdue)]
        sums.append(worth)
        currencies.add(currency)
        rows.append(
            {
                "customer": customer,
                "currency": currency,
                "balance": plain_amount(balance, currency),
                "base_balance": _plain(worth[0], table.base),
                "base_overdue": _plain(worth[1], table.base),
            }
        )
    found = {each: table.at(each, day) for each in sorted(currencies - {table.base})}
    return {
        "currency": table.base,
        "rates": {
            each: {"rate": str(rate.rate), "from": rate.day.isoformat()}
            for each, rate in found.items()
            if rate is not None
        },
        "missing": [each for each, rate in found.items() if rate is None],
        "rows": rows,
        "totals": {
            "balance": _plain(total(each[0] for each in sums), table.base),
            "overdue": _plain(total(each[1] for each in sums), table.base),
        },
    }


def base_table(document: dict[str, Any], day: date) -> TextTable:
    """Return such a document as a table; a question mark where a rate is missing."""
    rows = [tuple(value or "?" for value in row.values()) for row in document["rows"]]
    sums = document["totals"]
    rows.append(("Total", "", "", sums["balance"] or "?", sums["overdue"] or "?"))
    title = f"All in {document['currency']} at the rates of {day.isoformat()}"
    return TextTable(BASE_HEADINGS, rows, BASE_NUMBERS, title)


def differences_document(found: Sequence[ExchangeDifference]) -> dict[str, Any]:
    """Return the differences by settlement, with their sum; a loss is below zero."""
    base = found[0].base if found else ""
    gains = [each.gain for each in found if each.gain is not None]
    return {
        "currency": base or None,
        "differences": [
            {
                "customer": each.customer,
                "from": each.source,
                "from_date": each.paid_on.isoformat(),
                "to": each.target,
                "to_date": each.booked_on.isoformat(),
                "amount": plain_amount(each.minor, each.currency),
                "currency": each.currency,
                "booked": _plain(each.booked, base),
                "received": _plain(each.paid, base),
                "difference": _plain(each.gain, base),
            }
            for each in found
        ],
        "total": plain_amount(sum(gains), base) if found else None,
        "missing": sorted({each.currency for each in found if each.gain is None}),
    }


def differences_table(found: Sequence[ExchangeDifference]) -> TextTable:
    """Return the differences as a table."""
    rows = [
        (
            each.customer,
            each.source,
            each.target,
            plain_amount(each.minor, each.currency),
            each.currency,
            *(_plain(minor, each.base) or "?" for minor in (each.booked, each.paid, each.gain)),
            each.base,
        )
        for each in found
    ]
    return TextTable(DIFFERENCE_HEADINGS, rows, DIFFERENCE_NUMBERS)


def _plain(minor: int | None, currency: str) -> str | None:
    return None if minor is None else plain_amount(minor, currency)
