"""What SQLite knows of how many rows the tables have, by which it chooses the way of a question.

SQLite 3.34 up to 3.41 forgets the upper end of a range in one way of answering: in "this item or
that one, and up to this day" it leaves out the day (its opcode SeekScan jumps over the comparison;
mended in 3.42). It chooses that way only of a table that it knows to have a handful of rows, so
for these versions no index is told to be that small. Tables grow, and what is this small is read
as quickly in any way.
"""

from __future__ import annotations

from collector_desktop.storage.database import db

MISREADS_FROM = (3, 34)
MENDED_IN = (3, 42)
FEWEST_ROWS = 64

HAS_STATISTICS = "SELECT 1 FROM sqlite_master WHERE name = 'sqlite_stat1'"
SMALLEST = """SELECT min(CAST(stat AS INTEGER)) FROM sqlite_stat1
    WHERE idx IS NOT NULL AND instr(stat, ' ') > 0"""
RAISE = """UPDATE sqlite_stat1 SET stat = :fewest || substr(stat, instr(stat, ' '))
    WHERE idx IS NOT NULL AND instr(stat, ' ') > 0 AND CAST(stat AS INTEGER) < :fewest"""


def renew_statistics() -> None:
    """Let SQLite count again what has grown much; call it before the ledger is closed."""
    db.execute_sql("PRAGMA optimize")
    raise_small_statistics()


def raise_small_statistics() -> None:
    """Keep this SQLite, if it is one that misreads, from the way of a handful of rows.

    Another program or computer may have counted before, so call it when a ledger is opened too.
    """
    if not _misreads() or db.execute_sql(HAS_STATISTICS).fetchone() is None:
        return
    smallest = db.execute_sql(SMALLEST).fetchone()[0]
    if smallest is not None and smallest < FEWEST_ROWS:
        db.execute_sql(RAISE, {"fewest": FEWEST_ROWS})
        db.execute_sql("ANALYZE sqlite_master")  # counts nothing: reads what is kept again


def _misreads() -> bool:
    found = str(db.execute_sql("SELECT sqlite_version()").fetchone()[0])
    return MISREADS_FROM <= tuple(map(int, found.split(".")[:2])) < MENDED_IN
