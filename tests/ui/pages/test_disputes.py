"""The disputes page: its list, the panel, working a case and ending it by keys and buttons."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel

from collector_desktop.domain.dispute_cases import WaitingFor
from collector_desktop.domain.disputes import DisputeStatus
from collector_desktop.domain.money import Money
from collector_desktop.queries.dispute_cases import case_view, cases
from collector_desktop.services.dispute_work import tick_step
from collector_desktop.services.disputes import (
    Decision,
    DisputeDraft,
    raise_dispute,
    resolve_dispute,
)
from collector_desktop.services.history import undo_last
from collector_desktop.storage.models import Item
from collector_desktop.ui.cells import Tone
from collector_desktop.ui.dialogs.hold_forms import DecisionForm
from collector_desktop.ui.pages.disputes import DisputesPage
from collector_desktop.ui.widgets.dispute_words import state_chip
from tests.conftest import TODAY
from tests.integration.money import credit, invoice, item, pay, receive


def dispute(number, minor, reason, **more):
    item = Item.get(Item.number == number)
    return raise_dispute(DisputeDraft(item.id, reason, minor, **more), TODAY).value


@pytest.fixture
def page(qtbot, desk, acme):
    page = DisputesPage(desk)
    qtbot.addWidget(page)
    page.resize(1232, 820)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


@pytest.fixture
def two(page, acme):
    """Two disputes: a short delivery of 21.00 and a price of 5.00."""
    invoice(acme, "INV-2", 50_00)
    first = dispute("INV-1", 21_00, "SHORT", note="2 cases of 40", raised_by="Hannah")
    second = dispute("INV-2", 5_00, "PRICE")
    page.refresh()
    page.grid.go_to(first)
    page.grid.setFocus()
    return first, second


def rows(page):
    return page.grid.shown_rows().rows


def test_an_empty_page_says_how_a_dispute_begins(page):
    assert page.panel.isHidden()
    asked = []
    page.page_asked.connect(lambda *where: asked.append(where))
    page._stack.currentWidget().acted.emit()
    assert asked == [("customers", None)]


def test_the_list_says_what_is_denied_and_whose_move_it_is(page, two):
    assert len(rows(page)) == 2
    short = next(row for row in rows(page) if "INV-1" in row[0])
    assert short[2:] == (Money(21_00, "GBP"), 0, "Waiting for us: dispatch")
    assert page.bar._summary.text() == "£26.00 in dispute, average 0 days open"


def test_the_panel_shows_the_case(page, two):
    panel = page.panel
    assert panel.title.text() == "Acme Ltd, INV-1"
    assert "£21.00 of £120.00 in dispute" in panel.about.text()
    assert "Raised 24 Nov by Hannah" in panel.raised.text()
    assert panel.owner.text() == "dispatch"
    assert panel.credit.text() == "Credit £21.00"


def test_the_owner_the_move_and_the_cause_are_kept(page, two):
    page.panel.owner.setText("Tom")
    page.panel.owner.editingFinished.emit()
    page.panel.waiting.setCurrentIndex(list(WaitingFor).index(WaitingFor.CUSTOMER))
    page.panel.cause.setCurrentText("our delivery")
    page.panel.cause.lineEdit().editingFinished.emit()
    row = next(row for row in cases(TODAY) if row.dispute.dispute_id == two[0])
    assert (row.owner, row.waiting_for, row.root_cause) == (
        "Tom",
        WaitingFor.CUSTOMER,
        "our delivery",
    )
    assert any("Waiting for customer" in row for row in rows(page))


def test_a_step_is_ticked_and_a_note_kept(page, two, qtbot):
    step = case_view(two[0], TODAY).steps[0]
    page.panel.steps.ticked.emit(step.step_id, True)
    assert case_view(two[0], TODAY).steps[0].done_on == TODAY
    page.panel.answer.setPlainText("driver agrees")
    page.panel.answer.setFocus()
    qtbot.waitUntil(page.panel.answer.hasFocus)
    qtbot.keyClick(page.panel.answer, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    [note] = case_view(two[0], TODAY).notes
    assert note.text == "driver agrees"
    assert page.panel.answer.toPlainText() == ""


def test_evidence_is_attached_and_opened(page, two, tmp_path, links):
    proof = tmp_path / "pod.pdf"
    proof.write_bytes(b"%PDF-1.4")
    page.attach_path(proof)
    [file] = case_view(two[0], TODAY).files
    page.panel.files.opened.emit(file.file_id)
    assert links[-1].endswith("pod.pdf")


def test_a_credit_ends_it_and_can_be_undone(page, two):
    page.panel.answer.setPlainText("counted, 2 missing")
    page.panel.credit.click()
    row = next(row for row in cases(TODAY) if row.dispute.dispute_id == two[0])
    assert (row.dispute.status, row.dispute.credit_minor, row.outcome_note) == (
        DisputeStatus.ACCEPTED,
        21_00,
        "counted, 2 missing",
    )
    assert len(rows(page)) == 1
    undo_last(TODAY)
    page.refresh()
    assert len(rows(page)) == 2


def test_a_rejected_dispute_is_among_the_closed(page, two):
    page.panel.reject.click()
    page.switch.choose(1)
    [row] = rows(page)
    assert "Rejected" in row
    assert not page.panel.credit.isVisibleTo(page)


def test_v_opens_any_other_end(page, two, qtbot):
    qtbot.keyClick(page.grid, Qt.Key.Key_V)
    form = page.money.dialog
    form.outcome.setCurrentIndex(1)
    form.amount.setText("10")
    form.save()
    row = next(row for row in cases(TODAY) if row.dispute.dispute_id == two[0])
    assert (row.dispute.status, row.dispute.credit_minor) == (DisputeStatus.PART, 10_00)


def test_the_filter_and_the_way_to_the_customer(page, two, acme):
    page.bar.filtered.emit("price")
    assert len(rows(page)) == 1
    page.bar.filtered.emit("")
    asked = []
    page.customer_asked.connect(lambda *where: asked.append(where))
    page.panel.open.click()
    assert asked == [(acme.id, (acme.id,))]


def test_one_is_shown_by_its_id_though_it_is_closed(page, two):
    resolve_dispute(Decision(two[1], DisputeStatus.WITHDRAWN), TODAY)
    page.show_argument(two[1])
    page.refresh()
    assert page.grid.current_record().dispute.dispute_id == two[1]
    assert "withdrawn" in rows(page)[0][-1].casefold()


def test_the_letter_about_the_dispute_is_asked_for(page, two):
    asked = []
    page.dispute_letter_asked.connect(asked.append)
    assert page.panel.letter.text() == "Letter: we look into it"
    page.panel.letter.click()
    assert asked == [two[0]]


def test_q_begins_a_query_by_the_number_of_an_invoice(page, two, qtbot):
    qtbot.keyClick(page.grid, Qt.Key.Key_Q)
    form = page.money.dialog
    form.save()
    assert "number of the invoice" in form._problem.text()
    form.number.setText("inv-2")
    form.amount.setText("1000")
    form.save()
    assert "can be in dispute" in form._problem.text()
    form.amount.setText("7.50")
    form.raised_by.setText("Hannah")
    form.save()
    row = cases(TODAY)[-1]
    assert (row.dispute.number, row.dispute.amount_minor, row.raised_by) == (
        "INV-2",
        7_50,
        "Hannah",
    )
    assert len(rows(page)) == 3


def test_a_dispute_of_what_is_paid_by_now_can_be_granted_and_says_where_the_credit_goes(page, two):
    paid = item("INV-1")
    receive(paid.customer, 120_00, allocate=((paid.id, 120_00),))
    page.refresh()
    page.grid.go_to(two[0])
    assert page.panel.credit.text() == "Credit £21.00"
    assert "£21.00 in dispute, all of it paid" in page.panel.about.text()
    form = DecisionForm(page.desk, page.grid.current_record().dispute, page)
    said = "£21.00 of it is paid already: a credit of that stays on account."
    assert any(each.text().endswith(said) for each in form.findChildren(QLabel))
    page.panel.credit.click()
    (row,) = [row for row in cases(TODAY) if row.dispute.dispute_id == two[0]]
    assert row.dispute.credit_minor == 21_00


def test_a_dispute_that_a_credit_note_settled_is_accepted_without_another_credit(page, two):
    debt = item("INV-1")
    receive(debt.customer, 99_00, allocate=((debt.id, 99_00),))
    credit(debt.customer, "CN-9", 21_00, TODAY)
    pay("CN-9", "INV-1", 21_00)
    page.refresh()
    page.grid.go_to(two[0])
    assert page.panel.credit.text() == "Accept, already credited"
    assert "£21.00 was in dispute, all of it credited since" in page.panel.about.text()
    form = DecisionForm(page.desk, page.grid.current_record().dispute, page)
    said = "All that was in dispute has been credited since"
    assert any(each.text().startswith(said) for each in form.findChildren(QLabel))
    page.panel.credit.click()
    (row,) = [row for row in cases(TODAY) if row.dispute.dispute_id == two[0]]
    assert row.dispute.status is DisputeStatus.ACCEPTED
    assert row.dispute.credit_minor is None


def test_credits_are_written_for_the_accounting_program(page, two, monkeypatch, tmp_path, qtbot):
    where = str(tmp_path / "credits")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (where, ""))
    resolve_dispute(Decision(two[0], DisputeStatus.ACCEPTED), TODAY)
    with qtbot.waitSignal(page.said) as said:
        page.credits.menu.actions()[0].trigger()
    assert said.args[0].startswith("1 credit written to")
    assert (
        (tmp_path / "credits.csv").read_text("utf-8-sig").startswith('"*CreditNoteNo","*Customer",')
    )


def test_a_case_is_red_when_a_step_of_ours_is_late(page, two):
    row = next(row for row in cases(TODAY) if row.dispute.dispute_id == two[0])
    assert not row.is_late(row.next_due)
    assert state_chip(row, row.next_due).tone is Tone.INFO
    morning = row.next_due + timedelta(days=1)
    assert state_chip(row, morning).tone is Tone.DANGER
    for step in case_view(two[0], TODAY).steps:
        tick_step(step.step_id, TODAY)
    [done] = [row for row in cases(TODAY) if row.dispute.dispute_id == two[0]]
    assert done.next_due is None
    assert not done.is_late(morning)
