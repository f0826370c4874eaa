"""Very many rows are sorted in files beside a plain ledger; afterwards all is as it was."""

from contextlib import closing
from types import SimpleNamespace

import pytest
from peewee import OperationalError

from collector_desktop.domain.errors import RefusedError
from collector_desktop.queries.customer_pages import CustomersWanted, customer_keys
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.history import undo_last
from collector_desktop.services.import_sets import apply_import_set, plan_import_set
from collector_desktop.services.imports import apply_import, plan_import
from collector_desktop.storage import bulk_load, sorting
from collector_desktop.storage.bulk import RowWriter
from collector_desktop.storage.database import db
from collector_desktop.storage.models import Item
from collector_desktop.storage.sorting import sorted_in_files, sorted_in_parts
from tests.integration.importing import item_row, parsed

SETTINGS = ("temp_store", "cache_size", "temp_store_directory")
ROWS = [item_row(row, f"INV-{7 * row % 60}", 100 + row) for row in range(2, 60)]
CONTENT = "SELECT * FROM item ORDER BY id"
SCHEMA = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"


@pytest.fixture
def many(monkeypatch):
    """Have few rows count as very many."""
    monkeypatch.setattr(bulk_load, "MANY_ROWS", 3)
    monkeypatch.setattr(sorting, "MANY_TO_SORT", 3)


def settings():
    return [db.execute_sql(f"PRAGMA {name}").fetchone() for name in SETTINGS]


