"""White cards with one hairline, and the strip of large figures."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from collector_desktop.domain.frozen import frozen
from collector_desktop.ui.cells import plain_tip
from collector_desktop.ui.theme import Theme
from collector_desktop.ui.widgets.labels import label, line, set_tone
from collector_desktop.ui.widgets.paint import Brush

RADIUS, PADDING, GAP = 8, 16, 12
_BESIDE, _ENDLESS = 8, 1 << 24


def card(layout: QLayout, margin: int = PADDING) -> QFrame:
    """Return a card around a layout."""
    made = QFrame()
    made.setObjectName("card")
    layout.setContentsMargins(margin, margin, margin, margin)
    made.setLayout(layout)
    return made


class GridCard(QFrame):
    """A card around a view whose corners would stick out of the round edge."""

    def __init__(self, theme: Theme, *widgets: QWidget) -> None:
        super().__init__()
        self.setObjectName("card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(1, 1, 1, 1)
        self.column.setSpacing(0)
        for widget in widgets:
            self.column.addWidget(widget)
        self._edge = _Edge(theme, self)
        self.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.ChildAdded}:
            self._edge.setGeometry(self.rect())
            self._edge.raise_()
        return super().eventFilter(watched, event)


class _Edge(QWidget):
    """Paints the page over the corners and the hairline over the sides."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 always painted whole
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outside, inside = QPainterPath(), QPainterPath()
        outside.addRect(QRectF(self.rect()))
        inside.addRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        painter.fillPath(outside.subtracted(inside), self._theme.colour("app"))
        painter.setPen(self._theme.colour("border"))
        edge = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(edge, RADIUS, RADIUS)
        painter.end()


@frozen
class BarPart:
    """One part of a bar: its weight and its colour token."""

    weight: int
    colour: str


@frozen
class Figure:
    """A large figure with what it means, and a bar below it if it has parts.

    `pace` marks where the bar should stand by now, from 0 to 1; `tip` is its tooltip. `short` is
    the value where there is no room; the whole, and what is beside it, is then in the tooltip.
    """

    title: str
    value: str
    detail: str = ""
    tone: str = ""
    beside: str = ""
    parts: tuple[BarPart, ...] = ()
    pace: float | None = None
    tip: str = ""
    short: str = ""


