"""Importing files as a user does it: from the drop zone to the items in the ledger, and back."""

import csv
import shutil
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from collector_desktop.queries.imports import ImportBatchRow
from collector_desktop.services.history import redo_last, undo_last
from collector_desktop.storage.models import Customer, ImportBatch, Item, Operation
from collector_desktop.storage.operations import operation
from collector_desktop.ui.widgets.import_draft import Step
from collector_desktop.ui.widgets.import_file_step import columns
from tests.conftest import TODAY, add_item
from tests.ui.pages.imports.file_texts import FILES, LIST, match_all, texts, write


def test_a_known_export_goes_straight_to_its_check(page, sales):
    page.start(str(sales))
    assert page.step == Step.CHECK
    assert (page.plan.counts.created, page.plan.new_customers) == (
        2,
        ("Bexley Joinery Ltd", "Ouse Valley Builders"),
    )
    assert "Xero, SalesInvoices.csv" in texts(page.header)
    assert page.foot.next.text() == "Import 2 rows"


def test_nothing_is_written_before_the_last_step(page, sales):
    page.start(str(sales))
    assert Item.select().count() == Customer.select().count() == Operation.select().count() == 0


def test_the_last_step_brings_the_items_in_and_leads_to_today(qtbot, page, sales):
    page.start(str(sales))
    page.choose_next()
    assert page.step == Step.IMPORT
    assert Item.get(Item.number == "INV-10371").open_minor == 424_050
    assert "SalesInvoices.csv is imported" in texts(page.done)
    with qtbot.waitSignal(page.page_asked) as asked:
        page.choose_next()
    assert asked.args == ["today", None]


def test_ctrl_enter_presses_the_primary_button(qtbot, page, sales):
    page.start(str(sales))
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.check.customers.grid.setFocus()
    qtbot.keyClick(
        page.check.customers.grid, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    assert page.step == Step.IMPORT


def test_the_same_file_again_says_that_nothing_changes(qtbot, page, sales, monkeypatch):
    page.start(str(sales))
    page.choose_next()
    page.start(str(sales))
    assert page.plan.counts.unchanged == 2
    assert page.foot.next.text() == "Choose another file"
    assert page.foot.words.text() == "Nothing to import."
    asked = []
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (asked.append(1) or [], ""))
    qtbot.keyClick(page.check, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked
    assert (page.step, ImportBatch.select().count()) == (Step.CHECK, 1)
    facts = texts(page.check.facts)
    assert "This very file was imported today." in facts
    assert "The ledger has all of this already: nothing changes." in facts


def test_a_file_that_was_taken_back_is_offered_again_at_once(page, sales):
    page.start(str(sales))
    page.choose_next()
    page.start(str(sales))
    undo_last(TODAY)
    page.refresh()
    assert page.foot.next.text() == "Import 2 rows"


def test_the_sample_is_listed_by_what_it_is(page):
    row = ImportBatchRow(1, 1, "demo", "demo", "demo", TODAY, 360, 0, 0, 0, 0, undone=False)
    name, what, *_ = columns(lambda: TODAY)
    assert (name.text(row), what.text(row)) == ("Sample data", "A whole ledger")


def test_an_import_can_be_undone_from_the_list_of_imports(page, sales):
    page.start(str(sales))
    page.choose_next()
    page.show_argument("")
    grid = page.file.recent.grid
    (row,) = grid.shown_records()
    assert (row.file_name, row.created) == ("SalesInvoices.csv", 2)
    grid.action_clicked.emit(row)
    assert Item.select().count() == 0
    (row,) = grid.shown_records()
    assert (row.file_name, row.created, row.undone) == ("SalesInvoices.csv", 2, True)
    redo_last(TODAY)
    page.refresh()
    assert not grid.shown_records()[0].undone


def test_a_bad_row_is_listed_and_saved_with_its_reason(qtbot, page, tmp_path, monkeypatch):
    text = LIST.replace("14/09/2026", "31/02/2026").replace("80.50;30.50", "-80.50;-30.50")
    page.start(str(write(tmp_path / "debtors.csv", text)))
    match_all(page)
    page.choose_next()
    (line,) = page.check.problems.grid.shown_records()
    assert (line.problem.row, line.problem.column, line.problem.value) == (
        3,
        "Raised",
        "31/02/2026",
    )
    assert line.left_out
    target = str(tmp_path / "bad.csv")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (target, ""))
    with qtbot.waitSignal(page.said) as said:
        page.check.save.click()
    assert said.args == ["1 row written to bad.csv"]
    with (tmp_path / "bad.csv").open(encoding="utf-8-sig", newline="") as file:
        head, row = csv.reader(file, delimiter=";")
    assert head == ["Bill", "Debtor", "Raised", "Pay by", "Charged", "Left", "Problem"]
    assert (row[0], row[4], row[6]) == ("INV-2", "-80.50", line.problem.reason)


