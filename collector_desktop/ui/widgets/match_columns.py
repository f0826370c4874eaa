"""The columns of bank lines: what the bank wrote, what it may be, how sure and why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from collector_desktop.services.bank_proposals import OfferedLine
from collector_desktop.ui.cells import (
    ActionCell,
    Cell,
    Chip,
    ChipsCell,
    Column,
    RingCell,
    TextCell,
    TwoLineCell,
)
from collector_desktop.ui.format import short_day
from collector_desktop.ui.widgets.columns import STRONG, money_column
from collector_desktop.ui.widgets.customers_words import amount_words
from collector_desktop.ui.widgets.match_words import line_words, offer_words, why_chip
from collector_desktop.ui.widgets.payment_words import tr

ARROW, DASH = "\N{RIGHTWARDS ARROW}", "\N{EM DASH}"


def match_columns(
    today: Callable[[], date], main: Callable[[], str]
) -> tuple[Column[OfferedLine], ...]:
    """Return the columns; `main` is the currency that needs no sign."""
    words: Column[OfferedLine] = Column(
        "words",
        tr("From your bank"),
        lambda row: f"{line_words(row)}, {short_day(row.line.booked_on, today())}",
        key=lambda row: row.line.booked_on,
        cell=lambda row: TwoLineCell(line_words(row), short_day(row.line.booked_on, today())),
        width=256,
        grows=400,
    )
    amount: Column[OfferedLine] = money_column(
        *("amount", tr("Amount")),
        lambda row: row.line.amount_minor,
        lambda row: row.line.currency,
        lambda row: _amount(row, main()),
        look=STRONG,
    )
    arrow: Column[OfferedLine] = Column(
        "arrow", "", lambda _: "", cell=lambda _: TextCell(ARROW, dim=True), width=36, priority=2
    )
    match: Column[OfferedLine] = Column(
        "match",
        tr("Proposed match"),
        lambda row: ", ".join(offer_words(row.best)),
        key=lambda row: offer_words(row.best)[0].casefold(),
        cell=lambda row: TwoLineCell(*offer_words(row.best)),
        width=176,
        stretch=True,
        narrow=True,
    )
    return (words, amount, arrow, match, *_sure_columns())


def _sure_columns() -> tuple[Column[OfferedLine], ...]:
    sure: Column[OfferedLine] = Column(
        "sure",
        tr("Sure"),
        lambda row: f"{_percent(row)}%" if row.best else "",
        key=_percent,
        cell=_sure,
        width=84,
    )
    why: Column[OfferedLine] = Column(
        "why",
        tr("Why"),
        lambda row: why_chip(row.best)[0],
        key=lambda row: why_chip(row.best)[0],
        cell=lambda row: ChipsCell((Chip(*why_chip(row.best)),)),
        width=232,
        priority=1,
    )
    action: Column[OfferedLine] = Column(
        "action",
        "",
        lambda _: "",
        cell=lambda row: ActionCell("check", tr("Confirm")) if row.best else _find(),
        width=108,
    )
    return (sure, why, action)


def _find() -> Cell:
    return ActionCell("search", tr("Find\N{HORIZONTAL ELLIPSIS}"))


def _sure(row: OfferedLine) -> Cell:
    return RingCell(_percent(row)) if row.best else TextCell(DASH, dim=True)


def _percent(row: OfferedLine) -> int:
    return round(row.best.proposal.confidence * 100) if row.best else 0


def _amount(row: OfferedLine, main: str) -> str:
    return amount_words(row.line.amount_minor, row.line.currency, main)
