"""All that the window does with papers: making and showing them, and knowing them again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from collector_desktop.ui import navigation as nav
from collector_desktop.ui.commands import PAPER_REPORTS
from collector_desktop.ui.paper_buttons import PaperButtons
from collector_desktop.ui.papers_sent import PaperCommands
from collector_desktop.ui.sent_files import SentFiles

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.dialogs.paper_preview import PaperPreview
    from collector_desktop.ui.dialogs.statement_sheet import StatementSheet
    from collector_desktop.ui.ledger_session import LedgerSession


class PaperDesk(QObject):
    """Connects pages and commands with what makes papers; `open_page` and `open_customer` go there.

    Without a ledger nothing can have been sent, so that files go to the import at once.
    """

    def __init__(
        self,
        desk: Desk,
        session: LedgerSession,
        window: QWidget,
        open_page: Callable[[str, Any], None],
        open_customer: Callable[[int], None],
    ) -> None:
        super().__init__(window)
        self._desk, self._session, self._window = desk, session, window
        self.statements: StatementSheet | None = None
        self.commands = PaperCommands(desk, window)
        self.buttons = PaperButtons(desk, self.commands, window)
        self.sent = SentFiles(desk, window)
        self._import = partial(open_page, nav.IMPORT)
        self.sent.customer_asked.connect(open_customer)
        self.sent.import_asked.connect(self._import)

    @property
    def preview(self) -> PaperPreview | None:
        """The paper that is shown, if one is."""
        return self.commands.preview

    def wire(self, incoming: Any) -> None:
        """Answer for the papers that are dropped."""
        incoming.papers_given.connect(self._take)

    def serve(self, name: str, page: Any) -> None:
        """Take the wishes of a page that has somebody to write to, and put buttons on it."""
        self.commands.listen_to(page)
        self.buttons.serve(name, page, self.open_statements)

    def open_statements(self, chosen: frozenset[int] = frozenset()) -> None:
        """Choose, look at and make statements to many customers; `chosen` are offered first.

        With nobody chosen that is the customer whose card is open, if one is.
        """
        from collector_desktop.ui.dialogs.statement_sheet import (  # noqa: PLC0415 - seldom
            StatementSheet,
        )

        card = self.buttons.shown_customer()
        chosen = chosen or frozenset(() if card is None else (card,))
        sheet = StatementSheet(self._desk, chosen, self._window)
        sheet.finished.connect(lambda _: sheet.deleteLater())
        self.statements = sheet
        sheet.open()

    def slots(self) -> dict[str, Callable[[], object]]:
        """Return what the commands of the window do with papers."""
        offered: dict[str, Callable[[], None]] = {
            "sent": self.sent.choose,
            "statements": self.open_statements,
            "labels": self.buttons.ask_labels,
            "application": self.buttons.show_application,
            "envelope_proof": self.commands.show_envelope,
        }
        for name in PAPER_REPORTS:
            offered[f"report_{name}"] = partial(self.buttons.show_report, name)
        return {name: self._session.guarded(act) for name, act in offered.items()}

    def _take(self, files: Sequence[str]) -> None:
        if self._session.info is None:
            self._import(tuple(files) if len(files) > 1 else files[0])
        else:
            self.sent.take(files)
