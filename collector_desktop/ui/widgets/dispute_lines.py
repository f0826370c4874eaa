"""The lines of the panel of a dispute: its steps to tick, what was said, the files kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QVBoxLayout, QWidget

from collector_desktop.queries.dispute_cases import FileRow, NoteRow, StepRow
from collector_desktop.ui.format import short_day
from collector_desktop.ui.widgets.dispute_words import step_words, tr
from collector_desktop.ui.widgets.labels import Button, label

if TYPE_CHECKING:
    from collector_desktop.ui.theme import Theme

_KILO = 1000


class _Lines(QWidget):
    """Widgets below each other that are made again for each dispute."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    def add(self, widget: QWidget) -> None:
        """Put a line below the others that is never squeezed: what has no room is scrolled."""
        policy = QSizePolicy.Policy
        widget.setSizePolicy(policy.Preferred, policy.Minimum)
        self._column.addWidget(widget)

    def clear(self) -> None:
        """Take every line away."""
        while (line := self._column.takeAt(0)) is not None:
            if widget := line.widget():
                widget.hide()
                widget.deleteLater()


class StepLines(_Lines):
    """The steps with their days; `ticked` carries a step and whether it is done now."""

    ticked = Signal(int, bool)

    def __init__(self) -> None:
        super().__init__(tr("Steps"))

    def show_steps(self, steps: Iterable[StepRow], today: date) -> None:
        """Show the steps of a dispute."""
        self.clear()
        for step in steps:
            box, when = QCheckBox(step.name), label(step_words(step, today), "meta")
            box.setChecked(step.done_on is not None)
            box.setAccessibleName(f"{step.name}, {step_words(step, today)}")
            if step.is_late(today):
                when.setProperty("tone", "danger")
            when.setContentsMargins(26, 0, 0, 4)
            box.toggled.connect(lambda done, key=step.step_id: self.ticked.emit(key, done))
            self.add(box)
            self.add(when)


class NoteLines(_Lines):
    """What was said, the newest last."""

    def __init__(self) -> None:
        super().__init__(tr("What was said"))

    def show_notes(self, notes: Iterable[NoteRow], today: date) -> None:
        """Show what was said about a dispute."""
        self.clear()
        for note in notes:
            words = label(note.text)
            words.setWordWrap(True)
            who = ", ".join(part for part in (note.author, short_day(note.made_on, today)) if part)
            self.add(words)
            self.add(label(who, "meta"))


class FileLines(_Lines):
    """The files kept as evidence; `opened` carries the one that was clicked."""

    opened = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(tr("Evidence"))
        self._theme = theme

    def show_files(self, files: Iterable[FileRow]) -> None:
        """Show the files of a dispute."""
        self.clear()
        for file in files:
            size = max(1, round(file.size / _KILO))
            text = f"{file.file_name}, {size:,} kB"
            button = Button(self._theme, text, icon="file-text", kind="ghost")
            button.setAccessibleName(tr("Open {name}").format(name=file.file_name))
            button.clicked.connect(lambda _=False, key=file.file_id: self.opened.emit(key))
            self.add(button)
