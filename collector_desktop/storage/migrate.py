"""Bring a ledger file up to the schema this version needs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from collector_desktop.domain.errors import LedgerError, NewerLedgerError
from collector_desktop.storage.database import APPLICATION_ID, db

if TYPE_CHECKING:
    from peewee import SqliteDatabase

MIGRATIONS = Path(__file__).with_name("migrations")
SCHEMA_VERSION = 7


def schema_version() -> int:
    """Return the schema number stored in the open file."""
    return int(db.execute_sql("PRAGMA user_version").fetchone()[0])


def migrate() -> None:
    """Apply the pending migrations in one transaction; refuse a file from the future.

    Raises:
        LedgerError: a newer version made the file, or it cannot be brought up to date.
    """
    current = schema_version()
    if current > SCHEMA_VERSION:
        raise NewerLedgerError(
            "A newer version of Collector Desktop made this ledger.",
            "Install that version, or open a backup made with this one.",
        )
    if current == SCHEMA_VERSION:
        return
    with db.atomic():
        apply_migrations(db)
        db.execute_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
        broken = db.execute_sql("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise LedgerError("The ledger could not be brought up to date.", "Restore a backup.")


def apply_migrations(database: SqliteDatabase, version: int = SCHEMA_VERSION) -> None:
    """Run the pending migration scripts on an open database, up to that of a version."""
    from playhouse.migrations import Runner  # noqa: PLC0415 - costs 20 ms, needed once a release

    (last,) = MIGRATIONS.glob(f"{version:04}_*.py")
    Runner(database, str(MIGRATIONS)).up(last.stem)
