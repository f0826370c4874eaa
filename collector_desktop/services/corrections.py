"""Use case: the credits that disputes became, as a file for the accounting program.

Sage 50 takes audit trail transactions (type SC), Xero sales invoices whose amounts are below zero
as credit notes, QuickBooks Online credit notes by the columns of its invoices. Where a program
needs codes of its own, they stay empty for the user to fill.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from pathlib import Path

from collector_desktop.domain.disputes import REASONS
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.money import Money
from collector_desktop.exporters.csv_table import write_csv
from collector_desktop.exporters.table import Cell, ColumnKind, Table
from collector_desktop.queries.dispute_cases import CaseRow, cases


class Layout(StrEnum):
    """Whose import takes the file."""

    PLAIN = "plain"
    SAGE = "sage"
    XERO = "xero"
    QUICKBOOKS = "quickbooks"


@frozen
class Corrections:
    """The file that was written, and how many credits are in it."""

    path: Path
    count: int


HEADINGS: dict[Layout, tuple[str, ...]] = {
    Layout.PLAIN: (
        *("customer", "name", "credit", "date", "invoice", "amount", "currency", "reason"),
        "their_credit_note",
    ),
    Layout.SAGE: (
        *("Type", "Account Reference", "Nominal A/C Ref", "Department Code", "Date", "Reference"),
        *("Details", "Net Amount", "Tax Code", "Tax Amount"),
    ),
    Layout.XERO: (
        *("*ContactName", "*InvoiceNumber", "Reference", "*InvoiceDate", "*DueDate"),
        *("*Description", "*Quantity", "*UnitAmount", "*AccountCode", "*TaxType", "Currency"),
    ),
    Layout.QUICKBOOKS: (
        *("*CreditNoteNo", "*Customer", "*CreditNoteDate", "Memo", "Item(Product/Service)"),
        *("ItemDescription", "ItemQuantity", "ItemRate", "*ItemAmount"),
    ),
}
LONGEST_NUMBER = 21


def write_corrections(
    path: Path, layout: Layout, as_of: date, since: date | None = None
) -> Corrections:
    """Write the credits of disputes decided up to a day, those not in the books yet.

    A dispute that has the number of its credit note in the accounting program is left out.

    Raises:
        RefusedError: there is none.
        OutsideWorldError: the file cannot be written.
    """
    found = [row for row in cases(as_of) if _is_wanted(row, since)]
    if not found:
        raise RefusedError(
            "No credit of a dispute waits to be entered.", "See the disputes that were accepted."
        )
    columns = tuple((heading, ColumnKind.TEXT) for heading in HEADINGS[layout])
    write_csv(Table("credits", columns, tuple(_rows(found, layout))), path)
    return Corrections(path, len(found))


def _is_wanted(row: CaseRow, since: date | None) -> bool:
    ended = row.dispute.ended_on
    is_new = ended is not None and (since is None or ended >= since)
    return is_new and bool(row.dispute.credit_minor) and not row.credit_number


def _rows(found: Iterable[CaseRow], layout: Layout) -> Iterable[tuple[Cell, ...]]:
    ways = {
        Layout.PLAIN: _plain,
        Layout.SAGE: _sage,
        Layout.XERO: _xero,
        Layout.QUICKBOOKS: _quickbooks,
    }
    for row in found:
        amount = Money(row.dispute.credit_minor or 0, row.dispute.currency)
        yield ways[layout](row, row.dispute.ended_on or row.dispute.raised_on, amount)


def _plain(row: CaseRow, on: date, amount: Money) -> tuple[Cell, ...]:
    case = row.dispute
    return (
        *(case.customer_code, case.customer, case.credit or "", on.isoformat(), case.number),
        *(amount, case.currency, case.reason, row.credit_number),
    )


def _sage(row: CaseRow, on: date, amount: Money) -> tuple[Cell, ...]:
    case = row.dispute
    details = f"{case.number}: {REASONS[case.reason]}"
    day = on.strftime("%d/%m/%Y")
    return ("SC", case.customer_code, "", "", day, case.credit or "", details, amount, "", "")


def _xero(row: CaseRow, on: date, amount: Money) -> tuple[Cell, ...]:
    case, day = row.dispute, on.strftime("%d/%m/%Y")
    details = f"{case.number}: {REASONS[case.reason]}"
    return (
        *(case.customer, case.credit or "", case.number, day, day, details, "1"),
        *(Money(-amount.minor, amount.currency), "", "", case.currency),
    )


def _quickbooks(row: CaseRow, on: date, amount: Money) -> tuple[Cell, ...]:
    case = row.dispute
    number, day = (case.credit or "")[:LONGEST_NUMBER], on.strftime("%d/%m/%Y")
    details = f"{case.number}: {REASONS[case.reason]}"
    return (number, case.customer, day, details, "", details, "1", amount, amount)
