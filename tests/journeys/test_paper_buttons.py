"""Papers are made where people look for them: payments, the card, reports, customers, settings."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt

from collector_desktop.queries.aged import aged_debtors
from collector_desktop.queries.plans import plans
from collector_desktop.services.history import undo_last
from collector_desktop.storage.database import db
from collector_desktop.storage.models import Customer, Document
from collector_desktop.ui import navigation as nav
from collector_desktop.ui.dialogs.label_form import LabelForm
from collector_desktop.ui.pages.reports import LISTS
from collector_desktop.ui.widgets.labels import Button

DAY = date(2026, 11, 24)


def words(window):
    pages = PdfReader(BytesIO(window.papers.preview.view.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def money(minor):
    return f"{minor / 100:,.2f}"


@pytest.fixture
def card(sample):
    """Open the card of a customer."""

    def opened(customer_id):
        sample.open_customer(customer_id, (customer_id,))
        return sample.page(nav.CUSTOMER)

    return opened


def test_the_receipt_of_a_payment_is_a_key_away_under_payments(sample, qtbot):
    sample.open_page(nav.PAYMENTS, "receipts")
    grid = sample.page(nav.PAYMENTS).receipts.grid
    grid.setFocus()
    row = grid.current_record()
    qtbot.keyClick(grid, Qt.Key.Key_P, Qt.KeyboardModifier.ShiftModifier)
    assert sample.papers.preview.windowTitle().startswith("Receipt, ")
    assert row.customer in words(sample)
    assert row.number in words(sample)
    assert money(row.amount_minor) in words(sample)


def test_the_receipt_is_offered_on_the_account_only_where_it_is_a_payment(sample, card):
    sample.open_page(nav.PAYMENTS, "receipts")
    paid = sample.page(nav.PAYMENTS).receipts.grid.shown_records()[0]
    page = card(paid.customer_id)
    page.tabs.tabs.choose("account")
    grid = page.tabs.account.grid
    by_number = {row.entry.number: at for at, row in enumerate(grid.shown_records())}
    invoice = next(number for number in by_number if number.startswith("INV"))
    grid.go_to_row(by_number[invoice])
    buttons = page.tabs.account.findChildren(Button)
    [button] = [each for each in buttons if each.text() == "Receipt"]
    assert not button.isVisible()
    grid.go_to_row(by_number[paid.number])
    assert button.isVisible()
    button.click()
    assert paid.number in words(sample)


def test_a_receipt_that_is_saved_is_in_the_history_and_can_be_taken_back(sample, tmp_path):
    sample.open_page(nav.PAYMENTS, "receipts")
    row = sample.page(nav.PAYMENTS).receipts.grid.current_record()
    before = Document.select().count()
    sample.papers.commands.show_receipt(row.item_id)
    sample.papers.preview.save_to(tmp_path / "receipt.pdf")
    made = Document.select().order_by(Document.id.desc()).get()
    assert (made.kind, made.customer.id) == ("receipt", row.customer_id)
    undo_last(DAY)
    assert Document.select().count() == before


def test_the_sheet_of_a_plan_stands_beside_the_plans(sample, card):
    [plan, *_] = plans(DAY)
    page = card(plan.customer_id)
    page.tabs.tabs.choose("promises")
    grid = page.tabs.agreed.plans.list.grid
    grid.go_to(plan.plan_id)
    buttons = page.tabs.agreed.plans.findChildren(Button)
    [sheet] = [each for each in buttons if each.text() == "Sheet"]
    assert sheet.isVisible()
    sheet.click()
    assert sample.papers.preview.windowTitle().startswith("Payment plan, ")
    assert Customer.get_by_id(plan.customer_id).name in words(sample)


def test_the_aged_debtors_are_printed_as_they_are_shown(sample):
    sample.open_page(nav.REPORTS)
    page = sample.page(nav.REPORTS)
    page.switch.choose("aged")
    page.as_at.setText("31/10/2026")
    page.as_at.editingFinished.emit()
    page.aged.basis.setCurrentIndex(1)
    page.aged.basis.activated.emit(1)
    [button] = [each for each in page.header.findChildren(Button) if "PDF" in each.text()]
    button.click()
    found = words(sample)
    assert "31 October 2026" in found
    assert "from the document's date" in found
    whole = aged_debtors(date(2026, 10, 31)).totals("GBP").balance
    assert money(whole) in found


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("kpis", "Key figures"),
        ("aged", "Aged debtors"),
        ("forecast", "forecast"),
        ("activity", "Activity"),
        ("promises", "Promises"),
        ("disputes", "Disputes"),
    ],
)
def test_every_report_is_a_command_and_is_recorded_nowhere(sample, tmp_path, name, title):
    before = Document.select().count()
    sample.registry.trigger(f"report_{name}")
    assert title in words(sample)
    preview = sample.papers.preview
    preview.save_to(tmp_path / "report.pdf")
    assert (tmp_path / "report.pdf").read_bytes() == preview.paper.content
    assert Document.select().count() == before


def test_every_report_has_a_paper(sample):
    sample.open_page(nav.REPORTS)
    page = sample.page(nav.REPORTS)
    [button] = [each for each in page.header.findChildren(Button) if "PDF" in each.text()]
    for name in LISTS:
        page.switch.choose(name)
        assert button.isVisible(), name


def test_labels_are_for_the_customers_of_the_list_and_remember_the_sheet(sample):
    sample.open_page(nav.CUSTOMERS, "over_limit")
    listed = sample.page(nav.CUSTOMERS).chosen_customers()
    sample.registry.trigger("labels")
    form = sample.papers.buttons.form
    form.sheet.setCurrentIndex(form.sheet.findData("L7163"))
    form.first.setValue(3)
    assert f"{len(listed)} customers on 1 sheet" in form._need.text()
    form.save()
    found = words(sample)
    for customer in listed:
        assert Customer.get_by_id(customer).name in found
    sample.papers.preview.close()
    sample.registry.trigger("labels")
    assert sample.papers.buttons.form.sheet.currentData() == "L7163"


def test_the_form_about_labels_asks_no_ledger_by_itself(desk):
    """Only the ledger's thread may ask it; here none is open, so that asking would fail."""
    assert db.is_closed()
    assert LabelForm(desk, 60, "5160").sheet.currentData() == "5160"


def test_the_form_to_ask_for_credit_is_blank_or_of_the_open_card(sample, card):
    sample.registry.trigger("application")
    assert sample.papers.preview.windowTitle() == "Credit application form"
    assert not sample.papers.preview.is_for_one
    customer = plans(DAY)[0].customer_id
    card(customer)
    sample.registry.trigger("application")
    assert sample.papers.preview.paper.customer_id == customer


def test_the_envelope_is_proved_from_the_letterhead(sample):
    sample.open_page(nav.SETTINGS, "letterhead")
    sample.page(nav.SETTINGS).section("letterhead").proof.click()
    assert "Envelope proof" in words(sample)
    assert Document.select().where(Document.kind == "report").count() == 0


def test_a_letterhead_that_was_changed_is_on_the_next_statement(sample, qtbot):
    sample.open_page(nav.SETTINGS, "letterhead")
    screen = sample.page(nav.SETTINGS).section("letterhead")
    edit = screen.fields["company.name"].edit
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, "Tideway Traders")
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    sample.papers.commands.show_statement(plans(DAY)[0].customer_id)
    assert "Tideway Traders" in words(sample)
