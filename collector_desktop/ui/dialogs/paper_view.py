"""The pages of a PDF below each other, drawn only where one looks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from collector_desktop.documents.untrusted_paper import forget, page_sizes
from collector_desktop.ui.dialogs.paper_keys import LINE, act_on_key
from collector_desktop.ui.dialogs.paper_mouse import PaperMouse
from collector_desktop.ui.dialogs.paper_pages import POINTS_PER_INCH
from collector_desktop.ui.dialogs.paper_paint import paint_sheet, paint_words
from collector_desktop.ui.dialogs.paper_selection import Selection
from collector_desktop.ui.dialogs.paper_store import PageStore
from collector_desktop.ui.dialogs.paper_strip import Strip, fitting
from collector_desktop.ui.errors import sentence_of
from collector_desktop.ui.widgets.paint import Brush

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import (
        QHideEvent,
        QImage,
        QKeyEvent,
        QPaintEvent,
        QResizeEvent,
        QShowEvent,
        QWheelEvent,
    )

    from collector_desktop.domain.errors import CollectorError
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.dialogs.paper_pages import Size
    from collector_desktop.ui.dialogs.paper_text import Hit

SCREEN_DPI = 96
SMALLEST, LARGEST, STEP = 0.1, 5.0, 1.25
FOUND, NOW = QColor(255, 214, 10, 90), QColor(255, 140, 0, 130)
CHOSEN = QColor(52, 81, 198, 70)
_SETTLE_MS, _HAIR = 60, 8


class PaperView(QAbstractScrollArea):
    """Shows a PDF; only pages in sight and their neighbours are drawn, and few are kept.

    `page_changed` carries the page in front (from 0) and how many there are, `zoomed` the size in
    per cent of the paper.
    """

    page_changed = Signal(int, int)
    zoomed = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._content, self.problem = b"", ""
        self._sizes: tuple[Size, ...] = ()
        self._strip = Strip((), 1.0, 1.0)
        self._fit, self._zoom = "width", 1.0
        self._store = PageStore(desk, self)
        self._told = (-1, -1)
        self._hits: tuple[Hit, ...] = ()
        self._hit = -1
        self.selection = Selection(desk, self)
        self.mouse = PaperMouse(self)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._want)
        self._store.drawn.connect(self.viewport().update)
        self.selection.changed.connect(self.viewport().update)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Pages as they will be printed"))
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.horizontalScrollBar().valueChanged.connect(self.viewport().update)

    def show_pdf(self, content: bytes) -> None:
        """Show a PDF; one of as many pages stays where the last one was."""
        self._content = content
        taken, refused = partial(self._take_sizes, content), partial(self._refuse, content)
        self._desk.tasks.run_apart(self, partial(page_sizes, content), taken, refused)

    @property
    def content(self) -> bytes:
        """The PDF that is shown."""
        return self._content

    @property
    def count(self) -> int:
        """How many pages there are, once they are known."""
        return len(self._sizes)

    @property
    def page(self) -> int:
        """The page in front, from 0."""
        if not self._sizes:
            return 0
        bar = self.verticalScrollBar()
        if bar.maximum() and bar.value() == bar.maximum():
            return self._strip.seen(bar.value(), self.viewport().height() - 1)[-1]
        return self._strip.at(bar.value() + self.viewport().height() / 3)

    @property
    def percent(self) -> int:
        """The size on the screen, in per cent of the paper."""
        return round(self._strip.scale * POINTS_PER_INCH / SCREEN_DPI * 100)

    def picture(self, at: int) -> QImage | None:
        """Return a page as it is drawn now, if it is."""
        return self._store.picture(at)

    def go_to(self, at: int) -> None:
        """Bring the top of a page into sight."""
        if self._sizes:
            at = min(max(at, 0), self.count - 1)
            self.verticalScrollBar().setValue(round(self._strip.page(at).top()) - _HAIR)

    def turn(self, step: int) -> None:
        """Go some pages on, or back."""
        self.go_to(self.page + step)

    def fit(self, *, whole: bool) -> None:
        """Make the page as wide as the window, or the `whole` page as large as it."""
        self._fit = "page" if whole else "width"
        self._lay_out()

    def zoom(self, factor: float) -> None:
        """Make the pages larger or smaller by a factor; the middle stays."""
        scale = self._strip.scale * factor
        self._fit, self._zoom = "", min(max(scale, SMALLEST), LARGEST)
        self._lay_out()

    def show_hits(self, hits: Sequence[Hit], now: int) -> None:
        """Mark what was found, and bring one of it into sight."""
        self._hits, self._hit = tuple(hits), now
        if 0 <= now < len(self._hits):
            hit = self._hits[now]
            place = self._strip.place(hit.page, hit.places[0]) if hit.places else QRectF()
            self.bring_into_sight(place)
        self.viewport().update()

    def bring_into_sight(self, place: QRectF) -> None:
        """Scroll until a place shows, if it does not."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if not bar.value() <= place.top() <= bar.value() + height - place.height():
            bar.setValue(round(place.center().y() - height / 3))
        side = self.horizontalScrollBar()
        if not side.value() <= place.left() <= side.value() + self.viewport().width():
            side.setValue(round(place.left() - self.viewport().width() / 3))

    def choose_all(self) -> None:
        """Choose the text of all pages."""
        if self._sizes:
            self.selection.all_of(0, self.count - 1)

    def strip(self) -> Strip:
        """Return where the pages lie."""
        return self._strip

    def point(self, at: QPointF) -> QPointF:
        """Return a point of the window as one of the strip of pages."""
        return at + QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 160)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._content and not self._sizes:
            self.show_pdf(self._content)
        self._settle.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the process go that draws, whatever it is at; a window made small keeps it."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._store.rest()
            forget(self._content)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(STEP if event.angleDelta().y() > 0 else 1 / STEP)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not act_on_key(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 always painted whole
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._desk.theme.colour("press"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.translate(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        for at in self._seen():
            self._paint_page(painter, at)
        if self.problem:
            place, theme = QRectF(self.viewport().rect()), self._desk.theme
            paint_words(painter, place, self.problem, theme, theme.colour("text"))
        if self.hasFocus():
            painter.resetTransform()
            Brush(painter, self._desk.theme).ring(self.viewport().rect(), 2)
        painter.end()

    def _paint_page(self, painter: QPainter, at: int) -> None:
        place = self._strip.page(at)
        image, theme = self._store.picture(at), self._desk.theme
        paint_sheet(painter, place, image, self.devicePixelRatioF(), theme)
        if problem := self._store.problem(at):
            paint_words(painter, place, problem, theme)
        for number, hit in enumerate(self._hits):
            if hit.page == at:
                for box in hit.places:
                    place = self._strip.place(at, box).adjusted(-2, -2, 2, 2)
                    painter.fillRect(place, NOW if number == self._hit else FOUND)
        for box in self.selection.boxes(at):
            painter.fillRect(self._strip.place(at, box), CHOSEN)

    def _seen(self) -> range:
        return self._strip.seen(self.verticalScrollBar().value(), self.viewport().height())

    def _take_sizes(self, content: bytes, sizes: tuple[Size, ...]) -> None:
        if content is not self._content:
            return
        self.problem = ""
        if len(sizes) != self.count:
            self.verticalScrollBar().setValue(0)
        self._sizes = sizes
        self._store.take(content)
        self._hits, self._hit = (), -1
        self.selection.take(content)
        self._told = (-1, -1)
        self._lay_out()

    def _refuse(self, content: bytes, error: CollectorError) -> None:
        """Say why a PDF cannot be shown, where its pages would be; one not in sight is read anew.

        The pages of the one before never stand for it.
        """
        if content is self._content:
            self._take_sizes(content, ())
            self.problem = sentence_of(error) if self.isVisible() else ""

    def _lay_out(self) -> None:
        """Place the pages for the room there is; what one looks at stays in sight."""
        view, bar = self.viewport(), self.verticalScrollBar()
        share = (bar.value() / self._strip.height) if self._strip.height else 0.0
        room = (float(view.width()), float(view.height()))
        scale = fitting(self._sizes, room, whole=self._fit == "page") if self._fit else self._zoom
        self._strip = Strip(self._sizes, scale, room[0])
        bar.setRange(0, max(round(self._strip.height) - view.height(), 0))
        bar.setPageStep(view.height())
        bar.setSingleStep(LINE)
        side = self.horizontalScrollBar()
        side.setRange(0, max(round(self._strip.width) - view.width(), 0))
        side.setPageStep(view.width())
        bar.setValue(round(share * self._strip.height))
        view.update()
        if self._sizes:
            self.zoomed.emit(self.percent)
        self._announce_page()
        self._settle.start()

    def _on_scrolled(self) -> None:
        self.viewport().update()
        self._announce_page()
        self._want()

    def _announce_page(self) -> None:
        now = (self.page, self.count)
        if now != self._told and self.count:
            self._told = now
            self.page_changed.emit(*now)

    def _want(self) -> None:
        """Have the pages drawn that are in sight, then their neighbours."""
        if not self._sizes:
            return
        seen = self._seen()
        beside = (at for at in (seen[-1] + 1, seen[0] - 1) if 0 <= at < self.count)
        self._store.want((*seen, *beside), self._pixels)

    def _pixels(self, at: int) -> int:
        return max(round(self._strip.page(at).width() * self.devicePixelRatioF()), 1)
