"""What is open on which item at the end of a day: the ground of every question about money.

Two texts give the same rows. `TODAY` reads the open amount kept with the item and is right when
nothing is dated later; `REPLAY` works it out from the dated entries and is right for any day.
Both are the body of a common table expression called `position`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from collector_desktop.domain.frozen import frozen
from collector_desktop.storage.database import db

COLUMNS = """i.id, i.customer_id, i.type, i.number, i.document_on, i.due_on, i.amount_minor,
    i.currency, i.reference, i.description, i.terms"""
SIDE = "CASE WHEN i.type IN ('invoice', 'refund', 'debit_adjustment') THEN 1 ELSE -1 END AS sign"

FROM = "FROM item i"
IS_OPEN = "i.open_minor <> 0"
TODAY = f"""SELECT {COLUMNS}, {SIDE}, i.open_minor {FROM} WHERE {IS_OPEN}"""

REPLAY = f"""SELECT * FROM (SELECT {COLUMNS}, {SIDE}, i.amount_minor - CASE
    WHEN i.type IN ('invoice', 'refund', 'debit_adjustment') THEN coalesce((
        SELECT sum(a.amount_minor) FROM allocation a
        WHERE a.target_id = i.id AND a.allocated_on <= :day), 0)
    ELSE coalesce((
        SELECT sum(a.amount_minor) FROM allocation a
        WHERE a.source_id = i.id AND a.allocated_on <= :day), 0)
    END AS open_minor FROM item i WHERE i.document_on <= :day) WHERE open_minor <> 0"""

REPLAY_WHOLE = f"""SELECT {COLUMNS}, {SIDE}, i.amount_minor - coalesce(u.used, 0) AS open_minor
    FROM item i NOT INDEXED LEFT JOIN (
        SELECT target_id AS id, sum(amount_minor) AS used FROM allocation
            WHERE allocated_on <= :day GROUP BY target_id
        UNION ALL SELECT source_id, sum(amount_minor) FROM allocation
            WHERE allocated_on <= :day GROUP BY source_id
    ) u ON u.id = i.id
    WHERE i.document_on <= :day AND i.amount_minor <> coalesce(u.used, 0)"""

AMONG = "IN (SELECT value FROM json_each(:customers))"

LATER = """SELECT EXISTS (SELECT 1 FROM item WHERE document_on > :day)
    OR EXISTS (SELECT 1 FROM allocation WHERE allocated_on > :day)"""


@frozen
class OpenItem:
    """An item with what is open of it at the day asked for; `sign` is 1 for a debit."""

    item_id: int
    customer_id: int
    type: str
    number: str
    document_on: date
    due_on: date
    amount_minor: int
    currency: str
    reference: str
    description: str
    sign: int
    open_minor: int


def ask(sql: str, **parameters: object) -> list[tuple[Any, ...]]:
    """Return the rows of a question; parameters are named `:like_this`."""
    return list(db.execute_sql(sql, parameters).fetchall())


def ask_each(sql: str, **parameters: object) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a question one by one: three hundred thousand take 30 MB at once."""
    yield from db.execute_sql(sql, parameters)


def is_latest(day: date) -> bool:
    """Return whether no entry is dated after a day, so that the kept balances answer for it."""
    return not ask(LATER, day=day.isoformat())[0][0]


def with_position(day: date, *, whole: bool = False) -> str:
    """Return the start of a statement in which `position` holds what is open at a day.

    The statement must be given the parameter `day`. `whole` says that it looks at the whole
    ledger; one that does not may name the items or the customer that it wants.
    """
    return f"WITH position AS ({position_at(day, whole=whole)}) "


def position_at(day: date, *, whole: bool) -> str:
    """Return the body of `position` at a day."""
    if is_latest(day):
        return TODAY
    return REPLAY_WHOLE if whole else REPLAY


def position_by_account(day: date) -> str:
    """Return the body of `position` at a day, for a question that reads nearly all that is open.

    The index by account has what most such questions ask for, and the rows of an account often
    lie together: by the due day each would be looked up far from the last.
    """
    text = position_at(day, whole=True)
    return text.replace(FROM, f"{FROM} INDEXED BY item_open") if text == TODAY else text


def open_items(day: date, customer_id: int | None = None) -> list[OpenItem]:
    """Return the items open at the end of a day, oldest due date first."""
    sql = with_position(day, whole=customer_id is None) + (
        "SELECT id, customer_id, type, number, document_on, due_on, amount_minor, currency,"
        " reference, description, sign, open_minor FROM position"
        " WHERE :customer IS NULL OR customer_id = :customer ORDER BY due_on, document_on, id"
    )
    if customer_id is not None:
        sql = sql.replace(":customer IS NULL OR ", "")
    rows = ask(sql, day=day.isoformat(), customer=customer_id)
    return [_open_item(row) for row in rows]


def _open_item(row: tuple[Any, ...]) -> OpenItem:
    values = list(row)
    values[4], values[5] = date.fromisoformat(row[4]), date.fromisoformat(row[5])
    return OpenItem(*values)
