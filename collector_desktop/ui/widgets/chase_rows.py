"""The messages of one step: a tick, to whom, how much; while it runs, how far each is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from collector_desktop.domain.frozen import frozen
from collector_desktop.ui.theme import REGULAR, SEMIBOLD, Theme
from collector_desktop.ui.widgets.labels import label
from collector_desktop.ui.widgets.paint import RIGHT, Brush
from collector_desktop.ui.widgets.tile_list import TileDelegate, TileList, paint_focus

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

HEIGHT, BOX, SIDE, GAP, HEAD = 50, 16, 14, 14, 34
STATE_LOOK = {
    "queued": ("clock", "text2"),
    "sending": ("refresh-cw", "accent"),
    "sent": ("circle-check", "ok"),
    "handed_over": ("circle-check", "ok"),
    "printed": ("circle-check", "ok"),
    "task": ("circle-check", "ok"),
    "failed": ("circle-x", "danger"),
    "unknown": ("circle-help", "warn"),
    "left_out": ("minus", "text3"),
    "taken_back": ("undo-2", "text3"),
}


@frozen
class MessageTile:
    """One message: `second` is the address, or a warning; `state` replaces the tick when it ran."""

    key: Hashable
    name: str
    second: str
    amount: str
    count: str
    ticked: bool = True
    is_warning: bool = False
    is_edited: bool = False
    state: str = ""
    state_words: str = ""

    def words(self) -> str:
        """Return the message as one sentence for reading aloud."""
        standing = self.state_words or (_tr("ticked") if self.ticked else _tr("not ticked"))
        edited = _tr("edited") if self.is_edited else ""
        parts = (self.name, self.amount, self.count, self.second, edited, standing)
        return ", ".join(part for part in parts if part)


class MessageTiles(TileList[MessageTile]):
    """The list of the messages; Space or a click on the box ticks one."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _tr("Messages of the step"))
        self._delegate = TileDelegate(self, self._paint, HEIGHT)
        self.setItemDelegate(self._delegate)

    def tick_place(self, tile: QRect) -> QRect | None:
        return QRect(tile.left(), tile.top(), self.theme.px(BOX) + 2 * SIDE, tile.height())

    def _paint(self, brush: Brush, rect: QRect, tile: MessageTile, current: bool) -> None:  # noqa: FBT001 the delegate's call
        painter, px = brush.painter, self.theme.px
        painter.fillRect(rect, self.theme.colour("select" if current else "surface"))
        hairline = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(hairline, self.theme.colour("grid"))
        if current:
            edge = QRect(rect.left(), rect.top(), 3, rect.height())
            painter.fillRect(edge, self.theme.colour("accent"))
            paint_focus(brush, self, rect.adjusted(0, 0, 0, -1), 2)
        box = QRectF(rect.left() + SIDE, rect.center().y() - px(BOX) / 2 + 1, px(BOX), px(BOX))
        if tile.state in STATE_LOOK:
            brush.icon(QPointF(box.topLeft()), *STATE_LOOK[tile.state], px(BOX), 2.0)
        else:
            brush.check(box, ticked=tile.ticked)
        room = rect.adjusted(SIDE + px(BOX) + GAP, 0, -SIDE, -1)
        self._paint_words(brush, room, tile, "text2" if current else "text3")

    def _paint_words(self, brush: Brush, room: QRect, tile: MessageTile, second: str) -> None:
        height = self.theme.px(17)
        above = QRect(room.left(), room.center().y() - height + 1, room.width(), height)
        below = above.translated(0, height)
        colour = "text" if tile.ticked and tile.state != "left_out" else "text3"
        taken = brush.text(above, tile.amount, colour, (13, SEMIBOLD), RIGHT)
        brush.text(above.adjusted(0, 0, -taken - 10, 0), tile.name, colour, (13, SEMIBOLD))
        taken = brush.text(below, tile.count, second, (12, REGULAR), RIGHT)
        tone = "warn_text" if tile.is_warning else second
        if tile.is_edited:
            size = self.theme.px(12)
            at = QPointF(below.left(), below.center().y() - size / 2 + 1)
            brush.icon(at, "pencil", "accent_text", size, 2.0)
            below = below.adjusted(size + 5, 0, 0, 0)
        brush.text(below.adjusted(0, 0, -taken - 10, 0), tile.second, tone, (12, REGULAR))


class MessageList(QWidget):
    """The list under a head that names the step and ticks all of it; `all_ticked` says which."""

    all_ticked = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.tiles = MessageTiles(theme)
        self._title, self._amount = label(kind="tiny"), label(_tr("Amount"), "tiny")
        self.all = QCheckBox()
        self.all.setTristate(True)
        self.all.setAccessibleName(_tr("All messages of the step"))
        self.all.clicked.connect(self._on_all)
        head, row = QFrame(), QHBoxLayout()
        head.setObjectName("panelTop")
        head.setFixedHeight(theme.px(HEAD))
        row.setContentsMargins(SIDE, 0, SIDE, 0)
        row.setSpacing(GAP)
        row.addWidget(self.all)
        row.addWidget(self._title, 1)
        row.addWidget(self._amount)
        head.setLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.tiles, 1)
        self.show_messages("", ())

    def show_messages(
        self, title: str, tiles: Sequence[MessageTile], ticked: int | None = None
    ) -> None:
        """Show the messages of a step and how many are ticked; None: it ran, none can be."""
        running = ticked is None
        if tiles and not running:
            words = _tr("{step}, {ticked:,} of {count:,} ticked")
            title = words.format(step=title, ticked=ticked, count=len(tiles))
        self._title.setText(title)
        partly = Qt.CheckState.PartiallyChecked if ticked else Qt.CheckState.Unchecked
        whole = bool(tiles) and ticked == len(tiles)
        self.all.setCheckState(Qt.CheckState.Checked if whole else partly)
        self.all.setVisible(bool(tiles) and not running)
        self._amount.setVisible(bool(tiles))
        self.tiles.show_tiles(tiles)

    def _on_all(self) -> None:
        """Tick all, unless all were ticked; between the two there is nothing to click to."""
        self.all_ticked.emit(self.all.checkState() != Qt.CheckState.Unchecked)


def _tr(text: str) -> str:
    return QCoreApplication.translate("chase", text)
