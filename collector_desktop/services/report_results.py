"""What collecting brought, on paper: money against target, and what was given up."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from collector_desktop.documents.composed_content import (
    Figures,
    Grid,
    GridRow,
    Heading,
    Part,
    Tone,
)
from collector_desktop.domain.months import add_months
from collector_desktop.domain.written import column_money, money, month, paper_day, plain_day
from collector_desktop.queries.collected import Collected, by_day, by_month
from collector_desktop.queries.paid_invoices import Period
from collector_desktop.queries.write_offs import WriteOffsBy, WriteOffSum, write_offs
from collector_desktop.services.report_parts import (
    NO_MEANING,
    PaperFile,
    figures,
    names,
    per_cent,
    report_file,
    said,
    sums,
    texts,
)

COLLECTED, WRITE_OFFS = "Collected against target", "Bad debt and write-offs"
NONE_CAME, NONE_GIVEN_UP = "No money came in.", "Nothing was written off."
_YEAR, _GAP = 12, 4
_BY = (
    ("Reason", WriteOffsBy.REASON),
    ("Month", WriteOffsBy.MONTH),
    ("Customer", WriteOffsBy.CUSTOMER),
)


def collected_report_file(as_of: date, currency: str, fonts: Path) -> PaperFile:
    """Return what was collected in twelve months and on each day of this one, as PDF."""
    months, days = by_month(as_of, currency), by_day(as_of, currency)
    parts: list[Part] = [
        _figures(months[-1], days[-1] if days else None, currency),
        Heading("Month by month", "against the target that is set now"),
        _grid("Month", [(month(row.first), row) for row in months], currency),
        Heading("This month, day by day", "the target as far as working days have gone"),
        _grid("Day", [(paper_day(row.first), row) for row in days], currency),
    ]
    facts = (("At", plain_day(as_of)), ("in", currency))
    return report_file(COLLECTED, facts, parts, as_of, fonts)


def write_off_report_file(as_of: date, currency: str, fonts: Path) -> PaperFile:
    """Return what was written off in the twelve months up to a day, as PDF."""
    year = Period(add_months(as_of, -_YEAR) + timedelta(days=1), as_of, currency)
    found = {by: write_offs(year, by) for _, by in _BY}
    reasons = found[WriteOffsBy.REASON]
    bad = sum(row.bad_debt_minor for row in reasons)
    parts: list[Part] = [
        Figures(
            (
                ("Written off", money(sum(row.debts_minor for row in reasons), currency), ""),
                ("Bad debt", money(bad, currency), ""),
                (
                    "Less credits",
                    money(sum(row.credits_minor for row in reasons), currency),
                    "",
                ),
                ("Net loss", money(sum(row.net_minor for row in reasons), currency), ""),
            )
        )
    ]
    for title, by in _BY:
        parts += [Heading(f"By {title.lower()}"), _given_up(title, found[by], currency)]
    span = f"{plain_day(year.first)} to {plain_day(as_of)}"
    return report_file(WRITE_OFFS, (("From", span), ("in", currency)), parts, as_of, fonts)


def _figures(this_month: Collected, by_now: Collected | None, currency: str) -> Figures:
    due, target = by_now.target if by_now else None, this_month.target
    gap = by_now.gap if by_now else None
    return Figures(
        (
            ("Collected this month", money(this_month.minor, currency), ""),
            ("Target", _money(target, currency), f"by now {_money(due, currency)}"),
            ("Over or under by now", _money(gap, currency), ""),
            ("Of the month's target", per_cent(this_month.share), ""),
        )
    )


def _money(minor: int | None, currency: str) -> str:
    return NO_MEANING if minor is None else money(minor, currency)


def _grid(title: str, lines: list[tuple[str, Collected]], currency: str) -> Grid:
    columns = (
        *names(title),
        *figures("Collected"),
        *sums("Month to date"),
        *figures("Target", "Over or under", "Of target"),
    )
    rows = tuple(GridRow(_cells(*line, currency), tones=_tones(line[1])) for line in lines)
    return Grid(columns, rows, empty=NONE_CAME)


def _cells(name: str, row: Collected, currency: str) -> tuple[str, ...]:
    return (
        name,
        said(row.minor, currency),
        column_money(row.so_far, currency),
        NO_MEANING if row.target is None else column_money(row.target, currency),
        NO_MEANING if row.gap is None else column_money(row.gap, currency),
        per_cent(row.share),
    )


def _tones(row: Collected) -> tuple[tuple[int, Tone], ...]:
    if row.gap is None:
        return ()
    return ((_GAP, Tone.DANGER if row.gap < 0 else Tone.GOOD),)


def _given_up(title: str, rows: tuple[WriteOffSum, ...], currency: str) -> Grid:
    columns = (
        *names(title),
        *figures("Entries", "Written off", "Bad debt", "Less credits"),
        *sums("Net loss"),
        *texts("Last on"),
    )
    lines = tuple(
        GridRow(
            (
                month(row.last_on) if title == "Month" else row.name,
                f"{row.count:,}",
                said(row.debts_minor, currency),
                said(row.bad_debt_minor, currency),
                said(row.credits_minor, currency),
                column_money(row.net_minor, currency),
                paper_day(row.last_on),
            )
        )
        for row in rows
    )
    return Grid(columns, lines, empty=NONE_GIVEN_UP)
