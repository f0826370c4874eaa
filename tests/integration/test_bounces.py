"""A payment is returned: from that day on it never paid, before that day it did."""

from datetime import date, timedelta

import pytest

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.promises import PromiseStatus
from collector_desktop.queries.contacts import history
from collector_desktop.queries.figures import figures
from collector_desktop.queries.promises import promises
from collector_desktop.queries.timeline import timeline
from collector_desktop.services.allocations import unallocate
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.contacts import ContactDraft, PromiseDraft, log_contact
from collector_desktop.services.exports import export_native
from collector_desktop.services.history import undo_last
from collector_desktop.services.promises import judge_promises
from collector_desktop.services.refunds import refund
from collector_desktop.services.reversals import bounce
from collector_desktop.storage.models import ContactItem, Promise
from tests.conftest import TODAY
from tests.integration.money import credit, invoice, item, left, pay, receive, take_off
from tests.integration.test_exports import answers, import_into_new

PAID = date(2026, 11, 2)
BACK = date(2026, 11, 9)
DAY = timedelta(days=1)


def returned(number, on=BACK, fee=None):
    return bounce(item(number).id, on, TODAY, fee).value


def test_d13_what_it_paid_is_open_again_with_its_own_due_date(acme):
    receive(acme, 120_00, PAID)
    moved = returned("R-000001")
    assert moved.number == "A-000001"
    assert [(m.source, m.target, m.minor, m.on) for m in moved.allocations] == [
        ("R-000001", "INV-1", -120_00, BACK),
        ("R-000001", "A-000001", 120_00, BACK),
    ]
    assert left(BACK - DAY) == {}
    assert left(BACK) == left(TODAY) == {"INV-1": 120_00}
    assert item("INV-1").due_on == date(2026, 10, 1)
    assert check_ledger(TODAY) == []


def test_the_banks_charge_is_added_to_the_account(acme):
    receive(acme, 120_00, PAID)
    returned("R-000001", fee=15_00)
    assert left() == {"INV-1": 120_00, "A-000002": 15_00}
    charge = item("A-000002")
    assert (charge.due_on, charge.description) == (BACK, "Bank charge: R-000001 returned")


def test_all_that_it_paid_is_open_again_and_its_credit_is_gone(acme):
    invoice(acme, "INV-2", 50_00)
    receive(acme, 200_00, PAID)
    assert left(PAID) == {"R-000001": -30_00}
    assert returned("R-000001").unallocated_minor == 0
    assert left() == {"INV-1": 120_00, "INV-2": 50_00}


def test_what_it_paid_after_that_day_never_counted(acme):
    receive(acme, 120_00, PAID, allocate="none")
    pay("R-000001", "INV-1", 70_00, BACK + 5 * DAY)
    returned("R-000001")
    assert left(BACK - DAY) == {"INV-1": 120_00, "R-000001": -120_00}
    assert left(BACK) == left(BACK + 5 * DAY) == left() == {"INV-1": 120_00}
    assert check_ledger(TODAY) == []


def test_what_was_taken_off_it_before_is_not_named(acme):
    receive(acme, 120_00, PAID)
    take_off("R-000001", "INV-1", PAID + DAY)
    assert [made.target for made in returned("R-000001").allocations] == ["A-000001"]
    assert ContactItem.select().count() == 0


def test_what_was_refunded_of_it_is_owed_again(acme):
    receive(acme, 150_00, PAID)
    refund(item("R-000001").id, 30_00, PAID + DAY, TODAY)
    returned("R-000001")
    assert left() == {"INV-1": 120_00, "F-000001": 30_00}


def test_the_history_says_it_on_its_day(acme):
    receive(acme, 120_00, PAID)
    returned("R-000001")
    note = history(acme.id, TODAY)[0]
    assert (note.made_on, note.note) == (BACK, "Payment returned: R-000001, 120.00 GBP")
    story = timeline(acme.id, TODAY)
    assert story[0].contact is not None
    money = [entry.money for entry in story if entry.money]
    assert [(row.number, row.settled, row.returned_on) for row in money] == [("R-000001", "", BACK)]
    assert [e.money.settled for e in timeline(acme.id, PAID) if e.money] == ["INV-1"]


