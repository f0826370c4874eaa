"""Promises on paper: how they were kept, and the board of those that matter now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from collector_desktop.documents.composed_content import (
    Figures,
    Grid,
    GridRow,
    Heading,
    Part,
    Tone,
)
from collector_desktop.domain.collection_rates import kept_rates
from collector_desktop.domain.months import add_months
from collector_desktop.domain.written import MONTHS, money, paper_day, plain_day
from collector_desktop.queries.paid_invoices import Period
from collector_desktop.queries.payment_habits import judged_promises
from collector_desktop.queries.promise_list import (
    ListedPromise,
    PromiseList,
    Standing,
    promise_list,
)
from collector_desktop.queries.promise_rates import By, RateRow, promise_rates
from collector_desktop.services.report_parts import (
    PaperFile,
    figures,
    names,
    per_cent,
    report_file,
    said,
    sums,
    texts,
)

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

TITLE = "Promises"
NONE_JUDGED = "No promise fell due in these twelve months."
_YEAR = 12
_BOARD = (
    (Standing.BROKEN, "Broken, with no new date", "No promise is broken."),
    (Standing.DUE, "Due", "No promise is due."),
    (Standing.COMING, "Coming up", "No promise is coming up."),
    (Standing.KEPT, "Kept this month", "No promise was kept this month."),
)
_STATUS, _NAMED = 6, (("Month", By.MONTH), ("Taken by", By.COLLECTOR), ("Customer", By.CUSTOMER))


def promise_report_file(as_of: date, fonts: Path) -> PaperFile:
    """Return the promises at a day as PDF: the board, and how they were kept in a year."""
    listed = promise_list(as_of)
    year = Period(add_months(as_of, -_YEAR) + timedelta(days=1), as_of, listed.currency)
    parts: list[Part] = [_figures(listed, year)]
    for standing, title, empty in _BOARD:
        rows = [row for row in listed.rows if row.standing is standing]
        parts += [Heading(title, _count(rows)), _board(rows, empty)]
    for title, by in _NAMED:
        parts.append(Heading(f"Kept in twelve months, by {title.lower()}"))
        parts.append(_rates(title, promise_rates(year, by), listed.currency, by))
    facts = (("At", plain_day(as_of)), ("rates in", listed.currency))
    return report_file(TITLE, facts, parts, as_of, fonts, is_wide=True)


def _figures(listed: PromiseList, year: Period) -> Figures:
    rates = kept_rates((status, row.amount_minor) for row, status in judged_promises(year))
    coming = [
        row.promise
        for row in listed.rows
        if row.standing in {Standing.DUE, Standing.COMING}
        and row.promise.currency == listed.currency
    ]
    broken = [row.promise for row in listed.rows if row.standing is Standing.BROKEN]
    to_come = sum(promise.missing_minor for promise in coming)
    days = f"{listed.grace_days} working days of grace"
    return Figures(
        (
            ("Kept, by number", per_cent(rates.by_count), "in twelve months"),
            ("Kept, by amount", per_cent(rates.by_amount), days),
            ("Still to come", money(to_come, listed.currency), f"{len(coming):,} promises"),
            ("Broken", f"{len(broken):,}", "with no new date"),
        )
    )


def _board(rows: Sequence[ListedPromise], empty: str) -> Grid:
    columns = (
        *texts("For"),
        *names("Customer"),
        *texts("Taken on", "With", "Invoices", "Currency", "Status"),
        *figures("Promised", "Received"),
        *sums("Missing"),
    )
    return Grid(columns, tuple(map(_promise, rows)), empty=empty)


def _promise(row: ListedPromise) -> GridRow:
    promise, currency = row.promise, row.promise.currency
    cells = (
        paper_day(promise.pay_by),
        promise.customer_name,
        paper_day(promise.taken_on),
        promise.person_name,
        ", ".join(promise.items) or "whole account",
        currency,
        promise.status.value,
        said(promise.amount_minor, currency),
        said(promise.received_minor, currency),
        said(promise.missing_minor, currency),
    )
    tones = {Standing.BROKEN: Tone.DANGER, Standing.KEPT: Tone.GOOD}
    tone = tones.get(row.standing)
    return GridRow(cells, tones=((_STATUS, tone),) if tone else ())


def _rates(title: str, rows: Iterable[RateRow], currency: str, by: By) -> Grid:
    columns = (
        *names(title),
        *figures("Kept", "Of", "By number", "Kept, sum", "Promised"),
        *sums("By amount"),
    )
    lines = tuple(
        GridRow(
            (
                _month(row.name) if by is By.MONTH else row.name or "From files",
                f"{row.kept:,}",
                f"{row.judged:,}",
                per_cent(row.rates.by_count),
                said(row.kept_minor, currency),
                said(row.judged_minor, currency),
                per_cent(row.rates.by_amount),
            )
        )
        for row in rows
    )
    return Grid(columns, lines, empty=NONE_JUDGED)


def _month(text: str) -> str:
    year, month = text.split("-")
    return f"{MONTHS[int(month) - 1]} {year}"


def _count(rows: Sequence[ListedPromise]) -> str:
    return f"{len(rows):,} promise{'' if len(rows) == 1 else 's'}"
