"""Draws the desk to PNG files from the same widgets, for a machine without a display."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pypdfium2
from PySide6.QtWidgets import QApplication

from collector_desktop.queries.worklist import worklist
from collector_desktop.services.paper_statement import statement_paper

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from collector_desktop.ui.main_window import MainWindow

SIZE = (1440, 900)
PIXELS_PER_POINT = 150 / 72
CANNOT_OPEN = 3


def render_desk(window: MainWindow, folder: Path) -> int:
    """Draw Today, the first customer's card and their statement; return the exit status.

    The window must work on the calling thread, so that a page is complete when it is drawn.
    """
    folder.mkdir(parents=True, exist_ok=True)
    window.resize(*SIZE)
    window.show()
    window.session.open_demo()
    if window.session.info is None:
        sys.stderr.write(f"{window.messages.text()}\n")
        return CANNOT_OPEN
    _draw(window, folder / "today.png")
    today = window.desk.today()
    first = worklist(today)[0].customer_id
    window.open_customer(first, (first,))
    _draw(window, folder / "customer.png")
    paper = statement_paper(first, today, window.desk.fonts)
    page = pypdfium2.PdfDocument(paper.content)[0]
    page.render(scale=PIXELS_PER_POINT).to_pil().save(folder / "statement.png")
    window.close()
    window.session.stop()
    sys.stdout.write(f"The desk is drawn in {folder}: today.png, customer.png, statement.png\n")
    return 0


def _draw(window: QWidget, path: Path) -> None:
    QApplication.processEvents()
    window.grab().save(str(path))
