"""The page of a letter as it will be printed, and a line that is cut where it has no room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QStylePainter, QVBoxLayout, QWidget

from collector_desktop.ui.cells import plain_tip
from collector_desktop.ui.errors import sentence_of
from collector_desktop.ui.widgets.labels import label

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from collector_desktop.domain.errors import CollectorError

SIDE, TOP, LEAST = 20, 14, 40


class ElidedLabel(QLabel):
    """One line, cut with an ellipsis where it has no room; the tooltip has all of it."""

    def __init__(self, kind: str = "medium") -> None:
        super().__init__()
        self.setProperty("kind", kind)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 always painted whole
        end = Qt.TextElideMode.ElideRight
        shown = self.fontMetrics().elidedText(self.text(), end, self.width())
        self.setToolTip("" if shown == self.text() else plain_tip(self.text()))
        painter = QStylePainter(self)
        place = Qt.AlignmentFlag.AlignVCenter.value
        role = self.foregroundRole()
        painter.drawItemText(self.rect(), place, self.palette(), self.isEnabled(), shown, role)
        painter.end()


class LetterSheet(QWidget):
    """The page of a letter, with the way to the others."""

    def __init__(self) -> None:
        super().__init__()
        self.picture, self._place = QLabel(), label(kind="meta")
        self.picture.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.picture.setTextFormat(Qt.TextFormat.PlainText)
        self.picture.setWordWrap(True)
        self.picture.setAccessibleName(_tr("Page as it will be printed"))
        area = QScrollArea()
        area.setWidget(self.picture)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(_tr("Letter"))
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, TOP, SIDE, TOP)
        column.setSpacing(6)
        column.addWidget(area, 1)
        column.addWidget(self._place)

    def refuse(self, error: CollectorError) -> None:
        """Say in the place of a page why it cannot be shown."""
        self.picture.setText(sentence_of(error))

    def say(self, words: str, many: bool) -> None:  # noqa: FBT001 two facts of one page
        """Say which page it is, where there are several."""
        self._place.setText(words)
        self._place.setVisible(many)


def _tr(text: str) -> str:
    return QCoreApplication.translate("chase", text)
