"""Instalment plans in the ledger: what they cover, how money keeps them, and how they end."""

from datetime import date, timedelta

import pytest

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.plan_making import Instalment, equal_parts, read_every, schedule
from collector_desktop.domain.plans import PlanKind, PlanState
from collector_desktop.queries.items import items
from collector_desktop.queries.plan_checks import plan_problems
from collector_desktop.queries.plan_offer import plan_offer
from collector_desktop.queries.plans import plan_of, plans, plans_in_force
from collector_desktop.queries.promises import open_promises
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.contacts import ContactDraft, PromiseDraft, log_contact
from collector_desktop.services.history import redo_last, undo_last
from collector_desktop.services.merge_customers import merge_customers
from collector_desktop.services.plan_settlements import release_settlement
from collector_desktop.services.plans import PlanDraft, agree_plan, cancel_plan
from collector_desktop.services.reversals import bounce
from collector_desktop.storage.database import db
from collector_desktop.storage.models import Contact, Customer, Promise
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.integration.money import invoice, item, left, receive

FIRST = date(2026, 12, 1)


def three(total=120_00, first=FIRST):
    return schedule(equal_parts(total, 3), first, read_every("month"))


def agree(customer, total=120_00, day=TODAY, **more):
    draft = PlanDraft(customer.id, "GBP", more.pop("instalments", three(total)), **more)
    return agree_plan(draft, day).value


def state(plan_id, day):
    return plan_of(plan_id, day).state


def settle(customer, total=60_00, first=TODAY):
    return agree(
        customer,
        instalments=schedule(equal_parts(total, 2), first, read_every("month")),
        kind=PlanKind.SETTLEMENT,
    )


def test_a_plan_stops_the_chase_of_its_debts_until_an_instalment_is_missed(acme):
    plan_id = agree(acme)
    assert [plan.item_ids for plan in plans_in_force(TODAY)] == [(item("INV-1").id,)]
    assert plans_in_force(FIRST)
    assert not plans_in_force(FIRST + timedelta(days=1))
    assert state(plan_id, FIRST + timedelta(days=1)) is PlanState.IN_DEFAULT


def test_the_list_of_items_says_how_the_plan_of_each_stands(acme):
    plan_id = agree(acme)
    late = FIRST + timedelta(days=1)
    found = {day: [row.plan for row in items(day)] for day in (TODAY - timedelta(1), TODAY, late)}
    assert list(found.values()) == [[None], [PlanState.ON_TRACK], [PlanState.IN_DEFAULT]]
    cancel_plan(plan_id, late)
    assert [row.plan for row in items(late, customer_id=acme.id)] == [None]


def test_the_history_says_what_was_agreed_as_people_write_it(acme):
    agree(acme)
    assert Contact.get().note == "Plan of £120.00, 3 instalments to 1 February 2027"
    one = schedule((100_00,), FIRST, read_every("month"))
    cancel_plan(1, TODAY)
    agree(acme, instalments=one, kind=PlanKind.SETTLEMENT, note="By card")
    newest = Contact.select().order_by(Contact.id.desc()).get()
    assert newest.note == "Settlement of £100.00, 1 instalment to 1 December 2026. By card"


def test_a_plan_for_a_part_of_an_invoice_gets_no_more_than_it_asks_for(acme):
    """1,500.00 of 10,000.00 are to come in parts; who pays it all at once owes the plan nothing."""
    invoice(acme, "BIG", 10_000_00)
    plan_id = agree(acme, 1_500_00, item_ids=(item("BIG").id,))
    receive(acme, 10_000_00, TODAY, allocate=((item("BIG").id, 10_000_00),))
    plan = plan_of(plan_id, TODAY)
    assert (plan.state, plan.total_minor) == (PlanState.KEPT, 1_500_00)
    assert (plan.standing.received_minor, plan.standing.to_come_minor) == (1_500_00, 0)


