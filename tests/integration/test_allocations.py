"""A credit pays a debit from a day on, and no longer from another."""

from datetime import date, timedelta

import pytest

from collector_desktop.domain.errors import RefusedError
from collector_desktop.services.allocations import allocate
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.exports import export_native
from tests.conftest import TODAY
from tests.integration.money import credit, invoice, item, left, pay, receive, take_off
from tests.integration.test_exports import answers, import_into_new

NOVEMBER = date(2026, 11, 1)
DAY = timedelta(days=1)


@pytest.fixture
def account(acme):
    """Acme owes 120.00 on INV-1 and 50.00 on INV-2, and has a credit of 120.00."""
    invoice(acme, "INV-2", 50_00)
    credit(acme, "CN-1", 120_00)
    return acme


def test_d4_a_credit_note_is_used_in_parts(account):
    assert pay("CN-1", "INV-1", 70_00).unallocated_minor == 50_00
    assert pay("CN-1", "INV-2", 50_00).unallocated_minor == 0
    assert left() == {"INV-1": 50_00}


def test_d9_three_rows_of_a_hundred_leave_what_the_last_did_not_need(acme):
    invoice(acme, "DEBT", 230_00)
    for number in ("C-1", "C-2", "C-3"):
        credit(acme, number, 100_00)
    pay("C-1", "DEBT", 100_00)
    pay("C-2", "DEBT", 100_00)
    pay("C-3", "DEBT", 30_00)
    assert left() == {"INV-1": 120_00, "C-3": -70_00}
    with pytest.raises(RefusedError, match=r"Only 70\.00 GBP is left of C-3"):
        pay("C-3", "INV-1", 70_01)


def test_d15_a_debt_is_settled_by_a_credit_note_and_cash(acme):
    credit(acme, "CN-1", 119_00)
    pay("CN-1", "INV-1", 119_00)
    receive(acme, 1_00)
    assert left() == {}


def test_what_is_taken_off_counts_up_to_the_day_before(account):
    pay("CN-1", "INV-1", 100_00, NOVEMBER)
    moved = take_off("CN-1", "INV-1", NOVEMBER + 5 * DAY)
    assert [(made.minor, made.on) for made in moved.allocations] == [(-100_00, NOVEMBER + 5 * DAY)]
    assert moved.unallocated_minor == 120_00
    assert left(NOVEMBER + 4 * DAY)["INV-1"] == 20_00
    assert left(NOVEMBER + 5 * DAY)["INV-1"] == 120_00
    assert check_ledger(TODAY) == []


def test_what_is_taken_off_before_it_began_never_counted(account):
    pay("CN-1", "INV-1", 100_00, NOVEMBER + 5 * DAY)
    take_off("CN-1", "INV-1", NOVEMBER)
    assert {left(NOVEMBER + n * DAY)["INV-1"] for n in range(10)} == {120_00}


def test_an_end_can_be_brought_forward(account):
    pay("CN-1", "INV-1", 120_00, NOVEMBER)
    take_off("CN-1", "INV-1", NOVEMBER + 9 * DAY)
    take_off("CN-1", "INV-1", NOVEMBER + 3 * DAY)
    paid_off = [left(NOVEMBER + n * DAY).get("INV-1", 0) for n in range(12)]
    assert paid_off == [0] * 3 + [120_00] * 9
    assert check_ledger(TODAY) == []


def test_money_that_was_used_in_between_is_not_there_twice(account):
    pay("CN-1", "INV-1", 120_00, NOVEMBER + 5 * DAY)
    take_off("CN-1", "INV-1", NOVEMBER + 9 * DAY)
    with pytest.raises(RefusedError, match=r"Only 0\.00 GBP is left of CN-1 from 2026-11-01 on"):
        pay("CN-1", "INV-2", 1_00, NOVEMBER)
    pay("CN-1", "INV-2", 50_00, NOVEMBER + 9 * DAY)
    assert check_ledger(TODAY) == []


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        (("CN-1", "INV-1", 0, TODAY), "above zero"),
        (("CN-1", "INV-1", -1, TODAY), "above zero"),
        (("CN-1", "INV-1", 120_01, TODAY), "Only 120.00 GBP is left of CN-1"),
        (("CN-1", "INV-2", 50_01, TODAY), "Only 50.00 GBP is left of INV-2"),
        (("CN-1", "INV-1", 1, date(2026, 8, 31)), "is dated 2026-09-01"),
        (("CN-1", "INV-1", 1, TODAY + DAY), "has not come yet"),
        (("INV-1", "INV-2", 1, TODAY), "INV-1 is on the wrong side"),
        (("CN-1", "CN-1", 1, TODAY), "CN-1 is on the wrong side"),
    ],
)
def test_a_rule_forbids_it_and_nothing_changes(account, snapshot, asked, reason):
    before = snapshot()
    with pytest.raises(RefusedError, match=reason):
        pay(*asked)
    assert snapshot() == before


def test_what_is_not_allocated_cannot_be_taken_off(account, snapshot):
    pay("CN-1", "INV-1", 10_00, NOVEMBER)
    take_off("CN-1", "INV-1", NOVEMBER + DAY)
    before = snapshot()
    for target, day in (("INV-1", NOVEMBER + DAY), ("INV-1", TODAY), ("INV-2", NOVEMBER)):
        with pytest.raises(RefusedError, match="Nothing of CN-1"):
            take_off("CN-1", target, day)
    with pytest.raises(RefusedError, match="not come yet"):
        take_off("CN-1", "INV-1", TODAY + DAY)
    with pytest.raises(RefusedError, match="not in the ledger"):
        allocate(item("CN-1").id, 999, 1, TODAY, TODAY)
    assert snapshot() == before


def test_what_ended_travels_with_the_files_and_gives_the_same_answers(account, tmp_path):
    pay("CN-1", "INV-1", 100_00, NOVEMBER)
    take_off("CN-1", "INV-1", NOVEMBER + 9 * DAY)
    pay("CN-1", "INV-1", 30_00, NOVEMBER + 9 * DAY)
    receive(account, 90_00, NOVEMBER + 10 * DAY)
    expected = (answers(), [left(NOVEMBER + n * DAY) for n in range(20)])
    export_native(tmp_path / "out", TODAY)
    import_into_new(tmp_path / "out", tmp_path / "copy.collector")
    assert (answers(), [left(NOVEMBER + n * DAY) for n in range(20)]) == expected
    assert check_ledger(TODAY) == []
