"""From the line in Today to a statement and a reminder on paper."""

import hashlib
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt

from collector_desktop.queries.contacts import history
from collector_desktop.queries.worklist import worklist
from collector_desktop.services.imports import apply_import
from collector_desktop.services.reading import read_import_file
from collector_desktop.services.settings import change_settings
from collector_desktop.ui import navigation as nav
from tests.journeys.files import xero

INVOICES = (
    ("Smith & <Sons> Ltd", "INV-10382", "08/09/2026", "08/10/2026", 2148.00, 0),
    ("Smith & <Sons> Ltd", "INV-10400", "22/09/2026", "22/10/2026", 1706.40, 500.00),
    ("Smith & <Sons> Ltd", "INV-10471", "03/11/2026", "03/12/2026", 1180.20, 0),
)


@pytest.fixture
def today_page(window, tmp_path, calendar):
    change_settings({"bank.sort_code": "12-34-56", "bank.account_number": "12345678"}, calendar.day)
    parsed = read_import_file(xero(tmp_path / "x.csv", *INVOICES))
    apply_import(parsed, calendar.day)
    page = window.page(nav.TODAY)
    page.mark_stale()
    return page


def text_of(content):
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def sent_by_key(qtbot, window, page, key, folder):
    """Press a letter on the row, look at the preview, save it; return the PDF's bytes."""
    qtbot.keyClick(page.grid, key)
    preview = window.papers.preview
    assert preview.isVisible()
    target = folder / preview.paper.name
    preview.save_to(target)
    return target.read_bytes()


def test_a_statement_says_what_is_owed(qtbot, window, today_page, tmp_path):
    content = sent_by_key(qtbot, window, today_page, Qt.Key.Key_S, tmp_path)
    text = text_of(content)
    for words in (
        *("Harbour & Vale", "Smith & <Sons> Ltd", "14 Mill Lane", "BS5 0XX"),
        *("INV-10382", "INV-10400", "INV-10471", "2,148.00", "1,206.40", "1,180.20"),
        *("£4,534.60", "£3,354.40", "12-34-56", "12345678"),
    ):
        assert words in text


def test_a_reminder_asks_for_what_is_overdue_and_stands_in_the_history(
    qtbot, window, today_page, tmp_path, calendar
):
    customer = worklist(calendar.day)[0].customer_id
    content = sent_by_key(qtbot, window, today_page, Qt.Key.Key_R, tmp_path)
    text = " ".join(text_of(content).split())
    assert "Please pay £3,354.40 by 1 December 2026." in text
    assert "INV-10471" not in text
    [letter] = history(customer, calendar.day)
    assert letter.document_kind == "letter"
    assert (
        hashlib.sha256(content).hexdigest()
        == hashlib.sha256((tmp_path / letter.file_name).read_bytes()).hexdigest()
    )
    assert [row.name for row in today_page.grid.shown_records()] == []
