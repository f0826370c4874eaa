"""The instalments and the debts of a payment plan as a table, which travels inside its sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.domain.money import Money
from collector_desktop.services.paper_data import DATE, MONEY, TEXT, paper_data

if TYPE_CHECKING:
    from datetime import date

    from collector_desktop.documents.data_file import DataFile
    from collector_desktop.exporters.table import Cell
    from collector_desktop.queries.plans import PlanRow

INSTALMENT, DEBT = "instalment", "debt"
_COLUMNS = (
    ("customer", TEXT),
    ("as_of", DATE),
    ("agreed", DATE),
    ("currency", TEXT),
    ("type", TEXT),
    ("number", TEXT),
    ("due", DATE),
    ("amount", MONEY),
    ("received", MONEY),
    ("open", MONEY),
    ("status", TEXT),
)


def plan_data(code: str, plan: PlanRow, as_of: date) -> DataFile:
    """Return what each instalment is and what came in for it, then the debts, as CSV."""
    head, currency = (code, as_of, plan.made_on, plan.currency), plan.currency
    rows: list[tuple[Cell, ...]] = [
        (
            *(*head, INSTALMENT, str(each.position), each.due_on),
            Money(each.amount_minor, currency),
            Money(each.received_minor, currency),
            Money(each.missing_minor, currency),
            str(each.status.value),
        )
        for each in plan.standing.instalments
    ]
    for debt in plan.debts:
        planned, still = Money(debt.amount_minor, currency), Money(debt.open_minor, currency)
        rows.append((*head, DEBT, debt.number, debt.due_on, planned, None, still, ""))
    return paper_data("plan", code, as_of, _COLUMNS, rows)
