"""The board of promises of a large ledger reads a part of them, and shows what it would of all."""

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from collector_desktop.domain.plan_making import Instalment
from collector_desktop.queries.promise_list import Standing, promise_list
from collector_desktop.queries.promises_broken import broken_count
from collector_desktop.services.plans import PlanDraft, agree_plan
from collector_desktop.services.promises import cancel_promise, judge_promises
from collector_desktop.storage.models import Customer, Item, Promise, PromiseItem
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY, add_item
from tests.integration.money import receive

EVERYTHING = 10**9
PROMISED = st.lists(
    st.tuples(
        st.integers(0, 2), st.integers(1, 240), st.integers(0, 20), st.booleans(), st.booleans()
    ),
    min_size=1,
    max_size=10,
)
PAID = st.lists(st.tuples(st.integers(0, 2), st.integers(1, 60)), max_size=4)


def board(found):
    return [
        (row.promise, row.standing, row.broken_before)
        for row in found.rows
        if row.standing is not Standing.PAST
    ]


def broken_of_all(day):
    """Count on the whole board, of which nothing is kept between two questions."""
    rows = promise_list(day, many=EVERYTHING).rows
    return sum(row.standing is Standing.BROKEN for row in rows)


def make(code):
    customer = Customer.create(code=code, name=f"{code} Ltd", currency="GBP")
    add_item(customer, f"INV-{code}", date(2026, 1, 1), date(2026, 1, 31), 90_00)
    return customer


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(promised=PROMISED, paid=PAID, back=st.integers(0, 60))
def test_the_board_read_in_part_is_the_board_of_all(ledger, promised, paid, back):
    with operation("test", "Set up", TODAY):
        first = Customer.select().count()
        customers = [make(f"C{first + place}") for place in range(3)]
        for place, ago, ahead, named, _ in promised:
            taken = TODAY - timedelta(days=ago)
            made = Promise.create(
                customer=customers[place],
                amount_minor=30_00,
                currency="GBP",
                taken_on=taken,
                pay_by=taken + timedelta(days=ahead),
            )
            if named:
                item = Item.get(Item.customer == customers[place])
                PromiseItem.create(promise=made, item=item)
    assert broken_count(TODAY) == broken_of_all(TODAY)
    for place, ago in paid:
        receive(customers[place], 30_00, TODAY - timedelta(days=ago))
    assert broken_count(TODAY) == broken_of_all(TODAY)
    judge_promises(TODAY)
    assert broken_count(TODAY) == broken_of_all(TODAY)
    for made, (*_, withdrawn) in zip(Promise.select(), promised, strict=False):
        if withdrawn and made.status == "open":
            cancel_promise(made.id, TODAY)
    for day in (TODAY, TODAY - timedelta(days=back)):
        whole, part = (promise_list(day, newest=0, many=each) for each in (EVERYTHING, 0))
        assert board(part) == board(whole)
        assert (part.kept, part.kept_before) == (whole.kept, whole.kept_before)
        assert part.older == len(whole.rows) - len(part.rows)
        assert broken_count(day) == broken_of_all(day)


def test_the_newest_are_read_with_the_board_and_the_rest_is_counted(acme):
    with operation("test", "Promise long ago", TODAY):
        bolt = make("BOLT")
        Item.update(open_minor=0, amount_minor=1).where(Item.customer == bolt).execute()
        for year in (2024, 2025):
            Promise.create(
                customer=bolt if year == 2024 else make("DART"),
                amount_minor=1_00,
                currency="GBP",
                taken_on=date(year, 1, 1),
                pay_by=date(year, 1, 2),
                status="kept",
                received_minor=1_00,
                decided_on=date(year, 1, 2),
            )
    assert promise_list(TODAY, newest=0, many=0).older == 2
    found = promise_list(TODAY, newest=1, many=0)
    assert ([row.promise.customer_code for row in found.rows], found.older) == (["DART"], 1)
    assert promise_list(TODAY).older == 0


def test_a_plan_takes_the_place_of_a_broken_promise_in_the_count_too(acme):
    later = TODAY + timedelta(days=10)
    with operation("test", "Promise", TODAY):
        bolt = make("BOLT")
        for customer in (acme, bolt):
            Promise.create(
                customer=customer,
                amount_minor=1_00,
                currency="GBP",
                taken_on=TODAY - timedelta(days=9),
                pay_by=TODAY - timedelta(days=6),
            )
    judge_promises(TODAY)
    before = broken_count(TODAY), broken_count(later)
    agree_plan(PlanDraft(bolt.id, "GBP", (Instalment(later, 90_00),)), TODAY)
    assert (before[0], broken_count(TODAY)) == (2, 1)
    assert (before[1], broken_count(later)) == (broken_of_all(later) + 1, broken_of_all(later))
