"""Plans on the customer card: the dialog, the list with its segments, changing and ending one."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from collector_desktop.domain.plan_making import equal_parts, read_every, schedule
from collector_desktop.domain.plans import PlanKind, PlanState
from collector_desktop.queries.plans import plans
from collector_desktop.queries.promises import promises
from collector_desktop.services.contacts import ContactDraft, PromiseDraft, log_contact
from collector_desktop.services.history import undo_last
from collector_desktop.services.plans import PlanDraft, agree_plan
from collector_desktop.storage.models import Item
from collector_desktop.ui.cells import CELL_ROLE
from tests.conftest import TODAY
from tests.integration.money import receive


def form(page):
    assert page.money.dialog is not None
    return page.money.dialog


def lines(page):
    return [(each.due_on.isoformat(), each.amount_minor) for each in form(page).rows.plan()]


def made():
    return plans(TODAY)


@pytest.fixture
def planned(page, bolt):
    """A plan of three monthly parts over what Bolt owes in pounds."""
    parts = schedule(equal_parts(110_00, 3), TODAY, read_every("month"))
    agree_plan(PlanDraft(bolt.id, "GBP", parts, every="month"), TODAY)
    page.refresh()
    page.tabs.tabs.choose("promises")
    page.tabs.agreed.plans.list.grid.setCurrentIndex(
        page.tabs.agreed.plans.list.grid.model().index(0, 0)
    )
    return plans(TODAY)[0].plan_id


def test_i_opens_a_plan_over_all_that_is_open(page, qtbot):
    grid = page.tabs.items.grid
    qtbot.keyClick(grid, Qt.Key.Key_I)
    assert "Bolt Ltd" in form(page).windowTitle()
    assert lines(page) == [
        ("2026-11-24", 36_67),
        ("2026-12-24", 36_67),
        ("2027-01-25", 36_66),
    ]
    assert form(page).sum.text() == "£110.00 of £110.00"
    form(page).save()
    assert page.money.dialog is None or not page.money.dialog.isVisible()
    [plan] = made()
    assert (plan.total_minor, plan.every, [debt.number for debt in plan.debts]) == (
        110_00,
        "month",
        ["B-1", "B-2"],
    )
    undo_last(TODAY)
    assert made() == ()


def test_the_lines_follow_the_fields_and_can_be_changed(page):
    page.plans.agree()
    dialog = form(page)
    dialog.count.setValue(2)
    dialog.every.setCurrentIndex(1)
    dialog.first.setText("1/12")
    assert lines(page) == [("2026-12-01", 55_00), ("2026-12-15", 55_00)]
    dialog.now.setText("10")
    assert lines(page)[0] == ("2026-11-24", 10_00)
    dialog.now.clear()
    dialog.each.setText("40")
    assert [minor for _, minor in lines(page)] == [40_00, 40_00, 30_00]
    assert not dialog.count.isEnabled()
    dialog.rows._rows[2].amount.setText("29")
    assert dialog.sum.text() == "£109.00 of £110.00"
    dialog.save()
    assert "do not add up" in dialog._problem.text()
    dialog.rows._rows[0].amount.setText("41")
    dialog.save()
    [plan] = made()
    assert plan.every == ""
    assert [each.amount_minor for each in plan.standing.instalments] == [41_00, 40_00, 29_00]


def test_only_the_ticked_invoices_are_in_it(page):
    grid = page.tabs.items.grid
    grid.go_to(Item.get(Item.number == "B-2").id)
    grid.toggle(grid.currentIndex().row())
    page.plans.agree()
    form(page).save()
    assert [debt.number for debt in made()[0].debts] == ["B-2"]


def test_less_than_is_open_may_settle_it(page):
    page.plans.agree()
    dialog = form(page)
    assert not dialog.settle.isVisibleTo(dialog)
    dialog.total.setText("120")
    dialog.save()
    assert "Only £110.00 is open" in dialog._problem.text()
    dialog.total.setText("60")
    assert dialog.settle.isVisibleTo(dialog)
    assert "£50.00 is given up" in dialog.settle.text()
    dialog.settle.setChecked(True)
    dialog.save()
    assert (made()[0].kind, made()[0].total_minor) == (PlanKind.SETTLEMENT, 60_00)


def test_a_wrong_day_is_marked_and_said(page):
    page.plans.agree()
    dialog = form(page)
    dialog.rows._rows[1].day.setText("someday")
    dialog.save()
    assert made() == ()
    assert dialog._problem.text()


def test_the_list_shows_each_instalment_in_its_colour(page, planned, bolt):
    receive(bolt, 36_67, TODAY)
    page.refresh()
    grid = page.tabs.agreed.plans.list.grid
    cell = grid.model().index(0, 1).data(CELL_ROLE)
    assert cell.tokens == ("ok", "border2", "border2")
    assert "1 of 3 kept" in grid.shown_rows().rows[0]
    assert "On track" in grid.shown_rows().rows[0]


def test_a_plan_is_changed_and_ended_from_the_list(page, planned):
    pane = page.tabs.agreed.plans
    assert pane.replace.isVisibleTo(page)
    assert not pane.release.isVisibleTo(page)
    pane.replace.click()
    form(page).count.setValue(5)
    form(page).save()
    old, new = made()
    assert (old.state, new.replaces_id) == (PlanState.REPLACED, planned)
    page.refresh()
    pane.list.grid.setCurrentIndex(pane.list.grid.model().index(0, 0))
    pane.cancel.click()
    assert made()[1].state is PlanState.CANCELLED


def test_what_has_no_debt_has_no_plan(page, news, acme):
    receive(acme, 120_00)
    page.show_argument((acme.id, (acme.id,)))
    failed = []
    page.desk.tasks.failed.connect(failed.append)
    page.plans.agree()
    assert page.money.dialog is None
    assert "Nothing is open" in failed[0].title


def test_the_card_without_a_plan_says_how_to_agree_one(page):
    page.tabs.tabs.choose("promises")
    pane = page.tabs.agreed.plans
    assert pane.agree.isVisibleTo(page)
    assert not pane.cancel.isVisibleTo(page)


def test_the_letter_is_asked_for_when_the_plan_is_saved_or_from_the_list(page, bolt):
    asked = []
    page.template_asked.connect(lambda *what: asked.append(what))
    page.plans.agree()
    form(page).send.setChecked(True)
    form(page).save()
    assert asked == [(bolt.id, "plan-agreement")]
    page.refresh()
    page.tabs.tabs.choose("promises")
    page.tabs.agreed.plans.list.grid.setCurrentIndex(
        page.tabs.agreed.plans.list.grid.model().index(0, 0)
    )
    page.tabs.agreed.plans.letter.click()
    assert asked[1:] == [(bolt.id, "plan-agreement")]
    page.tabs.agreed.confirm.click()
    assert asked[-1] == (bolt.id, "promise-confirmation")


def test_a_promise_is_put_off_from_the_list(page, bolt):
    promise = PromiseDraft(40_00, "GBP", TODAY)
    log_contact(ContactDraft(bolt.id, "call", "PTP", promise=promise), TODAY)
    page.refresh()
    page.tabs.tabs.choose("promises")
    grid = page.tabs.agreed.list.grid
    grid.setCurrentIndex(grid.model().index(0, 0))
    page.tabs.agreed.put_off.click()
    dialog = form(page)
    dialog.save()
    assert "not a date" in dialog._problem.text()
    dialog.day.setText("+7")
    dialog.reason.setText("director away")
    dialog.save()
    old, new = promises(TODAY, bolt.id)
    assert (old.status, new.amount_minor, (new.pay_by - TODAY).days) == ("cancelled", 40_00, 7)


def test_instalments_agreed_in_a_call_open_the_form_with_their_day(page, bolt):
    first = TODAY + timedelta(days=6)
    page.composer.saved.emit(ContactDraft(bolt.id, "call", "PLAN", next_on=first))
    assert lines(page)[0][0] == first.isoformat()
    page.money.dialog.reject()
    page.composer.saved.emit(ContactDraft(bolt.id, "call", "NO_ANSWER"))
    assert page.money.dialog is None


def test_f_confirms_a_promise_by_letter_and_in_the_calendar(page, bolt, desk, links, qtbot):
    promised = PromiseDraft(50_00, "GBP", TODAY + timedelta(days=3))
    log_contact(ContactDraft(bolt.id, "call", "PTP", promise=promised), TODAY)
    page.refresh()
    page.tabs.tabs.choose("promises")
    grid = page.tabs.agreed.list.grid
    grid.go_to_row(0)
    grid.setFocus()
    with qtbot.waitSignal(page.template_asked) as asked:
        qtbot.keyClick(grid, Qt.Key.Key_F)
    assert asked.args == [bolt.id, "promise-confirmation"]
    [path] = links
    assert path.endswith("promises-BOLT.ics")
    assert "DTSTART;VALUE=DATE:20261127" in Path(path).read_text("utf-8")
