"""Says on Today how far a new ledger is set up, until all is done or nobody wants to see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal

from collector_desktop.domain.changes import Change
from collector_desktop.ui.later import later
from collector_desktop.ui.widgets import setup_kept as kept

if TYPE_CHECKING:
    from collector_desktop.queries.setting_up import StepsDone, steps_set_up
    from collector_desktop.ui.ledger_session import LedgerSession
    from collector_desktop.ui.widgets.page import Page
    from collector_desktop.ui.widgets.setup_list import SetupLine
else:
    steps_set_up = later("collector_desktop.queries.setting_up", "steps_set_up")

SEEN = Change.ITEM | Change.SETTING | Change.MESSAGE


class SetupOffer(QObject):
    """Puts the line below the head of a page; `asked` is for the steps. The sample has none."""

    asked = Signal()

    def __init__(self, session: LedgerSession, page: Page) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self._found: StepsDone | None = None
        self.line: SetupLine | None = None
        page.desk.tasks.changed.connect(self._on_changed)
        session.opened.connect(lambda _: self.look())
        page.installEventFilter(self)
        self.look()

    def look(self) -> None:
        """Ask how far the open ledger is set up."""
        if self._session.info is None or self._session.is_sample:
            self._found = None
            self._put_away()
        else:
            self._page.desk.tasks.run(self._page, steps_set_up, self._show)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again when the page is come back to: a step may have been looked at."""
        if event.type() == QEvent.Type.Show and self._found is not None:
            self._show(self._found)
        return super().eventFilter(watched, event)

    def _on_changed(self, change: Change) -> None:
        if change & SEEN and self.line is not None:
            self.look()

    def _show(self, found: StepsDone) -> None:
        from collector_desktop.ui.widgets import setup_words as words  # noqa: PLC0415 - seldom
        from collector_desktop.ui.widgets.setup_list import SetupLine  # noqa: PLC0415 - as above

        self._found, personal = found, self._page.desk.personal
        done = words.steps_done(found, kept.looked_at(personal, found.ledger))
        if kept.is_hidden(personal, found.ledger) or words.is_all(done):
            self._put_away()
            return
        if self.line is None:
            self.line = SetupLine(self._page.desk.theme)
            self.line.asked.connect(self.asked)
            self.line.hidden.connect(self._hide)
            self._page.column.insertWidget(1, self.line)
        self.line.show_progress(words.line_words(len(done)))

    def _hide(self) -> None:
        if self._found is not None:
            kept.hide(self._page.desk.personal, self._found.ledger)
        self._put_away()

    def _put_away(self) -> None:
        if self.line is not None:
            self.line.hide()
