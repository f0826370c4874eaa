"""The colour of a letterhead, with a warning where a grey printer makes it too pale."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QHBoxLayout, QVBoxLayout, QWidget

from collector_desktop.ui.tokens import contrast
from collector_desktop.ui.widgets.labels import Button, label
from collector_desktop.ui.widgets.settings_pictures import Swatch

if TYPE_CHECKING:
    from collector_desktop.ui.theme import Theme
    from collector_desktop.ui.widgets.settings_field import SettingField

ACCENTS = ("#3451C6", "#0B7285", "#187A4B", "#84470A", "#A31E15", "#6C3FBD", "#15191F")
WHITE = "#FFFFFF"
LEAST_IN_GREY = 3.0
"""Contrast of large type and lines to their ground: WCAG 2, success criterion 1.4.11."""


class ColourPart(QWidget):
    """The field of the colour, a few to choose from, and what to know of the one that is set."""

    def __init__(self, theme: Theme, accent: SettingField) -> None:
        super().__init__()
        self._accent = accent
        self.swatches = [Swatch(theme, colour) for colour in ACCENTS]
        self.warning = label(kind="meta", tone="warn")
        self.warning.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(6)
        for swatch in self.swatches:
            swatch.clicked.connect(partial(self._take, swatch.colour))
            accent.typed.connect(swatch.mark)
            row.addWidget(swatch)
        row.addStretch(1)
        more = Button(theme, _tr("More…"))
        more.setAccessibleName(_tr("More colours"))
        more.clicked.connect(self._ask)
        accent.row.addWidget(more)
        accent.typed.connect(self._warn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(accent)
        column.addLayout(row)
        column.addWidget(self.warning)
        self._warn(accent.text())

    def _take(self, colour: str) -> None:
        self._accent.put(colour)
        self._accent.keep()

    def _ask(self) -> None:
        now = QColor(self._accent.text())
        chosen = QColorDialog.getColor(now, self, _tr("Colour of the letterhead"))
        if chosen.isValid():
            self._take(chosen.name().upper())

    def _warn(self, text: str) -> None:
        colour = QColor(text.strip())
        found = contrast(colour.name(), WHITE) if colour.isValid() else LEAST_IN_GREY
        words = _tr(
            "Printed in grey this colour is too pale: its contrast with white is {found:.1f}, and "
            "{least:.0f} is the least for lines and large letters. Choose a darker one."
        )
        self.warning.setText(words.format(found=found, least=LEAST_IN_GREY))
        self.warning.setVisible(found < LEAST_IN_GREY)


def _tr(text: str) -> str:
    return QCoreApplication.translate("LetterheadSettings", text)
