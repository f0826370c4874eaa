"""Terms of one invoice, and which debts went with a placement: neither could be stored.

The statements lie in the folder beside this script, one file for each idea, taken by name; a
blank line stands between two statements. They are a frozen copy, not the models.
"""

from pathlib import Path


def up(migrator, db):
    for script in sorted(Path(__file__).with_name("0007").glob("*.sql")):
        for statement in script.read_text("utf-8").split("\n\n"):
            db.execute_sql(statement)
