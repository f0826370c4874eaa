"""F6 goes from part to part of the window, where Tab would stop at every control."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator

# The frames that the style sheet draws as parts of a page; each list is a part of its own.
_NAMES = frozenset(
    {
        *("sidebar", "pageHeader", "sidePanel", "panelTop", "panelFoot", "wizardFoot", "card"),
        *("toast", "problem"),
    }
)


def slots(window: QMainWindow) -> dict[str, Callable[[], object]]:
    """Return what the commands for the next and the previous part of a window do."""
    return {
        "next_part": lambda: go_on(window, QWidget.nextInFocusChain),
        "previous_part": lambda: go_on(window, QWidget.previousInFocusChain, to_first=True),
    }


def go_on(
    window: QWidget, step: Callable[[QWidget], QWidget | None], *, to_first: bool = False
) -> QWidget | None:
    """Give the keyboard to the next part along the focus chain; return what has it then.

    Going back one comes upon the last control of a part: `to_first` walks on to its first.
    """
    start = window.focusWidget() or window
    here, found = region_of(start), None
    for widget in _along(start, step):
        region = region_of(widget)
        if found is None:
            found = widget if region is not here else None
        elif to_first and region is region_of(found):
            found = widget
        else:
            break
    if found is not None:
        found.setFocus(Qt.FocusReason.ShortcutFocusReason)
    return found


def region_of(widget: QWidget) -> QWidget | None:
    """Return the part of the window that a control is in; None is what belongs to no part."""
    from PySide6.QtWidgets import QAbstractItemView  # noqa: PLC0415 - once somebody moves on

    part: QWidget | None = widget
    while part is not None and not (
        isinstance(part, QAbstractItemView) or part.objectName() in _NAMES
    ):
        part = part.parentWidget()
    return part


def _along(start: QWidget, step: Callable[[QWidget], QWidget | None]) -> Iterator[QWidget]:
    """Yield the controls after one that Tab can reach now."""
    widget = step(start)
    while widget is not None and widget is not start:
        if (
            widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.isVisible()
            and widget.isEnabled()
            and widget.window() is start.window()
        ):
            yield widget
        widget = step(widget)
