"""Invoices of a large ledger: the ids of a view in order, a few rows at a time, and sums.

`invoice_list` holds every row at once; of a large ledger that would take hundreds of megabytes
and seconds. Here the order is a list of numbers that SQL makes, and rows are read for what is on
the screen.
"""

from __future__ import annotations

import json
from array import array
from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from collector_desktop.domain.ageing import days_overdue, parse_buckets
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.invoice_limits import NO_LIMITS, InvoiceLimits
from collector_desktop.domain.settings import AGED_BUCKETS, COMPANY_CURRENCY
from collector_desktop.domain.traits import NO_TRAITS, Traits
from collector_desktop.queries.adding_up import counted_up
from collector_desktop.queries.aged import AgeingOptions, column_conditions
from collector_desktop.queries.customer_list import customers_among
from collector_desktop.queries.disputed import STANDING as DISPUTED
from collector_desktop.queries.holds import STANDING as HOLDING
from collector_desktop.queries.invoice_limits import limit_conditions, limit_values
from collector_desktop.queries.invoice_list import CHASED, InvoiceList, invoice_list
from collector_desktop.queries.invoice_words import has_digits, has_word
from collector_desktop.queries.items import EVERYTHING, ItemRow, items_among
from collector_desktop.queries.position import (
    IS_OPEN,
    TODAY,
    ask,
    ask_each,
    is_latest,
    position_at,
    position_by_account,
)
from collector_desktop.queries.settings import settings
from collector_desktop.queries.stages import stages
from collector_desktop.queries.traits import Having, having, trait_conditions, trait_values
from collector_desktop.queries.typed_words import somewhere

OVERDUE, OPEN, OLD, NEVER, ALL = "overdue", "open", "over60", "never", "all"
STOPPED = "stopped"
OLD_DAYS = 60

VIEWS = {
    OVERDUE: "p.due_on < :day",
    OPEN: "1",
    OLD: "p.due_on < :old",
    NEVER: f"""p.due_on < :day AND p.id NOT IN ({CHASED}) AND NOT EXISTS (
        SELECT 1 FROM contact t LEFT JOIN document d ON d.id = t.document_id
        WHERE t.customer_id = p.customer_id AND t.made_on > p.due_on AND t.made_on <= :day
          AND t.kind <> 'note' AND (d.id IS NULL OR d.kind = 'letter'))""",
    STOPPED: f"""p.open_minor <> 0 AND (
        p.id IN (SELECT d.item_id FROM dispute d WHERE {DISPUTED}) OR EXISTS (
        SELECT 1 FROM hold h WHERE h.customer_id = p.customer_id
          AND coalesce(h.item_id, p.id) = p.id AND {HOLDING.format(hold="h")}))""",
    ALL: "1",
}
LATENESS = "CASE WHEN p.open_minor = 0 THEN '9999' ELSE p.due_on END"
NO_LATENESS = "p.open_minor"
ORDERS = {
    "number": "p.number_key",
    "customer": "c.name COLLATE NOCASE",
    "reference": "p.reference COLLATE NOCASE",
    "invoiced": "p.document_on",
    "due": "p.due_on",
    "amount": "p.amount_minor",
    "outstanding": "p.open_minor",
    "code": "c.code COLLATE NOCASE",
    "description": "p.description COLLATE NOCASE",
    "kind": "p.type",
}
_FIRST, _KEYED = "SELECT i.id,", "SELECT i.number_key, i.id,"
SETTLED = TODAY.replace(IS_OPEN, "i.open_minor = 0")
JOIN = "JOIN customer c ON c.id = p.customer_id"
COUNT_ALL = "SELECT count(*) FROM item"
COUNT = "SELECT count(*) FROM item WHERE open_minor <> 0"
# The commonest type first: asked of each of very many, the side takes a third longer.
IS_DEBIT = "(p.type = 'invoice' OR p.type = 'refund' OR p.type = 'debit_adjustment')"
KEYS = f"""SELECT p.id FROM ({{position}}) p {{join}} WHERE {IS_DEBIT} AND {{only}}
    ORDER BY {{order}} {{way}}, p.id LIMIT :most"""
# A currency has three letters, so that a key can be cut into its parts again.
BY_DUE_DAY = "SELECT currency || due_on, open_minor FROM ({position}) WHERE sign = 1"
_CODE = 3
SUMS = """SELECT currency, count(*), sum(open_minor),
    (SELECT count(DISTINCT customer_id) FROM shown) FROM shown GROUP BY currency"""
