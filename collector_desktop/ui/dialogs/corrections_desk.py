"""The credits that disputes became, written for the import of the accounting program."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMenu

from collector_desktop.services.corrections import Corrections, Layout, write_corrections
from collector_desktop.ui.format import plural
from collector_desktop.ui.widgets.dispute_words import tr
from collector_desktop.ui.widgets.labels import IconButton
from collector_desktop.ui.widgets.palette_entry import OFFERED

if TYPE_CHECKING:
    from collector_desktop.ui.widgets.page import Page

PROGRAMS = {
    Layout.QUICKBOOKS: "QuickBooks Online",
    Layout.XERO: "Xero",
    Layout.SAGE: "Sage 50",
}


class CorrectionsDesk(QObject):
    """Serves a menu in the head of a page; the page says what was written."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        words = tr("Credits to enter in your accounting program")
        button = IconButton(page.desk.theme, "receipt-text", words)
        self.menu = QMenu(button)
        self.menu.setObjectName(OFFERED)
        for layout, program in PROGRAMS.items():
            text = tr("Credits for {program}…").format(program=program)
            self.menu.addAction(text).triggered.connect(partial(self.write, layout))
        plain = self.menu.addAction(tr("Credits as a plain list…"))
        plain.triggered.connect(partial(self.write, Layout.PLAIN))
        button.clicked.connect(
            lambda: self.menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
        )
        page.header.add(button)

    def write(self, layout: Layout, *_: object) -> None:
        """Ask where to, and write the credits that are not in the books yet."""
        today = self._page.desk.today()
        usual = str(Path.home() / f"credits-{today.isoformat()}.csv")
        title = tr("Credits to enter")
        name = QFileDialog.getSaveFileName(self._page, title, usual, "CSV (*.csv)")[0]
        if name:
            work = partial(write_corrections, Path(name).with_suffix(".csv"), layout, today)
            self._page.desk.tasks.run(self, work, self._written)

    def _written(self, made: Corrections) -> None:
        words = tr("{credits} written to {path}. Fill in your own account codes.")
        count = plural(made.count, tr("credit"))
        self._page.said.emit(words.format(credits=count, path=made.path))