class FigureStrip(QFrame):
    """Figures in one card, parted by hairlines; each opens its list.

    They share the room evenly, or else by how long their words are.
    """

    opened = Signal(int)

    def __init__(self, theme: Theme, count: int, *, evenly: bool = True) -> None:
        super().__init__()
        self.setObjectName("card")
        self._evenly, self._room = evenly, _ENDLESS
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._boxes = [_FigureBox(theme, at) for at in range(count)]
        for at, box in enumerate(self._boxes):
            if at:
                row.addWidget(line(upright=True))
            row.addWidget(box, 1)
            box.opened.connect(self.opened)

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Show as many figures as the strip was made for."""
        for box, figure in zip(self._boxes, figures, strict=True):
            box.show_figure(figure)
        self.fit_into(self._room)

    def fit_into(self, room: int) -> None:
        """Shorten the figures if all of them with what is beside them need more than a width."""
        self._room = room
        self._shorten(short=False)
        if self.least_width() > room:
            self._shorten(short=True)

    def least_width(self) -> int:
        """Return the width in which no figure is cut, also while the strip is hidden."""
        return sum(box.least_width() for box in self._boxes) + len(self._boxes) - 1

    def _shorten(self, *, short: bool) -> None:
        for box in self._boxes:
            box.shorten(short=short)
            if not self._evenly:
                self._row.setStretchFactor(box, box.words_width())


class _FigureBox(QWidget):
    opened = Signal(int)

    def __init__(self, theme: Theme, at: int) -> None:
        super().__init__()
        self._theme, self._at = theme, at
        self._figure = Figure("", "")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING, 12, PADDING, 12)
        column.setSpacing(2)
        self._title, self._value = label(kind="field"), label(kind="figure")
        self._beside, self._detail = label(kind="meta"), label(kind="meta")
        self._detail.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(_BESIDE)
        row.addWidget(self._value)
        row.addWidget(self._beside, 1, Qt.AlignmentFlag.AlignBottom)
        self._bar = PartsBar(theme)
        column.addWidget(self._title)
        column.addLayout(row)
        column.addWidget(self._detail)
        column.addWidget(self._bar)
        column.addStretch(1)

    def show_figure(self, figure: Figure) -> None:
        """Replace what is shown."""
        self._figure = figure
        for part, text in (
            (self._title, figure.title),
            (self._detail, figure.detail),
        ):
            part.setText(text)
        set_tone(self._detail, figure.tone)
        self._bar.setVisible(bool(figure.parts))
        self._bar.show_parts(figure.parts, figure.pace)
        value = f"{figure.value} {figure.beside}".strip()
        said = ", ".join(filter(None, (value, figure.detail)))
        self.setAccessibleName(f"{figure.title}: {said}")
        self.shorten(short=False)

    def shorten(self, *, short: bool) -> None:
        """Show the value alone, and in short if it can be, or everything again."""
        figure = self._figure
        cut = short and figure.short not in {"", figure.value}
        self._value.setText(figure.short if cut else figure.value)
        self._beside.setText("" if short else figure.beside)
        self._beside.setVisible(bool(self._beside.text()))
        said = (figure.value if cut else "", figure.beside if short else "", figure.tip)
        self.setToolTip(plain_tip(", ".join(filter(None, said))))

    def words_width(self) -> int:
        """Return the width in which no line of the figure is broken."""
        return max(self.least_width(), _advance(self._detail) + 2 * PADDING)

    def least_width(self) -> int:
        """Return the width in which the title and the figure are whole."""
        beside = _advance(self._beside)
        value = _advance(self._value) + (beside + _BESIDE if beside else 0)
        return max(_advance(self._title), value) + 2 * PADDING

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.opened.emit(self._at)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            Brush(painter, self._theme).ring(self.rect().adjusted(1, 1, -1, -1))
            painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.opened.emit(self._at)
        else:
            super().keyPressEvent(event)


def _advance(words: QLabel) -> int:
    words.ensurePolished()
    return words.fontMetrics().horizontalAdvance(words.text())


class PartsBar(QWidget):
    """A thin bar of coloured parts, with a mark for the pace."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._parts: tuple[BarPart, ...] = ()
        self._pace: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_parts(self, parts: tuple[BarPart, ...], pace: float | None = None) -> None:
        """Replace the parts."""
        self._parts, self._pace = parts, pace
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(80, self._theme.px(16))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 always painted whole
        painter = QPainter(self)
        brush = Brush(painter, self._theme)
        track = QRectF(0, self.height() / 2 - 2.5, self.width(), 6)
        paint_parts(brush, track, self._parts)
        if self._pace is not None:
            left = min(self._pace, 1.0) * (self.width() - 2)
            painter.fillRect(QRectF(left, 1, 2, self.height() - 2), self._theme.colour("text"))
        painter.end()


def paint_parts(brush: Brush, track: QRectF, parts: Sequence[BarPart]) -> None:
    """Draw a rounded bar of parts with gaps of two pixels between them."""
    painter = brush.painter
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shape = QPainterPath()
    radius = min(track.height() / 2, 4)
    shape.addRoundedRect(track, radius, radius)
    total = sum(part.weight for part in parts)
    painter.save()
    painter.setClipPath(shape)
    if total <= 0:
        painter.fillRect(track, brush.theme.colour("press"))
    left, shown = track.left(), [part for part in parts if part.weight > 0]
    for part in shown:
        width = track.width() * part.weight / total
        gap = 2 if part is not shown[-1] else 0
        place = QRectF(left, track.top(), max(width - gap, 1), track.height())
        painter.fillRect(place, brush.theme.colour(part.colour))
        left += width
    painter.restore()
