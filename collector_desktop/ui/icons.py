"""Line icons, tinted with a colour and kept once drawn."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

STROKE = 1.75


class Icons:
    """Draws the SVG files of one folder in any colour."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sources: dict[str, str] = {}
        self._pixmaps: dict[tuple[str, str, int, float, float], QPixmap] = {}

    def names(self) -> list[str]:
        """Return the names that can be drawn."""
        return sorted(path.stem for path in self._folder.glob("*.svg"))

    def svg(self, name: str, colour: str, stroke: float = STROKE) -> str:
        """Return the source of an icon in a colour such as `#3451C6`."""
        if name not in self._sources:
            self._sources[name] = (self._folder / f"{name}.svg").read_text(encoding="utf-8")
        tinted = self._sources[name].replace("currentColor", colour)
        return re.sub(r'stroke-width="[\d.]+"', f'stroke-width="{stroke}"', tinted)

    def pixmap(
        self, name: str, colour: QColor, size: int, ratio: float = 1.0, stroke: float = STROKE
    ) -> QPixmap:
        """Return an icon of `size` logical pixels for a screen of that pixel ratio."""
        key = (name, colour.name(), size, ratio, stroke)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._draw(name, colour, size, ratio, stroke)
        return self._pixmaps[key]

    def icon(
        self, name: str, colour: QColor, disabled: QColor, size: int = 16, gap: int = 0
    ) -> QIcon:
        """Return an icon for buttons and menus, sharp on every common screen.

        `gap` is empty room to its right, for buttons that would set their text too close.
        """
        made = QIcon()
        for ratio in (1.0, 2.0):
            for tint, mode in ((colour, QIcon.Mode.Normal), (disabled, QIcon.Mode.Disabled)):
                made.addPixmap(_widened(self.pixmap(name, tint, size, ratio), gap), mode)
        return made

    def forget(self) -> None:
        """Drop every drawn icon, as after a change of scheme."""
        self._pixmaps.clear()

    def _draw(self, name: str, colour: QColor, size: int, ratio: float, stroke: float) -> QPixmap:
        pixmap = QPixmap(QSize(round(size * ratio), round(size * ratio)))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        source = self.svg(name, colour.name(), stroke).encode()
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(source)).render(painter, QRectF(0, 0, size, size))
        painter.end()
        return pixmap


def _widened(pixmap: QPixmap, gap: int) -> QPixmap:
    if not gap:
        return pixmap
    ratio = pixmap.devicePixelRatio()
    wide = QPixmap(pixmap.width() + round(gap * ratio), pixmap.height())
    wide.setDevicePixelRatio(ratio)
    wide.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wide)
    painter.drawPixmap(0, 0, pixmap)
    painter.end()
    return wide
