"""Money that the desk took in first, and that the accounting program reports later."""

from datetime import timedelta
from itertools import permutations

import pytest

from collector_desktop.domain.errors import ConflictError
from collector_desktop.services.bank_matching import confirm_chosen
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.history import undo
from collector_desktop.services.imports import apply_import
from collector_desktop.storage.models import Allocation, BankLine, Item
from tests.conftest import TODAY
from tests.integration.banking import BOOKED, bank_line
from tests.integration.importing import allocation_row, bring_in, item_row, parsed
from tests.integration.money import left, receive


@pytest.fixture
def paid_by_bank(acme):
    """INV-1 of 120.00, paid by a bank line; return the operation that did it."""
    line = bank_line(12_000, "INV-1")
    return confirm_chosen([line.id], TODAY).operation_id


def payment(number="PAY-1", minor=12_000, on=BOOKED, **more):
    return item_row(9, number, minor, type="receipt", document_on=on, due_on=on, **more)


def balance():
    """Return debits less credits of all entries, which is what the customers owe."""
    debits = ("invoice", "refund", "debit_adjustment")
    return sum(i.amount_minor * (1 if i.type in debits else -1) for i in Item.select())


def receipts():
    return [item.number for item in Item.select().where(Item.type == "receipt")]


def reasons(result):
    return [warning.reason for warning in result.plan.warnings]


@pytest.mark.parametrize("days", [-5, -1, 0, 5])
def test_a_payment_that_the_bank_told_of_is_not_doubled_by_the_program(paid_by_bank, days):
    result = bring_in(TODAY, payment(on=BOOKED + timedelta(days), open_minor=0))
    assert (balance(), receipts(), result.plan.matched) == (0, ["R-000001"], 1)
    assert Item.get(Item.number == "R-000001").document_on == BOOKED
    assert not check_ledger(TODAY)


def test_the_same_file_again_changes_nothing(paid_by_bank):
    rows = (item_row(2, open_minor=0), payment(open_minor=0))
    bring_in(TODAY, *rows)
    again = apply_import(parsed(*rows), TODAY)
    assert (again.operation_id, again.value.counts.unchanged) == (None, 2)
    assert again.value.plan.matched == 0


@pytest.mark.parametrize(
    "other",
    [
        {"on": BOOKED + timedelta(6)},
        {"on": BOOKED - timedelta(6)},
        {"minor": 11_999},
        {"currency": "EUR"},
        {"code": "BEXLEY", "name": "Bexley"},
    ],
    ids=lambda other: next(iter(other)),
)
def test_another_payment_is_another_receipt(paid_by_bank, other):
    result = bring_in(TODAY, payment(**other))
    assert (receipts(), result.plan.matched) == (["R-000001", "PAY-1"], 0)


def test_a_receipt_entered_by_hand_is_the_same_money_too(acme):
    receive(acme, 12_000, BOOKED)
    assert bring_in(TODAY, payment()).plan.matched == 1
    assert receipts() == ["R-000001"]


def test_two_equal_payments_are_two_and_a_third_is_new(acme):
    for on in (BOOKED, BOOKED + timedelta(2)):
        receive(acme, 5_000, on, allocate="none")
    told = [payment(f"PAY-{n}", 5_000, BOOKED + timedelta(n)) for n in (1, 2, 3)]
    result = bring_in(TODAY, *told)
    assert (result.plan.matched, receipts()) == (2, ["R-000001", "R-000002", "PAY-3"])


def test_one_payment_of_which_two_may_be_the_same_is_taken_as_the_older_and_reported(acme):
    for on in (BOOKED, BOOKED + timedelta(2)):
        receive(acme, 5_000, on, allocate="none")
    result = bring_in(TODAY, payment(minor=5_000, on=BOOKED + timedelta(1)))
    assert reasons(result) == [
        "This may be R-000001 or R-000002, which are alike: it was taken as R-000001."
    ]
    assert bring_in(TODAY, payment("PAY-2", 5_000, BOOKED)).plan.matched == 1
    assert receipts() == ["R-000001", "R-000002"]


def test_a_number_of_our_own_form_is_no_other_name_of_a_receipt(paid_by_bank):
    bring_in(TODAY, payment("R-000077"))
    assert receipts() == ["R-000001", "R-000077"]


def test_payments_without_numbers_are_known_again(acme):
    for _ in range(2):
        receive(acme, 5_000, BOOKED, allocate="none")
    told = [payment("", 5_000), payment("", 5_000), payment("", 5_000)]
    assert bring_in(TODAY, *told).plan.matched == 2
    assert len(receipts()) == 3
    bring_in(TODAY, *told, file_name="again.csv")
    assert len(receipts()) == 3


def test_what_is_left_of_a_payment_in_a_list_of_open_items_is_the_same_money(acme):
    receive(acme, 15_000, BOOKED)
    result = bring_in(TODAY, payment(minor=3_000, only_open=True))
    assert (result.plan.matched, left()) == (1, {"R-000001": -3_000})


