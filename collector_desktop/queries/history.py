"""Who did what and when: operations, and the fields that each changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.json_text import read_json
from collector_desktop.domain.lasting import LASTING
from collector_desktop.domain.money import plain_amount
from collector_desktop.queries.belonging import rows_of
from collector_desktop.queries.earlier_history import AuditEntry, earlier_entries
from collector_desktop.storage.audit import are_own
from collector_desktop.storage.database import db
from collector_desktop.storage.faults import damaged_history
from collector_desktop.storage.models import Customer, Operation

if TYPE_CHECKING:
    from datetime import date

CONFIRMED = "confirm_import"
AUTOMATIC = (
    *("judge_promises", "create_ledger", "make_demo", "adopt_procedures", CONFIRMED),
    *LASTING,
)
HIDDEN = ("id", "batch_id", "number_key")
KEYS = ("code", "number", "key", "name", "signature", "file_name")

IMPORTS = """SELECT batch_id FROM item
        WHERE id IN (SELECT value FROM json_each(?)) AND batch_id IS NOT NULL
    UNION SELECT batch_id FROM customer WHERE id = ? AND batch_id IS NOT NULL"""

CHANGES = """SELECT o.made_at, o.summary, o.actor, a.table_name, a.row_id, a.action, a.before,
        coalesce(a.after, CASE a.action WHEN 'insert' THEN
            (SELECT n.before FROM audit_change n WHERE n.table_name = a.table_name
              AND n.row_id = a.row_id AND n.id > a.id ORDER BY n.id LIMIT 1) END)
    FROM audit_change a JOIN operation o ON o.id = a.operation_id"""

REFERENCES = {
    "customer_id": """SELECT code FROM (
        SELECT 1 AS place, code FROM customer WHERE id = ?1
        UNION ALL SELECT 2, json_extract(before, '$.code') FROM audit_change
            WHERE table_name = 'customer' AND row_id = ?1 AND action = 'delete')
        WHERE code IS NOT NULL ORDER BY place LIMIT 1""",
    "group_id": "SELECT name FROM customer_group WHERE id = ?",
    "person_id": "SELECT name FROM person WHERE id = ?",
    "item_id": "SELECT number FROM item WHERE id = ?",
    "source_id": "SELECT number FROM item WHERE id = ?",
    "entry_id": "SELECT number FROM item WHERE id = ?",
    "credit_id": "SELECT number FROM item WHERE id = ?",
    "procedure_id": "SELECT name FROM procedure WHERE id = ?",
    "step_id": "SELECT name FROM procedure_step WHERE id = ?",
    "target_id": "SELECT number FROM item WHERE id = ?",
}


@contextmanager
def _as_damage() -> Iterator[None]:
    """Report a moment or a row of JSON that cannot be read, or is none of ours, in a sentence."""
    try:
        yield
    except (ValueError, LookupError, OverflowError) as error:
        raise damaged_history() from error


@frozen
class OperationSummary:
    """One thing done, as the history lists it; `made_at` in UTC."""

    id: int
    kind: str
    summary: str
    actor: str
    made_at: datetime
    made_on: date
    is_undone: bool
    is_reversal: bool


@_as_damage()
def operations(limit: int = 200) -> list[OperationSummary]:
    """Return the newest operations, newest first."""
    return [_summary(row) for row in Operation.select().order_by(Operation.id.desc()).limit(limit)]


@_as_damage()
def last_undoable() -> OperationSummary | None:
    """Return the newest operation of the user's that stands and is no reversal itself."""
    row = (
        Operation.select()
        .where(
            Operation.undoes.is_null(),
            Operation.undone_by.is_null(),
            Operation.kind.not_in(AUTOMATIC),
        )
        .order_by(Operation.id.desc())
        .first()
    )
    return None if row is None else _summary(row)


@_as_damage()
def last_redoable() -> OperationSummary | None:
    """Return the newest reversal that can be taken back: nothing was done since."""
    original = Operation.alias()
    row = (
        Operation.select()
        .join(original, on=(Operation.undoes == original.id))
        .where(Operation.undone_by.is_null(), original.undoes.is_null())
        .order_by(Operation.id.desc())
        .first()
    )
    newest = last_undoable()
    if row is None or (newest is not None and newest.id > row.id):
        return None
    return _summary(row)


def _summary(row: Operation) -> OperationSummary:
    return OperationSummary(
        id=row.id,
        kind=row.kind,
        summary=row.summary,
        actor=row.actor,
        made_at=row.made_at,
        made_on=row.made_on,
        is_undone=row.undone_by_id is not None,  # type: ignore[attr-defined]
        is_reversal=row.undoes_id is not None,  # type: ignore[attr-defined]
    )


