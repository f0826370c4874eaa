"""Procedures, messages and places of our own export come into a ledger.

Nothing that an export holds is ever sent by the new ledger: what was on its way there is there
without anybody knowing what became of it.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from collector_desktop.domain.changes import Change
from collector_desktop.domain.items import DEBITS
from collector_desktop.domain.json_text import read_json
from collector_desktop.domain.procedure_files import read_procedures
from collector_desktop.importers.base import FileKind
from collector_desktop.importers.own_tables import needed
from collector_desktop.queries.customers import customer_id_of
from collector_desktop.queries.entries import entry_of
from collector_desktop.services.procedures import replace_procedures
from collector_desktop.services.table_files import (
    Brought,
    TableImport,
    day,
    day_or_none,
    kept_id,
    minor_units,
)
from collector_desktop.storage.models import (
    ChasePlace,
    ChaseRun,
    Message,
    MessageItem,
    Procedure,
    ProcedureStep,
)

ON_ITS_WAY = {"queued": "unknown", "sending": "unknown", "ready": "left_out"}
SAME = ("channel", "currency", "subject", "body")
KEPT = ("template", "language", "to_name", "address", "error")
TEXTS, MAYBE_TEXTS = ("number", "open", "disputed", "fee"), ("procedure", "step")


def _bring_procedures(values: dict[str, str], made_on: date) -> Brought:
    outcome = replace_procedures(read_procedures(values["procedures"]), made_on)
    return Brought.UNCHANGED if outcome.operation_id is None else Brought.UPDATED


def _bring_message(values: dict[str, str], _: date) -> Brought:
    customer_id, made_on = customer_id_of(values["customer"]), day(values["date"])
    items = _items(values["message_items"], customer_id, values["currency"], made_on)
    asked = {item["item"] for item in items}
    of_day = Message.select().where(Message.customer == customer_id, Message.made_on == made_on)
    if any(_says(message, values) and asked == _asked(message) for message in of_day):
        return Brought.UNCHANGED
    message = Message.create(
        **{name: values[name] for name in (*SAME, *KEPT)},
        **kept_id(Message, values.get("id", "")),
        run=_run(values["run"]),
        customer=customer_id,
        procedure_name=values["procedure"],
        step=_step(values["procedure"], values["step"], made_on),
        step_name=values["step"],
        state=ON_ITS_WAY.get(values["state"], values["state"]),
        is_edited=values["edited"] == "yes",
        reminder_number=int(values["reminder"]) if values["reminder"] else None,
        total_minor=minor_units(values["asked"], values["currency"]),
        fee_minor=minor_units(values["charge"], values["currency"]),
        made_on=made_on,
        sent_on=day_or_none(values["sent_on"]),
        pay_by=day_or_none(values["pay_by"]),
    )
    for item in items:
        MessageItem.create(message=message, **item)
    return Brought.CREATED


def _bring_place(values: dict[str, str], _: date) -> Brought:
    customer_id, on = customer_id_of(values["customer"]), day(values["date"])
    item = entry_of(values["number"], DEBITS, customer_id).item_id
    step = _step(values["procedure"], values["step"], on)
    procedure = _procedure(values["procedure"], on)
    found = ChasePlace.get_or_none(
        (ChasePlace.item == item)
        & (ChasePlace.made_on == on)
        & (ChasePlace.reason == values["reason"])
    )
    if found is not None:
        return Brought.UNCHANGED
    ChasePlace.create(
        item=item, procedure=procedure, step=step, reason=values["reason"], made_on=on
    )
    return Brought.CREATED


def _items(text: str, customer_id: int, currency: str, made_on: date) -> list[dict[str, Any]]:
    return [
        {
            "item": entry_of(row["number"], DEBITS, customer_id).item_id,
            "step": _step(row["procedure"] or "", row["step"] or "", made_on, row["position"] or 0),
            "open_minor": minor_units(row["open"], currency),
            "disputed_minor": minor_units(row["disputed"], currency),
            "days_overdue": row["days_overdue"],
            "fee_minor": minor_units(row["fee"], currency),
        }
        for row in _rows(text)
    ]


def _rows(text: str) -> list[dict[str, Any]]:
    """Return the items of a message as our export writes them.

    Raises:
        ValueError: they are written otherwise.
    """
    rows = read_json(text)
    if not isinstance(rows, list) or not all(map(_is_item, rows)):
        raise ValueError("The items are not as they were exported.")
    return rows


def _is_item(row: object) -> bool:
    return (
        isinstance(row, dict)
        and all(isinstance(row.get(name), str) for name in TEXTS)
        and all(isinstance(row.get(name, 0), str | None) for name in MAYBE_TEXTS)
        and isinstance(row.get("position", ""), int | None)
        and isinstance(row.get("days_overdue"), int)
    )


def _says(message: Message, values: dict[str, str]) -> bool:
    """Return whether a message has the words of a row, which is read without blanks at its ends.

    What the program wrote itself ends with a line break, and must be recognised anyway.
    """
    return all(getattr(message, name).strip() == values[name].strip() for name in SAME)


def _asked(message: Message) -> set[int | None]:
    rows = MessageItem.select().where(MessageItem.message == message)
    return {row.id_in("item") for row in rows}


def _run(text: str) -> ChaseRun | None:
    """Return the finished run of that day, procedure and note; made if need be.

    Raises:
        ValueError: it is not written as our export writes it.
    """
    if not text:
        return None
    said = read_json(text)
    if not isinstance(said, list) or [type(each) for each in said] != [str] * 3:
        raise ValueError("The run is not as it was exported.")
    made_on, procedure, note = said
    values = {"made_on": day(made_on), "procedure": procedure, "note": note, "state": "finished"}
    found = ChaseRun.get_or_none(
        (ChaseRun.made_on == values["made_on"])
        & (ChaseRun.procedure == procedure)
        & (ChaseRun.note == note)
    )
    return found or ChaseRun.create(**values)


def _procedure(name: str, on: date) -> int | None:
    """Return the procedure of that name; one that is not in force any more is kept as such."""
    if not name:
        return None
    named = Procedure.select().where(Procedure.name == name).order_by(Procedure.ended_on).first()
    if named is None:
        named = Procedure.create(name=name, ended_on=on)
    return int(named.id)


def _step(procedure: str, name: str, on: date, position: int = 0) -> int | None:
    """Return the step of that name; one that is not in force any more is kept in its place."""
    if not name:
        return None
    procedure_id = _procedure(procedure, on)
    mine = ProcedureStep.select().where(
        (ProcedureStep.procedure == procedure_id) & (ProcedureStep.name == name)
    )
    found = mine.order_by(ProcedureStep.ended_on).first()
    if found is None:
        found = ProcedureStep.create(
            procedure=procedure_id,
            position=position,
            name=name,
            days=0,
            channel="email",
            ended_on=on,
        )
    return int(found.id)


PROCEDURES = TableImport(
    *("import_procedures", "procedures", needed(FileKind.PROCEDURES), Change.SETTING),
    _bring_procedures,
)
MESSAGES = TableImport(
    *("import_messages", "messages", needed(FileKind.MESSAGES), Change.MESSAGE), _bring_message
)
PLACES = TableImport(
    *("import_places", "places in procedures", needed(FileKind.CHASE_PLACES), Change.ITEM),
    _bring_place,
)
