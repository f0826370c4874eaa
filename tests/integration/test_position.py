"""What is open at any day: the product's answers against an independent replay."""

from datetime import timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from collector_desktop.domain.ageing import Buckets, Method
from collector_desktop.queries.aged import AgeingOptions, aged_debtors
from collector_desktop.queries.customers import balances
from collector_desktop.queries.items import items
from collector_desktop.queries.position import open_items
from collector_desktop.queries.statements import statement
from collector_desktop.services.demo import DemoDraft, make_demo
from collector_desktop.services.ledgers import close_ledger
from collector_desktop.storage.models import Customer
from tests.conftest import TODAY
from tests.integration.replay import balances_at, open_at

DAYS = st.integers(-400, 60).map(lambda n: TODAY + timedelta(days=n))
BUCKETS = st.sets(st.integers(1, 400), min_size=1, max_size=6).map(
    lambda limits: Buckets(tuple(sorted(limits)))
)
SEARCH = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    path = tmp_path_factory.mktemp("demo") / "demo.collector"
    make_demo(path, DemoDraft(60, 300, 3), TODAY, "Priya", "test")
    yield path
    close_ledger()


@SEARCH
@given(day=DAYS)
def test_open_items_equal_the_replay_at_any_day(demo, day):
    ours = {item.item_id: (item.sign, item.open_minor) for item in open_items(day)}
    assert ours == {key: (value[2], value[5]) for key, value in open_at(day).items()}


@SEARCH
@given(day=DAYS, buckets=BUCKETS, basis=st.sampled_from(["due", "document"]))
def test_buckets_and_unallocated_sum_to_the_balance_at_any_day(demo, day, buckets, basis):
    expected = balances_at(day)
    for credits_ in ("own", "aged"):
        options = AgeingOptions(basis, Method.DAYS, buckets, credits_)
        aged = aged_debtors(day, options)
        rows = {
            (row.customer_id, row.currency): sum(row.buckets) + row.unallocated
            for found in aged.currencies.values()
            for row in found
        }
        assert rows == expected
        for currency, found in aged.currencies.items():
            assert aged.totals(currency).balance == sum(row.balance for row in found)


@SEARCH
@given(day=DAYS, buckets=BUCKETS)
def test_each_open_debit_lies_in_the_bucket_of_its_age(demo, day, buckets):
    expected = {}
    for customer, currency, side, due, _, left in open_at(day).values():
        if side > 0:
            late = (day - due).days
            columns = [0] if late <= 0 else []
            edges = (0, *buckets.limits, 10**6)
            columns += [i + 1 for i in range(len(edges) - 1) if edges[i] < late <= edges[i + 1]]
            assert len(columns) == 1
            row = expected.setdefault((customer, currency), [0] * len(buckets.labels))
            row[columns[0]] += left
    aged = aged_debtors(day, AgeingOptions(buckets=buckets))
    for found in aged.currencies.values():
        for row in found:
            wanted = expected.get((row.customer_id, row.currency), [0] * len(buckets.labels))
            assert row.buckets == wanted


@SEARCH
@given(day=DAYS, span=st.integers(0, 200), seed=st.integers(0, 10**6))
def test_a_statement_closes_on_the_ledger_balance_however_it_is_cut(demo, day, span, seed):
    customer = Random(seed).choice([row.id for row in Customer.select(Customer.id)])  # noqa: S311
    expected = {c: minor for (who, c), minor in balances_at(day).items() if who == customer}
    first = day - timedelta(days=span)
    for kind in ("open-item", "activity"):
        data = statement(customer, kind, day, first)
        for section in data.sections:
            moved = sum(e.debit_minor - e.credit_minor for e in section.entries)
            assert section.opening_minor + moved == section.closing_minor
            assert section.closing_minor == expected.get(section.currency, 0)
            assert sum(section.ageing) + section.unallocated_minor == section.closing_minor
    before = statement(customer, "activity", first - timedelta(days=1), first - timedelta(days=30))
    carried = {s.currency: s.closing_minor for s in before.sections}
    for section in statement(customer, "activity", day, first).sections:
        assert section.opening_minor == carried.get(section.currency, section.opening_minor)


def test_balances_and_overdue_equal_the_replay_today(demo):
    found = {(b.customer_id, b.currency): b.balance for b in balances(TODAY)}
    assert found == balances_at(TODAY)
    overdue = sum(v[5] for v in open_at(TODAY).values() if v[2] > 0 and v[3] < TODAY)
    assert sum(b.overdue for b in balances(TODAY)) == overdue
    assert sum(row.open_minor for row in items(TODAY, "overdue")) == overdue


def test_all_items_include_the_settled_ones(demo):
    every = items(TODAY, "all")
    settled = [row for row in every if row.status == "settled"]
    assert settled
    assert len(every) - len(settled) == len(items(TODAY, "open"))
