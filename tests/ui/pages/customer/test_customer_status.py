"""The status of an account and the limits of contact on the customer card."""

import pytest
from PySide6.QtWidgets import QMenu

from collector_desktop.domain.account_status import AccountStatus
from collector_desktop.domain.contact_limits import Limit, LimitKind
from collector_desktop.queries.account_status import statuses
from collector_desktop.queries.contact_limits import contact_limits
from collector_desktop.services.history import undo_last
from tests.conftest import TODAY
from tests.ui.pages.customer.test_customer_holds import flags, form


@pytest.fixture
def account(page):
    return page.holds.account


def choose(box, words):
    box.setCurrentIndex(box.findText(words))
    assert box.currentText() == words


def standing(customer):
    return [row.status for row in statuses(TODAY).get(customer.id, ())]


def test_a_status_is_set_with_its_reason_shown_and_ended(page, account, bolt):
    account.change_status()
    choose(form(page).status, "Insolvent")
    assert "not on Today" in form(page)._effect.text()
    form(page).save()
    assert "Say how you know" in form(page)._problem.text()
    form(page).reason.setText("notice of 20 November")
    form(page).save()
    assert standing(bolt) == [AccountStatus.INSOLVENT]
    assert flags(page).startswith("Insolvent")
    assert "notice of 20 November (Priya)" in page.head.chips.toolTip()
    account.change_status()
    choose(form(page).status, "No longer: Insolvent")
    form(page).save()
    assert standing(bolt) == []
    assert "Insolvent" not in flags(page)
    undo_last(TODAY)
    assert standing(bolt) == [AccountStatus.INSOLVENT]


def test_a_stop_of_supply_says_that_they_are_chased_on(page, account, bolt):
    account.change_status()
    choose(form(page).status, "Supply on stop")
    assert "chased as before" in form(page)._effect.text()
    form(page).save()
    assert "Say why." in form(page)._problem.text()
    form(page).reason.setText("over the limit")
    form(page).save()
    account.change_status()
    assert form(page).status.currentText() == "No longer: Supply on stop"
    assert form(page)._effect.text() == "From today on they are supplied again."
    form(page).save()
    assert standing(bolt) == []


def test_a_limit_is_set_for_everybody_shown_and_ended(page, account, bolt):
    account.change_limits()
    choose(form(page).kind, "Not by one means")
    choose(form(page).channel, "E-mail")
    form(page).reason.setText("said so today")
    form(page).save()
    [row] = contact_limits(TODAY)[bolt.id]
    assert row.limit == Limit(LimitKind.NO_CHANNEL, "email", made_on=TODAY)
    assert "No e-mail" in flags(page)
    account.change_limits()
    choose(form(page).kind, "No longer: No e-mail, Everybody there")
    assert not form(page).person.isEnabled()
    form(page).save()
    assert contact_limits(TODAY).get(bolt.id, ()) == ()


def test_quiet_hours_need_their_times(page, account, bolt):
    account.change_limits()
    choose(form(page).kind, "Quiet hours")
    assert form(page).first.isEnabled()
    assert not form(page).channel.isEnabled()
    form(page).save()
    assert "Quiet from when to when?" in form(page)._problem.text()
    form(page).first.setText("18:00")
    form(page).last.setText("9")
    form(page).save()
    [row] = contact_limits(TODAY)[bolt.id]
    assert (row.limit.from_minute, row.limit.to_minute) == (1080, 540)


def test_both_stand_in_the_menu_of_the_card_with_their_keys(page):
    texts = [action.text() for menu in page.header.findChildren(QMenu) for action in menu.actions()]
    assert "Status of the account\tShift+A" in texts
    assert "Limits of contact\tShift+C" in texts
