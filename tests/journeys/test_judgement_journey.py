"""From a promise to the agency, from a dispute to the rest, from an application to a refusal.

Each step is taken through the window: forms filled in, keys pressed, buttons clicked.
"""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from collector_desktop.domain.account_status import AccountStatus
from collector_desktop.domain.disputes import DisputeStatus
from collector_desktop.domain.escalation import Step
from collector_desktop.domain.plans import PlanState
from collector_desktop.domain.priority import Reason
from collector_desktop.domain.promises import PromiseStatus
from collector_desktop.queries.account_status import statuses
from collector_desktop.queries.chase import chase_view
from collector_desktop.queries.customers import balances
from collector_desktop.queries.escalation import next_steps
from collector_desktop.queries.placements import placements
from collector_desktop.queries.plans import plans
from collector_desktop.queries.promises import promises
from collector_desktop.queries.promises_broken import broken_count
from collector_desktop.queries.worklist import worklist
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.imports import apply_import
from collector_desktop.services.reading import read_import_file
from collector_desktop.ui import navigation as nav
from tests.journeys.files import xero

BEXLEY = ("Bexley Joinery Ltd", "INV-10382", "18/09/2026", "18/10/2026", 2148.00, 0)


@pytest.fixture
def bexley(window, calendar, tmp_path):
    apply_import(read_import_file(xero(tmp_path / "x.csv", BEXLEY)), calendar.day)
    window.page(nav.TODAY).mark_stale()
    return worklist(calendar.day)[0]


def card_of(window, row):
    window.page(nav.TODAY).customer_asked.emit(row.customer_id, (row.customer_id,))
    return window.page(nav.CUSTOMER)


def pass_days(window, calendar, days):
    """Let nights pass at the open desk."""
    calendar.day += timedelta(days=days)
    window.tick()


def press(qtbot, grid, key):
    """Press a key in a list; a window that closed has left the main one without the keyboard."""
    with qtbot.waitActive(grid.window()):
        grid.window().activateWindow()
    grid.setFocus()
    qtbot.keyClick(grid, key)


def pay(qtbot, page, pounds):
    press(qtbot, page.tabs.items.grid, Qt.Key.Key_Y)
    dialog = page.money.dialog
    dialog.amount.setText(str(pounds))
    qtbot.waitUntil(dialog.save_button.isEnabled)
    qtbot.waitUntil(lambda: not dialog._pause.isActive())
    dialog.save_button.click()


def promise_by_keys(qtbot, window, page, words):
    press(qtbot, page.tabs.items.grid, Qt.Key.Key_M)
    qtbot.keyClicks(window.focusWidget(), words)
    ctrl = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return, ctrl)


def decide(page, step, reason):
    page.decide.ask(page.walk.customer_id)
    sheet = page.decide.dialog
    sheet.steps.go_to(step)
    sheet.reason.setText(reason)
    sheet.save_button.click()
    assert page.decide.dialog is None


def owed(row, calendar):
    return sum(each.balance for each in balances(calendar.day, row.customer_id))


def listed(calendar):
    return [row.code for row in worklist(calendar.day)]


def test_from_a_promise_to_what_the_agency_sent(qtbot, window, calendar, bexley, tmp_path):
    page = card_of(window, bexley)
    promise_by_keys(qtbot, window, page, "fri")
    [first] = promises(calendar.day)
    assert (first.amount_minor, first.status) == (214_800, PromiseStatus.OPEN)
    assert listed(calendar) == []

    pass_days(window, calendar, 2)
    pay(qtbot, page, 500)
    pass_days(window, calendar, 2)
    assert promises(calendar.day)[0].status is PromiseStatus.PARTLY

    put_off(page, calendar)
    [old, new] = promises(calendar.day)
    assert (old.status, new.amount_minor) == (PromiseStatus.PARTLY, 164_800)
    pass_days(window, calendar, 9)
    assert promises(calendar.day)[1].status is PromiseStatus.BROKEN
    assert broken_count(calendar.day) == 1
    assert "Broken promise" in page.head.chips.accessibleName()

    agree_a_plan(qtbot, page)
    [plan] = plans(calendar.day)
    assert (plan.total_minor, plan.state) == (164_800, PlanState.ON_TRACK)
    assert broken_count(calendar.day) == 0
    assert "Broken promise" not in page.head.chips.accessibleName()
    assert listed(calendar) == []
    pass_days(window, calendar, 40)
    assert plans(calendar.day)[0].state is PlanState.IN_DEFAULT
    assert worklist(calendar.day)[0].reasons[0] is Reason.MISSED_INSTALMENT

    decide(page, Step.STOP_SUPPLY, "the plan failed")
    decide(page, Step.LETTER_BEFORE_ACTION, "nothing came")
    assert window.papers.preview is not None
    window.papers.preview.save_to(tmp_path / "letter.pdf")
    pass_days(window, calendar, 20)
    passed_on_and_recovered(window, calendar, page, bexley)
    assert check_ledger(calendar.day) == []


