"""What the rows of a file become, as they are matched at the moment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from collector_desktop.ui.cells import AmountCell, Column, TextCell
from collector_desktop.ui.format import column_money, money, plural, short_day
from collector_desktop.ui.widgets.card import GridCard
from collector_desktop.ui.widgets.empty_state import EmptyState
from collector_desktop.ui.widgets.grid import GridView
from collector_desktop.ui.widgets.import_check_lists import line_columns
from collector_desktop.ui.widgets.labels import label
from collector_desktop.ui.widgets.settings_field import ProblemLine

if TYPE_CHECKING:
    from collector_desktop.importers.base import ItemRow, ParsedFile
    from collector_desktop.ui.desk import Desk


class MappingPreview(QWidget):
    """The first rows as they would be read, and what is in the way of reading them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.currency = "GBP"
        self._sums = label(kind="meta")
        self.problem = ProblemLine(desk.theme)
        self.grids: dict[str, GridView[Any]] = {
            "items": GridView(desk.theme, _item_columns(desk.today, lambda: self.currency)),
            "customers": GridView(desk.theme, _customer_columns()),
            "allocations": GridView(desk.theme, _allocation_columns(desk.today)),
            "bank": GridView(desk.theme, line_columns(desk.today)),
        }
        self._shows: dict[str, Callable[[Any], None]] = {}
        self._stack = QStackedWidget()
        advice = self.tr("They appear here as soon as they can be read.")
        for grid in self.grids.values():
            grid.setAccessibleName(self.tr("Preview"))
            grid.set_empty(EmptyState(desk.theme, "receipt-text", self.tr("No rows yet"), advice))
            self._stack.addWidget(grid)
        head = QWidget()
        texts = QVBoxLayout(head)
        texts.setContentsMargins(16, 12, 14, 10)
        row = QHBoxLayout()
        row.addWidget(label(self.tr("Preview"), "strong"))
        row.addStretch(1)
        row.addWidget(self._sums)
        texts.addLayout(row)
        texts.addWidget(self.problem)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(GridCard(desk.theme, head, self._stack))

    def hasHeightForWidth(self) -> bool:  # noqa: N802 Qt's signature
        """Return no: a problem of two lines takes its room from the list below, not from above."""
        return False

    def use(self, kind: str, model: Any) -> None:
        """Take the model for rows of one kind."""
        self.grids[kind].setModel(model)
        self._shows[kind] = model.show

    def show_rows(self, parsed: ParsedFile) -> None:
        """Show what was read, and the first problem; one that stops every row is not of a row."""
        kind = parsed.kind.value
        self._stack.setCurrentWidget(self.grids[kind])
        self._shows[kind](parsed.rows)
        self._sums.setText(_sums(parsed, self.currency))
        problem = parsed.problems[0] if parsed.problems else None
        where = self.tr("Row {row}: ").format(row=problem.row) if problem and parsed.rows else ""
        self.problem.show_text(f"{where}{problem.reason}" if problem else "")

    def show_nothing(self, kind: str, why: str) -> None:
        """Show that no row can be read yet."""
        self._stack.setCurrentWidget(self.grids[kind])
        self._shows[kind](())
        self._sums.clear()
        self.problem.show_text(why)


def _sums(parsed: ParsedFile, currency: str) -> str:
    rows = plural(len(parsed.rows), _tr("row"))
    if not parsed.rows_in_file:
        return _tr("the first {rows}").format(rows=rows)
    if parsed.kind.value != "items":
        return rows
    items: list[Any] = list(parsed.rows)
    names = {row.customer_code or row.customer_name for row in items}
    parts = [rows, plural(len(names), _tr("customer"))]
    if len({row.currency for row in items}) == 1:
        total = sum(_open(row) for row in items)
        parts.append(money(total, items[0].currency or currency))
    return ", ".join(parts)


def _open(row: ItemRow) -> int:
    """Return what a row leaves open, with the sign of its side."""
    left = row.amount_minor if row.open_minor is None else row.open_minor
    return left * _sign(row)


def _sign(row: ItemRow) -> int:
    return 1 if row.type in {"invoice", "refund", "debit_adjustment"} else -1


def _item_columns(
    today: Callable[[], date], company: Callable[[], str]
) -> tuple[Column[ItemRow], ...]:
    def shown(minor: int, row: ItemRow) -> str:
        return column_money(minor, row.currency or company())

    def amount(row: ItemRow) -> str:
        return shown(row.amount_minor * _sign(row), row)

    def left(row: ItemRow) -> str:
        return shown(_open(row), row)

    return (
        Column("number", _tr("Invoice"), lambda r: r.number, cell=_strong_number, width=108),
        Column(
            "customer",
            _tr("Customer"),
            lambda r: r.customer_name or r.customer_code,
            width=84,
            stretch=True,
            narrow=True,
        ),
        Column(
            "due", _tr("Due"), lambda r: short_day(r.due_on, today()) if r.due_on else "", width=70
        ),
        Column("amount", _tr("Amount"), amount, numeric=True, width=84, priority=1),
        Column(
            "open",
            _tr("Outstanding"),
            left,
            cell=lambda r: AmountCell(left(r), strong=True),
            numeric=True,
            width=96,
        ),
    )


def _strong_number(row: ItemRow) -> TextCell:
    return TextCell(row.number, strong=True)


def _customer_columns() -> tuple[Column[Any], ...]:
    return (
        Column("code", _tr("Code"), lambda r: r.code, width=90),
        Column("name", _tr("Customer"), lambda r: r.name, width=140, stretch=True, narrow=True),
        Column("email", _tr("E-mail"), lambda r: r.email, width=150),
        Column("terms", _tr("Terms"), lambda r: r.terms, width=80),
    )


def _allocation_columns(today: Callable[[], date]) -> tuple[Column[Any], ...]:
    return (
        Column("source", _tr("From"), lambda r: r.source, width=120, stretch=True, narrow=True),
        Column("target", _tr("To"), lambda r: r.target, width=120),
        Column("on", _tr("Date"), lambda r: short_day(r.allocated_on, today()), width=90),
        Column("amount", _tr("Amount"), lambda r: r.amount, numeric=True, width=90),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("MappingPreview", text)
