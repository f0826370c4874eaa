"""What every page of the main window shares: its head, and when it reads the ledger again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from collector_desktop.domain.changes import EVERYTHING, Change
from collector_desktop.ui.widgets.page_header import PageHeader

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from collector_desktop.ui.desk import Desk


class Page(QWidget):
    """A page reads the ledger when it is shown and stale; `REFRESH_ON` says what makes it so.

    `customer_asked` carries a customer and the ids of the list it is in, to walk through;
    `page_asked` the name of another page and what it should show; `file_asked` a file to import
    or "" to choose one. `did` carries what was done that no ledger can undo, what the button of
    the way back is called, and the way back. `began_anew` says that other work begins, which what
    was refused before is not about. `here`, if it is set, returns the argument that shows again
    what is shown now.
    """

    REFRESH_ON: Change = EVERYTHING

    customer_asked = Signal(int, object)
    page_asked = Signal(str, object)
    file_asked = Signal(str)
    search_asked = Signal()
    back_asked = Signal()
    said = Signal(str)
    did = Signal(str, str, object)
    began_anew = Signal()

    def __init__(self, desk: Desk, title: str) -> None:
        super().__init__(desk.room)
        self.desk = desk
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.header = PageHeader(desk.theme, title)
        self.header.search_asked.connect(self.search_asked)
        self.header.back_asked.connect(self.back_asked)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self.header)
        self.here: Callable[[], Any] | None = None
        self._stale = True
        desk.tasks.changed.connect(self._on_changed)

    def speak_through(self, say: Callable[..., None]) -> None:
        """Have what this page says, and what it did, shown by a message bar."""
        self.said.connect(say)
        self.did.connect(say)

    def refresh(self) -> None:
        """Read the ledger again; every page says how."""
        raise TypeError(f"{type(self).__name__} does not say how it refreshes")

    def show_argument(self, argument: Any) -> None:
        """Take what another page asked to be shown, such as a filter; most pages take nothing."""

    def left(self, argument: Any) -> tuple[Any, str]:
        """Return what the way back shows of a page opened with an argument, and its title now."""
        return self.here() if self.here else argument, self.header.title()

    def main_focus(self) -> QWidget:
        """Return the widget that has the keyboard when the page opens."""
        return self

    def mark_stale(self) -> None:
        """Read again at once if visible, else when shown."""
        self._stale = True
        if self.isVisible():
            self._read()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._read()

    def _read(self) -> None:
        self._stale = False
        self.refresh()

    def _on_changed(self, changed: Change) -> None:
        if changed & self.REFRESH_ON:
            self.mark_stale()
