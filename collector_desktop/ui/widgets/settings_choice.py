"""One setting in the window that is one of a few named choices."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from collector_desktop.ui.widgets.labels import label
from collector_desktop.ui.widgets.settings_field import LABEL_GAP, ProblemLine

if TYPE_CHECKING:
    from collector_desktop.domain.errors import CollectorError
    from collector_desktop.domain.setting import Setting
    from collector_desktop.ui.theme import Theme

_LETTERS = 8


class SettingChoice(QWidget):
    """Offers the choices of a setting; `kept` carries the key and the choice that was taken."""

    kept = Signal(str, str)

    def __init__(
        self,
        theme: Theme,
        setting: Setting[Any],
        title: str,
        choices: Sequence[tuple[str, str]],
    ) -> None:
        super().__init__()
        self.key, self.default = setting.key, str(setting.default)
        self.box = narrow_box(title)
        for value, words in choices:
            self.box.addItem(words, value)
        self._problem = ProblemLine(theme)
        self._help = label(kind="meta")
        self._help.setWordWrap(True)
        self._help.hide()
        caption = label(title, "field")
        caption.setWordWrap(True)
        caption.setBuddy(self.box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LABEL_GAP)
        for widget in (caption, self.box, self._problem, self._help):
            column.addWidget(widget)
        column.addStretch(1)
        self.box.activated.connect(lambda _: self._keep())

    def explain(self, text: str) -> None:
        """Say below the choice what it does."""
        self._help.setText(text)
        self._help.setVisible(bool(text))
        self.box.setAccessibleDescription(text)

    def show_stored(self, text: str) -> None:
        """Show what is stored."""
        self._problem.show_text("")
        self.box.setCurrentIndex(self.box.findData(text))

    def show_problem(self, error: CollectorError) -> None:
        """Say below the choice what is wrong with it."""
        self._problem.show_text(str(error))

    def _keep(self) -> None:
        self.kept.emit(self.key, str(self.box.currentData()))


def narrow_box(name: str) -> QComboBox:
    """Return a list of choices that is as narrow as its place; the list itself shows all."""
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(_LETTERS)
    return box
