"""Ctrl+Tab shows another list, and its keys act there at once, without a click."""

import pytest
from PySide6.QtCore import Qt

from collector_desktop.queries.worklist import worklist
from collector_desktop.ui import navigation as nav
from collector_desktop.ui.dialogs.payment_forms import WriteOffForm

CTRL = Qt.KeyboardModifier.ControlModifier


def next_tab(qtbot, window):
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab, CTRL)


def test_a_credit_is_written_off_by_keys_alone(qtbot, sample):
    sample.open_page(nav.PAYMENTS)
    page = sample.page(nav.PAYMENTS)
    while page.tabs.current() != "unallocated":
        next_tab(qtbot, sample)
    assert sample.focusWidget() is page.credits.grid
    qtbot.keyClick(sample.focusWidget(), Qt.Key.Key_W)
    form = page.money.dialog
    assert isinstance(form, WriteOffForm)
    assert form.subject.number == page.credits.grid.current_record().number
    form.reject()


def test_round_the_lists_of_payments_each_has_the_keys(qtbot, sample):
    sample.open_page(nav.PAYMENTS)
    page = sample.page(nav.PAYMENTS)
    for _ in page.tabs.titles():
        next_tab(qtbot, sample)
        assert sample.focusWidget() is page.main_focus()


@pytest.mark.parametrize("rounds", [1, 2])
def test_after_the_details_of_a_card_its_items_have_the_keys_again(qtbot, sample, rounds):
    sample.open_customer(worklist(sample.desk.today())[1].customer_id)
    card = sample.page(nav.CUSTOMER)
    for _ in range(rounds * len(card.tabs.tabs.titles())):
        next_tab(qtbot, sample)
    assert sample.focusWidget() is card.tabs.items.grid


def test_who_writes_a_note_goes_on_writing_while_the_tab_changes(qtbot, sample):
    sample.open_customer(worklist(sample.desk.today())[1].customer_id)
    card = sample.page(nav.CUSTOMER)
    qtbot.keyClick(card.tabs.items.grid, Qt.Key.Key_N)
    field = sample.focusWidget()
    card.tabs.tabs.go(1)
    assert card.tabs.tabs.current() == "promises"
    assert sample.focusWidget() is field


def test_ctrl_tab_goes_round_the_runs_and_campaigns_too(qtbot, sample):
    sample.open_page(nav.CHASE)
    page = sample.page(nav.CHASE)
    for at in (1, 2, 0):
        next_tab(qtbot, sample)
        assert page.switch.current() == at
        assert page.main_focus().hasFocus()


def test_ctrl_tab_shows_each_view_of_the_promises(qtbot, sample):
    sample.open_page(nav.PROMISES)
    page = sample.page(nav.PROMISES)
    for at in (1, 2, 0):
        next_tab(qtbot, sample)
        assert page.switch.current() == at
        assert page.main_focus().hasFocus()


def test_ctrl_shift_tab_shows_the_disputes_that_are_closed_and_ctrl_tab_the_open(qtbot, sample):
    sample.open_page(nav.DISPUTES)
    page = sample.page(nav.DISPUTES)
    back = CTRL | Qt.KeyboardModifier.ShiftModifier
    for keys, at in ((back, 1), (CTRL, 0)):
        qtbot.keyClick(sample.focusWidget(), Qt.Key.Key_Tab, keys)
        assert page.switch.current() == at
