"""A statement or a letter as it will be on paper, to be saved, printed or handed to e-mail."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from collector_desktop.exporters.atomic import atomic_write, make_folder
from collector_desktop.exporters.names import free_name
from collector_desktop.services.paper_fonts import boxes_said
from collector_desktop.services.paper_queue import MailedPaper, mail_paper
from collector_desktop.services.papers import record_paper
from collector_desktop.ui.dialogs.paper_job import PrintJob
from collector_desktop.ui.dialogs.paper_printing import ask_printer
from collector_desktop.ui.dialogs.paper_tools import PaperTools
from collector_desktop.ui.dialogs.paper_view import STEP, PaperView
from collector_desktop.ui.errors import sentence_of
from collector_desktop.ui.widgets.labels import Button, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtPrintSupport import QPrinter

    from collector_desktop.domain.changes import Outcome
    from collector_desktop.domain.errors import CollectorError
    from collector_desktop.services.papers import Paper
    from collector_desktop.ui.desk import Desk

_WIDTH, _HEIGHT = 860, 940


class PaperPreview(QDialog):
    """Shows the pages of a paper; saving and printing record in the history that it went.

    What is printed is kept as a file too, so that the record can be opened later. A paper for
    nobody in particular, such as a report, is saved and printed without a record. `saved` carries
    where a paper was written; `notes` are sentences about what is not on it.
    """

    saved = Signal(Path)

    def __init__(
        self,
        desk: Desk,
        paper: Paper,
        title: str,
        parent: QWidget | None = None,
        notes: Sequence[str] = (),
    ) -> None:
        super().__init__(parent)
        self._desk, self.paper = desk, paper
        self.setWindowTitle(title)
        self.view = PaperView(desk)
        self.tools = PaperTools(desk, self.view)
        self.job = PrintJob(desk, self)
        self._notes = label("\n".join(notes), kind="second")
        self._notes.setWordWrap(True)
        self._notes.setVisible(bool(notes))
        self._problem = label(kind="error")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._build()
        self._add_keys()
        self.job.printed.connect(self._keep_printed)
        self.job.failed.connect(self._show_problem)
        self.resize(self.sizeHint())
        self._tell_missing()
        self.view.show_pdf(paper.content)
        self.view.setFocus()

    @property
    def page(self) -> int:
        """The page that is shown, from 1."""
        return self.view.page + 1

    def turn(self, step: int) -> None:
        """Show the next page, or one before."""
        self.view.turn(step)

    def offer(self, choice: QWidget) -> None:
        """Put a choice of other kinds of the paper over it."""
        self._column.insertWidget(0, choice)

    def replace(self, paper: Paper) -> None:
        """Show another paper in place of this one; it is what is saved and printed now."""
        self.paper = paper
        self._problem.hide()
        self._tell_missing()
        self.view.show_pdf(paper.content)

    def refuse(self, error: CollectorError) -> None:
        """Say why another paper cannot be shown; this one stays."""
        self._show_problem(error)

    def save_to(self, path: Path) -> None:
        """Write the PDF and record that it went."""
        work = partial(_write, self.paper, path)
        self._desk.tasks.run_apart(self, work, self._record, self._show_problem)

    @property
    def is_for_one(self) -> bool:
        """Whether the paper is for one customer, who may get it by e-mail."""
        return self.paper.customer_id > 0

    def draft(self) -> None:
        """Send the PDF by e-mail, or open a draft in the user's mail program, and record it."""
        if not self.is_for_one:
            return
        work = partial(mail_paper, self.paper, self._desk.papers, self._desk.today())
        self._desk.tasks.run(self, work, self._open_draft, self._show_problem)

    def print_on(self, printer: QPrinter) -> None:
        """Print the pages that the printer wants, then keep and record the paper."""
        self.job.start(self.paper.content, self.view.count, printer)

    def sizeHint(self) -> QSize:
        screen = self.screen().availableGeometry()
        theme = self._desk.theme
        return QSize(
            min(theme.px(_WIDTH), screen.width() - 40), min(theme.px(_HEIGHT), screen.height() - 60)
        )

    def done(self, result: int) -> None:
        """Close; what is being printed stops."""
        self.job.stop()
        super().done(result)

    def _build(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.job.line, 1)
        foot.addStretch(0)
        for button in self._buttons():
            foot.addWidget(button)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(10)
        column.addWidget(self.tools)
        column.addWidget(self.view, 1)
        column.addWidget(self._notes)
        column.addWidget(self._problem)
        column.addLayout(foot)

    def _buttons(self) -> list[Button]:
        theme = self._desk.theme
        view = Button(theme, self.tr("Open in viewer"), icon="external-link")
        mail = Button(theme, self.tr("E-mail…"), icon="mail")
        mail.setToolTip(
            self.tr("With the PDF attached: by your mail server, or as a draft (Ctrl+E)")
        )
        mail.clicked.connect(self.draft)
        mail.setVisible(self.is_for_one)
        self._print_button = Button(theme, self.tr("Print…"), icon="printer")
        self._print_button.setToolTip(self.tr("Choose printer, pages and tray (Ctrl+P)"))
        self._save_button = Button(theme, self.tr("Save PDF…"), icon="file-down", kind="primary")
        self._save_button.setToolTip(self.tr("Choose a folder and a name (Ctrl+S)"))
        cancel = Button(theme, self.tr("Cancel"))
        view.clicked.connect(self._open)
        self._print_button.clicked.connect(self._ask_printer)
        self._save_button.clicked.connect(self._ask_name)
        cancel.clicked.connect(self.reject)
        return [cancel, view, mail, self._print_button, self._save_button]

    def _add_keys(self) -> None:
        for keys, slot in (
            ("Ctrl+PgUp", partial(self.turn, -1)),
            ("Ctrl+PgDown", partial(self.turn, 1)),
            ("Ctrl++", partial(self.view.zoom, STEP)),
            ("Ctrl+=", partial(self.view.zoom, STEP)),
            ("Ctrl+-", partial(self.view.zoom, 1 / STEP)),
            ("Ctrl+0", lambda: self.view.fit(whole=False)),
            ("Ctrl+9", lambda: self.view.fit(whole=True)),
            ("Ctrl+F", self.tools.begin_search),
            ("F3", self.tools.search),
            ("Shift+F3", partial(self.tools.search, -1)),
            ("Ctrl+S", self._ask_name),
            ("Ctrl+P", self._ask_printer),
            ("Ctrl+E", self.draft),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def _ask_name(self) -> None:
        folder = self._desk.papers
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
        dialog = QFileDialog(self, self.tr("Save PDF"), str(folder), self.tr("PDF files (*.pdf)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(self.paper.name)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.save_to(Path(dialog.selectedFiles()[0]))

    def _ask_printer(self) -> None:
        printer = ask_printer(self._desk, self.paper.name, self.view.count, self)
        if printer is not None:
            self.print_on(printer)

    def _keep_printed(self) -> None:
        if self.is_for_one:
            keep = partial(_keep, self.paper, self._desk.papers)
            self._desk.tasks.run_apart(self, keep, self._record, self._show_problem)
        else:
            self.accept()

    def _record(self, path: Path) -> None:
        if not self.is_for_one:
            self.saved.emit(path)
            self.accept()
            return
        work = partial(record_paper, self.paper, path, self._desk.today())
        self._desk.tasks.run(self, work, self._done, self._show_problem)

    def _open(self) -> None:
        """Show the paper in the system's viewer; this alone is no sending."""
        work = partial(_keep, self.paper, self._desk.papers)
        self._desk.tasks.run_apart(self, work, self._open_file, self._show_problem)

    def _open_file(self, path: Path) -> None:
        if not self._desk.open_link(str(path)):
            self._say(self.tr("No program opens PDF files. The file is {path}.").format(path=path))

    def _open_draft(self, mailed: Outcome[MailedPaper]) -> None:
        path = str(mailed.value.path)
        if mailed.value.is_queued or self._desk.open_link(path):
            self.accept()
        else:
            words = self.tr("No program opens drafts. The file is {path}.")
            self._say(words.format(path=path))

    def _done(self, recorded: Outcome[Path]) -> None:
        self.saved.emit(recorded.value)
        self.accept()

    def _tell_missing(self) -> None:
        if self.paper.missing:
            self._say(boxes_said((self.paper.missing,)))

    def _show_problem(self, error: CollectorError) -> None:
        self._say(sentence_of(error))

    def _say(self, text: str) -> None:
        self._problem.setText(text)
        self._problem.show()


def _write(paper: Paper, path: Path) -> Path:
    """Write a paper where the user said, over what is there."""
    atomic_write(path, paper.content)
    return path


def _keep(paper: Paper, folder: Path) -> Path:
    """Write a paper into the folder of papers, over nothing else."""
    make_folder(folder)
    return _write(paper, free_name(folder / paper.name, paper.content))
