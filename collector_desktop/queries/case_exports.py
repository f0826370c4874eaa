"""Credit decisions, next steps, placements, traces and what failed, as rows that leave the ledger.

What a record says beside its customer and day is in one column as JSON, money in minor units.
An entry or a debt of a placement names in `of` the day and the name of the placement, a reference
the day of the application that it is for; `of_id` is the id of that, and of the application that
was decided on.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from collector_desktop.queries.exports import Row
from collector_desktop.queries.position import ask

_SAID, _WHY = "guarantee trade_references note", "conditions reason review_on"
SELECTED = {
    "credit_application": (
        "received_on",
        f"asked_minor asked_terms net_worth_minor years_trading agency_minor {_SAID}",
    ),
    "credit_decision": (
        "made_on",
        f"decision limit_minor before_minor currency terms deposit_minor {_WHY}",
    ),
    "next_step": ("made_on", "step suggested reason"),
    "placement": (
        "made_on",
        "kind placed_with reference currency amount_minor closed_on closed_why",
    ),
    "trace_step": ("made_on", "source result note"),
    "address_change": ("made_on", "old_address new_address source"),
    "address_fault": ("noted_on", "kind value reason cleared_on"),
}
ENTRIES = """SELECT c.code, e.made_on, p.made_on || ' ' || p.placed_with, json_object(
    'kind', e.kind, 'amount_minor', e.amount_minor, 'note', e.note), e.id, p.id
    FROM placement_entry e JOIN placement p ON p.id = e.placement_id
    JOIN customer c ON c.id = p.customer_id WHERE e.made_on <= :day ORDER BY e.id"""
ENTRY = "placement_entry"
REFERENCES = """SELECT c.code, r.asked_on, a.received_on, json_object('kind', r.kind,
    'name', r.name, 'result', r.result, 'suggested_minor', r.suggested_minor, 'note', r.note,
    'answered_on', r.answered_on), r.id, a.id
    FROM credit_reference r JOIN credit_application a ON a.id = r.application_id
    JOIN customer c ON c.id = a.customer_id WHERE r.asked_on <= :day ORDER BY r.id"""
REFERENCE = "credit_reference"
ITEMS = """SELECT c.code, p.made_on, p.made_on || ' ' || p.placed_with, json_object(
    'type', i.type, 'number', i.number, 'amount_minor', x.amount_minor), x.id, p.id
    FROM placement_item x JOIN placement p ON p.id = x.placement_id
    JOIN item i ON i.id = x.item_id
    JOIN customer c ON c.id = p.customer_id WHERE p.made_on <= :day ORDER BY x.id"""
ITEM = "placement_item"
DECISION = "credit_decision"


def case_rows(until: date) -> Iterator[Row]:
    """Yield what was decided, passed on and traced up to a day, in the order it builds on."""
    last = until.isoformat()
    for table, (day, columns) in SELECTED.items():
        values = ", ".join(f"'{name}', x.{name}" for name in columns.split())
        of_id = "x.application_id" if table == DECISION else "NULL"
        sql = (
            f"SELECT c.code, x.{day}, json_object({values}), x.id, {of_id} FROM {table} x"
            f" JOIN customer c ON c.id = x.customer_id WHERE x.{day} <= :day ORDER BY x.id"
        )
        for code, on, record, own, of in ask(sql, day=last):
            yield (table, code, date.fromisoformat(on), "", record, own, of)
    for name, sql in ((ITEM, ITEMS), (ENTRY, ENTRIES), (REFERENCE, REFERENCES)):
        for code, on, of, record, own, of_id in ask(sql, day=last):
            yield (name, code, date.fromisoformat(on), of, record, own, of_id)
