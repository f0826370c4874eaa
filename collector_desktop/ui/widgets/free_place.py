"""Where something can float over a window without covering what one clicks or types into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

STEP = 8


def free_place(window: QWidget, wanted: QRect, floating: QWidget) -> QRect:
    """Return the lowest place in the lower half, from the wanted one up, with no control under it.

    Where there is none it is the wanted place: what floats can be closed.
    """
    from PySide6.QtWidgets import (  # noqa: PLC0415 - once something floats
        QAbstractButton,
        QComboBox,
        QLineEdit,
        QPlainTextEdit,
    )

    worked = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit)
    taken = [
        QRect(each.mapTo(window, QPoint()), each.size())
        for kind in worked
        for each in window.findChildren(kind)
        if each.isVisible() and each.window() is window and not floating.isAncestorOf(each)
    ]
    place = QRect(wanted)
    while place.top() > window.height() // 2:
        if not any(place.intersects(each) for each in taken):
            return place
        place.translate(0, -STEP)
    return wanted
