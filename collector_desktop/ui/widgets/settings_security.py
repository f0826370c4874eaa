"""Settings: the password of the ledger, and when it locks by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QSpinBox

from collector_desktop.ui.widgets.idle_minutes import MINUTES, idle_minutes
from collector_desktop.ui.widgets.labels import Button, label
from collector_desktop.ui.widgets.settings_section import FIELD_GAP, SettingsSection

if TYPE_CHECKING:
    from collector_desktop.ui.desk import Desk

MOST_MINUTES = 240


class SecuritySettings(SettingsSection):
    """`command_asked` names the command of the window that a button stands for."""

    command_asked = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            _tr("Privacy and security"),
            _tr("A password encrypts the ledger and its backups on the disk."),
        )
        self.state = label(kind="strong")
        self.protect = Button(desk.theme, _tr("Protect with a password…"), icon="shield-check")
        self.change = Button(desk.theme, _tr("Change the password…"))
        self.take_away = Button(desk.theme, _tr("Remove it…"))
        self.lock = Button(desk.theme, _tr("Lock now"))
        self.minutes = QSpinBox()
        self.minutes.setRange(0, MOST_MINUTES)
        self.minutes.setSuffix(_tr(" min"))
        self.minutes.setSpecialValueText(_tr("never"))
        self.minutes.lineEdit().setTextMargins(8, 0, 0, 0)
        self.minutes.setAccessibleName(_tr("Lock after"))
        self.minutes.setValue(idle_minutes(desk))
        self.minutes.valueChanged.connect(lambda value: desk.personal.put(MINUTES, value))
        for button, name in (
            (self.protect, "protect"),
            (self.change, "new_password"),
            (self.take_away, "unprotect"),
            (self.lock, "lock"),
        ):
            button.clicked.connect(lambda _=False, name=name: self.command_asked.emit(name))
        self._lay_out()
        self.show_protection(is_protected=False)

    def show_protection(self, *, is_protected: bool) -> None:
        """Offer what can be done with the open ledger."""
        self.state.setText(
            _tr("This ledger is protected by a password.")
            if is_protected
            else _tr("This ledger is not protected by a password.")
        )
        self.protect.setVisible(not is_protected)
        for button in (self.change, self.take_away, self.lock):
            button.setVisible(is_protected)

    def _lay_out(self) -> None:
        grid = self.add_card()
        row = QHBoxLayout()
        row.setSpacing(FIELD_GAP)
        for button in (self.protect, self.change, self.take_away, self.lock):
            row.addWidget(button)
        row.addStretch(1)
        grid.addWidget(self.state, 0, 0)
        grid.addLayout(row, 1, 0)
        grid = self.add_card(_tr("Locking"))
        grid.addWidget(label(_tr("Lock when nobody has used keyboard or mouse for"), "field"), 0, 0)
        wait = QHBoxLayout()
        wait.addWidget(self.minutes)
        wait.addStretch(1)
        grid.addLayout(wait, 1, 0)
        words = label(
            _tr(
                "For you, on this computer. A locked ledger is closed; what you were writing is "
                "there when it is opened again. A running job is finished first."
            ),
            "meta",
        )
        words.setWordWrap(True)
        grid.addWidget(words, 2, 0)
        grid.setVerticalSpacing(8)
        self.column.addStretch(1)


def _tr(text: str) -> str:
    return QCoreApplication.translate("SecuritySettings", text)
