"""The limits of groups and customers, and what is insured, as rows that leave the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from collector_desktop.domain.money import Money
from collector_desktop.queries.exports import Row
from collector_desktop.queries.position import ask

GIVEN, SHARED = (
    f"SELECT g.name, l.currency, l.limit_minor FROM {table} l"
    " JOIN customer_group g ON g.id = l.group_id ORDER BY l.id"
    for table in ("group_limit", "shared_limit")
)
COVERS = """SELECT c.code, c.currency, v.insured_minor, v.insurer, v.until_on
    FROM credit_cover v JOIN customer c ON c.id = v.customer_id ORDER BY v.id"""
PARTS = """SELECT c.code, s.currency, s.limit_minor, s.part
    FROM sub_limit s JOIN customer c ON c.id = s.customer_id ORDER BY s.id"""


def limit_rows() -> Iterator[Row]:
    """Yield what a group gives or shares, what is insured of customers, and their sub-limits."""
    for group, currency, minor in ask(GIVEN):
        yield ("", group, currency, Money(minor, currency), "", "", None, "", "")
    for code, currency, insured, insurer, until in ask(COVERS):
        last = None if until is None else date.fromisoformat(until)
        yield (code, "", currency, "", Money(insured, currency), insurer, last, "", "")
    for group, currency, minor in ask(SHARED):
        yield ("", group, currency, "", "", "", None, Money(minor, currency), "")
    for code, currency, minor, part in ask(PARTS):
        yield (code, "", currency, Money(minor, currency), "", "", None, "", part)
