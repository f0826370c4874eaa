"""The columns of the list of invoices."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from collector_desktop.domain.promises import PromiseStatus
from collector_desktop.queries.invoice_list import InvoiceList
from collector_desktop.queries.items import ItemRow
from collector_desktop.queries.stages import Stage
from collector_desktop.ui.cells import (
    CHECK_COLUMN,
    Cell,
    Chip,
    ChipsCell,
    Column,
    DaysCell,
    TextCell,
    Tone,
)
from collector_desktop.ui.format import days_late, short_day
from collector_desktop.ui.widgets.card_words import stop_chips, stop_words
from collector_desktop.ui.widgets.columns import AmountLook, money_column
from collector_desktop.ui.widgets.customers_words import amount_words

_FULL_BAR_DAYS, _INDENT, _LONG_AGO = 120, "\N{EM SPACE}" * 2, -(10**6)
_NO_STAGE = Stage()
_FAILED = {PromiseStatus.BROKEN, PromiseStatus.PARTLY}
_KINDS = {
    "invoice": "Invoice",
    "refund": "Refund",
    "debit_adjustment": "Adjustment",
}


@dataclass(slots=True)
class InvoiceLook:
    """What the columns need beside a row: the day, the reading that it came with, the grouping."""

    today: Callable[[], date]
    data: InvoiceList | None = None
    grouped: bool = True

    @property
    def currency(self) -> str:
        """The company's currency, whose amounts bear no mark."""
        return self.data.currency if self.data else ""


def customer_column() -> Column[ItemRow]:
    """Return the column of the customer's name, which headings stand for while rows are grouped."""
    return Column(
        "customer",
        _tr("Customer"),
        lambda row: row.customer_name,
        key=lambda row: row.customer_name.casefold(),
        width=200,
        shown=False,
    )


def columns(look: InvoiceLook) -> tuple[Column[ItemRow], ...]:
    """Return the columns from left to right."""
    return (CHECK_COLUMN, *_names(look), *_dates(look), *_sums(look), *_steps(look), *_more())


def _names(look: InvoiceLook) -> tuple[Column[ItemRow], ...]:
    return (
        Column(
            "number",
            _tr("Invoice"),
            lambda row: row.number,
            key=lambda row: row.number.casefold(),
            cell=lambda row: TextCell(
                f"{_INDENT if look.grouped else ''}{row.number}", strong=True
            ),
            width=200,
            stretch=True,
        ),
        customer_column(),
        Column(
            "reference",
            _tr("Their ref"),
            lambda row: row.reference,
            key=lambda row: row.reference.casefold(),
            width=100,
            priority=5,
        ),
    )


def _dates(look: InvoiceLook) -> tuple[Column[ItemRow], ...]:
    return (
        Column(
            "invoiced",
            _tr("Invoiced"),
            lambda row: short_day(row.document_on, look.today()),
            key=lambda row: row.document_on,
            value=lambda row: row.document_on,
            width=86,
            priority=4,
        ),
        Column(
            "due",
            _tr("Due"),
            lambda row: short_day(row.due_on, look.today()),
            key=lambda row: row.due_on,
            value=lambda row: row.due_on,
            width=86,
            priority=1,
        ),
        Column(
            "days",
            _tr("Days overdue"),
            days_words,
            key=lambda row: row.days if row.open_minor else _LONG_AGO,
            cell=lambda row: DaysCell(
                row.days if row.open_minor else 0, _FULL_BAR_DAYS, days_words(row)
            ),
            value=lambda row: max(row.days, 0) if row.open_minor else None,
            numeric=True,
            width=124,
        ),
    )


def _sums(look: InvoiceLook) -> tuple[Column[ItemRow], ...]:
    return (
        money_column(
            *("amount", _tr("Amount")),
            lambda row: row.amount_minor,
            lambda row: row.currency,
            lambda row: amount_words(row.amount_minor, row.currency, look.currency),
            look=AmountLook(priority=3),
        ),
        money_column(
            *("outstanding", _tr("Outstanding")),
            lambda row: row.open_minor,
            lambda row: row.currency,
            lambda row: amount_words(row.open_minor, row.currency, look.currency),
            look=AmountLook(strong=True, width=116),
        ),
    )


