"""Short lines on a file, each with an icon that says how it is meant."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from collector_desktop.ui.theme import Theme
from collector_desktop.ui.widgets.labels import IconLabel, label

MOST_LINES = 5
_COLOURS = {"circle-check": "ok_text", "triangle-alert": "warn_text"}


class FactLines(QWidget):
    """What was noticed, and below it how many lines of each kind there are."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(2, 0, 2, 0)
        self._column.setSpacing(4)

    def show_facts(self, counted: str, facts: Sequence[tuple[str, str]]) -> None:
        """Replace the lines; of very many only the first are shown."""
        while (old := self._column.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for icon, text in facts[:MOST_LINES]:
            self._column.addWidget(self._line(icon, text))
        self._column.addWidget(self._line("file-text", counted))

    def _line(self, icon: str, text: str) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        words = label(text, "second")
        words.setWordWrap(True)
        colour = _COLOURS.get(icon, "text2")
        row.addWidget(IconLabel(self._theme, icon, colour, 14), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        return made
