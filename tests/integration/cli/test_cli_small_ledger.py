"""Past days of a ledger of which SQLite knows that it has a handful of rows.

SQLite 3.34 up to 3.41 leaves out the day in "of one of these items, up to this day" then: what was
paid later counted before. The numbers expected here are worked out by hand.
"""

import sqlite3
from contextlib import closing

import pytest

from collector_desktop.storage import statistics

ITEMS = """invoice,I1,ACME,2026-01-01,2026-01-31,100.00,GBP,,
invoice,I2,ACME,2026-01-02,2026-02-01,200.00,GBP,,
invoice,I3,ACME,2026-08-01,2026-08-31,400.00,GBP,,
receipt,R1,ACME,2026-03-02,,100.00,GBP,,
receipt,R2,ACME,2026-09-15,,600.00,GBP,,
"""
ALLOCATIONS = """R1,I1,2026-07-15,50.00
R1,I2,2026-08-20,30.00
R2,I1,2026-09-15,50.00
R2,I2,2026-09-15,170.00
R2,I3,2026-09-16,250.00
"""
PAST = "2026-06-30"


@pytest.fixture
def small(cli):
    """A ledger of five items and five allocations that is counted."""
    cli.load(ITEMS, ALLOCATIONS)
    count(cli.ledger)
    return cli


def count(ledger):
    """Note of every index that it has five rows, each of its values most often one."""
    with closing(sqlite3.connect(ledger)) as file, file:
        file.execute("ANALYZE")
        file.execute("DELETE FROM sqlite_stat1")
        for name, table in file.execute(
            "SELECT name, tbl_name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        ).fetchall():
            columns = len(file.execute(f'PRAGMA index_info("{name}")').fetchall())
            numbers = " ".join(["5", *["1"] * columns])
            file.execute("INSERT INTO sqlite_stat1 VALUES (?, ?, ?)", (table, name, numbers))


def kept(ledger):
    """Return the number of rows that are noted of each index."""
    with closing(sqlite3.connect(ledger)) as file:
        found = file.execute("SELECT stat FROM sqlite_stat1 WHERE idx IS NOT NULL").fetchall()
    return {int(stat.split()[0]) for (stat,) in found}


def test_what_was_paid_later_bears_interest_before(small):
    claims = small.ask("interest", as_of=PAST)["claims"]
    found = [(claim["item"], claim["open"], len(claim["segments"])) for claim in claims]
    assert found == [("I1", "100.00", 1), ("I2", "200.00", 1)]


def test_the_balance_of_a_customer_leaves_out_what_came_later(small):
    (row,) = small.ask("worklist", as_of=PAST)["rows"]
    assert (row["overdue"], row["balance"], row["oldest_days"]) == ("300.00", "200.00", 150)


def test_small_counts_are_raised_once_by_a_version_that_misreads(small, monkeypatch):
    monkeypatch.setattr(statistics, "MISREADS_FROM", (3, 0))
    monkeypatch.setattr(statistics, "MENDED_IN", (4, 0))
    for _ in range(2):
        small.ask("aged", as_of=PAST)
        assert min(kept(small.ledger)) == statistics.FEWEST_ROWS


def test_a_version_that_reads_rightly_keeps_its_counts(small, monkeypatch):
    monkeypatch.setattr(statistics, "MENDED_IN", (3, 0))
    small.ask("audit")
    assert 5 in kept(small.ledger)
