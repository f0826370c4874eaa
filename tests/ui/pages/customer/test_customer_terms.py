"""Terms on the customer card: in words, for one invoice and for the group."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from collector_desktop.domain.ageing import days_overdue
from collector_desktop.services.history import undo_last
from collector_desktop.services.terms import change_customer_terms
from collector_desktop.storage.models import Customer, CustomerGroup, Item
from collector_desktop.storage.operations import operation
from collector_desktop.ui.widgets.customer_details import detail_lines
from tests.conftest import TODAY

B1 = date(2026, 10, 31)


def due(number="B-1"):
    return Item.get(Item.number == number).due_on


def ask_for_the_due_date(page, qtbot, number="B-1"):
    grid = page.tabs.items.grid
    row = next(row for row in grid.shown_records() if row.number == number)
    grid.go_to(row.item_id)
    grid.setFocus()
    qtbot.keyClick(grid, Qt.Key.Key_D)
    return page.editing.dialog


def test_d_moves_the_due_date_of_an_invoice_for_a_reason(page, qtbot):
    form = ask_for_the_due_date(page, qtbot)
    form.save()
    assert "no payment terms" in form._problem.text()
    form.day.setText("5 dec")
    form.save()
    assert "why" in form._problem.text()
    form.reason.setText("agreed with Dawn")
    form.save()
    assert page.editing.dialog is None
    assert due() == date(2026, 12, 5)
    page.desk.tasks.run(page, lambda: undo_last(TODAY), lambda _: None)
    assert due() == B1


def test_an_invoice_can_get_other_terms(page, qtbot):
    form = ask_for_the_due_date(page, qtbot)
    form.terms.setText("whenever")
    form.reason.setText("corrected")
    form.save()
    assert "not a payment term" in form._problem.text()
    form.terms.setText("60 days end of month")
    form.save()
    assert due() == date(2026, 12, 30)
    row = next(row for row in page.tabs.items.grid.shown_records() if row.number == "B-1")
    assert (row.due_on, row.days) == (due(), days_overdue(due(), TODAY))


def test_a_discount_for_one_invoice_is_kept_and_shown(page, qtbot):
    form = ask_for_the_due_date(page, qtbot)
    assert not any("own terms" in label.text() for label in form.findChildren(QLabel))
    form.terms.setText("3% 10 days net 30")
    form.reason.setText("agreed")
    form.save()
    said = "Its own terms: 30 days from invoice, 3% off if paid within 10 days (3/10 NET 30)."
    row = next(row for row in page.tabs.items.grid.shown_records() if row.number == "B-1")
    due_column = next(each for each in page.tabs.items.grid.model().columns if each.name == "due")
    assert due_column.tip(row) == said
    form = ask_for_the_due_date(page, qtbot)
    assert any(said in label.text() for label in form.findChildren(QLabel))
    form.reject()


def test_an_empty_form_takes_an_invoice_off_its_own_terms(page, qtbot):
    """BOLT has no terms, so the company's NET 30 counts again: 1 October and 30 days."""
    form = ask_for_the_due_date(page, qtbot)
    form.terms.setText("3% 10 days net 60")
    form.reason.setText("agreed")
    form.save()
    assert (due(), Item.get(Item.number == "B-1").terms) == (date(2026, 11, 30), "3/10 NET 60")
    form = ask_for_the_due_date(page, qtbot)
    assert any("empty to take them off" in label.text() for label in form.findChildren(QLabel))
    form.save()
    assert "why" in form._problem.text()
    form.reason.setText("mistyped")
    form.save()
    assert page.editing.dialog is None
    assert (due(), Item.get(Item.number == "B-1").terms) == (B1, None)
    page.desk.tasks.run(page, lambda: undo_last(TODAY), lambda _: None)
    assert (due(), Item.get(Item.number == "B-1").terms) == (date(2026, 11, 30), "3/10 NET 60")


def test_what_the_ledger_refuses_stays_in_the_form(page, qtbot):
    form = ask_for_the_due_date(page, qtbot)
    form.day.setText("30/9/2026")
    form.reason.setText("earlier")
    form.save()
    assert "dated 1 October 2026" in form._problem.text()
    form.reject()
    assert due() == B1


def test_a_payment_has_no_terms(page, qtbot):
    assert ask_for_the_due_date(page, qtbot, "R-1") is None


def test_terms_are_said_in_words_with_whose_they_are(page, bolt):
    assert dict(detail_lines(page._card))["Terms"] == (
        "30 days from invoice (NET 30), as in Settings"
    )
    page.desk.tasks.run(page, lambda: change_customer_terms(bolt.id, "EOM", TODAY), lambda _: None)
    assert dict(detail_lines(page._card))["Terms"] == "end of the month (EOM)"


def test_the_details_dialog_shows_what_terms_mean(page):
    page.tabs.part("details").edit_asked.emit()
    dialog = page.editing.dialog
    assert dialog.example.text() == ""
    dialog.terms.setText("25th of next month")
    assert "fall due on Friday 25 December 2026" in dialog.example.text()
    dialog.terms.setText("whenever")
    assert dialog.example.text() == ""
    dialog.reject()


def test_the_terms_of_the_group_change_on_the_card(page, bolt):
    with operation("test", "Group", TODAY):
        group = CustomerGroup.create(name="Chain")
        Customer.update(group=group).where(Customer.id == bolt.id).execute()
    page.refresh()
    page.tabs.part("details").group_asked.emit()
    form = page.editing.dialog
    form.terms.setText("soon")
    form.save()
    assert "not a payment term" in form._problem.text()
    form.terms.setText("30 days end of month")
    assert "Wednesday 30 December 2026" in form.example.text()
    form.save()
    assert CustomerGroup.get().terms == "EOM+30"
    assert dict(detail_lines(page._card))["Terms"].endswith("(EOM+30), of the group")
