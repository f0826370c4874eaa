"""Painters of the cells that are bars: what is owed by age, how much of a limit is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF

from collector_desktop.ui.cells import AgesCell, SegmentsCell, ShareCell
from collector_desktop.ui.theme import REGULAR
from collector_desktop.ui.widgets.card import BarPart, paint_parts
from collector_desktop.ui.widgets.paint import RIGHT, Brush

if TYPE_CHECKING:
    from collections.abc import Callable

_HEIGHT, _NUMBER = 6, 48
_FULL, _NEARLY = 100, 80
_AGES = ("age0", "age1", "age2", "age3", "age4")


def _paint_ages(brush: Brush, rect: QRect, cell: AgesCell, **_: bool) -> None:
    if not any(weight > 0 for weight in cell.weights):
        return
    track = QRectF(rect.left(), rect.center().y() - _HEIGHT / 2 + 1, rect.width(), _HEIGHT)
    tokens = [_AGES[min(at, len(_AGES) - 1)] for at in range(len(cell.weights))]
    paint_parts(
        brush, track, [BarPart(max(w, 0), t) for w, t in zip(cell.weights, tokens, strict=True)]
    )


def _paint_share(brush: Brush, rect: QRect, cell: ShareCell, *, selected: bool) -> None:
    if cell.percent is None:
        brush.text(rect, cell.text, "text2" if selected else "text3", (12, REGULAR), RIGHT)
        return
    number = brush.theme.px(_NUMBER)
    track = QRectF(rect.left(), rect.center().y() - _HEIGHT / 2 + 1, rect.width() - number, _HEIGHT)
    over, near = cell.percent > _FULL, cell.percent >= _NEARLY
    brush.bar(track, cell.percent / _FULL, "danger" if over else "warn" if near else "accent")
    colour = "danger_text" if over else "text2"
    brush.text(rect, cell.text, colour, (13, REGULAR), RIGHT)


def _paint_segments(brush: Brush, rect: QRect, cell: SegmentsCell, **_: bool) -> None:
    track = QRectF(rect.left(), rect.center().y() - _HEIGHT / 2 + 1, rect.width(), _HEIGHT)
    paint_parts(brush, track, [BarPart(1, token) for token in cell.tokens])


BAR_PAINTERS: dict[type, Callable[..., None]] = {
    AgesCell: _paint_ages,
    ShareCell: _paint_share,
    SegmentsCell: _paint_segments,
}
