"""Holds and disputes at any day, against a computation of their own; undo, history, checks."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from collector_desktop.domain.disputes import DisputeStatus
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.holds import HoldKind
from collector_desktop.queries.aged import aged_debtors
from collector_desktop.queries.disputed import disputed_by_item
from collector_desktop.queries.disputes import disputes
from collector_desktop.queries.history import audit_entries
from collector_desktop.queries.holds import holds
from collector_desktop.queries.items import items
from collector_desktop.queries.position import open_items
from collector_desktop.queries.worklist import worklist, worklist_top
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.disputes import (
    Decision,
    DisputeDraft,
    raise_dispute,
    resolve_dispute,
)
from collector_desktop.services.history import undo
from collector_desktop.services.holds import HoldDraft, put_on_hold, release
from collector_desktop.storage.database import db
from collector_desktop.storage.models import Allocation, Customer, Dispute, Hold, Item
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.integration.money import credit, invoice, pay, receive

FIRST = date(2026, 9, 1)
STEP = st.tuples(
    st.sampled_from(["hold", "hold all", "release", "dispute", "resolve", "pay", "look"]),
    st.integers(1, 9),
    st.integers(0, 3),
)


def at(number):
    return FIRST + timedelta(days=number)


def do(customer, what, amount, place, day):
    """Do one thing at a day, unless a rule refuses it."""
    numbers = [f"INV-{each}" for each in range(1, 4)]
    item = Item.get(Item.number == numbers[place % 3])
    match what:
        case "hold" | "hold all":
            chosen = (item.id,) if what == "hold" else ()
            until = day + timedelta(days=amount) if place % 2 else None
            put_on_hold(HoldDraft(customer.id, HoldKind.OTHER, "x", until, chosen), day)
        case "release":
            release((place + 1,), day)
        case "dispute":
            raise_dispute(DisputeDraft(item.id, "PRICE", amount * 10_00), day)
        case "resolve":
            outcome = list(DisputeStatus)[1 + amount % 4]
            minor = 5_00 if outcome is DisputeStatus.PART else None
            resolve_dispute(Decision(place + 1, outcome, minor), day)
        case "pay":
            receive(customer, amount * 10_00, day)


def standing(row, begin, end, last, day):
    """Return whether a stored row counts at the end of a day: the rule said once more."""
    begins, ends = getattr(row, begin), getattr(row, end)
    has_run_out = last and getattr(row, last) is not None and day > getattr(row, last)
    return begins <= day and not (ends is not None and ends <= day) and not has_run_out


def prove(customer, days):
    """Compare every answer of every day with what the stored rows give."""
    rows = list(Item.select().where(Item.type == "invoice"))
    for day in days:
        denied = {}
        for item in rows:
            paid = sum(
                each.amount_minor
                for each in Allocation.select().where(Allocation.target == item)
                if each.allocated_on <= day
            )
            mine = sum(
                each.amount_minor
                for each in Dispute.select().where(Dispute.item == item)
                if standing(each, "raised_on", "ended_on", None, day)
            )
            if min(mine, item.amount_minor - paid) > 0:
                denied[item.id] = min(mine, item.amount_minor - paid)
        held = {
            each.id_in("item")
            for each in Hold.select()
            if standing(each, "made_on", "released_on", "until_on", day)
        }
        listed = items(day)
        assert disputed_by_item(day) == denied
        assert disputed_by_item(day, customer.id) == denied
        assert {row.item_id: row.disputed_minor for row in listed if row.disputed_minor} == denied
        assert all(bool(row.holds) == (None in held or row.item_id in held) for row in listed)
        told = sum(row.disputed for rows in aged_debtors(day).currencies.values() for row in rows)
        assert told == sum(denied.values())
        assert sum(row.disputed_minor for row in disputes(day)) == sum(denied.values())
        still_open = {row.item_id: row.open_minor for row in open_items(day)}
        assert all(minor <= still_open[item_id] for item_id, minor in denied.items())
        names = [row.customer_id for row in worklist(day)]
        assert names == [row.customer_id for row in worklist_top(day, 9).rows]
        wholly = sum(
            row.open_minor if None in held or row.item_id in held else denied.get(row.item_id, 0)
            for row in listed
            if row.sign > 0
        )
        debts = sum(row.open_minor for row in listed if row.sign > 0)
        if wholly >= debts:
            assert names == []


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(STEP, min_size=3, max_size=12))
def test_every_day_is_shown_as_it_stood(acme, steps):
    with db.atomic() as transaction:
        for number in (2, 3):
            due = at(5 * number)
            invoice(acme, f"INV-{number}", 100_00 * number, FIRST, due)
        for number, (what, amount, place) in enumerate(steps, 1):
            try:
                do(acme, what, amount, place, at(3 * number))
            except RefusedError:
                continue
        prove(acme, [at(number) for number in range(0, 3 * len(steps) + 6, 2)])
        assert check_ledger(at(60)) == []
        transaction.rollback()


@pytest.fixture
def disputed(acme):
    case = raise_dispute(DisputeDraft(Item.get(Item.number == "INV-1").id, "SHORT", 30_00), TODAY)
    return acme, case.value


def test_what_was_done_can_be_taken_back(disputed):
    acme, case = disputed
    outcome = resolve_dispute(Decision(case, DisputeStatus.ACCEPTED), TODAY)
    undo(outcome.operation_id, TODAY)
    assert sum(disputed_by_item(TODAY).values()) == 30_00
    held = put_on_hold(HoldDraft(acme.id, HoldKind.LEGAL, "court"), TODAY)
    freed = release(held.value, TODAY)
    undo(freed.operation_id, TODAY)
    undo(held.operation_id, TODAY)
    assert holds(TODAY) == ()
    assert check_ledger(TODAY) == []


@pytest.mark.parametrize(
    ("paid", "outcome", "asked", "credited", "on_account"),
    [
        (120_00, DisputeStatus.ACCEPTED, None, 30_00, 30_00),
        (120_00, DisputeStatus.PART, 10_00, 10_00, 10_00),
        (100_00, DisputeStatus.ACCEPTED, None, 30_00, 10_00),
        (90_00, DisputeStatus.ACCEPTED, None, 30_00, 0),
    ],
)
def test_what_was_paid_of_a_dispute_that_was_right_stays_on_account(
    disputed, paid, outcome, asked, credited, on_account
):
    """Of 120.00 were 30.00 never owed: who paid more than 90.00 has the difference to their credit.

    The aged list then has it as unallocated; it may be refunded or pay something else.
    """
    acme, case = disputed
    receive(acme, paid)
    moved = resolve_dispute(Decision(case, outcome, asked), TODAY)
    assert sum(each.minor for each in moved.value.allocations) == credited - on_account
    assert moved.value.unallocated_minor == on_account
    assert sum(row.sign * row.open_minor for row in open_items(TODAY)) == -on_account
    assert check_ledger(TODAY) == []
    undo(moved.operation_id, TODAY)
    assert disputes(TODAY)[0].grantable_minor == 30_00
    assert check_ledger(TODAY) == []


def test_a_dispute_that_a_credit_note_settled_is_not_credited_again(disputed):
    """The credit note of 20.00 came from the accounting program: 10.00 is left to be granted."""
    acme, case = disputed
    credit(acme, "CN-1", 20_00, TODAY)
    pay("CN-1", "INV-1", 20_00)
    receive(acme, 100_00)
    with pytest.raises(RefusedError, match=r"10\.00 GBP of INV-1 is in dispute"):
        resolve_dispute(Decision(case, DisputeStatus.PART, 30_00), TODAY)
    moved = resolve_dispute(Decision(case, DisputeStatus.ACCEPTED), TODAY).value
    assert moved.unallocated_minor == 10_00


def test_a_dispute_that_a_credit_note_settled_wholly_ends_as_accepted(disputed):
    acme, case = disputed
    item = Item.get(Item.number == "INV-1")
    receive(acme, 90_00, allocate=((item.id, 90_00),))
    credit(acme, "CN-1", 30_00, TODAY)
    pay("CN-1", "INV-1", 30_00)
    with pytest.raises(RefusedError, match="All that was in dispute on INV-1 has been credited"):
        resolve_dispute(Decision(case, DisputeStatus.PART, 10_00), TODAY)
    moved = resolve_dispute(Decision(case, DisputeStatus.ACCEPTED), TODAY)
    assert moved.summary == "Resolve dispute of INV-1: accepted, credited before"
    (row,) = disputes(TODAY)
    assert (row.status, row.credit, row.credit_minor) == (DisputeStatus.ACCEPTED, None, None)
    assert not open_items(TODAY)
    assert check_ledger(TODAY) == []
    undo(moved.operation_id, TODAY)
    assert disputes(TODAY)[0].status is DisputeStatus.OPEN


def test_the_credit_of_one_dispute_takes_nothing_off_another(disputed):
    acme, case = disputed
    other = raise_dispute(DisputeDraft(Item.get(Item.number == "INV-1").id, "PRICE", 40_00), TODAY)
    resolve_dispute(Decision(case, DisputeStatus.ACCEPTED), TODAY)
    receive(acme, 90_00)
    moved = resolve_dispute(Decision(other.value, DisputeStatus.ACCEPTED), TODAY).value
    assert moved.unallocated_minor == 40_00


def test_the_history_of_a_customer_has_its_holds_and_disputes(disputed):
    acme, _ = disputed
    put_on_hold(HoldDraft(acme.id, HoldKind.LEGAL, "court"), TODAY)
    found = {entry.entity: entry for entry in audit_entries(acme.code)}
    assert found["hold"].after["kind"] == "legal"
    assert found["dispute"].after["amount"] == "30.00"
    assert found["dispute"].key == "INV-1"


@pytest.mark.parametrize(
    ("sql", "code"),
    [
        ("UPDATE dispute SET raised_on = '2026-08-01'", "dispute-item"),
        (
            "UPDATE dispute SET status = 'part', ended_on = '2026-11-24', credit_id = 1",
            "dispute-credit",
        ),
        ("UPDATE hold SET item_id = (SELECT id FROM item WHERE number = 'B-1')", "hold-item"),
    ],
)
def test_check_finds_what_is_not_of_what_it_names(disputed, sql, code):
    acme, _ = disputed
    with operation("test", "Set up Beta", TODAY):
        beta = Customer.create(code="BETA", name="Beta Ltd", currency="GBP")
    invoice(beta, "B-1", 5_00)
    put_on_hold(HoldDraft(acme.id, HoldKind.LEGAL, "court"), TODAY)
    assert check_ledger(TODAY) == []
    with operation("test", "Damage", TODAY):
        db.execute_sql(sql)
    assert code in {problem.code for problem in check_ledger(TODAY)}
