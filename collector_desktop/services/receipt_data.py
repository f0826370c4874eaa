"""What a payment pays as a table, which travels inside its receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.domain.money import Money
from collector_desktop.services.paper_data import DATE, MONEY, TEXT, paper_data

if TYPE_CHECKING:
    from datetime import date

    from collector_desktop.documents.data_file import DataFile
    from collector_desktop.exporters.table import Cell
    from collector_desktop.queries.receipt_details import ReceiptDetails

PAYMENT, LEFT = "payment", "left_on_account"
_COLUMNS = (
    ("customer", TEXT),
    ("as_of", DATE),
    ("receipt", TEXT),
    ("received", DATE),
    ("currency", TEXT),
    ("type", TEXT),
    ("number", TEXT),
    ("date", DATE),
    ("amount", MONEY),
    ("paid", MONEY),
    ("open", MONEY),
)


def receipt_data(code: str, details: ReceiptDetails, as_of: date) -> DataFile:
    """Return the payment, each debt that it pays, and what is left of it, as CSV.

    What was paid of the debts and what is left add up to the payment, unless it was returned.
    """
    currency = details.currency
    head = (code, as_of, details.number, details.received_on, currency)

    def line(type_: str, number: str, on: date | None, *sums: int | None) -> tuple[Cell, ...]:
        money = (None if minor is None else Money(minor, currency) for minor in sums)
        return (*head, type_, number, on, *money)

    came = (details.number, details.received_on, details.amount_minor, None, None)
    rows = [line(PAYMENT, *came)]
    for each in details.parts:
        sums = (each.amount_minor, each.paid_minor, each.open_minor)
        rows.append(line(each.type, each.number, each.document_on, *sums))
    if details.left_minor:
        rows.append(line(LEFT, "", None, None, details.left_minor, None))
    return paper_data("receipt", code, as_of, _COLUMNS, rows)
