"""Copying a chart: as a picture for a letter, or its figures for a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from collector_desktop.ui.widgets.letter_keys import listen

if TYPE_CHECKING:
    from collector_desktop.ui.theme import Theme
    from collector_desktop.ui.widgets.grid_copy import Table

PICTURE, FIGURES = "Ctrl+C", "Ctrl+Shift+C"
_SHARP = 2.0


def offer_copies(
    theme: Theme,
    chart: QWidget,
    whole: QWidget,
    table: Callable[[], Table],
    tools: Sequence[QWidget] = (),
) -> None:
    """Let a chart be copied by its keys and its menu: `whole` as a picture without its `tools`."""

    def copy_picture() -> None:
        QGuiApplication.clipboard().setPixmap(picture_of(theme, whole, tools))

    def copy_figures() -> None:
        QGuiApplication.clipboard().setText(table().as_text())

    def show_menu(at: QPoint) -> None:
        menu = QMenu(chart)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, keys, act in (
            (_tr("Copy the picture"), PICTURE, copy_picture),
            (_tr("Copy the figures"), FIGURES, copy_figures),
        ):
            action = menu.addAction(f"{text}\t{keys}")
            action.triggered.connect(lambda _=False, act=act: act())
        menu.popup(chart.mapToGlobal(at))

    chart.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    chart.customContextMenuRequested.connect(show_menu)
    listen(chart, {PICTURE: copy_picture, FIGURES: copy_figures})


def picture_of(theme: Theme, whole: QWidget, tools: Sequence[QWidget] = ()) -> QPixmap:
    """Return a part of the window as it looks, sharp enough for paper, without its buttons."""
    ratio = max(whole.devicePixelRatioF(), _SHARP)
    picture = QPixmap(whole.size() * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(theme.colour("surface"))
    whole.render(picture, QPoint())
    painter = QPainter(picture)
    for tool in tools:
        if tool.isVisible():
            place = QRect(tool.mapTo(whole, QPoint()), tool.size())
            painter.fillRect(place, theme.colour("surface"))
    painter.end()
    return picture


def _tr(text: str) -> str:
    return QCoreApplication.translate("Charts", text)