def test_days_that_can_be_read_two_ways_are_asked(page, tmp_path):
    text = (FILES / "qbo_open_invoices.csv").read_text(encoding="utf-8")
    for clear, unclear in (("/15/", "/05/"), ("/14/", "/04/"), ("/20/", "/10/"), ("/22/", "/12/")):
        text = text.replace(clear, unclear)
    page.start(str(write(tmp_path / "open.csv", text)))
    options = page.check.options
    assert (options.days.isVisible(), options.sign.isVisible()) == (True, False)
    assert page.plan.counts.created == 0
    assert not page.foot.next.isEnabled()
    assert page.foot.words.text().startswith("Answer the questions above")
    options.days.setCurrentIndex(options.days.findData("MDY"))
    options.days.activated.emit(options.days.currentIndex())
    page.choose_next()
    assert Item.get(Item.number == "1041").document_on == date(2026, 2, 3)


def test_a_dropped_or_chosen_file_is_looked_at(page, sales, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(sales)], ""))
    page.choose_next()
    assert page.step == Step.CHECK
    page.show_argument("")
    assert (page.step, page.plan) == (Step.FILE, None)
    page.file.drop.dropped.emit(str(sales))
    assert page.step == Step.CHECK


def test_a_list_of_open_items_settles_what_it_no_longer_has(page, acme, tmp_path):
    with operation("test", "An older invoice", TODAY):
        add_item(acme, "INV-9", TODAY.replace(month=9), TODAY.replace(month=10), 5_000)
    head, first, *_ = LIST.splitlines()
    page.start(str(write(tmp_path / "open.csv", f"{head}\n{first}\n")))
    match_all(page)
    page.match.form.missing.setChecked(True)
    page.choose_next()
    assert page.foot.next.text() == "Import 1 row, settle 1"
    said = "1 open item is not in this file: settled as at 24 Nov, £50.00."
    assert said in texts(page.check.facts)
    page.check.options.missing.click()
    assert page.plan.counts.closed == 0
    page.check.options.missing.click()
    page.choose_next()
    assert Item.get(Item.number == "INV-9").open_minor == 0


def test_a_file_that_cannot_be_read_is_said_and_the_page_stays(page, tmp_path):
    page.start(str(write(tmp_path / "empty.csv", "\n\n")))
    assert page.step == Step.FILE
    assert [error.title for error in page.failures] == ["'empty.csv' is empty."]


def test_the_check_is_made_again_when_the_ledger_changes(page, sales, desk):
    page.start(str(sales))
    page.choose_next()
    page.start(str(sales))
    assert page.plan.counts.unchanged == 2
    page.file.undo_asked.emit(ImportBatch.get().operation_id)
    assert (page.step, page.plan.counts.created) == (Step.CHECK, 2)


def test_lines_of_every_kind_are_counted(page, tmp_path):
    shutil.copy(FILES / "qbo_ar_ageing_detail.csv", tmp_path / "ageing.csv")
    page.start(str(tmp_path / "ageing.csv"))
    counted = next(text for text in texts(page.check.facts) if " lines: " in text)
    assert "header" in counted
    assert "total" in counted
