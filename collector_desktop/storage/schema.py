"""The tables, indexes and triggers of a ledger, compared with those this version makes.

The audit triggers need JSON functions, which older SQLite builds run in triggers of a trusted
schema only. A ledger may come from a stranger, so its schema is trusted once it is known to be
ours, word by word; until then no trigger of it runs anything that could harm.
"""

from __future__ import annotations

import hashlib

from peewee import SqliteDatabase

from collector_desktop.storage.database import db
from collector_desktop.storage.migrate import MIGRATIONS, SCHEMA_VERSION, apply_migrations

Parts = frozenset[tuple[str, str, str]]

KNOWN = MIGRATIONS / "known_schema.txt"
OF_SQLITE = frozenset(
    {
        ("table", "sqlite_stat1", "CREATE TABLE sqlite_stat1(tbl,idx,stat)"),
        ("table", "sqlite_stat4", "CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)"),
        ("table", "sqlite_sequence", "CREATE TABLE sqlite_sequence(name,seq)"),
    }
)
"""What SQLite keeps for itself, as it writes it; its own indexes have no statement."""


def foreign_parts(version: int = SCHEMA_VERSION) -> list[str]:
    """Return what the open ledger has too much, too little or different for a version, by name.

    Making a fresh one to compare with costs 25 ms, so a schema whose digest was noted needs none.
    """
    found = schema_of(db)
    if KNOWN.read_text("utf-8").split()[-1:] == [digest(found)]:
        return []
    return sorted({f"{kind} {name}" for kind, name, _ in found ^ fresh_schema(version)})


def scripts_digest() -> str:
    """Return the SHA-256 of the migration scripts, one after the other by name."""
    scripts = [*MIGRATIONS.glob("*.py"), *MIGRATIONS.rglob("*.sql")]
    texts = (script.read_text("utf-8") for script in sorted(scripts))
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()


def digest(parts: Parts) -> str:
    """Return the SHA-256 of a schema, whatever the order of its parts, or of what is in them."""
    return hashlib.sha256(repr(sorted(parts, key=_as_text)).encode()).hexdigest()


def fresh_schema(version: int = SCHEMA_VERSION) -> Parts:
    """Return the schema that the migrations up to that of a version make of an empty file."""
    empty = SqliteDatabase(":memory:")
    with empty.connection_context():
        apply_migrations(empty, version)
        return schema_of(empty)


def schema_of(database: SqliteDatabase) -> Parts:
    """Return every part of a schema: its type, name and statement.

    A name that begins with `sqlite_` proves nothing: SQLite keeps such names for itself when it is
    asked for one, but runs a trigger of that name that was written past it into the file.
    """
    sql = "SELECT type, name, sql FROM sqlite_master WHERE type <> 'index' OR sql IS NOT NULL"
    return frozenset(database.execute_sql(sql).fetchall()) - OF_SQLITE


def _as_text(part: tuple[object, ...]) -> tuple[str, ...]:
    """Return a part to sort by; in a file from a stranger a name may be a number or bytes."""
    return tuple(map(str, part))


def trust_schema() -> None:
    """Let the triggers of the open ledger run; call it once their statements are known."""
    db.execute_sql("PRAGMA trusted_schema = 1")