def _steps(look: InvoiceLook) -> tuple[Column[ItemRow], ...]:
    return (
        Column(
            "stage",
            _tr("Stage"),
            lambda row: _words(stage(row, look)),
            key=lambda row: _words(stage(row, look)),
            cell=lambda row: stage(row, look),
            tip=lambda row: stop_words(row, look.today()),
            width=176,
            priority=2,
        ),
        Column(
            "next",
            _tr("Next step"),
            lambda row: next_words(row, look),
            key=lambda row: (_stage_of(row, look).next_on or date.max, next_words(row, look)),
            cell=lambda row: TextCell(next_words(row, look), dim=True),
            tip=lambda row: next_words(row, look),
            width=150,
            priority=2,
        ),
    )


def _more() -> tuple[Column[ItemRow], ...]:
    return (
        Column(
            "code",
            _tr("Code"),
            lambda row: row.customer_code,
            key=lambda row: row.customer_code.casefold(),
            priority=6,
            shown=False,
        ),
        Column(
            "description",
            _tr("Description"),
            lambda row: row.description,
            key=lambda row: row.description.casefold(),
            width=160,
            priority=7,
            shown=False,
        ),
        Column(
            "kind",
            _tr("Kind"),
            lambda row: _tr(_KINDS.get(row.type, row.type)),
            key=lambda row: row.type,
            priority=8,
            shown=False,
        ),
    )


def days_words(row: ItemRow) -> str:
    """Return how late an item is in words; the number alone where the bar says the rest."""
    if not row.open_minor:
        return _tr("settled")
    return str(row.days) if row.days > 0 else days_late(row.days)


def stage(row: ItemRow, look: InvoiceLook) -> Cell:
    """Return how far the chasing of an item has got: stopped, promised, reminded or nothing."""
    if row.open_minor > row.amount_minor:
        return ChipsCell((Chip(_tr("Check amount"), Tone.WARN, "triangle-alert"),))
    if not row.open_minor:
        return TextCell("")
    chips = stop_chips(row, look.today()) or _promised(row, look)
    if chips:
        return ChipsCell(chips)
    reached = _stage_of(row, look)
    if reached.sent_on is not None:
        day = short_day(reached.sent_on, look.today())
        return TextCell(_tr("{step}, {day}").format(step=reached.step, day=day))
    if row.letter_on is not None:
        return TextCell(_tr("Reminder {day}").format(day=short_day(row.letter_on, look.today())))
    return TextCell(_unreminded(row, look), dim=True)


def next_words(row: ItemRow, look: InvoiceLook) -> str:
    """Return what the procedure will do next and when: `Reminder 2, 30 Nov`."""
    ahead = _stage_of(row, look)
    if ahead.next_on is None or not ahead.next_step:
        return _tr("Decide what follows") if ahead.is_over else ""
    day = short_day(ahead.next_on, look.today())
    if ahead.next_on <= look.today():
        waits = row.promise is PromiseStatus.OPEN or bool(stop_chips(row, look.today()))
        day = _tr("waits") if waits else _tr("now")
    return _tr("{step}, {day}").format(step=ahead.next_step, day=day)


def _stage_of(row: ItemRow, look: InvoiceLook) -> Stage:
    return look.data.stages.get(row.item_id, _NO_STAGE) if look.data else _NO_STAGE


def _promised(row: ItemRow, look: InvoiceLook) -> tuple[Chip, ...]:
    if row.promise is PromiseStatus.OPEN and row.promised_for is not None:
        words = _tr("Promised {day}").format(day=short_day(row.promised_for, look.today()))
        return (Chip(words, Tone.OK, "handshake"),)
    if row.promise in _FAILED:
        return (Chip(_tr("Broken promise"), Tone.DANGER, "handshake"),)
    return ()


def _unreminded(row: ItemRow, look: InvoiceLook) -> str:
    """Return what is known of an item that no letter has named."""
    if not row.is_overdue or look.data is None:
        return ""
    contacted = look.data.contacted_on(row)
    if contacted is not None:
        return _tr("Contacted {day}").format(day=short_day(contacted, look.today()))
    return _tr("Not chased yet") if look.data.is_never_chased(row) else ""


def _words(cell: Cell) -> str:
    if isinstance(cell, ChipsCell):
        return ", ".join(chip.text for chip in cell.chips)
    return cell.text if isinstance(cell, TextCell) else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Invoices", text)
