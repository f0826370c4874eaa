"""The painted lines of Today's panel: facts, overdue items, last contacts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from collector_desktop.domain.frozen import frozen
from collector_desktop.ui.cells import Tone, plain_tip
from collector_desktop.ui.theme import MEDIUM, REGULAR, SEMIBOLD, Theme
from collector_desktop.ui.widgets.paint import RIGHT, Brush, age_token

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from collector_desktop.ui.widgets.today_facts import ContactLine, Fact

_GAP, _TILE, _DOT = 14, 24, 7


@frozen
class OverdueLine:
    """One overdue item in words."""

    number: str
    due: str
    days: int
    days_text: str
    amount: str


class PaintedLines(QWidget):
    """Lines of one height; the words are read aloud and shown in full as a tooltip."""

    LINE = 24

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.lines: tuple[Any, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_lines(self, lines: Sequence[Any]) -> None:
        """Replace the lines."""
        self.lines = tuple(lines)
        words = "\n".join(self.words(each) for each in lines)
        self.setAccessibleName(words.replace("\n", "; "))
        self.setToolTip(plain_tip(words))
        self.updateGeometry()
        self.update()

    def words(self, line: Any) -> str:
        """Return a line as it is read aloud."""
        raise TypeError(f"{type(self).__name__} does not say how a line reads: {line}")

    def paint_line(self, brush: Brush, rect: QRect, line: Any) -> None:
        """Paint one line."""
        raise TypeError(f"{type(self).__name__} does not paint {line} in {rect} with {brush}")

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(200), len(self.lines) * self.theme.px(self.LINE))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 always painted whole
        painter = QPainter(self)
        brush = Brush(painter, self.theme, self.devicePixelRatioF())
        height = self.theme.px(self.LINE)
        for at, each in enumerate(self.lines):
            self.paint_line(brush, QRect(0, at * height, self.width(), height), each)
        painter.end()


class FactLines(PaintedLines):
    """Why now: an icon on a soft tile, a title and a second line."""

    LINE = 41

    def words(self, line: Fact) -> str:
        return f"{line.title}. {line.detail}".strip()

    def paint_line(self, brush: Brush, rect: QRect, line: Fact) -> None:
        theme, tile = self.theme, self.theme.px(_TILE)
        place = QRectF(rect.left(), rect.top() + (rect.height() - tile) / 2 - 2, tile, tile)
        brush.box(place, f"{line.tone}_soft", 5)
        size = theme.px(14)
        inset = QPointF((tile - size) / 2, (tile - size) / 2)
        brush.icon(place.topLeft() + inset, line.icon, f"{line.tone}_text", size, 2.0)
        left, height = rect.left() + tile + 10, theme.px(17)
        room = QRect(left, rect.top() + theme.px(2), rect.right() - left, height)
        brush.text(room, line.title, "text", (13, SEMIBOLD))
        brush.text(room.translated(0, height), line.detail, "text2", (12, REGULAR))


class OverdueLines(PaintedLines):
    """Overdue items: number, due day, days late with their colour, amount."""

    def words(self, line: OverdueLine) -> str:
        return f"{line.number}, {line.due}, {line.days_text}, {line.amount}"

    def paint_line(self, brush: Brush, rect: QRect, line: OverdueLine) -> None:
        number, due, days, amount = self._columns()
        brush.text(rect, line.amount, "text", (13, MEDIUM), RIGHT)
        left = rect.left()
        brush.text(
            QRect(left, rect.top(), number, rect.height()), line.number, "text", (13, MEDIUM)
        )
        left += number + _GAP
        due = min(due, rect.right() - amount - _GAP - left)
        brush.text(QRect(left, rect.top(), due, rect.height()), line.due, "text3", (12, REGULAR))
        left = max(left + due + _GAP, rect.right() - amount - days - _DOT - 6 - 3 * _GAP)
        late = self._fitting(line, rect.right() - amount - _GAP - left - _DOT - 6)
        if not late:
            return
        dot = QRectF(left, rect.center().y() - _DOT / 2 + 1, _DOT, _DOT)
        brush.box(dot, age_token(line.days), _DOT / 2)
        room = QRect(left + _DOT + 6, rect.top(), days, rect.height())
        brush.text(room, late, "text2", (12, REGULAR))

    def _fitting(self, line: OverdueLine, width: int) -> str:
        """Return how late it is in as many words as stand beside the amount, which is never cut."""
        wide = self.theme.metrics(12).horizontalAdvance
        return next((each for each in (line.days_text, str(line.days)) if wide(each) <= width), "")

    def _columns(self) -> tuple[int, int, int, int]:
        """Return the widths of number, due day, days late and amount."""
        medium, plain = self.theme.metrics(13, MEDIUM), self.theme.metrics(12)
        widest = [0, 0, 0, 0]
        for each in self.lines:
            widths = (
                medium.horizontalAdvance(each.number),
                plain.horizontalAdvance(each.due),
                plain.horizontalAdvance(each.days_text),
                medium.horizontalAdvance(each.amount),
            )
            widest = [max(pair) for pair in zip(widest, widths, strict=True)]
        return min(widest[0], self.width() * 2 // 5), widest[1], widest[2], widest[3]


class ContactLines(PaintedLines):
    """Last contacts: what happened, and when on the right."""

    LINE = 23

    def words(self, line: ContactLine) -> str:
        return f"{line.when}: {line.text}"

    def paint_line(self, brush: Brush, rect: QRect, line: ContactLine) -> None:
        size = self.theme.px(14)
        colour = "text2" if line.tone is Tone.NEUTRAL else f"{line.tone}_text"
        at = QPointF(rect.left(), rect.center().y() - size / 2 + 1)
        brush.icon(at, line.icon, colour, size)
        when = brush.text(rect, line.when, "text3", (11, REGULAR), RIGHT)
        left = rect.left() + size + 8
        room = QRect(left, rect.top(), rect.right() - when - 12 - left, rect.height())
        brush.text(room, line.text, "text", (12, REGULAR))
