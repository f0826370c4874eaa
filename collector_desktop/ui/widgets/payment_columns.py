"""The columns of the lists of money in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol, TypeVar

from collector_desktop.queries.payments import CreditRow, ReceiptRow, ReturnRow
from collector_desktop.ui.cells import Cell, Chip, ChipsCell, Column, TextCell, Tone
from collector_desktop.ui.format import short_day
from collector_desktop.ui.widgets.card_words import item_words
from collector_desktop.ui.widgets.columns import (
    STRONG,
    Main,
    Today,
    amount_column,
    customer_column,
    day_column,
)
from collector_desktop.ui.widgets.payment_words import method_words, tr

R = TypeVar("R")


class Numbered(Protocol):
    """A row about an entry."""

    @property
    def number(self) -> str:
        """The number of the entry."""


N = TypeVar("N", bound=Numbered)


def receipt_columns(today: Today, main: Main) -> tuple[Column[ReceiptRow], ...]:
    """Return the columns of the receipts."""
    reference: Column[ReceiptRow] = Column(
        "reference",
        tr("Their words"),
        lambda row: row.reference,
        key=lambda row: row.reference.casefold(),
        width=120,
        priority=3,
    )
    pays: Column[ReceiptRow] = Column(
        "pays",
        tr("Pays"),
        lambda row: ", ".join(row.pays),
        key=lambda row: row.pays,
        cell=lambda row: TextCell(", ".join(row.pays), dim=True),
        width=190,
        priority=2,
    )
    status: Column[ReceiptRow] = Column(
        "status",
        tr("Status"),
        lambda row: _status_words(row, today()),
        key=lambda row: _status_words(row, today()),
        cell=lambda row: _status(row, today()),
        width=130,
    )
    return (
        day_column("received", tr("Received"), today, lambda row: row.received_on),
        customer_column(lambda row: row.customer),
        number_column(),
        _method(lambda row: row.method),
        reference,
        pays,
        amount_column("amount", tr("Amount"), main, lambda row: row.amount_minor),
        amount_column("left", tr("On account"), main, lambda row: row.left_minor, look=STRONG),
        status,
    )


def credit_columns(today: Today, main: Main) -> tuple[Column[CreditRow], ...]:
    """Return the columns of the credit that is left."""
    kind: Column[CreditRow] = Column(
        "kind",
        tr("Kind"),
        lambda row: item_words(row.type),
        key=lambda row: row.type,
        width=110,
        priority=2,
    )
    age: Column[CreditRow] = Column(
        "age",
        tr("Days old"),
        lambda row: f"{(today() - row.dated).days:,}",
        key=lambda row: (today() - row.dated).days,
        value=lambda row: (today() - row.dated).days,
        numeric=True,
        width=84,
    )
    return (
        customer_column(lambda row: row.customer),
        number_column(),
        kind,
        day_column("dated", tr("Date"), today, lambda row: row.dated),
        age,
        amount_column("left", tr("On account"), main, lambda row: row.left_minor, look=STRONG),
        amount_column("owed", tr("Owes"), main, lambda row: row.owed_minor),
        amount_column(
            "could", tr("Could pay"), main, lambda row: min(row.left_minor, row.owed_minor)
        ),
    )


def return_columns(today: Today, main: Main) -> tuple[Column[ReturnRow], ...]:
    """Return the columns of the payments that came back."""
    opened: Column[ReturnRow] = Column(
        "opened",
        tr("Open again"),
        lambda row: ", ".join(row.opened),
        key=lambda row: row.opened,
        cell=lambda row: TextCell(", ".join(row.opened), dim=True),
        width=220,
        priority=1,
    )
    return (
        day_column("returned", tr("Returned"), today, lambda row: row.returned_on),
        customer_column(lambda row: row.customer),
        number_column(),
        _method(lambda row: row.method),
        day_column("received", tr("Received"), today, lambda row: row.received_on),
        opened,
        amount_column("amount", tr("Amount"), main, lambda row: row.amount_minor, look=STRONG),
    )


def number_column() -> Column[N]:
    """Return the column of the number."""
    return Column(
        "number", tr("Number"), lambda row: row.number, key=lambda row: row.number, width=100
    )


def _method(method: Callable[[R], str]) -> Column[R]:
    return Column(
        "method",
        tr("How"),
        lambda row: method_words(method(row)),
        key=method,
        width=80,
        priority=4,
    )


def _status(row: ReceiptRow, today: date) -> Cell:
    if row.returned_on is not None:
        day = short_day(row.returned_on, today)
        return ChipsCell((Chip(tr("Returned {day}").format(day=day), Tone.DANGER, "banknote-x"),))
    if row.left_minor:
        return ChipsCell((Chip(tr("On account"), Tone.WARN),))
    return TextCell(tr("Allocated"), dim=True)


def _status_words(row: ReceiptRow, today: date) -> str:
    cell = _status(row, today)
    return cell.chips[0].text if isinstance(cell, ChipsCell) else tr("Allocated")
