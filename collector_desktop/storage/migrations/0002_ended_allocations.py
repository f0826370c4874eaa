"""Allocations may end: a negative one takes an earlier one back from its day on.

The statements lie beside this script, a blank line between them: a frozen copy, not the models.
SQLite cannot change the condition of a column, so the table is made anew with the rows it had.
"""

from pathlib import Path


def up(migrator, db):
    for statement in Path(__file__).with_suffix(".sql").read_text("utf-8").split("\n\n"):
        db.execute_sql(statement)
