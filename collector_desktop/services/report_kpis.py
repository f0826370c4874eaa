"""The key figures on paper: what they are, how they came about in twelve months, what rolls on."""

from __future__ import annotations

from collections.abc import Sequence
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
from collector_desktop.domain.ageing import STANDARD_BUCKETS
from collector_desktop.domain.dso import average_days_delinquent
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.months import add_months, month_end
from collector_desktop.domain.provision import RatesFrom
from collector_desktop.domain.rounding import half_up
from collector_desktop.domain.written import MONTHS, column_money, money, plain_day
from collector_desktop.queries.kpis import Kpis, kpis
from collector_desktop.queries.payment_habits import usual_period
from collector_desktop.queries.receivables import other_currencies
from collector_desktop.services.report_parts import (
    NO_MEANING,
    PaperFile,
    days,
    figures,
    names,
    per_cent,
    report_file,
    sums,
    ticks,
    whole,
)
from collector_desktop.services.statement_words import ageing_label

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from collector_desktop.queries.paid_invoices import Period

TITLE = "Key figures"
MONTHS_BACK = 12
_SHORT_NAME = 3
EXPLAINED = (
    "Every month's figures are those of three months up to its end. Days sales outstanding is what"
    " is owed over what was sold, times the days; best possible counts only what is not due yet."
    " n/a stands where a figure has no meaning, such as days of sales when nothing was sold."
)

USUAL_SAID = (
    "The loss at each age is what small businesses usually expect: no invoice fell due long enough"
    " ago to tell it of your own customers. You can set rates of your own."
)


@frozen
class _Month:
    """The figures at the end of a month, or at the last day of the period."""

    last: date
    found: Kpis


def kpi_report_file(period: Period, fonts: Path) -> PaperFile:
    """Return the key figures of a period as PDF, with how they stood in the months before."""
    found = kpis(period)
    months = _months(period)
    others = other_currencies(period.currency, period.last)
    parts: list[Part] = [
        _key_figures(found),
        Heading("Days sales outstanding", "with what is best possible"),
        _dso_bars(months),
        Heading("Twelve months", EXPLAINED),
        _month_grid(months),
        Heading("What is owed by age, and what rolled on", "each column against 30 days before"),
        _roll_grid(found),
    ]
    if found.losses.rates_from is RatesFrom.USUAL:
        parts.append(Text(USUAL_SAID, is_small=True))
    if others:
        parts.append(Text(f"Not in these figures: {', '.join(others)}.", is_small=True))
    span = f"{plain_day(period.first)} to {plain_day(period.last)}"
    facts = (("From", span), ("in", period.currency))
    return report_file(TITLE, facts, parts, period.last, fonts)


def _months(period: Period) -> tuple[_Month, ...]:
    """Return the figures at the ends of the last months, the period's own day last."""
    ends = [month_end(add_months(period.last, -back)) for back in range(MONTHS_BACK - 1, 0, -1)]
    days_ = [*ends, period.last]
    return tuple(_Month(day, kpis(usual_period(day, period.currency))) for day in days_)


def _key_figures(found: Kpis) -> Figures:
    pay, kept, currency = found.pay, found.kept, found.period.currency
    late = average_days_delinquent(found.dso, found.best)
    loss = found.losses.provision
    target = NO_MEANING if found.target is None else money(found.target, currency)
    return Figures(
        (
            ("Days sales outstanding", days(found.dso), _counted(found)),
            ("Collection effectiveness (CEI)", per_cent(found.effectiveness), _turned(found)),
            ("Average days late", days(late), f"best possible DSO {days(found.best)}"),
            ("Days to pay", days(pay.mean), f"by amount {days(pay.weighted)}"),
            ("Overdue", per_cent(found.overdue_share), f"at risk {per_cent(found.losses.at_risk)}"),
            ("Promises kept", per_cent(kept.by_count), f"by amount {per_cent(kept.by_amount)}"),
            ("Collected", money(found.collected, currency), f"target {target}"),
            (
                "Provision for bad debts",
                money(half_up(loss), currency),
                _without_vat(found) or f"of {money(found.standing.owed, currency)} owed",
            ),
        )
    )


def _without_vat(found: Kpis) -> str:
    """Return the provision without VAT in words, or nothing where no rate of VAT is set."""
    net = found.losses.net
    return "" if net is None else f"without VAT {money(half_up(net), found.period.currency)}"


def _turned(found: Kpis) -> str:
    if found.turnover is None:
        return "turned over n/a"
    tenths = half_up(found.turnover * 10)
    return f"turned over {tenths // 10}.{tenths % 10} times"


def _counted(found: Kpis) -> str:
    beyond = found.countback.beyond
    counted = days(found.countback.days) if beyond is None else f"over {beyond} days"
    return f"by count-back {counted}"


def _dso_bars(months: Sequence[_Month]) -> Bars:
    bars = []
    for each in months:
        dso, best = each.found.dso, each.found.best
        size = max(half_up(dso), 0) if dso is not None and dso > 0 else 0
        mark = half_up(best) if best is not None and best >= 0 else None
        label = f"{_short(each.last)} {each.last:%y}"
        bars.append(Bar(label, (size,), f"{size}" if dso is not None else NO_MEANING, mark))
    highest = max(max(bar.sizes[0], bar.mark or 0) for bar in bars)
    scale = tuple((size, f"{size:,}") for size in ticks(highest, 5))
    return Bars(tuple(bars), ("Days sales outstanding",), scale, "Best possible")


def _short(day: date) -> str:
    return MONTHS[day.month - 1][:_SHORT_NAME]


def _month_grid(months: Sequence[_Month]) -> Grid:
    columns = (
        *names("Month"),
        *figures("DSO, days", "CEI", "Days to pay", "Overdue", "Kept"),
        *figures("Sold", "Collected"),
        *sums("Owed"),
    )
    return Grid(columns, tuple(map(_month_row, months)))


def _month_row(each: _Month) -> GridRow:
    found, currency = each.found, each.found.period.currency
    return GridRow(
        (
            f"{_short(each.last)} {each.last.year}",
            whole(found.dso),
            per_cent(found.effectiveness),
            whole(found.pay.mean),
            per_cent(found.overdue_share),
            per_cent(found.kept.by_count),
            column_money(found.standing.sold, currency),
            column_money(found.collected, currency),
            column_money(found.standing.owed, currency),
        )
    )


def _roll_grid(found: Kpis) -> Grid:
    """Return the ageing columns with what rolled into the next one, and what is lost of each."""
    columns = (*names("Age"), *sums("Owed"), *figures("Rolled on to the next", "Lost of it"))
    labels, currency = STANDARD_BUCKETS.labels, found.period.currency
    rates = found.losses.rates
    rows = []
    for at, label in enumerate(labels):
        rolled = per_cent(found.rolled[at]) if at < len(found.rolled) else ""
        lost = per_cent(100 * rates[at])
        owed = column_money(found.standing.columns[at], currency)
        rows.append(GridRow((ageing_label(label), owed, rolled, lost)))
    return Grid(columns, tuple(rows))
