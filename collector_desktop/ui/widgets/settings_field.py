"""One setting in the window: its name, where it is typed, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from collector_desktop.domain.errors import CollectorError
from collector_desktop.ui.widgets.labels import IconLabel, label
from collector_desktop.ui.widgets.money_edit import mark_error

if TYPE_CHECKING:
    from collector_desktop.domain.setting import Setting
    from collector_desktop.ui.theme import Theme

Reader: TypeAlias = Callable[[str], str]
LABEL_GAP = 5


class SettingField(QWidget):
    """Takes one setting and asks for it to be kept when it is left, not at every key.

    `kept` carries the key and the text to store; `typed` what is in the field. What is being
    typed is never overwritten, and what is wrong stays until it is put right.
    """

    kept = Signal(str, str)
    typed = Signal(str)

    def __init__(self, theme: Theme, setting: Setting[Any], title: str) -> None:
        super().__init__()
        self.key, self.default = setting.key, str(setting.default)
        self._setting = setting
        self._stored = ""
        self._asked: str | None = None
        self._check: Reader = _same
        self._shown: Reader = _same
        self.title = label(title, "field")
        self.title.setWordWrap(True)
        self.edit = self._make_edit()
        self.edit.setAccessibleName(title)
        self.edit.installEventFilter(self)
        self.title.setBuddy(self.edit)
        self._help = label(kind="meta")
        self._help.setWordWrap(True)
        self._help.hide()
        self.row = QHBoxLayout()
        self.row.setSpacing(8)
        self.row.addWidget(self.edit, 1)
        self._problem = ProblemLine(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LABEL_GAP)
        column.addWidget(self.title)
        column.addLayout(self.row)
        column.addWidget(self._problem)
        column.addWidget(self._help)
        column.addStretch(1)

    def explain(self, text: str) -> SettingField:
        """Say below the field what it does."""
        self._help.setText(text)
        self._help.setVisible(bool(text))
        self.edit.setAccessibleDescription(text)
        return self

    def check_with(self, check: Reader, shown: Reader | None = None) -> SettingField:
        """Read what is typed in a further way before it is kept; `shown` turns it back."""
        self._check = check
        self._shown = shown or _same
        return self

    def show_stored(self, text: str) -> None:
        """Show what is stored, unless somebody is typing or what was typed is refused.

        A change that is undone before it was read leaves what is stored as it was, but not the
        field.
        """
        shown = self._shown(text)
        is_same = shown == self._stored
        typing = self.edit.hasFocus() and self.text() != self._stored
        self._stored = shown
        if not (typing or (is_same and self.problem())):
            self._asked = None
            self.put(shown)

    def text(self) -> str:
        """Return what is in the field."""
        return self.edit.text() if isinstance(self.edit, QLineEdit) else self.edit.toPlainText()

    def put(self, text: str) -> None:
        """Write into the field without keeping it yet."""
        self._clear_problem()
        if self.text() == text:
            return
        if isinstance(self.edit, QLineEdit):
            self.edit.setText(text)
            self.edit.setCursorPosition(len(text) if self.edit.hasFocus() else 0)
        else:
            self.edit.setPlainText(text)

    def problem(self) -> str:
        """Return the sentence that is beside the field, or nothing."""
        return self._problem.text()

    def keep(self) -> None:
        """Ask for what is typed to be kept if it is new and makes sense, else say what is wrong."""
        if self.text() == self._stored and not self.problem():
            return
        try:
            wanted = str(self._setting.read(self._check(self.text().strip())))
        except CollectorError as error:
            self._asked = self.text()
            self.show_problem(error)
            return
        self.put(self._shown(wanted))
        self._asked = self.text()
        if self._shown(wanted) != self._stored:
            self.kept.emit(self.key, wanted)

    def show_problem(self, error: CollectorError) -> None:
        """Say below the field what is wrong with it."""
        mark_error(self.edit, wrong=True)
        self._problem.show_text(str(error))
        self.edit.setAccessibleDescription(str(error))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            if event.reason() != Qt.FocusReason.PopupFocusReason:
                self.keep()
        elif event.type() == QEvent.Type.Hide and watched is self.edit and self._is_new():
            self.keep()
        return super().eventFilter(watched, event)

    def _is_new(self) -> bool:
        """Whether nobody was asked for it yet: what is for one ledger is not asked of the next."""
        return self.text() != self._asked

    def _make_edit(self) -> QLineEdit | QPlainTextEdit:
        edit = QLineEdit()
        edit.returnPressed.connect(self.keep)
        edit.textEdited.connect(self._on_edited)
        edit.textChanged.connect(self.typed)
        return edit

    def _on_edited(self) -> None:
        if self.problem():
            self._clear_problem()

    def _clear_problem(self) -> None:
        mark_error(self.edit, wrong=False)
        self._problem.show_text("")
        self.edit.setAccessibleDescription(self._help.text())


class SettingArea(SettingField):
    """A setting of several lines."""

    def __init__(self, theme: Theme, setting: Setting[Any], title: str, lines: int) -> None:
        self._lines = lines
        super().__init__(theme, setting, title)
        self._theme = theme
        self._resize()
        theme.changed.connect(self._resize)

    def _make_edit(self) -> QPlainTextEdit:
        edit = QPlainTextEdit()
        edit.setTabChangesFocus(True)
        return edit

    def _resize(self) -> None:
        height = self._lines * self._theme.metrics().lineSpacing() + 2 * self._theme.px(11)
        self.edit.setFixedHeight(height)


class ProblemLine(QWidget):
    """An icon and a sentence in red; no room is taken while nothing is wrong."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._label = label(kind="error")
        self._label.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        icon = IconLabel(theme, "circle-x", "danger", 14)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label, 1)
        self.hide()

    def text(self) -> str:
        """Return the sentence."""
        return self._label.text()

    def show_text(self, text: str) -> None:
        """Show a sentence, or nothing."""
        self._label.setText(text)
        self.setVisible(bool(text))


def _same(text: str) -> str:
    return text