def test_it_counts_as_collected_until_it_came_back(acme):
    receive(acme, 120_00, PAID)
    returned("R-000001", fee=15_00)
    assert figures(BACK - DAY).collected == 120_00
    assert figures(BACK).collected == 0


def promise(customer, items=()):
    draft = PromiseDraft(120_00, "GBP", PAID)
    contact = ContactDraft(customer.id, "call", "PTP", promise=draft, item_ids=items)
    log_contact(contact, PAID - 3 * DAY)


def status(day):
    return promises(day)[0].status


@pytest.mark.parametrize("names_the_invoice", [True, False])
def test_a_promise_that_it_kept_is_broken_from_that_day_on(acme, names_the_invoice):
    promise(acme, (item("INV-1").id,) if names_the_invoice else ())
    receive(acme, 120_00, PAID)
    assert Promise.get().status == PromiseStatus.KEPT
    returned("R-000001")
    row = Promise.get()
    assert (row.status, row.decided_on, row.received_minor) == (PromiseStatus.BROKEN, BACK, 0)
    assert status(BACK - DAY) is PromiseStatus.KEPT
    assert status(BACK) is status(TODAY) is PromiseStatus.BROKEN
    assert check_ledger(TODAY) == []
    undo_last(TODAY)
    assert Promise.get().status == PromiseStatus.KEPT
    assert check_ledger(TODAY) == []


def test_work_at_an_earlier_day_does_not_unbreak_the_promise(acme):
    promise(acme)
    receive(acme, 120_00, PAID)
    returned("R-000001")
    log_contact(ContactDraft(acme.id, "note", note="Late entry"), PAID)
    assert judge_promises(PAID).value == 0
    assert Promise.get().status == PromiseStatus.BROKEN
    assert [status(day) for day in (PAID, TODAY)] == [PromiseStatus.KEPT, PromiseStatus.BROKEN]
    assert check_ledger(TODAY) == []


def test_other_money_still_keeps_the_promise(acme):
    promise(acme)
    receive(acme, 120_00, PAID - DAY)
    receive(acme, 120_00, PAID)
    returned("R-000001")
    assert Promise.get().status == PromiseStatus.KEPT
    assert check_ledger(TODAY) == []


def test_money_taken_off_the_promised_invoice_no_longer_keeps_the_promise(acme):
    promise(acme, (item("INV-1").id,))
    receive(acme, 120_00, PAID)
    take_off("R-000001", "INV-1", BACK)
    assert [status(day) for day in (BACK - DAY, BACK)] == [
        PromiseStatus.KEPT,
        PromiseStatus.BROKEN,
    ]
    assert check_ledger(TODAY) == []


def test_a_return_is_refused_where_it_makes_no_sense(acme, snapshot):
    credit(acme, "CN-1", 10_00)
    receive(acme, 120_00, PAID)
    returned("R-000001")
    receive(acme, 10_00, PAID)
    before = snapshot()
    for number, on, fee, reason in (
        ("R-000001", TODAY, None, "returned already"),
        ("CN-1", TODAY, None, "is a credit note"),
        ("R-000002", PAID - DAY, None, "is dated"),
        ("R-000002", TODAY + DAY, None, "not come yet"),
        ("R-000002", BACK, 0, "above zero"),
        ("R-000002", BACK, -1, "above zero"),
    ):
        with pytest.raises(RefusedError, match=reason):
            returned(number, on, fee)
    with pytest.raises(RefusedError, match="is the return of"):
        unallocate(item("R-000001").id, item("A-000001").id, TODAY, TODAY)
    assert snapshot() == before


def test_a_return_travels_with_the_files(acme, tmp_path):
    receive(acme, 120_00, PAID)
    returned("R-000001", fee=15_00)
    expected = (answers(), [left(PAID + n * DAY) for n in range(12)], figures(TODAY).collected)
    export_native(tmp_path / "out", TODAY)
    import_into_new(tmp_path / "out", tmp_path / "copy.collector")
    assert (
        answers(),
        [left(PAID + n * DAY) for n in range(12)],
        figures(TODAY).collected,
    ) == expected
    with pytest.raises(RefusedError, match="returned already"):
        returned("R-000001", TODAY)