SHOWN = (
    """WITH shown AS (SELECT p.currency, p.customer_id, p.open_minor FROM ({position}) p
    WHERE p.sign = 1 AND {only})"""
    + SUMS
)
WHOSE = """SELECT DISTINCT customer_id FROM item
    WHERE id IN (SELECT value FROM json_each(:ids))"""
PICKED = f"""WITH shown AS (SELECT currency, customer_id, open_minor FROM item
    WHERE id IN (SELECT value FROM json_each(:ids))) {SUMS}"""


Age = tuple[int, int]


@frozen
class InvoiceWanted:
    """What of the invoices to show, and by which column in order.

    A column that SQL cannot order by, such as the stage, leaves them by lateness.
    """

    view: str = OVERDUE
    words: str = ""
    buckets: frozenset[int] = frozenset()
    sort: str = "days"
    descending: bool = True
    limits: InvoiceLimits = NO_LIMITS
    traits: Traits = NO_TRAITS


@frozen
class InvoiceSums:
    """How many invoices of how many customers, and what is open of them by currency."""

    count: int
    customers: int
    amounts: tuple[tuple[int, str], ...]


@frozen
class OpenSums:
    """What is open by currency in each ageing bucket, as (minor units, items), and by view.

    `whole` has no count of customers.
    """

    ages: dict[str, tuple[Age, ...]]
    views: dict[str, int]
    whole: InvoiceSums


def invoices_at(as_of: date, most: int, *, settled: bool = False) -> InvoiceList:
    """Return the list of invoices; without its rows if there are more than `most` items."""
    if ask(COUNT_ALL if settled else COUNT)[0][0] <= most:
        return invoice_list(as_of, settled=settled)
    stored = settings()
    labels = parse_buckets(stored[AGED_BUCKETS]).labels
    return InvoiceList(stored[COMPANY_CURRENCY], labels, (), {}, frozenset(), whole=False)


def open_sums(as_of: date) -> OpenSums:
    """Return the sums over all open debits at the end of a day.

    Those never chased are not counted: that takes longest and nothing waits for it.
    """
    buckets = parse_buckets(settings()[AGED_BUCKETS])
    found: dict[str, list[tuple[int, int]]] = {}
    views: Counter[str] = Counter()
    sql = BY_DUE_DAY.format(position=position_at(as_of, whole=True))
    for key, (count, minor) in sorted(counted_up(sql, day=as_of.isoformat()).items()):
        days = days_overdue(date.fromisoformat(key[_CODE:]), as_of)
        ages = found.setdefault(key[:_CODE], [(0, 0)] * len(buckets.labels))
        at = buckets.index(days)
        ages[at] = (ages[at][0] + minor, ages[at][1] + count)
        views.update({OPEN: count, OVERDUE: count * (days > 0), OLD: count * (days > OLD_DAYS)})
    ages_by = {currency: tuple(ages) for currency, ages in found.items()}
    amounts = tuple((sum(minor for minor, _ in ages), each) for each, ages in ages_by.items())
    return OpenSums(ages_by, dict(views), InvoiceSums(views[OPEN], 0, amounts))


def invoice_keys(as_of: date, wanted: InvoiceWanted, most: int = -1) -> array[int]:
    """Return the ids of the invoices wanted, in order; `most` asks for the first ones only.

    By what is open, or by lateness, all that are settled are equal: the first of all invoices are
    the first of the open ones or of the settled, and rarely must both be looked at.
    """
    parts_settled = wanted.sort == "outstanding" or wanted.sort not in ORDERS
    if most < 0 or wanted.view != ALL or not parts_settled or not is_latest(as_of):
        position = _position(as_of, wanted, by_account=_needs_most(wanted, most))
        return _keys(as_of, wanted, position, most)
    parts: list[Callable[[int], array[int]]] = [
        partial(invoice_keys, as_of, replace(wanted, view=OPEN)),
        partial(_keys, as_of, wanted, SETTLED),
    ]
    first, second = parts if wanted.descending else parts[::-1]
    found = first(most)
    return found if len(found) == most else found + second(most - len(found))


def _keys(as_of: date, wanted: InvoiceWanted, position: str, most: int) -> array[int]:
    way, turned = ("DESC", "ASC") if wanted.descending else ("ASC", "DESC")
    order = ORDERS.get(wanted.sort)
    lateness = NO_LATENESS if position == SETTLED else LATENESS
    found = having(as_of, wanted.traits)
    sql = KEYS.format(
        position=position.replace(_FIRST, _KEYED) if wanted.sort == "number" else position,
        join=JOIN if wanted.sort in {"customer", "code"} else "",
        only=_only(as_of, wanted, found),
        order=order or (lateness if wanted.view == ALL else "p.due_on"),
        way=way if order else turned,
    )
    rows = ask_each(sql, **_values(as_of, wanted, found), most=most)
    return array("q", (row[0] for row in rows))


