"""How customers paid and what lateness cost them, on paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from collector_desktop.documents.composed_content import (
    Figures,
    Grid,
    GridRow,
    Heading,
    Part,
    Text,
)
from collector_desktop.domain.written import column_money, plain_day
from collector_desktop.queries.interest_gaps import left_out_lines
from collector_desktop.queries.late_interest import LateInterest, late_interest
from collector_desktop.queries.payment_performance import Performance, payment_performance
from collector_desktop.services.rates import rate_book
from collector_desktop.services.report_parts import (
    PaperFile,
    days,
    figures,
    money_grid,
    names,
    own_first,
    per_cent,
    report_file,
    sums,
    texts,
    whole,
    words,
)

PERFORMANCE, INTEREST = "Payment performance", "Late payment interest"
NOBODY_PAID, NOTHING_BEARS = "Nobody paid in these twelve months.", "Nothing bears interest."
EXPLAINED = (
    "Invoices settled in the twelve months up to this day. Days to pay count from the invoice to"
    " the last of its money; days late from the due date, by amount, and negative is early; slower"
    " by compares the last three months with the three before. A is up to 30 days late, B to 60,"
    " C to 90, D beyond."
)


def performance_report_file(as_of: date, currency: str, fonts: Path) -> PaperFile:
    """Return how each customer paid in twelve months, as PDF; who pays latest comes first."""
    rows = payment_performance(as_of, currency)
    late = sum(row.delay is not None and row.delay > 0 for row in rows)
    slower = sum(row.trend is not None and row.trend > 0 for row in rows)
    parts: list[Part] = [
        Figures(
            (
                ("Customers who paid", f"{len(rows):,}", ""),
                ("Of them late", f"{late:,}", "on average, by amount"),
                ("Of them slower", f"{slower:,}", "three months against three"),
            )
        ),
        _performances(rows, currency),
        Text(EXPLAINED, is_small=True),
    ]
    facts = (("At", plain_day(as_of)), ("in", currency))
    return report_file(PERFORMANCE, facts, parts, as_of, fonts, is_wide=True)


def interest_report_file(as_of: date, fonts: Path) -> PaperFile:
    """Return what is owed for late payment by customer, as PDF, a part for each currency.

    What lacks a rate is named above the rest, with the figure that is missing.
    """
    rows = late_interest(as_of, rate_book())
    lacking = left_out_lines(each for row in rows for each in row.unknown)
    parts: list[Part] = [Text(line) for line in lacking]
    for currency in own_first({row.currency for row in rows}):
        parts += [Heading(currency), _claims([r for r in rows if r.currency == currency], currency)]
    if not parts:
        parts.append(Text(NOTHING_BEARS))
    facts = (("At", plain_day(as_of)),)
    return replace(report_file(INTEREST, facts, parts, as_of, fonts, is_wide=True), notes=lacking)


def _performances(rows: tuple[Performance, ...], currency: str) -> Grid:
    columns = (
        *names("Customer"),
        *figures("Invoices", "Received", "Days to pay", "Median"),
        *sums("Days late"),
        *figures("Slower by", "Promises kept"),
        *texts("Rating"),
    )
    lines = tuple(
        GridRow(
            (
                row.name,
                f"{row.invoices:,}",
                column_money(row.money_minor, currency),
                whole(row.mean),
                whole(row.median),
                days(row.delay),
                whole(row.trend),
                per_cent(row.kept.by_count),
                row.rating or "",
            )
        )
        for row in rows
    )
    return Grid(columns, lines, empty=NOBODY_PAID)


def _claims(rows: list[LateInterest], currency: str) -> Grid:
    lacks = any(row.unknown for row in rows)
    columns = (
        *names("Customer"),
        *(words("Not worked out") if lacks else ()),
        *figures("Outstanding", "Interest a day", "Claimed", "Unpaid", "Waived"),
        *sums("Still to claim"),
    )
    lines = (
        (
            (row.name, row.lacking) if lacks else (row.name,),
            (
                row.debt_minor,
                row.daily_minor,
                row.claimed_minor,
                row.open_minor,
                row.waived_minor,
                row.rest_minor,
            ),
        )
        for row in rows
    )
    return money_grid(columns, lines, currency, NOTHING_BEARS)
