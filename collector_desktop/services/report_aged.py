"""The aged debtors on paper: what each customer owes by how late it is, currency by currency."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from collector_desktop.documents.composed_content import Ageing, Heading, Part, Text
from collector_desktop.documents.content import AgeingPart
from collector_desktop.domain.ageing import CURRENT, Method
from collector_desktop.domain.written import column_money, plain_day
from collector_desktop.queries.aged import AgedDebtors, AgedRow, AgeingOptions, aged_debtors
from collector_desktop.services.report_parts import (
    PaperFile,
    figures,
    money_grid,
    names,
    own_first,
    report_file,
    said,
    sums,
    texts,
)
from collector_desktop.services.statement_words import PER_MILLE, ageing_label

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

TITLE = "Aged debtors"
NOTHING, NO_AMOUNT = "Nobody owes anything.", "\N{EN DASH}"
_BASES = {"due": "from the due date", "document": "from the document's date"}
_METHODS = {Method.DAYS: "by days", Method.MONTHS: "by months"}


def aged_report_file(
    as_of: date, fonts: Path, options: AgeingOptions | None = None, customer_id: int | None = None
) -> PaperFile:
    """Return the aged debtors of a day as PDF, each currency with totals of its own."""
    options = options or AgeingOptions()
    found = aged_debtors(as_of, options, customer_id)
    credits_ = "credits apart" if options.credits == "own" else "credits aged"
    how = f"{_METHODS.get(options.method, 'by Sage periods')}, {credits_}"
    facts = (("At", plain_day(as_of)), ("aged", _BASES[options.basis]), (how, ""))
    parts = [
        part for currency in own_first(found.currencies) for part in _currency(found, currency)
    ]
    return report_file(TITLE, facts, parts or [Text(NOTHING)], as_of, fonts, is_wide=True)


def _currency(found: AgedDebtors, currency: str) -> Iterator[Part]:
    rows, total = found.currencies[currency], found.totals(currency)
    count = f"{len(rows)} customer{'' if len(rows) == 1 else 's'}"
    yield Heading(f"{currency} {column_money(total.balance, currency)}", count)
    yield Ageing(_strip(total, found.options, currency))
    extra = [each for each in _EXTRA if any(each[1](row) for row in rows)]
    columns = (
        *texts("Code"),
        *names("Customer"),
        *figures(*(_title(label, found.options) for label in found.options.labels)),
        *figures("Unallocated"),
        *sums("Balance"),
        *figures(*(title for title, _ in extra)),
    )
    lines = (
        (
            (row.code, row.name),
            (*row.buckets, row.unallocated, row.balance, *(read(row) for _, read in extra)),
        )
        for row in rows
    )
    yield money_grid(columns, lines, currency, NOTHING)


def _strip(total: AgedRow, how: AgeingOptions, currency: str) -> tuple[AgeingPart, ...]:
    """Return what is owed by age; what is less than nothing has no length."""
    whole = sum(max(minor, 0) for minor in total.buckets)
    return tuple(
        AgeingPart(
            _title(label, how),
            said(minor, currency) or NO_AMOUNT,
            PER_MILLE * max(minor, 0) // whole if whole else 0,
        )
        for label, minor in zip(how.labels, total.buckets, strict=True)
    )


def _title(label: str, how: AgeingOptions) -> str:
    """Return the heading of an ageing column; only by the due date is anything not due."""
    if label == CURRENT and (how.method.is_sage or how.basis != "due"):
        return "Current"
    if how.method is Method.DAYS or label == CURRENT:
        return ageing_label(label)
    return label[:1].upper() + label[1:]


def _disputed(row: AgedRow) -> int:
    return row.disputed


def _promised(row: AgedRow) -> int:
    return row.promised


_EXTRA = (("Disputed", _disputed), ("Promised", _promised))
