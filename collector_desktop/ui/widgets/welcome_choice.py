"""One way to start, as a card that can be chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QVBoxLayout

from collector_desktop.ui.cells import Tone
from collector_desktop.ui.widgets.chips import ChipRow
from collector_desktop.ui.widgets.empty_state import IconTile
from collector_desktop.ui.widgets.labels import IconLabel, label
from collector_desktop.ui.widgets.paint import Brush

if TYPE_CHECKING:
    from collector_desktop.ui.cells import Chip
    from collector_desktop.ui.theme import Theme

RADIUS, PADDING = 8, 16


class ChoiceCard(QRadioButton):
    """A radio button drawn as a card: icon, title, one sentence and chips if there are any."""

    def __init__(
        self, theme: Theme, icon: str, tone: Tone, words: tuple[str, str], chips: tuple[Chip, ...]
    ) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(words[0])
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._sentence = label(kind="second")
        self._sentence.setWordWrap(True)
        self.say(words[1])
        texts = QVBoxLayout()
        texts.setSpacing(3)
        texts.addWidget(label(words[0], "amount"))
        texts.addWidget(self._sentence)
        if chips:
            texts.addSpacing(3)
            texts.addWidget(ChipRow(theme, chips))
        row = QHBoxLayout(self)
        row.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        row.setSpacing(PADDING)
        row.addWidget(IconTile(theme, icon, tone, 40), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        row.addWidget(IconLabel(theme, "chevron-right"))
        theme.changed.connect(self.update)

    def say(self, sentence: str) -> None:
        """Replace the sentence."""
        self._sentence.setText(sentence)
        self.setAccessibleDescription(sentence)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        width = max(self.width(), self._theme.px(440))
        height = layout.heightForWidth(width) if layout and layout.hasHeightForWidth() else 0
        return QSize(width, max(height, super().sizeHint().height(), self._theme.px(74)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(300), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 always painted whole
        painter = QPainter(self)
        brush = Brush(painter, self._theme, self.devicePixelRatioF())
        chosen = self.isChecked()
        edge = "focus" if chosen else "border"
        brush.box(QRectF(self.rect()), edge, RADIUS)
        inset = 2 if chosen else 1
        inner = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        brush.box(inner, "surface", RADIUS - inset)
        painter.end()

    def hitButton(self, pos: object) -> bool:  # noqa: ARG002 the whole card is the button
        return True
