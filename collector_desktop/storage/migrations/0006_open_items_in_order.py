"""Open items by amount, number or reference: their index has these too, so that no row is read.

The statements lie in the folder beside this script, one file for each idea, taken by name; a
blank line stands between two statements. They are a frozen copy, not the models.
"""

from pathlib import Path


def up(migrator, db):
    for script in sorted(Path(__file__).with_name("0006").glob("*.sql")):
        for statement in script.read_text("utf-8").split("\n\n"):
            db.execute_sql(statement)
