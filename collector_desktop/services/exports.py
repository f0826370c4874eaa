"""Use case: write everything in the ledger to plain files.

Customers, items and allocations have the columns of the native import. All files brought into a
new ledger give the same answers there.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Literal

from collector_desktop.domain.frozen import frozen
from collector_desktop.exporters.atomic import make_folder
from collector_desktop.exporters.csv_table import write_csv
from collector_desktop.exporters.table import Cell, ColumnKind, Table, starts_a_formula
from collector_desktop.exporters.xlsx_table import write_xlsx
from collector_desktop.importers.base import FileKind
from collector_desktop.importers.own_tables import COLUMNS
from collector_desktop.queries import (
    agreement_exports,
    bank_exports,
    chase_exports,
    contact_exports,
    exports,
    own_exports,
)
from collector_desktop.queries.case_exports import case_rows
from collector_desktop.queries.history import audit_entries
from collector_desktop.queries.hold_exports import dispute_rows, hold_rows
from collector_desktop.queries.in_force import former_rows
from collector_desktop.queries.interest_exports import interest_rows, term_rows
from collector_desktop.queries.ledger_age import news_rows
from collector_desktop.queries.limit_exports import limit_rows
from collector_desktop.queries.money_exports import cheque_rows, rate_rows
from collector_desktop.queries.people_exports import people_rows
from collector_desktop.services.copy_files import write_copies
from collector_desktop.services.evidence_files import write_evidence
from collector_desktop.storage.disk import require_room_for_ledger

Format = Literal["csv", "xlsx"]

TEXT, MONEY, DATE = ColumnKind.TEXT, ColumnKind.MONEY, ColumnKind.DATE
EVERYTHING = 2**31
WRAPPERS = ("'", '="')
KINDS = {
    **dict.fromkeys(
        (
            "amount",
            "received",
            "credit_limit",
            "interest",
            "fixed_sum",
            "total",
            "new_amount",
            "insured",
            "shared_limit",
            "goal",
            "overdue",
        ),
        MONEY,
    ),
    **dict.fromkeys(
        (
            *("date", "due_date", "next_date", "promised_for", "taken_on", "decided_on"),
            *("first", "last", "received_on", "dated_on", "changed_on", "parted_on"),
            *("until", "released_on", "raised_on", "answer_by"),
            *("lifted_on", "due_on", "first_on", "last_on"),
            *("due", "done_on", "ended_on", "new_promised_for", "new_taken_on", "paid_on"),
        ),
        DATE,
    ),
}


@frozen
class ExportedFile:
    """One file that was written, and how many rows it has below its headings."""

    path: Path
    rows: int


def export_native(
    folder: Path, as_of: date, format_: Format = "csv", until: date | None = None
) -> list[ExportedFile]:
    """Write the whole ledger into a folder, each file in one step.

    Promises are written as they stand at the end of `as_of`. Entries dated after `until` are left
    out; without it nothing is.

    Raises:
        OutsideWorldError: there is no room for it, or the folder or a file could not be written.
    """
    make_folder(folder)
    require_room_for_ledger(folder)
    write: dict[Format, Callable[[Table, Path], None]] = {"csv": write_csv, "xlsx": write_xlsx}
    written = [
        _write(kind, rows, folder / f"{kind}.{format_}", write[format_])
        for kind, rows in _sources(as_of, until or date.max).items()
    ]
    kept = (write_copies(folder, until or date.max), write_evidence(folder, until or date.max))
    return written + [ExportedFile(*archive) for archive in kept if archive]


def _sources(as_of: date, last: date) -> dict[FileKind, Iterable[exports.Row]]:
    """Return the rows of each file, dated up to a last day, in the order of their import."""
    return {
        FileKind.SETTINGS: own_exports.setting_values(),
        FileKind.INTEREST_RATES: own_exports.added_rate_rows(),
        FileKind.EXCHANGE_RATES: rate_rows(),
        FileKind.PROCEDURES: chase_exports.procedure_rows(),
        FileKind.CUSTOMERS: exports.customer_rows(),
        FileKind.GROUPS: own_exports.group_rows(),
        FileKind.ALIASES: own_exports.alias_rows(),
        FileKind.APART: own_exports.apart_rows(),
        FileKind.LANGUAGES: own_exports.language_rows(),
        FileKind.WORDINGS: own_exports.wording_rows(last),
        FileKind.INTEREST_TERMS: term_rows(),
        FileKind.ITEMS: exports.item_rows(last),
        FileKind.ENTRY_DETAILS: own_exports.detail_rows(last),
        FileKind.ALLOCATIONS: exports.allocation_rows(last),
        FileKind.PARTED: exports.parted_rows(last),
        FileKind.PEOPLE: people_rows(),
        FileKind.DOCUMENTS: own_exports.document_rows(last),
        FileKind.CONTACTS: exports.contact_rows(last),
        FileKind.PROMISES: exports.promise_rows(min(as_of, last)),
        **_agreed(as_of, last),
        FileKind.INTEREST: interest_rows(last),
        FileKind.CHEQUES: cheque_rows(last),
        FileKind.HOLDS: hold_rows(last),
        **_disputed(last),
        FileKind.STATUSES: contact_exports.status_rows(last),
        FileKind.CONTACT_LIMITS: contact_exports.limit_rows(last),
        FileKind.TASKS: contact_exports.task_rows(last),
        FileKind.CAMPAIGNS: contact_exports.campaign_rows(last),
        FileKind.CAMPAIGN_MEMBERS: contact_exports.member_rows(last),
        FileKind.BANK_LINES: bank_exports.line_rows(last),
        FileKind.BANK_RULES: bank_exports.rule_rows(),
        FileKind.RECEIPT_NUMBERS: bank_exports.number_rows(last),
        **_chased(last),
        FileKind.IMPORTS: news_rows(),
        FileKind.HISTORY: _history(),
        FileKind.LOCKED_PERIOD: own_exports.lock_rows(),
    }


def _agreed(as_of: date, last: date) -> dict[FileKind, Iterable[exports.Row]]:
    return {
        FileKind.PROMISE_CHANGES: agreement_exports.promise_change_rows(last),
        FileKind.PLANS: agreement_exports.plan_rows(min(as_of, last)),
        FileKind.CREDIT_LIMITS: limit_rows(),
        FileKind.FORMER_TERMS: former_rows(),
        FileKind.CASE_RECORDS: case_rows(last),
    }


def _disputed(last: date) -> dict[FileKind, Iterable[exports.Row]]:
    return {
        FileKind.DISPUTES: dispute_rows(last),
        FileKind.DISPUTE_CASES: agreement_exports.case_rows(last),
        FileKind.DISPUTE_STEPS: agreement_exports.step_rows(last),
        FileKind.DISPUTE_NOTES: agreement_exports.dispute_note_rows(last),
    }


def _chased(last: date) -> dict[FileKind, Iterable[exports.Row]]:
    """Return what was sent by procedures, and the places in them set by hand."""
    return {
        FileKind.MESSAGES: chase_exports.message_rows(last),
        FileKind.CHASE_PLACES: chase_exports.place_rows(last),
    }


def _write(
    kind: FileKind,
    rows: Iterable[exports.Row],
    path: Path,
    write: Callable[[Table, Path], None],
) -> ExportedFile:
    protect = _protected if path.suffix == ".csv" else _kept
    columns = tuple((column, KINDS.get(column, TEXT)) for column in COLUMNS[kind])
    cells = tuple(tuple(protect(cell) for cell in row) for row in rows)
    write(Table(kind, columns, cells), path)
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


def _kept(cell: Cell) -> Cell:
    """Return text so that the import, which takes a spreadsheet's wrapping off, reads it whole."""
    if not isinstance(cell, str) or not cell.startswith(WRAPPERS):
        return cell
    return f"'{cell}'" if cell.endswith("'") else f"'{cell}"
