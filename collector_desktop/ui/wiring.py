"""Connects the pages that ask for more than another page, and what is begun on one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from collector_desktop.ui import navigation as nav

if TYPE_CHECKING:
    from collections.abc import Callable

    from collector_desktop.services.ledgers import CompanyDraft
    from collector_desktop.ui.files import FileCommands
    from collector_desktop.ui.ledger_session import LedgerSession

LEDGER_SUFFIX = ".collector"


class SpecialPages:
    """Knows what the welcome, settings and payments pages ask for and who answers."""

    def __init__(
        self,
        session: LedgerSession,
        files: FileCommands,
        wear: Callable[[str, int], None],
        open_page: Callable[[str, Any], None],
    ) -> None:
        self._session, self._files = session, files
        self._wear, self._open_page = wear, open_page
        self._next_file = ""
        self._settings: Any = None
        self._payments: Any = None

    def wire(self, name: str, page: Any) -> None:
        """Connect the signals of such a page; others have none of these."""
        if name == nav.WELCOME:
            page.demo_asked.connect(self._session.open_demo)
            page.create_asked.connect(self._create)
            page.import_asked.connect(self._create)
            page.open_asked.connect(self._open)
        elif name == nav.SETTINGS:
            self._settings = page
            self.tell_settings()
            page.look_asked.connect(self._wear)
            page.backup_asked.connect(self._files.back_up)
            page.restore_asked.connect(self._files.restore)
        elif name == nav.PAYMENTS:
            self._payments = page

    def take_payment(self) -> None:
        """Go to the payments and begin one; without a ledger there is nothing to begin."""
        self._open_page(nav.PAYMENTS, None)
        if self._session.info is not None:
            self._payments.take.click()

    def tell_settings(self) -> None:
        """Tell the settings page which file is open and where its backups lie."""
        info = self._session.info
        if self._settings is not None and info is not None:
            self._settings.show_ledger(
                str(info.path), str(self._session.backup_folder), self._session.last_backup()
            )

    def _create(self, company: CompanyDraft, first_file: str = "") -> None:
        """Make the ledger of a company under its own name, then import the file if there is one."""
        self._next_file = first_file
        self._session.create(self._session.free_path(company.name), company)

    def _open(self, path: str) -> None:
        if path.endswith(LEDGER_SUFFIX):
            self._session.open(Path(path))
        else:
            self._session.restore(Path(path), self._session.free_path(Path(path).stem))

    def go_on_importing(self) -> None:
        """Import the file that a new ledger was made for; called once the ledger is shown."""
        if self._next_file:
            path, self._next_file = self._next_file, ""
            self._open_page(nav.IMPORT, path)
