"""The large figures of an import, each in a card with its icon."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from collector_desktop.domain.frozen import frozen
from collector_desktop.ui.cells import Tone
from collector_desktop.ui.theme import Theme
from collector_desktop.ui.widgets.empty_state import IconTile
from collector_desktop.ui.widgets.labels import label

_TILE = 36


@frozen
class Count:
    """One figure: how many of what."""

    number: int
    words: str


class CountCards(QWidget):
    """Cards side by side; those without a count are not shown."""

    def __init__(self, theme: Theme, looks: Sequence[tuple[str, Tone]]) -> None:
        super().__init__()
        self._cards = [_CountCard(theme, icon, tone) for icon, tone in looks]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for made in self._cards:
            row.addWidget(made, 1)

    def show_counts(self, counts: Sequence[Count | None]) -> None:
        """Show one figure in each card, or leave a card out."""
        for made, count in zip(self._cards, counts, strict=True):
            made.setVisible(count is not None)
            if count is not None:
                made.show_count(count)


class _CountCard(QFrame):
    def __init__(self, theme: Theme, icon: str, tone: Tone) -> None:
        super().__init__()
        self.setObjectName("card")
        self._number, self._words = label(kind="title"), label(kind="meta")
        self._words.setWordWrap(True)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addStretch(1)
        texts.addWidget(self._number)
        texts.addWidget(self._words)
        texts.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 10, 10)
        row.setSpacing(12)
        row.addWidget(IconTile(theme, icon, tone, _TILE))
        row.addLayout(texts, 1)

    def show_count(self, count: Count) -> None:
        """Replace the figure."""
        self._number.setText(f"{count.number:,}")
        self._words.setText(count.words)
        self.setAccessibleName(f"{count.number:,} {count.words}")