def test_sorting_beside_the_ledger_leaves_the_same_rows_and_settings(ledger, today, monkeypatch):
    before, schema = settings(), db.execute_sql(SCHEMA).fetchall()
    folder = set(ledger.parent.iterdir())
    monkeypatch.setattr(bulk_load, "MANY_ROWS", 3)
    told = []
    for many_to_sort in (10**6, 3):
        monkeypatch.setattr(sorting, "MANY_TO_SORT", many_to_sort)
        apply_import(parsed(*ROWS), today)
        told.append(db.execute_sql(CONTENT).fetchall())
        assert db.execute_sql("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert check_ledger(today) == []
        assert db.execute_sql(SCHEMA).fetchall() == schema
        assert (settings(), set(ledger.parent.iterdir())) == (before, folder)
        undo_last(today)
    assert len(told[0]) == len(ROWS)
    # a customer whose making was undone has another id when made again, and so has the batch
    first, again = ([(row[0], *row[2:-1]) for row in rows] for rows in told)
    assert first == again


def test_while_indexes_are_made_parts_are_small_and_lie_beside_the_ledger(ledger, many):
    before = settings()
    with sorted_in_files(3) as in_files, sorted_in_parts():
        assert in_files
        assert settings() == [(1,), (-sorting.KILOBYTES_OF_A_PART,), (str(ledger.parent),)]
    assert settings() == before


def test_a_folder_with_odd_signs_in_its_name_holds_the_files(ledger, many, tmp_path, monkeypatch):
    odd = tmp_path / "Priya's books é"
    odd.mkdir()
    monkeypatch.setattr(sorting, "_folder_for", lambda _rows: str(odd))
    with sorted_in_files(3):
        assert settings()[2] == (str(odd),)
    monkeypatch.setattr(sorting, "_folder_for", lambda _rows: str(tmp_path / "gone"))
    with sorted_in_files(3) as in_files:
        assert (in_files, settings()[0]) == (False, (2,))


@pytest.mark.parametrize(
    ("what", "value"),
    [
        ("MANY_TO_SORT", 4),
        ("free_bytes", lambda _: None),
        ("IN_A_LOG", "delete"),
    ],
)
def test_sorting_stays_in_memory(ledger, many, monkeypatch, what, value):
    monkeypatch.setattr(sorting, what, value)
    before = settings()
    with sorted_in_files(3) as in_files, sorted_in_parts():
        assert not in_files
        assert settings() == before


@pytest.mark.parametrize("missing", [0, 1])
def test_there_must_be_room_for_the_ledger_and_its_new_rows_twice(
    ledger, many, monkeypatch, missing
):
    db.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    needed = 2 * (ledger.stat().st_size + 3 * 1_024)
    monkeypatch.setattr(sorting, "free_bytes", lambda _: needed - missing)
    with sorted_in_files(3) as in_files:
        assert in_files == (not missing)


def test_what_a_password_protects_is_sorted_in_memory(ledger, many, monkeypatch):
    monkeypatch.setattr(db, "key", bytes(32))
    with sorted_in_files(3) as in_files:
        assert (in_files, settings()[0]) == (False, (2,))


def test_within_a_transaction_the_place_stays(ledger, many):
    with db.atomic(), sorted_in_files(3) as in_files:
        assert not in_files


def test_a_sqlite_that_knows_no_folder_for_files_sorts_in_memory(ledger, many, monkeypatch):
    run = db.pragma
    monkeypatch.setattr(
        db, "pragma", lambda name, *to: None if name == SETTINGS[2] else run(name, *to)
    )
    with sorted_in_files(3) as in_files:
        assert (in_files, settings()[0]) == (False, (2,))


def test_a_disk_that_fails_to_go_back_hides_no_error(ledger, many, monkeypatch):
    run = db.execute_sql

    def failing(sql, *values):
        if sql == sorting.BACK[0]:
            raise OperationalError("in a transaction")
        return run(sql, *values)

    monkeypatch.setattr(db, "execute_sql", failing)
    with pytest.raises(ZeroDivisionError), sorted_in_files(3):
        raise ZeroDivisionError
    assert settings()[2] is None


def test_a_list_in_memory_is_made_again_after_a_plan(ledger, many, today):
    apply_import(parsed(item_row(1, "FIRST")), today)
    wanted = CustomersWanted()
    before = customer_keys(today, wanted)
    assert before

    plan_import(parsed(*ROWS), today)
    assert customer_keys(today, wanted) == before
    plan_import_set([parsed(*ROWS)], today)
    assert customer_keys(today, wanted) == before
    apply_import_set([parsed(*ROWS), parsed(item_row(2, "LAST", code="NEW", name="New"))], today)
    assert len(customer_keys(today, wanted)) == len(before) + 1


def test_a_list_in_memory_is_made_again_where_no_operation_may_begin(
    ledger, many, today, monkeypatch
):
    apply_import(parsed(item_row(1, "FIRST")), today)
    before = customer_keys(today, CustomersWanted())
    monkeypatch.setattr(db, "is_view_only", True)
    with pytest.raises(RefusedError):
        plan_import(parsed(*ROWS), today)
    assert customer_keys(today, CustomersWanted()) == before


def test_rows_given_as_columns_are_those_given_one_by_one(ledger, today):
    """Whatever the columns share: the table of another writer is the witness."""
    with closing(db.connection().cursor()) as cursor:
        cursor.execute("CREATE TEMP TABLE witness (id, a, b, c, d, batch_id)")
        cursor.execute("CREATE TEMP TABLE together (id, a, b, c, d, batch_id)")
    for count in (1, 2, 39, 40, 41, 95):
        column = [f"é{row}" for row in range(count)]
        same, half = ("same",) * count, tuple(row % 2 or None for row in range(count))
        columns = column, same, half, column
        for table, write in (("witness", by_one), ("together", by_columns)):
            write(writer_of(table), count, columns)
    witness = db.execute_sql("SELECT * FROM witness").fetchall()
    assert db.execute_sql("SELECT * FROM together").fetchall() == witness
    assert len(witness) == 218


def writer_of(table):
    names = ("id", "a", "b", "c", "d", "batch_id")
    fields = [SimpleNamespace(column_name=name) for name in names]
    meta = SimpleNamespace(table_name=table, sorted_fields=fields)
    return RowWriter(SimpleNamespace(_meta=meta), 7)


def by_one(writer, count, columns):
    for row in zip(*columns, strict=True):
        writer.add(*row)
    writer.flush()


def by_columns(writer, count, columns):
    assert writer.insert(count, *columns)


def test_a_row_that_the_table_refuses_keeps_all_of_them_out(ledger, today):
    apply_import(parsed(item_row()), today)
    item = Item.get()
    number = [f"N{row}" for row in range(43)]
    with db.atomic():
        db.execute_sql("UPDATE current_operation SET operation_id = 1")
        writer = RowWriter(Item, None)
        owner = [item.customer_id] * 42 + [10**6]
        texts = (["invoice"] * 43, number, number, ["2026-09-01"] * 43, ["2026-09-30"] * 43)
        money = ([100] * 43, [100] * 43, ["GBP"] * 43)
        assert not writer.insert(43, owner, *texts, *money, *([""] * 43 for _ in range(5)))
        db.execute_sql("UPDATE current_operation SET operation_id = NULL")
    assert Item.select().count() == 1
