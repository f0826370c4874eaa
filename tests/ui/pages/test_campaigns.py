"""Campaigns at the desk: begin one, see its figures, tick customers off by key."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from collector_desktop.queries.campaigns import CollectorRow, campaigns
from collector_desktop.services.campaigns import CampaignDraft, Choice, begin_campaign
from collector_desktop.storage.models import Customer
from collector_desktop.storage.operations import operation
from collector_desktop.ui.dialogs.campaign_pane import CampaignPane
from collector_desktop.ui.widgets.campaign_columns import collector_words
from tests.conftest import TODAY
from tests.integration.money import invoice, receive


@pytest.fixture
def pane(qtbot, desk, acme):
    with operation("test", "Beta", TODAY):
        beta = Customer.create(code="BETA", name="Beta Ltd", currency="GBP")
    invoice(beta, "B-1", 20_000)
    made = CampaignPane(desk)
    qtbot.addWidget(made)
    made.resize(1000, 640)
    made.show()
    made.refresh()
    return made


@pytest.fixture
def running(pane, acme):
    draft = CampaignDraft("Autumn", "GBP", 10_000, TODAY, choice=Choice((acme.id,)), script="Ask")
    begin_campaign(draft, TODAY)
    receive(acme, 3_000)
    pane.refresh()
    return pane


def texts(pane):
    return [
        (box._title.text(), box._value.text(), box._detail.text()) for box in pane.figures._boxes
    ]


def test_without_a_campaign_one_is_offered(pane, qtbot):
    assert pane.main_focus() is pane.nothing
    pane.nothing.acted.emit()
    form = pane.form
    form.save()
    assert "Give the campaign a name" in form._problem.text()
    form.name.setText("Winter")
    form.goal.setText("150")
    form.least.setText("100")
    form.last.setText("+30")
    form.save()
    (row,) = campaigns(TODAY)
    assert (row.name, row.goal_minor, row.last_on) == ("Winter", 15_000, TODAY + timedelta(30))
    assert pane.which.currentText() == "Winter"
    assert [each.code for each in pane.model.records()] == ["BETA", "ACME"]
    qtbot.waitUntil(lambda: pane.window().focusWidget() is pane.list.grid)


def test_a_campaign_with_nobody_in_it_says_so_in_the_form(pane):
    pane.begin()
    form = pane.form
    form.name.setText("Nobody")
    form.least.setText("999999")
    form.save()
    assert "Nobody is in this campaign" in form._problem.text()
    assert campaigns(TODAY) == ()


def test_the_figures_say_what_came_in_and_what_would_have_come(running):
    assert texts(running) == [
        ("Overdue on the first day", "£120.00", ""),
        ("Paid of it since", "£30.00", "30% of the goal of £100.00"),
        ("If paid like others of the same age", "£0.00", "they paid 0%, these 25%"),
        ("Done", "0", ""),
    ]
    assert running.script.text() == "Ask"


def test_x_ticks_a_customer_off_and_takes_the_tick_back(running, qtbot):
    running.list.grid.setFocus()
    running.list.grid.go_to(running.model.records()[0].customer_id)
    running.tick()
    assert running.model.records()[0].done_on == TODAY
    running.list.grid.go_to(running.model.records()[0].customer_id)
    running.tick()
    assert running.model.records()[0].done_on is None


def test_enter_opens_the_customer_among_its_list(running, qtbot, acme):
    running.list.grid.go_to(acme.id)
    with qtbot.waitSignal(running.customer_asked) as asked:
        qtbot.keyClick(running.list.grid, Qt.Key.Key_Return)
    assert asked.args == [acme.id, (acme.id,)]


def test_it_can_be_ended_and_another_chosen(running, acme):
    running.end()
    assert campaigns(TODAY)[0].last_on == TODAY
    begin_campaign(CampaignDraft("Other", "GBP", 0, TODAY, choice=Choice((acme.id,))), TODAY)
    running.refresh()
    assert running.which.currentText() == "Autumn"
    running.which.setCurrentIndex(running.which.findText("Other"))
    assert running._view().row.name == "Other"


def test_a_collector_without_promises_is_described_without_their_sum():
    rows = (CollectorRow("Ann", 2, 0, 0), CollectorRow("Tom", 1, 1, 50_00))
    assert collector_words(rows, "GBP") == "Ann: 2 contacts   Tom: 1 contact, 1 promise of £50.00"


def test_who_is_ticked_off_leaves_the_keyboard_with_the_next(running, acme):
    with operation("test", "Gamma", TODAY):
        gamma = Customer.create(code="GAMMA", name="Gamma Ltd", currency="GBP")
    invoice(gamma, "G-1", 15_000)
    both = CampaignDraft("Both", "GBP", 10_000, TODAY, choice=Choice((acme.id, gamma.id)))
    begin_campaign(both, TODAY)
    running.refresh()
    running.which.setCurrentIndex(running.which.findText("Both"))
    grid = running.list.grid
    first, second = running.model.records()
    grid.go_to(first.customer_id)
    running.tick()
    assert [row.code for row in running.model.records()] == [second.code, first.code]
    assert grid.current_record().code == second.code


def test_the_first_campaign_is_begun_by_the_key_that_begins_any(pane, qtbot):
    pane.main_focus().setFocus()
    qtbot.keyClick(pane.window().focusWidget(), Qt.Key.Key_N)
    assert pane.form.isVisible()
    pane.form.reject()
    qtbot.keyClick(pane.window().focusWidget(), Qt.Key.Key_Return)
    assert pane.form.isVisible()
