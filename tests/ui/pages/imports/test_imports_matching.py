"""Files of no known layout: their columns are matched by hand, once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from collector_desktop.queries.imports import remembered_mapping
from collector_desktop.services.imports import remember_mapping
from collector_desktop.storage.models import BankLine, ColumnMapping, Customer, Item
from collector_desktop.ui.widgets.import_draft import Step
from tests.conftest import TODAY
from tests.ui.pages.imports.file_texts import FIELDS, LIST, match_all, state, texts, write


def test_an_unknown_file_is_matched_by_hand_and_shown_as_it_will_be(page, unknown):
    page.start(str(unknown))
    assert page.step == Step.MATCH
    assert not page.foot.next.isEnabled()
    match_all(page)
    grid = page.match.preview.grids["items"]
    assert [row.number for row in grid.shown_records()] == ["INV-1", "INV-2"]
    assert "2 rows, 2 customers, £150.50" in texts(page.match.preview)
    assert page.foot.next.text() == "Check 2 rows"


def test_the_keyboard_begins_at_the_column_that_is_missing(qtbot, page, tmp_path):
    head = "Invoice number,Invoice date,Due date,Wotsit,Amount,Currency\n"
    row = "INV-1,2026-09-13,2026-10-13,Acme Ltd,120.00,GBP\n"
    page.window().show()
    page.start(str(write(tmp_path / "ours.csv", head + row)))
    assert "Choose the column that has: Customer." in texts(page.match.preview)
    assert QApplication.focusWidget().accessibleName() == "Where column Wotsit goes to"


def test_what_is_lacking_is_said_by_name(page, unknown):
    page.start(str(unknown))
    match_all(page, ("number", "", "document_on"))
    assert "Choose the column that has: Amount, Customer." in texts(page.match.preview)
    page.choose_next()
    assert page.step == Step.MATCH


def test_a_field_goes_to_one_column_only(page, unknown):
    page.start(str(unknown))
    match_all(page)
    page.match.columns.set_field(4, "open")
    assert page.match.columns.fields()["open"] == 4
    assert "amount" not in page.match.columns.fields()


def test_a_layout_matched_by_hand_is_known_the_next_time(page, unknown, tmp_path):
    page.start(str(unknown))
    match_all(page)
    page.choose_next()
    assert ColumnMapping.select().count() == 0
    page.choose_next()
    (kept,) = ColumnMapping.select()
    assert (kept.name, remembered_mapping(kept.signature).name) == ("debtors", "debtors")
    later = write(tmp_path / "debtors-25nov.csv", LIST.replace("30.50", "0.00"))
    page.start(str(later))
    assert page.step == Step.CHECK
    assert (page.plan.counts.updated, page.plan.counts.unchanged) == (1, 1)


def test_the_currency_of_amounts_without_one_is_stated_once(page, unknown, tmp_path):
    page.start(str(unknown))
    match_all(page)
    state(page.match.form.currency, "USD")
    assert "2 rows, 2 customers, $150.50" in texts(page.match.preview)
    page.choose_next()
    page.choose_next()
    later = write(tmp_path / "debtors-25nov.csv", LIST.replace("INV-2", "INV-3"))
    page.start(str(later))
    page.choose_next()
    numbers = {row.number for row in Item.select().where(Item.currency == "USD")}
    assert numbers > {"INV-1", "INV-2", "INV-3"}


def test_rows_that_were_mended_are_of_the_layout_they_came_from(page, tmp_path):
    path = write(tmp_path / "debtors.csv", LIST.replace("80.50;30.50", "x;"))
    page.start(str(path))
    match_all(page, FIELDS[:-1])
    state(page.match.form.currency, "USD")
    page.choose_next()
    mended = tmp_path / "problems.csv"
    page.flow.save_problems(mended)
    page.choose_next()
    write(mended, mended.read_text("utf-8-sig").replace(";x;", ";80.50;"))
    page.start(str(mended))
    assert page.step == Step.CHECK
    page.choose_next()
    item = Item.get(Item.number == "INV-2")
    assert (item.amount_minor, item.currency) == (8_050, "USD")


def test_a_currency_that_is_none_gives_way_to_the_one_that_is_stated(page, tmp_path):
    text = "Booking date,Text,Currency,Amount,Balance\n2026-11-13,Acme,HAT,5.00,15.00\n"
    page.start(str(write(tmp_path / "statement.csv", text)))
    assert not page.foot.next.isEnabled()
    page.check.match.click()
    page.match.columns.set_field(2, "")
    state(page.match.form.currency, "CHF")
    page.choose_next()
    page.choose_next()
    (line,) = BankLine.select()
    assert (line.amount_minor, line.currency) == (500, "CHF")


def test_customers_have_no_amounts_whose_currency_could_be_stated(page, unknown):
    page.start(str(unknown))
    state(page.match.form.currency, "USD")
    state(page.match.form.kind, "customers")
    assert page.match.stated()["currency"] is None


def test_nothing_of_the_form_is_covered_where_room_is_short(page, tmp_path):
    page.resize(1060, 560)
    text = "Booking date,Text,Amount,Balance\n2026-11-13,A,5.00,5.00\n,B,6.00,11.00\n"
    page.start(str(write(tmp_path / "statement.csv", text)))
    page.check.match.click()
    QApplication.processEvents()
    assert "Row 3" in page.match.preview.problem.text()
    assert page.match.form.height() >= page.match.form.minimumSizeHint().height()


def test_a_layout_is_not_remembered_when_the_user_says_no(page, unknown):
    page.start(str(unknown))
    match_all(page)
    page.foot.remember.setChecked(False)
    page.choose_next()
    page.choose_next()
    assert Item.get(Item.number == "INV-2").open_minor == 3_050
    assert ColumnMapping.select().count() == 0


def test_back_from_the_check_keeps_what_was_matched(page, unknown):
    page.start(str(unknown))
    match_all(page)
    page.choose_next()
    page.foot.back.click()
    assert page.step == Step.MATCH
    assert list(page.match.columns.fields()) == list(FIELDS)


def test_the_columns_of_a_known_export_can_be_matched_all_the_same(page, sales):
    page.start(str(sales))
    page.check.match.click()
    assert page.step == Step.MATCH
    assert page.match.columns.fields()["number"] == 18


def test_a_file_without_column_names_is_matched_by_place(page, tmp_path):
    body = LIST.split("\n", 1)[1]
    page.start(str(write(tmp_path / "bare.csv", body)))
    page.match.form.header.setCurrentIndex(page.match.form.header.findData("0"))
    page.match.form.header.activated.emit(0)
    match_all(page)
    page.choose_next()
    assert page.plan.counts.created == 2


def test_columns_named_in_unknown_words_are_still_names(page, unknown):
    page.start(str(unknown))
    assert [text for text in texts(page.match.columns) if text in {"Bill", "Debtor"}]
    assert page.match.stated()["header_row"] is None


def test_other_kinds_of_rows_have_other_fields(page, tmp_path):
    path = write(tmp_path / "people.csv", "Shortcut;Firm;Post\nACME;Acme Ltd;a@acme.example\n")
    page.start(str(path))
    kind = page.match.form.kind
    kind.setCurrentIndex(kind.findData("customers"))
    kind.activated.emit(kind.currentIndex())
    match_all(page, ("code", "name", "email"))
    assert [row.name for row in page.match.preview.grids["customers"].shown_records()] == [
        "Acme Ltd"
    ]
    page.choose_next()
    page.choose_next()
    assert Customer.get(Customer.code == "ACME").name == "Acme Ltd"


def test_the_keyboard_goes_to_the_first_column(page, unknown, qtbot):
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.start(str(unknown))
    assert page.focusWidget().accessibleName() == "Where column Bill goes to"


def test_tab_goes_from_the_columns_on_to_the_notation_and_the_buttons(page, unknown, qtbot):
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.start(str(unknown))
    met = []
    for _ in range(18):
        met.append(page.focusWidget())
        qtbot.keyClick(met[-1], Qt.Key.Key_Tab)
    names = [each.accessibleName() for each in met]
    columns = LIST.partition("\n")[0].split(";")
    assert names[:7] == [*(f"Where column {name} goes to" for name in columns), "Rows are"]
    assert {page.foot.remember, page.foot.back} <= set(met)


def test_a_remembered_layout_that_no_longer_fits_is_asked_for_again(page, unknown):
    page.start(str(unknown))
    match_all(page)
    kept = page.match.stated_json().replace("Debtor", "Client")
    remember_mapping(page.flow.draft.signature, "debtors", kept, TODAY)
    said = []
    page.said.connect(said.append)
    page.show_argument("")
    page.start(str(unknown))
    assert page.step == Step.MATCH
    assert "no longer fit" in said[0]
    match_all(page)
    page.choose_next()
    assert page.plan.counts.created == 2


def test_what_stands_between_columns_is_chosen_where_it_was_taken_for_another(page, tmp_path):
    """A list with commas in its texts is cut at the commas until the user says otherwise."""
    rows = "Moss, Ada, Ltd;A 1, x, y;13.04.2026;5,00\nHall, Ben, Ltd;B 2, x, y;14.04.2026;6,00\n"
    page.start(str(write(tmp_path / "list.csv", "Who, is, it;Which, one, it;When;How\n" + rows)))
    form, step = page.match.form, page.match
    assert form.delimiter.currentText() == "Comma"
    form.delimiter.setCurrentIndex(form.delimiter.findText("Semicolon"))
    form.delimiter.activated.emit(form.delimiter.currentIndex())
    for at, name in enumerate(("customer_name", "number", "document_on", "amount")):
        step.columns.set_field(at, name)
    numbers = [row.number for row in step.preview.grids["items"].shown_records()]
    assert numbers == ["A 1, x, y", "B 2, x, y"]
    assert step.stated()["delimiter"] == ";"
    page.choose_next()
    assert [row.number for row in page.flow.draft.parsed.rows] == numbers


@pytest.mark.parametrize("row", [13, 40])
def test_any_of_the_rows_that_are_searched_can_be_said_to_have_the_names(page, tmp_path, row):
    others = "Invoice number;Customer;Invoice date;Due date;Amount;Open\n"
    above = others + "Notes;;;;;\n" * (row - 2)
    page.start(str(write(tmp_path / "report.csv", above + LIST)))
    state(page.match.form.header, str(row))
    assert page.match.stated()["header_row"] == row
    match_all(page)
    page.choose_next()
    assert page.plan.counts.created == 2
