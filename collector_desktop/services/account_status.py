"""Use cases about the status of an account: set one with a reason, lift it again."""

from __future__ import annotations

from datetime import date

from collector_desktop.domain.account_status import STATUS_RULES, AccountStatus
from collector_desktop.domain.changes import Change, Outcome
from collector_desktop.domain.errors import RefusedError
from collector_desktop.queries.account_status import statuses
from collector_desktop.services.holds import note_on
from collector_desktop.services.money_entries import the_customer
from collector_desktop.storage.models import AccountState
from collector_desktop.storage.operations import operation

CHANGED = Change.CUSTOMER | Change.CONTACT


def set_status(customer_id: int, status: AccountStatus, reason: str, made_on: date) -> Outcome[int]:
    """Put an account into a status from a day on, and note it in the history.

    Raises:
        RefusedError: no reason is given, or it is in this status already.
    """
    customer = the_customer(customer_id)
    if not reason.strip():
        raise RefusedError("A status needs a reason.", "Say how you know.")
    label = STATUS_RULES[status].label
    if any(row.status is status for row in statuses(made_on, [customer_id]).get(customer_id, ())):
        raise RefusedError(
            f"{customer.name} already has this status: {label.lower()}.", "Lift it first."
        )
    with operation("set_status", f"{customer.name}: {label.lower()}", made_on) as current:
        state_id = keep_status(customer_id, status, reason, made_on)
        note_on(customer_id, f"{label}: {reason.strip()}", made_on)
    return Outcome(state_id, CHANGED, current.id, current.summary)


def lift_status(
    customer_id: int, status: AccountStatus, reason: str, made_on: date
) -> Outcome[int]:
    """End a status, so that from this day on it stops nothing.

    Raises:
        RefusedError: the account is not in this status at the day.
    """
    customer = the_customer(customer_id)
    label = STATUS_RULES[status].label
    standing = statuses(made_on, [customer_id]).get(customer_id, ())
    row = next((row for row in standing if row.status is status), None)
    if row is None:
        raise RefusedError(
            f"{customer.name} does not have this status at {made_on}: {label.lower()}.",
            "See its statuses.",
        )
    summary = f"{customer.name}: no longer {label[:1].lower()}{label[1:]}"
    with operation("lift_status", summary, made_on) as current:
        AccountState.update(lifted_on=made_on, lifted_why=reason.strip()).where(
            AccountState.id == row.state_id
        ).execute()
        said = f"No longer {label[:1].lower()}{label[1:]}"
        note_on(customer_id, f"{said}: {reason.strip()}" if reason.strip() else said, made_on)
    return Outcome(row.state_id, CHANGED, current.id, current.summary)


def keep_status(customer_id: int, status: AccountStatus, reason: str, made_on: date) -> int:
    """Write a status, or return the one that stands; the caller has opened the operation."""
    for row in statuses(made_on, [customer_id]).get(customer_id, ()):
        if row.status is status:
            return row.state_id
    state = AccountState.create(
        customer=customer_id, status=status, reason=reason.strip(), made_on=made_on
    )
    return int(state.id)
