"""Customers of a large ledger: the accounts of a view in order, and a few rows at a time.

What the list is sorted and filtered by is kept in a table in memory, one line for each account,
made again when something changed. The rows themselves are read for what is on the screen.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date

from collector_desktop.domain.account_status import NO_SUPPLY
from collector_desktop.domain.exchange import RateTable
from collector_desktop.domain.frozen import frozen
from collector_desktop.queries.account_keys import Account, AccountKeys
from collector_desktop.queries.account_status import STANDING
from collector_desktop.queries.changed_customers import last_change
from collector_desktop.queries.customer_list import (
    FACES,
    CustomerList,
    CustomerListRow,
    customer_list,
    customers_among,
    limits_then,
)
from collector_desktop.queries.exchange import rate_table
from collector_desktop.queries.memory import Memory
from collector_desktop.queries.over_limits import over_limits
from collector_desktop.queries.position import ask, ask_each, position_at
from collector_desktop.queries.typed_words import any_has, somewhere
from collector_desktop.storage.database import db

ALL, OWING, OVERDUE, OVER_LIMIT, IN_CREDIT = "all", "owing", "overdue", "over_limit", "in_credit"
ON_STOP = "on_stop"

VIEWS = {
    ALL: "1",
    OWING: "balance > 0",
    OVERDUE: "overdue > 0",
    OVER_LIMIT: "is_over",
    ON_STOP: "is_stopped",
    IN_CREDIT: "balance < 0",
}
ORDERS = {
    "customer": "name COLLATE NOCASE",
    "contact": "person COLLATE NOCASE",
    "phone": "phone",
    "balance": "balance",
    "overdue": "overdue",
    "ages": "oldest_days",
    "days": "oldest_days",
    "limit": "coalesce(max(0, balance) * 100 / nullif(credit_limit, 0), -1)",
    "credit_limit": "coalesce(credit_limit, -1)",
    "last": "last_on",
    "code": "code COLLATE NOCASE",
}
TEXTS = ("name", "code", "person", "phone", "replace(phone, ' ', '')")

COUNT = "SELECT count(*) FROM customer"
# Tables with keys, as the database would look through all that is grouped for each customer once
# its statistics let it take that for short.
OWED = """INSERT INTO temp.account_owed SELECT customer_id, currency, sum(sign * open_minor),
        sum(CASE WHEN sign = 1 AND due_on < :day THEN open_minor ELSE 0 END),
        min(CASE WHEN sign = 1 AND due_on < :day THEN due_on END)
    FROM ({position}) GROUP BY customer_id, currency"""
SPOKEN = """INSERT INTO temp.account_spoken SELECT t.customer_id, max(t.made_on) FROM contact t
    LEFT JOIN document d ON d.id = t.document_id
    WHERE t.kind <> 'note' AND t.made_on <= :day AND (d.id IS NULL OR d.kind = 'letter')
    GROUP BY t.customer_id"""
KEYED = (
    """CREATE TEMP TABLE account_owed(customer_id INT, currency TEXT, balance INT, overdue INT,
    oldest TEXT, PRIMARY KEY (customer_id, currency)) WITHOUT ROWID""",
    "CREATE TEMP TABLE account_spoken(customer_id INTEGER PRIMARY KEY, made_on TEXT)",
)
FORGET = "DROP TABLE IF EXISTS temp.{table}"
TABLES = ("account_line", "account_owed", "account_spoken")
MAKE = f"""CREATE TEMP TABLE account_line AS
    WITH face(id, code, name, currency, credit_limit, person, phone) AS (
        {FACES.format(only="").replace("ORDER BY c.name, c.id", "")}),
    stopped(id) AS (SELECT s.customer_id FROM account_state s
        WHERE s.made_on <= :day {STANDING}
          AND s.status IN ({", ".join(f"'{each}'" for each in NO_SUPPLY)})),
    known(id) AS (SELECT value FROM json_each(:known)),
    passed(id) AS (SELECT value FROM json_each(:passed))
    SELECT f.id, f.code, f.name, f.person, f.phone,
        coalesce(o.currency, f.currency) AS currency,
        coalesce(o.balance, 0) AS balance, coalesce(o.overdue, 0) AS overdue,
        CASE WHEN o.oldest IS NULL THEN 0
            ELSE CAST(julianday(:day) - julianday(o.oldest) AS INTEGER) END AS oldest_days,
        CASE WHEN coalesce(o.currency, f.currency) = f.currency THEN f.credit_limit END
            AS credit_limit,
        CASE WHEN f.id NOT IN known
            THEN coalesce(o.currency, f.currency) = f.currency AND o.balance > f.credit_limit
            ELSE f.id IN passed AND 1 = row_number() OVER (PARTITION BY f.id
                ORDER BY coalesce(o.currency, f.currency) <> f.currency, o.currency) END AS is_over,
        f.id IN stopped AS is_stopped, coalesce(s.made_on, '') AS last_on
    FROM face f LEFT JOIN temp.account_owed o ON o.customer_id = f.id
    LEFT JOIN temp.account_spoken s ON s.customer_id = f.id
    ORDER BY f.name COLLATE NOCASE, f.id"""
KEYS = """SELECT id, currency FROM temp.account_line WHERE {only}
    ORDER BY {order} {way}, rowid LIMIT :most"""
SUMS = """SELECT currency, sum(balance), sum(overdue),
    (SELECT count(DISTINCT id) FROM temp.account_line WHERE {only})
    FROM temp.account_line WHERE {only} GROUP BY currency"""
VIEW_COUNTS = "SELECT {counts} FROM temp.account_line"
IN_VIEW = "SELECT DISTINCT id FROM temp.account_line WHERE {only}"
AMONG = "id IN (SELECT value FROM json_each(:among))"


@frozen
class CustomersWanted:
    """What of the customers to show, and by which column in order.

    A column that SQL cannot order by, such as the flags, leaves them by name. `among` are the
    customers who are not narrowed out otherwise, None for all.
    """

    view: str = ALL
    words: str = ""
    sort: str = "overdue"
    descending: bool = True
    among: frozenset[int] | None = None


@frozen
class CustomerSums:
    """How many customers, and what they owe and is overdue by currency, in minor units.

    `rates` are those into the company's currency.
    """

    rates: RateTable
    customers: int
    balances: tuple[tuple[int, str], ...]
    overdue: tuple[tuple[int, str], ...]


class _Held(Memory):
    """The connection, day and change that the table in memory holds for."""

    def begin(self) -> None:
        self.holds_for: object = None


_held = _Held()


def customers_at(as_of: date, most: int) -> CustomerList | None:
    """Return the whole list of customers, or None when there are more than `most`."""
    return None if ask(COUNT)[0][0] > most else customer_list(as_of)


def customer_keys(as_of: date, wanted: CustomersWanted, most: int = -1) -> AccountKeys:
    """Return the accounts wanted, or the first of them, in order: customer and currency."""
    _make(as_of)
    order = ORDERS.get(wanted.sort)
    way = "DESC" if order and wanted.descending else "ASC"
    sql = KEYS.format(only=_only(wanted), order=order or "rowid", way=way)
    return AccountKeys(ask_each(sql, **_values(wanted), most=most))


def customer_sums(as_of: date, wanted: CustomersWanted) -> CustomerSums:
    """Return what the accounts wanted come to."""
    _make(as_of)
    rows = ask(SUMS.format(only=_only(wanted)), **_values(wanted))
    return CustomerSums(
        rate_table(),
        rows[0][3] if rows else 0,
        tuple((row[1], row[0]) for row in rows),
        tuple((row[2], row[0]) for row in rows),
    )


def view_counts(as_of: date) -> dict[str, int]:
    """Return how many customers each view has."""
    _make(as_of)
    counts = (f"count(DISTINCT CASE WHEN {only} THEN id END)" for only in VIEWS.values())
    row = ask(VIEW_COUNTS.format(counts=", ".join(counts)))[0]
    return dict(zip(VIEWS, row, strict=True))


def customers_in(as_of: date, view: str) -> frozenset[int]:
    """Return the customers of a view."""
    _make(as_of)
    return frozenset(row[0] for row in ask(IN_VIEW.format(only=VIEWS[view])))


def account_rows(as_of: date, accounts: Collection[Account]) -> list[CustomerListRow]:
    """Return some accounts as the whole list shows them, in the order given."""
    rows = customers_among(as_of, {customer for customer, _ in accounts})
    found = {(row.customer_id, row.currency): row for row in rows}
    return [found[account] for account in accounts if account in found]


def _make(as_of: date) -> None:
    """Fill the table in memory, unless nothing changed since; in a transaction always."""
    holds_for = (db.connection(), as_of, last_change())
    if _held.holds_for == holds_for and not db.in_transaction():
        return
    _held.holds_for = None
    for table in TABLES:
        ask(FORGET.format(table=table))
    over, day = over_limits(as_of), as_of.isoformat()
    for sql in KEYED:
        ask(sql)
    ask(OWED.format(position=position_at(as_of, whole=True)), day=day)
    ask(SPOKEN, day=day)
    ask(
        MAKE,
        day=day,
        limits=limits_then(as_of),
        known=json.dumps(list(over)),
        passed=json.dumps([key for key, each in over.items() if each.minor > 0]),
    )
    for table in TABLES[1:]:
        ask(FORGET.format(table=table))
    if not db.in_transaction():
        _held.holds_for = holds_for


def _only(wanted: CustomersWanted) -> str:
    """Return what must hold of an account wanted."""
    words = range(len(wanted.words.split()))
    parts = [VIEWS[wanted.view], *(f"({any_has(TEXTS, f'word{at}')})" for at in words)]
    return " AND ".join(parts if wanted.among is None else [*parts, AMONG])


def _values(wanted: CustomersWanted) -> dict[str, object]:
    among = {} if wanted.among is None else {"among": json.dumps(list(wanted.among))}
    return {**somewhere(wanted.words.split()), **among}
