"""How a dispute is worked: whose it is by its reason, what proves it, and its steps with days.

The groups, owners and evidence are those in use in credit control; who has it is told within a
working day, the evidence is there within two.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.working_days import Calendar, add_working_days, is_working_day


class WaitingFor(StrEnum):
    """Whose move it is in a dispute."""

    US = "us"
    CUSTOMER = "customer"
    CREDIT = "credit"


@frozen
class DisputeGroup:
    """Reasons that the same people answer by the same evidence."""

    name: str
    owner: str
    evidence: str
    reasons: tuple[str, ...]


GROUPS = (
    DisputeGroup(
        "Pricing",
        "sales",
        "quote or contract",
        ("PRICE", "DISCOUNT", "RATE", "CURRENCY", "FREIGHT"),
    ),
    DisputeGroup(
        "Quantity and delivery",
        "dispatch",
        "delivery note",
        ("SHORT", "NOT_DELIVERED", "LATE", "OVER", "POD"),
    ),
    DisputeGroup(
        "Quality and service",
        "operations",
        "photos or return note",
        ("DAMAGED", "DEFECT", "SERVICE", "RETURNED", "WARRANTY"),
    ),
    DisputeGroup(
        "Documents and orders",
        "billing",
        "corrected invoice",
        (
            *("NO_PO", "WRONG_PO", "WRONG_ADDRESS", "WRONG_ENTITY", "MISSING_BACKUP"),
            *("VAT", "DUPLICATE", "NO_INVOICE", "TERMS"),
        ),
    ),
    DisputeGroup(
        "Payment",
        "credit control",
        "remittance advice",
        ("PAID_ELSEWHERE", "MISALLOCATED", "CREDIT_DUE", "SET_OFF", "SETTLEMENT_DISC"),
    ),
    DisputeGroup("Other", "manager", "the file", ("AUTHORITY", "CONTRACT", "LEGAL", "HARDSHIP")),
)
GROUP_OF = {reason: group for group in GROUPS for reason in group.reasons}
ROOT_CAUSES = (
    *("our price", "our delivery", "our goods", "our paperwork", "our bookkeeping"),
    *("customer's mistake", "no cause found"),
)


@frozen
class PlannedStep:
    """Something to be done in a dispute by a day."""

    name: str
    due_on: date


def planned_steps(
    reason: str,
    raised_on: date,
    answer_by: date | None = None,
    owner: str = "",
    is_worked: Calendar = is_working_day,
) -> tuple[PlannedStep, ...]:
    """Return the steps of a new dispute; without a day to answer by it is five working days."""
    group = GROUP_OF[reason]
    answer = answer_by or add_working_days(raised_on, 5, is_worked)

    def by(count: int) -> date:
        return min(add_working_days(raised_on, count, is_worked), answer)

    return (
        PlannedStep(f"Pass to {owner or group.owner}", by(1)),
        PlannedStep(f"Get the evidence: {group.evidence}", by(2)),
        PlannedStep("Decide: credit or proof", answer),
        PlannedStep("Tell the customer and close", answer),
    )
