"""Promises and money that was returned: it counted until then."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.promises import PromiseStatus, PromiseTerms, Receipt, judge

MONDAY = date(2026, 11, 2)
FRIDAY = date(2026, 11, 6)
BACK = date(2026, 11, 16)
TERMS = PromiseTerms(100_00, MONDAY, FRIDAY)
DAY = timedelta(days=1)


def test_money_counts_up_to_the_day_before_it_came_back():
    money = [Receipt(MONDAY, 100_00, BACK)]
    assert judge(TERMS, money, BACK - DAY).status is PromiseStatus.KEPT
    verdict = judge(TERMS, money, BACK)
    assert (verdict.status, verdict.received_minor) == (PromiseStatus.BROKEN, 0)


def test_the_day_it_came_back_decides():
    assert judge(TERMS, [Receipt(MONDAY, 100_00, BACK)], BACK + DAY).decided_on == BACK


def test_money_back_before_the_promised_day_leaves_the_promise_open():
    money = [Receipt(MONDAY, 100_00, MONDAY + DAY)]
    assert judge(TERMS, money, FRIDAY).status is PromiseStatus.OPEN
    assert judge(TERMS, money, FRIDAY + DAY).decided_on == FRIDAY + DAY


def test_money_that_would_have_come_too_late_anyway_decides_nothing():
    money = [Receipt(FRIDAY + DAY, 100_00, BACK)]
    assert judge(TERMS, money, BACK).decided_on == FRIDAY + DAY


@given(
    money=st.lists(
        st.builds(
            Receipt,
            st.integers(0, 6).map(lambda n: MONDAY + n * DAY),
            st.integers(1, 120_00),
            st.none() | st.integers(6, 20).map(lambda n: MONDAY + n * DAY),
        ),
        max_size=5,
    ),
    at=st.integers(0, 30).map(lambda n: MONDAY + n * DAY),
)
def test_what_has_come_back_is_as_if_it_never_came(money, at):
    standing = [Receipt(r.received_on, r.amount_minor) for r in money if r.counts_at(at)]
    ours, theirs = judge(TERMS, money, at), judge(TERMS, standing, at)
    assert (ours.status, ours.received_minor) == (theirs.status, theirs.received_minor)
    assert ours.decided_on is None or ours.decided_on <= max(at, FRIDAY + DAY)
