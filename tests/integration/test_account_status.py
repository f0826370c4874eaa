"""The status of an account: what it stops, from when to when, and who set it."""

from datetime import timedelta

import pytest

from collector_desktop.domain.account_status import STATUS_RULES, AccountStatus
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.holds import HoldKind
from collector_desktop.queries.account_status import chasing_stopped, status_history, statuses
from collector_desktop.queries.customer_card import customer_card
from collector_desktop.queries.customer_list import customer_list
from collector_desktop.queries.worklist import worklist
from collector_desktop.queries.worklist_order import current_order
from collector_desktop.services.account_status import lift_status, set_status
from collector_desktop.services.contacts import ContactDraft, log_contact
from collector_desktop.services.history import redo_last, undo_last
from collector_desktop.services.holds import HoldDraft, put_on_hold, release
from tests.conftest import TODAY

TOMORROW, LATER = TODAY + timedelta(days=1), TODAY + timedelta(days=40)
STOPPING = [rule.status for rule in STATUS_RULES.values() if rule.stops_chasing]


def names(day=TODAY):
    return [row.code for row in worklist(day)]


def test_every_status_has_a_rule_and_only_a_stop_of_supply_lets_chasing_go_on():
    assert set(STATUS_RULES) == set(AccountStatus)
    assert set(AccountStatus) - set(STOPPING) == {AccountStatus.ON_STOP}


@pytest.mark.parametrize("status", STOPPING)
def test_a_status_that_stops_chasing_hides_the_customer_until_it_is_lifted(acme, status):
    assert names() == ["ACME"]
    set_status(acme.id, status, "letter of 20 November", TODAY)
    assert names() == []
    assert names(LATER) == []
    assert names(TODAY - timedelta(days=1)) == ["ACME"]
    lift_status(acme.id, status, "a mistake", LATER)
    assert names(LATER) == ["ACME"]
    assert names(LATER - timedelta(days=1)) == []


def test_the_list_kept_in_memory_follows_a_status(acme):
    assert current_order(TODAY).places
    set_status(acme.id, AccountStatus.INSOLVENT, "gazette", TODAY)
    assert not current_order(TODAY).places


def test_supply_on_stop_stops_nothing_else(acme):
    set_status(acme.id, AccountStatus.ON_STOP, "over the limit", TODAY)
    assert names() == ["ACME"]
    assert chasing_stopped(TODAY) == {}
    assert [row.status for row in statuses(TODAY)[acme.id]] == [AccountStatus.ON_STOP]


def test_what_was_planned_since_is_still_shown_on_its_day_and_what_was_before_is_not(acme):
    log_contact(ContactDraft(acme.id, "note", "", note="x", next_on=TOMORROW), TODAY)
    set_status(acme.id, AccountStatus.INSOLVENT, "gazette", TOMORROW)
    assert names(TOMORROW) == []
    claim = ContactDraft(acme.id, "note", note="lodge the claim", next_on=LATER)
    log_contact(claim, TOMORROW)
    assert names(LATER - timedelta(days=1)) == []
    assert names(LATER) == ["ACME"]


def test_a_status_says_who_set_it_and_why(acme):
    set_status(acme.id, AccountStatus.LEGAL, " claim issued ", TODAY)
    [row] = statuses(TODAY)[acme.id]
    assert (row.actor, row.reason, row.made_on, row.lifted_on) == (
        "Priya",
        "claim issued",
        TODAY,
        None,
    )
    assert customer_card(acme.id, TODAY).statuses == (row,)
    assert customer_list(TODAY).rows[0].statuses == (AccountStatus.LEGAL,)
    assert customer_list(TODAY - timedelta(days=1)).rows[0].statuses == ()


def test_a_status_without_reason_twice_or_not_there_is_refused(acme, snapshot):
    with pytest.raises(RefusedError, match="needs a reason"):
        set_status(acme.id, AccountStatus.LEGAL, "  ", TODAY)
    with pytest.raises(RefusedError, match="does not have this status"):
        lift_status(acme.id, AccountStatus.LEGAL, "", TODAY)
    set_status(acme.id, AccountStatus.LEGAL, "x", TODAY)
    before = snapshot()
    with pytest.raises(RefusedError, match="already"):
        set_status(acme.id, AccountStatus.LEGAL, "x", TODAY)
    assert snapshot() == before


def test_the_history_keeps_what_was_lifted(acme):
    set_status(acme.id, AccountStatus.AGENCY, "handed over", TODAY)
    lift_status(acme.id, AccountStatus.AGENCY, "came back", LATER)
    [row] = status_history(LATER, acme.id)
    assert (row.lifted_on, row.lifted_why, row.stops_chasing) == (LATER, "came back", False)
    [row] = status_history(TOMORROW, acme.id)
    assert (row.lifted_on, row.lifted_why, row.stops_chasing) == (None, "", True)


def test_a_status_and_its_end_can_be_undone_and_redone(acme, snapshot):
    start = snapshot()
    set_status(acme.id, AccountStatus.DECEASED, "her son called", TODAY)
    is_set = snapshot()
    lift_status(acme.id, AccountStatus.DECEASED, "another person", TODAY)
    lifted = snapshot()
    undo_last(TODAY)
    assert snapshot() == is_set
    undo_last(TODAY)
    assert snapshot() == start
    redo_last(TODAY)
    redo_last(TODAY)
    assert snapshot() == lifted


def test_a_call_planned_since_waits_while_the_account_is_on_hold_as_well(acme):
    set_status(acme.id, AccountStatus.AGENCY, "passed on", TODAY)
    log_contact(ContactDraft(acme.id, "note", note="ask the agency", next_on=TOMORROW), TODAY)
    assert names(TOMORROW) == ["ACME"]
    hold = put_on_hold(HoldDraft(acme.id, HoldKind.GRACE, "asked"), TODAY).value
    assert names(TOMORROW) == []
    release(hold, LATER)
    assert names(LATER) == ["ACME"]
