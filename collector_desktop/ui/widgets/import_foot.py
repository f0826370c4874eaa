"""The foot of the import: what one should know, the way back, and the next step."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QWidget

from collector_desktop.ui.theme import Theme
from collector_desktop.ui.widgets.labels import Button, label

_KEY = "Ctrl \N{DOWNWARDS ARROW WITH CORNER LEFTWARDS}"
_HEIGHT = 56


class WizardFoot(QFrame):
    """`next` is the primary button; Ctrl+Enter anywhere on the page presses it."""

    next_asked = Signal()
    back_asked = Signal()

    def __init__(self, theme: Theme, page: QWidget) -> None:
        super().__init__()
        self.setObjectName("wizardFoot")
        self._theme = theme
        self.words = label(kind="second")
        self.remember = QCheckBox()
        self.remember.setChecked(True)
        self.back = Button(theme, self.tr("Back"))
        self.next = Button(theme, "", kind="primary", key=_KEY)
        self.back.clicked.connect(self.back_asked)
        self.next.clicked.connect(self.next_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(8)
        row.addWidget(self.words)
        row.addWidget(self.remember)
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.next)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.next.click)
        self._resize()
        theme.changed.connect(self._resize)

    def follow(self, part: QWidget) -> None:
        """Have Tab come here behind a part that was made later than this foot."""
        last, each = part, part.nextInFocusChain()
        while each is not None and part.isAncestorOf(each):
            last = each if each.focusPolicy() & Qt.FocusPolicy.TabFocus else last
            each = each.nextInFocusChain()
        for control in (self.remember, self.back, self.next):
            QWidget.setTabOrder(last, control)
            last = control

    def show_next(self, text: str, *, enabled: bool = True, words: str = "") -> None:
        """Say what the next step is and what should be known before it."""
        self.next.setText(text)
        self.next.setEnabled(enabled)
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.next.updateGeometry()

    def offer_remembering(self, name: str) -> None:
        """Offer to remember the layout under a name; no name, no offer."""
        words = self.tr(
            "Remember this layout as \N{LEFT DOUBLE QUOTATION MARK}{name}"
            "\N{RIGHT DOUBLE QUOTATION MARK}"
        )
        self.remember.setText(words.format(name=name))
        self.remember.setVisible(bool(name))

    def pause(self) -> None:
        """Take no answer while something is being done."""
        self.setDisabled(True)

    def resume(self) -> None:
        """Take answers again."""
        self.setDisabled(False)

    def _resize(self) -> None:
        self.setFixedHeight(self._theme.px(_HEIGHT))
