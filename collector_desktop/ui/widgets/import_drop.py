"""Where a file is dropped, or chosen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, QStandardPaths, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from collector_desktop.ui.theme import Theme
from collector_desktop.ui.widgets.empty_state import IconTile
from collector_desktop.ui.widgets.labels import Button, label

_RADIUS, _TILE = 8, 48
PAPERS = {".pdf", ".eml"}
FILES = (
    "Lists, invoices and bank statements (*.csv *.xlsx *.tsv *.txt *.xml *.pdf *.gnucash *.vcf"
    " *.ofx *.qfx *.qif *.bai *.bai2 *.sta *.940 *.942 *.mt940 *.cod *.coda *.n43 *.csb *.aeb"
    " *.cfo *.afb *.iif *.zip)"
    ";;All files (*)"
)


class DropZone(QWidget):
    """A dashed frame that takes files; `dropped` carries a path, or several in a tuple."""

    dropped = Signal(object)
    choose_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._over = False
        self.setAcceptDrops(True)
        self.button = Button(theme, self.tr("Choose files"), icon="folder-open", kind="primary")
        self.button.clicked.connect(self.choose_asked)
        words = self.tr(
            "Lists as Excel or CSV, from Xero, QuickBooks, Sage or any other program.\n"
            "Bank statements in any usual format, e-invoices, the books of GnuCash or Tally, and"
            " contacts."
        )
        title, advice = label(self.tr("Drop files here"), "panel"), label(words, "second")
        advice.setWordWrap(True)
        advice.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        tile = IconTile(theme, "upload", size=_TILE)
        column.addWidget(tile, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(title, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(advice)
        column.addSpacing(4)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        theme.changed.connect(self.update)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self._mark(over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._mark(over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._mark(over=False)
        event.acceptProposedAction()
        urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
        paths = tuple(str(Path(url.toLocalFile())) for url in urls)
        self.dropped.emit(paths if len(paths) > 1 else paths[0])

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 always painted whole
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = self._theme.colour("accent" if self._over else "border2")
        painter.setPen(QPen(edge, 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(self._theme.colour("accent_soft" if self._over else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        painter.end()

    def _mark(self, *, over: bool) -> None:
        self._over = over
        self.update()


def are_papers(paths: Sequence[str]) -> bool:
    """Return whether all files are PDFs or e-mails, which may have been sent from here."""
    return bool(paths) and all(Path(each).suffix.lower() in PAPERS for each in paths)


def ask_for_files(parent: QWidget, title: str, folder: str) -> tuple[str, ...]:
    """Ask which files to import, beginning in a folder, or where downloads go; empty for none."""
    usual = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
    return tuple(QFileDialog.getOpenFileNames(parent, title, folder or usual, FILES)[0])
