"""However claims on an invoice are made and lowered, together they are the exact sum, rounded once.

The sum is reckoned here day by day, from what was owed in the evening before.
"""

from datetime import date, timedelta
from fractions import Fraction
from math import floor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from collector_desktop.queries.interest_decisions import CLAIMED, decisions
from collector_desktop.services.interest_claims import claim_interest
from collector_desktop.storage.database import db
from collector_desktop.storage.models import Customer
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.integration.money import invoice, item, receive

DUE = date(2026, 9, 30)
RATE = Fraction("11.75")  # the Act of 1998, interest that starts in 2026 H2
LOOK = settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
STEPS = st.lists(st.integers(1, 18), min_size=2, max_size=3)
PAYMENTS = st.lists(
    st.tuples(st.integers(-2, 50), st.integers(1, 400_00) | st.integers(1, 2_00)),
    min_size=1,
    max_size=3,
)


@pytest.fixture
def customer(ledger):
    with operation("test", "Set up Acme", TODAY):
        return Customer.create(code="ACME", name="Acme Ltd", currency="GBP")


def right_sum(minor, paid, last):
    """Return what a debt bore to the end of a day, rounded half up once."""
    exact, day = Fraction(0), DUE
    while day < last:
        exact += RATE * (minor - sum(part for on, part in paid if on <= day)) / 36_500
        day += timedelta(days=1)
    return floor(exact + Fraction(1, 2))


@LOOK
@given(st.integers(1_200_00, 3_000_00), STEPS, PAYMENTS)
def test_claims_that_are_lowered_together_lose_and_gain_no_penny(customer, minor, steps, payments):
    with db.atomic() as transaction:
        invoice(customer, "INV-1", minor, made=date(2026, 8, 31), due=DUE)
        day = DUE
        for step in steps:
            day += timedelta(days=step)
            claim_interest(customer.id, None, day)
        paid = []
        for days, part in payments:
            paid.append((DUE + timedelta(days=days), part))
            receive(customer, part, paid[-1][0], allocate=((item("INV-1").id, part),))
            made = decisions(date.max, customer.id)
            asked = sum(each.interest_minor for each in made if each.kind == CLAIMED)
            lowered = sum(each.interest_minor for each in made if each.kind != CLAIMED)
            assert asked - lowered == right_sum(minor, paid, day)
        transaction.rollback()
