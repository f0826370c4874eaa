"""First schema: customers, money, collection work, history.

The statements lie beside this script, a blank line between them: a frozen copy, not the models.
"""

from pathlib import Path


def up(migrator, db):
    for statement in Path(__file__).with_suffix(".sql").read_text("utf-8").split("\n\n"):
        db.execute_sql(statement)
