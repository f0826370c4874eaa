"""The steps of a chase run: what each would send, to how many, for how much, and its tick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF

from collector_desktop.domain.frozen import frozen
from collector_desktop.ui.theme import REGULAR, SEMIBOLD, Theme
from collector_desktop.ui.widgets.paint import RIGHT, Brush
from collector_desktop.ui.widgets.tile_list import TileDelegate, TileList, paint_focus

if TYPE_CHECKING:
    from collections.abc import Hashable

HEIGHT, TILE, BOX, SIDE, GAP = 56, 28, 16, 12, 12
CHANNEL_LOOK = {
    "email": ("mail", "info"),
    "letter": ("file-text", "warn"),
    "call": ("phone", "accent"),
    "sms": ("message-square", "plum"),
    "visit": ("map-pin", "ok"),
}


@frozen
class StepTile:
    """A step with messages: `channel` is how most of them go; `ticked` None is some of them."""

    key: Hashable
    name: str
    when: str
    channel: str
    count: str
    amount: str
    ticked: bool | None = True

    def words(self) -> str:
        """Return the step as one sentence for reading aloud."""
        states = {True: _tr("ticked"), False: _tr("not ticked"), None: _tr("partly ticked")}
        return ", ".join((self.name, self.when, self.count, self.amount, states[self.ticked]))


class StepTiles(TileList[StepTile]):
    """The list of the steps; Space or a click on the box ticks all messages of a step."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _tr("Steps of the procedure"))
        self._delegate = TileDelegate(self, self._paint, HEIGHT)
        self.setItemDelegate(self._delegate)

    def tick_place(self, tile: QRect) -> QRect | None:
        return QRect(tile.left(), tile.top(), self.theme.px(BOX) + 2 * SIDE, tile.height())

    def _paint(self, brush: Brush, rect: QRect, tile: StepTile, current: bool) -> None:  # noqa: FBT001 the delegate's call
        place = rect.adjusted(0, 1, 0, -3)
        if current:
            brush.box(QRectF(place), "select", 8)
            paint_focus(brush, self, place, 8)
        px, middle = self.theme.px, place.center().y()
        box = QRectF(place.left() + SIDE, middle - px(BOX) / 2 + 1, px(BOX), px(BOX))
        brush.check(box, ticked=tile.ticked is True, partly=tile.ticked is None)
        icon, tone = CHANNEL_LOOK[tile.channel]
        left = box.right() + GAP
        brush.box(QRectF(left, middle - px(TILE) / 2 + 1, px(TILE), px(TILE)), f"{tone}_soft", 6)
        inset = (px(TILE) - px(16)) / 2
        at = QPointF(left + inset, middle - px(16) / 2 + 1)
        brush.icon(at, icon, f"{tone}_text", px(16))
        room = place.adjusted(round(left - place.left()) + px(TILE) + GAP, 0, -SIDE, 0)
        self._paint_words(brush, room, tile, "text2" if current else "text3")

    def _paint_words(self, brush: Brush, room: QRect, tile: StepTile, second: str) -> None:
        height = self.theme.px(17)
        above = QRect(room.left(), room.center().y() - height + 1, room.width(), height)
        below = above.translated(0, height)
        colour = "text3" if tile.ticked is False else "text"
        taken = brush.text(above, tile.count, colour, (12, SEMIBOLD), RIGHT)
        brush.text(above.adjusted(0, 0, -taken - 8, 0), tile.name, colour, (13, SEMIBOLD))
        taken = brush.text(below, tile.amount, second, (12, REGULAR), RIGHT)
        brush.text(below.adjusted(0, 0, -taken - 8, 0), tile.when, second, (12, REGULAR))


def _tr(text: str) -> str:
    return QCoreApplication.translate("chase", text)
