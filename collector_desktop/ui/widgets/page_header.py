"""The head of a page: where one is, the search that jumps anywhere, and what the page does."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from collector_desktop.ui.theme import Theme
from collector_desktop.ui.widgets.labels import Button, IconButton, label

HEIGHT, SEARCH_WIDTH = 54, 300


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
        self._title, self._subtitle = label(title, "title"), label(kind="second")
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

    def show_crumb(self, text: str) -> None:
        """Show the page to go back to, or no way back."""
        self._crumb.setText(f"{text}  \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}")
        self._back.setVisible(bool(text))
        self._crumb.setVisible(bool(text))

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

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.px(HEIGHT))


class _SearchBox(Button):
    """Looks like a field; a click opens the palette."""

    def __init__(self, theme: Theme, text: str, key: str) -> None:
        super().__init__(theme, text, icon="search", key=key)
        self.setProperty("kind", "search")
        self.setMinimumWidth(theme.px(200))
        self.setMaximumWidth(theme.px(SEARCH_WIDTH))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.IBeamCursor)
