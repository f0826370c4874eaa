"""A bank statement at the desk: recognised, looked at, brought in, taken back."""

import zipfile
from pathlib import Path

import pytest

from collector_desktop.services.history import undo_last
from collector_desktop.storage.models import BankLine
from collector_desktop.ui.widgets.import_draft import Step
from tests.conftest import TODAY
from tests.ui.pages.imports.file_texts import match_all, texts, write

FILES = Path(__file__).parents[3] / "data" / "bank"


@pytest.mark.parametrize("name", ["ofx.ofx", "camt053.xml", "hsbc_csv.csv", "two_amounts_csv.csv"])
def test_a_statement_goes_straight_to_its_check(page, name):
    page.start(str(FILES / name))
    assert page.step == Step.CHECK
    assert page.plan.counts.created == 4
    assert not BankLine.select().exists()


def test_the_check_says_whose_statement_it_is_and_what_it_comes_to(page):
    page.start(str(FILES / "camt053.xml"))
    (fact,) = [text for text in texts(page.check.facts) if "Our Company" in text]
    assert fact == (
        "Our Company (EUR), 2 Nov to 5 Nov: 2 lines in, 1,550.50; 2 out, 450.49."
        " Balance from 1,000.00 to 2,100.01."
    )


def test_the_last_step_leads_to_the_payments(qtbot, page):
    page.start(str(FILES / "ofx.ofx"))
    page.choose_next()
    assert BankLine.select().count() == 4
    assert "3 new payments to match" in texts(page.done)
    assert page.foot.next.text() == "Open Payments"
    with qtbot.waitSignal(page.page_asked) as asked:
        page.choose_next()
    assert asked.args == ["payments", None]


def test_undo_takes_all_of_it_back(page):
    page.start(str(FILES / "ofx.ofx"))
    page.choose_next()
    undo_last(TODAY)
    assert not BankLine.select().exists()


def test_lines_that_are_there_already_are_counted(page):
    page.start(str(FILES / "camt053.xml"))
    page.choose_next()
    page.start(str(FILES / "camt054.xml"))
    assert (page.plan.counts.created, page.plan.counts.unchanged) == (0, 4)


def test_the_order_of_days_is_asked_where_the_file_does_not_show_it(page, tmp_path):
    text = "Date,Description,Amount,Balance\n01/02/2026,ACME,5.00,5.00\n"
    page.start(str(write(tmp_path / "bank.csv", text)))
    assert page.check.options.asks
    assert page.plan.counts.created == 0
    combo = page.check.options.days
    combo.setCurrentIndex(combo.findData("MDY"))
    combo.activated.emit(combo.currentIndex())
    assert page.plan.counts.created == 1


def test_the_lines_are_listed(page):
    page.start(str(FILES / "mt940.sta"))
    assert [line.amount_minor for line in page.check.lines.rows] == [
        120_000,
        35_050,
        -9_999,
        -35_050,
    ]
    assert page.check.tabs.current() == 3


def test_an_unknown_table_is_matched_as_a_statement(page, tmp_path):
    text = "Wann;Wer;Rein;Raus\n2026-11-02;ACME;5,00;\n2026-11-03;PAPER;;2,50\n"
    page.start(str(write(tmp_path / "odd.csv", text)))
    assert page.step == Step.MATCH
    combo = page.match.form.kind
    combo.setCurrentIndex(combo.findData("bank"))
    combo.activated.emit(combo.currentIndex())
    match_all(page, ("date", "text", "paid_in", "paid_out"))
    assert page.match.preview.grids["bank"].model().rowCount() == 2
    page.choose_next()
    assert page.plan.counts.created == 2


def test_a_statement_that_does_not_add_up_is_doubted_before_anything_is_read(page, tmp_path):
    text = (FILES / "mt940.sta").read_text("utf-8").replace("2100,01", "2100,02")
    page.start(str(write(tmp_path / "wrong.sta", text)))
    assert page.step == Step.FILE
    assert not page.file.doubt.isHidden()
    assert "2100.01 EUR, but it closes at 2100.02 EUR" in page.file.doubt.words.text()


def test_an_archive_of_statements_goes_through_the_steps_as_a_statement_does(page, tmp_path):
    path = tmp_path / "statements.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(FILES / "camt053.xml", "camt053.xml")
    page.start(str(path))
    assert page.step == Step.CHECK
    new = page.plan.counts.created
    page.choose_next()
    page.start(str(FILES / "camt053.xml"))
    assert new > 0
    assert (page.plan.counts.created, page.plan.counts.unchanged) == (0, new)
