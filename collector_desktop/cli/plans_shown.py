"""An instalment plan as programs and people read it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from collector_desktop.cli.session import TextTable
from collector_desktop.cli.words import day_text, listed, shown
from collector_desktop.domain.money import plain_amount
from collector_desktop.domain.plans import JudgedInstalment
from collector_desktop.queries.plans import PlanRow

HEADINGS = (
    *("id", "customer", "kind", "total", "currency", "status", "received", "to_come"),
    *("arrears", "next_due", "made_on", "items"),
)
NUMBERS = frozenset({0, 3, 6, 7, 8})


def plan_document(row: PlanRow) -> dict[str, Any]:
    """Return a plan with its instalments, each as it stands."""
    standing = row.standing
    upcoming = standing.next_due

    def money(minor: int) -> str:
        return plain_amount(minor, row.currency)

    return {
        "id": row.plan_id,
        "customer": row.customer_code,
        "kind": row.kind.value,
        "total": money(row.total_minor),
        "owed": money(row.owed_minor),
        "currency": row.currency,
        "status": row.state.value,
        "received": money(standing.received_minor),
        "to_come": money(standing.to_come_minor) if row.is_running else money(0),
        "arrears": money(standing.arrears_minor) if row.is_running else money(0),
        "next_due": day_text(upcoming.due_on) if upcoming and row.is_running else None,
        "every": row.every or None,
        "method": row.method or None,
        "person": row.person_name or None,
        "note": row.note or None,
        "made_on": row.made_on.isoformat(),
        "ended_on": day_text(row.ended_on),
        "replaces": row.replaces_id,
        "items": [
            {"number": debt.number, "amount": money(debt.amount_minor)} for debt in row.debts
        ],
        "instalments": [instalment_document(each, row.currency) for each in standing.instalments],
    }


def instalment_document(each: JudgedInstalment, currency: str) -> dict[str, str]:
    """Return an instalment: whether it was paid in time, and what has been paid of it by now."""
    return {
        "due": each.due_on.isoformat(),
        "amount": plain_amount(each.amount_minor, currency),
        "received": plain_amount(each.received_minor, currency),
        "status": each.status.value,
    }


def plan_table(rows: Iterable[PlanRow], title: str = "") -> TextTable:
    """Return plans as a table."""
    cells = []
    for row in rows:
        document = plan_document(row)
        document["items"] = listed(debt.number for debt in row.debts)
        cells.append([shown(document[key]) for key in HEADINGS])
    return TextTable(HEADINGS, cells, NUMBERS, title)


def instalment_table(row: PlanRow) -> TextTable:
    """Return the instalments of a plan as a table."""
    headings = ("due", "amount", "received", "status")
    documents = [instalment_document(each, row.currency) for each in row.standing.instalments]
    cells = [[each[key] for key in headings] for each in documents]
    return TextTable(headings, cells, frozenset({1, 2}))