@_as_damage()
def audit_entries(
    customer_code: str | None = None, since: date | None = None, limit: int = 1000
) -> list[AuditEntry]:
    """Return the newest row changes, newest first; `since` a day includes that day.

    An import is one entry, whatever number of rows it made. What was done in the ledger that this
    one was made of comes last.

    Raises:
        RefusedError: no customer has that code.
        LedgerError: the history is damaged.
    """
    where, values = ["1"], []
    if since is not None:
        where.append("o.made_on >= ?")
        values.append(since.isoformat())
    if customer_code is not None:
        where.append(
            "(a.table_name, a.row_id) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))"
        )
        values.append(_rows_of(customer_code))
    sql = f"{CHANGES} WHERE {' AND '.join(where)} ORDER BY a.id DESC LIMIT ?"
    found = _entries(sql, (*values, limit))
    return found + earlier_entries(customer_code, since, limit - len(found))


@_as_damage()
def entries_of(operation_ids: Iterable[int]) -> list[AuditEntry]:
    """Return the row changes of some operations of this ledger, newest first."""
    sql = f"{CHANGES} WHERE a.operation_id IN (SELECT value FROM json_each(?)) ORDER BY a.id DESC"
    return _entries(sql, (json.dumps([*operation_ids]),))


def _entries(sql: str, values: Sequence[object]) -> list[AuditEntry]:
    names = _Names()
    return [_entry(row, names) for row in db.execute_sql(sql, values).fetchall()]


class _Names:
    """Looks up, once each, the words that rows are known by."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, object], str] = {}

    def word(self, sql: str, key: object) -> str:
        """Return the first column of the only row, or the key itself when it is gone."""
        if (sql, key) not in self._known:
            row = db.execute_sql(sql, (key,)).fetchone()
            self._known[sql, key] = str(key if row is None else row[0])
        return self._known[sql, key]


def _rows_of(code: str) -> str:
    """Return the (table, id) of each row of a customer, as JSON."""
    customer = Customer.get_or_none(Customer.code == code)
    if customer is None:
        raise RefusedError(f"No customer has the code {code}.", "See the list of customers.")
    found = rows_of(customer.id, with_gone=True)
    items = json.dumps(sorted(found.get("item", ())))
    imports = db.execute_sql(IMPORTS, (items, customer.id)).fetchall()
    rows = [(table, row_id) for table, ids in found.items() for row_id in ids]
    return json.dumps([*rows, *(("import_batch", row[0]) for row in imports)])


def _entry(row: tuple[Any, ...], names: _Names) -> AuditEntry:
    made_at, summary, actor, table, row_id, action, before_text, after_text = row
    before, after = _image(table, before_text), _image(table, after_text)
    if action == "insert" and not after:
        after = _present_row(table, row_id)
    whole = _in_words(after or before, names)
    old, new = _in_words(before, names), _in_words(after, names)
    changed = [name for name in whole if old.get(name) != new.get(name)]
    return AuditEntry(
        at=datetime.fromisoformat(made_at),
        operation=summary,
        actor=actor,
        entity=table,
        key=_key(whole, row_id),
        customer=str(whole.get("customer") or (whole["code"] if table == "customer" else "")),
        before={name: old[name] for name in changed if before},
        after={name: new[name] for name in changed if after},
    )


def _image(table: str, text: str | None) -> dict[str, Any]:
    """Return what an image says of a row.

    Raises:
        ValueError: it is none of a row of ours.
    """
    image: dict[str, Any] = read_json(text or "{}")
    if not are_own(table, image):
        raise ValueError(table)
    return image


def _present_row(table: str, row_id: int) -> dict[str, object]:
    cursor = db.execute_sql(f'SELECT * FROM "{table}" WHERE id = ?', (row_id,))
    values = cursor.fetchone() or ()
    columns = [column[0] for column in cursor.description]
    return dict(zip(columns, values, strict=False))


def _in_words(image: dict[str, Any], names: _Names) -> dict[str, object]:
    """Return a row image for people: codes and numbers for keys, decimals for minor units."""
    words: dict[str, object] = {}
    for column, value in image.items():
        if column in HIDDEN:
            continue
        if column.endswith("_minor"):
            currency = image.get("currency") or _currency_of(image, names)
            words[column[: -len("_minor")]] = (
                None if value is None else plain_amount(int(value), currency)
            )
        elif column in REFERENCES and value is not None:
            words[column[: -len("_id")]] = names.word(REFERENCES[column], value)
        elif column == "content":
            words[column] = "picture"
        else:
            words[column.removesuffix("_id")] = value
    return words


def _currency_of(image: dict[str, Any], names: _Names) -> str:
    return names.word(
        "SELECT currency FROM item WHERE id = ?", image.get("source_id") or image.get("item_id")
    )


def _key(words: dict[str, object], row_id: int) -> str:
    if "source" in words and "target" in words:
        return f"{words['source']} > {words['target']}"
    for name in (*KEYS, "item", "customer"):
        if words.get(name):
            return str(words[name])
    return str(row_id)
