"""Columns that many lists have: whose a row is, of which day, and how much."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol, TypeVar

from PySide6.QtCore import QCoreApplication

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.money import Money
from collector_desktop.ui.cells import AmountCell, Column, TextCell
from collector_desktop.ui.format import money, short_day
from collector_desktop.ui.widgets.customers_words import amount_words

Today = Callable[[], date]
Main = Callable[[], str]
T = TypeVar("T")


@frozen
class AmountLook:
    """How a column of amounts looks; `width` and `priority` are those of `Column`."""

    strong: bool = False
    width: int = 104
    priority: int = 0


USUAL, STRONG = AmountLook(), AmountLook(strong=True)


class MoneyRow(Protocol):
    """What the rows of lists of money have in common."""

    @property
    def currency(self) -> str:
        """Its currency."""


R = TypeVar("R", bound=MoneyRow)


def customer_column(name: Callable[[T], str], width: int = 200) -> Column[T]:
    """Return the column of the customer's name, which takes the room that is left."""
    return Column(
        "customer",
        QCoreApplication.translate("Columns", "Customer"),
        name,
        key=lambda row: name(row).casefold(),
        cell=lambda row: TextCell(name(row), strong=True),
        width=width,
        stretch=True,
    )


def day_column(
    name: str,
    title: str,
    today: Today,
    day: Callable[[T], date],
    width: int = 92,
    priority: int = 0,
) -> Column[T]:
    """Return a column of days."""
    return Column(
        name,
        title,
        lambda row: short_day(day(row), today()),
        key=day,
        value=day,
        width=width,
        priority=priority,
    )


def money_column(
    name: str,
    title: str,
    minor: Callable[[T], int],
    currency: Callable[[T], str],
    words: Callable[[T], str] | None = None,
    look: AmountLook = USUAL,
) -> Column[T]:
    """Return a column of amounts; `words` are what it shows, where that is not every amount."""

    def text(row: T) -> str:
        return money(minor(row), currency(row)) if words is None else words(row)

    return Column(
        name,
        title,
        text,
        key=minor,
        cell=lambda row: AmountCell(text(row), strong=look.strong),
        value=lambda row: Money(minor(row), currency(row)),
        numeric=True,
        width=look.width,
        priority=look.priority,
    )


def amount_column(
    name: str,
    title: str,
    main: Main,
    minor: Callable[[R], int],
    look: AmountLook = USUAL,
) -> Column[R]:
    """Return a column of sums; those in another than the main currency name it."""
    return money_column(
        name,
        title,
        minor,
        lambda row: row.currency,
        lambda row: amount_words(minor(row), row.currency, main()) if minor(row) else "",
        look,
    )
