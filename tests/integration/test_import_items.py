"""Items come in from a file: once, under one number, and only where they can be items."""

import pytest

from collector_desktop.queries.history import last_undoable
from collector_desktop.services.imports import apply_import, plan_import
from collector_desktop.storage.models import Customer, Item, Operation
from tests.integration.importing import OCTOBER, SEPTEMBER, bring_in, item, item_row, parsed


def test_a_file_makes_its_items_and_the_customers_unknown_so_far(ledger, today):
    result = bring_in(
        today,
        item_row(2),
        item_row(3, "INV-2", 5_000, reference="PO 7", description="Oak doors"),
        item_row(4, "INV-3", code="BEX", name="Bexley Ltd", currency="EUR"),
    )

    assert (result.counts.rows, result.counts.created) == (3, 3)
    assert result.plan.new_customers == ("Acme Ltd", "Bexley Ltd")
    assert [(c.code, c.name, c.currency) for c in Customer.select()] == [
        ("ACME", "Acme Ltd", "GBP"),
        ("BEX", "Bexley Ltd", "EUR"),
    ]
    second = item("INV-2")
    assert (second.amount_minor, second.open_minor, second.currency) == (5_000, 5_000, "GBP")
    assert (second.reference, second.description) == ("PO 7", "Oak doors")
    assert (second.document_on, second.due_on) == (SEPTEMBER, OCTOBER)
    assert item("INV-3").currency == "EUR"


def test_a_plan_says_what_an_import_does_and_writes_nothing(ledger, today, snapshot):
    bring_in(today, item_row())
    before, operations = snapshot(), Operation.select().count()
    newer = parsed(item_row(minor=15_000), item_row(3, "INV-2", name="New Ltd", code="NEW"))

    plan = plan_import(newer, today)

    assert (plan.counts.created, plan.counts.updated) == (1, 1)
    assert plan.new_customers == ("New Ltd",)
    changed = [(c.number, c.customer, c.what, c.before, c.after) for c in plan.changes]
    assert changed == [
        ("INV-1", "Acme Ltd", "amount", "120.00", "150.00"),
        ("INV-1", "Acme Ltd", "open", "120.00", "150.00"),
    ]
    assert plan.already_imported_on is None
    assert (snapshot(), Operation.select().count()) == (before, operations)
    assert apply_import(newer, today).value.plan == plan


def test_the_same_file_again_changes_nothing_and_leaves_no_trace(ledger, today, snapshot):
    file = parsed(
        item_row(),
        item_row(3, "INV-2", open_minor=4_000),
        item_row(4, "INV-3", settled_on=OCTOBER),
        item_row(5, "CN-1", 3_000, type="credit_note", open_minor=1_000),
        item_row(6, "", 700, type="receipt"),
        item_row(7, "", 700, type="receipt"),
    )
    apply_import(file, today)
    before, operations = snapshot(), Operation.select().count()

    again = apply_import(file, today)

    assert again.value.counts.unchanged == 6
    assert again.value.counts.created == again.value.counts.updated == 0
    assert again.operation_id is None
    assert again.value.plan.already_imported_on == today
    assert (snapshot(), Operation.select().count()) == (before, operations)


def test_a_fresh_file_without_news_is_recorded_as_it_confirms_the_ledger(ledger, today):
    bring_in(today, item_row(), item_row(3, "INV-2"))
    last = last_undoable()

    fresh = apply_import(parsed(item_row()), today)

    assert fresh.value.counts.unchanged == 1
    assert fresh.value.batch_id is not None
    newest = Operation.select().order_by(Operation.id.desc()).get()
    assert newest.summary == "Import july.csv: nothing new"
    assert (fresh.operation_id, last_undoable()) == (None, last)


