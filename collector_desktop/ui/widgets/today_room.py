"""How Today shares its width between the list and the panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from collector_desktop.ui.theme import Theme
    from collector_desktop.ui.widgets.card import FigureStrip
    from collector_desktop.ui.widgets.today_panel import TodayPanel

WIDE_FROM, PANEL_FROM, FIGURES_FROM, MARGINS = 1190, 940, 580, 32


class TodayRoom(QObject):
    """Shows the panel where there is room, and anywhere while something is typed into it.

    It lives and dies with its page, so that nothing reaches it after that.
    """

    def __init__(
        self, theme: Theme, page: QWidget, figures: FigureStrip, panel: TodayPanel
    ) -> None:
        super().__init__(page)
        self.narrow = False
        self._theme, self._page = theme, page
        self._figures, self._panel = figures, panel
        self._wanted: bool | None = None
        self._brought = False
        self.on_narrow: Callable[[], None] = self.fit

    def toggle(self) -> None:
        """Show the panel, or hide it."""
        self._wanted, self._brought = self._panel.isHidden(), False
        self.fit()

    def bring(self) -> None:
        """Show the panel for what is to be typed into it."""
        if self._panel.isHidden():
            self._wanted, self._brought = True, True
            self.fit()

    def release(self) -> None:
        """Hide the panel again where it was only brought for typing."""
        if self._brought:
            self._wanted, self._brought = None, False
            self.fit()

    def fit(self) -> None:
        """Give the panel what room there is; without a customer it has nothing to show.

        The figures show where neither they nor the list below them would be cut short.
        """
        width, px = self._page.width(), self._theme.px
        narrow = width < px(WIDE_FROM)
        self._panel.set_narrow(narrow=narrow)
        shown = width >= px(PANEL_FROM) if self._wanted is None else self._wanted
        shown = shown and self._panel.row is not None
        self._panel.setVisible(shown)
        if narrow is not self.narrow:
            self.narrow = narrow
            self.on_narrow()
        left = width - MARGINS - (self._panel.maximumWidth() if shown else 0)
        self._figures.fit_into(left)
        is_high = self._page.height() >= px(FIGURES_FROM)
        self._figures.setVisible(is_high and self._figures.least_width() <= left)
