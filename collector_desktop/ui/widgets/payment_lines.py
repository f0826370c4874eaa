"""What a payment pays as lines of a grid, and the grid in which the amounts are typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from collector_desktop.domain.allocation import Reason
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.money import Money
from collector_desktop.queries.paying import Payable
from collector_desktop.ui.cells import CHECK_COLUMN, AmountCell, Column, DaysCell, TextCell
from collector_desktop.ui.format import column_money, short_day
from collector_desktop.ui.theme import Theme
from collector_desktop.ui.widgets.grid import GridView
from collector_desktop.ui.widgets.money_edit import MoneyEdit, mark_error
from collector_desktop.ui.widgets.payment_words import reason_words, tr

Key = Qt.Key
DASH = "\N{EM DASH}"
GIVEN = "given"
_STEPS = {Key.Key_Return: 1, Key.Key_Enter: 1, Key.Key_Down: 1, Key.Key_Up: -1}


@frozen
class Line:
    """One thing that can be paid, and what it is given."""

    payable: Payable
    currency: str
    given_minor: int = 0
    reason: Reason | None = None

    @property
    def item_id(self) -> int:
        """What tells lines apart."""
        return self.payable.item_id


def line_columns(today: Callable[[], date]) -> tuple[Column[Line], ...]:
    """Return the columns: what it is, what is outstanding, what it is given, and why."""
    number: Column[Line] = Column(
        "number",
        tr("Invoice"),
        lambda line: line.payable.number,
        key=lambda line: line.payable.number,
        cell=lambda line: TextCell(line.payable.number, strong=True),
        width=112,
    )
    due: Column[Line] = Column(
        "due",
        tr("Due"),
        lambda line: short_day(line.payable.due_on, today()),
        key=lambda line: line.payable.due_on,
        width=80,
    )
    late: Column[Line] = Column(
        "late",
        tr("Late"),
        lambda line: _late(line, today()),
        key=lambda line: (today() - line.payable.due_on).days,
        cell=lambda line: DaysCell((today() - line.payable.due_on).days, text=_late(line, today())),
        numeric=True,
        width=72,
    )
    why: Column[Line] = Column(
        "why",
        tr("Why"),
        lambda line: reason_words(line.reason) if line.given_minor else "",
        cell=lambda line: TextCell(reason_words(line.reason) if line.given_minor else "", dim=True),
        width=156,
        stretch=True,
        narrow=True,
    )
    return (CHECK_COLUMN, number, due, late, *_amounts(), why)


def _amounts() -> tuple[Column[Line], ...]:
    return (
        _amount("outstanding", tr("Outstanding"), lambda line: line.payable.open_minor),
        _amount(GIVEN, tr("Allocate"), lambda line: line.given_minor, dash=True),
        _amount("left", tr("Left after"), lambda line: line.payable.open_minor - line.given_minor),
    )


def _amount(
    name: str, title: str, minor: Callable[[Line], int], *, dash: bool = False
) -> Column[Line]:
    def text(line: Line) -> str:
        value = minor(line)
        return DASH if dash and not value else column_money(value, line.currency)

    return Column(
        name,
        title,
        text,
        key=minor,
        cell=lambda line: AmountCell(text(line), strong=dash and bool(minor(line))),
        value=lambda line: Money(minor(line), line.currency),
        numeric=True,
        width=102,
    )


def _late(line: Line, today: date) -> str:
    days = (today - line.payable.due_on).days
    if days > 0:
        return f"{days:,}"
    return tr("today") if days == 0 else tr("in {days}").format(days=-days)


class LinesGrid(GridView[Line]):
    """Ticked lines are given something; digits or F2 open a field for the amount.

    `typed` carries the line and the amount, `refused` a sentence, or nothing when all is well.
    """

    typed = Signal(object, int)
    refused = Signal(str)

    def __init__(self, theme: Theme, columns: tuple[Column[Line], ...]) -> None:
        super().__init__(theme, columns)
        self.field = MoneyEdit("GBP", self.viewport())
        self.field.setAccessibleName(tr("Allocate"))
        self.field.hide()
        self.field.installEventFilter(self)
        self._line: Line | None = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Key.Key_Escape:
            event.ignore()
        elif plain and event.key() == Key.Key_F2:
            self.edit_amount()
        elif plain and event.text() and event.text() in "0123456789.=":
            self.edit_amount(event.text())
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self.columns[index.column()].name != CHECK_COLUMN.name:
            self.edit_amount()

    def edit_amount(self, text: str = "") -> None:
        """Open the field over the amount of the current line."""
        line = self.current_record()
        if line is None:
            return
        section = [column.name for column in self.columns].index(GIVEN)
        place = self.visualRect(self.currentIndex().siblingAtColumn(section))
        self._line = line
        self.field.set_currency(line.currency)
        self.field.set_amount(line.given_minor or line.payable.open_minor)
        if text:
            self.field.setText(text)
        else:
            self.field.selectAll()
        self.field.setGeometry(place.adjusted(2, 1, -2, -2))
        self.field.show()
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and event.type() == QEvent.Type.KeyPress:
            return isinstance(event, QKeyEvent) and self._on_key(event)
        if watched is self.field and event.type() == QEvent.Type.FocusOut:
            self.close_field()
        return super().eventFilter(watched, event)

    def close_field(self) -> None:
        """Leave the field; what was typed and not taken is gone."""
        self._line = None
        self.field.hide()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802 Qt's name
        super().scrollContentsBy(dx, dy)
        if self._line is not None:
            self.field.move(self.field.pos() + QPoint(dx, dy))

    def _on_key(self, event: QKeyEvent) -> bool:
        key = Key(event.key())
        if key == Key.Key_Escape:
            self.setFocus()
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        elif key in _STEPS:
            self.take(_STEPS[key])
        else:
            return False
        return True

    def take(self, step: int = 0) -> str:
        """Take what is in an open field, and go on; return what is wrong with it."""
        line = self._line
        if line is None:
            return ""
        minor = self.field.amount() if self.field.text().strip() else 0
        problem = self._problem(line, minor)
        self.refused.emit(problem)
        if problem or minor is None:
            mark_error(self.field, wrong=True)
            return problem
        self.setFocus()
        self.typed.emit(line, minor)
        row = self.currentIndex().row() + step
        if 0 <= row < self.model().rowCount():
            self.go_to_row(row)
        return ""

    def _problem(self, line: Line, minor: int | None) -> str:
        if minor is None:
            return self.field.problem()
        if minor < 0:
            return tr("An amount cannot be below zero.")
        if minor > line.payable.open_minor:
            left = column_money(line.payable.open_minor, line.currency)
            return tr("Only {sum} is outstanding on {number}.").format(
                sum=left, number=line.payable.number
            )
        return ""
