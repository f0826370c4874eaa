"""The run of today: its steps, its messages, each as it will be, and the button that sends."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from collector_desktop.domain.procedures import Channel
from collector_desktop.services.chase_preview import Preview, preview
from collector_desktop.ui.dialogs.chase_held import HeldDialog
from collector_desktop.ui.dialogs.paper_pages import drawn
from collector_desktop.ui.widgets import chase_words as words
from collector_desktop.ui.widgets.chase_chosen import ChosenLine
from collector_desktop.ui.widgets.chase_counts import StepCount
from collector_desktop.ui.widgets.chase_foot import ChaseFoot
from collector_desktop.ui.widgets.chase_menu import MessageMenu
from collector_desktop.ui.widgets.chase_message import ShownMessage
from collector_desktop.ui.widgets.chase_panes import ChasePanes
from collector_desktop.ui.widgets.chase_plan import ChasePlan
from collector_desktop.ui.widgets.chase_start import StartLine, start_words
from collector_desktop.ui.widgets.letter_keys import listen
from collector_desktop.ui.widgets.tile_list import MadeTiles

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from PySide6.QtGui import QImage, QResizeEvent

    from collector_desktop.domain.errors import CollectorError
    from collector_desktop.queries.chase_page import ChasePage
    from collector_desktop.queries.chase_shown import ProposedMessage
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.widgets.chase_counts import StepKey
    from collector_desktop.ui.widgets.chase_left_out import ReasonTile
    from collector_desktop.ui.widgets.chase_read import RunRead
    from collector_desktop.ui.widgets.chase_rows import MessageTile
    from collector_desktop.ui.widgets.chase_steps import StepTile


class RunPane(QWidget):
    """Shows what the run proposes with what the user decides about it; nothing leaves from here.

    `procedure_chosen` carries a name or nothing; `customer_asked` opens a card; `despite_chosen`
    says that the run must be worked out again, since somebody is written to anyway, and
    `start_chosen` that it must because somebody begins with another step.
    """

    procedure_chosen = Signal(str)
    despite_chosen = Signal()
    start_chosen = Signal()
    customer_asked = Signal(int, object)
    said = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.data: ChasePage | None = None
        self._shown: ProposedMessage | None = None
        self._preview: Preview | None = None
        self._page = 0
        self.plan = ChasePlan()
        self.panes, self.foot = ChasePanes(desk.theme), ChaseFoot(desk.theme)
        self.start, self.chosen = StartLine(desk.theme), ChosenLine(desk.theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.chosen)
        column.addWidget(self.start)
        column.addWidget(self.panes, 1)
        column.addWidget(self.foot)
        self._connect()
        self._listen()

    def show_page(self, read: RunRead) -> None:
        """Show what a run would do; what was decided stays decided."""
        self.data = data = read.page
        self.plan.take(data, read.counts)
        self.panes.left.show_procedures(data.names, data.chosen)
        self.panes.left.show_left_out(read.left_out, read.reasons)
        self._show_plan()

    def forget_rows(self) -> None:
        """Drop every message, also where it is counted or waits to be looked at."""
        self.plan.forget_rows()
        self.panes.rows.tiles.show_tiles(())

    def narrow(self, customers: frozenset[int]) -> None:
        """Show only the messages to some customers, or with nobody chosen those to all."""
        self.plan.narrow(customers)
        self._show_plan()

    def message(self) -> ProposedMessage | None:
        """Return the message that is shown."""
        return self._shown

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panes.fit(self.width())

    def _connect(self) -> None:
        self.start.begin_asked.connect(self._begin)
        self.chosen.all_asked.connect(partial(self.narrow, frozenset()))
        left, rows, message = self.panes.left, self.panes.rows, self.panes.message
        left.procedure_chosen.connect(self.procedure_chosen)
        left.steps.chosen.connect(lambda _: self._show_rows())
        left.steps.ticked.connect(self._tick_step)
        left.steps.opened.connect(lambda _: rows.tiles.setFocus())
        left.reasons.opened.connect(self._open_reason)
        rows.tiles.chosen.connect(self._on_row)
        rows.tiles.ticked.connect(self._tick_row)
        rows.tiles.opened.connect(self._open_customer)
        rows.all_ticked.connect(self._tick_all)
        message.stepped.connect(self.step)
        message.edited.connect(self._keep_text)
        message.channel_chosen.connect(self._choose_channel)
        message.page_wanted.connect(self._draw)

    def _listen(self) -> None:
        steps, tiles = self.panes.left.steps, self.panes.rows.tiles
        listen(self, {"F2": self.panes.message.begin_edit})
        listen(steps, {"Right": tiles.setFocus})
        listen(tiles, {"Left": steps.setFocus})
        edit = self.panes.message.begin_edit
        self.menu = MessageMenu(tiles, edit, self._tick_row, self._starts)
        for keys, by in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.step, by))

    def step(self, by: int) -> None:
        """Go to the next message or the one before, on into the next step."""
        tiles, steps = self.panes.rows.tiles, self.panes.left.steps
        at = tiles.currentIndex().row() + by
        if 0 <= at < len(tiles.tiles()):
            tiles.go_to(tiles.tiles()[at].key)
            return
        place = steps.currentIndex().row() + by
        if 0 <= place < len(steps.tiles()):
            steps.go_to(steps.tiles()[place].key)
            tiles.go_to(tiles.tiles()[0 if by > 0 else -1].key)

    def _show_plan(self) -> None:
        for each in (self.chosen, self.start):
            each.show_plan(self.plan)
        self._show_all()

    def _show_all(self) -> None:
        currency = self.data.currency if self.data else ""
        counted = self.plan.counted()
        tiles = [words.step_tile(key, step, currency) for key, step in counted.steps.items()]
        self.panes.left.show_steps(tiles)
        self._show_rows()
        if self.data is not None:
            counts, messages = counted.going.counts(), self.plan.messages
            off, due = all(each.not_before is not None for each in messages), bool(messages)
            title, detail = words.ready_words(counts, currency, is_day_off=off, is_any=due)
            send = words.send_words(counts, by_server=self.data.by_server)
            self.foot.show_ready(title, detail, words.hint_words(self.data), send)
            # Kept for later, those who are not shown would stay left out of the whole run.
            self.foot.later.setVisible(bool(send) and not self.plan.only)

    def _show_rows(self) -> None:
        tile, step = self.panes.left.steps.current(), self._step()
        found = step.messages
        tiles = MadeTiles(step.keys, lambda at: words.message_tile(found[at], self.plan))
        name = tile.name if tile else ""
        self.panes.rows.show_messages(name, tiles, step.going.messages)
        if not found:
            self._shown = None
            self.panes.message.show_nothing(self.tr("No message is due today"))

    def _here(self) -> list[ProposedMessage]:
        """Return the messages of the step that is chosen."""
        return self._step().messages

    def _step(self) -> StepCount:
        tile, steps = self.panes.left.steps.current(), self.plan.counted().steps
        none = StepCount()
        return none if tile is None else steps.get(cast("StepKey", tile.key), none)

    def _found(self, key: Hashable) -> ProposedMessage | None:
        return self.plan.counted().of_item(key)

    def _on_row(self, tile: MessageTile | None) -> None:
        message = self._found(tile.key) if tile is not None else None
        if message is None:
            return
        if self._shown is not None and self._shown.key != message.key:
            self.panes.message.end_edit(keep=True)
        self._shown = message
        wanted = (self.plan.channel(message), self.plan.texts.get(message.key))
        work = partial(preview, message, self._desk.today(), self._desk.fonts, *wanted)
        refused = partial(self._cannot_go, message)
        self._desk.tasks.run(self, work, partial(self._take_preview, message), refused)

    def _take_preview(self, message: ProposedMessage, made: Preview) -> None:
        self.plan.keep_address(message, made.address)
        if self._shown is None or self._shown.key != message.key:
            return
        self._preview = made
        self.panes.message.show_message(
            ShownMessage(
                key=message.key,
                to=words.to_words(made),
                subject=made.subject,
                channel=self.plan.channel(message).value,
                text=made.text,
                html=made.html,
                attached=made.attached,
                why=message.why,
                note=words.note_words(message, made),
                is_paper=bool(made.paper),
            )
        )

    def _cannot_go(self, message: ProposedMessage, error: CollectorError) -> None:
        """Go back to the way that was proposed, and say why."""
        self.said.emit(str(error))
        if self.plan.channel(message) is not message.channel:
            self.plan.choose_channel(message, message.channel)
            self._show_all()

    def _draw(self, page: int) -> None:
        made = self._preview
        if made is not None and made.paper:
            work = partial(drawn, made.paper, page, self.panes.message.page_width())
            shown = partial(self._show_drawn, made)
            self._desk.tasks.run_apart(self, work, shown, self.panes.message.sheet.refuse)

    def _show_drawn(self, made: Preview, page: tuple[QImage, int, int]) -> None:
        if made is self._preview:
            self.panes.message.show_page(*page)

    def _tick_step(self, tile: StepTile) -> None:
        self._tick(self._here(), on=tile.ticked is not True)

    def _tick_all(self, on: bool) -> None:  # noqa: FBT001 Qt's signal
        self._tick(self._here(), on=on)

    def _tick_row(self, tile: MessageTile) -> None:
        message = self._found(tile.key)
        if message is not None:
            self._tick([message], on=not tile.ticked)

    def _tick(self, messages: list[ProposedMessage], *, on: bool) -> None:
        self.plan.tick(messages, on=on)
        self._show_all()

    def _keep_text(self, subject: str, text: str) -> None:
        if self._shown is not None:
            self.plan.texts[self._shown.key] = (subject, text)
            self._show_all()
            self.panes.rows.tiles.setFocus()

    def _choose_channel(self, name: str) -> None:
        if self._shown is not None:
            self.plan.choose_channel(self._shown, Channel(name))
            self._show_all()

    def _open_customer(self, tile: MessageTile) -> None:
        message = self._found(tile.key)
        if message is not None:
            ids = tuple(dict.fromkeys(each.customer_id for each in self._here()))
            self.customer_asked.emit(message.customer_id, ids)

    def _starts(self, tile: MessageTile) -> list[tuple[str, Callable[[], None]]]:
        """Return what a menu offers about the step with which a message begins."""
        message = self._found(tile.key)
        offered = message and start_words(message, self.plan)
        if message is None or not offered:
            return []
        from_start = bool(message.earlier_step)
        return [(offered, partial(self._begin, {message.customer_id}, from_start))]

    def _begin(self, customers: set[int], from_start: bool) -> None:  # noqa: FBT001 Qt's signal
        self.plan.begin(customers, from_start=from_start)
        self.start_chosen.emit()

    def _open_reason(self, tile: ReasonTile) -> None:
        """Show who is left out for a reason."""
        if self.data is not None:
            held = [each for each in self.data.view.held if each.reason == tile.key]
            dialog = HeldDialog(self._desk, tile.title, held, self)
            dialog.customer_asked.connect(self.customer_asked)
            dialog.despite_asked.connect(self.write_despite)
            dialog.open()

    def write_despite(self, customer_id: int, reason: str) -> None:
        """Write to somebody although something speaks against it that the user sets aside."""
        self.plan.despite[customer_id] = reason
        self.despite_chosen.emit()
