"""What surrounds the pages of the main window: sidebar, banner and status line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from collector_desktop.ui.widgets.sample_banner import SampleBanner
from collector_desktop.ui.widgets.sidebar import Sidebar
from collector_desktop.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from collector_desktop.ui.theme import Theme
    from collector_desktop.ui.widgets.sidebar import NavEntry


class WindowFrame(QWidget):
    """The stack of pages with what says where one is and whether the work is safe."""

    def __init__(self, theme: Theme, entries: tuple[NavEntry, ...]) -> None:
        super().__init__()
        self.sidebar, self.stack = Sidebar(theme, entries), QStackedWidget()
        self.status, self.banner = StatusLine(theme), SampleBanner(theme)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.sidebar)
        middle.addWidget(self.stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addLayout(middle, 1)
        column.addWidget(self.status)

    def show_page(self, page: QWidget, *, is_bare: bool, is_sample: bool) -> None:
        """Show a page; a bare one stands alone, one of the sample ledger under the banner."""
        self.stack.setCurrentWidget(page)
        self.sidebar.setVisible(not is_bare)
        self.status.setVisible(not is_bare)
        self.banner.setVisible(not is_bare and is_sample)
