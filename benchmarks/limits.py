"""What our work is measured against: the least that must be done on the same machine."""

from __future__ import annotations

import csv
import sqlite3
from contextlib import closing
from pathlib import Path

from collector_desktop.storage.database import PRAGMAS

BARE_TABLE = "CREATE TABLE item (a TEXT, b TEXT, c TEXT, d TEXT, e TEXT, f INTEGER, g TEXT, h TEXT)"


def bare_import(path: Path, target: Path) -> None:
    """Read a file of items and insert its rows into one table without indexes or conditions."""
    target.unlink(missing_ok=True)
    with closing(sqlite3.connect(target)) as bare, path.open(newline="") as stream:
        bare.execute(BARE_TABLE)
        reader = csv.reader(stream)
        next(reader)
        rows = ((*r[:5], int(r[5].replace(".", "")), *r[6:8]) for r in reader)
        bare.executemany("INSERT INTO item VALUES (?,?,?,?,?,?,?,?)", rows)
        bare.commit()


class BareCommits:
    """A ledger without triggers, in which an entry is saved durably with nothing besides."""

    def __init__(self, ledger: Path) -> None:
        self._bare = sqlite3.connect(ledger, isolation_level=None)
        for name, value in PRAGMAS:
            self._bare.execute(f"PRAGMA {name} = {value}")
        triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        for (name,) in self._bare.execute(triggers).fetchall():
            self._bare.execute(f'DROP TRIGGER "{name}"')

    def save_receipt(self, customer: int, item: int, minor: int, day: str) -> None:
        """Commit a receipt that pays an item in part: two rows and the changed balance."""
        run = self._bare.execute
        run("BEGIN IMMEDIATE")
        receipt = run(
            "INSERT INTO item (customer_id, type, number, number_key, document_on, due_on,"
            " amount_minor, open_minor, currency, reference, description, method, origin)"
            " VALUES (?, 'receipt', 'bare-' || hex(randomblob(8)), 'bare-' || hex(randomblob(8)),"
            " ?, ?, ?, 0, 'GBP', '', '', 'bank', '')",
            (customer, day, day, minor),
        ).lastrowid
        run(
            "INSERT INTO allocation (source_id, target_id, amount_minor, allocated_on)"
            " VALUES (?, ?, ?, ?)",
            (receipt, item, minor, day),
        )
        run("UPDATE item SET open_minor = open_minor - ? WHERE id = ?", (minor, item))
        run("COMMIT")

    def close(self) -> None:
        """Close the file."""
        self._bare.close()
