"""Files for the import page, and what a user does with them."""

from pathlib import Path

from PySide6.QtWidgets import QLabel

FILES = Path(__file__).parents[3] / "data" / "imports"
LIST = """Bill;Debtor;Raised;Pay by;Charged;Left
INV-1;Acme Ltd;13/09/2026;13/10/2026;120.00;120.00
INV-2;Brook & Sons;14/09/2026;14/10/2026;80.50;30.50
"""
FIELDS = ("number", "customer_name", "document_on", "due_on", "amount", "open")


def write(path, text):
    path.write_text(text, encoding="utf-8")
    return path


def match_all(page, fields=FIELDS):
    for column, field in enumerate(fields):
        page.match.columns.set_field(column, field)


def texts(widget):
    return [label.text() for label in widget.findChildren(QLabel)]


def state(combo, value):
    """Choose a value in a combo box as a user does."""
    combo.setCurrentIndex(combo.findData(value))
    combo.activated.emit(combo.currentIndex())
