"""The page of promises, as a user works with it."""

import csv

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from collector_desktop.domain.plan_making import Instalment
from collector_desktop.queries.promise_list import promise_list
from collector_desktop.queries.promises import promises as all_promises
from collector_desktop.services.plans import PlanDraft, agree_plan, cancel_plan
from collector_desktop.services.promises import judge_promises
from collector_desktop.services.settings import change_settings
from collector_desktop.ui.pages.promises import EMPTY, IN_LIST, ON_BOARD, PromisesPage
from tests.conftest import TODAY
from tests.ui.pages.list_ledger import (
    BEXLEY,
    MOOR,
    OUSE,
    customer,
    days_ago,
    owes,
    promised_by_three,
    promises,
    receives,
)

Key = Qt.Key
BROKEN, DUE, COMING, KEPT = range(4)


@pytest.fixture
def ids(ledger):
    return promised_by_three()


@pytest.fixture
def page(qtbot, desk, ids):
    made = PromisesPage(desk)
    qtbot.addWidget(made)
    made.resize(1232, 844)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    made.main_focus().setFocus()
    return made


def titles(page):
    return [[card.title for card in cards.cards()] for cards in page.board.lists]


def said_by(page):
    return [label.text() for label in page.findChildren(QLabel) if label.text()]


def press(qtbot, page, key):
    qtbot.keyClick(page.board.active(), key)


def test_each_promise_is_a_card_in_the_column_of_its_state(page):
    assert titles(page) == [[BEXLEY], [OUSE], [MOOR], []]


def test_a_card_says_how_late_who_promised_and_what(page):
    card = page.board.lists[BROKEN].cards()[0]
    assert (card.amount, card.lead, card.detail) == (
        "£4,860.00",
        "4 days late",
        "nothing received",
    )
    assert card.source == "Dawn, call 16 Nov · whole account"


def test_a_kept_promise_says_how_early_the_money_came(page):
    early = customer("EARLY", "Early Ltd")
    owes(early, "INV-8", 40, 30_000)
    promises(early.id, 30_000, days_ago(10), days_ago(3))
    receives(early, "REC-8", 4, 30_000)
    page.mark_stale()
    card = page.board.lists[KEPT].cards()[0]
    assert (card.lead, card.detail) == ("Due 21 Nov, paid 20 Nov", "1 day early")


def test_the_figures_name_what_is_due_coming_and_broken(page):
    words = said_by(page)
    assert "£2,150.40" in words
    assert "1 promise, none received yet" in words
    assert "£2,884.80" in words
    assert "1 promise, call first" in words
    assert "0%" in words


def test_the_head_counts_open_promises(page):
    assert "2 open, £2,884.80" in said_by(page)


@pytest.mark.parametrize(
    ("grace", "words"),
    [
        ("0", "A promise is kept when the money is in by the day promised"),
        (
            "2",
            "A promise is kept when the money is in, up to 2 working days after the day promised",
        ),
    ],
)
def test_the_rule_on_the_page_is_that_of_the_settings(page, grace, words):
    change_settings({"promise.grace_days": grace}, TODAY)
    page.mark_stale()
    assert page.rule.text() == words


def test_arrows_move_between_the_columns_that_have_cards(qtbot, page):
    assert page.board.active() is page.board.lists[BROKEN]
    press(qtbot, page, Key.Key_Right)
    assert page.board.active() is page.board.lists[DUE]
    press(qtbot, page, Key.Key_Right)
    press(qtbot, page, Key.Key_Right)
    assert page.board.active() is page.board.lists[COMING]
    press(qtbot, page, Key.Key_Left)
    assert page.board.active() is page.board.lists[DUE]


def test_arrows_move_within_a_column(qtbot, page, ids):
    promises(ids[OUSE], 100, days_ago(1), TODAY.replace(day=30))
    page.mark_stale()
    page.board.enter(COMING)
    assert page.board.active().current_card().title == MOOR
    press(qtbot, page, Key.Key_Down)
    assert page.board.active().current_card().title == OUSE
    press(qtbot, page, Key.Key_K)
    assert page.board.active().current_card().title == MOOR


def test_enter_opens_the_customer(qtbot, page, ids):
    with qtbot.waitSignal(page.customer_asked) as asked:
        press(qtbot, page, Key.Key_Return)
    assert asked.args == [ids[BEXLEY], (ids[BEXLEY],)]


def test_a_new_date_opens_the_customer_with_a_promise_begun(qtbot, page, ids):
    with qtbot.waitSignal(page.page_asked) as asked:
        press(qtbot, page, Key.Key_M)
    assert asked.args == ["customer", (ids[BEXLEY], (ids[BEXLEY],), "promise")]


def test_an_open_promise_is_withdrawn_by_a_key(qtbot, page, desk):
    page.board.enter(DUE)
    with qtbot.waitSignal(desk.tasks.done) as done:
        press(qtbot, page, Key.Key_W)
    assert done.args[0].operation_id is not None
    assert titles(page)[DUE] == []
    statuses = {p.customer_name: p.status.value for p in all_promises(TODAY)}
    assert statuses[OUSE] == "cancelled"


def test_a_broken_promise_cannot_be_withdrawn(qtbot, page, desk):
    with qtbot.waitSignal(desk.tasks.failed) as failed:
        press(qtbot, page, Key.Key_W)
    assert failed.args[0].title == "This promise is broken already."


