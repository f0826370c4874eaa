"""The offer to match what is unallocated, above the list of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from collector_desktop.domain.settings import AUTO_MATCH
from collector_desktop.queries.settings import settings
from collector_desktop.queries.unmatched import MatchRow, certain_matches
from collector_desktop.services.auto_matching import match_certain
from collector_desktop.ui.dialogs.match_sheet import MatchSheet, match_count
from collector_desktop.ui.widgets.labels import Button
from collector_desktop.ui.widgets.letter_keys import listen
from collector_desktop.ui.widgets.payment_words import tr

if TYPE_CHECKING:
    from datetime import date

    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.dialogs.payment_desk import PaymentDesk
    from collector_desktop.ui.widgets.card_pane import ListPane

OFF = "off"


class MatchTool(QObject):
    """A button that says how much can be matched and shows it; hidden where nothing can be."""

    def __init__(
        self, desk: Desk, pane: ListPane[Any], money: PaymentDesk, main: Callable[[], str]
    ) -> None:
        super().__init__(pane)
        self._desk, self._money, self._main = desk, money, main
        self._rows: tuple[MatchRow, ...] = ()
        self.button = Button(desk.theme, tr("Match"), icon="check-check", key="M")
        self.button.clicked.connect(self._show_sheet)
        self.button.hide()
        pane.add_tool(self.button)
        listen(pane.grid, {"M": self._show_sheet})

    def refresh(self) -> None:
        """Look again for what is certain."""
        self._desk.tasks.run(self, partial(_offered, self._desk.today()), self._show)

    def _show(self, rows: tuple[MatchRow, ...]) -> None:
        self._rows = rows
        self.button.setText(tr("Match {count}").format(count=match_count(rows)))
        self.button.setVisible(bool(rows))

    def _show_sheet(self) -> None:
        if self._rows:
            sheet = MatchSheet(self._desk, self._rows, self._main(), self._money.window)
            self._money.open_form(sheet, lambda: partial(match_certain, self._desk.today()))


def _offered(today: date) -> tuple[MatchRow, ...]:
    return () if settings()[AUTO_MATCH] == OFF else certain_matches(today)
