"""A customer's promises and plans, in a few lines below its open items."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from collector_desktop.domain.frozen import frozen
from collector_desktop.ui.cells import Chip
from collector_desktop.ui.format import money, short_day
from collector_desktop.ui.theme import REGULAR, SEMIBOLD, Theme
from collector_desktop.ui.widgets.card_words import promise_chip, tr
from collector_desktop.ui.widgets.paint import RIGHT, Brush, chip_width
from collector_desktop.ui.widgets.plan_words import plan_words, state_chip

if TYPE_CHECKING:
    from datetime import date

    from collector_desktop.queries.customer_card import CustomerCard

MOST_LINES = 3
_HEAD, _LINE, _FOOT, _SIDE, _AMOUNT, _LEAST_LIST = 32, 27, 8, 16, 92, 300


@frozen
class WordLine:
    """A promise or a plan: its sum, its days and how it stands."""

    amount: str
    words: str
    chip: Chip

    def __str__(self) -> str:
        return f"{self.amount} {self.words}, {self.chip.text}"


def word_lines(card: CustomerCard, today: date) -> tuple[WordLine, ...]:
    """Return the plans that still run, then the promises, the newest first; only a few of them."""
    plans = [
        WordLine(
            money(plan.total_minor, plan.currency),
            tr("{plan}, made {made}").format(
                plan=plan_words(plan), made=short_day(plan.made_on, today)
            ),
            state_chip(plan),
        )
        for plan in card.plans
        if plan.is_running
    ]
    newest = sorted(card.promises, key=lambda p: (p.taken_on, p.promise_id), reverse=True)
    promises = [
        WordLine(
            money(each.amount_minor, each.currency),
            tr("by {day}, made {made}").format(
                day=short_day(each.pay_by, today), made=short_day(each.taken_on, today)
            ),
            promise_chip(each, today),
        )
        for each in newest
    ]
    return tuple([*plans, *promises][:MOST_LINES])


class WordGiven(QWidget):
    """Shows these lines; a click asks for all of them. Nothing given takes no room."""

    opened = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.lines: tuple[WordLine, ...] = ()
        self._kept = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(tr("All promises and plans"))
        self.hide()
        theme.changed.connect(self.updateGeometry)

    def show_card(self, card: CustomerCard, today: date) -> None:
        """Replace the lines."""
        self.lines = word_lines(card, today)
        kept, decided = card.promises_kept
        words = tr("{kept} of {count} kept").format(kept=kept, count=decided)
        self._kept = words if decided else ""
        spoken = [tr("Promises and plans"), self._kept, *map(str, self.lines)]
        self.setAccessibleName("; ".join(filter(None, spoken)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        height = _HEAD + _LINE * len(self.lines) + _FOOT
        return QSize(200, self._theme.px(height))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 always painted whole
        painter = QPainter(self)
        brush = Brush(painter, self._theme, self.devicePixelRatioF())
        painter.fillRect(0, 0, self.width(), 1, self._theme.colour("grid"))
        width = self.width() - 2 * _SIDE
        head = QRect(_SIDE, 0, width, self._theme.px(_HEAD))
        brush.text(head, tr("Promises and plans"), "text", (12, SEMIBOLD))
        brush.text(head, self._kept, "text3", (12, REGULAR), RIGHT)
        for at, each in enumerate(self.lines):
            top, high = self._theme.px(_HEAD + at * _LINE), self._theme.px(_LINE)
            self._paint_line(brush, QRect(_SIDE, top, width, high), each)
        painter.end()

    def _paint_line(self, brush: Brush, place: QRect, each: WordLine) -> None:
        wide = self._theme.metrics(13, SEMIBOLD).horizontalAdvance
        amount = max(self._theme.px(_AMOUNT), *(wide(x.amount) + _SIDE for x in self.lines))
        chip = chip_width(self._theme, each.chip)
        brush.text(place, each.amount, "text", (13, SEMIBOLD))
        words = place.adjusted(amount, 0, -chip - _SIDE, 0)
        brush.text(words, each.words, "text2", (12, REGULAR))
        brush.chip(place.right() - chip + 1, place.center().y(), each.chip)


class ItemsWithWord(QWidget):
    """The open items over what was promised for them, where the list keeps enough room."""

    def __init__(self, theme: Theme, items: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self.given = WordGiven(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(items, 1)
        column.addWidget(self.given)

    def show_card(self, card: CustomerCard, today: date) -> None:
        """Replace what was promised."""
        self.given.show_card(card, today)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        left = self.height() - self.given.sizeHint().height()
        self.given.setVisible(bool(self.given.lines) and left >= self._theme.px(_LEAST_LIST))
