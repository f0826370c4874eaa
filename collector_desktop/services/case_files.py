"""Use cases: credit decisions, next steps, placements and traces come in from an export."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from collector_desktop.domain.changes import Change
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.items import DEBITS, ItemType
from collector_desktop.domain.json_text import read_json
from collector_desktop.importers.base import FileKind
from collector_desktop.importers.own_tables import needed
from collector_desktop.queries.case_exports import ENTRY, ITEM, REFERENCE, SELECTED
from collector_desktop.queries.customers import customer_id_of
from collector_desktop.queries.entries import entry_of
from collector_desktop.services.table_files import (
    Brought,
    TableImport,
    day,
    is_here,
    kept_id,
    that_of,
)
from collector_desktop.storage.fields import DayField
from collector_desktop.storage.models import (
    AddressChange,
    AddressFault,
    BaseModel,
    CreditApplication,
    CreditDecision,
    CreditReference,
    NextStep,
    Placement,
    PlacementEntry,
    PlacementItem,
    TraceStep,
)

_MODELS: dict[str, type[BaseModel]] = {
    "credit_application": CreditApplication,
    "credit_decision": CreditDecision,
    "next_step": NextStep,
    "placement": Placement,
    "trace_step": TraceStep,
    "address_change": AddressChange,
    "address_fault": AddressFault,
}
_ENTRY_COLUMNS = frozenset({"kind", "amount_minor", "note"})
_ITEM_COLUMNS = frozenset({"type", "number", "amount_minor"})
_REFERENCE_COLUMNS = frozenset({"kind", "name", "result", "suggested_minor", "note", "answered_on"})


def _bring_case(values: dict[str, str], _made_on: date) -> Brought:
    customer_id, on = customer_id_of(values["customer"]), day(values["date"])
    said = _read(values["values"])
    if values["record"] == ENTRY:
        return _bring_entry(said, customer_id, on, values)
    if values["record"] == ITEM:
        return _bring_item(said, customer_id, values)
    if values["record"] == REFERENCE:
        return _bring_reference(said, customer_id, on, values)
    model = _MODELS.get(values["record"])
    if model is None:
        raise RefusedError("There is no such record.", "Leave the file as it was exported.")
    dated, columns = SELECTED[values["record"]]
    _require(said, frozenset(columns.split()))
    row = {name: _value(model, name, value) for name, value in said.items()}
    same = {"customer": customer_id, dated: on, **row}
    rest: dict[str, Any] = {}
    if model is CreditDecision:
        rest["application"] = _application(customer_id, on, values.get("of_id", ""))
    return _keep(model, same, values, rest)


def _bring_entry(
    said: dict[str, Any], customer_id: int, on: date, values: dict[str, str]
) -> Brought:
    _require(said, _ENTRY_COLUMNS)
    placement = _placement(customer_id, values)
    same = {"placement": placement.id, "made_on": on, **said}
    return _keep(PlacementEntry, same, values)


def _bring_item(said: dict[str, Any], customer_id: int, values: dict[str, str]) -> Brought:
    """Say which debt went with a placement, and how much of it; it goes once with each."""
    _require(said, _ITEM_COLUMNS)
    kind, placement = ItemType(said["type"]), _placement(customer_id, values)
    if kind not in DEBITS:
        raise RefusedError(f"{said['number']} is no debt.", "Leave the file as it was exported.")
    item = entry_of(str(said["number"]), {kind}, customer_id)
    same = {"placement": placement.id, "item": item.item_id}
    if _alike(PlacementItem, same):
        return Brought.UNCHANGED
    return _keep(PlacementItem, {**same, "amount_minor": said["amount_minor"]}, values)


def _placement(customer_id: int, values: dict[str, str]) -> Placement:
    """Return the placement that a row of its entries or debts names."""
    placed_on, _, whom = values["of"].partition(" ")
    placements = Placement.select().where(
        Placement.customer == customer_id,
        Placement.made_on == day(placed_on),
        Placement.placed_with == whom,
    )
    found = that_of(list(placements.order_by(Placement.id)), values.get("of_id", ""))
    if found is None:
        raise RefusedError("There is no such placement.", "Import the whole file.")
    return found


def _bring_reference(
    said: dict[str, Any], customer_id: int, on: date, values: dict[str, str]
) -> Brought:
    _require(said, _REFERENCE_COLUMNS)
    application = _application(customer_id, day(values["of"]), values.get("of_id", ""))
    if application is None:
        raise RefusedError("There is no such application.", "Import the whole file.")
    row = {name: _value(CreditReference, name, value) for name, value in said.items()}
    return _keep(CreditReference, {"application": application, "asked_on": on, **row}, values)


def _keep(
    model: type[BaseModel],
    same: dict[str, Any],
    values: dict[str, str],
    rest: Mapping[str, Any] = MappingProxyType({}),
) -> Brought:
    """Write a row under the id that it had, unless one that says `same` is here."""
    own_id = values.get("id", "")
    if is_here(_alike(model, same), model, own_id):
        return Brought.UNCHANGED
    model.create(**same, **rest, **kept_id(model, own_id))
    return Brought.CREATED


def _application(customer_id: int, on: date, own_id: str) -> int | None:
    """Return the application of an id, else the newest that a decision of a day can rest on."""
    rows = CreditApplication.select().where(
        CreditApplication.customer == customer_id, CreditApplication.received_on <= on
    )
    found = that_of(list(rows.order_by(CreditApplication.id.desc())), own_id)
    return None if found is None else int(found.id)


def _read(text: str) -> dict[str, Any]:
    said = read_json(text)
    if not isinstance(said, dict):
        raise RefusedError("This is not a record.", "Leave the file as it was exported.")
    return said


def _require(said: dict[str, Any], columns: frozenset[str]) -> None:
    if said.keys() != columns:
        raise RefusedError("This is not a record.", "Leave the file as it was exported.")
    if not all(value is None or type(value) in {int, str} for value in said.values()):
        raise RefusedError("A value in this record is not valid.", "Leave it as it was exported.")


def _value(model: type[BaseModel], name: str, value: Any) -> Any:
    is_day = isinstance(model._meta.fields[name], DayField)  # noqa: SLF001 - its own description
    return day(value) if is_day and value is not None else value


def _alike(model: type[BaseModel], same: dict[str, Any]) -> list[BaseModel]:
    """Return the rows that say all of it."""
    fields = model._meta.fields  # noqa: SLF001 - the model's own description
    return list(
        model.select().where(
            *(
                fields[name].is_null() if value is None else fields[name] == value
                for name, value in same.items()
            )
        )
    )


CASES = TableImport(
    "import_case_records",
    "credit decisions, placements and traces",
    needed(FileKind.CASE_RECORDS),
    Change.CUSTOMER,
    _bring_case,
)
