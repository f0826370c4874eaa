"""Draws the desk to PNG files from the same widgets, for a machine without a display."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from collector_desktop.documents.untrusted_paper import page_sizes
from collector_desktop.queries.worklist import worklist
from collector_desktop.services.paper_statement import statement_paper
from collector_desktop.ui.dialogs.paper_pages import draw_page

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
    width = round(page_sizes(paper.content)[0][0] * PIXELS_PER_POINT)
    draw_page(paper.content, 0, width).save(str(folder / "statement.png"))
    window.close()
    window.session.stop()
    sys.stdout.write(f"The desk is drawn in {folder}: today.png, customer.png, statement.png\n")
    return 0


def _draw(window: QWidget, path: Path) -> None:
    QApplication.processEvents()
    window.grab().save(str(path))
