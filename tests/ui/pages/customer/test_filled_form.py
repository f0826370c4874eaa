"""A form for credit that came back fills the application of the card, for review."""

from io import BytesIO

import pytest
from pypdf import PdfWriter
from PySide6.QtWidgets import QFileDialog

from collector_desktop.queries.credit_decisions import applications
from collector_desktop.services.paper_application import application_paper
from tests.conftest import TODAY
from tests.integration.papers import FONTS


@pytest.fixture
def case(page):
    return page.decide.case


@pytest.fixture
def back(bolt, tmp_path):
    """The form of the customer as it comes back, without a tick in the declaration."""
    writer = PdfWriter(clone_from=BytesIO(application_paper(bolt.id, TODAY, FONTS).content))
    filled = {"limit": "750.00", "since": "2016", "supplier_1": "Oaken Doors", "vat": "GB1"}
    for each in writer.pages:
        writer.update_page_form_field_values(each, filled, auto_regenerate=False)
    path = tmp_path / "back.pdf"
    writer.write(path)
    return path


def test_the_fields_are_filled_in_and_kept_only_on_save(case, bolt, back, monkeypatch):
    case.apply()
    form, filled = case.dialog, case.filled
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(back), ""))
    filled.button.click()
    assert (form.asked.amount(), form.years.text()) == (75_000, "10")
    assert form.references.text() == "Oaken Doors"
    assert "VAT number: GB1" in form.note.toPlainText()
    assert "nothing is kept until you save" in filled.said.text()
    assert "Not ticked on the form" in filled.said.text()
    assert applications(bolt.id, TODAY) == ()
    form.save_button.click()
    [kept] = applications(bolt.id, TODAY)
    assert (kept.asked_minor, kept.years_trading) == (75_000, 10)
    assert "VAT number: GB1" in kept.note


def test_what_was_typed_before_stays_where_the_form_says_nothing(case, back):
    case.apply()
    case.dialog.worth.set_amount(900_000)
    case.dialog.terms.setText("30 days")
    case.filled.take(back)
    assert case.dialog.worth.amount() == 900_000
    assert case.dialog.terms.text() == "30 days"


def test_a_file_that_is_no_form_is_said_and_leaves_what_is_there(case, tmp_path):
    case.apply()
    case.dialog.asked.set_amount(1_000)
    path = tmp_path / "letter.pdf"
    path.write_bytes(b"%PDF-1.7 nothing")
    case.filled.take(path)
    assert (
        "letter.pdf is not a PDF that can be read, or needs a password."
        in case.dialog._problem.text()
    )
    assert case.dialog.asked.amount() == 1_000
