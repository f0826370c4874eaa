"""Settings of this person on this computer: light or dark, and how large the text is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpinBox

from collector_desktop.ui.theme import LARGEST_TEXT, SMALLEST_TEXT, Scheme
from collector_desktop.ui.widgets.labels import Button, label
from collector_desktop.ui.widgets.segmented import Segmented
from collector_desktop.ui.widgets.settings_section import FIELD_GAP, SettingsSection

if TYPE_CHECKING:
    from collector_desktop.ui.desk import Desk

SCHEME, TEXT = "look.scheme", "look.text"
USUAL_TEXT, STEP, SETTLE_MS = 100, 10, 250
_SCHEMES = (Scheme.LIGHT, Scheme.DARK, Scheme.SYSTEM)


class LookSettings(SettingsSection):
    """The look of the desk; `look_asked` carries the scheme and the text size in per cent."""

    look_asked = Signal(str, int)

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            self.tr("Appearance"),
            self.tr("For you, on this computer. Printed documents stay the same."),
        )
        texts = (self.tr("Light"), self.tr("Dark"), self.tr("System"))
        icons = ("sun", "moon", "sun-moon")
        self.schemes = Segmented(desk.theme, texts, self.tr("Colours"), icons)
        self.schemes.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.size_box = QSpinBox()
        self.size_box.setRange(SMALLEST_TEXT, LARGEST_TEXT)
        self.size_box.setSingleStep(STEP)
        self.size_box.setSuffix("%")
        self.size_box.setKeyboardTracking(False)
        self.size_box.lineEdit().setTextMargins(8, 0, 0, 0)
        self.size_box.setAccessibleName(self.tr("Text size"))
        self.usual = Button(desk.theme, self.tr("Back to 100%"), kind="ghost")
        self._lay_out()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._ask)
        self._show_remembered()
        self.schemes.chosen.connect(self._ask)
        self.size_box.valueChanged.connect(self._on_size)
        self.usual.clicked.connect(lambda: self.size_box.setValue(USUAL_TEXT))
        desk.theme.changed.connect(self._show_remembered)

    def _lay_out(self) -> None:
        grid = self.add_card()
        row = QHBoxLayout()
        row.setSpacing(FIELD_GAP)
        row.addWidget(self.size_box)
        row.addWidget(self.usual)
        row.addStretch(1)
        grid.addWidget(label(self.tr("Colours"), "field"), 0, 0)
        grid.addWidget(self.schemes, 1, 0)
        grid.addWidget(label(self.tr("Text size"), "field"), 2, 0)
        grid.addLayout(row, 3, 0)
        hint = self.tr("From {least} to {most}%. Rows and icons grow with it.")
        words = label(hint.format(least=SMALLEST_TEXT, most=LARGEST_TEXT), "meta")
        words.setWordWrap(True)
        grid.addWidget(words, 4, 0)
        grid.setVerticalSpacing(6)
        grid.setRowMinimumHeight(2, 32)
        self.column.addStretch(1)

    def _show_remembered(self) -> None:
        """Show the look that is worn, which the menu may have changed too."""
        scheme = self.desk.personal.get(SCHEME, Scheme.SYSTEM.value)
        percent = int(self.desk.personal.get(TEXT, USUAL_TEXT))
        for widget in (self.schemes, self.size_box):
            widget.blockSignals(True)  # noqa: FBT003 Qt's own
        self.schemes.choose(_SCHEMES.index(Scheme(scheme)))
        self.size_box.setValue(percent)
        for widget in (self.schemes, self.size_box):
            widget.blockSignals(False)  # noqa: FBT003 Qt's own
        self.usual.setVisible(percent != USUAL_TEXT)

    def _on_size(self) -> None:
        """Wait a moment: every step dresses the whole desk again."""
        self._settle.start()

    def _ask(self) -> None:
        self._settle.stop()
        self.look_asked.emit(_SCHEMES[self.schemes.current()].value, self.size_box.value())
