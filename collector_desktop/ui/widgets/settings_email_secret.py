"""A field for a password, which says where it is kept and never shows it again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from collector_desktop.ui.widgets.labels import label
from collector_desktop.ui.widgets.settings_field import LABEL_GAP

if TYPE_CHECKING:
    from collections.abc import Callable

    from collector_desktop.integrations.secrets import Secrets
    from collector_desktop.ui.desk import Desk

DOTS = "\N{BULLET}" * 12


class SecretField(QWidget):
    """Takes a secret of an account; `kept` says that there is one, after it was typed or found.

    `secrets` gives the store, which may take a while when it is first asked.
    """

    kept = Signal(bool)

    def __init__(self, desk: Desk, name: str, title: str, secrets: Callable[[], Secrets]) -> None:
        super().__init__()
        self._desk, self._name, self._secrets = desk, name, secrets
        self._account = ""
        self.edit = QLineEdit()
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setAccessibleName(title)
        self.edit.editingFinished.connect(self._keep)
        self.place = label(kind="meta")
        self.place.setWordWrap(True)
        self.place.hide()
        caption = label(title, "field")
        caption.setBuddy(self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LABEL_GAP)
        column.addWidget(caption)
        column.addWidget(self.edit)
        column.addWidget(self.place)
        column.addStretch(1)

    def show_account(self, account: str) -> None:
        """Say whether the secret of this account is known."""
        if account == self._account:
            return
        self._account = account
        self.edit.clear()
        work = partial(_find, self._secrets, self._name, account)
        self._desk.tasks.run_outside(self, work, partial(self._show, account))

    def _keep(self) -> None:
        secret, account = self.edit.text(), self._account
        if not secret or not account.strip():
            return
        self.edit.clear()
        work = partial(_keep, self._secrets, self._name, account, secret)
        self._desk.tasks.run_outside(self, work, partial(self._show, account))

    def _show(self, account: str, found: tuple[bool, str]) -> None:
        if account != self._account:
            return
        known, place = found
        self.edit.setPlaceholderText(DOTS if known else "")
        if place:
            words = _tr("kept in {place}").format(place=place)
        else:
            words = _tr("kept until you close the program")
        self.place.setText(words if known else "")
        self.place.setVisible(known)
        self.edit.setAccessibleDescription(words if known else _tr("not entered yet"))
        self.kept.emit(known)


def _find(secrets: Callable[[], Secrets], name: str, account: str) -> tuple[bool, str]:
    store = secrets()
    return bool(store.find(name, account)), store.place


def _keep(secrets: Callable[[], Secrets], name: str, account: str, secret: str) -> tuple[bool, str]:
    store = secrets()
    stays = store.keep(name, account, secret)
    return True, store.place if stays else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("EmailSettings", text)
