"""The page of customers, as a user works with it."""

import csv
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton

from collector_desktop.domain.account_status import AccountStatus
from collector_desktop.domain.changes import Change
from collector_desktop.queries.customer_pages import CustomersWanted, customer_keys, view_counts
from collector_desktop.services.account_status import lift_status, set_status
from collector_desktop.ui.pages.customers import CustomersPage
from tests.conftest import TODAY
from tests.ui.pages.list_ledger import (
    BEXLEY,
    MOOR,
    OUSE,
    customer,
    owes,
    promises,
    three_customers,
)

Key = Qt.Key


@pytest.fixture
def ids(ledger):
    return three_customers()


@pytest.fixture
def page(qtbot, desk, ids):
    made = CustomersPage(desk)
    qtbot.addWidget(made)
    made.resize(1232, 844)
    made.show()
    return made


def names(page):
    return [row.name for row in page.grid.shown_records()]


def cell(page, name, row):
    return next(column for column in page.grid.columns if column.name == name).text(row)


def type_filter(qtbot, page, words):
    page.bar.edit.setText(words)
    qtbot.keyClick(page.bar.edit, Key.Key_Return)


def test_customers_stand_with_the_most_overdue_first(page):
    assert names(page) == [OUSE, BEXLEY, MOOR]


def test_every_tab_says_its_count_and_shows_its_customers(page):
    views = ("all", "owing", "overdue", "over_limit", "on_stop", "in_credit")
    assert [page.tabs.count(view) for view in views] == [3, 3, 2, 1, 0, 0]
    page.tabs.choose("over_limit")
    assert names(page) == [OUSE]
    page.tabs.choose("in_credit")
    assert names(page) == []


def test_on_stop_are_those_to_whom_nothing_may_be_shipped(page, ids):
    before = TODAY - timedelta(days=3)
    set_status(ids[OUSE], AccountStatus.ON_STOP, "Over its limit", before)
    set_status(ids[BEXLEY], AccountStatus.GONE_AWAY, "Post came back", before)
    set_status(ids[MOOR], AccountStatus.REPRESENTED, "Has a solicitor", before)
    page.refresh()
    page.tabs.choose("on_stop")
    assert names(page) == [OUSE, BEXLEY]
    assert page.tabs.count("on_stop") == view_counts(TODAY)["on_stop"] == 2
    assert {who for who, _ in customer_keys(TODAY, CustomersWanted("on_stop"))} == {
        ids[OUSE],
        ids[BEXLEY],
    }
    lift_status(ids[OUSE], AccountStatus.ON_STOP, "Paid", TODAY)
    page.refresh()
    assert names(page) == [BEXLEY]
    assert view_counts(TODAY)["on_stop"] == 1
    assert view_counts(before)["on_stop"] == 2


def test_the_summary_names_the_sum_that_the_view_is_about(page):
    assert page.bar._summary.text() == "3 customers, £24,147.00 owed"
    page.tabs.choose("overdue")
    assert page.bar._summary.text() == "2 customers, £23,412.60 overdue"


def test_a_customer_with_money_on_account_is_in_credit(page):
    owes(customer("CASH", "Cash Ltd"), "REC-9", 0, 5_000, "receipt")
    page.mark_stale()
    page.tabs.choose("in_credit")
    assert names(page) == ["Cash Ltd"]
    assert page.bar._summary.text() == "1 customer, £50.00 in credit"


def test_the_filter_finds_people_and_numbers_typed_without_blanks(qtbot, page):
    type_filter(qtbot, page, "whitlock")
    assert names(page) == [BEXLEY]
    type_filter(qtbot, page, "01174960142")
    assert len(names(page)) == 3


def test_nothing_found_offers_to_clear_the_filter(qtbot, page):
    type_filter(qtbot, page, "nobody")
    assert names(page) == []
    clear = next(b for b in page.findChildren(QPushButton) if b.text() == "Clear filter")
    clear.click()
    assert len(names(page)) == 3


def test_the_limit_is_a_share_cash_only_or_none(page):
    owes(customer("CASH", "Cash Ltd", limit=0), "INV-9", 5, 5_000)
    owes(customer("TEN", "Ten Ltd", limit=1_000), "INV-10", 5, 9_999)
    owes(customer("FAR", "Far Ltd", limit=1_000), "INV-11", 5, 10_000)
    page.mark_stale()
    words = {row.name: cell(page, "limit", row) for row in page.grid.shown_records()}
    assert words == {
        OUSE: "150%",
        BEXLEY: "no limit",
        MOOR: "no limit",
        "Cash Ltd": "cash only",
        "Ten Ltd": "999%",
        "Far Ltd": ">999%",
    }


