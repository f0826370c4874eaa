"""An e-mail as the desk shows it: its own look, as wide as the pane, in the desk's font."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QTextBrowser

from collector_desktop.ui.theme import FAMILY

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QUrl

_COLUMN = re.compile(r'width="\d+"')
_FONT = re.compile(r"font-family:[^;\"]+")
# Qt keeps no distance below a paragraph that a table follows, as mail programs do.
_TABLE_BELOW = re.compile(r'(</p>\s*<table[^>]*style="margin:)0 ')
_TEXT, _TABLE = "font-size:15px;line-height:22px", "font-size:14px"
_AIR = (
    ("padding:6px 8px 6px 0", "padding:3px 3px 3px 0"),
    ("padding:8px 8px 8px 0", "padding:8px 3px 8px 0"),
    ("padding:16px", "padding:4px"),
)
# Pixels of the text and of its tables, and whether it has little air, the most comfortable first.
_LOOKS = ((13, 12, False), (13, 12, True), (12, 11, True), (12, 10, True))


def fitted(html: str, size: int, table_size: int, *, dense: bool = False) -> str:
    """Return the HTML of an e-mail with text and tables in such pixels; `dense` with less air."""
    fit = _COLUMN.sub('width="100%"', html, count=1)
    fit = _FONT.sub(f"font-family:'{FAMILY}'", _TABLE_BELOW.sub(r"\g<1>12px ", fit))
    fit = fit.replace(_TEXT, f"font-size:{size}px").replace(_TABLE, f"font-size:{table_size}px")
    for wide, narrow in _AIR if dense else ():
        fit = fit.replace(wide, narrow)
    return fit


class MailView(QTextBrowser):
    """Shows an e-mail; no link of it is followed, and nothing that it names is fetched."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self._nothing = QImage(1, 1, QImage.Format.Format_ARGB32)
        self._nothing.fill(0)

    def show_mail(self, html: str, px: Callable[[float], int]) -> None:
        """Show an e-mail in the largest look whose tables are no wider than the view.

        Where even the smallest is, the view scrolls sideways: nothing of a sum is out of reach.
        """
        for size, table_size, dense in _LOOKS:
            self.setHtml(fitted(html, px(size), px(table_size), dense=dense))
            if self.document().idealWidth() <= self.viewport().width():
                return

    def loadResource(self, type: int, name: QUrl | str) -> object:  # noqa: A002, ARG002, N802
        """Return an empty picture: for nothing Qt would read the file that is named by itself."""
        return self._nothing
