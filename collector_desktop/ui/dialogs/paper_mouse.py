"""The mouse on the pages of a paper: what it chooses, and its menu."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from PySide6.QtWidgets import QScrollBar, QWidget

    from collector_desktop.ui.dialogs.paper_selection import Selection
    from collector_desktop.ui.dialogs.paper_strip import Strip

_TICK_MS, _MOST = 30, 60


class Pages(Protocol):
    """What the mouse needs of the view of the pages."""

    selection: Selection

    @property
    def count(self) -> int: ...
    @property
    def page(self) -> int: ...
    def strip(self) -> Strip: ...
    def point(self, at: QPointF) -> QPointF: ...
    def choose_all(self) -> None: ...
    def viewport(self) -> QWidget: ...
    def verticalScrollBar(self) -> QScrollBar: ...  # noqa: N802 Qt's name


class PaperMouse(QObject):
    """Chooses text while the button is down; beyond an edge the pages move on underneath."""

    def __init__(self, view: Pages) -> None:
        super().__init__(view.viewport())
        self._view = view
        self._at = QPointF()
        self._move = QTimer(self)
        self._move.setInterval(_TICK_MS)
        self._move.timeout.connect(self.scroll)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and self._view.count:
            return self._moved(event)
        if isinstance(event, QContextMenuEvent):
            self.menu().exec(event.globalPos())
            return True
        return super().eventFilter(watched, event)

    def menu(self) -> QMenu:
        """Return what the right button offers."""
        view, choice = self._view, self._view.selection
        menu = QMenu(view.viewport())
        copy = menu.addAction(self.tr("Copy"), QKeySequence.StandardKey.Copy, choice.copy)
        copy.setEnabled(bool(choice.text))
        page = partial(choice.all_of, view.page, view.page)
        menu.addAction(self.tr("Select the page"), QKeySequence.StandardKey.SelectAll, page)
        menu.addAction(self.tr("Select all pages"), QKeySequence("Ctrl+Shift+A"), view.choose_all)
        return menu

    def scroll(self) -> None:
        """Move the pages on as far as the mouse is beyond an edge, and choose up to there."""
        view, bar = self._view, self._view.verticalScrollBar()
        beyond = _beyond(self._at.y(), view.viewport().height())
        bar.setValue(bar.value() + round(max(min(beyond, _MOST), -_MOST)))
        view.selection.reach(view.strip(), view.point(self._at))

    def _moved(self, event: QMouseEvent) -> bool:
        """Take a move or a button; return whether it was meant for the text."""
        view, kind = self._view, event.type()
        self._at = event.position()
        if kind == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            view.selection.begin(view.strip(), view.point(self._at))
        elif kind == QEvent.Type.MouseMove and event.buttons() & Qt.MouseButton.LeftButton:
            view.selection.reach(view.strip(), view.point(self._at))
            is_beyond = bool(_beyond(self._at.y(), view.viewport().height()))
            (self._move.start if is_beyond else self._move.stop)()
        elif kind == QEvent.Type.MouseButtonRelease:
            self._move.stop()
        return False


def _beyond(y: float, height: int) -> float:
    """Return how far a point is over the top, below zero, or under the foot."""
    return min(y, 0.0) + max(y - height, 0.0)
