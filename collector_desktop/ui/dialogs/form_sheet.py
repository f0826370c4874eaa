"""A dialog with fields that are saved once, on Save; what is refused is said beside them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from collector_desktop.ui.widgets.labels import Button, label

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from collector_desktop.domain.errors import CollectorError
    from collector_desktop.ui.theme import Theme

_WIDTH = 560


class FormSheet(QDialog):
    """Title, fields, Save and Cancel; `save_asked` comes only when nothing is wrong.

    The owner saves the draft, then accepts the dialog or hands it the error.
    """

    save_asked = Signal()

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(_WIDTH))
        self._fields = QVBoxLayout()
        self._fields.setSpacing(14)
        self._problem = label(kind="error")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._order: list[QWidget] = []
        self._cancel = Button(theme, self.tr("Cancel"))
        self._cancel.clicked.connect(self.reject)
        self.save_button = Button(theme, self.tr("Save"), kind="primary")
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self.save)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self._cancel)
        foot.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addLayout(self._fields)
        column.addWidget(self._problem)
        column.addStretch(1)
        column.addLayout(foot)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.save)

    def add_field(self, caption: str, field: QWidget) -> None:
        """Add a field below its caption, over the whole width."""
        self.add_pair((caption, field))

    def add_pair(self, *pair: tuple[str, QWidget]) -> None:
        """Add fields side by side."""
        row = QHBoxLayout()
        row.setSpacing(12)
        for caption, field in pair:
            self._order.append(field)
            row.addLayout(_captioned(caption, field), 1)
        self._fields.addLayout(row)

    def add_widget(self, widget: QWidget) -> None:
        """Add a widget that needs no caption."""
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            self._order.append(widget)
        self._fields.addWidget(widget)

    def add_above(self, *widgets: QWidget) -> None:
        """Put widgets over all that was added; the first field keeps the focus at first."""
        for widget in reversed(widgets):
            if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                self._order.append(widget)
            sized = isinstance(widget, Button)
            side = Qt.AlignmentFlag.AlignLeft if sized else Qt.AlignmentFlag(0)
            self._fields.insertWidget(0, widget, 0, side)

    def add_words(self, text: str, kind: str = "second", tone: str = "") -> None:
        """Add a sentence between the fields; it wraps."""
        words = label(text, kind, tone)
        words.setWordWrap(True)
        self._fields.addWidget(words)

    def problem(self) -> str:
        """Return what is wrong in a sentence, or nothing."""
        return ""

    def save(self) -> None:
        """Ask the owner to save, or say what is wrong."""
        sentence = self.problem()
        self._say(sentence)
        if not sentence:
            self.save_asked.emit()

    def show_problem(self, error: CollectorError) -> None:
        """Say why what was written was refused; it stays in the fields."""
        self._say(f"{error.title} {error.advice}".strip())

    def showEvent(self, event: QShowEvent) -> None:
        """Start in the first field; the buttons come after the last."""
        for before, after in pairwise([*self._order, self._cancel, self.save_button]):
            QWidget.setTabOrder(before, after)
        if self._order:
            self._order[0].setFocus()
        super().showEvent(event)

    def _say(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))


def _captioned(caption: str, field: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(5)
    words = label(caption, "field")
    words.setTextFormat(Qt.TextFormat.AutoText)
    words.setBuddy(field)
    field.setAccessibleName(caption.replace("&", ""))
    column.addWidget(words)
    column.addWidget(field)
    return column
