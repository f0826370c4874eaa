"""A chart in a card, with its legend, and the same figures as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from collector_desktop.ui.cells import Column
from collector_desktop.ui.theme import REGULAR, Theme
from collector_desktop.ui.widgets.chart import Series
from collector_desktop.ui.widgets.chart_copy import offer_copies
from collector_desktop.ui.widgets.grid import GridView
from collector_desktop.ui.widgets.grid_copy import Table, table_of
from collector_desktop.ui.widgets.labels import IconButton, label
from collector_desktop.ui.widgets.letter_keys import listen
from collector_desktop.ui.widgets.paint import Brush
from collector_desktop.ui.widgets.short_line import ShortLine

_PADDING, _SQUARE, _GAP, _NEAR, _NEAREST, _HIGH = 14, 9, 10, 4, 3, 20
_FONT = (12, REGULAR)


class ChartCard(QFrame):
    """Shows a picture or, by Ctrl+T or its button, the table that it is drawn from.

    `turned` says whether it shows the table now, `export_asked` asks for the table as a file.
    """

    turned = Signal(bool)
    export_asked = Signal()

    def __init__(
        self, theme: Theme, title: str, picture: QWidget, columns: tuple[Column[Any], ...]
    ) -> None:
        super().__init__()
        self.setObjectName("card")
        self.title = title
        self.heading = label(title, "strong")
        self._detail, self.legend = ShortLine("meta"), Legend(theme)
        self.grid: GridView[Any] = GridView(theme, columns)
        self.grid.setAccessibleName(title)
        self.stack = QStackedWidget()
        self.picture = picture
        self.stack.addWidget(picture)
        self.stack.addWidget(self.grid)
        self.switch = IconButton(theme, "table", _tr("As a table or a picture (Ctrl+T)"))
        self.export = IconButton(theme, "download", _tr("Export these figures"))
        self.export.hide()
        self.switch.clicked.connect(self.turn)
        self.export.clicked.connect(self.export_asked)
        self._build()
        listen(self, {"Ctrl+T": self.turn})
        tools = (self.switch, self.export)
        offer_copies(theme, picture, self, self._figures, tools)

    def _figures(self) -> Table:
        return table_of(self.grid.columns, self.grid.shown_records())

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.heading)
        head.addWidget(self._detail, 1)
        head.addWidget(self.export)
        head.addWidget(self.switch)
        column = QVBoxLayout(self)
        column.setContentsMargins(_PADDING, 8, _PADDING, 10)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.legend)
        column.addWidget(self.stack, 1)

    def say(self, detail: str) -> None:
        """Put words beside the title."""
        self._detail.say(detail)

    def turn(self) -> None:
        """Show the table instead of the picture, or the picture again."""
        shows_table = self.stack.currentWidget() is self.grid
        shown = self.picture if shows_table else self.grid
        self.stack.setCurrentWidget(shown)
        self.export.setVisible(not shows_table)
        self.turned.emit(not shows_table)
        self.legend.setVisible(shows_table and self.legend.has_words())
        shown.setFocus()


class Legend(QWidget):
    """A square and words for each colour of a chart."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._series: tuple[Series, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self._resize)
        self._resize()
        self.hide()

    def show_series(self, series: Sequence[Series]) -> None:
        """Replace the words."""
        self._series = tuple(series)
        self._resize()
        self.setVisible(self.has_words())
        self.update()

    def has_words(self) -> bool:
        """Return whether there is anything to tell apart."""
        return bool(self._series)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._resize()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 always painted whole
        painter = QPainter(self)
        brush, high = Brush(painter, self._theme), self._theme.px(_HIGH)
        for at, (line, gap) in enumerate(self._lines()):
            left, top = 0, at * high
            for series in line:
                square = QRectF(left, top + (high - _SQUARE) / 2, _SQUARE, _SQUARE)
                brush.box(square, series.colour, 2.5)
                room = QRect(left + _SQUARE + _NEAR, top, self.width(), high)
                left += _SQUARE + _NEAR + brush.text(room, series.title, "text2", _FONT) + gap
        painter.end()

    def _lines(self) -> list[tuple[tuple[Series, ...], int]]:
        """Return what is on each line and how far apart: nearer before a second line is begun.

        A line holds at least one, so that a narrow picture does not lose the others.
        """
        lines: list[list[Series]] = [[]]
        for series in self._series:
            if lines[-1] and self._room([*lines[-1], series]) < _NEAREST * len(lines[-1]):
                lines.append([])
            lines[-1].append(series)
        return [(tuple(line), self._gap(line)) for line in lines]

    def _gap(self, line: Sequence[Series]) -> int:
        return max(_NEAREST, min(_GAP, self._room(line) // max(len(line) - 1, 1)))

    def _room(self, line: Sequence[Series]) -> int:
        """Return how much of the width some words leave."""
        metrics = self._theme.metrics(*_FONT)
        words = sum(metrics.horizontalAdvance(series.title) for series in line)
        return self.width() - words - len(line) * (_SQUARE + _NEAR)

    def _resize(self) -> None:
        self.setFixedHeight(self._theme.px(_HIGH) * len(self._lines()))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Charts", text)