def test_the_program_may_not_change_what_the_bank_paid(paid_by_bank):
    bring_in(TODAY, payment())
    result = bring_in(TODAY, payment(minor=13_000))
    assert reasons(result) == [
        "This is R-000001 here, of 120.00 GBP; the file says 130.00 GBP. It was kept."
    ]
    assert not check_ledger(TODAY)


def test_allocations_of_the_program_are_those_that_stand(paid_by_bank):
    bring_in(TODAY, payment(open_minor=0))
    rows = (
        allocation_row(2, "PAY-1", "INV-1", "50.00", allocated_on=BOOKED - timedelta(3)),
        allocation_row(3, "PAY-1", "INV-1", "70.00", allocated_on=BOOKED - timedelta(3)),
    )
    result = bring_in(TODAY, *rows)
    assert (result.counts.unchanged, result.counts.rejected) == (2, 0)
    assert Allocation.select().count() == 1


def test_what_the_program_allocated_of_money_on_account_is_allocated_here(acme):
    receive(acme, 12_000, BOOKED, allocate="none")
    bring_in(TODAY, payment(on=BOOKED - timedelta(2)))
    row = allocation_row(2, "PAY-1", "INV-1", "120.00", allocated_on=BOOKED - timedelta(2))
    assert bring_in(TODAY, row).counts.created == 1
    assert left() == {}
    assert bring_in(TODAY, row, file_name="again.csv").counts.unchanged == 1
    assert not check_ledger(TODAY)


def test_an_invoice_that_the_program_still_has_open_stays_paid(paid_by_bank):
    result = bring_in(TODAY, item_row(2, open_minor=12_000))
    assert (left(), result.counts.rejected, result.counts.unchanged) == ({}, 0, 1)
    assert [reason.partition(". ")[2] for reason in reasons(result)] == [
        "It stays at 0.00 GBP, because R-000001 was entered here."
    ]


def test_what_else_the_file_says_of_such_an_invoice_is_brought_in(paid_by_bank):
    bring_in(TODAY, item_row(2, open_minor=12_000, reference="PO 7"))
    assert Item.get(Item.number == "INV-1").reference == "PO 7"


def test_only_the_difference_is_settled(acme):
    receive(acme, 5_000, BOOKED)
    bring_in(TODAY, item_row(2, open_minor=3_000))
    assert (left(), balance()) == ({"INV-1": 3_000}, 3_000)
    bring_in(TODAY, item_row(2, open_minor=7_000))
    assert left() == {"INV-1": 3_000}


def test_money_on_account_is_what_paid_an_invoice_that_the_file_says_is_paid(acme):
    receive(acme, 12_000, BOOKED, allocate="none")
    result = bring_in(TODAY, item_row(2, open_minor=0))
    assert (left(), balance(), receipts()) == ({}, 0, ["R-000001"])
    assert reasons(result) == ["INV-1 was paid by 120.00 GBP of R-000001, which was entered here."]
    assert not check_ledger(TODAY)


def test_money_on_account_that_the_program_has_on_account_too_paid_nothing(acme):
    receive(acme, 12_000, BOOKED, allocate="none")
    bring_in(TODAY, item_row(2, open_minor=0), payment(open_minor=12_000))
    assert left() == {"R-000001": -12_000}


def test_an_invoice_that_a_complete_list_no_longer_has_is_paid_by_money_on_account(acme):
    receive(acme, 12_000, BOOKED, allocate="none")
    result = apply_import(parsed(item_row(2, "INV-2", 100)), TODAY, "close").value
    assert result.counts.closed == 1
    assert (left(), balance()) == ({"INV-2": 100}, 100)
    assert not check_ledger(TODAY)


def test_an_old_paid_invoice_in_a_first_file_does_not_take_money_of_another_sum(acme):
    receive(acme, 50_000, BOOKED, allocate="none")
    old = item_row(2, "OLD", 10_000, open_minor=0)
    bring_in(TODAY, old)
    assert left() == {"INV-1": 12_000, "R-000001": -50_000}


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=str)
def test_the_steps_are_taken_back_in_any_order_that_is_possible(acme, order):
    line = bank_line(12_000, "INV-1")
    steps = [confirm_chosen([line.id], TODAY).operation_id]
    for number, rows in enumerate([(payment(),), (item_row(2, open_minor=0), payment())]):
        file = parsed(*rows, file_name=f"{number}.csv")
        steps.append(apply_import(file, TODAY).operation_id)
    waiting = [steps[place] for place in order if steps[place] is not None]
    assert len(waiting) == 2  # a file that tells nothing new is no step
    while waiting:
        undone = [step for step in waiting if _undone(step)]
        assert undone
        waiting = [step for step in waiting if step not in undone]
        assert not check_ledger(TODAY)
    assert (left(), BankLine.get_by_id(line.id).status) == ({"INV-1": 12_000}, "open")


def _undone(step):
    try:
        undo(step, TODAY)
    except ConflictError:
        return False
    return True


def test_a_bank_line_matched_anew_after_the_program_told_of_it_is_linked(acme):
    bring_in(TODAY, payment(open_minor=0), item_row(2, open_minor=0))
    line = bank_line(12_000, "INV-1")
    confirm_chosen([line.id], TODAY)
    assert receipts().count("PAY-1") == 1
