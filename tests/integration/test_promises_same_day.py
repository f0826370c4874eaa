"""Money that came on the day of a promise, before it was made, does not keep it."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.promises import PromiseStatus
from collector_desktop.queries.promises import promises
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.contacts import ContactDraft, PromiseDraft, log_contact
from collector_desktop.services.history import redo_last, undo_last
from collector_desktop.services.promise_changes import RescheduleDraft, reschedule_promise
from collector_desktop.services.promises import judge_promises
from collector_desktop.storage.models import Customer, Promise, PromiseBefore
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.integration.money import invoice, receive, take_off
from tests.new_ledgers import in_a_new_ledger

FRIDAY = TODAY + timedelta(days=3)
LATER = TODAY + timedelta(days=10)
PENCE = st.integers(1, 4)


def promise(customer, minor, pay_by=FRIDAY, items=(), on=TODAY):
    promised = PromiseDraft(minor, "GBP", pay_by)
    draft = ContactDraft(customer.id, "call", "PTP", item_ids=items, promise=promised)
    log_contact(draft, on)
    return Promise.select().order_by(Promise.id.desc()).first().id


def standing(key, day):
    judge_promises(day)
    [row] = [each for each in promises(day) if each.promise_id == key]
    return row.status, row.received_minor


@pytest.mark.parametrize("items", [(), (1,)], ids=["account", "item"])
def test_what_was_paid_before_the_promise_does_not_keep_it(acme, items):
    receive(acme, 5_000)
    key = promise(acme, 5_000, items=items)
    assert standing(key, LATER) == (PromiseStatus.BROKEN, 0)
    assert check_ledger(LATER) == []


@pytest.mark.parametrize("items", [(), (1,)], ids=["account", "item"])
def test_what_is_paid_later_on_the_same_day_keeps_it(acme, items):
    receive(acme, 5_000)
    key = promise(acme, 4_000, items=items)
    receive(acme, 4_000)
    assert standing(key, TODAY) == (PromiseStatus.KEPT, 4_000)


def test_one_receipt_keeps_the_promise_it_was_for_and_not_the_next_one(acme):
    first = promise(acme, 5_000, TODAY, on=TODAY - timedelta(days=5))
    receive(acme, 5_000)
    second = promise(acme, 5_000)
    assert standing(first, LATER)[0] is PromiseStatus.KEPT
    assert standing(second, LATER) == (PromiseStatus.BROKEN, 0)


def test_a_promise_put_off_after_a_part_came_asks_for_the_rest(acme):
    old = promise(acme, 10_000, items=(1,))
    receive(acme, 4_000)
    new = reschedule_promise(RescheduleDraft(old, LATER), TODAY).value
    assert Promise.get_by_id(new).amount_minor == 6_000
    assert standing(new, LATER) == (PromiseStatus.OPEN, 0)
    receive(acme, 6_000, LATER)
    assert standing(new, LATER) == (PromiseStatus.KEPT, 6_000)


def test_money_taken_off_again_takes_nothing_from_what_came_later(acme):
    receive(acme, 5_000)
    key = promise(acme, 4_000, items=(1,))
    take_off("R-000001", "INV-1", TODAY)
    receive(acme, 4_000)
    assert standing(key, LATER) == (PromiseStatus.KEPT, 4_000)


def test_it_is_part_of_the_promise_when_that_is_undone(acme, snapshot):
    receive(acme, 5_000)
    before = snapshot()
    promise(acme, 5_000)
    after = snapshot()
    assert PromiseBefore.select().count() == 1
    undo_last(TODAY)
    assert snapshot() == before
    redo_last(TODAY)
    assert snapshot() == after


@given(st.lists(st.tuples(st.booleans(), PENCE), max_size=8), st.booleans())
def test_each_penny_keeps_one_promise_at_most_and_none_made_after_it(steps, is_of_item):
    """Promises and receipts of one day in any order, against a count of pennies by hand."""
    with in_a_new_ledger():
        with operation("test", "Acme", TODAY):
            acme = Customer.create(code="ACME", name="Acme", currency="GBP")
        item = invoice(acme, "INV-1", 1_000)
        said, came = [], []
        for at, (is_promise, minor) in enumerate(steps):
            if is_promise:
                days = TODAY + timedelta(days=1 + len(said))
                said.append((at, minor, promise(acme, minor, days, (item.id,) * is_of_item)))
            else:
                receive(acme, minor)
                came.append((at, minor))
        judge_promises(LATER + timedelta(days=10))
        got = {row.id: (row.status, row.received_minor) for row in Promise.select()}
        live = [each for each in said if got[each[2]][0] != PromiseStatus.CANCELLED]
        pennies = [at for at, minor in came for _ in range(minor)]
        for at, minor, key in live:
            mine = [penny for penny in pennies if penny > at]
            assert got[key][1] <= len(mine)
            if is_of_item:
                assert got[key][1] == len(mine)
            if got[key][0] == PromiseStatus.KEPT:
                assert len(mine) >= minor
        if not is_of_item:
            assert sum(got[key][1] for *_, key in live) <= len(pennies)
