"""The window is there before what reads files, draws papers or sends mail is imported."""

import subprocess
import sys

HEAVY = ("openpyxl", "xlsxwriter", "reportlab", "pypdfium2", "holidays", "rapidfuzz", "email")
OURS = (
    *("importers.read", "services.imports", "services.exports", "documents.statement"),
    *("services.outbox", "integrations.mail.build", "services.contacts", "services.demo"),
    *("services.escalation", "services.placement_pack", "queries.chase_waiting"),
    *("storage.models", "services.backups", "services.disputes", "services.money_entries"),
)
SELDOM = ("PySide6.QtNetwork", "socket", "hashlib", "html", "platform")
SELDOM_OURS = ("ui.widgets.palette", "ui.dialogs.shortcuts", "integrations.logs")
BEHIND_THE_FRAME = ("services.ledgers", "storage.database", "queries.settings", "domain.settings")


def imported_by(statement):
    """Return the names of the modules that a fresh interpreter has after a statement."""
    script = f"{statement}; import sys; print('\\n'.join(sys.modules))"
    done = subprocess.run(  # noqa: S603 - our own text
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return set(done.stdout.splitlines())


def test_the_window_and_its_first_page_import_nothing_that_waits_until_used():
    found = imported_by(
        "import collector_desktop.app.main, collector_desktop.ui.pages.today,"
        " collector_desktop.services.ledgers"
    )
    assert {"collector_desktop.ui.main_window", "collector_desktop.ui.pages.today"} <= found
    assert not found & {*HEAVY, *(f"collector_desktop.{name}" for name in OURS)}


def test_the_frame_is_painted_before_anything_that_reads_a_ledger_is_imported():
    found = imported_by("import collector_desktop.app.main")
    assert "collector_desktop.ui.main_window" in found
    ours = (*BEHIND_THE_FRAME, *SELDOM_OURS)
    assert not found & {"peewee", *SELDOM, *(f"collector_desktop.{name}" for name in ours)}


def test_the_aged_list_imports_neither_models_nor_interest():
    found = imported_by("import collector_desktop.cli.commands.aged, collector_desktop.cli.main")
    assert "collector_desktop.queries.aged" in found
    assert not found & {
        *HEAVY,
        "PySide6",
        "collector_desktop.storage.models",
        "collector_desktop.domain.interest",
        "collector_desktop.domain.late_payment",
        "collector_desktop.domain.terms",
    }
