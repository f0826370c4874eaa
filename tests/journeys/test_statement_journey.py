"""Statements to many customers from the window: chosen, looked at, made, stopped, found again."""

import hashlib
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter

from collector_desktop.domain.contact_limits import Limit, LimitKind
from collector_desktop.queries.contacts import history
from collector_desktop.queries.customers import balances
from collector_desktop.queries.position import open_items
from collector_desktop.queries.sent_documents import sent_documents
from collector_desktop.services.contact_limits import LimitDraft, set_limit
from collector_desktop.services.history import undo_last
from collector_desktop.services.wording import choose_language
from collector_desktop.storage.models import Contact, Document
from collector_desktop.ui import navigation as nav
from collector_desktop.ui.dialogs.statement_sheet import CHOOSE, MADE
from collector_desktop.ui.jobs import Progress

DAY = date(2026, 11, 24)


@pytest.fixture
def sheet(sample):
    sample.registry.trigger("statements")
    sheet = sample.papers.statements
    sheet._draw()
    return sheet


def owing():
    return {each.customer_id for each in balances(DAY)}


def files(folder):
    return sorted(path for path in folder.rglob("*") if path.is_file()) if folder.exists() else []


def test_everybody_with_something_open_is_offered_and_ticked(sheet):
    assert {row.customer_id for row in sheet.list.ticked()} == owing()
    assert sheet.make_button.text() == f"Make {len(owing())} statements"
    assert sheet.list.view.count >= 1


def test_they_are_made_one_by_one_and_together_and_stand_in_the_history(sheet, qtbot):
    sheet.make()
    assert sheet.stack.currentIndex() == MADE
    rows = sheet.made.model.records()
    assert {row.customer_id for row in rows} == owing()
    pages = 0
    for row in rows:
        content = row.path.read_bytes()
        pages += len(PdfReader(row.path).pages)
        [sent] = sent_documents(hashlib.sha256(content).hexdigest())
        assert (sent.customer_id, sent.kind, sent.ways) == (
            row.customer_id,
            "statement",
            ("letter",),
        )
    whole = PdfReader(sheet.made._result.combined)
    assert len(whole.pages) >= pages
    assert len(whole.outline) == len(rows)


def test_undo_takes_all_of_it_back_in_one_step(sheet):
    before = Document.select().count()
    sheet.make()
    assert Document.select().count() > before
    undo_last(DAY)
    assert Document.select().count() == before


def test_email_drafts_go_to_those_who_can_be_reached_and_the_rest_by_post(sheet):
    sheet.form.by_email.setChecked(True)
    reached = {row.customer_id for row in sheet.list.ticked() if row.email}
    sheet.make()
    rows = sheet.made.model.records()
    mailed = {row.customer_id for row in rows if row.path.suffix == ".eml"}
    assert mailed == reached
    assert {row.customer_id for row in rows} - mailed == owing() - reached
    kinds = {each.kind for each in Contact.select().where(Contact.customer.in_(mailed))}
    assert "email" in kinds


def test_stopping_keeps_no_file_and_no_record(sheet, sample, monkeypatch):
    before = Document.select().count(), files(sheet.form.folder)
    report = Progress.report

    def stop(progress, done, total, text=""):
        if done == 3:
            progress.cancel()
        report(progress, done, total, text)

    with monkeypatch.context() as impatient:
        impatient.setattr(Progress, "report", stop)
        sheet.make()
    assert sheet.stack.currentIndex() == CHOOSE
    assert sheet._problem.text() == "Stopped. Nothing was kept."
    assert (Document.select().count(), files(sheet.form.folder)) == before
    sheet.make()
    assert sheet.stack.currentIndex() == MADE


def test_a_folder_that_cannot_be_made_is_said_and_nothing_is_kept(sheet, tmp_path):
    (tmp_path / "file").write_text("no folder")
    sheet.form.folder = tmp_path / "file" / "below"
    before = Document.select().count()
    sheet.make()
    assert sheet.stack.currentIndex() == CHOOSE
    assert sheet._problem.text()
    assert Document.select().count() == before


