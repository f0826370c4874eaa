"""Which rows belong to a customer: found by the keys between the tables, so none is forgotten."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection
from functools import cache

from peewee import ForeignKeyField

from collector_desktop.queries.position import ask
from collector_desktop.storage.models import ALL_MODELS

CUSTOMER = "customer"

LIVE = "SELECT id FROM {child} WHERE {key} IN (SELECT value FROM json_each(:parents))"

# A row that is gone left its keys in the image of it before the change.
GONE = """SELECT DISTINCT row_id FROM audit_change
    WHERE table_name = '{child}' AND before IS NOT NULL
      AND json_extract(before, '$.{key}') IN (SELECT value FROM json_each(:parents))"""

NOT_ANOTHERS = """ AND NOT EXISTS (SELECT 1 FROM {child} live WHERE live.id = audit_change.row_id
        AND live.{key} NOT IN (SELECT value FROM json_each(:parents)))"""

# One that was merged into another is known by what that one was called since.
MERGED = """SELECT DISTINCT row_id FROM audit_change
    WHERE table_name = 'customer' AND action = 'delete'
      AND json_extract(before, '$.code') IN (SELECT code FROM customer_alias
        WHERE customer_id IN (SELECT value FROM json_each(:parents)))
      AND NOT EXISTS (SELECT 1 FROM customer live WHERE live.id = audit_change.row_id)"""

BANK_LINES = """SELECT line_id FROM bank_posting
    WHERE id IN (SELECT value FROM json_each(:parents))"""

Tie = tuple[str, str, str]


@cache
def ties() -> tuple[Tie, ...]:
    """Return (child, key, parent) for each key that makes a row somebody's, parents first.

    A table with a key to the customer needs no other.
    """
    keys: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for model in ALL_MODELS:
        meta = model._meta  # noqa: SLF001 - peewee's own way to what a model is made of
        for field in meta.sorted_fields:
            if isinstance(field, ForeignKeyField):
                parent = field.rel_model._meta.table_name  # noqa: SLF001
                keys[meta.table_name].append((field.column_name, parent))
    owned, found = [CUSTOMER], list[Tie]()
    for parent in owned:
        for child, ways in keys.items():
            direct = any(to == CUSTOMER for _, to in ways)
            new = [
                (child, key, to)
                for key, to in ways
                if to == parent != child and (to == CUSTOMER or not direct)
            ]
            found += new
            if new and child not in owned:
                owned.append(child)
    return tuple(found)


def rows_of(customer_id: int, *, with_gone: bool) -> dict[str, set[int]]:
    """Return the ids of a customer's rows by table, and of the bank lines that paid for it.

    `with_gone` also of those that were deleted or moved to another customer since.
    """
    return _rows(customer_id, (LIVE, GONE) if with_gone else (LIVE,))


def rows_to_erase(customer_id: int) -> dict[str, set[int]]:
    """Return the ids of a customer's rows by table, deleted ones too, but none of another customer.

    One has them again where a merge of the two was taken back. Those of customers that were merged
    into this one are among them.
    """
    merged = _ids(MERGED, {customer_id})
    return _rows(customer_id, (LIVE, GONE + NOT_ANOTHERS), merged)


def _rows(
    customer_id: int, ways: Collection[str], merged: Collection[int] = ()
) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    found[CUSTOMER].update({customer_id, *merged})
    for child, key, parent in ties():
        for sql in ways:
            found[child] |= _ids(sql.format(child=child, key=key), found[parent])
    found["bank_line"] |= _ids(BANK_LINES, found["bank_posting"])
    return {table: ids for table, ids in found.items() if ids}


def _ids(sql: str, parents: set[int]) -> set[int]:
    return {row[0] for row in ask(sql, parents=json.dumps(sorted(parents)))} if parents else set()
