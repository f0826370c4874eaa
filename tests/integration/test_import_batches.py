"""An import as a whole: undone, redone, broken off, listed, and its layout remembered."""

import sqlite3
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from peewee import fn

from collector_desktop.domain.items import CREDITS, DEBITS
from collector_desktop.domain.money import plain_amount
from collector_desktop.queries.imports import (
    import_batches,
    imported_before,
    remembered_mapping,
)
from collector_desktop.queries.ledger_age import ledger_age
from collector_desktop.services.history import undo
from collector_desktop.services.imports import apply_import, plan_import, remember_mapping
from collector_desktop.storage.database import db
from collector_desktop.storage.ledger_file import close_ledger
from collector_desktop.storage.models import Allocation, AuditChange, Item, Operation
from tests.integration.importing import SEPTEMBER, allocation_row, customer_row, item_row, parsed
from tests.new_ledgers import open_new_ledger


def first_files():
    """What is in the ledger before the import under test."""
    return (
        parsed(item_row(2), item_row(3, "INV-2"), item_row(4, "R-1", type="receipt")),
        parsed(customer_row(3, "OLD", "Old & Co", address1="1 High Street")),
    )


NEWER = {
    "items": (
        parsed(
            item_row(2, minor=15_000, open_minor=6_000, reference="New"),
            item_row(3, "INV-9", code="NEW", name="New Ltd", settled_on=SEPTEMBER),
            item_row(4, "CN-1", 900, type="credit_note", open_minor=100),
            item_row(5, "INV-8", customer=customer_row(5, email="a@acme.example", city="Leeds")),
        ),
        "keep",
    ),
    "complete list": (parsed(item_row(2)), "close"),
    "customers": (
        parsed(
            customer_row(2, terms="NET 7", group="Builders", email="a@acme.example", city="Leeds"),
            customer_row(3, "OLD", "Old and Co", address1="2 High Street"),
            customer_row(4, "NEW", "New Ltd", phone="020 1", group="Builders"),
        ),
        "keep",
    ),
    "allocations": (
        parsed(allocation_row(2, amount="70.00"), allocation_row(3, "R-1", "INV-2", "50.00")),
        "keep",
    ),
}


@pytest.mark.parametrize("name", NEWER)
def test_an_import_can_be_undone_and_redone(name, ledger, today, snapshot):
    for file in first_files():
        apply_import(file, today)
    file, missing = NEWER[name]
    before = snapshot()
    done = apply_import(file, today, missing)
    after = snapshot()
    assert done.value.counts.rejected == 0
    assert after != before

    reversal = undo(done.operation_id, today).value

    assert snapshot() == before
    undo(reversal, today)
    assert snapshot() == after


def test_rows_of_the_batch_have_no_images_and_rows_it_changed_have_one(ledger, today):
    apply_import(parsed(item_row(2), item_row(3, "INV-2")), today)

    done = apply_import(parsed(item_row(2, minor=15_000), item_row(4, "INV-3")), today)

    images = AuditChange.select().where(AuditChange.operation == done.operation_id)
    of_items = [image for image in images if image.table_name == "item"]
    assert [(image.action, image.row_id) for image in of_items] == [("update", 1)]


def test_a_failing_import_leaves_everything_as_it_was(ledger, today, snapshot, monkeypatch):
    apply_import(parsed(item_row(2)), today)
    before, operations = snapshot(), Operation.select().count()

    def full(*_, **__):
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("collector_desktop.services.import_shared_numbers.shared_numbers", full)
    with pytest.raises(sqlite3.OperationalError):
        apply_import(parsed(item_row(3, "INV-2", code="NEW", name="New")), today)

    assert (snapshot(), Operation.select().count()) == (before, operations)


def test_a_large_import_leaves_the_indexes_as_they_were(ledger, today, monkeypatch):
    monkeypatch.setattr("collector_desktop.storage.bulk_load.MANY_ROWS", 3)
    before = indexes()
    rows = [item_row(row, f"INV-{row}", open_minor=50) for row in range(2, 8)]

    plan_import(parsed(*rows), today)
    assert indexes() == before
    apply_import(parsed(*rows), today)
    assert indexes() == before
    with pytest.raises(ZeroDivisionError):
        apply_import(
            parsed(*(item_row(row, f"NEW-{row}") for row in range(2, 40))),
            today,
            progress=lambda done, total: 1 // (done - total),
        )
    assert indexes() == before


def indexes():
    sql = "SELECT name, sql FROM sqlite_master WHERE type = 'index' ORDER BY name"
    return db.execute_sql(sql).fetchall()


