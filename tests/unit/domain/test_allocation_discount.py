"""A receipt that is short of just the discount: only where that is plain."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.allocation import OpenDebit, Reason
from collector_desktop.domain.allocation_discount import plan_with_discount

DAY = date(2026, 3, 1)


def debits(*minors):
    return [OpenDebit(at, f"INV-{at}", DAY, DAY, minor) for at, minor in enumerate(minors, 1)]


def parts(amount, reference, owed, offers):
    plan = plan_with_discount(amount, reference, owed, offers)
    return None if plan is None else [(each.item_id, each.minor) for each in plan.parts]


def test_two_per_cent_in_time_pays_the_invoice():
    assert parts(98_000, "", debits(100_000, 50_000), {1: 2_000}) == [(1, 98_000)]


def test_what_is_named_is_paid_together_each_less_its_own_discount():
    owed = debits(100_000, 50_000, 777)
    assert parts(147_000, "INV-1, INV-2", owed, {1: 2_000, 2: 1_000}) == [(1, 98_000), (2, 49_000)]
    assert parts(148_000, "INV-1 INV-2", owed, {1: 2_000}) == [(1, 98_000), (2, 50_000)]


def test_what_pays_something_in_full_is_no_discount():
    assert parts(98_000, "", debits(100_000, 98_000), {1: 2_000}) is None


def test_what_fits_two_invoices_is_no_discount():
    assert parts(98_000, "", debits(100_000, 100_000), {1: 2_000, 2: 2_000}) is None


def test_what_is_named_and_lacks_more_is_no_discount():
    assert parts(97_000, "INV-1", debits(100_000), {1: 2_000}) is None
    assert parts(98_000, "INV-2", debits(100_000, 50_000), {1: 2_000}) is None


@given(
    st.lists(st.integers(2, 10_000), min_size=1, max_size=6),
    st.data(),
)
def test_parts_and_discounts_are_what_was_open_and_parts_the_money(minors, data):
    owed = debits(*minors)
    offers = {
        each.item_id: data.draw(st.integers(1, each.open_minor - 1))
        for each in owed
        if data.draw(st.booleans())
    }
    amount = data.draw(st.integers(1, sum(minors)))
    named = data.draw(st.lists(st.sampled_from([each.number for each in owed]), unique=True))
    plan = plan_with_discount(amount, " ".join(named), owed, offers)
    if plan is None:
        return
    assert sum(each.minor for each in plan.parts) == amount
    is_open = {each.item_id: each.open_minor for each in owed}
    for each in plan.parts:
        given_up = offers.get(each.item_id, 0) if each.reason is Reason.DISCOUNTED else 0
        assert each.minor + given_up == is_open[each.item_id]
