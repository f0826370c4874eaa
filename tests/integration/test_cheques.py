"""Post-dated cheques: no money before their day, then what was planned, and back again by undo."""

from datetime import date, timedelta

import pytest

from collector_desktop.domain.cheques import ChequeStatus
from collector_desktop.domain.errors import RefusedError
from collector_desktop.queries.cheques import cheques
from collector_desktop.queries.forecast import forecast
from collector_desktop.queries.worklist import worklist
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.cheques import (
    ChequeDraft,
    bank_cheques,
    cancel_cheque,
    hold_cheque,
)
from collector_desktop.services.contacts import ContactDraft, PromiseDraft, log_contact
from collector_desktop.services.history import redo_last, undo_last
from collector_desktop.services.reversals import bounce
from collector_desktop.storage.models import Cheque, Customer
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.integration.money import credit, invoice, item, left, pay, receive

ITS_DAY = date(2026, 12, 5)
EVE = ITS_DAY - timedelta(days=1)
MONDAY = date(2026, 12, 7)


def hold(customer, minor=120_00, number="000123", dated=ITS_DAY, **more):
    draft = ChequeDraft(customer.id, minor, "GBP", number, dated, TODAY, **more)
    return hold_cheque(draft, TODAY).value


def status(day):
    return [row.status for row in cheques(day)]


def test_a_cheque_in_the_drawer_is_no_money(acme):
    before = left()
    hold(acme)
    assert left() == before == {"INV-1": 120_00}
    assert left(MONDAY) == before
    (row,) = cheques(TODAY)
    assert (row.status, row.number, row.dated_on) == (ChequeStatus.HELD, "000123", ITS_DAY)
    assert cheques(TODAY - timedelta(days=1)) == ()
    assert check_ledger(TODAY) == []


def test_it_becomes_a_receipt_of_its_own_day_by_one_action(acme):
    hold(acme)
    done = bank_cheques([1], MONDAY)
    assert done.summary == "Bank cheque 000123 of 120.00 GBP from Acme Ltd"
    (banked,) = done.value
    receipt = item(banked.receipt.number)
    assert (receipt.document_on, receipt.method) == (ITS_DAY, "cheque")
    assert receipt.description == "Cheque 000123"
    assert left(EVE) == {"INV-1": 120_00}
    assert left(ITS_DAY) == {}
    assert status(EVE) == [ChequeStatus.HELD]
    assert status(ITS_DAY) == [ChequeStatus.BANKED]
    assert check_ledger(MONDAY) == []


def test_it_cannot_be_banked_in_advance_nor_twice(acme):
    hold(acme)
    with pytest.raises(RefusedError, match="dated 2026-12-05"):
        bank_cheques([1], EVE)
    with pytest.raises(RefusedError, match="dated 2026-12-05"):
        bank_cheques([1], MONDAY, EVE)
    bank_cheques([1], ITS_DAY)
    with pytest.raises(RefusedError, match="is banked as R-000001"):
        bank_cheques([1], MONDAY)
    with pytest.raises(RefusedError, match="No cheque is due"):
        bank_cheques([], MONDAY)


def test_all_that_is_due_is_banked_in_one_operation(acme):
    invoice(acme, "INV-2", 50_00)
    hold(acme)
    hold(acme, 50_00, "000124")
    done = bank_cheques([1, 2], MONDAY)
    assert done.summary == "Bank 2 cheques"
    assert left(MONDAY) == {}
    undo_last(MONDAY)
    assert left(MONDAY) == {"INV-1": 120_00, "INV-2": 50_00}
    assert status(MONDAY) == [ChequeStatus.HELD] * 2
    redo_last(MONDAY)
    assert status(MONDAY) == [ChequeStatus.BANKED] * 2


def test_it_pays_what_was_planned_as_far_as_that_is_open(acme):
    invoice(acme, "INV-2", 80_00)
    parts = ((item("INV-2").id, 80_00), (item("INV-1").id, 20_00))
    hold(acme, 100_00, parts=parts)
    credit(acme, "CN-1", 50_00)
    pay("CN-1", "INV-2", 50_00)
    (banked,) = bank_cheques([1], MONDAY).value
    assert [(each.target, each.minor) for each in banked.receipt.allocations] == [
        ("INV-2", 30_00),
        ("INV-1", 20_00),
    ]
    assert banked.receipt.unallocated_minor == 50_00


def test_its_number_is_never_taken_for_that_of_an_invoice(acme):
    invoice(acme, "1001", 70_00, due=TODAY)
    hold(acme, 70_01, "1001")
    (banked,) = bank_cheques([1], MONDAY).value
    assert [each.target for each in banked.receipt.allocations] == ["INV-1"]


