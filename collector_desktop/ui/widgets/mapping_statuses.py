"""Which statuses of a file's lines come in: a box for each that the file has, with how many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from collector_desktop.ui.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from collector_desktop.importers.statuses import StatusSeen

_MOST, _ACROSS, _LONGEST = 12, 2, 24


class StatusBoxes(QWidget):
    """What is not ticked stays out; shown only if a column is matched to the status."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._said: dict[str, bool] = {}
        self._offered: list[tuple[str, int]] = []
        self.boxes: list[QCheckBox] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(2)
        self._more = label(kind="meta")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(self.tr("These statuses come in"), "field"))
        column.addLayout(self._grid)
        column.addWidget(self._more)
        self.hide()

    def start(self, said: Mapping[str, bool]) -> None:
        """Start with another file; `said` is which statuses of such a file come in."""
        self._said = dict(said)
        self.show_statuses(())

    def show_statuses(self, seen: Sequence[StatusSeen]) -> None:
        """Offer the values of the status column; boxes that are there already stay."""
        offered = [(each.text, each.lines) for each in seen]
        if offered != self._offered:
            self._offered = offered
            self._make(offered)
        for box, each in zip(self.boxes, seen, strict=False):
            box.setChecked(not each.left_out)
        self.setVisible(bool(seen))

    def stated(self) -> dict[str, bool]:
        """Return which statuses come in, as far as anything was said about them."""
        return dict(self._said)

    def _make(self, offered: Sequence[tuple[str, int]]) -> None:
        for old in self.boxes:
            old.hide()
            old.deleteLater()
        self.boxes = [self._box(text, lines) for text, lines in offered[:_MOST]]
        for at, box in enumerate(self.boxes):
            self._grid.addWidget(box, at // _ACROSS, at % _ACROSS)
        others = self.tr("and {n} others, which come in unless they are usually not owed")
        self._more.setText(others.format(n=f"{len(offered) - _MOST:,}"))
        self._more.setVisible(len(offered) > _MOST)

    def _box(self, text: str, lines: int) -> QCheckBox:
        words = " ".join(text[:_LONGEST].split()).replace("&", "&&")
        box = QCheckBox(f"{words} ({lines:,})")
        box.setToolTip(self.tr("Lines with a status that is not ticked are left out."))
        box.clicked.connect(lambda comes_in: self._on_click(text, comes_in=comes_in))
        return box

    def _on_click(self, text: str, *, comes_in: bool) -> None:
        self._said[text] = comes_in
        self.changed.emit()
