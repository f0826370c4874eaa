"""The line about the watched folder below the drop zone: which it is, and what is new in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from collector_desktop.ui.cells import plain_tip
from collector_desktop.ui.widgets.labels import Button, label

if TYPE_CHECKING:
    from collector_desktop.ui.theme import Theme


class WatchedFolder(QWidget):
    """`take_asked` carries the paths of the new files; the others are wishes."""

    watch_asked = Signal()
    unwatch_asked = Signal()
    look_asked = Signal()
    paste_asked = Signal()
    take_asked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._files: tuple[str, ...] = ()
        self.words = label(kind="second")
        self.take = Button(theme, self.tr("Check what is new"))
        self.look = Button(theme, self.tr("Look again"), kind="link")
        self.watch = Button(theme, self.tr("Watch a folder"), icon="folder-open", kind="link")
        self.unwatch = Button(theme, self.tr("Stop watching"), kind="link")
        self.paste = Button(
            theme, self.tr("Paste rows from a spreadsheet"), icon="copy", kind="link"
        )
        self.paste.setToolTip(self.tr("Ctrl+V on this page"))
        self.take.clicked.connect(lambda: self.take_asked.emit(self._files))
        for button, asked in (
            (self.look, self.look_asked),
            (self.watch, self.watch_asked),
            (self.unwatch, self.unwatch_asked),
            (self.paste, self.paste_asked),
        ):
            button.clicked.connect(asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.words.setMinimumWidth(1)
        row.addWidget(self.paste)
        row.addWidget(self.watch)
        row.addWidget(self.words, 1)
        for button in (self.take, self.look, self.unwatch):
            row.addWidget(button)
        self.show_folder("")

    def show_folder(self, folder: str) -> None:
        """Show which folder is watched, or that none is."""
        self._files = ()
        self.words.setText(
            self.tr("Watching {folder}: nothing new").format(folder=Path(folder).name)
            if folder
            else ""
        )
        self.words.setToolTip(plain_tip(folder))
        self.watch.setVisible(not folder)
        self.unwatch.setVisible(bool(folder))
        self.look.setVisible(bool(folder))
        self.take.hide()

    def show_news(self, words: str, files: tuple[str, ...]) -> None:
        """Show what is new in the folder; no words, nothing new."""
        self._files = files
        if words:
            self.words.setText(words)
        self.take.setVisible(bool(files))
        self.look.setVisible(not files)
