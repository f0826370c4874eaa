"""Complete lists of what is open: what they no longer have is settled, and may come back."""

from datetime import date

from collector_desktop.services.checking import check_ledger
from collector_desktop.services.history import undo_last
from collector_desktop.services.imports import apply_import, plan_import
from collector_desktop.storage.models import Allocation, Item
from tests.integration.importing import customer_row, item_row, parsed

AS_OF = date(2026, 11, 20)


def open_numbers():
    return [row.number for row in Item.select().where(Item.open_minor > 0)]


def fill(today):
    rows = (
        item_row(2, "INV-1"),
        item_row(3, "INV-2", 5_000, open_minor=2_000),
        item_row(4, "CN-1", 700, type="credit_note"),
        item_row(5, "EUR-1", 900, currency="EUR"),
    )
    apply_import(parsed(*rows), today)


def test_what_a_complete_list_no_longer_has_is_settled_by_an_adjustment(ledger, today):
    fill(today)

    result = apply_import(parsed(item_row(), as_of=AS_OF), today, missing="close").value

    assert (result.counts.unchanged, result.counts.closed) == (1, 3)
    assert result.plan.closed_totals == {"GBP": 2_700, "EUR": 900}
    assert open_numbers() == ["INV-1"]
    entry = Item.get(Item.reference == "INV-2", Item.type == "credit_adjustment")
    assert (entry.description, entry.origin) == ("No longer open in source", "source")
    assert (entry.amount_minor, entry.open_minor, entry.document_on) == (2_000, 0, AS_OF)
    allocation = Allocation.get(Allocation.source == entry)
    assert (allocation.target.number, allocation.allocated_on) == ("INV-2", AS_OF)
    credit = Item.get(Item.reference == "CN-1")
    assert (credit.type, credit.amount_minor) == ("debit_adjustment", 700)
    assert Allocation.get(Allocation.target == credit).source.number == "CN-1"


def test_a_plan_says_what_would_be_closed(ledger, today, snapshot):
    fill(today)
    before = snapshot()

    plan = plan_import(parsed(item_row()), today, "close")

    assert (plan.counts.closed, plan.closed_totals) == (3, {"GBP": 2_700, "EUR": 900})
    assert snapshot() == before


def test_nothing_is_closed_unless_asked(ledger, today):
    fill(today)

    result = apply_import(parsed(item_row()), today).value

    assert result.counts.closed == 0
    assert len(open_numbers()) == 4


def test_the_same_complete_list_again_closes_nothing_more(ledger, today, snapshot):
    fill(today)
    file = parsed(item_row())
    apply_import(file, today, missing="close")
    before = snapshot()

    again = apply_import(file, today, missing="close")

    assert (again.value.counts.closed, again.operation_id) == (0, None)
    assert snapshot() == before


def test_items_dated_after_the_list_are_not_missing_from_it(ledger, today):
    fill(today)
    later = item_row(2, "INV-9", document_on=date(2026, 11, 21))
    apply_import(parsed(later), today)

    apply_import(parsed(item_row(), as_of=AS_OF), today, missing="close")

    assert open_numbers() == ["INV-1", "INV-9"]


def test_a_row_left_out_for_its_money_is_still_in_the_list(ledger, today):
    fill(today)

    result = apply_import(
        parsed(item_row(2), item_row(3, "INV-2", 5_000, open_minor=4_000)), today, missing="close"
    ).value

    assert (result.counts.rejected, result.counts.closed) == (1, 2)
    assert "INV-2" in open_numbers()


def test_a_list_with_rows_that_cannot_be_read_closes_nothing(ledger, today):
    fill(today)
    file = parsed(item_row(), problems=[(3, "date", "?", "No date")])

    result = apply_import(file, today, missing="close").value

    assert result.counts.closed == 0
    assert result.plan.warnings[0].reason.startswith("Nothing was closed: a row")


def test_a_list_with_rows_that_are_no_items_closes_nothing(ledger, today):
    fill(today)

    result = apply_import(parsed(item_row(), item_row(3, "INV-2", 0)), today, missing="close").value

    assert (result.counts.closed, result.counts.rejected) == (0, 1)


def test_an_empty_list_closes_nothing(ledger, today):
    fill(today)

    result = apply_import(parsed(kind=parsed(item_row()).kind), today, missing="close").value

    assert result.counts.closed == 0
    assert result.plan.warnings[0].reason == "The file has no items, so nothing was closed."


def test_a_customers_file_closes_nothing(ledger, today):
    fill(today)

    result = apply_import(parsed(customer_row()), today, missing="close").value

    assert result.counts.closed == 0
    assert len(open_numbers()) == 4


def nightly(today, *rows, on=AS_OF):
    """Import a complete list of what is open, and return what became of it."""
    return apply_import(parsed(*rows, as_of=on), today, missing="close").value


def test_an_item_that_is_open_again_takes_back_our_own_closing(ledger, today):
    kept, gone = item_row(2, "INV-1"), item_row(3, "INV-2", 5_000, open_minor=2_000)
    apply_import(parsed(kept, gone), today)
    nightly(today, kept)

    result = nightly(today, kept, gone, on=today)

    assert (result.counts.updated, result.counts.unchanged, result.counts.rejected) == (1, 1, 0)
    assert [change.after for change in result.plan.changes] == ["20.00"]
    assert {row.number: row.open_minor for row in Item.select().where(Item.open_minor > 0)} == {
        "INV-1": kept.amount_minor,
        "INV-2": 2_000,
    }
    entry = Item.get(Item.description == "Open in source again")
    assert (entry.type, entry.amount_minor, entry.document_on) == ("debit_adjustment", 2_000, today)
    assert check_ledger(today) == []
    assert nightly(today, kept, gone, on=today).counts.unchanged == 2


def test_an_item_may_go_and_come_back_more_than_once_and_in_part(ledger, today):
    kept = item_row(2, "INV-1")
    apply_import(parsed(kept, item_row(3, "INV-2", 5_000, open_minor=2_000)), today)
    for left in (2_000, 500, 500):
        nightly(today, kept)
        nightly(today, kept, item_row(3, "INV-2", 5_000, open_minor=left), on=today)
        assert Item.get(Item.number == "INV-2").open_minor == left
    assert check_ledger(today) == []


def test_a_credit_that_is_open_again_takes_back_our_own_closing(ledger, today):
    kept, gone = item_row(2, "INV-1"), item_row(3, "CN-1", 700, type="credit_note", open_minor=700)
    apply_import(parsed(kept, gone), today)
    nightly(today, kept)

    assert nightly(today, kept, gone, on=today).counts.updated == 1

    assert Item.get(Item.number == "CN-1").open_minor == 700
    assert check_ledger(today) == []


def test_what_somebody_paid_is_not_reopened_by_a_file(ledger, today):
    kept, gone = item_row(2, "INV-1"), item_row(3, "INV-2", 5_000, open_minor=2_000)
    apply_import(parsed(kept, gone), today)
    nightly(today, kept)

    result = nightly(today, kept, item_row(3, "INV-2", 5_000, open_minor=4_000), on=today)

    assert result.counts.rejected == 1
    assert "nothing was reopened" in result.plan.problems[0].reason


def test_a_closing_that_was_taken_back_comes_back_by_undo(ledger, today):
    kept, gone = item_row(2, "INV-1"), item_row(3, "INV-2", 5_000, open_minor=2_000)
    apply_import(parsed(kept, gone), today)
    nightly(today, kept)
    nightly(today, kept, gone, on=today)

    undo_last(today)

    assert Item.get(Item.number == "INV-2").open_minor == 0
    assert check_ledger(today) == []
