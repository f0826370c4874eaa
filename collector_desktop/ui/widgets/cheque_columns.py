"""The columns of the register of post-dated cheques."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from collector_desktop.domain.cheques import ChequeStatus
from collector_desktop.queries.cheques import ChequeRow
from collector_desktop.ui.cells import Chip, ChipsCell, Column, TextCell, Tone
from collector_desktop.ui.format import short_day
from collector_desktop.ui.widgets.columns import (
    STRONG,
    Main,
    Today,
    amount_column,
    customer_column,
    day_column,
)
from collector_desktop.ui.widgets.payment_columns import number_column
from collector_desktop.ui.widgets.payment_words import tr

_TONES = {
    ChequeStatus.HELD: (Tone.NEUTRAL, "clock"),
    ChequeStatus.BANKED: (Tone.OK, "banknote-check"),
    ChequeStatus.RETURNED: (Tone.DANGER, "banknote-x"),
    ChequeStatus.CANCELLED: (Tone.NEUTRAL, "ban"),
}


def cheque_columns(today: Today, main: Main) -> tuple[Column[ChequeRow], ...]:
    """Return the columns of the register."""
    return (
        day_column("dated", tr("Good from"), today, lambda row: row.dated_on),
        customer_column(lambda row: row.customer),
        number_column(),
        _text("drawer", tr("Bank"), lambda row: row.drawer, 120),
        _text("planned", tr("Meant for"), meant_for, 170),
        day_column("received", tr("Received"), today, lambda row: row.received_on),
        amount_column("amount", tr("Amount"), main, lambda row: row.amount_minor, look=STRONG),
        Column(
            "status",
            tr("Status"),
            lambda row: status_words(row, today()),
            key=lambda row: (row.status, row.dated_on),
            cell=lambda row: _status(row, today()),
            width=170,
        ),
    )


def status_words(row: ChequeRow, today: date) -> str:
    """Return where a cheque is, and since when or until when."""
    if row.is_due(today):
        return tr("Can be banked")
    if row.status is ChequeStatus.HELD:
        return tr("Held until {day}").format(day=short_day(row.dated_on, today))
    words = {
        ChequeStatus.BANKED: tr("Banked {day}"),
        ChequeStatus.RETURNED: tr("Returned {day}"),
        ChequeStatus.CANCELLED: tr("Cancelled {day}"),
    }[row.status]
    return words.format(day=short_day(row.decided_on or today, today))


def meant_for(row: ChequeRow) -> str:
    """Return the numbers of what a cheque is meant to pay."""
    return ", ".join(part.number for part in row.parts) or tr("usual order")


def cheque_chip(row: ChequeRow, today: date) -> Chip:
    """Return where a cheque is, as a chip."""
    tone, icon = _TONES[row.status]
    if row.is_due(today):
        tone, icon = Tone.WARN, "landmark"
    return Chip(status_words(row, today), tone, icon)


def _status(row: ChequeRow, today: date) -> ChipsCell:
    return ChipsCell((cheque_chip(row, today),))


def _text(name: str, title: str, text: Callable[[ChequeRow], str], width: int) -> Column[ChequeRow]:
    return Column(
        name,
        title,
        text,
        key=lambda row: text(row).casefold(),
        cell=lambda row: TextCell(text(row), dim=True),
        width=width,
        priority=3,
    )