def put_off(page, calendar):
    page.tabs.tabs.choose("promises")
    page.tabs.agreed.list.grid.go_to_row(0)
    page.tabs.agreed.put_off.click()
    form = page.money.dialog
    form.day.set_day(calendar.day + timedelta(days=7))
    form.reason.setText("their customer pays them first")
    form.save_button.click()


def agree_a_plan(qtbot, page):
    page.tabs.tabs.choose("items")
    press(qtbot, page.tabs.items.grid, Qt.Key.Key_I)
    form = page.money.dialog
    form.send.setChecked(False)
    form.save_button.click()


def passed_on_and_recovered(window, calendar, page, bexley):
    decide(page, Step.AGENCY, "the letter ran out")
    page.decide.case.pass_on()
    form = page.decide.case.dialog
    form.whom.setText("Recover & Co")
    form.save_button.click()
    assert listed(calendar) == []
    assert chase_view(calendar.day).messages == ()
    pass_days(window, calendar, 30)
    before = owed(bexley, calendar)
    page.decide.case.more.recover()
    form = page.decide.case.dialog
    form.amount.set_amount(100_000)
    form.save_button.click()
    [row] = placements(calendar.day)
    assert (row.sums.recovered_minor, owed(bexley, calendar)) == (100_000, before - 100_000)
    standing = {each.status for each in statuses(calendar.day)[bexley.customer_id]}
    assert standing == {AccountStatus.ON_STOP, AccountStatus.AGENCY}
    taken = [each.step for each in next_steps(bexley.customer_id, calendar.day)]
    assert taken == [Step.AGENCY, Step.LETTER_BEFORE_ACTION, Step.STOP_SUPPLY]


def test_from_a_dispute_to_the_chase_of_the_rest(qtbot, window, calendar, bexley):
    page = card_of(window, bexley)
    press(qtbot, page.tabs.items.grid, Qt.Key.Key_Q)
    form = page.money.dialog
    form.amount.set_amount(214_800)
    form.save_button.click()
    assert listed(calendar) == []

    window.open_page(nav.DISPUTES)
    desk = window.page(nav.DISPUTES)
    desk.panel.answer.setPlainText("two crates were short")
    desk.panel.keep.click()
    press(qtbot, desk.grid, Qt.Key.Key_V)
    form = desk.money.dialog
    form.outcome.setCurrentIndex(form.outcome.findData(DisputeStatus.PART))
    form.amount.set_amount(14_800)
    form.save_button.click()
    assert owed(bexley, calendar) == 200_000
    pass_days(window, calendar, 6)
    [row] = worklist(calendar.day)
    assert (row.code, row.overdue_minor, row.disputed_minor) == (bexley.code, 200_000, 0)
    asked = [m.total_minor for m in chase_view(calendar.day).messages]
    assert asked in ([], [200_000])
    assert check_ledger(calendar.day) == []


def test_from_the_application_to_the_order_that_is_refused(window, calendar, bexley):
    calendar.day = date(2026, 11, 10)
    page = card_of(window, bexley)
    page.decide.case.apply()
    form = page.decide.case.dialog
    form.asked.set_amount(500_000)
    form.references.setText("Kestrel Fabrications Ltd")
    form.save_button.click()
    page.decide.case.more.references()
    page.decide.case.dialog.save_button.click()
    page.decide.case.decide_credit()
    form = page.decide.case.dialog
    form.limit.set_amount(300_000)
    form.letter.setChecked(False)
    form.reason.setText("one reference, half of what they ask for")
    form.save_button.click()
    page.credit.ask()
    dialog = page.credit.dialog
    answers = []
    for minor in (85_200, 85_201):
        dialog.amount.set_amount(minor)
        dialog.check()
        answers.append(dialog.answer.accessibleName())
    assert answers == ["Yes, ship it", "No, do not ship"]
    assert "An order of up to £852.00 may go now." in dialog.ways.text()
