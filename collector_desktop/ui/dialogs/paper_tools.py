"""The tools over a paper: pages, size, and a search in its text."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from collector_desktop.ui.dialogs.paper_text import find_words
from collector_desktop.ui.dialogs.paper_view import STEP
from collector_desktop.ui.widgets.labels import Button, IconButton, label

if TYPE_CHECKING:
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.dialogs.paper_text import Hit
    from collector_desktop.ui.dialogs.paper_view import PaperView

AT_ONCE = 20
_FIND_WIDTH = 190


class PaperTools(QWidget):
    """Buttons and a field that act on a view of pages and follow it."""

    def __init__(self, desk: Desk, view: PaperView) -> None:
        super().__init__()
        self._desk, self._view = desk, view
        self._hits: list[Hit] = []
        self._hit, self._words, self._searched = -1, "", 0
        self.place, self.size_said = label(kind="second"), label(kind="second")
        self.found = label(kind="second")
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(self.tr("Find in the document"))
        self.edit.setAccessibleName(self.tr("Find in the document"))
        self.edit.setClearButtonEnabled(True)
        self.edit.setFixedWidth(desk.theme.px(_FIND_WIDTH))
        self.edit.installEventFilter(self)
        self.edit.textChanged.connect(self._on_typed)
        self._build()
        view.page_changed.connect(self._show_place)
        view.zoomed.connect(lambda percent: self.size_said.setText(f"{percent}%"))

    @property
    def hits(self) -> int:
        """How many places were found so far."""
        return len(self._hits)

    def search(self, step: int = 1) -> None:
        """Go to the next place of the words typed, or back with a negative step."""
        words = self.edit.text().strip()
        if words != self._words:
            self._words, self._searched = words, 0
            self._hits, self._hit = [], -1
            self._view.show_hits((), -1)
            self._go_on(words)
        elif self._hits:
            self._hit = (self._hit + step) % len(self._hits)
            self._show_hit()

    def begin_search(self) -> None:
        """Put the keyboard into the field of the search; words chosen on a page stand in it."""
        chosen = self._view.selection.text.strip()
        if chosen and "\n" not in chosen:
            self.edit.setText(chosen)
        self.edit.setFocus()
        self.edit.selectAll()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.search(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
            if event.key() == Qt.Key.Key_Escape and self.edit.text():
                self.edit.clear()
                self._view.setFocus()
                return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        theme, view = self._desk.theme, self._view
        before = IconButton(theme, "chevron-left", self.tr("Previous page (Ctrl+Page Up)"))
        after = IconButton(theme, "chevron-right", self.tr("Next page (Ctrl+Page Down)"))
        smaller = IconButton(theme, "minus", self.tr("Smaller (Ctrl+-)"))
        larger = IconButton(theme, "plus", self.tr("Larger (Ctrl++)"))
        width = Button(theme, self.tr("Fit width"), kind="ghost")
        whole = Button(theme, self.tr("Whole page"), kind="ghost")
        width.setToolTip(self.tr("As wide as the window (Ctrl+0)"))
        whole.setToolTip(self.tr("The whole page in the window (Ctrl+9)"))
        before.clicked.connect(partial(view.turn, -1))
        after.clicked.connect(partial(view.turn, 1))
        smaller.clicked.connect(partial(view.zoom, 1 / STEP))
        larger.clicked.connect(partial(view.zoom, STEP))
        width.clicked.connect(lambda: view.fit(whole=False))
        whole.clicked.connect(lambda: view.fit(whole=True))
        self.size_said.setMinimumWidth(theme.metrics().horizontalAdvance("500%"))
        self.size_said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for part in (before, self.place, after):
            row.addWidget(part)
        row.addSpacing(10)
        tools: tuple[QWidget, ...] = (smaller, self.size_said, larger, width, whole)
        for tool in tools:
            row.addWidget(tool)
        row.addStretch(1)
        row.addWidget(self.found)
        row.addWidget(self.edit)

    def _show_place(self, at: int, count: int) -> None:
        words = self.tr("Page {page} of {count}")
        self.place.setText(words.format(page=f"{at + 1:,}", count=f"{count:,}"))

    def _on_typed(self, text: str) -> None:
        if not text.strip():
            self._words, self._hits, self._hit = "", [], -1
            self._view.show_hits((), -1)
        self.found.setText("")

    def _go_on(self, words: str) -> None:
        """Search some more pages, so that between them pages can be drawn."""
        pages = range(self._searched, min(self._searched + AT_ONCE, self._view.count))
        if words and pages:
            self._searched = pages.stop
            work = partial(find_words, self._view.content, words, pages)
            taken = partial(self._take, words)
            self._desk.tasks.run_apart(self, work, taken, lambda _: taken(()))

    def _take(self, words: str, hits: tuple[Hit, ...]) -> None:
        if words != self._words:
            return
        self._hits += hits
        is_done = self._searched >= self._view.count
        if self._hits and self._hit < 0:
            here = self._view.page
            later = (at for at, hit in enumerate(self._hits) if hit.page >= here)
            self._hit = next(later, 0 if is_done else -1)
        if self._hit >= 0:
            self._show_hit()
        elif is_done:
            self.found.setText(self.tr("Not found"))
        self._go_on(words)

    def _show_hit(self) -> None:
        words = self.tr("{at} of {count}")
        self.found.setText(words.format(at=f"{self._hit + 1:,}", count=f"{self.hits:,}"))
        self._view.show_hits(self._hits, self._hit)
