"""The columns that reports have in common."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TypeVar

from collector_desktop.domain.interest import half_up
from collector_desktop.domain.money import Money
from collector_desktop.ui.cells import AmountCell, Column, TextCell
from collector_desktop.ui.format import money
from collector_desktop.ui.widgets.report_pane import tr

R = TypeVar("R")
DASH = "\N{EN DASH}"


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


def sum_column(name: str, title: str, read: Callable[[R], tuple[int | None, str]]) -> Column[R]:
    """Return a column of minor units and their currency; None shows a dash."""

    def text(row: R) -> str:
        minor, currency = read(row)
        return DASH if minor is None else money(minor, currency)

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
    )


def rate_column(name: str, title: str, read: Callable[[R], Fraction | None]) -> Column[R]:
    """Return a column of shares in per cent; one without a meaning shows a dash."""

    def text(row: R) -> str:
        share = read(row)
        return DASH if share is None else f"{half_up(share)}%"

    return Column(name, title, text, key=lambda r: read(r) or Fraction(-1), numeric=True, width=92)
