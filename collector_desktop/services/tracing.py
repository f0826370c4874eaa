"""Use cases: look for a customer who has gone away, and keep where it was found."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

from collector_desktop.domain.account_status import AccountStatus
from collector_desktop.domain.changes import Change, Outcome
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.tracing import RESULT_LABELS, SOURCE_RULES, TraceResult, TraceSource
from collector_desktop.queries.account_status import statuses
from collector_desktop.services.account_status import lift_status
from collector_desktop.services.customers import AddressDraft
from collector_desktop.services.holds import note_on
from collector_desktop.services.money_entries import the_customer
from collector_desktop.storage.models import Address, AddressChange, AddressFault, TraceStep
from collector_desktop.storage.operations import operation

CHANGED = Change.CUSTOMER | Change.CONTACT


@frozen
class MoveDraft:
    """Where a customer is now, and who said so."""

    customer_id: int
    address: AddressDraft
    source: str


def note_trace(
    customer_id: int, source: TraceSource, result: TraceResult, made_on: date, note: str = ""
) -> Outcome[int]:
    """Note that a source was asked for a customer, and what it answered.

    Raises:
        RefusedError: the customer is not in the ledger.
    """
    customer = the_customer(customer_id)
    label = SOURCE_RULES[source].label
    with operation("note_trace", f"Look for {customer.name}: {label}", made_on) as current:
        made = TraceStep.create(
            customer=customer,
            source=source.value,
            result=result.value,
            note=note.strip(),
            made_on=made_on,
        )
        said = f" ({note.strip()})" if note.strip() else ""
        note_on(customer_id, f"Looked for them, {label}: {RESULT_LABELS[result]}{said}", made_on)
    return Outcome(made.id, CHANGED, current.id, current.summary)


def move_customer(draft: MoveDraft, made_on: date) -> Outcome[int]:
    """Keep a new address with its source; the old one stays in the history.

    Without a country it is in the same one as before: its law and language go on to hold. Faults
    of the old postal address are over, and who had gone away has not any more.

    Raises:
        RefusedError: no source is named, or the address is empty or the same.
    """
    customer = the_customer(draft.customer_id)
    if not draft.source.strip():
        raise RefusedError("Who gave the new address?", "Name the source.")
    if draft.address.is_empty():
        raise RefusedError("The new address is empty.", "Write where they are now.")
    stored = Address.get_or_none((Address.customer == customer) & (Address.kind == "billing"))
    values = asdict(draft.address.as_kept())
    if stored is not None and not draft.address.country.strip():
        values["country"] = stored.country
    old = _in_one_line({name: getattr(stored, name) for name in values}) if stored else ""
    new = _in_one_line(values)
    if old == new:
        raise RefusedError("This is the address that is known.", "Write where they are now.")
    with operation("move_customer", f"New address of {customer.name}", made_on) as current:
        if stored is None:
            Address.create(customer=customer, **values)
        else:
            Address.update(**values).where(Address.id == stored.id).execute()
        made = AddressChange.create(
            customer=customer,
            old_address=old,
            new_address=new,
            source=draft.source.strip(),
            made_on=made_on,
        )
        _end_search(customer.id, draft.source, made_on)
        note_on(customer.id, f"New address by {draft.source.strip()}: {new}", made_on)
    return Outcome(made.id, CHANGED, current.id, current.summary)


def _end_search(customer_id: int, source: str, made_on: date) -> None:
    """Let the old postal address be at fault no more, and nobody be gone away."""
    AddressFault.update(cleared_on=made_on).where(
        *(AddressFault.customer == customer_id, AddressFault.kind == "post"),
        AddressFault.cleared_on.is_null(),
    ).execute()
    standing = statuses(made_on, [customer_id]).get(customer_id, ())
    if any(row.status is AccountStatus.GONE_AWAY for row in standing):
        lift_status(customer_id, AccountStatus.GONE_AWAY, f"found by {source}", made_on)


def _in_one_line(values: dict[str, str]) -> str:
    return ", ".join(text for text in values.values() if text)
