"""What a receipt pays: the order of the rules, and that nothing is created or lost."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.allocation import OpenDebit, Reason, names, plan_allocation

FIRST = date(2026, 1, 1)


def debits(*amounts, numbers=()):
    """Return debits due one month after the other."""
    named = numbers or [f"INV-{place + 1}" for place in range(len(amounts))]
    return [
        OpenDebit(place + 1, number, FIRST, FIRST + timedelta(days=30 * place), minor)
        for place, (number, minor) in enumerate(zip(named, amounts, strict=True))
    ]


def paid(plan):
    return {part.item_id: part.minor for part in plan.parts}


def reasons(plan):
    return [part.reason for part in plan.parts]


def test_d7_a_receipt_pays_the_set_that_it_is_exactly():
    plan = plan_allocation(150_00, "", debits(100_00, 50_00, 30_00))
    assert (paid(plan), plan.left_minor) == ({1: 100_00, 2: 50_00}, 0)


def test_g10_one_bank_line_pays_two_invoices_that_it_is_together():
    plan = plan_allocation(88_250, "", debits(9_000, 44_100, 44_150))
    assert paid(plan) == {2: 44_100, 3: 44_150}
    assert reasons(plan) == [Reason.EXACT_SET] * 2


def test_g10_half_a_receipt_pays_half_an_invoice():
    plan = plan_allocation(50_00, "", debits(100_00))
    assert (paid(plan), plan.left_minor) == ({1: 50_00}, 0)


@pytest.mark.parametrize(
    ("reference", "number", "named"),
    [
        ("payment for 2012", "2012", True),
        ("payment for 2012", "12", False),
        ("SEPA 20121231", "2012", False),
        ("SEPA 20121231", "12", False),
        ("paid 2026-12-01", "12", False),
        ("inv-1, inv-2", "INV-1", True),
        ("inv-1, inv-2", "INV-2", True),
        ("INV-1/2", "INV-1", False),
        ("INV-1/2", "INV-1/2", True),
        ("INV-10", "INV-1", False),
        ("our INV 1001.", "INV 1001", True),
        ("our inv1001", "INV 1001", True),
        ("#77;#78", "78", True),
        ("Rechnung ÄB-1", "äb-1", True),
        ("", "INV-1", False),
        ("anything", "", False),
        ("1+1", "(1+1)*", False),
    ],
)
def test_g9_a_number_counts_as_a_whole_word_only(reference, number, named):
    assert names(reference, number) is named


def test_a_named_invoice_comes_before_an_exact_one():
    plan = plan_allocation(100_00, "INV-3", debits(100_00, 50_00, 200_00))
    assert (paid(plan), reasons(plan)) == ({3: 100_00}, [Reason.REFERENCED])


def test_an_exact_one_comes_before_an_exact_set():
    plan = plan_allocation(80_00, "", debits(50_00, 30_00, 80_00))
    assert (paid(plan), reasons(plan)) == ({3: 80_00}, [Reason.EXACT])


def test_of_two_exact_ones_the_older_is_paid():
    assert paid(plan_allocation(80_00, "", debits(50_00, 80_00, 80_00))) == {2: 80_00}


def test_what_fits_nothing_pays_the_oldest_first():
    plan = plan_allocation(120_00, "", debits(100_00, 50_00, 30_00))
    assert (paid(plan), plan.left_minor) == ({1: 100_00, 2: 20_00}, 0)
    assert reasons(plan) == [Reason.OLDEST] * 2


def test_what_a_named_invoice_leaves_goes_on_by_the_same_order():
    plan = plan_allocation(130_00, "for INV-2", debits(90_00, 100_00, 30_00))
    assert paid(plan) == {2: 100_00, 3: 30_00}
    assert reasons(plan) == [Reason.REFERENCED, Reason.EXACT]


def test_an_overpayment_stays_as_credit():
    plan = plan_allocation(110_00, "INV-1", debits(100_00))
    assert (paid(plan), plan.left_minor) == ({1: 100_00}, 10_00)


def test_the_search_for_a_set_ends():
    many = debits(*(2 * n + 100 for n in range(200)))
    plan = plan_allocation(1_001, "", many)
    assert set(reasons(plan)) == {Reason.OLDEST}
    assert sum(paid(plan).values()) == 1_001


@given(
    amount=st.integers(0, 10_000),
    amounts=st.lists(st.integers(0, 3_000), max_size=12),
    named=st.sets(st.integers(1, 12)),
)
def test_nothing_is_created_nothing_is_lost_and_nothing_is_overpaid(amount, amounts, named):
    found = debits(*amounts)
    plan = plan_allocation(amount, " ".join(f"INV-{place}" for place in named), found)
    by_item = {debit.item_id: debit.open_minor for debit in found}
    total = 0
    for item_id in {part.item_id for part in plan.parts}:
        minor = sum(part.minor for part in plan.parts if part.item_id == item_id)
        assert 0 < minor <= by_item[item_id]
        total += minor
    assert total + plan.left_minor == amount
    assert plan.left_minor == max(0, amount - sum(amounts))


@given(
    chosen=st.lists(st.tuples(st.integers(1, 500), st.booleans()), min_size=1, max_size=8),
)
def test_a_set_that_adds_up_is_found(chosen):
    amount = sum(minor for minor, taken in chosen if taken)
    plan = plan_allocation(amount, "", debits(*(minor for minor, _ in chosen)))
    exact = {Reason.EXACT, Reason.EXACT_SET}
    assert {part.reason for part in plan.parts} <= exact
    assert plan.left_minor == 0
    assert all(part.minor == chosen[part.item_id - 1][0] for part in plan.parts)


def test_c8_charges_are_paid_after_what_was_bought_unless_they_rank_first():
    """Interest and fees after the principal by default."""
    interest, invoice = debits(30_00, 100_00)
    late, early = replace(interest, rank=1), replace(interest, rank=-1)
    assert paid(plan_allocation(50_00, "", [late, invoice])) == {2: 50_00}
    assert paid(plan_allocation(110_00, "", [late, invoice])) == {2: 100_00, 1: 10_00}
    assert paid(plan_allocation(50_00, "", [early, invoice])) == {1: 30_00, 2: 20_00}


def test_who_pays_says_what_for_before_any_order():
    interest, invoice = debits(30_00, 100_00)
    claim = replace(interest, rank=1)
    assert paid(plan_allocation(20_00, "INV-1", [claim, invoice])) == {1: 20_00}
    assert paid(plan_allocation(30_00, "", [claim, invoice])) == {1: 30_00}