def invoice_sums(as_of: date, wanted: InvoiceWanted) -> InvoiceSums:
    """Return what the invoices wanted come to."""
    position, found = _position(as_of, wanted, by_account=True), having(as_of, wanted.traits)
    sql = SHOWN.format(position=position, only=_only(as_of, wanted, found))
    return _sums(sql, **_values(as_of, wanted, found))


def picked_sums(ids: Collection[object]) -> InvoiceSums:
    """Return what some invoices come to now."""
    return _sums(PICKED, ids=json.dumps(list(ids)))


def customers_of(ids: Collection[int]) -> frozenset[int]:
    """Return the customers of some invoices."""
    return frozenset(row[0] for row in ask(WHOSE, ids=json.dumps(list(ids))))


def invoice_rows(as_of: date, ids: Collection[int]) -> tuple[ItemRow, ...]:
    """Return some invoices in the order of their ids."""
    place = {item_id: at for at, item_id in enumerate(ids)}
    return tuple(sorted(items_among(as_of, ids), key=lambda row: place[row.item_id]))


def invoices_among(as_of: date, ids: Collection[int]) -> InvoiceList:
    """Return some invoices in the order of their ids, with their customers' accounts."""
    rows = invoice_rows(as_of, ids)
    stored = settings()
    accounts = customers_among(as_of, {row.customer_id for row in rows})
    only = f"{CHASED} AND ci.item_id IN (SELECT value FROM json_each(:ids))"
    chased = ask(only, day=as_of.isoformat(), ids=json.dumps(list(ids)))
    return InvoiceList(
        stored[COMPANY_CURRENCY],
        parse_buckets(stored[AGED_BUCKETS]).labels,
        rows,
        {(row.customer_id, row.currency): row for row in accounts},
        frozenset(row[0] for row in chased),
        stages=stages(as_of, rows),
    )


def _needs_most(wanted: InvoiceWanted, most: int) -> bool:
    """Return whether nearly all that is open must be read to know which are wanted first.

    The first ones by due day are found at once, unless a number was typed, which few have, or
    limits or traits leave few.
    """
    by_due_day = wanted.sort not in ORDERS or wanted.sort == "due"
    is_narrow = (wanted.limits, wanted.traits) != (NO_LIMITS, NO_TRAITS)
    seldom = has_digits(wanted.words) or is_narrow
    return most < 0 or not by_due_day or seldom


def _position(as_of: date, wanted: InvoiceWanted, *, by_account: bool) -> str:
    """Return the text of what is open; read `by_account`, as whoever needs most of it should."""
    if wanted.view != ALL:
        return position_by_account(as_of) if by_account else position_at(as_of, whole=True)
    return TODAY.replace(IS_OPEN, "1") if is_latest(as_of) else EVERYTHING


def _values(as_of: date, wanted: InvoiceWanted, found: Having) -> dict[str, object]:
    old = {"old": (as_of - timedelta(days=OLD_DAYS)).isoformat()}
    ages, words = column_conditions(as_of, _ages())[1], somewhere(wanted.words.split())
    return {**ages, **old, **words, **limit_values(wanted.limits, as_of), **trait_values(found)}


def _only(as_of: date, wanted: InvoiceWanted, found: Having) -> str:
    """Return what must hold of an invoice wanted."""
    columns = column_conditions(as_of, _ages())[0]
    ages = " OR ".join(f"({columns[at]})" for at in sorted(wanted.buckets))
    parts = [VIEWS[wanted.view], f"p.open_minor <> 0 AND ({ages})" if ages else "1"]
    parts += [has_word(word, f"word{at}") for at, word in enumerate(wanted.words.split())]
    parts += limit_conditions(wanted.limits) + trait_conditions(found)
    return " AND ".join(f"({part})" for part in parts)


def _ages() -> AgeingOptions:
    return AgeingOptions(buckets=parse_buckets(settings()[AGED_BUCKETS]))


def _sums(sql: str, **values: object) -> InvoiceSums:
    rows = ask(sql, **values)
    amounts = tuple((row[2], row[0]) for row in rows)
    return InvoiceSums(sum(row[1] for row in rows), rows[0][3] if rows else 0, amounts)
