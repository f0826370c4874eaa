"""A statement or a letter as it will be on paper, to be saved or printed."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QImage, QKeySequence, QPixmap, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from collector_desktop.exporters.atomic import atomic_write, make_folder
from collector_desktop.exporters.names import free_name
from collector_desktop.services.paper_mail import draft_paper
from collector_desktop.services.papers import record_paper
from collector_desktop.ui.dialogs.paper_pages import (
    Sheets,
    draw_page,
    draw_sheet,
    page_count,
)
from collector_desktop.ui.widgets.labels import Button, IconButton, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from collector_desktop.domain.changes import Outcome
    from collector_desktop.domain.errors import CollectorError
    from collector_desktop.services.papers import Paper
    from collector_desktop.ui.desk import Desk

_WIDTH, _HEIGHT, _AROUND = 820, 900, 24
DRAFTS = "drafts"
_SETTLE_MS = 80


class PaperPreview(QDialog):
    """Shows the pages of a paper; saving and printing record in the history that it went.

    What is printed is kept as a file too, so that the record can be opened later.
    """

    def __init__(self, desk: Desk, paper: Paper, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self.paper = desk, paper
        self._at, self._count = 0, 0
        self._shown = (-1, 0)
        self.setWindowTitle(title)
        self._sheet, self._place = QLabel(), label(kind="second")
        self._problem = label(kind="error")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._area = QScrollArea()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._draw)
        self._build()
        self._add_keys()
        self.resize(self.sizeHint())
        if paper.missing:
            boxes = self.tr("The font has no sign for %s: a box is printed instead.")
            self._say(boxes % " ".join(paper.missing))
        desk.tasks.run_apart(self, partial(page_count, paper.content), self._show_count)

    @property
    def page(self) -> int:
        """The page that is shown, from 1."""
        return self._at + 1

    def turn(self, step: int) -> None:
        """Show the next page, or one before."""
        at = min(max(self._at + step, 0), max(self._count - 1, 0))
        if at != self._at:
            self._at = at
            self._area.verticalScrollBar().setValue(0)
            self._draw()

    def save_to(self, path: Path) -> None:
        """Write the PDF and record that it went."""
        work = partial(_write, self.paper, path)
        self._desk.tasks.run_apart(self, work, self._record, self._show_problem)

    @property
    def is_for_one(self) -> bool:
        """Whether the paper is for one customer, who may get it by e-mail."""
        return self.paper.customer_id > 0

    def draft(self) -> None:
        """Open a draft with the PDF attached in the user's mail program, and record it."""
        if not self.is_for_one:
            return
        folder = self._desk.papers / DRAFTS
        work = partial(draft_paper, self.paper, folder, self._desk.today())
        self._desk.tasks.run(self, work, self._open_draft, self._show_problem)

    def print_on(self, printer: QPrinter) -> None:
        """Print the pages that the printer wants, then keep and record the paper."""
        first, last = printer.fromPage(), printer.toPage()
        pages = range(max(first - 1, 0), min(last, self._count) if last else self._count)
        sheets = Sheets(printer)
        if sheets.begin():
            self._print_next(sheets, pages)
        else:
            self._say_not_printed()

    def sizeHint(self) -> QSize:
        screen = self.screen().availableGeometry()
        theme = self._desk.theme
        return QSize(
            min(theme.px(_WIDTH), screen.width() - 40), min(theme.px(_HEIGHT), screen.height() - 60)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle.start()

    def _build(self) -> None:
        theme = self._desk.theme
        self._sheet.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._sheet.setAccessibleName(self.tr("Page as it will be printed"))
        self._area.setWidget(self._sheet)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        before = IconButton(theme, "chevron-left", self.tr("Page before"))
        after = IconButton(theme, "chevron-right", self.tr("Next page"))
        before.clicked.connect(partial(self.turn, -1))
        after.clicked.connect(partial(self.turn, 1))
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for part in (before, self._place, after):
            foot.addWidget(part)
        foot.addStretch(1)
        for button in self._buttons():
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self._area, 1)
        column.addWidget(self._problem)
        column.addLayout(foot)

    def _buttons(self) -> list[Button]:
        theme = self._desk.theme
        view = Button(theme, self.tr("Open in viewer"), icon="external-link")
        mail = Button(theme, self.tr("E-mail…"), icon="mail")
        mail.setToolTip(
            self.tr("Opens a draft in your mail program, with the PDF attached (Ctrl+E)")
        )
        mail.clicked.connect(self.draft)
        mail.setVisible(self.is_for_one)
        self._print_button = Button(theme, self.tr("Print…"), icon="printer")
        self._save_button = Button(theme, self.tr("Save PDF…"), icon="file-down", kind="primary")
        cancel = Button(theme, self.tr("Cancel"))
        view.clicked.connect(self._open)
        self._print_button.clicked.connect(self._ask_printer)
        self._save_button.clicked.connect(self._ask_name)
        cancel.clicked.connect(self.reject)
        self._save_button.setDefault(True)
        return [cancel, view, mail, self._print_button, self._save_button]

    def _add_keys(self) -> None:
        for keys, slot in (
            ("PgUp", partial(self.turn, -1)),
            ("PgDown", partial(self.turn, 1)),
            ("Ctrl+S", self._ask_name),
            ("Ctrl+P", self._ask_printer),
            ("Ctrl+E", self.draft),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def _show_count(self, count: int) -> None:
        self._count = count
        self._draw()

    def _draw(self) -> None:
        """Ask for the page in the width that there is."""
        ratio = self.devicePixelRatioF()
        width = round((self._area.viewport().width() - _AROUND) * ratio)
        if not self._count or width <= 0 or (self._at, width) == self._shown:
            return
        self._shown = (self._at, width)
        at = self._at
        self._place.setText(
            self.tr("Page {page} of {count}").format(page=at + 1, count=self._count)
        )
        work = partial(draw_page, self.paper.content, at, width)
        self._desk.tasks.run_apart(self, work, partial(self._show_page, at))

    def _show_page(self, at: int, image: QImage) -> None:
        if at == self._at:
            image.setDevicePixelRatio(self.devicePixelRatioF())
            self._sheet.setPixmap(QPixmap.fromImage(image))

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
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self.paper.name)
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, max(self._count, 1))
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.print_on(printer)

    def _print_next(self, sheets: Sheets, pages: Sequence[int]) -> None:
        if pages:
            work = partial(draw_sheet, self.paper.content, pages[0])
            self._desk.tasks.run_apart(self, work, partial(self._put, sheets, pages))
        elif sheets.end():
            keep = partial(_keep, self.paper, self._desk.papers)
            self._desk.tasks.run_apart(self, keep, self._record, self._show_problem)
        else:
            self._say_not_printed()

    def _put(self, sheets: Sheets, pages: Sequence[int], image: QImage) -> None:
        sheets.put(image)
        self._print_next(sheets, pages[1:])

    def _say_not_printed(self) -> None:
        self._say(self.tr("The printer did not take the pages. Nothing was recorded."))

    def _record(self, path: Path) -> None:
        work = partial(record_paper, self.paper, path, self._desk.today())
        self._desk.tasks.run(self, work, self._done, self._show_problem)

    def _open(self) -> None:
        """Show the paper in the system's viewer; this alone is no sending."""
        work = partial(_keep, self.paper, self._desk.papers)
        self._desk.tasks.run_apart(self, work, self._open_file, self._show_problem)

    def _open_file(self, path: Path) -> None:
        if not self._desk.open_link(str(path)):
            self._say(self.tr("No program opens PDF files. The file is {path}.").format(path=path))

    def _open_draft(self, drafted: Outcome[Path]) -> None:
        if self._desk.open_link(str(drafted.value)):
            self.accept()
        else:
            words = self.tr("No program opens drafts. The file is {path}.")
            self._say(words.format(path=drafted.value))

    def _done(self, _: Outcome[Path]) -> None:
        self.accept()

    def _show_problem(self, error: CollectorError) -> None:
        self._say(f"{error.title} {error.advice}".strip())

    def _say(self, text: str) -> None:
        self._problem.setText(text)
        self._problem.show()


def _write(paper: Paper, path: Path) -> Path:
    """Write a paper where the user said, over what lies there."""
    atomic_write(path, paper.content)
    return path


def _keep(paper: Paper, folder: Path) -> Path:
    """Write a paper into the folder of papers, over nothing else."""
    make_folder(folder)
    return _write(paper, free_name(folder / paper.name, paper.content))
