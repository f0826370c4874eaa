"""The steps of a procedure as cards on a line from top to bottom, to be moved and chosen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, QSize

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.procedure_words import (
    CHANNEL_WORDS,
    short_when,
    step_sentence,
    sums_words,
)
from collector_desktop.domain.procedures import Advice, Step
from collector_desktop.ui.theme import REGULAR, SEMIBOLD, Theme
from collector_desktop.ui.widgets.chase_steps import CHANNEL_LOOK
from collector_desktop.ui.widgets.paint import Brush
from collector_desktop.ui.widgets.tile_list import TileDelegate, TileList, paint_focus

HEIGHT, CIRCLE, RAIL, GRIP, SIDE = 50, 28, 56, 16, 14
DECIDES = {Advice.LEGAL, Advice.AGENCY, Advice.WRITE_OFF}


@frozen
class StepCard:
    """A step at its place; two steps may be alike, so the place tells them apart."""

    key: int
    step: Step
    is_last: bool = False

    def words(self) -> str:
        """Return the step as one sentence for reading aloud."""
        return step_sentence(self.step)

    @property
    def look(self) -> tuple[str, str]:
        """The icon of the step and its tone."""
        if self.step.recommend in DECIDES:
            return "gavel", "danger"
        if self.step.hold_supply or self.step.recommend is Advice.STOP_SUPPLY:
            return "shield-alert", "danger"
        return CHANNEL_LOOK[self.step.channel]


class StepCards(TileList[StepCard]):
    """The cards; they are as high as they are many, since the page scrolls as a whole."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _tr("Steps of the procedure"), movable=True)
        self.setObjectName("cards")
        self._delegate = TileDelegate(self, self._paint, HEIGHT)
        self.setItemDelegate(self._delegate)

    def show_steps(self, steps: tuple[Step, ...]) -> None:
        """Replace the steps; the place that was current stays current."""
        last = len(steps) - 1
        self.show_tiles([StepCard(at, step, at == last) for at, step in enumerate(steps)])
        self.setFixedHeight(max(len(steps), 1) * self.theme.px(HEIGHT) + 2)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(380), self.theme.px(HEIGHT) * max(len(self.tiles()), 1))

    def _paint(self, brush: Brush, rect: QRect, tile: StepCard, current: bool) -> None:  # noqa: FBT001 the delegate's call
        px, middle = self.theme.px, rect.center().y() - 2
        self._paint_rail(brush, rect, tile, middle)
        card = rect.adjusted(px(RAIL), 1, -1, -5)
        edge = "accent" if current else "border"
        brush.box(QRectF(card), "select" if current else "surface", 8, edge)
        if current:
            paint_focus(brush, self, card, 8)
        grip = QPointF(card.left() + 10, middle - px(GRIP) / 2 + 1)
        brush.icon(grip, "grip-vertical", "text3", px(GRIP))
        self._paint_words(brush, card.adjusted(px(GRIP) + 22, 0, -SIDE, 0), tile, current=current)

    def _paint_rail(self, brush: Brush, rect: QRect, tile: StepCard, middle: int) -> None:
        px = self.theme.px
        centre = rect.left() + px(RAIL) / 2 - 4
        top = middle if tile.key == 0 else rect.top()
        bottom = middle if tile.is_last else rect.bottom() + 1
        line = QRectF(centre - 0.75, top, 1.5, bottom - top)
        brush.painter.fillRect(line, self.theme.colour("border2"))
        icon, tone = tile.look
        circle = QRectF(centre - px(CIRCLE) / 2, middle - px(CIRCLE) / 2, px(CIRCLE), px(CIRCLE))
        brush.box(circle, f"{tone}_soft", px(CIRCLE) / 2)
        at = QPointF(circle.center().x() - px(15) / 2, circle.center().y() - px(15) / 2)
        brush.icon(at, icon, f"{tone}_text", px(15))

    def _paint_words(self, brush: Brush, room: QRect, tile: StepCard, *, current: bool) -> None:
        step, height = tile.step, self.theme.px(17)
        second = "text2" if current else "text3"
        wide = room.width()
        first = QRect(room.left(), room.center().y() - height + 1, wide * 46 // 100, height)
        brush.text(first, step.name, "text", (13, SEMIBOLD))
        brush.text(first.translated(0, height), short_when(step), second, (12, REGULAR))
        how = QRect(room.left() + wide * 48 // 100, room.top(), wide * 24 // 100, room.height())
        brush.text(how, how_words(step), "text2", (12, REGULAR))
        least = sums_words(step.min_amount)
        whom = _tr("From {sum}").format(sum=least) if least else _tr("Everybody")
        rest = QRect(how.right() + 6, room.top(), room.right() - how.right() - 6, room.height())
        brush.text(rest, whom, "text2", (12, REGULAR))


def how_words(step: Step) -> str:
    """Return how a step goes, and whether it waits for the user."""
    return _tr("Ask me first") if step.needs_approval else _tr(CHANNEL_WORDS[step.channel])


def _tr(text: str) -> str:
    return QCoreApplication.translate("procedures", text)
