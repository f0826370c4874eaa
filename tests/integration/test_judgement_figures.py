"""Kept rates and figures of disputes, against a second computation from the raw rows.

The second way counts pennies and days with plain arithmetic and asks none of the program's queries.
"""

from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from collector_desktop.domain.disputes import DisputeStatus
from collector_desktop.domain.errors import CollectorError
from collector_desktop.queries.dispute_cases import by_age, by_group, by_reason
from collector_desktop.queries.paid_invoices import Period
from collector_desktop.queries.promise_rates import By, promise_rates
from collector_desktop.services.disputes import (
    Decision,
    DisputeDraft,
    raise_dispute,
    resolve_dispute,
)
from collector_desktop.services.promises import judge_promises
from collector_desktop.storage.database import db
from collector_desktop.storage.models import Customer
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.integration.money import invoice, receive
from tests.integration.random_ledgers import books, written
from tests.new_ledgers import in_a_new_ledger

YEAR = Period(date(2026, 1, 1), date(2027, 12, 31), "GBP")
SLOW = settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.too_slow])
GROUPS = {
    "PRICE": "Pricing",
    "SHORT": "Quantity and delivery",
    "DAMAGED": "Quality and service",
    "VAT": "Documents and orders",
    "HARDSHIP": "Other",
}


def rows(sql, *values):
    return db.execute_sql(sql, values).fetchall()


def pence_of(customer, currency):
    """Return the day of each penny of a customer that is no credit note, the earliest first."""
    sql = """SELECT document_on, amount_minor FROM item WHERE customer_id = ? AND currency = ?
        AND type = 'receipt' ORDER BY document_on, id"""
    return [[day, minor] for day, minor in rows(sql, customer, currency)]


def kept_by_hand():
    """Return by customer: how many of how many promises in pounds were kept, and of how much."""
    found = defaultdict(lambda: [0, 0, 0, 0])
    sql = """SELECT p.customer_id, c.name, p.amount_minor, p.taken_on, p.pay_by FROM promise p
        JOIN customer c ON c.id = p.customer_id WHERE p.currency = 'GBP' ORDER BY p.pay_by, p.id"""
    purses = {}
    for customer, name, minor, taken, pay_by in rows(sql):
        purse = purses.setdefault(customer, pence_of(customer, "GBP"))
        missing = minor
        for coins in purse:
            if taken <= coins[0] <= pay_by and missing:
                used = min(missing, coins[1])
                coins[1] -= used
                missing -= used
        mine = found[name]
        mine[0] += not missing
        mine[1] += 1
        mine[2] += 0 if missing else minor
        mine[3] += minor
    return {name: tuple(each) for name, each in found.items()}


@SLOW
@given(books())
def test_the_kept_rate_of_each_customer_is_that_of_a_count_of_pence(found):
    with written(found):
        judge_promises(YEAR.last)
        told = {
            row.name: (row.kept, row.judged, row.kept_minor, row.judged_minor)
            for row in promise_rates(YEAR, By.CUSTOMER)
        }
        by_hand = kept_by_hand()
        assert told == by_hand
        for row in promise_rates(YEAR, By.CUSTOMER):
            kept, judged, kept_minor, judged_minor = by_hand[row.name]
            assert row.rates.by_count == Fraction(100 * kept, judged)
            assert row.rates.by_amount == Fraction(100 * kept_minor, judged_minor)
        months = promise_rates(YEAR, By.MONTH)
        sums = [sum(each) for each in zip(*by_hand.values(), strict=True)] or [0, 0]
        assert [sum(m.kept for m in months), sum(m.judged for m in months)] == sums[:2]


ENDS = st.sampled_from((None, DisputeStatus.ACCEPTED, DisputeStatus.PART, DisputeStatus.REJECTED))
CASES = st.lists(
    st.tuples(
        st.sampled_from(tuple(GROUPS)),
        st.integers(1, 5_000),
        st.integers(0, 40),
        ENDS,
        st.integers(0, 20),
        st.integers(1, 4_999),
    ),
    max_size=6,
)


def dispute(at, told, customer):
    """Raise a dispute, pay a part of it, and decide it as was told; return what is to be found."""
    reason, minor, ago, end, later, part = told
    item = invoice(customer, f"INV-{at}", 5_000, date(2026, 8, 1), date(2026, 9, 1))
    raised = TODAY - timedelta(days=ago)
    key = raise_dispute(DisputeDraft(item.id, reason, minor), raised).value
    ended = min(raised + timedelta(days=later), TODAY)
    if end is None:
        return (reason, ago, minor, minor, 0)
    credit = part if end is DisputeStatus.PART else None
    try:
        resolve_dispute(Decision(key, end, credit, "looked at", "ours"), ended)
    except CollectorError:  # a part that is not below what is denied is no part
        return (reason, ago, minor, minor, 0)
    credited = {DisputeStatus.ACCEPTED: minor, DisputeStatus.PART: part}.get(end, 0)
    return (reason, (ended - raised).days, minor, 0, credited)


@SLOW
@given(CASES, st.integers(0, 3_000))
def test_the_reports_of_disputes_add_up_to_what_was_raised_and_decided(told, paid):
    with in_a_new_ledger():
        with operation("test", "Acme", TODAY):
            acme = Customer.create(code="ACME", name="Acme", currency="GBP")
        wanted = [dispute(at, each, acme) for at, each in enumerate(told)]
        if paid:
            # Paid on an invoice that nobody denies, so that it takes nothing off a dispute.
            invoice(acme, "OLDEST", 3_000, date(2026, 1, 1), date(2026, 1, 31))
            receive(acme, paid)
        for report, name_of in ((by_reason, str), (by_group, GROUPS.get)):
            found = {row.name: row for row in report(TODAY)}
            groups = defaultdict(list)
            for each in wanted:
                groups[name_of(each[0])].append(each)
            assert found.keys() == groups.keys()
            for name, cases in groups.items():
                row, days = found[name], sum(each[1] for each in cases)
                assert (row.count, row.open_count) == (len(cases), sum(e[3] > 0 for e in cases))
                assert row.raised_minor == sum(each[2] for each in cases)
                assert row.open_minor == sum(each[3] for each in cases)
                assert row.credited_minor == sum(each[4] for each in cases)
                assert abs(Fraction(days, len(cases)) - row.mean_days) <= Fraction(1, 2)
        still_open = [each for each in wanted if each[3]]
        ages = {row.name: row.open_minor for row in by_age(TODAY)}
        limits = {"0-7": (0, 7), "8-14": (8, 14), "15-30": (15, 30), "31+": (31, 10**6)}
        for name, (low, high) in limits.items():
            assert ages.get(name, 0) == sum(e[3] for e in still_open if low <= e[1] <= high)
