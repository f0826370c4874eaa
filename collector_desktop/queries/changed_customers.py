"""Which customers' rows changed since a moment, according to the audit trail."""

from __future__ import annotations

import json

from collector_desktop.queries.position import ask

LAST = "SELECT coalesce(max(id), 0) FROM audit_change"
SINCE = """SELECT table_name, row_id, coalesce(before, after) FROM audit_change
    WHERE id > :since ORDER BY id LIMIT :most"""
TABLES = "SELECT DISTINCT table_name FROM audit_change WHERE id > :since"
MOST = 2000

OWN = "SELECT customer_id FROM {table} WHERE id = :row"
OF_CUSTOMER = {
    "customer": "SELECT :row",
    **{
        table: OWN.format(table=table)
        for table in (
            *("address", "person", "item", "contact", "promise", "document", "hold"),
            *("plan", "credit_cover", "account_state", "task", "contact_limit", "campaign_member"),
            *("message", "incoming_message", "address_fault"),
        )
    },
    "phone": "SELECT customer_id FROM person WHERE id = (SELECT person_id FROM phone"
    " WHERE id = :row)",
    "allocation": "SELECT customer_id FROM item WHERE id = (SELECT source_id FROM allocation"
    " WHERE id = :row)",
    "contact_item": "SELECT customer_id FROM contact WHERE id = (SELECT contact_id"
    " FROM contact_item WHERE id = :row)",
    "contact_fact": "SELECT customer_id FROM contact WHERE id = (SELECT contact_id"
    " FROM contact_fact WHERE id = :row)",
    "promise_item": "SELECT customer_id FROM promise WHERE id = (SELECT promise_id"
    " FROM promise_item WHERE id = :row)",
    "dispute": "SELECT customer_id FROM item WHERE id = (SELECT item_id FROM dispute"
    " WHERE id = :row)",
    **{
        table: f"SELECT customer_id FROM plan WHERE id = (SELECT plan_id FROM {table}"
        " WHERE id = :row)"
        for table in ("plan_instalment", "plan_item", "plan_release")
    },
    "promise_change": "SELECT customer_id FROM promise WHERE id = (SELECT promise_id"
    " FROM promise_change WHERE id = :row)",
    **{
        table: "SELECT customer_id FROM item WHERE id = (SELECT d.item_id FROM dispute d"
        f" JOIN {table} t ON t.dispute_id = d.id WHERE t.id = :row)"
        for table in ("dispute_case", "dispute_step", "dispute_note", "dispute_file")
    },
}
OF_IMAGE = {
    "phone": ("person_id", OWN.format(table="person")),
    "allocation": ("source_id", OWN.format(table="item")),
    "contact_item": ("contact_id", OWN.format(table="contact")),
    "contact_fact": ("contact_id", OWN.format(table="contact")),
    "promise_item": ("promise_id", OWN.format(table="promise")),
    "dispute": ("item_id", OWN.format(table="item")),
    **dict.fromkeys(
        ("plan_instalment", "plan_item", "plan_release"), ("plan_id", OWN.format(table="plan"))
    ),
    "promise_change": ("promise_id", OWN.format(table="promise")),
    **dict.fromkeys(
        ("dispute_case", "dispute_step", "dispute_note", "dispute_file"),
        (
            "dispute_id",
            "SELECT customer_id FROM item WHERE id = (SELECT item_id FROM dispute WHERE id = :row)",
        ),
    ),
}


def last_change() -> int:
    """Return the number of the newest change."""
    return int(ask(LAST)[0][0])


def changed_tables(since: int) -> set[str]:
    """Return the tables of which rows changed after a change, that of imports for their rows."""
    return {row[0] for row in ask(TABLES, since=since)}


def changed_customers(since: int) -> set[int] | None:
    """Return the customers whose rows changed after a change.

    None means that it may be anybody: the change was large, or of what concerns everybody, such
    as a setting or an import, whose own rows leave no image.
    """
    changes = ask(SINCE, since=since, most=MOST + 1)
    if len(changes) > MOST or any(table not in OF_CUSTOMER for table, _, _ in changes):
        return None
    found: set[int] = set()
    for table, row_id, image in changes:
        found.update(row[0] for row in ask(OF_CUSTOMER[table], row=row_id))
        found.update(_of_image(table, json.loads(image)) if image else ())
    return found


def _of_image(table: str, image: dict[str, int]) -> list[int]:
    """Return the customer whom a row belonged to before it was changed or deleted."""
    if table not in OF_IMAGE:
        return [image["customer_id"]] if "customer_id" in image else []
    column, sql = OF_IMAGE[table]
    return [row[0] for row in ask(sql, row=image[column])]