def test_nobody_had_a_plan_before_it_was_made(acme):
    agree(acme)
    assert plans(TODAY - timedelta(days=1)) == ()


def test_the_debts_keep_their_due_dates_and_balances(acme):
    before = left()
    agree(acme)
    assert left() == before
    assert item("INV-1").due_on == date(2026, 10, 1)


def test_money_in_time_keeps_it_and_the_last_of_it_ends_it(acme):
    plan_id = agree(acme)
    receive(acme, 40_00, FIRST)
    assert state(plan_id, FIRST + timedelta(days=1)) is PlanState.ON_TRACK
    receive(acme, 80_00, FIRST + timedelta(days=2))
    day = FIRST + timedelta(days=3)
    assert state(plan_id, day) is PlanState.KEPT
    assert not plans_in_force(day)


def test_money_of_the_same_day_before_the_agreement_pays_no_instalment(acme):
    receive(acme, 20_00)
    plan_id = agree(acme, 100_00)
    assert plan_of(plan_id, TODAY).standing.received_minor == 0
    receive(acme, 30_00)
    assert plan_of(plan_id, TODAY).standing.received_minor == 30_00


def test_a_returned_payment_puts_it_in_default(acme):
    plan_id = agree(acme, instalments=three(first=TODAY))
    paid = receive(acme, 40_00)
    tomorrow = TODAY + timedelta(days=1)
    assert state(plan_id, tomorrow) is PlanState.ON_TRACK
    bounce(paid.item_id, tomorrow, tomorrow)
    assert state(plan_id, tomorrow) is PlanState.IN_DEFAULT


def test_it_covers_the_oldest_debts_as_far_as_it_reaches(acme):
    invoice(acme, "INV-2", 50_00, due=date(2026, 9, 15))
    invoice(acme, "INV-3", 50_00, due=date(2026, 10, 15))
    plan = plan_of(agree(acme, 150_00), TODAY)
    assert [(debt.number, debt.amount_minor) for debt in plan.debts] == [
        ("INV-2", 50_00),
        ("INV-1", 100_00),
    ]


def test_only_the_debts_named_are_in_it(acme):
    invoice(acme, "INV-2", 50_00)
    plan = plan_of(agree(acme, 50_00, item_ids=(item("INV-2").id,)), TODAY)
    assert [debt.number for debt in plan.debts] == ["INV-2"]


