"""A file that SQLite sorts in cannot be written: the import is refused in a sentence, or whole."""

import apsw
import pytest

from collector_desktop.domain.errors import OutsideWorldError
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.imports import apply_import
from collector_desktop.storage import bulk_load, sorting
from collector_desktop.storage.database import db
from collector_desktop.storage.ledger_file import close_ledger, create_ledger, open_ledger
from tests.conftest import TODAY
from tests.integration.importing import item_row, parsed
from tests.robustness.disks import Trouble

LONG = "N" * 30_000
FILE = parsed(*(item_row(row, f"{LONG}{7 * row % 61}") for row in range(2, 62)))
SCHEMA = "SELECT name, sql FROM sqlite_master ORDER BY name"
COUNT = "SELECT count(*) FROM item"


class _Nameless(apsw.VFSFile):
    """A temporary file that fails when told to."""

    def __init__(self, trouble, flags):
        self._trouble = trouble
        super().__init__("", None, flags)

    def xWrite(self, data, offset):  # noqa: N802
        self._trouble.access()
        return super().xWrite(data, offset)


class _SortingDisk(apsw.VFS):
    """A disk of which only the files without a name fail; keep it alive while it is used."""

    def __init__(self, name, trouble):
        self._trouble = trouble
        super().__init__(name, "", maxpathname=4096)

    def xOpen(self, name, flags):  # noqa: N802
        if name is None:
            return _Nameless(self._trouble, flags)
        return super().xOpen(name, flags)


@pytest.fixture
def trouble(tmp_path, on_disk, monkeypatch):
    """An open ledger that sorts few rows in files, and what makes those fail."""
    monkeypatch.setattr(bulk_load, "MANY_ROWS", 3)
    monkeypatch.setattr(sorting, "MANY_TO_SORT", 3)
    path, trouble = tmp_path / "books.collector", Trouble()
    disk = _SortingDisk("sorting", trouble)
    create_ledger(path, "Priya", "test")
    close_ledger()
    on_disk("sorting")
    open_ledger(path, "Priya", "test")
    yield trouble
    trouble.disarm()
    close_ledger()
    disk.unregister()


def state():
    return db.execute_sql(SCHEMA).fetchall(), db.execute_sql(COUNT).fetchone()


def writes_of_an_import(trouble):
    """Return how often an import writes to files without a name; nothing of it stays."""
    trouble.arm(10**9, apsw.IOError, lasts=False)
    with db.atomic() as taken_back:
        apply_import(FILE, TODAY)
        taken_back.rollback()
    seen = trouble.seen
    trouble.disarm()
    return seen


@pytest.mark.parametrize("error", [apsw.FullError, apsw.IOError])
@pytest.mark.parametrize("at", [1, 2, 30, 200])
def test_an_import_whose_sorting_fails_leaves_nothing_and_can_be_done_again(trouble, error, at):
    before = state()
    trouble.arm(at, error, lasts=True)
    with pytest.raises(OutsideWorldError, match="disk") as refused:
        apply_import(FILE, TODAY)
    assert trouble.was_met
    assert ("Nothing was changed" in str(refused.value)) == (error is apsw.FullError)
    trouble.disarm()
    assert state() == before
    assert db.execute_sql("PRAGMA temp_store").fetchone() == (2,)
    assert db.execute_sql("PRAGMA cache_size").fetchone() == (-32768,)

    assert apply_import(FILE, TODAY).value.counts.created == 60
    assert check_ledger(TODAY) == []
    assert state()[0] == before[0]


def test_where_the_place_may_not_change_no_file_is_written(trouble):
    assert writes_of_an_import(trouble) == 0
