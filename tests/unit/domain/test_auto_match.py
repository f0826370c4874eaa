"""What unallocated money certainly pays: the oracles, and what is never guessed."""

from datetime import date, timedelta
from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.allocation import OpenDebit, Reason
from collector_desktop.domain.auto_match import Match, OpenCredit, find_matches

DAY = date(2026, 1, 15)


def credits_of(*amounts, references=()):
    words = dict(enumerate(references))
    return [
        OpenCredit(100 + at, f"R-{at}", DAY, words.get(at, ""), minor)
        for at, minor in enumerate(amounts)
    ]


def debits_of(*amounts):
    days = (DAY + timedelta(days=30 * at) for at in range(len(amounts)))
    return [
        OpenDebit(at, f"INV-{at}", day, day, minor)
        for at, (minor, day) in enumerate(zip(amounts, days, strict=True))
    ]


def found(credits_, debits, parted=()):
    matches = find_matches(credits_, debits, parted)
    return [(match.credit_id - 100, match.debit_id, match.minor) for match in matches]


def test_d6_equal_amounts_of_one_customer_are_matched():
    assert find_matches(credits_of(42), debits_of(42), ()) == [Match(100, 0, 42, Reason.EXACT)]


def test_d7_the_best_subset_is_january_and_february():
    assert found(credits_of(150), debits_of(100, 50, 30)) == [(0, 0, 100), (0, 1, 50)]


def test_d15_a_credit_note_and_cash_settle_one_invoice():
    assert found(credits_of(27, 1), debits_of(28)) == [(0, 0, 27), (1, 0, 1)]


def test_a_named_invoice_is_paid_though_the_amounts_differ():
    credits_ = credits_of(60, references=("for INV-1",))
    assert found(credits_, debits_of(100, 100)) == [(0, 1, 60)]
    assert find_matches(credits_, debits_of(60, 100), ())[0].reason is Reason.REFERENCED


def test_more_than_the_named_invoices_stays_unless_it_fits_the_rest():
    credits_ = credits_of(130, references=("INV-0",))
    assert found(credits_, debits_of(100, 30)) == [(0, 0, 100), (0, 1, 30)]
    assert found(credits_, debits_of(100, 31)) == [(0, 0, 100)]


@pytest.mark.parametrize(
    ("credits_", "debits"),
    [
        ((42,), (42, 42)),
        ((42, 42), (42,)),
        ((42, 42), (42, 42)),
        ((50,), (20, 30, 25, 25)),
        ((50, 50), (20, 30)),
        ((41,), (42,)),
        ((90,), (100,)),
    ],
)
def test_ties_and_near_misses_are_never_matched(credits_, debits):
    assert found(credits_of(*credits_), debits_of(*debits)) == []


def test_two_that_name_the_same_invoice_are_left_to_the_user():
    assert found(credits_of(60, 70, references=("INV-0", "INV-0")), debits_of(100)) == []


def test_what_the_user_took_apart_is_not_put_together_again():
    assert found(credits_of(42), debits_of(42), {(100, 0)}) == []
    assert found(credits_of(150), debits_of(100, 50, 30), {(100, 1)}) == []
    credits_ = credits_of(60, references=("INV-1",))
    assert found(credits_, debits_of(99, 100), {(100, 1)}) == []


def test_a_long_account_is_not_searched_for_sets():
    assert found(credits_of(3), debits_of(1, 2, *range(100, 130))) == []


def sets_of(amounts, total):
    every = chain.from_iterable(
        combinations(range(len(amounts)), size) for size in range(1, len(amounts) + 1)
    )
    return [places for places in every if sum(amounts[at] for at in places) == total]


@given(
    st.lists(st.integers(1, 12), max_size=4),
    st.lists(st.integers(1, 12), max_size=5),
    st.sets(st.tuples(st.integers(100, 103), st.integers(0, 4))),
)
def test_nothing_is_paid_twice_and_every_match_closes_one_of_its_ends(paid, owed, parted):
    used, given_ = [0] * len(paid), [0] * len(owed)
    matches = find_matches(credits_of(*paid), debits_of(*owed), parted)
    for match in matches:
        assert (match.credit_id, match.debit_id) not in parted
        used[match.credit_id - 100] += match.minor
        given_[match.debit_id] += match.minor
    assert all(minor in (0, most) for minor, most in zip(used, paid, strict=True))
    assert all(minor in (0, most) for minor, most in zip(given_, owed, strict=True))
    for at, minor in enumerate(paid):
        if used[at] == 0 and not parted and len(paid) == 1:
            singles = owed.count(minor)
            assert singles != 1
            assert singles or len(sets_of(owed, minor)) != 1
