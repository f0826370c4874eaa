"""The possible next steps for a customer, as tiles of which one is chosen."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from collector_desktop.domain.escalation import Step
from collector_desktop.domain.frozen import frozen
from collector_desktop.ui.cells import Tone
from collector_desktop.ui.theme import Theme
from collector_desktop.ui.widgets.paint import Brush
from collector_desktop.ui.widgets.step_words import suggested_word
from collector_desktop.ui.widgets.tile_list import TILE_ROLE, Index, TileList

_HIGH, _APART, _PAD, _ICON = 54, 8, 13, 28
_LINE, _TOP = 20, 7
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
ICONS = {
    Step.STOP_SUPPLY: ("ban", Tone.DANGER),
    Step.WITHDRAW_TERMS: ("wallet", Tone.WARN),
    Step.VISIT: ("map-pin", Tone.INFO),
    Step.DIRECTOR_LETTER: ("mail", Tone.INFO),
    Step.LETTER_BEFORE_ACTION: ("file-text", Tone.WARN),
    Step.STATUTORY_DEMAND: ("landmark", Tone.PLUM),
    Step.COURT_CLAIM: ("gavel", Tone.PLUM),
    Step.AGENCY: ("users", Tone.INFO),
    Step.INSURANCE_CLAIM: ("shield-check", Tone.OK),
    Step.ONE_MORE_CHANCE: ("handshake", Tone.OK),
    Step.WRITE_OFF: ("circle-slash", Tone.NEUTRAL),
}


@frozen
class StepTile:
    """A step with what it means and why."""

    step: Step
    title: str
    detail: str
    is_suggested: bool

    @property
    def key(self) -> Step:
        """What tells it apart."""
        return self.step

    def words(self) -> str:
        """Return it as one sentence."""
        mark = f", {suggested_word()}" if self.is_suggested else ""
        return f"{self.title}{mark}. {self.detail}"


class StepList(TileList[StepTile]):
    """Shows the steps; the keys J, K and the arrows go through them."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name)
        self.setObjectName("cards")
        self.setItemDelegate(_StepDelegate(theme, self))
        self.setFrameShape(self.Shape.NoFrame)

    def sizeHint(self) -> QSize:
        rows = max(1, len(self.tiles()))
        return QSize(super().sizeHint().width(), rows * self.theme.px(_HIGH + _APART) + 2)


class _StepDelegate(QStyledItemDelegate):
    """Paints a step: its icon, what it is called, what it means."""

    def __init__(self, theme: Theme, view: StepList) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(100, self._theme.px(_HIGH + _APART))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tile = index.data(TILE_ROLE)
        if not isinstance(tile, StepTile):
            return
        painter.save()
        px = self._theme.px
        brush = Brush(painter, self._theme, painter.device().devicePixelRatio())
        chosen = index == self._view.currentIndex()
        box = QRectF(option.rect).adjusted(0, 0, -1, -px(_APART))
        colours = ("accent_soft", "accent") if chosen else ("surface", "border")
        brush.box(box, colours[0], 6, colours[1])
        icon, tone = ICONS[tile.step]
        place = QRectF(box.left() + _PAD, box.center().y() - px(_ICON) / 2, px(_ICON), px(_ICON))
        brush.box(place, f"{tone.value}_soft", 6)
        inset = (px(_ICON) - px(16)) / 2
        at = QPointF(place.left() + inset, place.top() + inset)
        brush.icon(at, icon, f"{tone.value}_text", 16)
        left = int(place.right()) + 12
        wide = int(box.right()) - left - _PAD
        line = QRect(left, int(box.top()) + px(_TOP), wide, px(_LINE))
        if tile.is_suggested:
            brush.text(line, suggested_word(), "text2", (12, QFont.Weight.Normal), _RIGHT)
        brush.text(line.adjusted(0, 0, -px(90), 0), tile.title, "text", (13, QFont.Weight.DemiBold))
        below = line.translated(0, px(_LINE))
        brush.text(below, tile.detail, "text2", (12, QFont.Weight.Normal))
        painter.restore()
