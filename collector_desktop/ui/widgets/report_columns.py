"""The columns that reports have in common."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import TypeVar

from collector_desktop.domain.money import Money
from collector_desktop.ui.cells import AmountCell, Column, TextCell
from collector_desktop.ui.format import currency_mark, month
from collector_desktop.ui.widgets.columns import Main
from collector_desktop.ui.widgets.customers_words import amount_words
from collector_desktop.ui.widgets.figure_words import share_words, whole_words
from collector_desktop.ui.widgets.report_pane import tr

R = TypeVar("R")
DASH = "\N{EN DASH}"
_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])", re.ASCII)


def name_column(read: Callable[[R], str], title: str = "") -> Column[R]:
    """Return the column of what a row is about; without a name it shows a dash."""
    return Column(
        "name",
        title or tr("Name"),
        lambda r: read(r) or DASH,
        key=lambda r: read(r).casefold(),
        cell=lambda r: TextCell(read(r) or DASH, strong=True),
        width=190,
        stretch=True,
    )


def dated_column(title: str, words: Callable[[R], str], read: Callable[[R], date]) -> Column[R]:
    """Return the column of the day or month that a row is about."""
    return Column(
        "name",
        title,
        words,
        key=read,
        cell=lambda r: TextCell(words(r), strong=True),
        value=read,
        width=130,
        stretch=True,
    )


def month_name(text: str) -> str:
    """Return `2026-11` as `November 2026`, and any other name as it is."""
    return month(date.fromisoformat(f"{text}-01")) if _MONTH.fullmatch(text) else text


def count_column(name: str, title: str, read: Callable[[R], int], priority: int = 0) -> Column[R]:
    """Return a column of how many there were."""
    return Column(
        name,
        title,
        lambda r: f"{read(r):,}",
        key=read,
        value=read,
        numeric=True,
        width=84,
        priority=priority,
    )


def sum_column(
    name: str, title: str, read: Callable[[R], tuple[int | None, str]], main: Main
) -> Column[R]:
    """Return a column of minor units and their currency; None shows a dash.

    The heading bears the mark of the company's currency, and only amounts in others their own.
    """

    def text(row: R) -> str:
        minor, currency = read(row)
        return DASH if minor is None else amount_words(minor, currency, main())

    def value(row: R) -> Money | None:
        minor, currency = read(row)
        return None if minor is None else Money(minor, currency)

    return Column(
        name,
        title,
        text,
        key=lambda r: read(r)[0] or 0,
        cell=lambda r: AmountCell(text(r)),
        value=value,
        numeric=True,
        width=104,
        priority=1,
        unit=lambda: currency_mark(main()).strip() if main() else "",
    )


def rate_column(
    name: str, title: str, read: Callable[[R], Fraction | None], priority: int = 0
) -> Column[R]:
    """Return a column of shares in per cent; one without a meaning shows a dash."""
    return _exact_column(name, title, read, share_words, priority)


def days_column(
    name: str, title: str, read: Callable[[R], Fraction | None], priority: int = 0
) -> Column[R]:
    """Return a column of days to the nearest whole one; without a meaning it shows a dash."""
    return _exact_column(name, title, read, whole_words, priority)


def _exact_column(
    name: str,
    title: str,
    read: Callable[[R], Fraction | None],
    words: Callable[[Fraction], str],
    priority: int,
) -> Column[R]:
    """Return a column of exact figures; those without a meaning come first when it sorts."""

    def text(row: R) -> str:
        value = read(row)
        return DASH if value is None else words(value)

    def key(row: R) -> tuple[bool, Fraction]:
        value = read(row)
        return value is not None, value or Fraction(0)

    return Column(name, title, text, key=key, numeric=True, width=100, priority=priority)