@pytest.mark.parametrize(
    ("total", "more", "why"),
    [
        (120_01, {}, "Only 120.00 GBP"),
        (120_00, {"item_ids": (99,)}, "Not all of these"),
        (120_00, {"kind": PlanKind.SETTLEMENT}, "less than the 120.00 GBP that is open"),
        (120_00, {"instalments": three(first=date(2026, 11, 2))}, "before the agreement"),
        (120_00, {"instalments": ()}, "no instalments"),
        (120_00, {"replaces": 9}, "no plan 9"),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_nothing(acme, snapshot, total, more, why):
    before = snapshot()
    with pytest.raises(RefusedError, match=why):
        agree(acme, total, **more)
    assert snapshot() == before


def test_a_debt_in_another_currency_is_in_no_plan_of_this_one(acme):
    invoice(acme, "EUR-1", 50_00, currency="EUR")
    with pytest.raises(RefusedError, match="in GBP"):
        agree(acme, 50_00, item_ids=(item("EUR-1").id,))


def test_a_debt_is_in_one_plan_only(acme):
    agree(acme)
    says = "INV-1 is in plan 1 of 24 November 2026 already. Put a new plan in the place of plan 1"
    with pytest.raises(RefusedError, match=says):
        agree(acme, item_ids=(item("INV-1").id,))
    with pytest.raises(RefusedError, match=says):
        agree(acme)
    with pytest.raises(RefusedError, match=says):
        plan_offer(acme.id, (), TODAY)


def test_a_new_plan_takes_the_place_of_an_old_one_which_stays_in_the_history(acme):
    old = agree(acme)
    later = FIRST + timedelta(days=1)
    receive(acme, 20_00, FIRST)
    new = agree(acme, 100_00, later, instalments=three(100_00, later), replaces=old)
    assert (state(old, FIRST), state(old, later)) == (PlanState.ON_TRACK, PlanState.REPLACED)
    assert plan_of(new, later).replaces_id == old
    assert [plan.plan_id for plan in plans_in_force(later)] == [new]


def test_a_cancelled_plan_lets_the_chase_go_on_from_that_day(acme):
    plan_id = agree(acme)
    later = TODAY + timedelta(days=2)
    cancel_plan(plan_id, later, "asked for by the customer")
    assert plans_in_force(TODAY)
    assert not plans_in_force(later)
    with pytest.raises(RefusedError, match="cancelled already"):
        cancel_plan(plan_id, later)


def test_promises_and_follow_ups_end_with_the_agreement(acme):
    promise = PromiseDraft(120_00, "GBP", TODAY + timedelta(days=3))
    log_contact(ContactDraft(acme.id, "call", "PTP", promise=promise), TODAY)
    agree(acme)
    assert open_promises(TODAY) == []
    assert Promise.get().status == "cancelled"
    follow = Contact.get(Contact.outcome == "PTP")
    assert follow.closed_by.outcome == "PLAN"


@pytest.mark.parametrize("how", ["agree", "replace", "cancel", "release"])
def test_every_use_case_of_plans_is_undone_and_done_again(acme, snapshot, how):
    first = None if how == "agree" else agree(acme)
    if how == "release":
        cancel_plan(first, TODAY)
        first = settle(acme)
        with operation("test", "Pay late", TODAY):
            receive(acme, 60_00, TODAY + timedelta(days=1))
    work = {
        "agree": lambda: agree(acme),
        "replace": lambda: agree(acme, replaces=first),
        "cancel": lambda: cancel_plan(first, TODAY),
        "release": lambda: release_settlement(first, TODAY + timedelta(days=1)),
    }[how]
    before = snapshot()
    work()
    after = snapshot()
    undo_last(TODAY)
    assert snapshot() == before
    redo_last(TODAY)
    assert snapshot() == after


def test_plans_of_some_customers_are_found_without_the_others(acme):
    with operation("test", "Add Bolt", TODAY):
        bolt = Customer.create(code="BOLT", name="Bolt Ltd", currency="GBP")
    invoice(bolt, "B-1", 90_00)
    agree(acme)
    mine = agree(bolt, 90_00)
    assert [plan.plan_id for plan in plans_in_force(TODAY, [bolt.id])] == [mine]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("UPDATE plan_instalment SET amount_minor = 1 WHERE position = 1", "plan-sum"),
        ("UPDATE plan_item SET amount_minor = 1", "plan-sum"),
        ("UPDATE item SET currency = 'EUR'", "plan-item"),
    ],
)
def test_check_finds_a_plan_that_is_not_sound(acme, change, code):
    agree(acme)
    assert not list(plan_problems())
    with operation("test", "Damage", TODAY):
        db.execute_sql(change)
    assert code in {problem.code for problem in plan_problems()}


def test_a_first_payment_may_be_due_at_once(acme):
    now = (Instalment(TODAY, 20_00), *three(100_00))
    plan = plan_of(agree(acme, instalments=now), TODAY)
    assert plan.standing.next_due.due_on == TODAY


def test_a_plan_goes_with_its_customer_into_another(acme):
    with operation("test", "Add Bolt", TODAY):
        bolt = Customer.create(code="BOLT", name="Bolt Ltd", currency="GBP")
    plan_id = agree(acme)
    merge_customers(acme.id, bolt.id, TODAY)
    plan = plan_of(plan_id, TODAY)
    assert (plan.customer_id, plan.item_ids) == (bolt.id, (item("INV-1").id,))
    assert check_ledger(TODAY) == []
