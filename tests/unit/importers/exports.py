"""The made-up exports in the test data, one for each known format, as text or as a workbook."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from collector_desktop.importers.profiles import PROFILES

DATA = Path(__file__).parents[2] / "data" / "imports"
NAMED_OTHERWISE = {"xero-invoices": "xero_sales_invoices.csv"}
NATIVE = {"customers": "collector_customers", "items": "collector_items"}
FOREIGN = [profile for profile in PROFILES if profile.name != "collector"]
WORKBOOKS = (
    "xero-aged-receivables",
    "oca-open-items",
    "oca-aged-partner-balance",
    "odoo-aged-receivable",
    "tally-pending-bills",
    "bexio-journal",
    "business-central-ledger-entries",
)

_DAY = re.compile(r"([0-9]{2})/([0-9]{2})/([0-9]{4})|([0-9]{4})-([0-9]{2})-([0-9]{2})")
_NUMBER = re.compile(r"-?[0-9]+\.[0-9]+")


def export_of(name: str) -> Path:
    """Return the made-up export of a format."""
    stem = name.replace("-", "_")
    places = (DATA / NAMED_OTHERWISE.get(name, f"{stem}.csv"), DATA / f"{stem}.iif")
    return next(path for path in places if path.is_file())


def sheet_of(path: Path, rows: Iterable[Sequence[object]]) -> Path:
    """Write rows as they are into the one sheet of a workbook."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def as_workbook(source: Path, target: Path) -> Path:
    """Write a comma-separated export as a workbook, with days and numbers of its own."""
    book = openpyxl.Workbook()
    sheet = book.active
    text = source.read_bytes()
    try:
        lines = text.decode("utf-8").splitlines()
    except UnicodeDecodeError:
        lines = text.decode("cp1252").splitlines()
    for line in csv.reader(lines):
        sheet.append([_typed(cell) for cell in line])
    book.save(target)
    return target


def _typed(text: str) -> Any:
    found = _DAY.fullmatch(text)
    if found and found[3]:
        return date(int(found[3]), int(found[2]), int(found[1]))
    if found:
        return date(int(found[4]), int(found[5]), int(found[6]))
    if _NUMBER.fullmatch(text):
        return float(text)
    return text or None
