"""Settings: the company, its bank and terms, the look of papers and desk, and the data file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from collector_desktop.domain.changes import Change
from collector_desktop.domain.frozen import frozen
from collector_desktop.queries.settings import Settings, logo, own_letterhead, settings
from collector_desktop.ui.widgets.late_stack import LateStack
from collector_desktop.ui.widgets.page import Page
from collector_desktop.ui.widgets.side_list import SideEntry, SideList

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from collector_desktop.documents.plain_picture import PlainPicture
    from collector_desktop.domain.errors import CollectorError
    from collector_desktop.services.backup_list import KeptBackup
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.dialogs.letterhead_screen import LetterheadSettings
    from collector_desktop.ui.widgets.settings_backup import BackupSettings
    from collector_desktop.ui.widgets.settings_company import CompanySettings
    from collector_desktop.ui.widgets.settings_interest import InterestSettings
    from collector_desktop.ui.widgets.settings_look import LookSettings
    from collector_desktop.ui.widgets.settings_procedures import ProcedureSettings
    from collector_desktop.ui.widgets.settings_rates import RateRow
    from collector_desktop.ui.widgets.settings_section import SettingsSection
    from collector_desktop.ui.widgets.settings_security import SecuritySettings

COMPANY, BANK, TERMS, LETTERHEAD = "company", "bank", "terms", "letterhead"
LOOK, TARGETS, BACKUP = "appearance", "targets", "backup"
INTEREST, MONEY, PROCEDURES, EMAIL = "interest", "money", "procedures", "email"
WORDS, SECURITY = "words", "security"
PARTS = {
    COMPANY: ("widgets.settings_company", "CompanySettings"),
    BANK: ("widgets.settings_company", "BankSettings"),
    TERMS: ("widgets.settings_terms", "TermsSettings"),
    PROCEDURES: ("widgets.settings_procedures", "ProcedureSettings"),
    WORDS: ("widgets.settings_words", "WordsSettings"),
    EMAIL: ("widgets.settings_email", "EmailSettings"),
    INTEREST: ("widgets.settings_interest", "InterestSettings"),
    MONEY: ("widgets.settings_money", "MoneySettings"),
    LETTERHEAD: ("dialogs.letterhead_screen", "LetterheadSettings"),
    TARGETS: ("widgets.settings_targets", "TargetSettings"),
    LOOK: ("widgets.settings_look", "LookSettings"),
    BACKUP: ("widgets.settings_backup", "BackupSettings"),
    SECURITY: ("widgets.settings_security", "SecuritySettings"),
}
Tell: TypeAlias = Callable[[Any], object]


@frozen
class SettingsShown:
    """What the page reads: settings, the logo and its dots, and the PDF under all papers."""

    settings: Settings
    logo: bytes | None
    picture: PlainPicture | None
    own_letterhead: bytes | None


class SettingsPage(Page):
    """A list of parts on the left, their fields on the right; what is left is kept.

    `look_asked` carries a colour scheme and a text size in per cent; `backup_asked`,
    `restore_asked` with a backup or None, `second_asked` with a folder and `command_asked` with the
    name of a command are for the window, which knows where the ledger lies.
    """

    REFRESH_ON = Change.SETTING

    look_asked = Signal(str, int)
    backup_asked = Signal()
    restore_asked = Signal(object)
    second_asked = Signal(str)
    command_asked = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "")
        self.header.show_title(self.tr("Settings"), self.tr("Changes are saved as you make them"))
        self._shown: SettingsShown | None = None
        self._told: dict[tuple[str, str], Tell] = {}
        self.list = SideList(desk.theme, self._entries())
        self.stack: LateStack[str] = LateStack({name: partial(_made, name, desk) for name in PARTS})
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(self.stack, 1)
        self.column.addLayout(row, 1)
        self.list.chosen.connect(self.stack.choose)
        self.stack.made.connect(self._dress)
        self.list.choose(COMPANY)

    def refresh(self) -> None:
        """Read what is stored; fields that are being typed in stay as they are."""
        self.desk.tasks.run(self, _read, self._show)

    def show_argument(self, argument: Any) -> None:
        """Open the part that another page named."""
        if argument in PARTS:
            self.list.choose(argument)

    def section(self, name: str) -> Any:
        """Return a part by its name, made if nobody has looked at it yet."""
        return self.stack.part(name)

    def show_ledger(self, path: str, backups: str, last_backup: str) -> None:
        """Show where the open ledger and its backups lie, and when it was last backed up."""
        self._tell(BACKUP, "ledger", lambda part: part.show_ledger(path, backups, last_backup))

    def show_trouble(self, trouble: CollectorError | None) -> None:
        """Say why the second folder got no copy the last time; None if it did."""
        self._tell(BACKUP, "trouble", lambda part: part.show_trouble(trouble))

    def show_backups(self, first: Path, kept: Sequence[KeptBackup]) -> None:
        """List the backups there are, newest first; `first` is the folder on this computer."""
        self._tell(BACKUP, "backups", lambda part: part.show_backups(first, kept))

    def show_protection(self, *, is_protected: bool) -> None:
        """Show whether a password protects the open ledger."""
        self._tell(
            SECURITY, "protection", lambda part: part.show_protection(is_protected=is_protected)
        )

    def forget_rows(self) -> None:
        """Drop what is kept for parts that are yet to be made, while the ledger is locked."""
        self._shown = None
        self._told.clear()

    def keep_typed(self) -> None:
        """Keep what is typed and not left yet: a menu by key opens another ledger over a field."""
        typed_in = self.focusWidget()
        if typed_in is not None and typed_in.hasFocus():
            typed_in.clearFocus()
            typed_in.setFocus()

    def main_focus(self) -> QWidget:
        """Return the list's chosen item."""
        return self.list.focus_item()

    def _tell(self, name: str, fact: str, tell: Tell) -> None:
        """Tell a part a fact, and keep the newest of its kind for a part that is yet to be made."""
        self._told[name, fact] = tell
        if name in self.stack.so_far:
            tell(self.stack.part(name))

    def _dress(self, name: str, part: Any) -> None:
        """Connect a part that was just made, and show in it what is known by now."""
        wire: dict[str, Callable[[Any], None]] = {
            COMPANY: self._wire_company,
            PROCEDURES: self._wire_procedures,
            INTEREST: self._wire_interest,
            LETTERHEAD: self._wire_command,
            LOOK: self._wire_look,
            BACKUP: self._wire_backup,
            SECURITY: self._wire_command,
        }
        if name in wire:
            wire[name](part)
        if self._shown is not None:
            self._show_in(name, part, self._shown)
        for (whose, _), tell in self._told.items():
            if whose == name:
                tell(part)

    def _wire_company(self, part: CompanySettings) -> None:
        part.preview_asked.connect(partial(self.list.choose, LETTERHEAD))

    def _wire_procedures(self, part: ProcedureSettings) -> None:
        part.form.words_asked.connect(self._open_words)

    def _wire_interest(self, part: InterestSettings) -> None:
        from collector_desktop.ui.models.record_table import RecordTableModel  # noqa: PLC0415

        rates = part.rates
        model: RecordTableModel[RateRow] = RecordTableModel(
            rates.columns, lambda row: (row.series, row.starts_on), self
        )
        rates.use_model(model, model.show)

    def _wire_look(self, part: LookSettings) -> None:
        part.look_asked.connect(self.look_asked)

    def _wire_backup(self, part: BackupSettings) -> None:
        part.backup_asked.connect(self.backup_asked)
        part.restore_asked.connect(self.restore_asked)
        part.second_asked.connect(self.second_asked)

    def _wire_command(self, part: LetterheadSettings | SecuritySettings) -> None:
        part.command_asked.connect(self.command_asked)

    def _entries(self) -> tuple[SideEntry, ...]:
        return (
            SideEntry(COMPANY, self.tr("Company"), "building-2"),
            SideEntry(BANK, self.tr("Bank details"), "landmark"),
            SideEntry(TERMS, self.tr("Credit terms"), "calendar-clock"),
            SideEntry(PROCEDURES, self.tr("Chasing procedures"), "list-checks"),
            SideEntry(WORDS, self.tr("Letters and e-mails"), "message-square"),
            SideEntry(EMAIL, self.tr("E-mail account"), "at-sign"),
            SideEntry(INTEREST, self.tr("Late payment interest"), "percent"),
            SideEntry(MONEY, self.tr("Payments and periods"), "banknote"),
            SideEntry(LETTERHEAD, self.tr("Letterhead and papers"), "file-text"),
            SideEntry(TARGETS, self.tr("Targets"), "target"),
            SideEntry(LOOK, self.tr("Appearance"), "sun-moon"),
            SideEntry(BACKUP, self.tr("Backup and data"), "database-backup"),
            SideEntry(SECURITY, self.tr("Privacy and security"), "shield-check"),
        )

    def _open_words(self, template: str) -> None:
        """Show the words of a step's template."""
        self.list.choose(WORDS)
        self.section(WORDS).choose(template)

    def _show(self, shown: SettingsShown) -> None:
        self._shown = shown
        for name, part in self.stack.so_far.items():
            self._show_in(name, part, shown)

    def _show_in(self, name: str, part: Any, shown: SettingsShown) -> None:
        part.show_settings(shown.settings)
        if name == LETTERHEAD:
            part.show_kept(shown.logo, shown.picture, shown.own_letterhead)


def _made(name: str, desk: Desk) -> SettingsSection:
    """Make a part; its module is imported only now."""
    module, kind = PARTS[name]
    found = getattr(import_module(f"collector_desktop.ui.{module}"), kind)
    return cast("SettingsSection", found(desk))


def _read() -> SettingsShown:
    from collector_desktop.documents.untrusted_picture import (  # noqa: PLC0415 - when first read
        kept_picture,
    )

    kept = logo()
    picture = None if kept is None else kept_picture(kept)
    return SettingsShown(settings(), kept, picture, own_letterhead())
