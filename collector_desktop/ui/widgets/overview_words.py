"""What the charts of the overview show: points, colours and the columns of their tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication

from collector_desktop.domain.ageing import CURRENT
from collector_desktop.domain.currency import exponent
from collector_desktop.domain.written import MONTHS, currency_mark
from collector_desktop.queries.aged import AgedRow
from collector_desktop.queries.forecast import ForecastWeek
from collector_desktop.queries.month_figures import MonthFigures
from collector_desktop.queries.overview import DayWork, MonthEnd
from collector_desktop.ui.cells import Column
from collector_desktop.ui.format import MINUS, long_day, month, short_day, week_day, whole_money
from collector_desktop.ui.widgets.card_words import age_words
from collector_desktop.ui.widgets.chart import ChartPoint, Series
from collector_desktop.ui.widgets.columns import AmountLook, customer_column, money_column
from collector_desktop.ui.widgets.figure_words import share_words, whole_words

Today = Callable[[], date]
Main = Callable[[], str]
R = TypeVar("R")
AGES = ("age0", "age1", "age2", "age3", "age4")
_DASH = "\N{EN DASH}"
_THOUSAND, _MILLION, _BILLION = 1_000, 1_000_000, 1_000_000_000
_AGED_MONTHS = 6
_NARROW = 96


def dso_points(months: Sequence[MonthEnd | MonthFigures]) -> list[ChartPoint]:
    """Return the DSO and the best possible one at the end of each month."""
    return [
        ChartPoint(
            _month(each.last),
            (_number(each.dso), _number(each.best)),
            _tr("{day}: DSO {dso}, best possible {best}").format(
                day=long_day(each.last), dso=_days(each.dso), best=_days(each.best)
            ),
            top=_days(each.dso),
            strong=each is months[-1],
        )
        for each in months
    ]


def aged_points(months: tuple[MonthEnd, ...], labels: tuple[str, ...]) -> list[ChartPoint]:
    """Return the debts by age at the end of the last six months, with the share that is overdue."""
    return [
        ChartPoint(
            _month(each.last),
            tuple(_whole(minor, each.currency) for minor in each.columns),
            _tr("{day}: {sum}, {share} overdue; {ages}").format(
                day=long_day(each.last),
                sum=whole_money(each.owed, each.currency),
                share=share_words(each.overdue_share),
                ages=", ".join(
                    f"{label} {whole_money(minor, each.currency)}"
                    for label, minor in zip(labels, each.columns, strict=True)
                ),
            ),
            top=share_words(each.overdue_share) if each.owed else "",
            strong=each is months[-1],
        )
        for each in months[-_AGED_MONTHS:]
    ]


def cash_points(weeks: tuple[ForecastWeek, ...], currency: str, today: date) -> list[ChartPoint]:
    """Return what is expected in each week: what was promised, and the rest by usual delays."""
    points = []
    for each in weeks:
        promised = min(each.promised, each.expected)
        words = _tr("Week from {day}: {sum} expected, {promised} promised; due {due}")
        points.append(
            ChartPoint(
                short_day(each.first, today) if each.first else "",
                (_whole(promised, currency), _whole(each.expected - promised, currency)),
                words.format(
                    day=long_day(each.first) if each.first else "",
                    sum=whole_money(each.expected, currency),
                    promised=whole_money(each.promised, currency),
                    due=whole_money(each.contractual, currency),
                ),
                top=short_money(_whole(each.expected, currency), currency) if each.expected else "",
                strong=each is weeks[0],
            )
        )
    return points


def work_points(days: tuple[DayWork, ...]) -> list[ChartPoint]:
    """Return the contacts of each day by kind."""
    words = _tr("{day}: {calls} calls, {emails} e-mails, {letters} letters, {other} other")
    return [
        ChartPoint(
            week_day(each.day, each.day)[:2],
            tuple(float(number) for number in _kinds(each)),
            words.format(
                day=long_day(each.day),
                **dict(zip(("calls", "emails", "letters", "other"), _kinds(each), strict=True)),
            ),
            strong=each is days[-1],
        )
        for each in days
    ]


def _kinds(day: DayWork) -> tuple[int, int, int, int]:
    return day.count("call"), day.count("email"), day.count("letter"), day.count("sms", "visit")


def dso_series() -> tuple[Series, ...]:
    """Return the lines of the DSO."""
    return (Series(_tr("DSO"), "c1"), Series(_tr("best possible"), "text3"))


def cash_series() -> tuple[Series, ...]:
    """Return the parts of what is expected."""
    return (Series(_tr("Promised"), "ok"), Series(_tr("By usual delay"), "c1"))


def work_series() -> tuple[Series, ...]:
    """Return the kinds of contact."""
    names = (_tr("Calls"), _tr("E-mails"), _tr("Letters"), _tr("Other"))
    return tuple(Series(name, f"c{at}") for at, name in enumerate(names, 1))


def aged_series(labels: tuple[str, ...]) -> tuple[Series, ...]:
    """Return the ages."""
    return tuple(Series(label, token) for label, token in zip(labels, AGES, strict=True))


def dso_columns() -> tuple[Column[MonthEnd], ...]:
    """Return the columns of the table behind the line of the DSO."""
    return (
        _month_column(),
        _figure("dso", _tr("DSO"), lambda r: r.dso, rounded),
        _figure("best", _tr("Best"), lambda r: r.best, rounded),
    )


def aged_columns(labels: tuple[str, ...]) -> tuple[Column[MonthEnd], ...]:
    """Return the columns of the table behind the debts by age."""
    ages = (_sum(f"age{at}", label, _age(at), _of_month) for at, label in enumerate(labels))
    share = _figure("overdue", _tr("Overdue"), lambda r: r.overdue_share, share_words)
    return (_month_column(), *ages, share)


def cash_columns(main: Main, today: Today) -> tuple[Column[ForecastWeek], ...]:
    """Return the columns of the table behind the weeks ahead."""
    week: Column[ForecastWeek] = _day_column(
        _tr("Week from"), lambda r: short_day(r.first or today(), today()), lambda r: r.first
    )
    return (
        week,
        _sum("promised", _tr("Promised"), lambda r: r.promised, lambda _: main()),
        _sum("expected", _tr("Expected"), lambda r: r.expected, lambda _: main()),
        _sum("due", _tr("Falls due"), lambda r: r.contractual, lambda _: main()),
    )


def largest_columns() -> tuple[Column[AgedRow], ...]:
    """Return the columns of the table behind the largest debtors."""
    return (
        customer_column(lambda r: r.name, 90),
        _sum("overdue", _tr("Overdue"), lambda r: r.overdue, lambda r: r.currency),
    )


def work_columns() -> tuple[Column[DayWork], ...]:
    """Return the columns of the table behind the days' work."""
    day: Column[DayWork] = _day_column(
        _tr("Day"), lambda r: week_day(r.day, r.day), lambda r: r.day
    )
    return (day, *(_kind_column(at, series.title) for at, series in enumerate(work_series())))


