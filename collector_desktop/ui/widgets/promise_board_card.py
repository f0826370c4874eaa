"""The cards of the promise board: what is on one, and how it is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from collector_desktop.domain.frozen import frozen
from collector_desktop.ui.cells import Chip
from collector_desktop.ui.theme import MEDIUM, REGULAR, SEMIBOLD, Theme
from collector_desktop.ui.widgets.card import BarPart, paint_parts
from collector_desktop.ui.widgets.paint import CENTRE, LEFT, Brush, chip_width

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QListView

CARD_ROLE = Qt.ItemDataRole.UserRole.value + 1
OPEN, NEW_DATE, WITHDRAW = "open", "new_date", "withdraw"
_PAD, _TOP, _LINE, _SUM, _BUTTONS, _APART, _BUTTON = 14, 10, 18, 22, 36, 8, 27
_ICONS = {OPEN: "arrow-right", NEW_DATE: "calendar-clock", WITHDRAW: "x"}
_ICON_ROOM, _SIDE, _GAP, _BAR = 20, 9, 6, 84
Index = QModelIndex | QPersistentModelIndex


@frozen
class BoardCard:
    """One promise or plan on the board; `lead` is when it is or how late, in the colour of `tone`.

    `segments` are the instalments of a plan, each in its colour; the key of a plan is below zero.
    """

    key: int
    customer_id: int
    title: str
    amount: str
    lead: str
    tone: str = "text2"
    detail: str = ""
    source: str = ""
    chip: Chip | None = None
    acts: tuple[tuple[str, str], ...] = ()
    segments: tuple[str, ...] = ()

    def words(self) -> str:
        """Return the card as one sentence for reading aloud."""
        chip = self.chip.text if self.chip else ""
        parts = (self.title, self.amount, chip, self.lead, self.detail, self.source)
        return ", ".join(part for part in parts if part)


class CardDelegate(QStyledItemDelegate):
    """Paints cards; the chosen one has its buttons."""

    def __init__(self, theme: Theme, view: QListView, chosen: Callable[[Index], bool]) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._is_chosen = chosen

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        px = self._theme.px
        height = 2 * _TOP + px(3 * _LINE + _SUM) + _APART
        return QSize(100, height + (px(_BUTTONS) if self._is_chosen(index) else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card, rect = index.data(CARD_ROLE), option.rect
        if not isinstance(card, BoardCard):
            return
        painter.save()
        brush = Brush(painter, self._theme, painter.device().devicePixelRatio())
        chosen = self._is_chosen(index)
        box = QRectF(rect).adjusted(0, 0, -1, -_APART)
        brush.box(box, "surface", 8, "accent" if chosen else "border")
        if chosen and self._view.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self._theme.colour("focus"))
            painter.drawRoundedRect(box.adjusted(1.5, 1.5, -1.5, -1.5), 7, 7)
        self._paint_words(brush, rect, card)
        if chosen:
            self._paint_buttons(brush, rect, card)
        painter.restore()

    def buttons(self, rect: QRect, card: BoardCard) -> list[tuple[str, str, QRect]]:
        """Return the name, text and place of the buttons that a card has room for."""
        room = rect.width() - 2 * _PAD
        acts = list(card.acts)
        icons = self._widths(acts, icons=True) <= room
        while len(acts) > 1 and self._widths(acts, icons=icons) > room:
            del acts[1]
        high = self._theme.px(_BUTTON)
        left, top = rect.left() + _PAD, rect.bottom() - _APART - _TOP - high
        found = []
        for name, text in acts:
            wide = self._width(text, icons=icons)
            found.append((name, text, QRect(left, top, wide, high)))
            left += wide + _GAP
        return found

    def _paint_words(self, brush: Brush, rect: QRect, card: BoardCard) -> None:
        line, px = self._theme.px(_LINE), self._theme.px
        place = QRect(rect.left() + _PAD, rect.top() + _TOP, rect.width() - 2 * _PAD, line)
        brush.text(place, card.title, "text", (13, SEMIBOLD))
        place = QRect(place.left(), place.bottom() + 1, place.width(), px(_SUM))
        taken = brush.text(place, card.amount, "text", (15, SEMIBOLD))
        if card.segments:
            bar = QRectF(place.right() - px(_BAR), place.center().y() - 2, px(_BAR), 6)
            paint_parts(brush, bar, [BarPart(1, token) for token in card.segments])
        wide = chip_width(self._theme, card.chip) if card.chip else 0
        beside = taken + wide < place.width()
        if card.chip is not None and beside:
            brush.chip(place.right() - wide + 1, place.center().y() + 1, card.chip)
        place = QRect(place.left(), place.bottom() + 1, place.width(), line)
        taken = brush.text(place, card.lead, card.tone, (12, MEDIUM))
        rest = place.adjusted(taken + 8, 0, 0, 0)
        if card.chip is not None and not beside:
            brush.chip(rest.left(), rest.center().y() + 1, card.chip)
        elif card.detail:
            brush.text(rest, f"\N{MIDDLE DOT} {card.detail}", "text3", (12, REGULAR), LEFT)
        brush.text(place.translated(0, line), card.source, "text3", (12, REGULAR), LEFT)

    def _paint_buttons(self, brush: Brush, rect: QRect, card: BoardCard) -> None:
        places = self.buttons(rect, card)
        icons = bool(places) and places[0][2].width() == self._width(places[0][1], icons=True)
        for name, text, place in places:
            brush.box(QRectF(place), "surface", 6, "border2")
            if not icons:
                brush.text(place, text, "text", (12, MEDIUM), CENTRE)
                continue
            size = self._theme.px(14)
            at = QPointF(place.left() + _SIDE, place.center().y() - size / 2 + 1)
            brush.icon(at, _ICONS[name], "text2", size, 2.0)
            words = place.adjusted(_SIDE + self._theme.px(_ICON_ROOM), 0, 0, 0)
            brush.text(words, text, "text", (12, MEDIUM))

    def _widths(self, acts: list[tuple[str, str]], *, icons: bool) -> int:
        return sum(self._width(text, icons=icons) + _GAP for _, text in acts) - _GAP

    def _width(self, text: str, *, icons: bool) -> int:
        words = self._theme.metrics(12, MEDIUM).horizontalAdvance(text) + 2 * _SIDE
        return words + (self._theme.px(_ICON_ROOM) if icons else 0)
