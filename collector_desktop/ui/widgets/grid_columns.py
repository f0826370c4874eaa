"""Which columns a grid shows, from outside its header."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt

from collector_desktop.ui.widgets.grid import GridView
from collector_desktop.ui.widgets.grid_header import GridHeader

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def show_column(grid: GridView[Any], name: str, *, shown: bool) -> None:
    """Show or hide one column of a grid."""
    header = grid.horizontalHeader()
    if isinstance(header, GridHeader) and (name in header.hidden_names) == shown:
        header.show_column(name, shown=shown)


def offer_columns(grid: GridView[Any], below: QWidget) -> None:
    """Open the menu of a grid's columns under a button."""
    header = grid.horizontalHeader()
    if isinstance(header, GridHeader):
        menu = header.columns_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(below.mapToGlobal(QPoint(0, below.height())))
