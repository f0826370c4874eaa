"""Puts the form of a step beside the steps where there is room for both, else below them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from collector_desktop.ui.theme import Theme

SIDE_BY_SIDE = 640


class ProcedureRoom(QWidget):
    """Steps above, what belongs to the whole below, and the form of one step at the right."""

    def __init__(
        self, theme: Theme, steps: Sequence[QWidget], form: QWidget, whole: Sequence[QWidget]
    ) -> None:
        super().__init__()
        self._theme, self._form, self._steps = theme, form, len(steps)
        self._left, self._right, self._row = QVBoxLayout(), QVBoxLayout(), QHBoxLayout(self)
        for layout in (self._left, self._right):
            layout.setSpacing(12)
        for part in (*steps, *whole):
            self._left.addWidget(part)
        self._left.addStretch(1)
        self._right.addWidget(form)
        self._right.addStretch(1)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        self._row.addLayout(self._left, 3)
        self._row.addLayout(self._right, 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= self._theme.px(SIDE_BY_SIDE)
        if wide == (self._right.indexOf(self._form) >= 0):
            return
        if wide:
            self._right.insertWidget(0, self._form)
        else:
            self._left.insertWidget(self._steps, self._form)
        self._row.setStretch(1, 2 if wide else 0)
        self._row.setSpacing(16 if wide else 0)
