"""The ledger that tests get as a copy is the one that the program makes."""

from collector_desktop.storage.database import db
from collector_desktop.storage.ledger_file import close_ledger, create_ledger
from collector_desktop.storage.migrate import schema_version
from collector_desktop.storage.schema import schema_of


def contents():
    """Every table's rows but the log of migrations, which holds times of the clock."""
    tables = sorted(name for kind, name, _ in schema_of(db) if kind == "table")
    return {
        table: sorted(map(repr, db.execute_sql(f'SELECT * FROM "{table}"').fetchall()))  # noqa: S608
        for table in tables
        if "migration" not in table
    }


def everything():
    pragmas = ("application_id", "trusted_schema", "foreign_keys", "journal_mode", "synchronous")
    settings = [db.execute_sql(f"PRAGMA {name}").fetchone() for name in pragmas]
    return schema_of(db), schema_version(), contents(), settings


def test_a_copied_empty_ledger_is_what_is_created(ledger, tmp_path):
    copied = everything()
    close_ledger()
    create_ledger(tmp_path / "created.collector", "Priya", "test")
    assert everything() == copied
    assert len(copied[2]) > 20
