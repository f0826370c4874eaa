"""What a payment pays, line by line: by the usual order until somebody changes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from collector_desktop.domain.allocation import Reason
from collector_desktop.queries.paying import Payable
from collector_desktop.ui.format import money
from collector_desktop.ui.models.record_table import RecordTableModel
from collector_desktop.ui.widgets.card import GridCard
from collector_desktop.ui.widgets.empty_state import EmptyState
from collector_desktop.ui.widgets.labels import Button, label, set_tone
from collector_desktop.ui.widgets.letter_keys import listen
from collector_desktop.ui.widgets.payment_lines import Line, LinesGrid, line_columns
from collector_desktop.ui.widgets.payment_words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from collector_desktop.ui.desk import Desk

_HEIGHT = 250


class AllocationPane(QWidget):
    """Lines with ticks and amounts over what was received, allocated and left.

    `reset_asked` says that the usual order is wanted again, `entered` that Enter was pressed on a
    line; `refused` carries why an amount cannot be, or nothing when it can, `summed` what is left
    in words.
    """

    refused = Signal(str)
    summed = Signal(str)
    reset_asked = Signal()
    entered = Signal()

    def __init__(self, desk: Desk, received_words: str) -> None:
        super().__init__()
        self._currency, self._amount = "GBP", 0
        self.is_chosen = False
        self.grid = LinesGrid(desk.theme, line_columns(desk.today))
        self.grid.setAccessibleName(tr("What it pays"))
        self.grid.setMinimumHeight(desk.theme.px(_HEIGHT))
        self._model: RecordTableModel[Line] = RecordTableModel(
            self.grid.columns, lambda line: line.item_id, self
        )
        self.grid.setModel(self._model)
        words = (tr("Nothing to pay"), tr("What comes in stays on account."))
        self.empty = EmptyState(desk.theme, "circle-check", *words)
        self.grid.set_empty(self.empty)
        self._figures: tuple[QLabel, ...] = tuple(label(kind="strong") for _ in range(3))
        self._left_words = label(kind="second")
        self._received_words = received_words
        self.hint = label(tr("Space gives all or nothing; type an amount to give a part."), "meta")
        self.reset = Button(desk.theme, tr("Reset"), icon="undo-2", key="R")
        self.reset.setToolTip(tr("Allocate by the usual order again"))
        self._build(desk)
        self._connect()

    def show_lines(self, lines: Sequence[Payable], currency: str, *, chosen: bool = False) -> None:
        """Show what can be paid with what it is given; amounts that were chosen stay."""
        given = {line.item_id: line.given_minor for line in self.lines()}
        self._currency = currency
        shown = [Line(each, currency, each.paid_minor, each.reason) for each in lines]
        if self.is_chosen:
            shown = [_given(line, given.get(line.item_id, 0)) for line in shown]
        self.is_chosen = self.is_chosen or chosen
        self._show(shown)

    def show_amount(self, minor: int) -> None:
        """Show how much there is to allocate."""
        self._amount = minor
        self._sum_up()

    def forget_choice(self) -> None:
        """Let the usual order decide again."""
        self.is_chosen = False

    def lines(self) -> list[Line]:
        """Return every line in the order shown."""
        return self._model.records()

    def parts(self) -> tuple[tuple[int, int], ...]:
        """Return what is paid, by item."""
        return tuple((each.item_id, each.given_minor) for each in self.lines() if each.given_minor)

    def left_minor(self) -> int:
        """Return what is left of the amount; below zero, too much is allocated."""
        return self._amount - sum(minor for _, minor in self.parts())

    def trouble(self) -> str:
        """Return what is wrong with the amounts in a sentence, or nothing."""
        if wrong := self.grid.take():
            return wrong
        left = self.left_minor()
        if left >= 0:
            return ""
        more = money(-left, self._currency)
        return tr("{sum} more is allocated than there is. Allocate less.").format(sum=more)

    def _build(self, desk: Desk) -> None:
        sums = self.sums = QFrame()
        sums.setObjectName("panelFoot")
        row = QHBoxLayout(sums)
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(8)
        row.addWidget(self.reset)
        row.addStretch(1)
        titles = (
            label(self._received_words, "second"),
            label(tr("Allocated"), "second"),
            self._left_words,
        )
        for title, figure in zip(titles, self._figures, strict=True):
            row.addSpacing(10)
            row.addWidget(title)
            row.addWidget(figure)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(GridCard(desk.theme, self.grid, sums), 1)
        column.addWidget(self.hint)
        self.setFocusProxy(self.grid)

    def _connect(self) -> None:
        self.grid.typed.connect(self._give)
        self.grid.refused.connect(self.refused)
        self.grid.opened.connect(lambda _: self.entered.emit())
        # Queued: the lines are replaced, which must wait until the grid has dealt with the click.
        queued = Qt.ConnectionType.QueuedConnection
        self.grid.selection_changed.connect(self._on_ticks, queued)
        self.reset.clicked.connect(self.reset_asked)
        listen(self.grid, {"R": self.reset_asked.emit})

    def _show(self, lines: list[Line]) -> None:
        self.grid.close_field()
        self._model.show(lines)
        self.grid.clearSelection()
        for row, line in enumerate(self._model.records()):
            if line.given_minor:
                self.grid.select_rows(range(row, row + 1), on=True)
        if lines and not self.grid.currentIndex().isValid():
            self.grid.go_to_row(0)
        self._sum_up()

    def _on_ticks(self) -> None:
        """Give a ticked line all that is left for it, and take from an unticked one."""
        ticked = {line.item_id for line in self.grid.selected_records()}
        if ticked == {item_id for item_id, _ in self.parts()}:
            return
        left, lines = self.left_minor(), []
        for line in self.lines():
            if line.item_id not in ticked and line.given_minor:
                left += line.given_minor
                lines.append(_given(line, 0))
            elif line.item_id in ticked and not line.given_minor:
                minor = min(line.payable.open_minor, max(left, 0))
                left -= minor
                lines.append(_given(line, minor))
            else:
                lines.append(line)
        if lines != self.lines():
            self._choose(lines)
        else:
            self._show(lines)
            self.refused.emit(tr("Nothing is left to allocate. Untick something first."))

    def _give(self, line: Line, minor: int) -> None:
        if minor != line.given_minor:
            self._choose([_given(each, minor) if each == line else each for each in self.lines()])

    def _choose(self, lines: list[Line]) -> None:
        self.is_chosen = True
        self._show(lines)
        self.refused.emit("")

    def _sum_up(self) -> None:
        left = self.left_minor()
        sums = (self._amount, self._amount - left, abs(left))
        for figure, minor in zip(self._figures, sums, strict=True):
            figure.setText(money(minor, self._currency))
        self._left_words.setText(tr("Left on account") if left >= 0 else tr("Too much"))
        set_tone(self._figures[-1], "danger" if left < 0 else "")
        self.summed.emit(f"{self._left_words.text()} {self._figures[-1].text()}")


def _given(line: Line, minor: int) -> Line:
    return replace(line, given_minor=minor, reason=Reason.CHOSEN if minor else None)
