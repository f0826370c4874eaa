"""The steps of setting up as a card: a mark, what it is for, how long it takes, and the button."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from collector_desktop.ui.widgets.labels import Button, label, line, set_tone
from collector_desktop.ui.widgets.paint import Brush

if TYPE_CHECKING:
    from collector_desktop.ui.theme import Theme
    from collector_desktop.ui.widgets.setup_words import StepWords

_MARK, _TICK, _BUTTON = 22, 14, 84


class SetupList(QFrame):
    """One row for each step; `chosen` carries the name of the step whose button was pressed."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("card")
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.rows: dict[str, StepRow] = {}

    def show_steps(self, steps: dict[str, StepWords], done: frozenset[str]) -> None:
        """Show every step; the first that is not done has the primary button."""
        for name in steps:
            if name not in self.rows:
                if self.rows:
                    self._column.addWidget(line())
                self.rows[name] = row = StepRow(self._theme)
                row.button.clicked.connect(partial(self.chosen.emit, name))
                self._column.addWidget(row)
        first = next((name for name in steps if name not in done), "")
        for name, words in steps.items():
            self.rows[name].show_step(words, is_done=name in done, is_next=name == first)


class StepRow(QWidget):
    """One step with its mark and button; one that is done keeps its words and no button."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._mark = _Mark(theme)
        self._title, self._sentence = label(kind="medium"), label(kind="meta")
        self._sentence.setWordWrap(True)
        self._minutes = label(kind="meta")
        self.button = Button(theme, "")
        self.button.setMinimumWidth(theme.px(_BUTTON))
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._title)
        texts.addWidget(self._sentence)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 11, 16, 11)
        row.setSpacing(16)
        row.addWidget(self._mark)
        row.addLayout(texts, 1)
        row.addWidget(self._minutes)
        row.addWidget(self.button)

    def show_step(self, words: StepWords, *, is_done: bool, is_next: bool) -> None:
        """Show the words of the step, and whether it is done or the next to do."""
        self._mark.show_done(is_done=is_done)
        self._title.setText(words.title)
        self._sentence.setText(words.sentence)
        self._minutes.setText(_tr("{count} min").format(count=words.minutes))
        self._minutes.setVisible(not is_done)
        self.button.setText(words.button)
        self.button.setProperty("kind", "primary" if is_next else "")
        set_tone(self.button, "")
        self.button.setVisible(not is_done)
        state = _tr("done") if is_done else _tr("to do")
        self.setAccessibleName(f"{words.title}, {state}")
        self.button.setAccessibleName(f"{words.button}: {words.title}")


class _Mark(QWidget):
    """A ring, or a filled one with a tick."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._is_done = theme, False
        theme.changed.connect(self.updateGeometry)

    def show_done(self, *, is_done: bool) -> None:
        """Show whether the step is done."""
        self._is_done = is_done
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(_MARK), self._theme.px(_MARK))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 always painted whole
        painter = QPainter(self)
        brush = Brush(painter, self._theme, self.devicePixelRatioF())
        high = min(self.width(), self._theme.px(_MARK))
        ring = QRectF((self.width() - high) / 2, (self.height() - high) / 2, high, high)
        brush.box(ring, "ok" if self._is_done else "control", high / 2)
        if self._is_done:
            side = self._theme.px(_TICK)
            inner = QRectF(0, 0, side, side)
            inner.moveCenter(ring.center())
            pixmap = self._theme.pixmap("check", "surface", side, self.devicePixelRatioF())
            painter.drawPixmap(inner.topLeft(), pixmap)
        else:
            brush.box(ring.adjusted(1.5, 1.5, -1.5, -1.5), "surface", high / 2 - 1.5)
        painter.end()


class SetupLine(QFrame):
    """A strip that says how far one is; `asked` is for the steps, `hidden` to see it no more."""

    asked = Signal()
    hidden = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("setupLine")
        self._text = label(kind="medium")
        self._text.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        go = Button(theme, _tr("Continue"), icon="list-checks", kind="chip")
        away = Button(theme, _tr("Hide"), kind="ghost")
        go.clicked.connect(self.asked)
        away.clicked.connect(self.hidden)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 16, 0)
        row.setSpacing(8)
        row.addWidget(self._text)
        row.addWidget(go)
        row.addWidget(away)
        row.addStretch(1)
        self.hide()

    def show_progress(self, words: str) -> None:
        """Say how far one is."""
        self._text.setText(words)
        self.show()


def _tr(text: str) -> str:
    return QCoreApplication.translate("SettingUp", text)