def _month_column() -> Column[MonthEnd]:
    return _day_column(_tr("End of"), lambda r: month(r.last), lambda r: r.last)


def _day_column(
    title: str, words: Callable[[R], str], day: Callable[[R], date | None]
) -> Column[R]:
    return Column("day", title, words, key=day, value=day, width=_NARROW, stretch=True, narrow=True)


def _sum(
    name: str, title: str, minor: Callable[[R], int], currency: Callable[[R], str]
) -> Column[R]:
    """Return a column of amounts that shows whole ones and holds exact ones."""

    def words(row: R) -> str:
        return whole_money(minor(row), currency(row))

    look = AmountLook(width=_NARROW, priority=1)
    return money_column(name, title, minor, currency, words, look)


def _of_month(row: MonthEnd) -> str:
    return row.currency


def _kind_column(at: int, title: str) -> Column[DayWork]:
    def number(row: DayWork) -> int:
        return _kinds(row)[at]

    return Column(
        f"kind{at}",
        title,
        lambda r: str(number(r)),
        key=number,
        value=number,
        numeric=True,
        width=58,
        priority=at,
    )


def _age(at: int) -> Callable[[MonthEnd], int]:
    return lambda row: row.columns[at]


def _figure(
    name: str,
    title: str,
    read: Callable[[MonthEnd], Fraction | None],
    words: Callable[[Fraction | None], str],
) -> Column[MonthEnd]:
    def key(row: MonthEnd) -> Any:
        value = read(row)
        return Fraction(-1) if value is None else value

    return Column(name, title, lambda r: words(read(r)), key=key, numeric=True, width=84)


def short_age(label: str) -> str:
    """Return an age as a legend has room for: `Not due`, `1\u201330`, `91+`."""
    return age_words(label) if label == CURRENT else label.replace("-", _DASH)


def rounded(value: Fraction | None) -> str:
    """Return a figure as a whole number; n/a where it has no meaning."""
    return _tr("n/a") if value is None else whole_words(value)


def short_money(units: float, currency: str) -> str:
    """Return an amount of whole units as a chart has room for: `£20.7k`."""
    for size, letter in ((_BILLION, "bn"), (_MILLION, "m"), (_THOUSAND, "k")):
        if round(abs(units) * 10_000 / size) >= 10_000:
            number = f"{abs(units) / size:,.1f}".removesuffix(".0")
            return f"{MINUS if units < 0 else ''}{currency_mark(currency)}{number}{letter}"
    return whole_money(round(units) * 10 ** exponent(currency), currency)


def _days(value: Fraction | None) -> str:
    return rounded(value) if value is None else _tr("{days} days").format(days=rounded(value))


def _number(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


def _whole(minor: int, currency: str) -> float:
    return float(Fraction(minor, 10 ** exponent(currency)))


def _month(day: date) -> str:
    return MONTHS[day.month - 1][:3]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Overview", text)
