"""What the card says of plans that ended, promises in whose place others came, credit agreed on."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from collector_desktop.domain.plan_making import Instalment
from collector_desktop.domain.plans import PlanKind
from collector_desktop.queries.position import open_items
from collector_desktop.queries.promises import promises
from collector_desktop.services.contacts import ContactDraft, PromiseDraft, log_contact
from collector_desktop.services.credit_decisions import Decided, DecisionDraft, decide_credit
from collector_desktop.services.plans import PlanDraft, agree_plan
from collector_desktop.services.write_offs import WriteOffDraft, write_off
from collector_desktop.storage.models import Item
from collector_desktop.ui.widgets.plan_words import state_chip
from tests.conftest import TODAY
from tests.integration.money import receive

BEFORE = TODAY - timedelta(days=3)


def item_id(number):
    return Item.get(Item.number == number).id


def agree(customer, minor, kind=PlanKind.PLAN):
    parts = (Instalment(BEFORE, minor),)
    draft = PlanDraft(customer.id, "GBP", parts, (item_id("B-1"),), kind)
    return agree_plan(draft, BEFORE).value


def plans_of(page):
    page.refresh()
    page.tabs.tabs.choose("promises")
    grid = page.tabs.agreed.plans.list.grid
    grid.setCurrentIndex(grid.model().index(0, 0))
    return page.tabs.agreed.plans


@pytest.fixture
def pane(page, bolt):
    """The plans of Bolt, whose settlement for 50.00 of 80.00 was paid three days late."""
    agree(bolt, 50_00, PlanKind.SETTLEMENT)
    receive(bolt, 50_00, allocate=((item_id("B-1"), 50_00),))
    return plans_of(page)


def test_a_plan_written_off_after_it_was_missed_is_broken_and_over(page, bolt):
    agree(bolt, 80_00)
    write_off(WriteOffDraft(item_id("B-1"), "bad_debt", TODAY), TODAY)
    pane = plans_of(page)
    assert state_chip(pane.list.grid.current_record()).text == "Broken"
    buttons = (pane.replace, pane.letter, pane.cancel, pane.release)
    assert not any(button.isVisibleTo(pane) for button in buttons)


def test_a_settlement_paid_late_is_broken_and_waits_for_a_decision(page, pane, bolt):
    assert state_chip(pane.list.grid.current_record()).text == "Broken"
    assert pane.release.isVisibleTo(pane)
    assert pane.cancel.isVisibleTo(pane)
    pane.release.click()
    assert "B-1" not in {row.number for row in open_items(TODAY, bolt.id)}
    pane = plans_of(page)
    assert state_chip(pane.list.grid.current_record()).text == "Broken"
    assert not pane.release.isVisibleTo(pane)


def test_a_promise_in_whose_place_another_came_was_put_off(page, bolt):
    for days in (2, 9):
        promised = PromiseDraft(30_00, "GBP", TODAY + timedelta(days=days))
        ids = (item_id("B-2"),)
        draft = ContactDraft(bolt.id, "call", "PTP", item_ids=ids, promise=promised)
        log_contact(draft, TODAY)
    page.refresh()
    page.tabs.tabs.choose("promises")
    status = next(each for each in page.tabs.agreed.list.columns if each.name == "status")
    made = promises(TODAY, bolt.id)
    assert [status.text(row) for row in made] == ["Put off", "Open"]
    assert page.tabs.agreed.list.grid.model().rowCount() == 2


def test_an_order_is_asked_about_until_the_deposit_is_there(page, bolt, qtbot):
    draft = DecisionDraft(
        bolt.id, Decided.DEPOSIT, 500_00, "new", deposit_minor=30_00, conditions="signed guarantee"
    )
    decide_credit(draft, TODAY)
    qtbot.keyClick(page.tabs.items.grid, Qt.Key.Key_O)
    dialog = page.credit.dialog
    assert dialog.answer.accessibleName() == "Ask first"
    assert "A deposit of £30.00 was agreed, and £10.00 is on account." in dialog.why.text()
    assert "Granted on conditions: signed guarantee." in dialog.why.text()
    dialog.accept()
    receive(bolt, 20_00, allocate="none")
    page.credit.ask()
    assert "The deposit of £30.00 is on account." in page.credit.dialog.why.text()
    page.credit.dialog.accept()
    case = page.decide.case
    case.decide_credit()
    told = " ".join(label.text() for label in case.dialog.findChildren(type(case.dialog._problem)))
    assert "Deposit: £30.00" in told
    assert "Conditions: signed guarantee" in told
