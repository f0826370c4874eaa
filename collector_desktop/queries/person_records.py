"""Everything the ledger holds about one customer, table by table, as its rows are."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date
from typing import Any

from collector_desktop.domain.frozen import frozen
from collector_desktop.queries.belonging import rows_of
from collector_desktop.queries.position import ask
from collector_desktop.storage.models import AUDITED, BaseModel

AMONG = "IN (SELECT value FROM json_each(:ids))"
LAST = """SELECT c.id, c.code, c.name, c.kind, max(coalesce((SELECT max(i.document_on) FROM item i
        WHERE i.customer_id = c.id), ''), coalesce((SELECT max(a.allocated_on) FROM allocation a
        JOIN item i ON i.id = a.target_id WHERE i.customer_id = c.id), ''),
        coalesce((SELECT max(k.made_on) FROM contact k WHERE k.customer_id = c.id), '')),
    (SELECT coalesce(sum(i.open_minor <> 0), 0) FROM item i WHERE i.customer_id = c.id)
    FROM customer c WHERE c.name NOT LIKE 'Anonymised %' ORDER BY c.code"""


@frozen
class LastTouched:
    """When an account was last touched, and how many of its entries are still open."""

    customer_id: int
    code: str
    name: str
    kind: str
    last_on: date
    open_items: int


def last_touched() -> list[LastTouched]:
    """Return every account that was ever touched, with the newest day of an entry or contact."""
    return [
        LastTouched(customer_id, code, name, kind, date.fromisoformat(last), count)
        for customer_id, code, name, kind, last, count in ask(LAST)
        if last
    ]


def records(customer_id: int) -> dict[str, list[dict[str, Any]]]:
    """Return all rows about a customer as columns and values, by table; files as their size."""
    by_name = {_table(model): model for model in AUDITED}
    found = rows_of(customer_id, with_gone=False)
    return {table: _rows(by_name[table], ids) for table, ids in found.items()}


def _rows(model: type[BaseModel], ids: Collection[int]) -> list[dict[str, Any]]:
    fields = [
        (field.column_name, field.field_type == "BLOB")
        for field in model._meta.sorted_fields  # noqa: SLF001 - the model's own description
    ]
    shown = ", ".join(f'length("{name}")' if is_blob else f'"{name}"' for name, is_blob in fields)
    sql = f'SELECT {shown} FROM "{_table(model)}" WHERE id {AMONG} ORDER BY id'
    names = [f"{name}_bytes" if is_blob else name for name, is_blob in fields]
    found = ask(sql, ids=json.dumps(sorted(ids)))
    return [dict(zip(names, row, strict=True)) for row in found]


def _table(model: type[BaseModel]) -> str:
    return str(model._meta.table_name)  # noqa: SLF001 - the model's own description
