"""A debt that no court hears in half a year is named on Today, whoever it is held back for."""

from datetime import date, timedelta

import pytest

from collector_desktop.domain.account_status import AccountStatus
from collector_desktop.domain.holds import HoldKind
from collector_desktop.domain.priority import Reason
from collector_desktop.queries.old_debts import too_old_soon
from collector_desktop.queries.worklist import worklist, worklist_top
from collector_desktop.services.account_status import set_status
from collector_desktop.services.contacts import ContactDraft, PromiseDraft, log_contact
from collector_desktop.services.escalation import next_step_advice
from collector_desktop.services.holds import HoldDraft, put_on_hold
from collector_desktop.storage.models import Address
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.integration.money import receive

# Acme's debt of 120.00 fell due on 1 October 2026: six years end on 1 October 2032, five in 2031.
WARNED, LAST, TOO_LATE = date(2032, 4, 1), date(2032, 9, 30), date(2032, 10, 1)
DAY = timedelta(days=1)


def told(day):
    return [row.too_old for row in worklist(day) if Reason.TOO_OLD_SOON in row.reasons]


@pytest.mark.parametrize(
    ("day", "is_told"), [(WARNED - DAY, False), (WARNED, True), (LAST, True), (TOO_LATE, False)]
)
def test_it_is_said_from_six_months_before_to_the_last_day(acme, day, is_told):
    assert bool(told(day)) is is_told
    if is_told:
        [debt] = told(day)
        assert (debt.number, debt.on, debt.open_minor) == ("INV-1", TOO_LATE, 12_000)
        assert worklist_top(day, 5).rows[0].too_old == debt


def test_scotland_has_five_years(acme):
    with operation("test", "Address", TODAY):
        Address.create(customer=acme, line1="1 Royal Mile", postcode="EH1 1AA", country="GB")
    assert told(date(2031, 3, 31)) == []
    assert [debt.on for debt in told(date(2031, 4, 1))] == [date(2031, 10, 1)]


def test_a_part_payment_begins_the_time_anew(acme):
    receive(acme, 100, TODAY)
    assert told(WARNED) == []
    again = date(2032, 11, 24) - timedelta(days=183)
    assert [debt.on for debt in told(again + DAY * 5)] == [date(2032, 11, 24)]


@pytest.mark.parametrize("kind", [HoldKind.GRACE, HoldKind.LEGAL])
def test_it_is_said_of_who_is_on_hold(acme, kind):
    put_on_hold(HoldDraft(acme.id, kind, "asked"), TODAY)
    assert [row.customer_id for row in worklist(WARNED)] == [acme.id]


def test_who_is_insolvent_is_left_alone_and_so_is_who_was_planned_for_later(acme):
    planned = WARNED + DAY * 30
    log_contact(ContactDraft(acme.id, "note", "", next_on=planned), WARNED - DAY)
    assert told(WARNED) == []
    assert told(planned)
    set_status(acme.id, AccountStatus.INSOLVENT, "notice in the Gazette", planned)
    assert told(planned) == []


def test_a_spoken_promise_does_not_hide_it_and_a_written_one_begins_anew(acme):
    promised = PromiseDraft(12_000, "GBP", WARNED + DAY * 60)
    log_contact(ContactDraft(acme.id, "call", "PTP", promise=promised, no_follow_up=True), WARNED)
    assert told(WARNED + DAY * 30)
    again = PromiseDraft(12_000, "GBP", WARNED + DAY * 61)
    log_contact(ContactDraft(acme.id, "email", "PTP", promise=again, no_follow_up=True), WARNED)
    assert told(WARNED + DAY * 30) == []


def test_the_advice_and_today_say_the_same_day(acme):
    [debt] = next_step_advice(acme.id, WARNED).situation.debts
    assert debt.limitation.is_near(WARNED)
    assert too_old_soon([acme.id], WARNED)[acme.id].on == debt.limitation.on
