"""Which rows belong to a customer: found by the keys between the tables, so none is forgotten."""

from __future__ import annotations

import json
from collections import defaultdict
from functools import cache

from peewee import ForeignKeyField

from collector_desktop.queries.position import ask
from collector_desktop.storage.models import ALL_MODELS

CUSTOMER, IMPORT = "customer", "import_batch"

LIVE = "SELECT id FROM {child} WHERE {key} IN (SELECT value FROM json_each(:parents))"

# A row that is gone left its keys in the image of it before the change.
GONE = """SELECT DISTINCT row_id FROM audit_change
    WHERE table_name = '{child}' AND before IS NOT NULL
      AND json_extract(before, '$.{key}') IN (SELECT value FROM json_each(:parents))"""

IMPORTS = """SELECT DISTINCT batch_id FROM {table}
    WHERE id IN (SELECT value FROM json_each(:parents)) AND batch_id IS NOT NULL"""

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


def rows_of(customer_id: int) -> dict[str, set[int]]:
    """Return the ids of a customer's rows by table, also of those that are gone.

    The imports that brought the customer or one of its entries belong to it as well.
    """
    found: dict[str, set[int]] = defaultdict(set)
    found[CUSTOMER].add(customer_id)
    for child, key, parent in ties():
        parents = json.dumps(sorted(found[parent]))
        for sql in (LIVE, GONE):
            rows = ask(sql.format(child=child, key=key), parents=parents)
            found[child].update(row[0] for row in rows)
    for table in (CUSTOMER, "item"):
        parents = json.dumps(sorted(found[table]))
        found[IMPORT].update(row[0] for row in ask(IMPORTS.format(table=table), parents=parents))
    return found
