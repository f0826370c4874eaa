"""The command palette: find a customer, an invoice or a command from anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from collector_desktop.ui.theme import REGULAR, SEMIBOLD, Theme
from collector_desktop.ui.widgets.grouped_rows import ROW_ROLE, GroupedRows, Index
from collector_desktop.ui.widgets.labels import IconLabel, key_cap_width, label, line, paint_key_cap
from collector_desktop.ui.widgets.paint import RIGHT, Brush
from collector_desktop.ui.widgets.palette_entry import PaletteEntry, Search

WIDTH, TOP, ROW_HEIGHT, HEADING_HEIGHT, MOST_ROWS = 640, 56, 40, 28, 10
TYPING_PAUSE_MS = 40


class CommandPalette(QFrame):
    """Floats over a window; `search` gets the text and answers when it can.

    An answer to an older text than the one shown is ignored.
    """

    closed = Signal()

    def __init__(self, theme: Theme, search: Search, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._search = search
        self._window = parent
        self._asked = 0
        self.setObjectName("palette")
        self.setAccessibleName(self.tr("Command palette"))
        self._edit = QLineEdit()
        self._edit.setProperty("bare", True)  # noqa: FBT003 Qt's signature
        self._edit.setPlaceholderText(self.tr("Search or jump to…"))
        self._edit.setAccessibleName(self.tr("Search customers, invoices and commands"))
        self._model = GroupedRows[PaletteEntry](attrgetter("group"), _entry_words, self)
        self._list = QListView()
        self._list.setModel(self._model)
        self._delegate = _EntryDelegate(theme, self._list)
        self._list.setItemDelegate(self._delegate)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setMouseTracking(True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self._nothing = label(kind="second")
        self._nothing.setContentsMargins(20, 14, 20, 14)
        self._nothing.setWordWrap(True)
        self._arrange()
        self._edit.textChanged.connect(lambda _: self._pause.start())
        self._edit.installEventFilter(self)
        self._list.clicked.connect(self._run)
        self.hide()

    def open(self, text: str = "") -> None:
        """Show the palette with the cursor in it."""
        self._edit.setText(text)
        self._ask()
        self.show()
        self.raise_()
        self._edit.setFocus()

    def close_palette(self) -> None:
        """Hide the palette and say so."""
        self.hide()
        self.closed.emit()

    def entries(self) -> tuple[PaletteEntry, ...]:
        """Return what is offered."""
        return tuple(row for row in self._model.rows() if isinstance(row, PaletteEntry))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._edit and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                return self._on_key(Qt.Key(event.key()))
        elif watched is self._edit and event.type() == QEvent.Type.FocusOut:
            self.close_palette()
        return super().eventFilter(watched, event)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(20, 12, 20, 12)
        head.setSpacing(12)
        head.addWidget(IconLabel(self._theme, "search", "text2", 18))
        head.addWidget(self._edit, 1)
        hint = label(
            self.tr("Type > for commands, # for an invoice number, £ for an amount"), "meta"
        )
        hint.setContentsMargins(20, 8, 20, 10)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(line())
        column.addWidget(self._list)
        column.addWidget(self._nothing)
        column.addWidget(line())
        column.addWidget(hint)

    def _ask(self) -> None:
        self._pause.stop()
        self._asked += 1
        asked = self._asked
        self._search(self._edit.text().strip(), lambda found: self._show(asked, found))

    def _show(self, asked: int, entries: Sequence[PaletteEntry]) -> None:
        if asked != self._asked:
            return
        self._model.show(entries)
        self._select(0, 1)
        height = sum(self._delegate.height_of(row) for row in self._model.rows()[:MOST_ROWS])
        self._list.setFixedHeight(height + self._theme.px(8))
        self._list.setVisible(bool(entries))
        self._tell_nothing(is_so=not entries)
        width = min(self._theme.px(WIDTH), self._window.width() - 32)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((self._window.width() - width) // 2, TOP)

    def _tell_nothing(self, *, is_so: bool) -> None:
        """Say that nothing was found, to be seen and to be heard."""
        self._nothing.setVisible(is_so)
        if is_so:
            words = self.tr("Nothing found for “{text}”. Try part of a name or of a number.")
            self._nothing.setText(words.format(text=self._edit.text().strip()))
            announcement = QAccessibleAnnouncementEvent(self, self._nothing.text())
            QAccessible.updateAccessibility(announcement)

    def _on_key(self, key: Qt.Key) -> bool:
        if key == Qt.Key.Key_Escape:
            self.close_palette()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._run(self._list.currentIndex())
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            step = 1 if key == Qt.Key.Key_Down else -1
            self._select(self._list.currentIndex().row() + step, step)
        else:
            return False
        return True

    def _select(self, row: int, step: int) -> None:
        rows = self._model.rows()
        while 0 <= row < len(rows):
            if isinstance(rows[row], PaletteEntry):
                self._list.setCurrentIndex(self._model.index(row, 0))
                return
            row += step

    def _run(self, index: QModelIndex) -> None:
        entry = index.data(ROW_ROLE)
        if isinstance(entry, PaletteEntry):
            self.close_palette()
            entry.act()


def _entry_words(entry: PaletteEntry) -> str:
    """Return an entry as one sentence for reading aloud."""
    return ", ".join(filter(None, (entry.title, entry.detail, entry.amount)))


class _EntryDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def height_of(self, row: object) -> int:
        """Return how high an entry or a group name is."""
        return self._theme.px(HEADING_HEIGHT if isinstance(row, str) else ROW_HEIGHT)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(100, self.height_of(index.data(ROW_ROLE)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, rect = index.data(ROW_ROLE), option.rect
        painter.save()
        painter.fillRect(rect, self._theme.colour("raised"))
        brush = Brush(painter, self._theme, painter.device().devicePixelRatio())
        if isinstance(row, PaletteEntry):
            state = option.state
            lit = state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver)
            if lit:
                selected = bool(state & QStyle.StateFlag.State_Selected)
                place = QRectF(rect.adjusted(7, 1, -7, -1))
                brush.box(place, "select" if selected else "hover", 8)
            self._paint_entry(brush, rect.adjusted(20, 0, -20, 0), row)
        else:
            brush.text(rect.adjusted(20, 4, -20, 0), str(row), "text2", (11, SEMIBOLD))
        painter.restore()

    def _paint_entry(self, brush: Brush, rect: QRect, entry: PaletteEntry) -> None:
        size = self._theme.px(16)
        if entry.icon:
            at = QPointF(rect.left(), rect.center().y() - size / 2 + 1)
            brush.icon(at, entry.icon, "text2", size)
        rect = rect.adjusted(size + 12, 0, 0, 0)
        if entry.key:
            cap = key_cap_width(self._theme, entry.key)
            place = QRect(rect.right() - cap, rect.top(), cap, rect.height())
            paint_key_cap(brush, place, entry.key)
            rect.setRight(rect.right() - cap - 12)
        if entry.amount:
            taken = brush.text(rect, entry.amount, "text", (13, SEMIBOLD), RIGHT)
            rect.setRight(rect.right() - taken - 12)
        taken = brush.text(rect, entry.title, "text", (14, REGULAR))
        rect.setLeft(rect.left() + taken + 10)
        brush.text(rect, entry.detail, "text2", (12, REGULAR))
