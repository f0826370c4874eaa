"""Use case: write everything in the ledger to plain files.

Customers, items and allocations have the columns of the native import: brought into a new
ledger, they give the same answers. The other files are for people and other programs.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from collector_desktop.domain.errors import OutsideWorldError
from collector_desktop.exporters.csv_table import write_csv
from collector_desktop.exporters.table import Cell, ColumnKind, Table, starts_a_formula
from collector_desktop.exporters.xlsx_table import write_xlsx
from collector_desktop.queries import bank_exports, exports
from collector_desktop.queries.history import audit_entries
from collector_desktop.queries.hold_exports import dispute_rows, hold_rows
from collector_desktop.queries.interest_exports import interest_rows, term_rows
from collector_desktop.queries.money_exports import cheque_rows, rate_rows
from collector_desktop.queries.people_exports import people_rows

Format = Literal["csv", "xlsx"]

TEXT, MONEY, DATE = ColumnKind.TEXT, ColumnKind.MONEY, ColumnKind.DATE
EVERYTHING = 2**31
COLUMNS: dict[str, str] = {
    "customers": (
        "code,name,kind,email,phone,address1,address2,city,region,postcode,country,currency,"
        "terms,credit_limit,procedure,group"
    ),
    "items": "type,number,customer,date,due_date,amount,currency,reference,description",
    "allocations": "from,to,date,amount",
    "people": "customer,name,role,email,phones,wrong_phones,is_main,do_not_call",
    "contacts": "customer,date,time,kind,outcome,person,note,next_date,next_time,items,document",
    "promises": (
        "customer,amount,currency,promised_for,taken_on,status,received,decided_on,person,method,"
        "items"
    ),
    "interest": (
        "item,customer,kind,date,first,last,interest,fixed_sum,currency,regime,number,reason,working"
    ),
    "interest_terms": "customer,group,name,value",
    "cheques": (
        "customer,amount,currency,number,drawer,received_on,dated_on,status,decided_on,receipt,"
        "reference,items"
    ),
    "holds": "customer,item,kind,reason,date,until,released_on",
    "disputes": (
        "customer,item,amount,currency,reason,raised_on,answer_by,status,decided_on,credit,note"
    ),
    "exchange_rates": "currency,date,rate",
    "bank_lines": ",".join(bank_exports.LINE_COLUMNS),
    "bank_rules": ",".join(bank_exports.RULE_COLUMNS),
    "receipt_numbers": ",".join(bank_exports.NUMBER_COLUMNS),
    "history": "at,operation,actor,entity,key,customer,before,after",
}
KINDS = {
    **dict.fromkeys(("amount", "received", "credit_limit", "interest", "fixed_sum"), MONEY),
    **dict.fromkeys(
        (
            *("date", "due_date", "next_date", "promised_for", "taken_on", "decided_on"),
            *("first", "last", "received_on", "dated_on"),
            *("until", "released_on", "raised_on", "answer_by"),
        ),
        DATE,
    ),
}


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """One file that was written, and how many rows it has below its headings."""

    path: Path
    rows: int


def export_native(
    folder: Path, as_of: date, format_: Format = "csv", until: date | None = None
) -> list[ExportedFile]:
    """Write the whole ledger into a folder, each file in one step.

    Promises are told as they stand at the end of `as_of`. Entries dated after `until` are left
    out; without it nothing is.

    Raises:
        OutsideWorldError: the folder or a file could not be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutsideWorldError(
            f"{folder} cannot be made.", "Choose a folder that you may write to."
        ) from error
    write: dict[Format, Callable[[Table, Path], None]] = {"csv": write_csv, "xlsx": write_xlsx}
    protect = _protected if format_ == "csv" else _as_it_is
    return [
        _write(name, rows, folder / f"{name}.{format_}", write[format_], protect)
        for name, rows in _sources(as_of, until or date.max).items()
    ]


def _sources(as_of: date, last: date) -> dict[str, Iterable[exports.Row]]:
    """Return the rows of each file by its name, dated up to a last day."""
    return {
        "customers": exports.customer_rows(),
        "items": exports.item_rows(last),
        "allocations": exports.allocation_rows(last),
        "people": people_rows(),
        "contacts": exports.contact_rows(last),
        "promises": exports.promise_rows(min(as_of, last)),
        "interest": interest_rows(last),
        "interest_terms": term_rows(),
        "cheques": cheque_rows(last),
        "holds": hold_rows(last),
        "disputes": dispute_rows(last),
        "exchange_rates": rate_rows(),
        "bank_lines": bank_exports.line_rows(last),
        "bank_rules": bank_exports.rule_rows(),
        "receipt_numbers": bank_exports.number_rows(last),
        "history": _history(),
    }


def _write(
    name: str,
    rows: Iterable[exports.Row],
    path: Path,
    write: Callable[[Table, Path], None],
    protect: Callable[[Cell], Cell],
) -> ExportedFile:
    columns = tuple((column, KINDS.get(column, TEXT)) for column in COLUMNS[name].split(","))
    cells = tuple(tuple(protect(cell) for cell in row) for row in rows)
    write(Table(name, columns, cells), path)
    return ExportedFile(path, len(cells))


def _history() -> Iterable[exports.Row]:
    for each in audit_entries(limit=EVERYTHING):
        images = (json.dumps(image, ensure_ascii=False) for image in (each.before, each.after))
        at = each.at.isoformat(timespec="seconds")
        yield (at, each.operation, each.actor, each.entity, each.key, each.customer, *images)


def _protected(cell: Cell) -> Cell:
    """Return text so that no spreadsheet runs it and the import reads exactly what it was.

    The import takes an apostrophe in front off, and one at the end with it.
    """
    if not isinstance(cell, str) or not (starts_a_formula(cell) or cell.startswith("'")):
        return cell
    return f"'{cell}'" if cell.endswith("'") else f"'{cell}"


def _as_it_is(cell: Cell) -> Cell:
    return cell
