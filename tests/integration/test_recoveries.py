"""Money through an agency is counted once, whenever its payment comes in."""

from datetime import timedelta

import pytest

from collector_desktop.domain.errors import RefusedError
from collector_desktop.queries.placements import placements
from collector_desktop.queries.recoveries import placements_awaiting, unpaired
from collector_desktop.services.history import undo_last
from tests.conftest import TODAY
from tests.integration.money import item, left, receive
from tests.integration.test_placements import place, recover

LATER = TODAY + timedelta(days=9)


def recovered(day=TODAY):
    [row] = placements(day)
    return row.sums.recovered_minor, unpaired(day).awaited_minor(row.placement_id)


def test_a_payment_from_the_bank_is_not_taken_again(acme, snapshot):
    place(acme)
    receive(acme, 50_00)
    before = snapshot()
    with pytest.raises(RefusedError, match=r"50.00 GBP came in on 24 November 2026 already: R-"):
        recover(acme, 50_00)
    assert snapshot() == before
    assert not recover(acme, 50_00, as_payment=False).note
    assert (recovered(), left()) == ((50_00, 0), {"INV-1": 70_00})


def test_money_noted_before_is_noted_once_when_its_payment_is_taken(acme):
    place(acme)
    recover(acme, 50_00, as_payment=False)
    assert (recovered(), left()) == ((50_00, 50_00), {"INV-1": 120_00})
    recover(acme, 50_00, LATER)
    assert (recovered(LATER), left(LATER)) == ((50_00, 0), {"INV-1": 70_00})
    assert item("R-000001").reference == "Recovered by Recover & Co"
    undo_last(LATER)
    assert (recovered(LATER), left(LATER)) == ((50_00, 50_00), {"INV-1": 120_00})


def test_a_payment_that_comes_in_later_is_known_for_what_was_noted(acme):
    place(acme)
    assert "it is known for this one" in recover(acme, 50_00, as_payment=False).note
    receive(acme, 50_00, LATER - timedelta(days=5))
    assert recovered() == (50_00, 50_00)
    assert recovered(LATER) == (50_00, 0)


def test_every_payment_is_one_recovery_only(acme):
    place(acme)
    for _ in range(2):
        recover(acme, 50_00, as_payment=False)
    receive(acme, 50_00)
    assert recovered() == (100_00, 50_00)


def test_other_money_and_money_of_long_ago_are_no_such_payment(acme):
    place(acme)
    receive(acme, 50_00, TODAY - timedelta(days=31))
    receive(acme, 20_00)
    recover(acme, 50_00)
    assert recovered() == (50_00, 0)
    assert left() == {}


def test_each_placement_says_what_of_it_is_not_paid_yet(acme):
    place(acme)
    for minor in (50_00, 20_00):
        recover(acme, minor, as_payment=False)
    assert [row.awaited_minor for row in placements_awaiting(TODAY)] == [70_00]
    receive(acme, 20_00, LATER)
    assert [row.awaited_minor for row in placements_awaiting(LATER, acme.id)] == [50_00]
    assert [row.awaited_minor for row in placements_awaiting(TODAY)] == [70_00]
