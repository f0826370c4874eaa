"""Who is left out of a chase run, grouped by why, below the steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF

from collector_desktop.domain.frozen import frozen
from collector_desktop.ui.theme import MEDIUM, REGULAR, Theme
from collector_desktop.ui.widgets.paint import Brush
from collector_desktop.ui.widgets.tile_list import TileDelegate, TileList, paint_focus

if TYPE_CHECKING:
    from collections.abc import Hashable

HEIGHT, SIDE = 40, 12


@frozen
class ReasonTile:
    """A reason, how many customers it keeps out, and until when or what would end it."""

    key: Hashable
    title: str
    detail: str
    icon: str = "pause"
    tone: str = "text2"

    def words(self) -> str:
        """Return the reason as one sentence for reading aloud."""
        return f"{self.title}, {self.detail}"


class ReasonTiles(TileList[ReasonTile]):
    """The list of the reasons; Enter or a double click opens the customers behind one."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, QCoreApplication.translate("chase", "Left out of the run"))
        self._delegate = TileDelegate(self, self._paint, HEIGHT)
        self.setItemDelegate(self._delegate)

    def _paint(self, brush: Brush, rect: QRect, tile: ReasonTile, current: bool) -> None:  # noqa: FBT001 the delegate's call
        px = self.theme.px
        if current and self.hasFocus():
            brush.box(QRectF(rect.adjusted(0, 1, 0, -1)), "hover", 6)
            paint_focus(brush, self, rect.adjusted(0, 1, 0, -1), 6)
        height = px(17)
        left = rect.left() + SIDE + px(22)
        above = QRect(left, rect.center().y() - height + 1, rect.right() - left - 4, height)
        at = QPointF(rect.left() + SIDE, above.center().y() - px(14) / 2 + 1)
        brush.icon(at, tile.icon, tile.tone, px(14), 2.0)
        brush.text(above, tile.title, "text", (12, MEDIUM))
        brush.text(above.translated(0, height), tile.detail, "text3", (12, REGULAR))
