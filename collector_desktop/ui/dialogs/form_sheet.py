"""A dialog with fields that are saved once, on Save; what is refused is said beside them."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from collector_desktop.ui.errors import sentence_of
from collector_desktop.ui.widgets.day_edit import DayEdit
from collector_desktop.ui.widgets.labels import Button, label
from collector_desktop.ui.widgets.money_edit import MoneyEdit, mark_error

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
        self._heard: list[QLineEdit] = []
        self._left: QLineEdit | None = None
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
        self._order.append(widget)
        self._fields.addWidget(widget)

    def add_above(self, *widgets: QWidget) -> None:
        """Put widgets over all that was added; the first field keeps the focus at first."""
        self._order.extend(widgets)
        for widget in reversed(widgets):
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
        sentence = self.problem() or self._unread()
        self._say(sentence)
        if not sentence:
            self.save_asked.emit()
            return
        wrong = [each for each in self.findChildren(QLineEdit) if each.property("error")]
        if wrong and not any(each.hasFocus() for each in wrong):
            wrong[0].setFocus()

    def show_problem(self, error: CollectorError) -> None:
        """Say why what was written was refused; it stays in the fields."""
        self._say(sentence_of(error))

    def order_stops(self) -> list[QWidget]:
        """Let Tab go through the fields as they are read, and return them; the buttons follow."""
        chain = _chain_of(self)
        stops = [
            each
            for field in self._order
            for each in chain
            if each is field or field.isAncestorOf(each)
        ]
        for before, after in pairwise([*stops, self._cancel, self.save_button]):
            QWidget.setTabOrder(before, after)
        return stops

    def showEvent(self, event: QShowEvent) -> None:
        """Start in the first field, and hear of each that is left."""
        self._hear()
        stops = (each for each in self.order_stops() if each.isEnabled())
        first = next((each for each in stops if each.isVisibleTo(self)), None)
        if first is not None:
            first.setFocus()
        super().showEvent(event)

    def _hear(self) -> None:
        for field in self.findChildren(QLineEdit):
            if isinstance(field, (MoneyEdit, DayEdit)) and field not in self._heard:
                self._heard.append(field)
                field.editingFinished.connect(partial(self._leave, field))

    def _leave(self, field: MoneyEdit | DayEdit) -> None:
        """Say what is wrong with a field as soon as it is left, until it is right.

        A button that was reached by this says it itself, and would move away from the pointer.
        """
        if not shiboken6.isValid(self):  # a sheet that is on its way out takes the focus along
            return
        found = field.problem() if field.text().strip() else ""
        if found and not (self.save_button.hasFocus() or self._cancel.hasFocus()):
            self._left = field
            self._say(found)
        elif not found and self._left is field:
            self._left = None
            self._say("")

    def _unread(self) -> str:
        """Return what is wrong with a sum or a day that may be left out, but cannot be read."""
        for field in self.findChildren(QLineEdit):
            if not isinstance(field, (MoneyEdit, DayEdit)) or not field.isVisibleTo(self):
                continue
            found = field.problem() if field.isEnabled() and field.text().strip() else ""
            if found:
                mark_error(field, wrong=True)
                return found
        return ""

    def _say(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        if sentence:
            announcement = QAccessibleAnnouncementEvent(self, sentence)
            QAccessible.updateAccessibility(announcement)


def _chain_of(sheet: QWidget) -> list[QWidget]:
    """Return what Tab can reach in a window, in its present order."""
    found: list[QWidget] = []
    each = sheet.nextInFocusChain()
    while each is not None and each is not sheet:
        reached = each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.focusProxy() is None
        if reached and each.window() is sheet:
            found.append(each)
        each = each.nextInFocusChain()
    return found


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
