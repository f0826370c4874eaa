"""The runs that were made: what went out with each, and every message as it was sent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from collector_desktop.domain.frozen import frozen
from collector_desktop.ui.theme import REGULAR, SEMIBOLD, Theme
from collector_desktop.ui.widgets.chase_message import ChaseMessage
from collector_desktop.ui.widgets.chase_rows import MessageList
from collector_desktop.ui.widgets.chase_run_words import (
    TROUBLED,
    foot_words,
    run_message_tile,
    run_words,
)
from collector_desktop.ui.widgets.chase_words import tr
from collector_desktop.ui.widgets.empty_state import EmptyState
from collector_desktop.ui.widgets.labels import Button, IconButton, label
from collector_desktop.ui.widgets.paint import Brush
from collector_desktop.ui.widgets.tile_list import MadeTiles, TileDelegate, TileList, paint_focus

if TYPE_CHECKING:
    from datetime import date

    from collector_desktop.queries.runs import MessageRow, RunRow

HEIGHT, SIDE, ICON = 52, 14, 16
RUNS_WIDTH, ROWS_WIDTH, LEAST_MESSAGE = 270, 350, 320


@frozen
class RunTile:
    """A run: its day, what went out, and whether something of it needs a look."""

    key: int
    day: str
    detail: str
    is_open: bool = False
    is_troubled: bool = False

    def words(self) -> str:
        """Return the run as one sentence for reading aloud."""
        return f"{self.day}, {self.detail}"


class RunTiles(TileList[RunTile]):
    """The list of the runs, the newest first."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Runs"))
        self._delegate = TileDelegate(self, self._paint, HEIGHT)
        self.setItemDelegate(self._delegate)

    def _paint(self, brush: Brush, rect: QRect, tile: RunTile, current: bool) -> None:  # noqa: FBT001 the delegate's call
        px = self.theme.px
        place = rect.adjusted(8, 2, -8, -2)
        if current:
            brush.box(QRectF(place), "select", 8)
            paint_focus(brush, self, place, 8)
        icon, tone = ("save", "text2") if tile.is_open else ("send", "text2")
        if tile.is_troubled:
            icon, tone = "triangle-alert", "warn"
        at = QPointF(place.left() + SIDE, place.center().y() - px(ICON) / 2 + 1)
        brush.icon(at, icon, tone, px(ICON))
        height = px(17)
        left = place.left() + SIDE + px(ICON) + 12
        above = QRect(left, place.center().y() - height + 1, place.right() - left - 8, height)
        brush.text(above, tile.day, "text", (13, SEMIBOLD))
        second = "text2" if current else "text3"
        brush.text(above.translated(0, height), tile.detail, second, (12, REGULAR))


