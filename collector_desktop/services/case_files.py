"""Use cases: credit decisions, next steps, placements and traces come in from an export."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from collector_desktop.domain.changes import Change
from collector_desktop.domain.errors import RefusedError
from collector_desktop.importers.base import FileKind
from collector_desktop.importers.own_tables import needed
from collector_desktop.queries.case_exports import ENTRY, REFERENCE, SELECTED
from collector_desktop.queries.customers import customer_id_of
from collector_desktop.services.table_files import Brought, TableImport, day
from collector_desktop.storage.fields import DayField
from collector_desktop.storage.models import (
    AddressChange,
    BaseModel,
    CreditApplication,
    CreditDecision,
    CreditReference,
    NextStep,
    Placement,
    PlacementEntry,
    TraceStep,
)

_MODELS: dict[str, type[BaseModel]] = {
    "credit_application": CreditApplication,
    "credit_decision": CreditDecision,
    "next_step": NextStep,
    "placement": Placement,
    "trace_step": TraceStep,
    "address_change": AddressChange,
}
_ENTRY_COLUMNS = frozenset({"kind", "amount_minor", "note"})
_REFERENCE_COLUMNS = frozenset({"kind", "name", "result", "suggested_minor", "note", "answered_on"})


def _bring_case(values: dict[str, str], _made_on: date) -> Brought:
    customer_id, on = customer_id_of(values["customer"]), day(values["date"])
    said = _read(values["values"])
    if values["record"] == ENTRY:
        return _bring_entry(said, customer_id, on, values["of"])
    if values["record"] == REFERENCE:
        return _bring_reference(said, customer_id, on, values["of"])
    model = _MODELS.get(values["record"])
    if model is None:
        raise RefusedError("There is no such record.", "Leave the file as it was exported.")
    dated, columns = SELECTED[values["record"]]
    _require(said, frozenset(columns.split()))
    row = {name: _value(model, name, value) for name, value in said.items()}
    same = {"customer": customer_id, dated: on, **row}
    if _known(model, same):
        return Brought.UNCHANGED
    if model is CreditDecision:
        same["application"] = _application(customer_id, on)
    model.create(**same)
    return Brought.CREATED


def _bring_entry(said: dict[str, Any], customer_id: int, on: date, of: str) -> Brought:
    _require(said, _ENTRY_COLUMNS)
    placed_on, _, whom = of.partition(" ")
    placement = Placement.get_or_none(
        Placement.customer == customer_id,
        Placement.made_on == day(placed_on),
        Placement.placed_with == whom,
    )
    if placement is None:
        raise RefusedError("There is no such placement.", "Import the whole file.")
    same = {"placement": placement.id, "made_on": on, **said}
    if _known(PlacementEntry, same):
        return Brought.UNCHANGED
    PlacementEntry.create(**same)
    return Brought.CREATED


def _bring_reference(said: dict[str, Any], customer_id: int, on: date, of: str) -> Brought:
    _require(said, _REFERENCE_COLUMNS)
    application = _application(customer_id, day(of))
    if application is None:
        raise RefusedError("There is no such application.", "Import the whole file.")
    row = {name: _value(CreditReference, name, value) for name, value in said.items()}
    same = {"application": application, "asked_on": on, **row}
    if _known(CreditReference, same):
        return Brought.UNCHANGED
    CreditReference.create(**same)
    return Brought.CREATED


def _application(customer_id: int, on: date) -> int | None:
    """Return the newest application that a decision of a day can rest on."""
    rows = CreditApplication.select().where(
        CreditApplication.customer == customer_id, CreditApplication.received_on <= on
    )
    newest = rows.order_by(CreditApplication.id.desc()).first()
    return None if newest is None else int(newest.id)


def _read(text: str) -> dict[str, Any]:
    said = json.loads(text)
    if not isinstance(said, dict):
        raise RefusedError("This is no record.", "Leave the file as it was exported.")
    return said


def _require(said: dict[str, Any], columns: frozenset[str]) -> None:
    if said.keys() != columns:
        raise RefusedError("This is no record.", "Leave the file as it was exported.")
    if not all(value is None or type(value) in {int, str} for value in said.values()):
        raise RefusedError("A value of this record cannot be.", "Leave it as it was exported.")


def _value(model: type[BaseModel], name: str, value: Any) -> Any:
    is_day = isinstance(model._meta.fields[name], DayField)  # noqa: SLF001 - its own description
    return day(value) if is_day and value is not None else value


def _known(model: type[BaseModel], same: dict[str, Any]) -> bool:
    """Return whether a row that says all of it is here."""
    fields = model._meta.fields  # noqa: SLF001 - the model's own description
    return (
        model.select()
        .where(
            *(
                fields[name].is_null() if value is None else fields[name] == value
                for name, value in same.items()
            )
        )
        .exists()
    )


CASES = TableImport(
    "import_case_records",
    "credit decisions, placements and traces",
    needed(FileKind.CASE_RECORDS),
    Change.CUSTOMER,
    _bring_case,
)
