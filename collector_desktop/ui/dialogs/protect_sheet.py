"""The sheets for a new password of the ledger, and for taking it away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox

from collector_desktop.domain.errors import WrongPasswordError
from collector_desktop.domain.passwords import LEAST_LETTERS, Strength, strength
from collector_desktop.ui.dialogs.form_sheet import FormSheet
from collector_desktop.ui.widgets.labels import label, set_tone
from collector_desktop.ui.widgets.password_edit import PasswordEdit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from collector_desktop.domain.errors import CollectorError
    from collector_desktop.ui.theme import Theme

_TONES = {
    Strength.TOO_SHORT: "",
    Strength.WEAK: "warn",
    Strength.FAIR: "",
    Strength.GOOD: "ok",
}


class PasswordSheet(FormSheet):
    """What the sheets share: fields for secrets, one tick that shows them, a wait at the end."""

    def __init__(self, theme: Theme, title: str, button: str, parent: QWidget | None) -> None:
        super().__init__(theme, title, parent)
        self._button = button
        self._secrets: list[PasswordEdit] = []
        self.save_button.setText(button)
        self._caps = label(_tr("Caps Lock is on."), "meta", "warn")
        self._caps.hide()
        self.shown = QCheckBox(_tr("&Show what I type"))
        self.shown.toggled.connect(self._show_letters)

    def save(self) -> None:
        if self.save_button.isEnabled():
            super().save()

    def wait(self) -> None:
        """Show that the ledger is being written again."""
        self._set_busy(is_busy=True)

    def show_problem(self, error: CollectorError) -> None:
        """Say what failed; a wrong current password, the first of the fields, is typed over."""
        self._set_busy(is_busy=False)
        super().show_problem(error)
        if isinstance(error, WrongPasswordError):
            self._secrets[0].setFocus()
            self._secrets[0].selectAll()

    def forget(self) -> None:
        """Keep nothing of what was typed."""
        for edit in self._secrets:
            edit.clear()

    def _add_lead(self, words: str) -> None:
        lead = label(words, "second")
        lead.setWordWrap(True)
        self._fields.addWidget(lead)

    def _add_secret(self, caption: str) -> PasswordEdit:
        edit = PasswordEdit()
        edit.caps_lock.connect(self._caps.setVisible)
        self._secrets.append(edit)
        self.add_field(caption, edit)
        return edit

    def _add_end(self) -> None:
        self._fields.addWidget(self._caps)
        self.add_widget(self.shown)

    def _show_letters(self, on: bool) -> None:  # noqa: FBT001 - Qt's own signal
        for edit in self._secrets:
            edit.show_letters(shown=on)

    def _set_busy(self, *, is_busy: bool) -> None:
        self.save_button.setText(_tr("One moment…") if is_busy else self._button)
        self.save_button.setEnabled(not is_busy)
        self._cancel.setEnabled(not is_busy)
        for edit in self._secrets:
            edit.setReadOnly(is_busy)


class ProtectSheet(PasswordSheet):
    """Takes a new password twice, and the present one where there is one."""

    def __init__(self, theme: Theme, parent: QWidget | None, *, is_change: bool) -> None:
        title = _tr("Change the password") if is_change else _tr("Protect with a password")
        button = _tr("Change") if is_change else _tr("Protect")
        super().__init__(theme, title, button, parent)
        self._add_lead(
            _tr("The old password and its recovery code then open only the backups from before.")
            if is_change
            else _tr(
                "The ledger and its backups are then encrypted: without the password or the "
                "recovery code, which you get next, nobody can read them, and nobody can help."
            )
        )
        self.present = (
            self._add_secret(_tr("Cu&rrent password, or the recovery code")) if is_change else None
        )
        self.first = self._add_secret(_tr("&New password"))
        self.words = label(kind="meta")
        self._fields.addWidget(self.words)
        self.again = self._add_secret(_tr("Once &more"))
        self._add_end()
        self.first.textChanged.connect(self._rate)
        self._rate("")

    def problem(self) -> str:
        if self.present is not None and not self.present.text().strip():
            return _tr("Enter the current password.")
        if strength(self.first.text()) is Strength.TOO_SHORT:
            return _tr("A password needs {count} characters or more.").format(count=LEAST_LETTERS)
        if self.first.text() != self.again.text():
            return _tr("The two passwords differ.")
        return ""

    def _rate(self, text: str) -> None:
        found = strength(text)
        words = {
            Strength.TOO_SHORT: _tr("At least {count} characters. Three or four words are good."),
            Strength.WEAK: _tr("Weak: short enough to be guessed by trying. Add a word."),
            Strength.FAIR: _tr("Fair. One more word makes it good."),
            Strength.GOOD: _tr("Good: too long to be guessed by trying."),
        }
        self.words.setText(words[found].format(count=LEAST_LETTERS))
        set_tone(self.words, _TONES[found])


class UnprotectSheet(PasswordSheet):
    """Asks for the current password before it is removed."""

    def __init__(self, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(theme, _tr("Remove the password"), _tr("Remove"), parent)
        self._add_lead(
            _tr(
                "Whoever can read this disk can then read the ledger. Backups made under the "
                "password keep it."
            )
        )
        self.present = self._add_secret(_tr("Cu&rrent password, or the recovery code"))
        self._add_end()

    def problem(self) -> str:
        return "" if self.present.text().strip() else _tr("Enter the current password.")


def _tr(text: str) -> str:
    return QCoreApplication.translate("ProtectSheet", text)
