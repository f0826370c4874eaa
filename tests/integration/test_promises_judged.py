"""Promises judged by the money that came in, at any day."""

from datetime import date, timedelta

import pytest

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.promises import PromiseStatus
from collector_desktop.queries.promised import promised_by_customer
from collector_desktop.queries.promises import fresh_judgements, promises
from collector_desktop.services.contacts import ContactDraft, PromiseDraft, log_contact
from collector_desktop.services.promises import cancel_promise, judge_promises
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.models import Allocation, Customer, Item
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY, add_item

FRIDAY = date(2026, 11, 27)
SATURDAY = date(2026, 11, 28)


@pytest.fixture
def invoice(acme):
    return Item.get(Item.number == "INV-1")


def promised(customer, minor=12_000, by=FRIDAY, items=()):
    draft = PromiseDraft(minor, "GBP", by)
    log_contact(ContactDraft(customer.id, "call", "PTP", promise=draft, item_ids=items), TODAY)


def received(customer, number, minor, on, target=None):
    with operation("test", "Receive", on):
        receipt = add_item(customer, number, on, on, minor, "receipt")
        if target is not None:
            Allocation.create(source=receipt, target=target, amount_minor=minor, allocated_on=on)
            Item.update(open_minor=0).where(Item.id == receipt.id).execute()
            left = Item.open_minor - minor
            Item.update(open_minor=left).where(Item.id == target.id).execute()


def status(day):
    return [row.status for row in promises(day)]


def test_a_promise_is_open_until_the_end_of_its_day_and_broken_the_morning_after(acme):
    promised(acme)
    assert status(FRIDAY) == [PromiseStatus.OPEN]
    assert status(SATURDAY) == [PromiseStatus.BROKEN]


def test_a_whole_account_promise_is_kept_by_any_receipt(acme):
    promised(acme)
    received(acme, "R-1", 12_000, FRIDAY)
    assert status(FRIDAY) == [PromiseStatus.KEPT]
    assert promises(FRIDAY)[0].decided_on == FRIDAY


def test_a_promise_for_an_item_needs_the_money_on_that_item(acme, invoice):
    promised(acme, items=(invoice.id,))
    received(acme, "R-1", 12_000, FRIDAY)
    assert status(SATURDAY) == [PromiseStatus.BROKEN]
    received(acme, "R-2", 12_000, FRIDAY, invoice)
    assert status(SATURDAY) == [PromiseStatus.KEPT]


def test_part_of_the_money_keeps_it_partly(acme, invoice):
    promised(acme, items=(invoice.id,))
    received(acme, "R-1", 5_000, FRIDAY, invoice)
    assert promises(SATURDAY)[0].received_minor == 5_000
    assert status(SATURDAY) == [PromiseStatus.PARTLY]


def test_money_counts_for_one_promise_only(acme):
    promised(acme, 5_000, FRIDAY)
    promised(acme, 6_000, FRIDAY + timedelta(days=7))
    received(acme, "R-1", 5_000, FRIDAY)
    judge_promises(FRIDAY)
    assert status(FRIDAY) == [PromiseStatus.KEPT, PromiseStatus.OPEN]
    assert promised_by_customer(FRIDAY) == {(acme.id, "GBP"): 6_000}


def missing(day):
    """What the promises that are open come to, added up here."""
    found = {}
    for each in promises(day):
        if each.status is PromiseStatus.OPEN:
            key = (each.customer_id, each.currency)
            found[key] = found.get(key, 0) + each.amount_minor - each.received_minor
    return found


def test_what_is_promised_is_said_anew_after_whatever_touches_it(acme, invoice):
    changes = (
        lambda: promised(acme, 5_000, FRIDAY),
        lambda: log_contact(ContactDraft(acme.id, "call", "NO_ANSWER"), TODAY),
        lambda: promised(acme, 12_000, FRIDAY, (invoice.id,)),
        lambda: received(acme, "R-1", 3_000, TODAY),
        lambda: received(acme, "R-2", 2_000, TODAY, invoice),
        lambda: change_settings({"promise.enough_percent": "50"}, TODAY),
        lambda: change_settings({"promise.enough_percent": "100"}, TODAY),
        lambda: cancel_promise(promises(TODAY)[0].promise_id, TODAY, "Put in twice"),
    )
    told = []
    for change in changes:
        change()
        told.append(promised_by_customer(FRIDAY))
        assert told[-1] == missing(FRIDAY)
        assert promised_by_customer(SATURDAY) == missing(SATURDAY) == {}
        assert promised_by_customer(FRIDAY, acme.id) == told[-1]
    assert len({tuple(each.items()) for each in told}) > 4


def test_what_is_promised_stays_until_the_last_day_of_grace(acme):
    """Worked out by hand: Friday, and two working days more."""
    change_settings({"promise.grace_days": "2"}, TODAY)
    promised(acme)
    tuesday = date(2026, 12, 1)
    assert promised_by_customer(tuesday) == {(acme.id, "GBP"): 12_000}
    assert promised_by_customer(tuesday + timedelta(days=1)) == {}


