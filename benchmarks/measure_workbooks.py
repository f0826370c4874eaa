"""Goal 19: workbooks of 100,000 rows in and out, beside the libraries that read and write them.

calamine, beside which the import is measured, is in no lock: `pip install python-calamine` first.
"""

from __future__ import annotations

import csv
import importlib
import io
import statistics
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import xlsxwriter

from benchmarks.clock import Row, beside, once
from benchmarks.sizes import scaled
from benchmarks.workload_files import write_files
from collector_desktop.domain.money import Money
from collector_desktop.exporters.table import Cell, ColumnKind, Table
from collector_desktop.exporters.xlsx_table import xlsx_bytes
from collector_desktop.importers.read import read_file
from collector_desktop.services.imports import apply_import
from collector_desktop.services.ledgers import CompanyDraft, close_ledger, create_ledger
from collector_desktop.storage.ledger_file import remove_ledger

SCALE = 0.07405  # of size L, which has 1,350,000 invoices and receipts
RUNS = 3
CALAMINE = "python_calamine"

Cells = tuple[tuple[Cell, ...], ...]


def workbook_rows(folder: Path, seed: int, today: date) -> list[Row]:
    """Import a workbook of items, and write their table as one."""
    customers, items, _ = write_files(folder / "sheets", scaled(SCALE), seed, today)
    with items.open(newline="", encoding="utf-8") as stream:
        head, *rows = csv.reader(stream)
    cells: Cells = tuple(
        (*row[:3], *map(date.fromisoformat, row[3:5]), Money(_minor(row[5]), "GBP"), *row[6:])
        for row in rows
    )
    out = [_going_out(head, cells)]
    if find_spec(CALAMINE) is None:
        return out
    workbook = items.with_suffix(".xlsx")
    workbook.write_bytes(_write_bare(head, cells))
    return [_coming_in(folder, customers, workbook, today), *out]


def _coming_in(folder: Path, customers: Path, workbook: Path, today: date) -> Row:
    ledger, bare, ours = folder / "sheets.collector", [], []
    for _ in range(RUNS):
        remove_ledger(ledger)
        create_ledger(ledger, CompanyDraft("Bench"), "bench", "0", today)
        apply_import(read_file(customers), today)
        bare.append(once(lambda: _read_bare(workbook)))
        ours.append(once(lambda: apply_import(read_file(workbook), today)))
        close_ledger()
    count = _read_bare(workbook) - 1
    what = f"import a workbook of {count:,} rows"
    return Row("19", what, statistics.median(ours), "calamine", statistics.median(bare), 4)


def _going_out(head: list[str], cells: Cells) -> Row:
    """Compare the two in writing the same cells: texts, days and amounts, each with its format."""
    kinds = {"date": ColumnKind.DATE, "due_date": ColumnKind.DATE, "amount": ColumnKind.MONEY}
    table = Table("Items", tuple((name, kinds.get(name, ColumnKind.TEXT)) for name in head), cells)
    ours, theirs = beside(lambda: xlsx_bytes(table), lambda: _write_bare(head, cells), RUNS)
    return Row("19", f"export a workbook of {len(cells):,} rows", ours, "XlsxWriter", theirs, 1.2)


def _minor(amount: str) -> int:
    return int(amount.replace(".", ""))


def _read_bare(workbook: Path) -> int:
    calamine = importlib.import_module(CALAMINE)
    return len(calamine.load_workbook(workbook).get_sheet_by_index(0).to_python())


def _write_bare(head: list[str], cells: Cells) -> bytes:
    content = io.BytesIO()
    workbook = xlsxwriter.Workbook(content, {"in_memory": True})
    sheet = workbook.add_worksheet()
    text, day, money = (
        workbook.add_format({"num_format": look}) for look in ("@", "yyyy-mm-dd", "#,##0.00")
    )
    for column, name in enumerate(head):
        sheet.write_string(0, column, name)
    for at, row in enumerate(cells, 1):
        for column, cell in enumerate(row):
            if isinstance(cell, Money):
                sheet.write_number(at, column, cell.minor / 100, money)
            elif isinstance(cell, date):
                sheet.write_datetime(at, column, cell, day)
            else:
                sheet.write_string(at, column, str(cell), text)
    workbook.close()
    return content.getvalue()
