"""The promise board: columns of cards that are states, so nothing is dragged between them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from collector_desktop.ui.cells import plain_tip
from collector_desktop.ui.theme import REGULAR, Theme
from collector_desktop.ui.widgets.letter_keys import listen
from collector_desktop.ui.widgets.paint import LEFT, Brush
from collector_desktop.ui.widgets.promise_board_card import (
    CARD_ROLE,
    NEW_DATE,
    OPEN,
    WITHDRAW,
    BoardCard,
    CardDelegate,
)
from collector_desktop.ui.widgets.promise_board_head import BoardColumn, ColumnHead

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QFocusEvent

Index = QModelIndex | QPersistentModelIndex
_Key = Qt.Key
_SIDES = {_Key.Key_Left: -1, _Key.Key_Right: 1}
_STEPS = {_Key.Key_J: 1, _Key.Key_K: -1, _Key.Key_Down: 1, _Key.Key_Up: -1}
_ENTER = {_Key.Key_Return, _Key.Key_Enter}
_BETWEEN = 18


class PromiseBoard(QWidget):
    """Shows columns of cards; `acted` carries the name of an action and the card."""

    acted = Signal(str, object)

    def __init__(self, theme: Theme, count: int) -> None:
        super().__init__()
        self.lists = [CardList(theme) for _ in range(count)]
        self._heads = [ColumnHead(theme) for _ in range(count)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_BETWEEN)
        for head, cards in zip(self._heads, self.lists, strict=True):
            column = QVBoxLayout()
            column.setSpacing(6)
            column.addWidget(head)
            column.addWidget(cards, 1)
            row.addLayout(column, 1)
            cards.entered_by_focus.connect(self._activate)
            cards.side_asked.connect(self._go_aside)
            cards.acted.connect(self.acted)
        for key, act in (("M", NEW_DATE), ("W", WITHDRAW), ("Del", WITHDRAW)):
            listen(self, {key: lambda act=act: self._act(act)})  # type: ignore[misc]
        self._activate(self.lists[0])

    def show_columns(self, columns: Sequence[BoardColumn]) -> None:
        """Replace every card; the current one stays current while it is there."""
        for head, cards, column in zip(self._heads, self.lists, columns, strict=True):
            head.show_column(column)
            cards.setAccessibleName(column.title)
            cards.show_cards(column.cards, column.none)
        if not self.active().count():
            filled = (cards for cards in self.lists if cards.count())
            self._activate(next(filled, self.lists[0]))

    def active(self) -> CardList:
        """Return the column that the keys act in."""
        return next(cards for cards in self.lists if cards.active)

    def enter(self, at: int) -> None:
        """Give the keyboard to a column."""
        self.lists[at].setFocus()

    def _activate(self, chosen: object) -> None:
        for cards in self.lists:
            cards.set_active(active=cards is chosen)

    def _go_aside(self, step: int) -> None:
        at = self.lists.index(self.active()) + step
        while 0 <= at < len(self.lists):
            if self.lists[at].count():
                self.lists[at].setFocus()
                return
            at += step

    def _act(self, act: str) -> None:
        card = self.active().current_card()
        if card is not None:
            self.acted.emit(act, card)


class CardList(QListView):
    """The cards of one column."""

    acted = Signal(str, object)
    side_asked = Signal(int)
    entered_by_focus = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("cards")
        self.active = False
        self._pressed_chosen = False
        self._theme = theme
        self._none = ""
        self._cards = _Cards(self)
        self.setModel(self._cards)
        self._delegate = CardDelegate(theme, self, self.is_chosen)
        self.setItemDelegate(self._delegate)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMinimumWidth(theme.px(160))
        self.selectionModel().currentChanged.connect(lambda *_: self.scheduleDelayedItemsLayout())
        self.doubleClicked.connect(lambda _: self._emit(OPEN))
        theme.changed.connect(self.doItemsLayout)

    def show_cards(self, cards: Sequence[BoardCard], none: str) -> None:
        """Replace the cards; `none` is said when there is none."""
        old, row = self.current_card(), self.currentIndex().row()
        self._none = none
        self._cards.show(cards)
        keys = [card.key for card in cards]
        if old is not None and old.key in keys:
            row = keys.index(old.key)
        if cards:
            self.setCurrentIndex(self._cards.index(min(max(row, 0), len(cards) - 1), 0))

    def count(self) -> int:
        """Return how many cards there are."""
        return self._cards.rowCount()

    def cards(self) -> tuple[BoardCard, ...]:
        """Return the cards from top to bottom."""
        return self._cards.rows

    def current_card(self) -> BoardCard | None:
        """Return the card that the keys act on."""
        found = self.currentIndex().data(CARD_ROLE)
        return found if isinstance(found, BoardCard) else None

    def is_chosen(self, index: Index) -> bool:
        """Return whether a card is the current one of the board."""
        return self.active and index.row() == self.currentIndex().row()

    def set_active(self, *, active: bool) -> None:
        """Let the current card stand out, or not."""
        if active != self.active:
            self.active = active
            self.scheduleDelayedItemsLayout()
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = _Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in _SIDES:
            self.side_asked.emit(_SIDES[key])
        elif key in _STEPS:
            row = self.currentIndex().row() + _STEPS[key]
            if 0 <= row < self.count():
                self.setCurrentIndex(self._cards.index(row, 0))
        elif key in _ENTER:
            self._emit(OPEN)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: ARG002, N802 letters are commands here
        return

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_chosen = self.is_chosen(self.indexAt(event.position().toPoint()))
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        card = index.data(CARD_ROLE)
        left = event.button() == Qt.MouseButton.LeftButton
        if left and self._pressed_chosen and isinstance(card, BoardCard):
            for name, _, place in self._delegate.buttons(self.visualRect(index), card):
                if place.contains(at):
                    self.acted.emit(name, card)
                    return

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        card = self.current_card()
        if card is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, text in card.acts:
            action = QAction(text, menu)
            action.triggered.connect(lambda _=False, name=name: self._emit(name))
            menu.addAction(action)
        menu.popup(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered_by_focus.emit(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        if not self.count():
            place = self.viewport().rect().adjusted(2, 0, 0, 0)
            place.setHeight(self._theme.px(24))
            Brush(painter, self._theme).text(place, self._none, "text3", (12, REGULAR), LEFT)
        painter.end()
        super().paintEvent(event)

    def _emit(self, name: str) -> None:
        card = self.current_card()
        if card is not None:
            self.acted.emit(name, card)


class _Cards(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: tuple[BoardCard, ...] = ()

    def show(self, cards: Sequence[BoardCard]) -> None:
        """Replace every card."""
        self.beginResetModel()
        self.rows = tuple(cards)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole.value) -> object:
        card = self.rows[index.row()]
        if role == CARD_ROLE:
            return card
        if role == Qt.ItemDataRole.ToolTipRole.value:
            return plain_tip(card.words())
        return card.words() if role == Qt.ItemDataRole.DisplayRole.value else None
