"""The three panes of a chase run: its steps with who is left out, its messages, one message."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from collector_desktop.ui.widgets.chase_left_out import ReasonTiles
from collector_desktop.ui.widgets.chase_message import ChaseMessage
from collector_desktop.ui.widgets.chase_rows import MessageList
from collector_desktop.ui.widgets.chase_steps import StepTiles
from collector_desktop.ui.widgets.labels import label, line
from collector_desktop.ui.widgets.settings_choice import narrow_box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from collector_desktop.ui.theme import Theme
    from collector_desktop.ui.widgets.chase_left_out import ReasonTile
    from collector_desktop.ui.widgets.chase_steps import StepTile

STEPS_WIDTH, ROWS_WIDTH, LEAST_MESSAGE, LEAST_SIDE = 316, 330, 320, 200
NARROW, NARROW_STEPS, NARROW_ROWS, MOST_OF_WIDTH = 1130, 292, 282, 29


class StepsPane(QFrame):
    """The steps, and below them who is left out; `procedure_chosen` carries a name or nothing."""

    procedure_chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("sidePanel")
        self.steps, self.reasons = StepTiles(theme), ReasonTiles(theme)
        self.procedure = narrow_box(_tr("Procedure"))
        self.show_procedures((), "")
        self._left_out, self._line = label(kind="section"), line()
        head = QHBoxLayout()
        head.setContentsMargins(12, 10, 12, 8)
        head.addWidget(self.procedure, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        inner = QVBoxLayout()
        inner.setContentsMargins(8, 0, 8, 0)
        inner.addWidget(self.steps)
        column.addLayout(inner, 3)
        column.addWidget(self._line)
        below = QVBoxLayout()
        below.setContentsMargins(8, 10, 8, 8)
        below.setSpacing(4)
        self._left_out.setContentsMargins(12, 0, 0, 0)
        below.addWidget(self._left_out)
        below.addWidget(self.reasons)
        column.addLayout(below, 2)
        column.addStretch(0)
        theme.changed.connect(self._fit_steps)
        self.procedure.activated.connect(self._on_procedure)

    def show_procedures(self, names: Sequence[str], chosen: str) -> None:
        """Offer all procedures together, or one of them."""
        self.procedure.clear()
        self.procedure.addItem(_tr("All procedures"), "")
        for name in names:
            self.procedure.addItem(name, name)
        self.procedure.setCurrentIndex(max(self.procedure.findData(chosen), 0))

    def show_steps(self, tiles: Sequence[StepTile]) -> None:
        """Replace the steps."""
        self.steps.show_tiles(tiles)
        self._fit_steps()

    def show_left_out(self, title: str, tiles: Sequence[ReasonTile]) -> None:
        """Replace the reasons why somebody is left out."""
        self._left_out.setText(title)
        self.reasons.show_tiles(tiles)
        for part in (self._left_out, self._line, self.reasons):
            part.setVisible(bool(tiles))

    def _fit_steps(self) -> None:
        """Leave the room that the steps do not need to those who are left out."""
        frame = 2 * self.steps.frameWidth()
        rows = len(self.steps.tiles())
        self.steps.setMaximumHeight(rows * max(self.steps.sizeHintForRow(0), 0) + frame + 8)

    def _on_procedure(self) -> None:
        self.procedure_chosen.emit(str(self.procedure.currentData()))


class ChasePanes(QSplitter):
    """Steps, messages and the message side by side; the user may move what parts them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.left, self.rows = StepsPane(theme), MessageList(theme)
        self.message = ChaseMessage(theme)
        for part in (self.left, self.rows, self.message):
            self.addWidget(part)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.setStretchFactor(2, 1)
        self.left.setMinimumWidth(LEAST_SIDE)
        self.rows.setMinimumWidth(LEAST_SIDE)
        self.message.setMinimumWidth(LEAST_MESSAGE)
        for before, after in pairwise(self._tab_order()):
            QWidget.setTabOrder(before, after)

    def fit(self, width: int) -> None:
        """Give each pane its share of a width."""
        px = self._theme.px
        narrow = width < px(NARROW)
        left = min(px(NARROW_STEPS if narrow else STEPS_WIDTH), width * MOST_OF_WIDTH // 100)
        rows = min(px(NARROW_ROWS if narrow else ROWS_WIDTH), width * MOST_OF_WIDTH // 100)
        self.setSizes([left, rows, max(width - left - rows, LEAST_MESSAGE)])

    def _tab_order(self) -> tuple[QWidget, ...]:
        """Return the parts in the order in which Tab goes through them."""
        left, rows, message = self.left, self.rows, self.message
        tools = (message.before, message.after, message.channel, message.edit)
        return (
            left.procedure,
            left.steps,
            left.reasons,
            rows.all,
            rows.tiles,
            *tools,
            message.view,
        )


def _tr(text: str) -> str:
    return QCoreApplication.translate("chase", text)