def test_flags_say_what_to_know_first(page, ids):
    promises(ids[BEXLEY], 10_000, TODAY, TODAY.replace(day=27))
    page.mark_stale()
    words = {row.name: cell(page, "flags", row) for row in page.grid.shown_records()}
    assert words == {OUSE: "Over limit", BEXLEY: "Promised 27 Nov", MOOR: ""}
    last = {row.name: cell(page, "last", row) for row in page.grid.shown_records()}
    assert last[BEXLEY] == "24 Nov · promised to pay"


def test_enter_opens_the_card_with_the_list_to_walk_through(qtbot, page, ids):
    page.grid.go_to_row(1)
    with qtbot.waitSignal(page.customer_asked) as asked:
        qtbot.keyClick(page.grid, Key.Key_Return)
    assert asked.args == [ids[BEXLEY], (ids[OUSE], ids[BEXLEY], ids[MOOR])]


@pytest.mark.parametrize(("key", "begin"), [(Key.Key_L, "call"), (Key.Key_M, "promise")])
def test_a_letter_opens_the_card_with_a_call_or_a_promise_begun(qtbot, page, ids, key, begin):
    with qtbot.waitActive(page):
        page.activateWindow()
    page.grid.setFocus()
    page.grid.go_to_row(1)
    with qtbot.waitSignal(page.page_asked) as asked:
        qtbot.keyClick(page.grid, key)
    assert asked.args == ["customer", (ids[BEXLEY], (ids[OUSE], ids[BEXLEY], ids[MOOR]), begin)]


def test_r_asks_for_the_run_to_all_who_are_selected(qtbot, page):
    page.grid.setFocus()
    page.grid.selectAll()
    with (
        qtbot.waitSignal(page.page_asked) as asked,
        qtbot.assertNotEmitted(page.letter_asked),
    ):
        qtbot.keyClick(page.grid, Key.Key_R)
    assert asked.args == ["chase", page.chosen_customers()]


def test_s_asks_for_the_statements_of_all_who_are_selected(qtbot, page):
    page.grid.setFocus()
    page.grid.selectAll()
    chosen = page.chosen_customers()
    assert len(chosen) > 1
    with (
        qtbot.waitSignal(page.statements_asked) as asked,
        qtbot.assertNotEmitted(page.statement_asked),
    ):
        qtbot.keyClick(page.grid, Key.Key_S)
    assert asked.args == [chosen]


@pytest.mark.parametrize(
    ("key", "name"), [(Key.Key_S, "statement_asked"), (Key.Key_R, "letter_asked")]
)
def test_a_letter_asks_for_the_paper_of_the_current_customer(qtbot, page, ids, key, name):
    with qtbot.waitActive(page):
        page.activateWindow()
    page.grid.setFocus()
    page.grid.go_to_row(0)
    with qtbot.waitSignal(getattr(page, name)) as asked:
        qtbot.keyClick(page.grid, key)
    assert asked.args == [ids[OUSE]]


def test_a_view_can_be_asked_for_by_name(page):
    page.show_argument("overdue")
    assert names(page) == [OUSE, BEXLEY]


def test_the_export_is_what_the_list_shows(page, tmp_path, monkeypatch):
    path = tmp_path / "customers.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    page.tabs.choose("over_limit")
    page.bar.export.click()
    rows = list(csv.DictReader(path.open(encoding="utf-8-sig")))
    assert [(row["Customer"], row["Balance"], row["Limit used"]) for row in rows] == [
        (OUSE, "15000.00", "150%")
    ]


def test_an_empty_ledger_offers_the_import(qtbot, desk, ledger):
    page = CustomersPage(desk)
    qtbot.addWidget(page)
    page.show()
    act = next(b for b in page.findChildren(QPushButton) if b.text() == "Import data")
    with qtbot.waitSignal(page.file_asked):
        act.click()


def test_it_reads_again_when_a_customer_changes(page, desk):
    customer("NEW", "New Ltd")
    desk.tasks.changed.emit(Change.CUSTOMER)
    assert "New Ltd" in names(page)


@pytest.mark.parametrize("size", [(1072, 664), (1232, 844)])
def test_the_page_fits_its_window(page, size):
    page.resize(*size)
    assert (page.width(), page.height()) == size
    assert "customer" in [column.name for column in page.grid.shown_columns()]
