"""The cash forecast on paper: what each week is to bring, by due dates and as expected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.documents.composed_content import (
    Bar,
    Bars,
    Figures,
    Grid,
    GridRow,
    Heading,
    Part,
    Text,
)
from collector_desktop.domain.currency import exponent
from collector_desktop.domain.written import money, paper_day, plain_day
from collector_desktop.queries.forecast import Forecast, ForecastWeek, forecast
from collector_desktop.queries.receivables import other_currencies
from collector_desktop.services.report_parts import (
    PaperFile,
    figures,
    report_file,
    said,
    short_money,
    sums,
    texts,
    ticks,
)

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

TITLE = "Cash forecast"
QUARTER, MOST_BARS = 13, 26
EXPLAINED = (
    "Expected goes by what was promised or agreed, else by the due date and the usual delay of the"
    " customer. What is past its day comes on the next working day; what is in dispute has no day."
    " Credit that pays nothing yet pays the oldest debts of its customer first."
)


def forecast_report_file(
    as_of: date, currency: str, fonts: Path, weeks: int = QUARTER
) -> PaperFile:
    """Return the forecast of one currency at a day as PDF."""
    found = forecast(as_of, weeks, currency)
    others = other_currencies(currency, as_of)
    facts = (("Seen from", plain_day(as_of)), (f"{weeks} weeks", ""), ("in", currency))
    left_out = f" Not in this forecast: {', '.join(others)}." if others else ""
    if found.given_up:
        let_go = money(found.given_up, currency)
        left_out = f" {let_go} that settlements on track let go is in no week.{left_out}"
    if found.losses is not None:
        off = money(found.losses, currency)
        left_out = f" {off} is taken off for debts that may be lost.{left_out}"
    parts: list[Part] = [
        _figures(found),
        Heading("Expected week by week"),
        _bars(found),
        _grid(found),
        Text(EXPLAINED + left_out, is_small=True),
    ]
    return report_file(TITLE, facts, parts, as_of, fonts)


def _figures(found: Forecast) -> Figures:
    currency = found.currency
    expected = sum(week.expected for week in found.weeks)
    return Figures(
        (
            ("Expected in these weeks", money(expected, currency), ""),
            _promised(found),
            ("Overdue today", money(found.overdue, currency), f"usual delay {found.delay} days"),
            ("In dispute, no day", money(found.disputed, currency), ""),
        )
    )


def _promised(found: Forecast) -> tuple[str, str, str]:
    """Return what was promised, which is a part of what is expected where nothing is taken off."""
    said = money(sum(week.promised for week in found.weeks), found.currency)
    if found.losses:
        return ("Promised", said, "nothing taken off")
    return ("Promised of that", said, "")


def _bars(found: Forecast) -> Bars:
    """Return a bar for each week: what was promised below, what else is expected above."""
    shown = found.weeks[:MOST_BARS]
    bars = []
    for week in shown:
        promised = min(week.promised, week.expected)
        label = f"{week.first:%d/%m}" if week.first else ""
        value = short_money(week.expected, found.currency) if week.expected else ""
        bars.append(Bar(label, (promised, week.expected - promised), value))
    highest = max((week.expected for week in shown), default=0)
    scale = ticks(highest, 10 ** exponent(found.currency))
    marks = tuple((size, short_money(size, found.currency)) for size in scale)
    return Bars(tuple(bars), ("Promised", "Expected besides"), marks)


def _grid(found: Forecast) -> Grid:
    columns = (
        *texts("Week from"),
        *figures("By the due dates", "Promised"),
        *sums("Expected"),
        *figures("Expected so far"),
    )
    rows, so_far = [], 0
    for week in (*found.weeks, found.later):
        so_far += week.expected
        rows.append(GridRow((_name(week), *_amounts(week, found.currency, so_far))))
    whole = ForecastWeek(
        None,
        *(
            sum(getattr(week, name) for week in (*found.weeks, found.later))
            for name in ("contractual", "expected", "promised")
        ),
    )
    total = ("Total", *_amounts(whole, found.currency, 0))
    return Grid(columns, tuple(rows), total)


def _name(week: ForecastWeek) -> str:
    return paper_day(week.first) if week.first else "Later"


def _amounts(week: ForecastWeek, currency: str, so_far: int) -> tuple[str, ...]:
    amounts = (week.contractual, week.promised, week.expected, so_far)
    return tuple(said(minor, currency) for minor in amounts)
