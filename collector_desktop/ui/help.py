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
