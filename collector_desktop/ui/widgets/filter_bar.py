"""The row above a grid: filter text, active filters, and what the list holds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget
from shiboken6 import isValid

from collector_desktop.ui.cells import plain_tip
from collector_desktop.ui.theme import REGULAR, Theme
from collector_desktop.ui.widgets.labels import Button, IconButton
from collector_desktop.ui.widgets.paint import RIGHT, Brush

TYPING_PAUSE_MS = 120
_SIZE, _SMALL = 12, 11
_BETWEEN, _DOTS = ", ", "\N{HORIZONTAL ELLIPSIS}"


class FilterEdit(QLineEdit):
    """A line that filters while one types; Esc empties it, then gives the focus back."""

    filtered = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, prompt: str) -> None:
        super().__init__()
        self.setPlaceholderText(prompt)
        self.setAccessibleName(prompt)
        self.setMinimumWidth(theme.px(190))
        self._theme = theme
        self._icon = self.addAction(
            theme.icon("list-filter", "text3"), QLineEdit.ActionPosition.LeadingPosition
        )
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._announce)
        self.textChanged.connect(lambda _: self._pause.start())
        theme.changed.connect(self._draw_icon)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Cancel):
            if self.text():
                self.clear()
            else:
                self.left.emit()
        elif event.matches(QKeySequence.StandardKey.InsertParagraphSeparator):
            self._announce()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def show_words(self, words: str) -> None:
        """Show words that hold already."""
        self.setText(words)
        self._pause.stop()

    def _announce(self) -> None:
        self._pause.stop()
        self.filtered.emit(self.text().strip())

    def _draw_icon(self) -> None:
        if isValid(self._icon):  # the action may go before the bar that listens
            self._icon.setIcon(self._theme.icon("list-filter", "text3"))


class _Summary(QLabel):
    """What a list holds in one line, or in two where there is little room.

    What has no room even so ends in dots between two figures, never within one: a cut sum is wrong.
    All of it is beside the pointer.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("kind", "meta")

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def lines(self) -> tuple[str, ...]:
        """Return what is painted, line by line."""
        wide, parts = self.width(), self.text().split(_BETWEEN)
        if self._fits(self.text(), _SIZE, wide):
            return (self.text(),)
        for most in range(len(parts), 0, -1):
            shown = parts[:most] if most == len(parts) else [*parts[:most], _DOTS]
            for at in range(len(shown) - 1, 0, -1):
                pair = (_BETWEEN.join(shown[:at]) + ",", _BETWEEN.join(shown[at:]))
                if all(self._fits(line, _SMALL, wide) for line in pair):
                    return pair
        return (_DOTS,)

    def setText(self, text: str) -> None:  # noqa: N802 Qt's name
        super().setText(text)
        self.setToolTip(text)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 always painted whole
        painter = QPainter(self)
        brush = Brush(painter, self._theme)
        lines = self.lines()
        size = _SIZE if len(lines) == 1 else _SMALL
        high = self._theme.metrics(size, REGULAR).height()
        top = (self.height() - high * len(lines)) // 2
        for at, line in enumerate(lines):
            place = QRect(0, top + at * high, self.width(), high)
            brush.text(place, line, "text3", (size, REGULAR), RIGHT)
        painter.end()

    def _fits(self, text: str, size: int, wide: int) -> bool:
        return self._theme.metrics(size, REGULAR).horizontalAdvance(text) <= wide


class FilterBar(QWidget):
    """Filter text, chips that take a filter away, count and sum, columns and export."""

    filtered = Signal(str)
    filter_removed = Signal(int)
    export_asked = Signal()
    left = Signal()

    def __init__(self, theme: Theme, prompt: str) -> None:
        super().__init__()
        self._theme = theme
        self.edit = FilterEdit(theme, prompt)
        self.edit.filtered.connect(self.filtered)
        self.edit.left.connect(self.left)
        self._chips = QHBoxLayout()
        self._chips.setSpacing(6)
        self._summary = _Summary(theme)
        self.columns = IconButton(theme, "columns-3", self.tr("Choose columns"))
        self.export = IconButton(theme, "download", self.tr("Export this list"))
        self.export.clicked.connect(self.export_asked)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self.edit)
        self._row.addLayout(self._chips)
        self._row.addStretch(1)
        for part in (self._summary, self.columns, self.export):
            self._row.addWidget(part)

    def insert(self, widget: QWidget) -> None:
        """Put a control of the page between the filters and the count."""
        self._row.insertWidget(self._row.count() - 4, widget)

    def add_filter(self, button: QWidget) -> None:
        """Put the button that adds a filter behind the filters."""
        self._row.insertWidget(self._row.indexOf(self._chips) + 1, button)

    def show_filters(self, texts: Sequence[str]) -> None:
        """Show the filters that hold; each has a cross that takes it away."""
        while (old := self._chips.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for at, text in enumerate(texts):
            chip = Button(self._theme, text, icon="x", kind="chip")
            chip.setCheckable(True)
            chip.setChecked(True)
            chip.setAccessibleName(self.tr("Remove filter {name}").format(name=text))
            chip.clicked.connect(lambda _=False, at=at: self.filter_removed.emit(at))
            self._chips.addWidget(chip)

    @property
    def has_filters(self) -> bool:
        """Whether a filter holds that a chip takes away."""
        return self._chips.count() > 0

    def show_summary(self, text: str) -> None:
        """Show what the list holds: `85 invoices, £109,485.80`."""
        self._summary.setText(text)
        self._summary.setToolTip(plain_tip(text))

    def listen_within(self, page: QWidget) -> None:
        """Let `/` and Ctrl+F on a page put the cursor into the filter."""
        for key in ("/", QKeySequence.StandardKey.Find):
            shortcut = QShortcut(QKeySequence(key), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.edit.setFocus)
