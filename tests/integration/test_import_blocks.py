"""Rows that come in by whole blocks: the same ledger as row by row, and nothing unchecked."""

import sqlite3
from dataclasses import replace
from random import Random

import pytest
from peewee import IntegrityError

from collector_desktop.importers.item_blocks import PackedItems
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.history import undo_last
from collector_desktop.services.import_item_blocks import ItemBlocks
from collector_desktop.services.imports import apply_import
from collector_desktop.storage.bulk_load import loaded_in_bulk
from collector_desktop.storage.database import db
from collector_desktop.storage.models import AuditChange, Item
from collector_desktop.storage.operations import operation
from tests.integration.importing import item_row, parsed

ITEMS = """SELECT customer_id, type, number, document_on, due_on, amount_minor, open_minor,
    reference FROM item ORDER BY number, customer_id"""


def items():
    return db.execute_sql(ITEMS).fetchall()


def rows_of(seed, count=60):
    """Return rows of which some are settled in part, doubled, nameless or silent."""
    pick = Random(seed)  # noqa: S311 - invented rows
    return [
        item_row(
            row,
            pick.choice(["", *[f"INV-{pick.randrange(2 * count)}"] * 9, *[f"inv {row}"] * 20]),
            minor := pick.randrange(1, 9_000),
            open_minor=pick.choice([*[None, minor] * 9, minor // 2]),
            code=pick.choice([*["ACME", "BOLT"] * 9, "acme"]),
            reference=pick.choice(["", "PO 1"]),
            currency=pick.choice(["GBP", "GBP", ""]),
        )
        for row in range(2, count + 2)
    ]


@pytest.mark.parametrize("seed", range(12))
def test_blocks_bring_in_what_rows_one_by_one_bring_in(ledger, today, monkeypatch, seed):
    first, later = rows_of(seed), rows_of(seed + 100)
    files = [first, first, [*first[:40], *later[40:]], later]
    told, kept, left = [], [], []
    take = ItemBlocks.take

    def counted(blocks, rows):
        left.append(take(blocks, rows))
        return left[-1]

    monkeypatch.setattr(ItemBlocks, "take", counted)
    for by_blocks in (True, False):
        monkeypatch.setattr("collector_desktop.importers.item_blocks.BLOCK", 7)
        if not by_blocks:
            monkeypatch.setattr(ItemBlocks, "take", lambda _, rows: rows)
        with operation("import_set", "Try", today):
            counts = [apply_import(parsed(*rows), today).value.counts for rows in files]
            told.append(counts)
            kept.append(items())
        assert check_ledger(today) == []
        undo_last(today)
        assert items() == []

    assert told[0] == told[1]
    assert [row[1:] for row in kept[0]] == [row[1:] for row in kept[1]]
    assert () in left or [] in left


@pytest.mark.parametrize("seed", range(8))
def test_a_first_import_without_its_guard_is_that_with_it(ledger, today, monkeypatch, seed):
    pick = Random(seed)  # noqa: S311 - invented rows
    monkeypatch.setattr("collector_desktop.importers.item_blocks.BLOCK", 7)
    apply_import(
        parsed(item_row(code="ACME", name="Acme"), item_row(code="BOLT", name="Bolt")), today
    )
    keep_the_customers_alone(today)
    rows = [
        item_row(
            row,
            f"INV-{row if pick.random() > odd else pick.randrange(2, row + 1)}",
            code=pick.choice(["ACME", "BOLT"]) if pick.random() > odd else "",
            name="Acme",
            due_on=today if pick.random() > odd else None,
        )
        for odd in [0.05 if seed % 2 else 0.0]
        for row in range(2, 60)
    ]
    ours = replace(parsed(*rows), rows=PackedItems([without_doubles(rows)], each_once=True))
    told = []
    for many in (1, 1_000):
        monkeypatch.setattr("collector_desktop.storage.bulk_load.MANY_ROWS", many)
        counts = apply_import(ours, today).value.counts
        told.append((counts, items()))
        assert check_ledger(today) == []
        undo_last(today)
        assert items() == []
    assert told[0] == told[1]


def without_doubles(rows):
    """Return the rows as the reader leaves them: one number of a code or a name once."""
    return list(
        {(row.customer_code or row.customer_name, row.number): row for row in rows}.values()
    )


def keep_the_customers_alone(today):
    with operation("test", "Keep the customers", today):
        Item.delete().execute()


def test_doubles_that_the_reader_was_to_refuse_leave_nothing_behind(ledger, today, monkeypatch):
    monkeypatch.setattr("collector_desktop.storage.bulk_load.MANY_ROWS", 1)
    apply_import(parsed(item_row()), today)
    keep_the_customers_alone(today)
    told = parsed(item_row(2), item_row(3))
    unproved = replace(told, rows=PackedItems([told.rows]))
    assert apply_import(unproved, today).value.counts.rejected == 1
    undo_last(today)
    with pytest.raises(IntegrityError):
        apply_import(replace(told, rows=PackedItems([told.rows], each_once=True)), today)
    assert items() == []


def test_the_same_rows_again_are_all_unchanged_and_leave_no_image(ledger, today):
    rows = [item_row(row, f"INV-{row}", 100 + row) for row in range(2, 500)]
    apply_import(parsed(*rows), today)
    images = AuditChange.select().where(AuditChange.table_name == "item").count()

    assert apply_import(parsed(*rows), today).value.counts.unchanged == len(rows)

    assert AuditChange.select().where(AuditChange.table_name == "item").count() == images == 0


def test_a_table_loaded_in_bulk_keeps_its_triggers_and_conditions(ledger, today, monkeypatch):
    monkeypatch.setattr("collector_desktop.storage.bulk_load.MANY_ROWS", 1)
    apply_import(parsed(item_row()), today)
    schema = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
    before = db.execute_sql(schema).fetchall()
    item = Item.get()

    with (
        pytest.raises(sqlite3.IntegrityError, match="CHECK"),
        operation("load", "Load", today),
        loaded_in_bulk(Item, 100),
    ):
        db.execute_sql("UPDATE item SET due_on = '2026-02-30' WHERE id = ?", (item.id,))

    assert db.execute_sql(schema).fetchall() == before
    assert db.execute_sql("PRAGMA ignore_check_constraints").fetchone() == (0,)
    with operation("load", "Load", today), loaded_in_bulk(Item, 100):
        pass
    assert db.execute_sql(schema).fetchall() == before
