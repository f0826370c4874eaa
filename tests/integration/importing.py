"""Parsed files by hand: what a reader would give; bringing them in and asking what came."""

from __future__ import annotations

import hashlib
from datetime import date

from collector_desktop.importers.base import (
    AllocationRow,
    CustomerRow,
    FileKind,
    ItemRow,
    ParsedFile,
    RowProblem,
)
from collector_desktop.services.imports import apply_import
from collector_desktop.storage.models import Item

SEPTEMBER = date(2026, 9, 1)
OCTOBER = date(2026, 10, 1)


def customer_row(row=2, code="ACME", name="Acme Ltd", **more):
    return CustomerRow(row, code, name, **more)


def item_row(row=2, number="INV-1", minor=12_000, **more):
    return ItemRow(
        row=row,
        type=more.pop("type", "invoice"),
        number=number,
        customer_code=more.pop("code", "ACME"),
        customer_name=more.pop("name", "Acme Ltd"),
        document_on=more.pop("document_on", SEPTEMBER),
        due_on=more.pop("due_on", OCTOBER),
        amount_minor=minor,
        **more,
    )


def allocation_row(row=2, source="R-1", target="INV-1", amount="120.00", **more):
    return AllocationRow(row, source, target, more.pop("allocated_on", OCTOBER), amount)


def parsed(*rows, kind=None, problems=(), **more):
    kinds = {
        CustomerRow: FileKind.CUSTOMERS,
        ItemRow: FileKind.ITEMS,
        AllocationRow: FileKind.ALLOCATIONS,
    }
    return ParsedFile(
        name=more.pop("file_name", "july.csv"),
        sha256=hashlib.sha256(repr(rows).encode()).hexdigest(),
        kind=kind or kinds[type(rows[0])],
        profile="collector",
        program=more.pop("program", "Xero"),
        signature="",
        rows=rows,
        problems=tuple(RowProblem(*problem) for problem in problems),
        **more,
    )


def bring_in(today, *rows, **more):
    return apply_import(parsed(*rows, **more), today).value


def item(number):
    return Item.get(Item.number == number)


def reasons(result):
    return [(problem.row, problem.column, problem.reason) for problem in result.plan.problems]
