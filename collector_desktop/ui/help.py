"""What the Help menu shows, and the switch between light and dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from collector_desktop import __version__
from collector_desktop.ui.theme import Scheme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from collector_desktop.ui.actions import ActionRegistry
    from collector_desktop.ui.desk import Desk

SCHEME, TEXT = "look.scheme", "look.text"


def _tr(text: str) -> str:
    return QCoreApplication.translate("help", text)


def list_keys() -> tuple[tuple[str, str, str], ...]:
    """Return the keys that act on the list or card that has the keyboard."""
    group = _tr("In a list")
    return (
        (group, "J  K  ↑  ↓", _tr("Next and previous row")),
        (group, "Enter", _tr("Open the customer")),
        (
            group,
            "1 … 6",
            _tr("Outcome of the call: promise, paid, query, no answer, message, wrong number"),
        ),
        (group, "M", _tr("Promise")),
        (group, "N  L", _tr("Note, log a contact")),
        (group, "C", _tr("Call the number")),
        (group, "E", _tr("Write an e-mail")),
        (group, "T", _tr("Skip to tomorrow")),
        (group, "S", _tr("Statement")),
        (group, "R", _tr("Reminder letter")),
        (group, "Y", _tr("Take payment, on the card and under Payments")),
        (group, "W", _tr("Write off, on the card")),
        (group, "D", _tr("Change the due date, on the card")),
        (group, "P  X  G", _tr("Post-dated cheque, settle for less, credit, on the card")),
        (group, "Shift+R", _tr("Chase the ticked invoices by another procedure, on the card")),
        (group, "Space  F2", _tr("Leave a message out or take it back, edit it, in a chase run")),
        (group, "Alt+↑  Alt+↓", _tr("Previous and next message of a chase run")),
        (group, "H  Shift+H  Q", _tr("Hold items or the customer, dispute, on the card")),
        (group, "V", _tr("Decide a dispute, on the card")),
        (group, "D", _tr("What next? on Today; Shift+D on the card")),
        (group, "Shift+O", _tr("Decide on credit, on the card")),
        (group, "A  B  U", _tr("Allocate, payment returned, refund, under Payments")),
        (group, "Shift+P", _tr("Receipt, under Payments and on the card's account")),
        (group, "M  W  T", _tr("Match, write off, transfer, under Payments, Unallocated")),
        (group, "N  D  B  X", _tr("New cheque, bank all due, returned, cancel, under Cheques")),
        (group, "/", _tr("Filter this list")),
        (group, "Ctrl+Tab  Ctrl+Shift+Tab", _tr("Next and previous tab of the page or card")),
        (group, "Space", _tr("Tick the row")),
        (group, "Ctrl+C", _tr("Copy as a table")),
        (group, "Ctrl+Enter", _tr("Save what is entered")),
        (group, "Alt+↑  Alt+↓", _tr("Previous and next customer on the card")),
    )


def show_shortcuts(desk: Desk, registry: ActionRegistry, parent: QWidget) -> None:
    """Show every key that does something."""
    from collector_desktop.ui.dialogs.shortcuts import (  # noqa: PLC0415 - when asked for
        ShortcutsDialog,
    )

    rows = [
        (spec.menu, registry.keys(spec.name), spec.text)
        for spec, _ in registry.all()
        if spec.shortcut
    ]
    ShortcutsDialog(desk.theme, (*rows, *list_keys()), parent).exec()


def show_about(parent: QWidget) -> None:
    """Say what this program is and under which licences its parts come."""
    from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 - when asked for

    QMessageBox.about(
        parent,
        _tr("About Collector Desktop"),
        _tr(
            "Collector Desktop %s\n\nCredit control for one person and one file. Nothing leaves"
            " this computer but what you send.\n\nMIT licence. Qt and PySide6 under the LGPL;"
            " Inter under the OFL; Lucide icons under the ISC licence."
        )
        % __version__,
    )


def apply_look(desk: Desk, app: QApplication, scheme: str, percent: int) -> None:
    """Wear a look and remember it."""
    desk.personal.put(SCHEME, scheme)
    desk.personal.put(TEXT, percent)
    desk.theme.apply(app, Scheme(scheme), percent)


def remembered_look(desk: Desk) -> tuple[str, int]:
    """Return the look this person chose last; at first the system's at usual size."""
    return (
        desk.personal.get(SCHEME, Scheme.SYSTEM.value),
        int(desk.personal.get(TEXT, 100)),
    )
