"""Every text of a ledger begins as a formula would; no cell of any export, CSV or XLSX, is one."""

import csv
import re
from shutil import copyfile

import openpyxl
import pytest
from peewee import IntegrityError

from collector_desktop.exporters import csv_table
from collector_desktop.exporters.table import printable
from collector_desktop.services import exports
from collector_desktop.services.exports import export_native
from collector_desktop.storage.database import db
from collector_desktop.storage.ledger_file import close_ledger, open_ledger
from collector_desktop.storage.models import AUDITED
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.unit.exporters.test_csv_table import TRIGGERS

# What a setting or a fee says is read when it is exported, and may not be just anything.
READ = {("setting_value", "value"), ("procedure_step", "fee_value")}
OBEYED = re.compile(r"[=+\-@\t\r\n\x00\uff1d\uff0b\uff0d\uff20]")
NUMBER = re.compile(r"-[0-9]+(\.[0-9]+)?")
LEAST_COLUMNS, LEAST_FILES = 80, 30


@pytest.fixture
def harmful(demo_ledger, tmp_path):
    """The sample ledger, open; each text in it that may be anything begins with a trigger."""
    path = tmp_path / "harmful.collector"
    copyfile(demo_ledger, path)
    open_ledger(path, "Priya", "test")
    many = len(TRIGGERS)
    db.connection().create_function("harmful", 2, lambda row, place: TRIGGERS[(row + place) % many])
    with operation("test", "Harm", TODAY):
        changed = sum(spoil(*column, place) for place, column in enumerate(texts()))
    assert changed >= LEAST_COLUMNS
    yield path
    close_ledger()


def texts():
    """Return the table and name of each column of texts."""
    tables = [model._meta.table_name for model in AUDITED]
    found = {
        (table, name)
        for table in tables
        for _, name, kind, *_ in db.execute_sql(f'PRAGMA table_info("{table}")').fetchall()
        if kind == "TEXT"
    }
    return sorted(found - READ)


def spoil(table, column, place):
    """Begin a column's texts with triggers and return whether the ledger takes them."""
    try:
        with db.savepoint():
            db.execute_sql(
                f'UPDATE "{table}" SET "{column}" = harmful(rowid, {place}) || rowid'  # noqa: S608
                f' WHERE "{column}" IS NOT NULL'
            )
    except IntegrityError:
        return False
    return True


def csv_cells(path):
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return [cell for row in csv.reader(stream) for cell in row]


def obeyed(path):
    """Return the cells of a file that a spreadsheet would take for a formula or a command."""
    if path.suffix == ".csv":
        cells = csv_cells(path)
        return [cell for cell in cells if OBEYED.match(cell) and not NUMBER.fullmatch(cell)]
    sheet = openpyxl.load_workbook(path).active
    return [cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_no_text_of_the_ledger_is_a_formula_in_any_file(harmful, tmp_path, form):
    export_native(tmp_path / "out", TODAY, form)
    files = sorted((tmp_path / "out").glob(f"*.{form}"))
    assert len(files) >= LEAST_FILES
    assert {path.name: found for path in files if (found := obeyed(path))} == {}


def test_the_texts_of_every_trigger_get_out_as_texts(harmful, tmp_path):
    export_native(tmp_path / "out", TODAY)
    cells = {cell for path in (tmp_path / "out").glob("*.csv") for cell in csv_cells(path)}
    begun = {
        begin for begin in TRIGGERS if any(c.startswith(f"'{printable(begin)}") for c in cells)
    }
    assert begun == set(TRIGGERS)


def test_the_harness_finds_a_formula(harmful, tmp_path, monkeypatch):
    for guard in (csv_table, exports):
        monkeypatch.setattr(guard, "starts_a_formula", lambda _: False)
    export_native(tmp_path / "out", TODAY)
    assert obeyed(tmp_path / "out" / "customers.csv")
    book = openpyxl.Workbook()
    book.active.append(["=1+1"])
    book.save(tmp_path / "out.xlsx")
    assert obeyed(tmp_path / "out.xlsx") == ["=1+1"]
