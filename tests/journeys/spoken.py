"""What a screen reader is told of the controls of a window."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

BY_TAB = Qt.FocusPolicy.TabFocus


def nameless(top):
    """What Tab can reach in a window and a screen reader has no word for."""
    reached = (
        each
        for each in top.findChildren(QWidget)
        if each.focusPolicy() & BY_TAB and each.isVisible() and not each.focusProxy()
    )
    return [
        (type(each).__name__, each.objectName(), type(each.parent()).__name__)
        for each in reached
        if not QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name).strip()
    ]
