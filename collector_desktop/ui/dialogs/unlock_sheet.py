"""The sheet that opens a protected ledger or backup: a password, or the recovery code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox

from collector_desktop.services.restored import name_of
from collector_desktop.ui.dialogs.form_sheet import FormSheet
from collector_desktop.ui.widgets.labels import label
from collector_desktop.ui.widgets.password_edit import PasswordEdit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from collector_desktop.domain.errors import CollectorError
    from collector_desktop.ui.ledger_places import LockedFile
    from collector_desktop.ui.theme import Theme


class UnlockSheet(FormSheet):
    """Takes a secret and waits while it is tried; a wrong one costs nothing but a try."""

    def __init__(self, theme: Theme, locked: LockedFile, parent: QWidget | None = None) -> None:
        super().__init__(theme, _tr("Locked") if locked.was_locked else _tr("Password"), parent)
        kind = "" if locked.is_ledger else _tr(" It is the one that the backup was made with.")
        name = locked.path.name if locked.is_ledger else name_of(locked.path)
        sentence = _tr("{name} is protected by a password.").format(name=name) + kind
        self.lead = label(sentence, "second")
        self.lead.setWordWrap(True)
        self._fields.addWidget(self.lead)
        self.secret = PasswordEdit()
        self.add_field(_tr("&Password, or the recovery code"), self.secret)
        self._caps = label(_tr("Caps Lock is on."), "meta", "warn")
        self._caps.hide()
        self._fields.addWidget(self._caps)
        self.shown = QCheckBox(_tr("&Show what I type"))
        self.add_widget(self.shown)
        self.remember = QCheckBox()
        self.remember.hide()
        self.add_widget(self.remember)
        self.save_button.setText(_tr("Unlock"))
        self._cancel.setText(_tr("Other ledgers…") if locked.was_locked else _tr("Cancel"))
        self.secret.caps_lock.connect(self._caps.setVisible)
        self.shown.toggled.connect(lambda on: self.secret.show_letters(shown=on))

    def problem(self) -> str:
        return "" if self.secret.text().strip() else _tr("Enter the password.")

    def save(self) -> None:
        if self.save_button.isEnabled():
            super().save()

    def wait(self) -> None:
        """Show that the secret is being tried, which takes half a second on purpose."""
        self._set_busy(is_busy=True)

    def offer_remembering(self, place: str, *, is_kept: bool) -> None:
        """Offer to keep the password in the system's own store, which is named."""
        words = _tr("&Remember on this computer, in {place}").format(place=place)
        self.remember.setText(words)
        self.remember.setChecked(is_kept)
        self.remember.setVisible(bool(place))
        self.adjustSize()

    def show_problem(self, error: CollectorError) -> None:
        """Say why it is still shut; what was typed is chosen, to be typed over."""
        self._set_busy(is_busy=False)
        super().show_problem(error)
        self.secret.setFocus()
        self.secret.selectAll()

    def _set_busy(self, *, is_busy: bool) -> None:
        self.save_button.setText(_tr("Opening…") if is_busy else _tr("Unlock"))
        self.save_button.setEnabled(not is_busy)
        self.secret.setReadOnly(is_busy)


def _tr(text: str) -> str:
    return QCoreApplication.translate("UnlockSheet", text)
