"""Who is left out of a chase run for one reason, each with why and until when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout

from collector_desktop.domain.holding_back import SET_ASIDE
from collector_desktop.ui.cells import AmountCell, Column, TwoLineCell
from collector_desktop.ui.format import money
from collector_desktop.ui.models.record_table import RecordTableModel
from collector_desktop.ui.widgets.card import GridCard
from collector_desktop.ui.widgets.chase_words import tr, until_words
from collector_desktop.ui.widgets.grid import GridView
from collector_desktop.ui.widgets.labels import Button
from collector_desktop.ui.widgets.money_edit import mark_error

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from collector_desktop.queries.chase_shown import HeldBack
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.theme import Theme

_WIDTH, _HEIGHT, _MOST_NUMBERS = 720, 460, 3


class HeldDialog(QDialog):
    """Lists the customers; `customer_asked` opens the card on which the reason is dealt with.

    Where the user may set the reason aside, `despite_asked` carries a customer and why they are
    written to anyway.
    """

    customer_asked = Signal(int, object)
    despite_asked = Signal(int, str)

    def __init__(
        self, desk: Desk, title: str, held: Sequence[HeldBack], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._theme = desk.theme
        self.setWindowTitle(tr("Left out: {reason}").format(reason=title))
        columns = _columns(desk)
        self.grid: GridView[HeldBack] = GridView(desk.theme, columns, tall=True)
        self.grid.setAccessibleName(self.windowTitle())
        self.model: RecordTableModel[HeldBack] = RecordTableModel(columns, hash, self)
        self.grid.setModel(self.model)
        self.model.show(held)
        self.why = QLineEdit()
        self.why.setPlaceholderText(tr("Why they are written to anyway"))
        self.why.setAccessibleName(self.why.placeholderText())
        self.despite = Button(desk.theme, tr("Send anyway"), icon="send")
        may = bool(held) and all(each.reason in SET_ASIDE for each in held)
        self.despite.clicked.connect(self._set_aside)
        self.why.returnPressed.connect(self._set_aside)
        close = Button(desk.theme, tr("Close"))
        card = Button(desk.theme, tr("Open the customer"), icon="external-link", kind="primary")
        close.clicked.connect(self.reject)
        card.clicked.connect(lambda: self._open(self.grid.current_record()))
        self.grid.opened.connect(self._open)
        self._lay_out(desk.theme, close, card, may=may)
        self.finished.connect(self.deleteLater)
        self.grid.go_to_row(0)

    def _lay_out(self, theme: Theme, close: Button, card: Button, *, may: bool) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.why, 1)
        foot.addWidget(self.despite)
        if not may:
            foot.addStretch(1)
        foot.addWidget(close)
        foot.addWidget(card)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(GridCard(theme, self.grid), 1)
        column.addLayout(foot)
        self.why.setVisible(may)
        self.despite.setVisible(may)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(_WIDTH), self._theme.px(_HEIGHT))

    def _set_aside(self) -> None:
        """Take the current customer into the run, if there is a reason for it."""
        each, why = self.grid.current_record(), self.why.text().strip()
        mark_error(self.why, wrong=not why)
        if each is not None and why:
            self.accept()
            self.despite_asked.emit(each.customer_id, why)

    def _open(self, each: HeldBack | None) -> None:
        if each is not None:
            listed = (row.customer_id for row in self.grid.shown_records())
            self.accept()
            self.customer_asked.emit(each.customer_id, tuple(dict.fromkeys(listed)))


def _columns(desk: Desk) -> tuple[Column[HeldBack], ...]:
    who: Column[HeldBack] = Column(
        "customer",
        tr("Customer"),
        lambda row: row.name,
        key=lambda row: row.name.casefold(),
        cell=lambda row: TwoLineCell(row.name, _numbers(row)),
        width=200,
        stretch=True,
    )
    why: Column[HeldBack] = Column(
        "why",
        tr("Why"),
        lambda row: f"{row.text} {until_words(row, desk.today())}".strip(),
        cell=lambda row: TwoLineCell(row.text, until_words(row, desk.today())),
        tip=lambda row: "\n".join(filter(None, (row.text, until_words(row, desk.today())))),
        width=250,
    )
    held: Column[HeldBack] = Column(
        "held",
        tr("Held back"),
        lambda row: money(row.held_minor, row.currency),
        key=lambda row: (row.currency, row.held_minor),
        cell=lambda row: AmountCell(money(row.held_minor, row.currency), strong=True),
        numeric=True,
        width=112,
    )
    return (who, why, held)


def _numbers(row: HeldBack) -> str:
    shown = ", ".join(row.items[:_MOST_NUMBERS])
    more = len(row.items) - _MOST_NUMBERS
    return tr("{numbers} and {more} more").format(numbers=shown, more=more) if more > 0 else shown
