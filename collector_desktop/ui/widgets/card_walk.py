"""The way through the customers of a list: `3 of 12`, the one before and the next."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from collector_desktop.ui.theme import Theme
from collector_desktop.ui.widgets.card_words import tr
from collector_desktop.ui.widgets.labels import IconButton, label

if TYPE_CHECKING:
    from collector_desktop.ui.widgets.page import Page


class Walk(QWidget):
    """Knows where one is in the list that one came from; `moved` says that it is elsewhere."""

    moved = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.customer_id: int | None = None
        self._among: tuple[int, ...] = ()
        self.place = label(kind="second")
        self._before = IconButton(theme, "chevron-up", tr("Customer before, Alt+Up"))
        self._after = IconButton(theme, "chevron-down", tr("Next customer, Alt+Down"))
        for button, step in ((self._before, -1), (self._after, 1)):
            button.setProperty("kind", "")
            button.clicked.connect(partial(self.step, step))
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 0, 0)
        row.setSpacing(8)
        for part in (self.place, self._before, self._after):
            row.addWidget(part)

    def listen_on(self, page: Page) -> None:
        """Go on by Alt and the arrows while a page has the keyboard, and tell it where it is."""
        page.here = lambda: (self.customer_id, self._among)
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.step, step))

    def show_among(self, customer_id: int, among: tuple[int, ...]) -> None:
        """Be at a customer of a list; a list without it is no list."""
        self.customer_id = customer_id
        self._among = among if customer_id in among else ()
        self._show()

    def step(self, step: int) -> None:
        """Go on by so many customers; there is nothing past the ends."""
        if self.customer_id is None or not self._among:
            return
        at = self._among.index(self.customer_id) + step
        if 0 <= at < len(self._among):
            self.customer_id = self._among[at]
            self._show()
            self.moved.emit()

    def _show(self) -> None:
        count = len(self._among)
        self.setVisible(count > 1)
        if count > 1 and self.customer_id is not None:
            at = self._among.index(self.customer_id)
            self.place.setText(tr("{at} of {count}").format(at=at + 1, count=count))
            self._before.setEnabled(at > 0)
            self._after.setEnabled(at < count - 1)
