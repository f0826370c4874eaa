"""Setting up: six steps from a new ledger to the first reminder, with what is done of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from collector_desktop.queries.setting_up import (
    COMPANY,
    EMAIL,
    IMPORT,
    PROCEDURE,
    STEPS,
    TARGET,
    WORDS,
    setting_up,
)
from collector_desktop.ui.format import long_day
from collector_desktop.ui.widgets import setup_kept as kept
from collector_desktop.ui.widgets.card import card
from collector_desktop.ui.widgets.labels import Button, label
from collector_desktop.ui.widgets.page import Page
from collector_desktop.ui.widgets.setup_list import SetupList
from collector_desktop.ui.widgets.setup_words import (
    head_words,
    progress_words,
    step_words,
    steps_done,
)

if TYPE_CHECKING:
    from collector_desktop.queries.setting_up import SettingUp
    from collector_desktop.ui.desk import Desk

WIDTH = 820
PLACES = {
    IMPORT: ("import", None),
    COMPANY: ("settings", "company"),
    EMAIL: ("settings", "email"),
    WORDS: ("settings", "words"),
    PROCEDURE: ("settings", "procedures"),
    TARGET: ("settings", "targets"),
}


class SetupPage(Page):
    """What is overdue so far, and the list of steps; each leads to where it is done."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "")
        self._found: SettingUp | None = None
        self._title, self._sentence = label(kind="figure"), label(kind="second")
        self._sentence.setWordWrap(True)
        self.today = Button(desk.theme, self.tr("Go to today's list"), icon="sun")
        self.hide_button = Button(desk.theme, self.tr("Hide this list"), kind="ghost")
        self._progress, self._bar = label(kind="meta"), QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setProperty("tone", "ok")
        self._bar.setRange(0, len(STEPS))
        self.steps = SetupList(desk.theme)
        self._build()
        self.today.clicked.connect(lambda: self.page_asked.emit("today", None))
        self.hide_button.clicked.connect(self._hide_list)
        self.steps.chosen.connect(self._go)

    def refresh(self) -> None:
        today = self.desk.today()
        self.header.show_title(self.tr("Set up"), long_day(today).rsplit(" ", 1)[0])
        self.desk.tasks.run(self, partial(setting_up, today), self._show)

    def main_focus(self) -> QWidget:
        """Return the button of the next step, or of Today when nothing is left."""
        left = (row.button for row in self.steps.rows.values() if not row.button.isHidden())
        return next(left, self.today)

    def _build(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(4)
        texts.addWidget(self._title)
        texts.addWidget(self._sentence)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addLayout(texts, 1)
        head.addWidget(self.today)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label(self.tr("Steps"), kind="strong"))
        row.addWidget(self._progress)
        row.addStretch(1)
        row.addWidget(self.hide_button)
        inner = QWidget()
        inner.setMaximumWidth(self.desk.theme.px(WIDTH))
        inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 24, 0, 24)
        column.setSpacing(12)
        column.addWidget(card(head, 20))
        column.addLayout(row)
        column.addWidget(self._bar)
        column.addWidget(self.steps)
        column.addStretch(1)
        self._scroll_over(inner)

    def _scroll_over(self, inner: QWidget) -> None:
        """Let small windows and large letters scroll instead of cutting anything."""
        middle = QWidget()
        middle.setObjectName("page")
        row = QHBoxLayout(middle)
        row.setContentsMargins(16, 0, 16, 0)
        row.addStretch(1)
        row.addWidget(inner, 1000)
        row.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(middle)
        self.column.addWidget(area, 1)

    def _show(self, found: SettingUp) -> None:
        self._found = found
        done = steps_done(found, kept.looked_at(self.desk.personal, found.ledger))
        title, sentence = head_words(found, done)
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._progress.setText(progress_words(len(done)))
        self._bar.setValue(len(done))
        self._bar.setAccessibleName(progress_words(len(done)))
        self.steps.show_steps(step_words(found), done)
        self.hide_button.setVisible(not kept.is_hidden(self.desk.personal, found.ledger))

    def _go(self, step: str) -> None:
        """Go where a step is done; one that is only to be looked at is done with that."""
        if self._found is not None:
            kept.look_at(self.desk.personal, self._found.ledger, step)
            self._show(self._found)
        self.page_asked.emit(*PLACES[step])

    def _hide_list(self) -> None:
        if self._found is not None:
            kept.hide(self.desk.personal, self._found.ledger)
            self.said.emit(self.tr("Hidden. Help, Set up shows the steps again."))
        self.page_asked.emit("today", None)
