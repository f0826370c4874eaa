"""The calendar of promises and what they are narrowed to, as a user works with them."""

import calendar
from datetime import date

import pytest
from PySide6.QtCore import Qt
from shiboken6 import isValid

from collector_desktop.domain.plan_making import Instalment
from collector_desktop.services.plans import PlanDraft, agree_plan
from collector_desktop.services.promises import judge_promises
from collector_desktop.storage.models import Customer
from collector_desktop.storage.operations import name_the_worker
from collector_desktop.ui.pages.promises import IN_CALENDAR, ON_BOARD, PromisesPage
from collector_desktop.ui.widgets.promise_calendar_words import month_after, month_days
from tests.conftest import TODAY
from tests.ui.pages.list_ledger import (
    FRIDAY,
    OUSE,
    customer,
    days_ago,
    owes,
    promised_by_three,
    promises,
    receives,
)

Key = Qt.Key


@pytest.fixture
def ids(ledger):
    return promised_by_three()


@pytest.fixture
def page(qtbot, desk, ids):
    made = PromisesPage(desk)
    qtbot.addWidget(made)
    made.resize(1232, 844)
    made.show()
    made.switch.choose(IN_CALENDAR)
    with qtbot.waitActive(made):
        made.activateWindow()
    made.main_focus().setFocus()
    return made


def said(page):
    """Return what is read aloud of each day on which something is promised."""
    model = page.month.month.days
    told = (model.index(row, at).data() for row in range(model.rowCount()) for at in range(7))
    return [words for words in told if "nothing" not in words]


def go(qtbot, page, key):
    qtbot.keyClick(page.month.month, key)
    return page.month.month.days.day


def card_names(page):
    return [card.title for card in page.month.cards.cards()]


@pytest.mark.parametrize("year", [2023, 2024, 2026, 2100])
def test_a_month_is_shown_in_whole_weeks(year):
    for month in range(1, 13):
        weeks = calendar.Calendar(calendar.MONDAY).monthdatescalendar(year, month)
        assert month_days(date(year, month, 5)) == tuple(day for week in weeks for day in week)