def test_a_code_that_nobody_has_makes_a_customer_and_is_pointed_out_once(ledger, today):
    rows = (
        item_row(code="NEW", name=""),
        item_row(3, "INV-2", code="NEW", name=""),
        item_row(4, "INV-3", code="BYNAME", name="By Name Ltd"),
    )
    plan = bring_in(today, *rows).plan
    assert [(each.row, each.column, each.value) for each in plan.warnings] == [
        (2, "customer", "NEW")
    ]
    assert plan.counts.rejected == 0
    assert bring_in(today, *rows).plan.warnings == ()


@pytest.mark.parametrize("number", ["inv-1", "INV - 1", "\uff29NV-1"])
def test_a_number_is_the_same_whatever_its_case_blanks_and_width(ledger, today, number):
    bring_in(today, item_row())

    assert bring_in(today, item_row(number=number)).counts.unchanged == 1
    assert Item.select().count() == 1


def test_the_same_number_is_another_item_for_another_customer_and_worth_a_warning(ledger, today):
    bring_in(today, item_row())

    result = bring_in(today, item_row(5, code="BEX", name="Bexley Ltd"))

    assert result.counts.created == 1
    warning = result.plan.warnings[0]
    assert (warning.row, warning.column, warning.value) == (5, "number", "INV-1")
    assert warning.reason == "Acme Ltd has an item with this number too."


def test_a_number_twice_in_one_file_counts_once(ledger, today):
    result = bring_in(today, item_row(2), item_row(3, minor=99))

    assert (result.counts.created, result.counts.rejected) == (1, 1)
    assert result.plan.problems[0].row == 3
    assert item("INV-1").amount_minor == 12_000
    again = bring_in(today, item_row(2), item_row(3, minor=98))
    assert (again.counts.unchanged, again.counts.rejected) == (1, 1)


def test_items_without_a_number_get_one_that_stays_the_same(ledger, today):
    first = item_row(2, "", 5_000, type="receipt")
    bring_in(today, first)

    result = bring_in(today, first, item_row(3, "", 5_000, type="receipt"))

    assert (result.counts.unchanged, result.counts.created) == (1, 1)
    assert [row.number for row in Item.select()] == ["20260901-50.00", "20260901-50.00-2"]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (item_row(type="order"), "type"),
        (item_row(minor=0), "amount"),
        (item_row(minor=10**15 + 1), "amount"),
        (item_row(open_minor=12_001), "open"),
        (item_row(open_minor=-1), "open"),
        (item_row(currency="gbp"), "currency"),
        (item_row(code="", name=""), "customer"),
    ],
)
def test_a_row_that_cannot_be_an_item_is_left_out(ledger, today, row, column):
    result = bring_in(today, row, item_row(3, "INV-2"))

    assert (result.counts.created, result.counts.rejected) == (1, 1)
    assert (result.plan.problems[0].row, result.plan.problems[0].column) == (2, column)


def test_rows_that_could_not_be_read_count_as_rejected(ledger, today):
    result = bring_in(
        today,
        item_row(2),
        problems=[(3, "date", "31/31", "No date"), (3, "amount", "x", "No amount")],
    )

    assert (result.counts.rows, result.counts.created, result.counts.rejected) == (2, 1, 1)
    assert len(result.plan.problems) == 2


def test_a_file_of_rejected_rows_only_leaves_no_trace(ledger, today):
    outcome = apply_import(parsed(item_row(minor=0)), today)

    assert (outcome.operation_id, outcome.value.batch_id) == (None, None)
    assert Operation.select().count() == 0


def test_progress_is_reported_and_may_stop_the_import(ledger, today, snapshot):
    told = []
    rows = [item_row(row, f"INV-{row}") for row in range(2, 4502)]
    apply_import(parsed(*rows), today, progress=lambda *done: told.append(done))
    assert told == [(2000, 4500), (4000, 4500), (4500, 4500)]
    before = snapshot()

    def stop(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        apply_import(parsed(item_row(2, "LATE")), today, progress=stop)

    assert snapshot() == before
