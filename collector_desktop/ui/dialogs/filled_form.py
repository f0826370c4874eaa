"""A filled-in form for credit fills the fields of an application, which the user looks through."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from collector_desktop.ui.dialogs.case_forms import ApplicationForm, tr
from collector_desktop.ui.widgets.labels import Button, label, set_tone

if TYPE_CHECKING:
    from datetime import date

    from collector_desktop.services.application_forms import ReadApplication
    from collector_desktop.ui.desk import Desk

SHOWN = "PDF (*.pdf)"


class FilledForm(QObject):
    """The button over an application that reads a PDF form; nothing is kept until Save."""

    def __init__(self, desk: Desk, form: ApplicationForm) -> None:
        super().__init__(form)
        self._desk, self._form = desk, form
        self.button = Button(desk.theme, tr("Fill in from a PDF form…"), icon="upload")
        self.button.clicked.connect(self.choose)
        self.said = label(kind="second")
        self.said.setWordWrap(True)
        self.said.hide()
        form.add_above(self.button, self.said)

    def choose(self) -> None:
        """Ask for the file that came back."""
        name, _ = QFileDialog.getOpenFileName(self._form, tr("Form for credit"), "", SHOWN)
        if name:
            self.take(Path(name))

    def take(self, path: Path) -> None:
        """Read a file and fill in what it says."""
        self._desk.tasks.run_apart(
            self._form, partial(_fields, path), self._read, self._form.show_problem
        )

    def _read(self, fields: dict[str, str]) -> None:
        work = partial(_application, fields, self._form.customer_id, self._desk.today())
        self._desk.tasks.run(self._form, work, self._fill, self._form.show_problem)

    def _fill(self, read: ReadApplication) -> None:
        self._form.fill(read.form)
        words = tr("Filled in from the form. Look it through: nothing is kept until you save.")
        self.said.setText("\n".join((words, *read.doubts)))
        set_tone(self.said, "warn" if read.doubts else "")
        self.said.show()


def _fields(path: Path) -> dict[str, str]:
    """Read a form; what reads PDFs is imported with the first one."""
    from collector_desktop.services.application_forms import read_form  # noqa: PLC0415 - 60 ms

    return read_form(path)


def _application(fields: dict[str, str], customer_id: int, today: date) -> ReadApplication:
    from collector_desktop.services.application_forms import (  # noqa: PLC0415 - as above
        application_of,
    )

    return application_of(fields, customer_id, today)