class PastRuns(QWidget):
    """Runs, the messages of one, and one message as it went; none of it can be changed.

    `run_chosen` carries a run's id, `message_chosen` a message; `letters_asked`, `drafts_asked`
    and `folder_asked` ask for what is in files; `acted` a name and the message it is about.
    """

    run_chosen = Signal(int)
    message_chosen = Signal(object)
    letters_asked = Signal()
    drafts_asked = Signal()
    folder_asked = Signal()
    acted = Signal(str, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._messages: tuple[MessageRow, ...] = ()
        self.runs, self.rows = RunTiles(theme), MessageList(theme)
        self.message = ChaseMessage(theme)
        self._title, self._detail = label(kind="amount"), label(kind="meta")
        self.gone = Button(theme, tr("Mark as sent"), icon="circle-check")
        self.again = Button(theme, tr("Send again"), icon="refresh-cw")
        self.folder = IconButton(theme, "folder-open", tr("Show the folder of the files"))
        self.drafts = Button(theme, tr("Open the next draft"), icon="mail")
        self.letters = Button(theme, tr("All letters in one PDF"), icon="printer", kind="primary")
        self._panes, self._stack = QSplitter(), QStackedWidget()
        self._build(theme)
        self._connect()
        self.show_messages(())

    def show_runs(self, rows: Sequence[RunRow], today: date) -> None:
        """Replace the runs; the newest is chosen at first."""
        self.runs.show_tiles([_tile(row, today) for row in rows])
        self._stack.setCurrentIndex(int(bool(rows)))
        if not rows:
            self.show_messages(())

    def show_messages(self, rows: Sequence[MessageRow]) -> None:
        """Show the messages of the run that is chosen, first what did not arrive for sure.

        What came to grief while nobody looked is the one to read first.
        """
        known = {row.message_id for row in self._messages if row.state in TROUBLED}
        self._messages = tuple(sorted(rows, key=lambda row: row.state not in TROUBLED))
        tile = self.runs.current()
        keys = [row.message_id for row in self._messages]
        shown = self._messages
        tiles = MadeTiles(keys, lambda at: run_message_tile(shown[at]))
        self.rows.show_messages(tile.day if tile else "", tiles)
        first = next(iter(self._messages), None)
        is_new = first is not None and first.state in TROUBLED and first.message_id not in known
        if first is not None and is_new and not self.isVisible():
            self.rows.tiles.go_to(first.message_id)
        title, detail = foot_words(rows)
        self._title.setText(title)
        self._detail.setText(detail)
        states = {row.state for row in rows}
        self.letters.setVisible("printed" in states)
        self.drafts.setVisible("handed_over" in states)
        self.folder.setVisible(any(row.path for row in rows))
        if not rows:
            self.message.show_nothing("")
            self._offer(None)

    def current(self) -> MessageRow | None:
        """Return the message that is shown."""
        tile = self.rows.tiles.current()
        return next((m for m in self._messages if tile and m.message_id == tile.key), None)

    def messages(self) -> tuple[MessageRow, ...]:
        """Return the messages of the run that is chosen."""
        return self._messages

    def _build(self, theme: Theme) -> None:
        side, column = QFrame(), QVBoxLayout()
        side.setObjectName("sidePanel")
        column.setContentsMargins(1, 6, 0, 6)
        column.addWidget(self.runs)
        side.setLayout(column)
        for part in (side, self.rows, self.message):
            self._panes.addWidget(part)
        self._panes.setHandleWidth(1)
        self._panes.setChildrenCollapsible(False)
        self._panes.setStretchFactor(2, 1)
        self._panes.setSizes([theme.px(RUNS_WIDTH), theme.px(ROWS_WIDTH), theme.px(LEAST_MESSAGE)])
        self.message.setMinimumWidth(LEAST_MESSAGE)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._title)
        words.addWidget(self._detail)
        foot, row = QFrame(), QHBoxLayout()
        foot.setObjectName("wizardFoot")
        row.setContentsMargins(20, 8, 16, 8)
        row.setSpacing(8)
        row.addLayout(words, 1)
        for button in (self.gone, self.again, self.folder, self.drafts, self.letters):
            row.addWidget(button)
        foot.setLayout(row)
        foot.setMinimumHeight(theme.px(58))
        whole, inside = QWidget(), QVBoxLayout()
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self._panes, 1)
        inside.addWidget(foot)
        whole.setLayout(inside)
        sentence = tr("What you send, print and plan is found here afterwards, as it went.")
        self._stack.addWidget(EmptyState(theme, "history", tr("No run yet"), sentence))
        self._stack.addWidget(whole)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _connect(self) -> None:
        self.runs.chosen.connect(self._on_run)
        self.rows.tiles.chosen.connect(lambda _: self._on_message())
        self.message.stepped.connect(self._step)
        self.letters.clicked.connect(self.letters_asked)
        self.drafts.clicked.connect(self.drafts_asked)
        self.folder.clicked.connect(self.folder_asked)
        self.gone.clicked.connect(lambda: self.acted.emit("gone", self.current()))
        self.again.clicked.connect(lambda: self.acted.emit("again", self.current()))

    def _on_run(self, tile: RunTile | None) -> None:
        if tile is not None:
            self.run_chosen.emit(tile.key)

    def _on_message(self) -> None:
        message = self.current()
        self._offer(message)
        if message is not None:
            self.message_chosen.emit(message)

    def _offer(self, message: MessageRow | None) -> None:
        """Offer what can still be decided about a message."""
        state = message.state if message is not None and message.channel == "email" else ""
        self.gone.setVisible(state in {"handed_over", "unknown"})
        self.again.setVisible(state in {"failed", "unknown"})

    def _step(self, by: int) -> None:
        tiles = self.rows.tiles
        at = tiles.currentIndex().row() + by
        if 0 <= at < len(tiles.tiles()):
            tiles.go_to(tiles.tiles()[at].key)


def _tile(row: RunRow, today: date) -> RunTile:
    day, detail = run_words(row, today)
    return RunTile(row.run_id, day, detail, row.is_open, bool(row.count_of("failed", "unknown")))
