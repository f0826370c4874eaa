"""The locked period: nothing dated in it is written or undone, by hand or by file."""

from datetime import date, timedelta

import pytest

from collector_desktop.domain.errors import CollectorError, RefusedError
from collector_desktop.queries.aged import aged_debtors
from collector_desktop.services.history import undo, undo_last
from collector_desktop.services.imports import apply_import, plan_import
from collector_desktop.services.refunds import refund
from collector_desktop.services.reversals import bounce
from collector_desktop.services.settings import change_settings
from collector_desktop.services.write_offs import WriteOffDraft, write_off
from collector_desktop.storage.models import Item
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY, add_item
from tests.integration.importing import allocation_row, item_row, parsed
from tests.integration.money import credit, invoice, item, left, pay, receive, take_off

END = date(2026, 10, 31)
FIRST_FREE = END + timedelta(days=1)


def lock(day=END):
    return change_settings({"ledger.locked_until": day.isoformat() if day else ""}, TODAY)


@pytest.fixture
def books(acme):
    """Acme owes 120.00 and 50.00, of which 30.00 were paid in the period that is locked."""
    invoice(acme, "INV-2", 50_00)
    credit(acme, "CN-1", 30_00)
    receive(acme, 30_00, END, "INV-2")
    lock()
    return acme


def ageing():
    return [aged_debtors(END - timedelta(days=days)).currencies for days in (0, 1, 20)]


@pytest.mark.parametrize(
    ("change", "number"),
    [
        (lambda who: receive(who, 10_00, END), "R-000002"),
        (lambda who: receive(who, 10_00, END, allocate="none"), "R-000002"),
        (lambda _: pay("CN-1", "INV-1", 30_00, END), "CN-1"),
        (lambda _: take_off("R-000001", "INV-2", END), "R-000001"),
        (lambda _: bounce(item("R-000001").id, END, TODAY), "R-000001|A-000001"),
        (lambda _: refund(item("CN-1").id, 5_00, END, TODAY), "F-000001|CN-1"),
        (
            lambda _: write_off(WriteOffDraft(item("INV-1").id, "other", END), TODAY),
            "A-000001",
        ),
        (lambda who: invoice(who, "INV-9", 1_00, made=END), "INV-9"),
    ],
)
def test_nothing_can_be_dated_in_the_locked_period(books, snapshot, change, number):
    before = snapshot()
    with pytest.raises(RefusedError, match=f"^({number}) would change on .* locked up to") as error:
        change(books)
    assert "move the end of the locked period" in error.value.advice
    assert snapshot() == before


@pytest.mark.parametrize(
    "change",
    [
        lambda who: receive(who, 10_00, FIRST_FREE),
        lambda _: pay("CN-1", "INV-1", 30_00, FIRST_FREE),
        lambda _: take_off("R-000001", "INV-2", FIRST_FREE),
        lambda _: bounce(item("R-000001").id, FIRST_FREE, TODAY),
        lambda _: write_off(WriteOffDraft(item("INV-1").id, "other", FIRST_FREE), TODAY),
    ],
)
def test_older_entries_can_still_be_settled_after_it_and_keep_their_past(books, change):
    before = ageing()
    change(books)
    undo_last(TODAY)
    change(books)
    assert ageing() == before


def test_what_was_written_before_cannot_be_undone_until_it_is_unlocked(acme):
    receive(acme, 30_00, END)
    paid = Item.select().count()
    done = lock()
    with pytest.raises(RefusedError, match="R-000001 would change on 2026-10-31"):
        undo(done.operation_id - 1, TODAY)
    assert Item.select().count() == paid
    undo(done.operation_id, TODAY)
    undo(done.operation_id - 1, TODAY)
    assert left() == {"INV-1": 120_00}


def test_words_about_a_locked_entry_may_change_and_its_money_may_not(books):
    with operation("test", "Word", TODAY):
        Item.update(reference="PO 9").where(Item.number == "INV-1").execute()
    for change in ({"amount_minor": 120_01}, {"due_on": TODAY}, {"document_on": FIRST_FREE}):
        with (
            pytest.raises(RefusedError, match="INV-1 would change on 2026-09-01"),
            operation("test", "Money", TODAY),
        ):
            Item.update(**change).where(Item.number == "INV-1").execute()


def test_a_later_entry_cannot_be_moved_into_it(books):
    with operation("test", "Write", TODAY):
        add_item(books, "INV-9", FIRST_FREE, FIRST_FREE, 1_00)
    with pytest.raises(RefusedError, match="INV-9"), operation("test", "Move", TODAY):
        Item.update(document_on=END).where(Item.number == "INV-9").execute()


def test_a_file_brings_in_what_is_free_and_leaves_out_what_is_locked(books):
    file = parsed(
        item_row(row=2, number="INV-1", minor=120_00, code="ACME", due_on=date(2026, 10, 1)),
        item_row(row=3, number="INV-7", minor=10_00, code="ACME", document_on=END),
        item_row(row=4, number="INV-8", minor=10_00, code="ACME", document_on=FIRST_FREE),
        item_row(row=5, number="INV-2", minor=55_00, code="ACME", document_on=date(2026, 9, 1)),
    )
    assert plan_import(file, TODAY) == apply_import(file, TODAY).value.plan
    counts = apply_import(file, TODAY).value.counts
    assert (counts.created, counts.rejected) == (0, 2)
    plan = plan_import(file, TODAY)
    assert [(each.row, each.column, each.value) for each in plan.problems] == [
        (3, "date", "2026-10-31"),
        (5, "date", "2026-09-01"),
    ]
    assert plan.problems[0].reason == (
        "The books are locked up to 2026-10-31, and this would change them."
    )
    assert item("INV-8").amount_minor == 10_00
    assert item("INV-2").amount_minor == 50_00


def test_a_file_may_say_today_that_an_old_invoice_was_paid(books):
    before = ageing()
    file = parsed(
        item_row(
            number="INV-1",
            minor=120_00,
            code="ACME",
            open_minor=0,
            document_on=date(2026, 9, 1),
            due_on=date(2026, 10, 1),
        )
    )
    assert apply_import(file, TODAY).value.counts.updated == 1
    assert ageing() == before


def test_a_locked_row_makes_no_customer(books):
    file = parsed(item_row(number="N-1", code="NEW", name="New", document_on=END))
    assert apply_import(file, TODAY).value.plan.new_customers == ()


def test_locked_allocations_of_a_file_are_left_out(books):
    file = parsed(allocation_row(2, "CN-1", "INV-1", "30.00", allocated_on=END))
    (problem,) = plan_import(file, TODAY).problems
    assert (problem.column, problem.value) == ("date", "2026-10-31")
    free = parsed(allocation_row(2, "CN-1", "INV-1", "30.00", allocated_on=FIRST_FREE))
    assert apply_import(free, TODAY).value.counts.created == 1


def test_an_import_of_the_locked_period_is_not_undone(acme):
    done = apply_import(parsed(item_row(number="X", code="ACME", document_on=END)), TODAY)
    lock()
    with pytest.raises(RefusedError, match="X would change on 2026-10-31"):
        undo(done.operation_id, TODAY)


def test_only_days_that_have_come_are_locked(ledger):
    with pytest.raises(RefusedError, match="has not come yet"):
        lock(TODAY + timedelta(days=1))
    with pytest.raises(CollectorError, match="is not a day"):
        change_settings({"ledger.locked_until": "31/10/2026"}, TODAY)
    assert lock(TODAY).summary == "Change the end of the locked period"
    assert lock(None).value == 1
