"""The head of a page: where one is, the search that jumps anywhere, and what the page does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStylePainter,
    QWidget,
)

from collector_desktop.ui.cells import plain_tip
from collector_desktop.ui.theme import Theme
from collector_desktop.ui.widgets.labels import Button, IconButton

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

HEIGHT, SEARCH_WIDTH, LEAST_TITLE = 54, 300, 80
LEAST_SEARCH, SHORT_SEARCH, ROOMY, LONGEST_CRUMB = 220, 110, 1100, 200


class PageHeader(QFrame):
    """Title and subtitle, a way back if there is one, search and actions."""

    search_asked = Signal()
    back_asked = Signal()

    def __init__(self, theme: Theme, title: str, search_key: str = "Ctrl K") -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("pageHeader")
        self._back = IconButton(theme, "arrow-left", self.tr("Back"))
        self._back.clicked.connect(self.back_asked)
        self._crumb = QPushButton()
        self._crumb.setProperty("kind", "ghost")
        self._crumb.clicked.connect(self.back_asked)
        self._title = _Title(theme, title, "title", LEAST_TITLE)
        self._subtitle = _Title(theme, "", "second", 0)
        self._subtitle.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._search = _SearchBox(theme, self.tr("Search or jump to…"), search_key)
        self._search.clicked.connect(self.search_asked)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(20, 0, 16, 0)
        self._row.setSpacing(8)
        for part in (self._back, self._crumb, self._title):
            self._row.addWidget(part)
        self._row.addSpacing(4)
        self._row.addWidget(self._subtitle, 1)
        self._row.addWidget(self._search)
        self.show_crumb("")
        self._restyle()
        theme.changed.connect(self._restyle)

    def show_title(self, title: str, subtitle: str = "") -> None:
        """Say where one is."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._fit()

    def title(self) -> str:
        """Return where one is."""
        return self._title.text()

    def show_crumb(self, text: str) -> None:
        """Show the page or the customer to go back to, or no way back; a long name is cut."""
        shown = self._theme.metrics().elidedText(
            text, Qt.TextElideMode.ElideRight, self._theme.px(LONGEST_CRUMB)
        )
        mark = "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"
        self._crumb.setText(f"{shown}  {mark}".replace("&", "&&"))
        back = self.tr("Back to {name}").format(name=text)
        self._crumb.setAccessibleName(back)
        for part in (self._back, self._crumb):
            part.setToolTip(plain_tip(back))
        self._back.setVisible(bool(text))
        self._crumb.setVisible(bool(text))
        self._fit()

    def add(self, widget: QWidget) -> None:
        """Put an action or another control at the right end."""
        self._row.addWidget(widget)

    def add_action(
        self, text: str, icon: str = "", key: str = "", *, primary: bool = False
    ) -> Button:
        """Put a button at the right end and return it."""
        kind = "primary" if primary else ""
        button = Button(self._theme, text, icon=icon, kind=kind, key=key)
        self.add(button)
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave room for a name below a crumb: the search is then its icon and its key.

        Where the name still has too little, the arrow alone leads back.
        """
        leads_back = not self._back.isHidden()
        tight = leads_back and self.width() < self._theme.px(ROOMY)
        self._search.shorten(short=tight)
        self._crumb.setVisible(leads_back and not (tight and self._is_cut_by_crumb()))

    def _is_cut_by_crumb(self) -> bool:
        """Return whether the title would have too little room if the crumb stood before it."""
        items = map(self._row.itemAt, range(self._row.count()))
        parts = [each.widget() for each in items if each is not None]
        shown = [each for each in parts if each is self._crumb or (each and not each.isHidden())]
        fixed = [each for each in shown if each not in {self._title, self._subtitle}]
        margins = self._row.contentsMargins()
        taken = sum(each.minimumSizeHint().width() for each in fixed)
        taken += (len(shown) + 1) * self._row.spacing()
        room = self.width() - margins.left() - margins.right() - taken
        return self._title.sizeHint().width() > room

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.px(HEIGHT))
        self._fit()


class _Title(QLabel):
    """A heading that is cut with an ellipsis, and whole in its tooltip, where it has no room."""

    def __init__(self, theme: Theme, text: str, kind: str, least: int) -> None:
        super().__init__(text)
        self._theme, self._least = theme, least
        self.setProperty("kind", kind)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def shown(self) -> str:
        """Return as much of the heading as there is room for."""
        end = Qt.TextElideMode.ElideRight
        return self.fontMetrics().elidedText(self.text(), end, self.width())

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), self._theme.px(self._least)), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 always painted whole
        shown, enabled = self.shown(), self.isEnabled()
        self.setToolTip("" if shown == self.text() else plain_tip(self.text()))
        painter = QStylePainter(self)
        place = Qt.AlignmentFlag.AlignVCenter.value
        painter.drawItemText(
            self.rect(), place, self.palette(), enabled, shown, self.foregroundRole()
        )
        painter.end()


class _SearchBox(Button):
    """Looks like a field; a click opens the palette."""

    def __init__(self, theme: Theme, text: str, key: str) -> None:
        super().__init__(theme, text, icon="search", key=key)
        self._theme_of, self._words = theme, text
        self.setProperty("kind", "search")
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.shorten(short=False)

    def shorten(self, *, short: bool) -> None:
        """Show the words, or only the icon and the key."""
        px = self._theme_of.px
        self.setText("" if short else self._words)
        self.setMinimumWidth(px(SHORT_SEARCH if short else LEAST_SEARCH))
        self.setMaximumWidth(px(SHORT_SEARCH if short else SEARCH_WIDTH))
