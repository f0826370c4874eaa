"""Settings: the company, its bank and terms, the look of papers and desk, and the data file."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from collector_desktop.domain.changes import Change
from collector_desktop.domain.frozen import frozen
from collector_desktop.queries.settings import Settings, logo, own_letterhead, settings
from collector_desktop.ui.dialogs.letterhead_screen import LetterheadSettings
from collector_desktop.ui.models.record_table import RecordTableModel
from collector_desktop.ui.widgets.page import Page
from collector_desktop.ui.widgets.settings_backup import BackupSettings
from collector_desktop.ui.widgets.settings_company import BankSettings, CompanySettings
from collector_desktop.ui.widgets.settings_email import EmailSettings
from collector_desktop.ui.widgets.settings_interest import InterestSettings
from collector_desktop.ui.widgets.settings_look import LookSettings
from collector_desktop.ui.widgets.settings_money import MoneySettings
from collector_desktop.ui.widgets.settings_procedures import ProcedureSettings
from collector_desktop.ui.widgets.settings_rates import RateRow, RatesCard
from collector_desktop.ui.widgets.settings_security import SecuritySettings
from collector_desktop.ui.widgets.settings_targets import TargetSettings
from collector_desktop.ui.widgets.settings_terms import TermsSettings
from collector_desktop.ui.widgets.settings_words import WordsSettings
from collector_desktop.ui.widgets.side_list import SideEntry, SideList

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.widgets.settings_section import SettingsSection

COMPANY, BANK, TERMS, LETTERHEAD = "company", "bank", "terms", "letterhead"
LOOK, TARGETS, BACKUP = "appearance", "targets", "backup"
INTEREST, MONEY, PROCEDURES, EMAIL = "interest", "money", "procedures", "email"
WORDS, SECURITY = "words", "security"


@frozen
class SettingsShown:
    """What the page reads: the settings, the logo, and the PDF under all papers."""

    settings: Settings
    logo: bytes | None
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
        self.company, self.backup = CompanySettings(desk), BackupSettings(desk)
        self.security = SecuritySettings(desk)
        self.letterhead, self.look = LetterheadSettings(desk), LookSettings(desk)
        self.interest, self.procedures = InterestSettings(desk), ProcedureSettings(desk)
        self.words = WordsSettings(desk)
        self._lend_model(self.interest.rates)
        self.sections: dict[str, SettingsSection] = {
            COMPANY: self.company,
            BANK: BankSettings(desk),
            TERMS: TermsSettings(desk),
            PROCEDURES: self.procedures,
            WORDS: self.words,
            EMAIL: EmailSettings(desk),
            INTEREST: self.interest,
            MONEY: MoneySettings(desk),
            LETTERHEAD: self.letterhead,
            LOOK: self.look,
            TARGETS: TargetSettings(desk),
            BACKUP: self.backup,
            SECURITY: self.security,
        }
        self.list = SideList(desk.theme, self._entries())
        self.stack = QStackedWidget()
        for section in self.sections.values():
            self.stack.addWidget(section)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(self.stack, 1)
        self.column.addLayout(row, 1)
        self._connect()
        self.list.choose(COMPANY)

    def refresh(self) -> None:
        """Read what is stored; fields that are being typed in stay as they are."""
        self.desk.tasks.run(self, _read, self._show)

    def show_argument(self, argument: Any) -> None:
        """Open the part that another page named."""
        if argument in self.sections:
            self.list.choose(argument)

    def show_ledger(self, path: str, backups: str, last_backup: str) -> None:
        """Show where the open ledger and its backups lie, and when it was last backed up."""
        self.backup.show_ledger(path, backups, last_backup)

    def show_protection(self, *, is_protected: bool) -> None:
        """Show whether a password protects the open ledger."""
        self.security.show_protection(is_protected=is_protected)

    def main_focus(self) -> QWidget:
        """Return the list's chosen item."""
        return self.list.focus_item()

    def _lend_model(self, rates: RatesCard) -> None:
        model: RecordTableModel[RateRow] = RecordTableModel(
            rates.columns, lambda row: (row.series, row.starts_on), self
        )
        rates.use_model(model, model.show)

    def _connect(self) -> None:
        self.list.chosen.connect(self._open)
        self.company.preview_asked.connect(partial(self.list.choose, LETTERHEAD))
        self.procedures.form.words_asked.connect(self._open_words)
        self.look.look_asked.connect(self.look_asked)
        self.backup.backup_asked.connect(self.backup_asked)
        self.backup.restore_asked.connect(self.restore_asked)
        self.backup.second_asked.connect(self.second_asked)
        self.security.command_asked.connect(self.command_asked)
        self.letterhead.command_asked.connect(self.command_asked)

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
        self.words.choose(template)

    def _open(self, name: str) -> None:
        self.stack.setCurrentWidget(self.sections[name])

    def _show(self, shown: SettingsShown) -> None:
        for section in self.sections.values():
            section.show_settings(shown.settings)
        self.letterhead.show_kept(shown.logo, shown.own_letterhead)


def _read() -> SettingsShown:
    return SettingsShown(settings(), logo(), own_letterhead())
