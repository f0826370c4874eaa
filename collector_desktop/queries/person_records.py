"""Everything the ledger holds about one customer, table by table, as its rows are."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from collector_desktop.queries.position import ask
from collector_desktop.storage.models import AUDITED, BankLine, BankPosting, BaseModel, Customer

AMONG = "IN (SELECT value FROM json_each(:ids))"
LAST = """SELECT c.id, c.code, c.name, c.kind, max(coalesce((SELECT max(i.document_on) FROM item i
        WHERE i.customer_id = c.id), ''), coalesce((SELECT max(a.allocated_on) FROM allocation a
        JOIN item i ON i.id = a.target_id WHERE i.customer_id = c.id), ''),
        coalesce((SELECT max(k.made_on) FROM contact k WHERE k.customer_id = c.id), '')),
    (SELECT coalesce(sum(i.open_minor <> 0), 0) FROM item i WHERE i.customer_id = c.id)
    FROM customer c WHERE c.name NOT LIKE 'Anonymised %' ORDER BY c.code"""


@dataclass(frozen=True, slots=True)
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


def reached_rows(customer_id: int) -> dict[str, set[int]]:
    """Return the ids of all rows about a customer, by table, however far they refer to it."""
    found: dict[str, set[int]] = defaultdict(set)
    found["customer"].add(customer_id)
    models = [model for model in AUDITED if model is not Customer]
    while True:
        grown = False
        for model in models:
            for field, referred in model._meta.refs.items():  # noqa: SLF001 - the model itself
                ids = found.get(referred._meta.table_name)  # noqa: SLF001
                if ids and _owned(field.name):
                    new = _referring(model, field.column_name, ids) - found[_table(model)]
                    found[_table(model)] |= new
                    grown |= bool(new)
        if not grown:
            break
    found[_table(BankLine)] |= _lines(found[_table(BankPosting)])
    return {table: ids for table, ids in found.items() if ids}


def records(customer_id: int) -> dict[str, list[dict[str, Any]]]:
    """Return all rows about a customer as columns and values, by table; files as their size."""
    by_name = {_table(model): model for model in AUDITED}
    return {table: _rows(by_name[table], ids) for table, ids in reached_rows(customer_id).items()}


def _owned(name: str) -> bool:
    """Return whether a reference says whose a row is, and not what it merely came of."""
    return name not in {"batch", "closed_by", "replaces", "replaced_by", "undoes"}


def _referring(model: type[BaseModel], column: str, ids: Collection[int]) -> set[int]:
    sql = f'SELECT id FROM "{_table(model)}" WHERE "{column}" {AMONG}'
    return {row[0] for row in ask(sql, ids=json.dumps(sorted(ids)))}


def _lines(postings: Collection[int]) -> set[int]:
    sql = f"SELECT line_id FROM bank_posting WHERE id {AMONG}"
    return {row[0] for row in ask(sql, ids=json.dumps(sorted(postings)))}


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
