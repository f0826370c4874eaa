"""A file of the user's that the ledger keeps: what there is, another one, or none."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from collector_desktop.domain.frozen import frozen
from collector_desktop.ui.widgets.labels import Button, label
from collector_desktop.ui.widgets.settings_field import ProblemLine

if TYPE_CHECKING:
    from datetime import date

    from collector_desktop.domain.errors import CollectorError
    from collector_desktop.ui.desk import Desk

Change = Callable[["bytes | None", "date"], object]


@frozen
class KeptWords:
    """What the part says: its heading, its buttons and the window that asks for a file."""

    heading: str
    choose: str
    change: str
    remove: str
    ask: str
    files: str
    icon: str


class KeptFilePart(QWidget):
    """Shows in `state` what is kept; a file that cannot be used is refused in one sentence.

    `change` keeps the bytes that it is given, or none from then on. Who hears that a file was
    `chosen` checks it away from the desk, and then has it kept or refused.
    """

    chosen = Signal(Path)

    def __init__(self, desk: Desk, words: KeptWords, change: Change) -> None:
        super().__init__()
        self.desk = desk
        self._words, self._change = words, change
        self.state = label(kind="meta")
        self.choose = Button(desk.theme, words.choose, icon=words.icon)
        self.remove = Button(desk.theme, _tr("Remove"), kind="ghost")
        self.remove.setAccessibleName(words.remove)
        self.problem = ProblemLine(desk.theme)
        self.choose.clicked.connect(self._ask)
        self.remove.clicked.connect(partial(self.keep, None))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.choose)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(10)
        self.column.addWidget(label(words.heading, "strong"))
        self.column.addWidget(self.state)
        self.column.addLayout(buttons)
        self.column.addWidget(self.problem)

    def show_kept(self, content: bytes | None) -> None:
        """Show whether there is one."""
        self.remove.setVisible(content is not None)
        self.choose.setText(self._words.change if content else self._words.choose)

    def keep(self, content: bytes | None) -> None:
        """Keep a file from now on, or none."""
        self.problem.show_text("")
        work = partial(self._change, content, self.desk.today())
        self.desk.tasks.run(self, work, _heard, self.refuse)

    def refuse(self, error: CollectorError) -> None:
        """Say why a file cannot be used."""
        self.problem.show_text(str(error))

    def _ask(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self._words.ask, "", self._words.files)
        if name:
            self.problem.show_text("")
            self.chosen.emit(Path(name))


def _heard(_: object) -> None:
    """Take no notice: the message bar and the pages hear of the change by themselves."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("LetterheadSettings", text)
