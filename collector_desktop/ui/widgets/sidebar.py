"""The pages of the desk down the left side, with what waits on each."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QSizePolicy,
    QVBoxLayout,
)

from collector_desktop.domain.frozen import frozen
from collector_desktop.ui.cells import plain_tip
from collector_desktop.ui.format import initials
from collector_desktop.ui.theme import MEDIUM, REGULAR, SEMIBOLD, Theme
from collector_desktop.ui.widgets.paint import CENTRE, RIGHT, Brush

WIDE, NARROW = 208, 52
# A window narrower than this, in the user's text size, has room for icons only.
ROOMY = 1152
AT_FOOT = 3


@frozen
class NavEntry:
    """One page: its name in the program, its words and its icon.

    The parts before `AT_FOOT` stand at the top, with a gap between them; that one at the bottom.
    """

    name: str
    text: str
    icon: str
    part: int = 0


class Sidebar(QFrame):
    """Chooses a page; `chosen` carries its name, `company_clicked` asks for another ledger.

    It folds by itself when its window becomes narrow, and unfolds when there is room again; what
    the user chose meanwhile stays until then.
    """

    chosen = Signal(str)
    company_clicked = Signal()

    def __init__(self, theme: Theme, entries: Sequence[NavEntry]) -> None:
        super().__init__()
        self._theme = theme
        self._collapsed, self._tight = False, False
        self.setObjectName("sidebar")
        self.setAccessibleName(self.tr("Pages"))
        self._group = QButtonGroup(self)
        self._items: dict[str, _NavItem] = {}
        self._company = _CompanyButton(theme)
        self._company.clicked.connect(self.company_clicked)
        self._fill(entries)
        self._resize()
        theme.changed.connect(self._resize)
        theme.changed.connect(self._fit)

    def choose(self, name: str) -> None:
        """Show which page is open, without announcing it."""
        if name in self._items:
            self._items[name].setChecked(True)

    def show_count(self, name: str, count: int) -> None:
        """Show what waits on a page; nothing shows nothing."""
        self._items[name].show_count(count)

    def show_company(self, name: str) -> None:
        """Show whose ledger is open."""
        self._company.show_name(name)

    @property
    def collapsed(self) -> bool:
        """Whether only icons show."""
        return self._collapsed

    def set_collapsed(self, *, collapsed: bool) -> None:
        """Show icons only, or icons with words."""
        self._collapsed = collapsed
        self._resize()

    def toggle(self) -> None:
        """Show icons only where words were, or words again."""
        self.set_collapsed(collapsed=not self._collapsed)

    def _fill(self, entries: Sequence[NavEntry]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(0)
        column.addWidget(self._company)
        column.addSpacing(6)
        part = 0
        for entry in entries:
            if entry.part != part:
                column.addStretch(1) if entry.part == AT_FOOT else column.addSpacing(10)
                part = entry.part
            item = _NavItem(self._theme, entry)
            item.clicked.connect(lambda _=False, name=entry.name: self.chosen.emit(name))
            self._group.addButton(item)
            self._items[entry.name] = item
            column.addWidget(item)
        if part != AT_FOOT:
            column.addStretch(1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.window().installEventFilter(self)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.window():
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        tight = self.window().width() < self._theme.px(ROOMY)
        if tight != self._tight and self.isVisible():
            self._tight = tight
            self.set_collapsed(collapsed=tight)

    def _resize(self) -> None:
        self.setFixedWidth(self._theme.px(NARROW if self._collapsed else WIDE))
        for item in self._items.values():
            item.updateGeometry()
            item.update()


class _NavItem(QAbstractButton):
    def __init__(self, theme: Theme, entry: NavEntry) -> None:
        super().__init__()
        self._theme = theme
        self._entry = entry
        self._count = 0
        self.setText(entry.text)
        self.setCheckable(True)
        self.setToolTip(entry.text)
        self.setAccessibleName(entry.text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_count(self, count: int) -> None:
        """Show a number, unless it is zero."""
        self._count = count
        name = self._entry.text
        self.setAccessibleName(f"{name}, {count}" if count else name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(36, self._theme.px(32))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 always painted whole
        painter = QPainter(self)
        brush = Brush(painter, self._theme, self.devicePixelRatioF())
        here = self.rect().adjusted(0, 1, 0, -1)
        if self.isChecked() or self.underMouse():
            brush.box(QRectF(here), "press" if self.isChecked() else "hover", 6)
        if self.hasFocus():
            _paint_focus(brush, here)
        size = self._theme.px(16)
        at = QPointF(10, here.center().y() - size / 2 + 1)
        brush.icon(at, self._entry.icon, "accent" if self.isChecked() else "text2", size)
        if self.width() > self._theme.px(NARROW):
            colour = "text" if self.isChecked() else "text2"
            room = here.adjusted(10 + size + 10, 0, -10, 0)
            if self._count:
                taken = brush.text(room, f"{self._count:,}", "text2", (12, REGULAR), RIGHT)
                room.setRight(room.right() - taken - 6)
            brush.text(room, self._entry.text, colour, (13, MEDIUM))
        painter.end()


class _CompanyButton(QAbstractButton):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._name = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_name(self, name: str) -> None:
        """Show whose ledger is open."""
        self._name = name
        self.setText(name)
        self.setToolTip(plain_tip(name))
        self.setAccessibleName(self.tr("Ledger of {name}").format(name=name))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(36, self._theme.px(46))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 always painted whole
        if not self._name:
            return  # no ledger is open yet
        painter = QPainter(self)
        brush = Brush(painter, self._theme, self.devicePixelRatioF())
        if self.underMouse():
            brush.box(QRectF(self.rect()), "press", 6)
        if self.hasFocus():
            _paint_focus(brush, self.rect())
        size = self._theme.px(28)
        tile = QRect(4, (self.height() - size) // 2, size, size)
        brush.box(QRectF(tile), "accent", 7)
        brush.text(tile, initials(self._name), "on_accent", (12, SEMIBOLD), CENTRE)
        if self.width() > self._theme.px(NARROW):
            self._paint_name(brush, self.rect().adjusted(size + 14, 0, -26, 0))
            at = QPointF(self.width() - 22, (self.height() - 16) / 2)
            brush.icon(at, "chevrons-up-down", "text2", 16)
        painter.end()

    def _paint_name(self, brush: Brush, room: QRect) -> None:
        metrics = self._theme.metrics(13, SEMIBOLD)
        first, rest = name_lines(self._name, metrics.horizontalAdvance, room.width())
        if not rest:
            brush.text(room, first, "text", (13, SEMIBOLD))
            return
        middle, height = room.center().y() + 1, self._theme.px(17)
        above = QRect(room.left(), middle - height, room.width(), height)
        brush.text(above, first, "text", (13, SEMIBOLD))
        brush.text(above.translated(0, height), rest, "text2", (12, REGULAR))


def name_lines(name: str, measure: Callable[[str], int], width: int) -> tuple[str, str]:
    """Return a name as one line if it is not wider than `width`, else broken at its words.

    The first line takes as many words as fit, at least one; the second may still be too wide.
    """
    words = name.split()
    if measure(name) <= width or len(words) < 2:
        return name, ""
    count = 1
    while measure(" ".join(words[: count + 1])) <= width:
        count += 1
    return " ".join(words[:count]), " ".join(words[count:])


def _paint_focus(brush: Brush, place: QRect) -> None:
    painter = brush.painter
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = painter.pen()
    pen.setColor(brush.theme.colour("focus"))
    pen.setWidth(2)
    pen.setStyle(Qt.PenStyle.SolidLine)
    painter.setPen(pen)
    painter.drawRoundedRect(QRectF(place).adjusted(1, 1, -1, -1), 6, 6)