def test_batches_are_listed_newest_first_with_their_counts(ledger, today):
    apply_import(parsed(item_row(2), file_name="june.csv"), date(2026, 6, 30))
    apply_import(parsed(item_row(2, minor=1), item_row(3, "INV-2", 0)), today)

    newest, oldest = import_batches()

    assert (newest.file_name, newest.kind, newest.imported_on) == ("july.csv", "items", today)
    assert (newest.created, newest.updated, newest.rejected) == (0, 1, 1)
    assert (oldest.file_name, oldest.created) == ("june.csv", 1)
    assert Operation.get_by_id(newest.operation_id).summary == "Import july.csv: 1 changed"


def test_an_undone_file_is_as_if_it_never_came(ledger, today):
    file = parsed(item_row(2))
    done = apply_import(file, today)
    assert imported_before(file.sha256) == today

    undo(done.operation_id, today)

    assert imported_before(file.sha256) is None
    assert ledger_age(today).imported_on is None
    assert apply_import(file, today).value.counts.created == 1


def test_the_ledger_is_as_old_as_its_newest_items(ledger, today):
    assert ledger_age(today).days(today) is None
    june = date(2026, 6, 30)
    apply_import(parsed(item_row(2), file_name="june.csv"), june)
    apply_import(parsed(item_row(3, "INV-2")), date(2026, 11, 20))
    apply_import(parsed(customer_row(2, "BEX", "Bexley"), file_name="customers.csv"), today)

    age = ledger_age(today)

    assert (age.file_name, age.profile, age.days(today)) == ("july.csv", "collector", 4)
    assert ledger_age(june).file_name == "june.csv"


def test_a_layout_is_remembered_until_it_is_matched_otherwise(ledger, today):
    assert remembered_mapping("a|b") is None
    remember_mapping("a|b", "Our export", '{"a": "number"}', today)
    assert remembered_mapping("a|b").mapping == '{"a": "number"}'

    changed = remember_mapping("a|b", "Our export", '{"a": "amount"}', today)

    assert remembered_mapping("a|b").mapping == '{"a": "amount"}'
    assert remember_mapping("a|b", "Our export", '{"a": "amount"}', today).operation_id is None
    undo(changed.operation_id, today)
    assert remembered_mapping("a|b").mapping == '{"a": "number"}'


ITEMS = st.lists(
    st.tuples(
        st.sampled_from(sorted([*DEBITS, *CREDITS])),
        st.integers(1, 3),
        st.integers(1, 10**6),
        st.sampled_from(["GBP", "JPY", "KWD"]),
        st.one_of(st.none(), st.integers(0, 100)),
    ),
    max_size=12,
)
ALLOCATIONS = st.lists(
    st.tuples(st.integers(2, 13), st.integers(2, 13), st.integers(1, 10**6)), max_size=12
)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(ITEMS, ALLOCATIONS)
def test_what_is_open_is_always_the_amount_less_its_allocations(tmp_path, made, linked):
    day = date(2026, 11, 24)
    path = tmp_path / "random.collector"
    open_new_ledger(path)
    try:
        rows = [
            item_row(
                row,
                f"N-{row}",
                minor,
                type=str(kind),
                code=f"C{customer}",
                name="",
                currency=currency,
                open_minor=None if share is None else minor * share // 100,
            )
            for row, (kind, customer, minor, currency, share) in enumerate(made, 2)
        ]
        links = [
            allocation_row(row, f"N-{source}", f"N-{target}", plain_amount(minor, "GBP"))
            for row, (source, target, minor) in enumerate(linked, 2)
        ]
        files = [parsed(*some) for some in (rows, links) if some]
        for file in files:
            result = apply_import(file, day).value
            assert result.counts.created + result.counts.rejected == len(file.rows)
        require_sound_balances(rows)
        balances = dict(Item.select(Item.id, Item.open_minor).tuples())
        for file in files:
            assert apply_import(file, day).value.counts.created == 0
        assert dict(Item.select(Item.id, Item.open_minor).tuples()) == balances
    finally:
        close_ledger()


def require_sound_balances(rows):
    used = {item: 0 for (item,) in Item.select(Item.id).tuples()}
    for link in Allocation.select():
        used[link.source_id] += link.amount_minor
        used[link.target_id] += link.amount_minor
        assert link.source.customer_id == link.target.customer_id
        assert link.source.currency == link.target.currency
        assert link.allocated_on >= max(link.source.document_on, link.target.document_on)
    assert all(item.open_minor == item.amount_minor - used[item.id] for item in Item.select())
    imported = Item.select(fn.COALESCE(fn.SUM(Item.amount_minor), 0)).where(Item.origin == "")
    assert imported.scalar() == sum(row.amount_minor for row in rows)


def test_what_an_import_did_is_counted_as_lists_write_numbers(ledger):
    rows = (item_row(at, f"INV-{at}") for at in range(1_200))
    done = apply_import(parsed(*rows), date(2026, 11, 24))
    assert done.summary == "Import july.csv: 1,200 new"
