"""Connects the pages that ask for more than another page, and what is begun on one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from collector_desktop.ui import navigation as nav
from collector_desktop.ui.setting_up import SetupOffer

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
        act: Callable[[str], None],
    ) -> None:
        self._session, self._files = session, files
        self._wear, self._open_page, self._act = wear, open_page, act
        self._next_file = ""
        self._protects_next = self._is_new = False
        self._welcome: Any = None
        self._settings: Any = None
        self._payments: Any = None
        session.refused.connect(self._forget_next)

    def wire(self, name: str, page: Any) -> None:
        """Connect the signals of such a page; others have none of these."""
        if name == nav.WELCOME:
            self._welcome = page
            page.demo_asked.connect(self._session.open_demo)
            page.create_asked.connect(self._create)
            page.import_asked.connect(self._create)
            page.open_asked.connect(self._open)
        elif name == nav.SETTINGS:
            self._settings = page
            self.tell_settings()
            page.look_asked.connect(self._wear)
            page.backup_asked.connect(self._files.back_up)
            page.restore_asked.connect(self._files.restore_one)
            page.second_asked.connect(self._files.choose_second)
            page.command_asked.connect(self._act)
            self._session.leaving.connect(page.keep_typed)
        elif name == nav.PAYMENTS:
            self._payments = page
        elif name == nav.TODAY:
            self.setup = SetupOffer(self._session, page)
            self.setup.asked.connect(lambda: self._open_page(nav.SETUP, None))

    def take_payment(self) -> None:
        """Go to the payments and begin one; without a ledger there is nothing to begin."""
        self._open_page(nav.PAYMENTS, None)
        if self._session.info is not None:
            self._payments.take.click()

    def tell_settings(self) -> None:
        """Tell the settings page which file is open and where its backups lie."""
        info = self._session.info
        if self._settings is not None and info is not None:
            self._settings.show_protection(is_protected=info.is_protected)
            self._settings.show_ledger(
                str(info.path), str(self._session.backup_folder), self._session.copies.last(info)
            )
            self._settings.show_trouble(self._session.copies.trouble)
            self._files.read_kept(self._settings.show_backups)

    def _create(self, company: CompanyDraft, first_file: str = "") -> None:
        """Make the ledger of a company under its own name, then import the file if there is one."""
        self._next_file, self._is_new = first_file, True
        self._protects_next = self._welcome.company.protect.isChecked()
        self._session.create(self._session.places.free_ledger(company.name), company)

    def _open(self, path: str) -> None:
        if path.endswith(LEDGER_SUFFIX):
            self._session.open(Path(path))
        else:
            self._session.restore(Path(path), self._session.places.free_ledger(Path(path).stem))

    def _forget_next(self) -> None:
        """Forget what was to follow on a ledger that could not be made."""
        self._next_file, self._is_new, self._protects_next = "", False, False

    def go_on(self, protect: Callable[[], None]) -> None:
        """Import the file that a new ledger was made for, or what to set up; ask for a password."""
        path, self._next_file = self._next_file, ""
        is_new, self._is_new = self._is_new, False
        if is_new:
            self._open_page(nav.IMPORT if path else nav.SETUP, path or None)
        if self._protects_next:
            self._protects_next = False
            protect()
