"""The conditions of the tables' columns, proved for all rows at once.

SQLite proves them row by row, and its date functions make that half of an integrity check. That a
day is one is proved here once for each different text, and the rest in one pass over a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from collector_desktop.storage.database import db

STATEMENT = "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?"
TABLES = "SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name"
DAYS = 'SELECT 1 FROM (SELECT DISTINCT "{column}" FROM "{table}") WHERE NOT ({condition}) LIMIT 1'
EACH_DAY = """WITH RECURSIVE found("{column}") AS (SELECT min("{column}") FROM "{table}" UNION ALL
    SELECT (SELECT min(r."{column}") FROM "{table}" r WHERE r."{column}" > found."{column}")
    FROM found WHERE "{column}" IS NOT NULL)
SELECT 1 FROM found WHERE "{column}" IS NOT NULL AND NOT ({condition}) LIMIT 1"""
INDEXED = """SELECT 1 FROM sqlite_master WHERE type = 'index' AND tbl_name = :table
    AND sql LIKE 'CREATE INDEX % ON "' || :table || '" ("' || :column || '"%'
    AND sql NOT LIKE '% WHERE %'"""
ROWS = 'SELECT 1 FROM "{table}" NOT INDEXED WHERE NOT ({condition}) LIMIT 1'

_START = re.compile(r"\bCHECK \(")
_STEP = re.compile(r"'(?:[^']|'')*'|[()]")
_IS_DAY = re.compile(r"(\w+) IS (?:NULL OR \1 IS )?date\(\1, '\+0 days'\)")


def conditions(statement: str) -> list[str]:
    """Return what stands in the brackets of each CHECK of a CREATE TABLE statement."""
    found = []
    for start in _START.finditer(statement):
        depth, end = 1, start.end()
        while depth:
            step = _STEP.search(statement, end)
            if step is None:
                raise ValueError(statement)
            depth += {"(": 1, ")": -1}.get(step[0], 0)
            end = step.end()
        found.append(statement[start.end() : end - 1])
    return found


def broken_conditions() -> Iterator[str]:
    """Yield the tables with rows that break a condition; the schema is known to be ours."""
    for table, statement in db.execute_sql(TABLES).fetchall():
        if _is_broken(table, statement):
            yield table


def breaks_condition(table: str) -> bool:
    """Return whether a row of one table breaks a condition."""
    return _is_broken(table, db.execute_sql(STATEMENT, (table,)).fetchone()[0])


@contextmanager
def conditions_apart() -> Iterator[None]:
    """Leave the conditions out of an integrity check inside the block."""
    db.pragma("ignore_check_constraints", 1)
    try:
        yield
    finally:
        db.pragma("ignore_check_constraints", 0)


def _is_broken(table: str, statement: str) -> bool:
    questions = _proofs(table, conditions(statement))
    return any(db.execute_sql(sql).fetchone() is not None for sql in questions)


def _proofs(table: str, wanted: list[str]) -> Iterator[str]:
    """Yield the questions that find a row of a table breaking one of its conditions.

    Where an index begins with a day, the days are found in it one by one: there are few.
    """
    days = {each: found[1] for each in wanted if (found := _IS_DAY.fullmatch(each))}
    for condition, column in days.items():
        found = db.execute_sql(INDEXED, {"table": table, "column": column}).fetchone()
        question = DAYS if found is None else EACH_DAY
        yield question.format(column=column, table=table, condition=condition)
    others = [f"({each})" for each in wanted if each not in days]
    if others:
        yield ROWS.format(table=table, condition=" AND ".join(others))
