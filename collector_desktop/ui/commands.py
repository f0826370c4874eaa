"""The commands of the main window: what the menus, the keys and the palette offer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from collector_desktop.ui import navigation as nav
from collector_desktop.ui.actions import ActionSpec
from collector_desktop.ui.customer_commands import customer_specs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QMenuBar

    from collector_desktop.ui.actions import ActionRegistry


def _tr(text: str) -> str:
    return QCoreApplication.translate("commands", text)


def specs() -> tuple[ActionSpec, ...]:
    """Return every command of the window, menu by menu."""
    return (
        *_ledger_specs(),
        *_view_specs(),
        *customer_specs(),
        *_desk_specs(),
        *_paper_specs(),
        *_help_specs(),
    )


def _ledger_specs() -> tuple[ActionSpec, ...]:
    """Return what is done with the ledger itself and its changes."""
    return (
        ActionSpec("new", _tr("New ledger…"), _tr("File"), "Ctrl+Shift+N", "file-plus"),
        ActionSpec("open", _tr("Open a ledger…"), _tr("File"), "Ctrl+O", "folder-open"),
        ActionSpec("demo", _tr("Open the sample ledger"), _tr("File"), "", "flask-conical"),
        ActionSpec("import", _tr("Import a file…"), _tr("File"), "Ctrl+I", "upload"),
        ActionSpec("paste", _tr("Paste rows from a spreadsheet"), _tr("File"), "", "copy"),
        ActionSpec("sent", _tr("Was this sent by us?…"), _tr("File"), "", "file-check"),
        ActionSpec("backup", _tr("Back up to…"), _tr("File"), "", "database-backup"),
        ActionSpec("restore", _tr("Restore a backup…"), _tr("File"), "", "archive-restore"),
        ActionSpec("export", _tr("Export everything as CSV…"), _tr("File"), "", "download"),
        ActionSpec("worker", _tr("Working as…"), _tr("File"), "", "user"),
        ActionSpec("protect", _tr("Protect with a password…"), _tr("File"), "", "shield-check"),
        ActionSpec("new_password", _tr("Change the password…"), _tr("File")),
        ActionSpec("unprotect", _tr("Remove the password…"), _tr("File")),
        ActionSpec("lock", _tr("Lock now"), _tr("File"), "Ctrl+Alt+L", "shield-check"),
        ActionSpec("quit", _tr("Close"), _tr("File"), "Ctrl+Q", "log-out"),
        ActionSpec("undo", _tr("Undo the last change"), _tr("Edit"), "Ctrl+Z", "undo-2"),
        ActionSpec("redo", _tr("Redo what was undone"), _tr("Edit"), "Ctrl+Y", "redo-2"),
        ActionSpec("find", _tr("Search or jump to…"), _tr("Edit"), "Ctrl+K", "search"),
        ActionSpec("merge", _tr("Merge customers…"), _tr("Edit"), "", "users"),
        ActionSpec("tasks", _tr("What we have to do…"), _tr("Edit"), "", "list-checks"),
        ActionSpec("retention", _tr("Records past retention…"), _tr("Edit"), "", "archive-restore"),
    )


def _view_specs() -> tuple[ActionSpec, ...]:
    """Return where to go, and how the window looks."""
    return (
        ActionSpec("go_today", _tr("Today"), _tr("View"), "Ctrl+1", "sun"),
        ActionSpec("go_chase", _tr("Chase run"), _tr("View"), "Ctrl+2", "send"),
        ActionSpec("go_promises", _tr("Promises"), _tr("View"), "Ctrl+3", "handshake"),
        ActionSpec("go_payments", _tr("Payments"), _tr("View"), "Ctrl+4", "landmark"),
        ActionSpec("go_customers", _tr("Customers"), _tr("View"), "Ctrl+5", "users"),
        ActionSpec("go_invoices", _tr("Invoices"), _tr("View"), "Ctrl+6", "receipt-text"),
        ActionSpec("go_disputes", _tr("Disputes"), _tr("View"), "Ctrl+7", "scale"),
        ActionSpec("go_reports", _tr("Reports"), _tr("View"), "Ctrl+8", "chart-column"),
        ActionSpec("go_settings", _tr("Settings"), _tr("View"), "Ctrl+,", "settings"),
        ActionSpec("back", _tr("Back"), _tr("View"), "Alt+Left", "arrow-left"),
        ActionSpec("next_part", _tr("Next part of the window"), _tr("View"), "F6"),
        ActionSpec("previous_part", _tr("Previous part of the window"), _tr("View"), "Shift+F6"),
        ActionSpec("sidebar", _tr("Narrow or wide sidebar"), _tr("View"), "Ctrl+B", "sidebar"),
        ActionSpec("theme", _tr("Light or dark"), _tr("View"), "", "sun-moon"),
        ActionSpec("full_screen", _tr("Full screen"), _tr("View"), "F11", "maximize-2"),
        ActionSpec("refresh", _tr("Read again"), _tr("View"), "F5", "refresh-cw"),
    )


def _desk_specs() -> tuple[ActionSpec, ...]:
    """Return what is done about several customers at once."""
    return (
        ActionSpec("past_runs", _tr("Past chase runs"), _tr("Chase"), "", "history"),
        ActionSpec("procedures", _tr("Chasing procedures…"), _tr("Chase"), "", "list-checks"),
        ActionSpec("statements", _tr("Statements…"), _tr("Chase"), "Ctrl+Shift+S", "file-text"),
        ActionSpec("answers", _tr("Answers to e-mails…"), _tr("Chase"), "", "mail"),
        ActionSpec("send_mail", _tr("Send waiting e-mails now"), _tr("Chase"), "", "send"),
        ActionSpec("take_payment", _tr("Take payment…"), _tr("Payments"), "Ctrl+T", "banknote"),
    )


def _paper_specs() -> tuple[ActionSpec, ...]:
    """Return the papers that are about everybody, and those for the post."""
    reports = tuple(
        ActionSpec(f"report_{name}", _tr(text), _tr("Reports"), "", "printer")
        for name, text in PAPER_REPORTS.items()
    )
    return (
        ActionSpec("labels", _tr("Address labels…"), _tr("Chase"), "", "mail"),
        ActionSpec("envelope_proof", _tr("Envelope proof"), _tr("Chase"), "", "mail"),
        ActionSpec("application", _tr("Credit application form"), _tr("Chase"), "", "file-text"),
        *reports,
    )


def _help_specs() -> tuple[ActionSpec, ...]:
    """Return what explains the program."""
    return (
        ActionSpec(
            *("shortcuts", _tr("Keyboard shortcuts"), _tr("Help"), "F1", "keyboard"), also="?"
        ),
        ActionSpec("go_setup", _tr("Set up…"), _tr("Help"), "", "list-checks"),
        ActionSpec("dangers", _tr("What is protected"), _tr("Help"), "", "shield-check"),
        ActionSpec("about", _tr("About Collector Desktop"), _tr("Help"), "", "info"),
    )


PAPER_REPORTS = {
    "kpis": "Key figures on paper",
    "aged": "Aged debtors on paper",
    "forecast": "Cash forecast on paper",
    "activity": "Activity on paper",
    "promises": "Promises on paper",
    "disputes": "Disputes on paper",
    "limits": "Credit limits on paper",
    "placements": "Placements on paper",
    "collected": "Collected against target on paper",
    "performance": "Payment performance on paper",
    "late-interest": "Late payment interest on paper",
    "write-offs": "Bad debt and write-offs on paper",
}
PAGE_COMMANDS = {
    "go_today": nav.TODAY,
    "go_chase": nav.CHASE,
    "go_promises": nav.PROMISES,
    "go_payments": nav.PAYMENTS,
    "go_customers": nav.CUSTOMERS,
    "go_invoices": nav.INVOICES,
    "go_disputes": nav.DISPUTES,
    "go_reports": nav.REPORTS,
    "go_settings": nav.SETTINGS,
    "go_setup": nav.SETUP,
}


def install(
    registry: ActionRegistry, slots: Mapping[str, Callable[[], object]], bar: QMenuBar
) -> None:
    """Add every command to the registry and to its menu; a command without a slot is a fault."""
    for spec in specs():
        registry.add(spec, slots[spec.name])
    taken: set[str] = set()
    for title in registry.menus():
        at = next((at for at, letter in enumerate(title) if letter.casefold() not in taken), 0)
        taken.add(title[at].casefold())
        registry.fill(bar.addMenu(f"{title[:at]}&{title[at:]}"), title)
