"""Ledgers that older versions made are brought up to date and lose nothing."""

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from collector_desktop.domain.errors import LedgerError, LostLedgerError
from collector_desktop.services.backups import restore
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.history import undo_last
from collector_desktop.storage.database import db
from collector_desktop.storage.ledger_file import close_ledger, create_ledger, open_ledger
from collector_desktop.storage.migrate import SCHEMA_VERSION, schema_version
from collector_desktop.storage.models import AUDITED, Item
from collector_desktop.storage.schema import foreign_parts
from tests.conftest import TODAY
from tests.integration.replay import balances_at

OLD = Path(__file__).parents[1] / "data" / "ledgers"
NOW = datetime(2026, 11, 24, 18, tzinfo=UTC)
EVIL = "TRIGGER evil AFTER INSERT ON contact BEGIN DELETE FROM item; END"


def columns_by_table(path):
    """The audited tables that a ledger has, and their columns."""
    db.init(str(path))
    with db.connection_context():
        names = {model._meta.table_name for model in AUDITED} & set(db.get_tables())
        return {name: [column.name for column in db.get_columns(name)] for name in names}


def rows_by_table(path, columns):
    db.init(str(path))
    with db.connection_context():
        return {
            table: db.execute_sql(
                f'SELECT {", ".join(names)} FROM "{table}" ORDER BY id'  # noqa: S608
            ).fetchall()
            for table, names in columns.items()
        }


@pytest.fixture(params=sorted(path.name for path in OLD.iterdir()))
def old(request, tmp_path):
    """A copy of a ledger as an older version left it."""
    copy = tmp_path / "old.collector"
    shutil.copyfile(OLD / request.param, copy)
    yield copy
    close_ledger()


def test_there_is_a_ledger_of_every_older_version():
    assert len(list(OLD.iterdir())) == SCHEMA_VERSION - 1


def test_an_older_ledger_opens_with_every_row_it_had(old):
    columns = columns_by_table(old)
    before = rows_by_table(old, columns)
    open_ledger(old, "Priya", "test")
    assert schema_version() == SCHEMA_VERSION
    assert foreign_parts() == []
    close_ledger()
    assert rows_by_table(old, columns) == before
    assert sum(map(len, before.values())) > 50


@pytest.fixture(params=[EVIL, "TABLE more(a)"])
def altered(request, old):
    """An older ledger with a part that no version of the program made."""
    with closing(sqlite3.connect(old)) as database:
        database.execute("PRAGMA synchronous = 0")
        database.execute(f"CREATE {request.param}")
        database.commit()
    return old, old.read_bytes()


def test_an_older_ledger_with_parts_of_a_stranger_is_refused_as_it_lies(altered):
    path, before = altered
    with pytest.raises(LostLedgerError, match="altered by another program"):
        open_ledger(path, "Priya", "test")
    assert path.read_bytes()[100:] == before[100:]
    assert list(path.parent.glob("*before-upgrade*")) == []


def test_an_older_backup_with_parts_of_a_stranger_takes_no_place(altered, tmp_path):
    path, before = altered
    there = tmp_path / "there.collector"
    create_ledger(there, "Priya", "test")
    close_ledger()
    ours = there.read_bytes()
    with pytest.raises(LedgerError, match="altered by another program"):
        restore(path, there, NOW, "Priya", "test")
    assert (path.read_bytes(), there.read_bytes()) == (before, ours)


def test_an_older_backup_comes_back_and_opens(old, tmp_path):
    there = tmp_path / "there.collector"
    restore(old, there, NOW, "Priya", "test")
    open_ledger(there, "Priya", "test")
    assert schema_version() == SCHEMA_VERSION


def test_an_older_ledger_is_sound_and_its_last_step_can_be_undone(old):
    open_ledger(old, "Priya", "test")
    assert check_ledger(TODAY) == []
    assert balances_at(TODAY)
    undo_last(TODAY)
    assert check_ledger(TODAY) == []


def test_steps_of_an_older_version_are_undone_though_their_images_lack_a_column(tmp_path):
    """The eighth step from the last moved an invoice of version 6 to 60 days from 15 October."""
    copy = tmp_path / "old.collector"
    shutil.copyfile(OLD / "version-6.sqlite", copy)
    open_ledger(copy, "Priya", "test")
    moved = Item.get(Item.number == "INV-10222")
    assert (moved.due_on, moved.terms) == (date(2026, 12, 14), None)
    for _ in range(8):
        undo_last(TODAY)
    assert Item.get_by_id(moved.id).due_on == date(2026, 11, 14)
    assert check_ledger(TODAY) == []
    close_ledger()