def test_a_returned_cheque_opens_what_it_paid_and_is_shown_as_returned(acme):
    hold(acme)
    (banked,) = bank_cheques([1], ITS_DAY).value
    bounce(banked.receipt.item_id, MONDAY, MONDAY, 15_00)
    assert left(MONDAY) == {"INV-1": 120_00, "A-000002": 15_00}
    (row,) = cheques(MONDAY)
    assert (row.status, row.decided_on) == (ChequeStatus.RETURNED, MONDAY)
    assert status(ITS_DAY) == [ChequeStatus.BANKED]
    undo_last(MONDAY)
    assert status(MONDAY) == [ChequeStatus.BANKED]


def test_a_cheque_given_back_can_neither_be_banked_nor_be_expected(acme):
    hold(acme)
    cancel_cheque(1, TODAY)
    assert status(TODAY) == [ChequeStatus.CANCELLED]
    assert sum(week.promised for week in forecast(TODAY, 13, "GBP").weeks) == 0
    with pytest.raises(RefusedError, match="is cancelled"):
        bank_cheques([1], MONDAY)
    undo_last(TODAY)
    assert status(TODAY) == [ChequeStatus.HELD]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"dated": TODAY}, "is due already"),
        ({"minor": 0}, "above zero"),
        ({"number": " "}, "has no number"),
        ({"parts": ((1, 130_00),)}, "cannot pay 130.00 GBP of INV-1"),
        ({"parts": ((1, 60_00), (1, 60_00))}, "chosen twice"),
        ({"parts": ((1, 110_00),), "minor": 100_00}, "for 100.00 GBP and is to pay 110.00 GBP"),
        ({"parts": ((99, 1),)}, "not in the ledger any more"),
    ],
)
def test_what_makes_no_sense_is_refused(acme, change, why):
    with pytest.raises(RefusedError, match=why):
        hold(acme, **change)


def test_the_same_cheque_is_not_entered_twice(acme):
    hold(acme)
    with pytest.raises(RefusedError, match="in the register already"):
        hold(acme)
    hold(acme, drawer="Another bank")


def test_it_is_money_to_come_on_its_day_and_not_twice_beside_its_promise(acme):
    promise = PromiseDraft(120_00, "GBP", MONDAY)
    log_contact(ContactDraft(acme.id, "call", "PTP", promise=promise), TODAY)
    hold(acme)
    weeks = forecast(TODAY, 13, "GBP").weeks
    assert [week.promised for week in weeks[:3]] == [0, 120_00, 0]
    assert sum(week.promised for week in weeks) == 120_00
    assert [week.expected for week in weeks[:2]] == [0, 120_00]


def test_a_cheque_in_hand_keeps_its_debt_from_being_chased_until_it_fails(acme):
    """Oracle B11: a payment in process suspends chasing, its failure resumes it."""
    assert [row.code for row in worklist(TODAY)] == ["ACME"]
    hold(acme)
    assert worklist(TODAY) == []
    assert worklist(EVE) == []
    (banked,) = bank_cheques([1], ITS_DAY).value
    assert worklist(ITS_DAY) == []
    bounce(banked.receipt.item_id, MONDAY, MONDAY)
    assert [row.code for row in worklist(MONDAY)] == ["ACME"]


def test_a_cheque_for_less_leaves_the_rest_to_be_chased(acme):
    hold(acme, 119_99)
    assert [row.code for row in worklist(TODAY)] == ["ACME"]


def test_an_invoice_that_a_cheque_is_meant_for_may_be_paid_otherwise(acme):
    hold(acme, parts=((1, 120_00),))
    receive(acme, 120_00)
    (banked,) = bank_cheques([1], MONDAY).value
    assert (banked.receipt.allocations, banked.receipt.unallocated_minor) == ((), 120_00)


def test_the_check_finds_cheques_that_are_not_their_receipts(acme):
    hold(acme, parts=((1, 120_00),))
    hold(acme, number="000124", parts=())
    bank_cheques([1], MONDAY)
    assert check_ledger(MONDAY) == []
    receipt = item("R-000001")
    with operation("test", "Tamper", MONDAY):
        Cheque.update(receipt=receipt, amount_minor=1).where(Cheque.id == 2).execute()
        other = Customer.create(code="O", name="Other", currency="GBP")
        Cheque.update(customer=other).where(Cheque.id == 1).execute()
    codes = [(each.code, each.where) for each in check_ledger(MONDAY)]
    assert codes == [
        ("cheque-receipt", "cheque 1"),
        ("cheque-receipt", "cheque 2"),
        ("cheque-banked-twice", "R-000001"),
        ("cheque-plan", "cheque 1"),
    ]


def test_d2_two_cheques_for_one_invoice_settle_it_once(acme):
    for number in ("1", "2"):
        hold(acme, number=number, parts=((1, 120_00),))
    first, second = bank_cheques([1, 2], MONDAY).value
    assert (first.receipt.unallocated_minor, second.receipt.unallocated_minor) == (0, 120_00)
    assert check_ledger(MONDAY) == []