def test_a_month_on_is_the_same_day_or_the_last_of_a_shorter_month():
    assert month_after(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert month_after(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert month_after(date(2026, 12, 15), 1) == date(2027, 1, 15)
    assert month_after(date(2026, 1, 15), -1) == date(2025, 12, 15)
    assert month_after(date(2026, 3, 31), -1) == date(2026, 2, 28)


def test_each_promise_stands_on_its_day_and_is_read_with_its_sum(page):
    assert said(page) == [
        "Friday 20 November 2026: 1 entry, £4,860.00: Bexley Joinery Ltd, £4,860.00",
        "Today, Tuesday 24 November 2026: 1 entry, £2,150.40: Ouse Valley Builders Ltd, £2,150.40",
        "Friday 27 November 2026: 1 entry, £734.40: Moorside Garage Ltd, £734.40",
    ]


def test_the_arrows_go_through_the_days_and_enter_goes_to_what_is_on_one(qtbot, page):
    assert card_names(page) == ["Ouse Valley Builders Ltd"]
    assert go(qtbot, page, Key.Key_Right) == TODAY.replace(day=25)
    assert card_names(page) == []
    qtbot.keyClick(page.month.month, Key.Key_Return)
    assert page.month.month.hasFocus()
    go(qtbot, page, Key.Key_Right)
    assert go(qtbot, page, Key.Key_Right) == FRIDAY
    qtbot.keyClick(page.month.month, Key.Key_Return)
    assert page.month.cards.hasFocus()
    with qtbot.waitSignal(page.customer_asked) as asked:
        qtbot.keyClick(page.month.cards, Key.Key_Return)
    assert asked.args[0] == page.month.cards.current_card().customer_id
    qtbot.keyClick(page.month.cards, Key.Key_Left)
    assert page.month.month.hasFocus()


def test_months_are_turned_by_keys_and_by_buttons(qtbot, page):
    assert go(qtbot, page, Key.Key_PageDown) == date(2026, 12, 24)
    assert page.month.title.text() == "December 2026"
    assert go(qtbot, page, Key.Key_Home) == TODAY
    page.month.before.click()
    assert page.month.title.text() == "October 2026"
    page.month.after.click()
    page.month.after.click()
    assert page.month.title.text() == "December 2026"
    page.month.today.click()
    assert page.month.month.days.day == TODAY
    assert go(qtbot, page, Key.Key_Up) == days_ago(7)
    assert go(qtbot, page, Key.Key_J) == TODAY


def test_the_day_stays_when_the_page_is_read_again(qtbot, page):
    go(qtbot, page, Key.Key_PageDown)
    page.refresh()
    assert page.month.month.days.day == date(2026, 12, 24)


def test_a_promise_is_withdrawn_from_its_day(qtbot, page, ids):
    page.month.cards.setFocus()
    qtbot.keyClick(page.month.cards, Key.Key_W)
    page.refresh()
    assert card_names(page) == []


def test_what_was_kept_is_not_put_off_or_withdrawn(qtbot, page, ids):
    receives(Customer.get_by_id(ids[OUSE]), "REC-1", 0, 215_040)
    judge_promises(TODAY)
    page.refresh()
    card = page.month.cards.current_card()
    assert (card.lead, card.acts) == ("Due 24 Nov, paid 24 Nov", (("open", "Open"),))
    acted = []
    page.month.acted.connect(lambda act, _: acted.append(act))
    page.month.cards.setFocus()
    qtbot.keyClick(page.month.cards, Key.Key_W)
    assert acted == []


def test_instalments_stand_on_their_days(page):
    who = customer("PLAN", "Planned Ltd")
    owes(who, "INV-P", 40, 90_00)
    days = (days_ago(3), TODAY, FRIDAY)
    agree_plan(PlanDraft(who.id, "GBP", tuple(Instalment(d, 30_00) for d in days)), days_ago(5))
    page.refresh()
    found = [words for words in said(page) if "Planned Ltd, £30.00" in words]
    assert [words.split(" November")[0] for words in found] == [
        "Saturday 21",
        "Today, Tuesday 24",
        "Friday 27",
    ]
    page.month.month.go_to(days_ago(3))
    card = page.month.cards.current_card()
    assert (card.lead, card.detail) == ("Instalment 1 of 3", "3 days late")
    page.narrowing.planned.click()
    assert len(said(page)) == 3
    assert all("Planned Ltd" in words for words in said(page))
    page.switch.choose(ON_BOARD)
    assert [len(cards.cards()) for cards in page.board.lists] == [1, 0, 0, 0]


def test_promises_are_narrowed_to_those_that_one_person_wrote_down(page):
    assert not page.narrowing.who.isVisibleTo(page)
    name_the_worker("Omar", "1.0")
    promises(customer("LATE", "Latecomer Ltd").id, 5_00, TODAY, FRIDAY)
    page.refresh()
    assert page.narrowing.who.isVisibleTo(page)
    (omar,) = (each for each in page.narrowing.menu.actions() if each.text() == "Omar")
    omar.trigger()
    assert isValid(omar)  # Qt goes on with what was clicked after its signal
    assert omar.isChecked()
    assert said(page) == ["Friday 27 November 2026: 1 entry, £5.00: Latecomer Ltd, £5.00"]
    assert page.narrowing.who.accessibleName() == "Written down by: Omar"
    page.narrowing.choose("")
    assert len(said(page)) == 3


@pytest.mark.parametrize("size", [(972, 600), (1072, 664), (1232, 844)])
def test_the_calendar_is_painted_in_its_window(page, size):
    for at in range(6):
        promises(customer(f"N{at}", f"Number {at} Ltd").id, 5_00, TODAY, FRIDAY)
    page.refresh()
    page.resize(*size)
    assert (page.width(), page.height()) == size
    assert not page.grab().isNull()


def test_the_view_is_there_again(qtbot, desk, page):
    again = PromisesPage(desk)
    qtbot.addWidget(again)
    assert again.switch.current() == IN_CALENDAR
    assert again.main_focus() is again.month.month
    again.switch.choose(ON_BOARD)
