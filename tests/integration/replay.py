"""A second, independent reading of the ledger: plain Python over the raw entries."""

from collections import defaultdict
from datetime import date

from collector_desktop.storage.database import db

DEBITS = {"invoice", "refund", "debit_adjustment"}


def open_at(day):
    """Return {item id: (customer, currency, side, due, document day, what is open)} at a day."""
    iso = day.isoformat()
    used = defaultdict(int)
    for source, target, minor, on in db.execute_sql(
        "SELECT source_id, target_id, amount_minor, allocated_on FROM allocation"
    ):
        if on <= iso:
            used[source] += minor
            used[target] += minor
    found = {}
    for item, customer, type_, minor, currency, due, on in db.execute_sql(
        "SELECT id, customer_id, type, amount_minor, currency, due_on, document_on FROM item"
    ):
        left = minor - used[item]
        if on <= iso and left:
            side = 1 if type_ in DEBITS else -1
            found[item] = (
                customer,
                currency,
                side,
                date.fromisoformat(due),
                date.fromisoformat(on),
                left,
            )
    return found


def balances_at(day):
    """Return {(customer, currency): balance} of every account with something open."""
    totals = defaultdict(int)
    for customer, currency, side, _, _, left in open_at(day).values():
        totals[customer, currency] += side * left
    return dict(totals)


def too_much_at_any_day():
    """Return what is ever allocated beyond its amount, and what ever ended without standing."""
    amounts = dict(db.execute_sql("SELECT id, amount_minor FROM item"))
    moves = sorted(
        (on, minor < 0, source, target, minor)
        for source, target, minor, on in db.execute_sql(
            "SELECT source_id, target_id, amount_minor, allocated_on FROM allocation"
        )
    )
    found = []
    for day in sorted({move[0] for move in moves}):
        used, pairs = defaultdict(int), defaultdict(int)
        for on, _, source, target, minor in moves:
            if on <= day:
                used[source] += minor
                used[target] += minor
                pairs[source, target] += minor
        found += [(day, item) for item, minor in used.items() if minor > amounts[item]]
        found += [(day, pair) for pair, minor in pairs.items() if minor < 0]
    return found
