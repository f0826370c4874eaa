"""What the Help menu shows, and the switch between light and dark."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from collector_desktop import __version__
from collector_desktop.ui.theme import Scheme

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication, QWidget

    from collector_desktop.ui.actions import ActionRegistry
    from collector_desktop.ui.desk import Desk

SCHEME, TEXT = "look.scheme", "look.text"


def _tr(text: str) -> str:
    return QCoreApplication.translate("help", text)


def slots(desk: Desk, registry: ActionRegistry, window: QWidget) -> dict[str, Callable[[], None]]:
    """Return what the commands of the menu do, by their names."""
    return {
        "shortcuts": partial(show_shortcuts, desk, registry, window),
        "dangers": partial(show_dangers, window),
        "about": partial(show_about, window),
    }


def show_shortcuts(desk: Desk, registry: ActionRegistry, parent: QWidget) -> None:
    """Show every key that does something."""
    from collector_desktop.ui.dialogs.shortcuts import (  # noqa: PLC0415 - when asked for
        ShortcutsDialog,
    )
    from collector_desktop.ui.list_keys import list_keys  # noqa: PLC0415 - when asked for

    rows = [
        (spec.menu, registry.keys(spec.name), spec.text)
        for spec, _ in registry.all()
        if spec.shortcut
    ]
    ShortcutsDialog(desk.theme, (*rows, *list_keys()), parent).exec()


def show_dangers(parent: QWidget) -> None:
    """Say what a ledger is protected against, and what not."""
    from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 - when asked for

    QMessageBox.about(
        parent,
        _tr("What is protected"),
        _tr(
            "Your ledger is safe if the program or the computer stops in the middle, the power"
            " fails, the disk is full, a file is damaged or malicious, or somebody listens to the"
            " connection to your mail server. What you enter can be undone, unless it was sent or"
            " erased, and backups are made and checked by themselves.\n\n"
            "If the computer is stolen, nobody can read the ledger and its backups if you have set"
            " a password. Without one, anybody who can read the disk can read them. PDFs and"
            " exports are never encrypted.\n\n"
            "Nothing protects it from malware and other programs that run under your account,"
            " from anybody who has the password or the recovery code, from a disk that reports"
            " writes it did not make, or from somebody who can examine the memory of the"
            " computer. If you lose both password and recovery code, nobody can open it.\n\n"
            "Nothing is sent to anybody but by you: no account, no update check, no statistics."
        ),
    )


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