def test_money_of_another_customer_pays_the_item_that_is_promised(acme, invoice):
    with operation("test", "A second customer", TODAY):
        other = Customer.create(code="BOLT", name="Bolt Ltd", currency="GBP")
    promised(acme, items=(invoice.id,))
    promised(other, 700)
    received(other, "R-1", 5_000, FRIDAY, invoice)
    rest = {(acme.id, "GBP"): 7_000, (other.id, "GBP"): 700}
    assert promised_by_customer(FRIDAY) == missing(FRIDAY) == rest
    assert promised_by_customer(TODAY) == {(acme.id, "GBP"): 12_000, (other.id, "GBP"): 700}


def test_judging_writes_once_and_then_nothing(acme):
    promised(acme)
    assert judge_promises(SATURDAY).value == 1
    again = judge_promises(SATURDAY)
    assert (again.value, again.operation_id) == (0, None)


def test_what_was_judged_later_was_open_before(acme):
    promised(acme)
    judge_promises(SATURDAY)
    assert status(FRIDAY) == [PromiseStatus.OPEN]


@pytest.mark.parametrize(("country", "last_day"), [("GB", 29), ("SA", 27)])
def test_grace_passes_over_the_weekend_and_holidays_of_the_companys_country(
    acme, country, last_day
):
    change_settings({"promise.grace_days": "1", "company.country": country}, TODAY)
    promised(acme, by=date(2026, 12, 24))
    assert status(date(2026, 12, last_day)) == [PromiseStatus.OPEN]
    assert status(date(2026, 12, last_day + 1)) == [PromiseStatus.BROKEN]


def test_grace_gives_working_days(acme):
    change_settings({"promise.grace_days": "2"}, TODAY)
    promised(acme)
    assert status(date(2026, 12, 1)) == [PromiseStatus.OPEN]
    assert status(date(2026, 12, 2)) == [PromiseStatus.BROKEN]


def test_a_withdrawn_promise_stays_in_the_history_and_is_judged_no_more(acme):
    promised(acme)
    promise_id = promises(TODAY)[0].promise_id
    cancel_promise(promise_id, TODAY)
    assert status(SATURDAY) == [PromiseStatus.CANCELLED]
    assert fresh_judgements(SATURDAY) == {}
    with pytest.raises(RefusedError, match="cancelled already"):
        cancel_promise(promise_id, TODAY)


def test_an_unknown_promise_cannot_be_withdrawn(acme):
    with pytest.raises(RefusedError, match="no promise 7"):
        cancel_promise(7, TODAY)


def test_money_allocated_late_keeps_the_promise_only_from_that_day(acme, invoice):
    promised(acme, items=(invoice.id,))
    received(acme, "R-1", 12_000, FRIDAY, invoice)
    later = date(2026, 12, 10)
    with operation("test", "Allocated later", later):
        Allocation.update(allocated_on=later).execute()
    judge_promises(later)
    assert status(later) == [PromiseStatus.KEPT]
    assert promises(later)[0].decided_on == later
    assert status(SATURDAY) == [PromiseStatus.BROKEN]


def test_part_of_the_money_allocated_late_counts_only_from_that_day(acme, invoice):
    promised(acme, items=(invoice.id,))
    received(acme, "R-1", 5_000, FRIDAY)
    judge_promises(SATURDAY)
    late = SATURDAY + timedelta(days=9)
    with operation("test", "Allocate", late):
        receipt = Item.get(Item.number == "R-1")
        Allocation.create(source=receipt, target=invoice, amount_minor=5_000, allocated_on=late)
    judge_promises(late)
    assert status(late - timedelta(days=1)) == [PromiseStatus.BROKEN]
    assert status(late) == [PromiseStatus.PARTLY]


def test_money_that_keeps_an_item_s_promise_keeps_no_other(acme, invoice):
    promised(acme, 12_000, items=(invoice.id,))
    promised(acme, 6_000)
    received(acme, "R-1", 12_000, FRIDAY, invoice)
    assert sorted(status(SATURDAY)) == [PromiseStatus.BROKEN, PromiseStatus.KEPT]


def test_a_kept_promise_counts_on_a_past_day_what_had_come_by_then(acme, invoice):
    promised(acme, 3_000, items=(invoice.id,))
    received(acme, "R-1", 3_000, TODAY + timedelta(days=1), invoice)
    received(acme, "R-2", 2_000, FRIDAY, invoice)
    judge_promises(SATURDAY)
    on = [promises(day)[0] for day in (TODAY, TODAY + timedelta(days=1), FRIDAY, SATURDAY)]
    assert [row.received_minor for row in on] == [0, 3_000, 5_000, 5_000]
    assert [row.status for row in on] == [PromiseStatus.OPEN, *[PromiseStatus.KEPT] * 3]
