"""The parts of the customer card in their places, beside or above each other as there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from collector_desktop.ui.widgets.card import GridCard

if TYPE_CHECKING:
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.widgets.card_head import CardHead
    from collector_desktop.ui.widgets.card_story import StoryPane
    from collector_desktop.ui.widgets.card_tabs import CardTabs
    from collector_desktop.ui.widgets.composer import Composer

WIDE_FROM, BESIDE_FROM, HIGH_FROM = 1150, 1030, 740
PANEL, NARROW_PANEL = 520, 456
LEAST_HEIGHT, STACKED_HEIGHT = 300, 460
MARGIN, WIDEST = 16, 16_777_215


class CardBody(QScrollArea):
    """Head above; below it the lists, and the composer over the story in a panel.

    The head and the lists are made `inside`, the composer at the `top` of the `panel`, the story in
    it: what is made elsewhere and then moved is dressed again.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._below = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._below.setSpacing(12)
        body = self.inside = QWidget()
        column = self._column = QVBoxLayout(body)
        column.setContentsMargins(MARGIN, 14, MARGIN, 14)
        column.setSpacing(12)
        column.addLayout(self._below, 1)
        self.setWidget(body)
        self.top = QFrame()
        self.top.setObjectName("panelTop")
        self._inside_top = QVBoxLayout(self.top)
        self._inside_top.setContentsMargins(16, 12, 16, 12)
        self.panel = GridCard(desk.theme, self.top)
        self._below.addWidget(self.panel)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def fill(self, head: CardHead, tabs: CardTabs, composer: Composer, story: StoryPane) -> None:
        """Put the head above the lists, and the composer over the story beside them."""
        self._head, self._tabs = head, tabs
        self._column.insertWidget(0, head)
        self._below.insertWidget(0, tabs, 1)
        self._inside_top.addWidget(composer)
        self.panel.column.addWidget(story)

    def fit(self, width: int, height: int) -> None:
        """Take less room in a small window; in a narrow one the panel goes below the lists."""
        px = self._desk.theme.px
        narrow = width < px(WIDE_FROM) or height < px(HIGH_FROM)
        self._head.fit(width - 2 * MARGIN, narrow=narrow)
        beside = width >= px(BESIDE_FROM)
        way = QBoxLayout.Direction
        self._below.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self._tabs.setMinimumHeight(px(LEAST_HEIGHT))
        self.panel.setMinimumHeight(0 if beside else px(STACKED_HEIGHT))
        panel = px(PANEL if width >= px(WIDE_FROM) else NARROW_PANEL)
        self.panel.setMinimumWidth(panel if beside else 0)
        self.panel.setMaximumWidth(panel if beside else WIDEST)
