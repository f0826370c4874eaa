"""The window is there before what reads files, draws papers or sends mail is imported."""

import re
import subprocess
import sys
from pathlib import Path

HEAVY = ("openpyxl", "xlsxwriter", "reportlab", "pypdfium2", "holidays", "rapidfuzz", "email")
OURS = (
    *("importers.read", "services.imports", "services.exports", "documents.statement"),
    *("services.outbox", "integrations.mail.build", "services.contacts", "services.demo"),
    *("services.escalation", "services.placement_pack", "queries.chase_waiting"),
    *("storage.models", "services.backups", "services.disputes", "services.money_entries"),
)
SELDOM = ("PySide6.QtNetwork", "socket", "hashlib", "html", "platform", "fractions", "ctypes")
SELDOM_OURS = (
    *("ui.widgets.palette", "ui.dialogs.shortcuts", "integrations.logs"),
    *("ui.forgetting", "ui.models.record_table", "ui.widgets.import_drop"),
)
BEHIND_THE_FRAME = ("services.ledgers", "storage.database", "queries.settings", "domain.settings")


DRESSED = """
import enum, linecache, os, pathlib, sys
os.environ["QT_STYLE_OVERRIDE"] = "Windows"
from collector_desktop.app import main
from collector_desktop.ui.theme import Scheme, Theme
app = main.application()
Theme(pathlib.Path(main.resource(""))).apply(app, Scheme.LIGHT)
made = {each.__qualname__.partition(".")[0] for each in enum.Enum.__subclasses__()}
made |= {each.__qualname__.partition(".")[0] for each in enum.Flag.__subclasses__()}
read = [name for name in linecache.cache if "collector_desktop" in name]
print(len(sys.modules), "Qt" in made, "QStyle" in made, "QAccessible" in made, read)
app.setStyleSheet("")
print(app.style().objectName())
"""


def imported_by(statement):
    """Return the names of the modules that a fresh interpreter has after a statement."""
    return told_by(f"{statement}; import sys; print('\\n'.join(sys.modules))", set)


def told_by(script, gather=list):
    """Return the lines that a fresh interpreter prints."""
    done = subprocess.run(  # noqa: S603 - our own text
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return gather(done.stdout.splitlines())


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


def test_before_the_frame_is_painted_no_source_is_read_and_no_large_class_is_made():
    """PySide would look for its own name in the source of each module, and keep all lines."""
    facts, style = told_by(DRESSED)
    count, rest = facts.split(" ", 1)
    assert int(count) > 200
    assert rest == "True False False []"
    assert style == "fusion"


def test_no_module_asks_for_other_spellings_of_qt():
    """Else PySide would have to look for that again in every source."""
    asks = re.compile(r"^\s*from __feature__ import", re.MULTILINE)
    program = Path(__file__).parents[3] / "collector_desktop"
    assert not [each for each in program.rglob("*.py") if asks.search(each.read_text("utf-8"))]


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