def test_who_is_not_to_be_written_to_is_not_ticked_and_left_out_with_the_reason(sheet):
    customer = min(owing())
    set_limit(LimitDraft(customer, Limit(LimitKind.DO_NOT_CONTACT), reason="asked"), DAY)
    sheet.refresh()
    assert customer not in {row.customer_id for row in sheet.list.ticked()}
    sheet.list.grid.tick_all(on=True)
    sheet.make()
    [left] = [row for row in sheet.made.model.records() if row.path is None]
    assert (left.customer_id, left.went) == (customer, "Left out")
    assert left.detail


def test_activity_states_the_period_in_the_customers_language(sheet, qtbot):
    sheet.form.kind.choose(2)
    assert sheet.form.first.isVisible()
    sheet.form.first.setText("1/10/2026")
    sheet.form.first.editingFinished.emit()
    rows = {row.customer_id: row for row in sheet.list.ticked()}
    german = min(rows)
    choose_language(german, "de", DAY)
    sheet.refresh()
    sheet.list.grid.go_to(german)
    sheet._draw()
    text = words_of(sheet.list.view.content)
    assert "Kontoauszug" in text
    assert "01.10.2026" in text


def test_the_overdue_group_has_exactly_those_who_are_overdue(sheet):
    sheet.form.who.setCurrentIndex(sheet.form.who.findData("overdue"))
    sheet.form.changed.emit()
    late = {each.customer_id for each in open_items(DAY) if each.sign > 0 and each.due_on < DAY}
    assert {row.customer_id for row in sheet.list.ticked()} == late


def test_the_statement_of_a_row_is_shown_large(sheet):
    row = sheet.list.grid.current_record()
    sheet.list.grid.opened.emit(row)
    assert sheet.preview.isVisible()
    assert sheet.preview.paper.customer_id == row.customer_id


def test_a_period_that_ends_before_it_begins_is_said(sheet):
    sheet.form.kind.choose(2)
    sheet.form.first.setText("25/11/2026")
    sheet.form.first.editingFinished.emit()
    assert sheet.form._problem.text() == "The period ends before it begins."
    sheet.make()
    assert sheet.stack.currentIndex() == CHOOSE


def test_the_customers_of_a_list_are_offered_first(sample, qtbot):
    sample.open_page(nav.CUSTOMERS, "over_limit")
    page = sample.page(nav.CUSTOMERS)
    listed = page.chosen_customers()
    assert 0 < len(listed) < len(owing())
    sample.papers.open_statements(listed)
    sheet = sample.papers.statements
    assert sheet.form.who.currentText() == f"The customers chosen ({len(listed)})"
    assert {row.customer_id for row in sheet.list.ticked()} == set(listed)


def test_all_that_are_posted_are_looked_at_and_printed_without_a_second_record(
    sheet, tmp_path, qtbot
):
    sheet.make()
    before = Document.select().count(), Contact.select().count()
    sheet.made.print.click()
    preview = sheet.preview
    assert preview.view.count == len(PdfReader(sheet.made._result.combined).pages)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setFromTo(1, 2)
    preview.print_on(printer)
    assert len(PdfReader(tmp_path / "printed.pdf").pages) == 2
    assert (Document.select().count(), Contact.select().count()) == before


def test_it_is_done_by_keyboard_alone(sample, qtbot):
    qtbot.keyClick(
        sample,
        Qt.Key.Key_S,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    sheet = sample.papers.statements
    sheet.activateWindow()
    qtbot.waitUntil(sheet.isActiveWindow)
    qtbot.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert sheet.stack.currentIndex() == MADE
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    last = max(owing())
    assert history(last, DAY)[0].document_kind == "statement"
    assert Path(sheet.made._result.folder).is_dir()


def test_a_new_letterhead_is_seen_before_a_run_that_is_left(sample, qtbot):
    sample.open_page(nav.SETTINGS, "letterhead")
    screen = sample.page(nav.SETTINGS).section("letterhead")
    edit = screen.fields["company.footer"].edit
    edit.setPlainText("Tideway House, Bristol")
    screen.fields["company.footer"].keep()
    screen.draw()
    assert "Tideway House" in words_of(screen.view.content)
    before = Document.select().count()
    sample.registry.trigger("statements")
    sheet = sample.papers.statements
    sheet._draw()
    assert "Tideway House" in words_of(sheet.list.view.content)
    sheet.reject()
    assert not sheet.isVisible()
    assert Document.select().count() == before


def words_of(content):
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
