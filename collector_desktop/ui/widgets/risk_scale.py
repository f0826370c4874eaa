"""The scale of risk from A to E with the letter of a customer marked."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from collector_desktop.ui.theme import MEDIUM, SEMIBOLD, Theme
from collector_desktop.ui.widgets.paint import CENTRE, Brush

GRADES = {"A": "ok", "B": "ok", "C": "warn", "D": "warn", "E": "danger"}
_SIDE, _GAP = 20, 4


class RiskScale(QWidget):
    """Five letters, of which one is lit; without a letter it takes no room.

    The figure that it is in says the letter aloud.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.grade = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()
        theme.changed.connect(self.updateGeometry)

    def show_grade(self, grade: str) -> None:
        """Mark a letter, or be hidden."""
        self.grade = grade
        self.setVisible(bool(grade))
        self.update()

    def sizeHint(self) -> QSize:
        side = self._theme.px(_SIDE)
        return QSize(len(GRADES) * (side + _GAP) - _GAP, side + 2)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 always painted whole
        painter = QPainter(self)
        brush, side = Brush(painter, self._theme), self._theme.px(_SIDE)
        for at, (letter, tone) in enumerate(GRADES.items()):
            box = QRect(at * (side + _GAP), 1, side, side)
            if letter == self.grade:
                brush.box(QRectF(box), f"{tone}_soft", 5, f"{tone}_text")
                brush.text(box, letter, f"{tone}_text", (12, SEMIBOLD), CENTRE)
            else:
                brush.box(QRectF(box), "neutral_soft", 5)
                brush.text(box, letter, "neutral_text", (11, MEDIUM), CENTRE)
        painter.end()
