"""The page of invoices, as a user works with it."""

import csv

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from collector_desktop.domain.changes import Change
from collector_desktop.services.paper_letter import letter_paper
from collector_desktop.services.papers import save_paper
from collector_desktop.ui.pages.invoices import InvoicesPage
from collector_desktop.ui.papers_sent import FIRST_REMINDER
from tests.conftest import TODAY
from tests.ui.pages.list_ledger import (
    BEXLEY,
    OUSE,
    customer,
    days_ago,
    item,
    owes,
    promises,
    settles,
    three_customers,
)

Key = Qt.Key


@pytest.fixture
def ids(ledger):
    return three_customers()


@pytest.fixture
def page(qtbot, desk, ids):
    made = InvoicesPage(desk)
    qtbot.addWidget(made)
    made.resize(1232, 844)
    made.show()
    made.grid.setFocus()
    return made


def numbers(page):
    return [row.number for row in page.grid.shown_records()]


def subtitle(page):
    return [label.text() for label in page.header.findChildren(QLabel)]


def press(qtbot, page, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(page.grid, key, modifier)


def type_filter(qtbot, page, words):
    page.bar.edit.setText(words)
    qtbot.keyClick(page.bar.edit, Key.Key_Return)


def test_overdue_invoices_stand_under_their_customers_the_most_overdue_first(page):
    assert numbers(page) == ["INV-1", "INV-2", "INV-3"]
    headings = [
        page.grid.model().index(row, 0).data() for row in range(page.grid.model().rowCount())
    ]
    assert headings[0].startswith(f"{OUSE}, 1 overdue")
    assert "Over limit" in headings[0]
    assert "£15,000.00" in headings[0]
    assert headings[2].startswith(f"{BEXLEY}, 2 overdue")


def test_the_head_says_what_is_open_in_every_currency(qtbot, page):
    abroad = customer("DELORME", "Maison Delorme SARL", currency="EUR")
    owes(abroad, "FA-1", 3, 325_000)
    page.mark_stale()
    assert "5 open, £24,147.00, €3,250.00" in subtitle(page)


def test_every_tab_says_its_count(page):
    counts = {view: page.tabs.count(view) for view in ("overdue", "open", "over60", "never")}
    assert counts == {"overdue": 3, "open": 4, "over60": 2, "never": 3}


def test_a_click_on_an_age_filters_and_shift_adds_another(qtbot, page):
    page.tabs.choose("open")
    legend = page.ages.height() - 10
    part = page.ages.width() // 5
    qtbot.mouseClick(page.ages, Qt.MouseButton.LeftButton, pos=QPoint(4 * part + 5, legend))
    assert numbers(page) == ["INV-2"]
    qtbot.mouseClick(
        page.ages,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.ShiftModifier,
        QPoint(part + 5, legend),
    )
    assert sorted(numbers(page)) == ["INV-2", "INV-3"]


def test_the_age_not_due_leaves_the_view_of_overdue_invoices(qtbot, page):
    qtbot.mouseClick(page.ages, Qt.MouseButton.LeftButton, pos=QPoint(5, page.ages.height() - 10))
    assert page.tabs.current() == "open"
    assert numbers(page) == ["INV-4"]


def test_the_cross_of_a_filter_takes_it_away(qtbot, page):
    page.show_argument(4)
    assert numbers(page) == ["INV-2"]
    chip = next(b for b in page.bar.findChildren(QPushButton) if b.text() == "Over 90 days")
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert len(numbers(page)) == 4


def test_a_view_can_be_asked_for_by_name(page):
    page.show_argument("over60")
    assert numbers(page) == ["INV-1", "INV-2"]


def test_the_slash_leads_to_the_filter_which_finds_a_reference(qtbot, page):
    with qtbot.waitActive(page):
        page.activateWindow()
    press(qtbot, page, Key.Key_Slash)
    assert page.bar.edit.hasFocus()
    type_filter(qtbot, page, "po 5173")
    assert numbers(page) == ["INV-1"]


def test_nothing_found_offers_to_clear_the_filter(qtbot, page):
    type_filter(qtbot, page, "bexely")
    assert numbers(page) == []
    clear = next(b for b in page.findChildren(QPushButton) if b.text() == "Clear filter")
    assert clear.isVisible()
    qtbot.mouseClick(clear, Qt.MouseButton.LeftButton)
    assert len(numbers(page)) == 3


def test_an_empty_ledger_offers_the_import(qtbot, desk, ledger):
    page = InvoicesPage(desk)
    qtbot.addWidget(page)
    page.show()
    act = next(b for b in page.findChildren(QPushButton) if b.text() == "Import data")
    with qtbot.waitSignal(page.file_asked) as asked:
        act.click()
    assert asked.args == [""]


def test_ticks_raise_the_bar_with_what_they_come_to(qtbot, page):
    page.grid.go_to_row(2)
    press(qtbot, page, Key.Key_Space)
    assert page.selection.isVisible()
    words = " ".join(part.text() for part in (page.selection._count, page.selection._sum))
    assert words == "2 invoices 1 customer · £8,412.60"
    press(qtbot, page, Key.Key_Escape)
    assert not page.selection.isVisible()


@pytest.mark.parametrize(
    ("key", "name"), [(Key.Key_S, "statement_asked"), (Key.Key_R, "letter_asked")]
)
def test_a_letter_asks_for_the_paper_of_the_ticked_customer(qtbot, page, ids, key, name):
    with qtbot.waitActive(page):
        page.activateWindow()
    page.grid.setFocus()
    page.grid.go_to_row(3)
    press(qtbot, page, Key.Key_Space)
    with qtbot.waitSignal(getattr(page, name)) as asked:
        press(qtbot, page, key)
    assert asked.args == [ids[BEXLEY]]


def test_papers_are_refused_in_words_when_two_customers_are_ticked(qtbot, page):
    with qtbot.waitActive(page):
        page.activateWindow()
    page.grid.setFocus()
    page.grid.tick_all(on=True)
    offered = [b.text() for b in page.selection.findChildren(QPushButton) if b.isVisible()]
    assert offered == ["Reminder", "Statement", "Hold", ""]
    with qtbot.waitSignal(page.said) as said, qtbot.assertNotEmitted(page.letter_asked):
        press(qtbot, page, Key.Key_L)
    assert said.args == ["Tick invoices of one customer for this"]


def test_enter_opens_the_customer_among_those_of_the_list(qtbot, page, ids):
    page.grid.go_to_row(1)
    with qtbot.waitSignal(page.customer_asked) as asked:
        press(qtbot, page, Key.Key_Return)
    assert asked.args == [ids[OUSE], (ids[OUSE], ids[BEXLEY])]


def test_the_buttons_of_the_bar_open_the_customer_with_the_work_begun(qtbot, page, ids):
    page.grid.go_to_row(1)
    for act in ("call", "promise"):
        with qtbot.waitSignal(page.page_asked) as asked:
            page.selection.chosen.emit(act)
        assert asked.args == ["customer", (ids[OUSE], (ids[OUSE], ids[BEXLEY]), act)]


def test_without_groups_the_customer_has_a_column(page):
    page.grouping._on_chosen("none")
    names = [column.name for column in page.grid.shown_columns()]
    assert "customer" in names
    assert numbers(page) == ["INV-2", "INV-1", "INV-3"]
    page.grouping._on_chosen("customer")
    assert "customer" not in [column.name for column in page.grid.shown_columns()]


def test_weeks_group_by_their_monday(page):
    page.tabs.choose("open")
    page.grouping._on_chosen("week")
    assert page.grid.model().index(0, 0).data().startswith("Week of 10 Aug, 1 invoice")


def test_the_grouping_and_the_columns_are_remembered(qtbot, desk, page):
    page.grouping._on_chosen("none")
    page.grid.horizontalHeader().show_column("invoiced", shown=False)
    page._keep_layout()
    again = InvoicesPage(desk)
    qtbot.addWidget(again)
    assert again.grouping.current() == "none"
    assert "invoiced" not in [column.name for column in again.grid.shown_columns()]


def test_the_stage_names_a_promise_and_a_broken_one(page, ids):
    promises(ids[OUSE], 1_000, TODAY, TODAY.replace(day=27), [item("INV-1")])
    promises(ids[BEXLEY], 1_000, days_ago(9), days_ago(5), [item("INV-2")])
    page.mark_stale()
    stages = {row.number: _stage(page, row) for row in page.grid.shown_records()}
    assert stages["INV-1"] == "Promised 27 Nov"
    assert stages["INV-2"] == "Broken promise"
    assert stages["INV-3"] == "Contacted 15 Nov"


def test_the_stage_says_what_was_never_chased(page):
    assert {_stage(page, row) for row in page.grid.shown_records()} == {"Not chased yet"}


def test_the_stage_has_the_day_of_a_reminder(page, desk, ids):
    paper = letter_paper(ids[OUSE], FIRST_REMINDER, days_ago(3), desk.fonts)
    desk.papers.mkdir()
    save_paper(paper, desk.papers, days_ago(3))
    page.mark_stale()
    assert _stage(page, page.grid.shown_records()[0]) == "Reminder 21 Nov"


def test_the_settled_view_reads_settled_invoices_too(page):
    settles(item("INV-4"))
    page.tabs.choose("all")
    assert "INV-4" in numbers(page)
    page.tabs.choose("open")
    assert "INV-4" not in numbers(page)


def test_an_export_holds_the_customer_and_typed_values(qtbot, page, tmp_path, monkeypatch):
    path = tmp_path / "overdue.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), "CSV file (*.csv)"))
    with qtbot.waitSignal(page.said) as said:
        page.bar.export.click()
    assert said.args == ["3 rows written to overdue.csv"]
    first = next(csv.DictReader(path.open(encoding="utf-8-sig")))
    assert first["Customer"] == OUSE
    assert (first["Invoice"], first["Due"]) == ("INV-1", "2026-09-24")
    assert (first["Days overdue"], first["Outstanding"]) == ("61", "15000.00")


def test_an_export_of_two_currencies_says_which(page, tmp_path, monkeypatch):
    owes(customer("DELORME", "Maison Delorme SARL", currency="EUR"), "FA-1", 3, 325_000)
    page.mark_stale()
    path = tmp_path / "overdue"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), "CSV file (*.csv)"))
    page.bar.export.click()
    rows = list(csv.DictReader(path.with_suffix(".csv").open(encoding="utf-8-sig")))
    assert {row["Invoice"]: row["Currency"] for row in rows} == {
        "INV-1": "GBP",
        "INV-2": "GBP",
        "INV-3": "GBP",
        "FA-1": "EUR",
    }


def test_the_copy_of_rows_has_plain_numbers(qtbot, qapp, page):
    page.grid.go_to_row(1)
    page.grid.copy()
    assert "15000.00" in qapp.clipboard().text()


def test_it_reads_again_when_the_ledger_changes(page, desk):
    owes(item("INV-4").customer, "INV-9", 5, 100)
    desk.tasks.changed.emit(Change.ITEM)
    assert "INV-9" in numbers(page)


@pytest.mark.parametrize("size", [(1072, 664), (1232, 844)])
def test_the_page_fits_its_window(page, size):
    page.resize(*size)
    assert (page.width(), page.height()) == size


def _stage(page, row):
    column = next(c for c in page.grid.columns if c.name == "stage")
    return column.text(row)
