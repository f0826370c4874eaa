"""A paper on its way to a printer: how far it is, and a way to stop it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from collector_desktop.documents.untrusted_paper import held
from collector_desktop.ui.dialogs.paper_printing import pages_wanted, print_pages
from collector_desktop.ui.widgets.labels import Button, label

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from collector_desktop.domain.errors import CollectorError
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.jobs import JobState, Progress


class PrintJob(QObject):
    """Prints away from the desk's thread; `line` shows how far it is while it lasts.

    `printed` says that all pages went, `failed` carries why they did not; a job that was stopped
    says so in the line.
    """

    printed = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job: Progress | None = None
        self._text = label(kind="second")
        self._stop = Button(desk.theme, self.tr("Stop"))
        self._stop.clicked.connect(self.stop)
        self._stop.hide()
        self.line = QWidget()
        row = QHBoxLayout(self.line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._text)
        row.addWidget(self._stop)
        row.addStretch(1)
        desk.tasks.progressed.connect(self._follow)

    @property
    def said(self) -> str:
        """What is in the line."""
        return self._text.text()

    def start(self, content: bytes, count: int, printer: QPrinter) -> None:
        """Print the pages that the printer was asked for; one job at a time."""
        pages = pages_wanted(printer, count)
        if self._job is not None or not pages:
            return
        self._stop.show()
        title = self.tr("Printing")
        job = self._desk.tasks.start_job(
            self, title, partial(_print, content, pages, printer), self._end, self._fail
        )
        self._job = job if job in self._desk.tasks.running() else None

    def stop(self) -> None:
        """Stop before the next page; what the printer has got is thrown away."""
        if self._job is not None:
            self._job.cancel()

    def _follow(self, state: JobState) -> None:
        job = self._job
        if job is None or state.job_id != job.job_id:
            return
        if not state.ended:
            words = self.tr("Printing page {page} of {count}")
            self._text.setText(words.format(page=state.done + 1, count=state.total))
        elif state.stopped:
            self._rest(self.tr("Printing was stopped. Nothing was recorded."))

    def _end(self, _: int) -> None:
        self._rest("")
        self.printed.emit()

    def _fail(self, error: CollectorError) -> None:
        self._rest("")
        self.failed.emit(error)

    def _rest(self, words: str) -> None:
        self._job = None
        self._stop.hide()
        self._text.setText(words)


def _print(content: bytes, pages: range, printer: QPrinter, progress: Progress) -> int:
    with held(content):  # a lock puts the window aside that shows it
        return print_pages(content, pages, printer, progress.report)