def test_the_buttons_of_the_current_card_act_but_not_those_of_another(qtbot, page, ids):
    page.board.enter(DUE)
    cards = page.board.active()
    qtbot.wait(20)
    place = cards.visualRect(cards.currentIndex())
    buttons = cards._delegate.buttons(place, cards.current_card())
    assert [name for name, _, _ in buttons] == ["open", "new_date", "withdraw"]
    with qtbot.waitSignal(page.page_asked) as asked:
        qtbot.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=buttons[1][2].center())
    assert asked.args == ["customer", (ids[OUSE], (ids[OUSE],), "promise")]
    other = page.board.lists[COMING]
    with qtbot.assertNotEmitted(page.customer_asked):
        qtbot.mouseClick(other.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(30, 75))
    assert page.board.active() is other


def test_a_figure_leads_to_its_column(page):
    page.figures.opened.emit(2)
    assert page.board.active() is page.board.lists[BROKEN]
    page.figures.opened.emit(1)
    assert page.board.active() is page.board.lists[COMING]


def test_the_list_shows_every_promise_and_narrows_by_status_and_words(qtbot, page):
    page.switch.choose(IN_LIST)
    assert [row.promise.customer_name for row in page.grid.shown_records()] == [MOOR, OUSE, BEXLEY]
    page.status._on_chosen("failed")
    assert [row.promise.customer_name for row in page.grid.shown_records()] == [BEXLEY]
    page.status._on_chosen("all")
    page.bar.edit.setText("moorside")
    qtbot.keyClick(page.bar.edit, Key.Key_Return)
    assert page.bar._summary.text() == "1 promise, £734.40"


def test_the_view_is_remembered(qtbot, page, desk):
    page.switch.choose(IN_LIST)
    again = PromisesPage(desk)
    qtbot.addWidget(again)
    assert again.switch.current() == IN_LIST
    page.switch.choose(ON_BOARD)


def test_a_promise_is_withdrawn_from_the_list_too(qtbot, page):
    page.switch.choose(IN_LIST)
    page.grid.setFocus()
    page.grid.go_to_row(0)
    qtbot.keyClick(page.grid, Key.Key_Delete)
    assert page.grid.shown_records()[0].promise.status.value == "cancelled"


def test_the_list_is_exported_with_typed_values(page, tmp_path, monkeypatch):
    path = tmp_path / "promises.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    page.switch.choose(IN_LIST)
    page.bar.export.click()
    rows = list(csv.DictReader(path.open(encoding="utf-8-sig")))
    assert [(row["Promised for"], row["Amount"], row["Status"]) for row in rows] == [
        ("2026-11-27", "734.40", "Open"),
        ("2026-11-24", "2150.40", "Open"),
        ("2026-11-20", "4860.00", "Broken"),
    ]


def test_without_promises_the_page_leads_to_today(qtbot, desk, ledger):
    page = PromisesPage(desk)
    qtbot.addWidget(page)
    page.show()
    assert page._stack.currentIndex() == EMPTY
    act = next(b for b in page.findChildren(QPushButton) if "today" in b.text())
    with qtbot.waitSignal(page.page_asked) as asked:
        act.click()
    assert asked.args[0] == "today"


def test_it_can_be_asked_for_one_standing(page):
    page.show_argument("coming")
    assert page.board.active() is page.board.lists[COMING]


@pytest.mark.parametrize("size", [(1072, 664), (1232, 844)])
def test_the_page_fits_its_window(page, size):
    page.resize(*size)
    assert (page.width(), page.height()) == size


def test_older_promises_of_a_large_ledger_come_when_asked_for(qtbot, page, monkeypatch):
    assert not page.older.isVisibleTo(page)
    monkeypatch.setattr(
        "collector_desktop.ui.widgets.promise_board_words.promise_list",
        lambda day, newest: promise_list(day, newest=newest // 1000 - 1, many=0),
    )
    old = customer("OLD", "Old Ltd")
    promises(old.id, 1_00, days_ago(400), days_ago(390))
    judge_promises(TODAY)
    page.refresh()
    assert page.older.text() == "Show older, 1 left"
    page.older.click()
    assert not page.older.isVisibleTo(page)


def test_plans_stand_on_the_board_with_their_instalments(page):
    who = customer("PLAN", "Planned Ltd")
    owes(who, "INV-P", 40, 90_00)
    parts = tuple(Instalment(day, 30_00) for day in (days_ago(3), TODAY, TODAY.replace(day=27)))
    plan = agree_plan(PlanDraft(who.id, "GBP", parts), days_ago(5)).value
    page.refresh()
    card = next(card for card in page.board.lists[BROKEN].cards() if card.key == -plan)
    assert (card.title, card.amount, card.segments) == (
        "Planned Ltd",
        "£30.00",
        ("danger", "border2", "border2"),
    )
    assert card.acts == (("open", "Open"),)
    assert "0 of 3 kept" in card.words()
    cancel_plan(plan, TODAY)
    page.refresh()
    assert "Planned Ltd" not in titles(page)[BROKEN]


def test_the_days_go_into_a_calendar_file(page, monkeypatch, tmp_path):
    target = tmp_path / "p.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    said = []
    page.said.connect(said.append)
    page.calendar.click()
    assert said == ["2 entries written for your calendar"]
    assert target.read_bytes().count(b"BEGIN:VEVENT") == 2
