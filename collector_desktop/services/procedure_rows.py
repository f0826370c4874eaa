"""Procedures and steps as rows; the caller has opened the operation."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from collector_desktop.domain.numbers import name_key
from collector_desktop.storage.models import Procedure as ProcedureRow
from collector_desktop.storage.models import ProcedureStep

if TYPE_CHECKING:
    from datetime import date

    from collector_desktop.domain.procedures import Procedure, Step


def keep(procedure: Procedure, before: Procedure | None, position: int, made_on: date) -> int:
    """Write a procedure over the row of the one before it, or again; return its id."""
    values = _columns(procedure, position)
    if before is None or before.procedure_id is None:
        row_id = int(ProcedureRow.create(**values).id)
        old: tuple[Step, ...] = ()
    else:
        row_id, old = before.procedure_id, before.steps
        ProcedureRow.update(**values).where(ProcedureRow.id == row_id).execute()
    _keep_steps(row_id, procedure.steps, old, made_on)
    return row_id


def end(procedure: Procedure, made_on: date) -> None:
    """Take a procedure and its steps out of force; their rows stay for what was sent."""
    mine = ProcedureRow.id == procedure.procedure_id
    ProcedureRow.update(ended_on=made_on, is_default=False).where(mine).execute()
    _end_steps([step.step_id for step in procedure.steps], made_on)


def _keep_steps(row_id: int, steps: tuple[Step, ...], old: tuple[Step, ...], made_on: date) -> None:
    by_id = {step.step_id: step for step in old}
    by_name = {name_key(step.name): step for step in old}
    kept = [
        (by_id.get(step.step_id) if step.step_id else None) or by_name.get(name_key(step.name))
        for step in steps
    ]
    ids = {each.step_id for each in kept if each is not None}
    _end_steps([step.step_id for step in old if step.step_id not in ids], made_on)
    for position, (step, before) in enumerate(zip(steps, kept, strict=True)):
        values = _step_columns(step, position)
        if before is None:
            ProcedureStep.create(procedure=row_id, **values)
        else:
            ProcedureStep.update(**values).where(ProcedureStep.id == before.step_id).execute()


def _end_steps(step_ids: list[int | None], made_on: date) -> None:
    if step_ids:
        ProcedureStep.update(ended_on=made_on).where(ProcedureStep.id.in_(step_ids)).execute()


def _columns(procedure: Procedure, position: int) -> dict[str, Any]:
    return {
        "name": procedure.name,
        "position": position,
        "min_gap_days": procedure.min_gap_days,
        "consolidate": procedure.consolidate.value,
        "tolerance": json.dumps(dict(procedure.tolerance), sort_keys=True),
        "is_default": procedure.is_default,
        "note": procedure.note,
    }


def _step_columns(step: Step, position: int) -> dict[str, Any]:
    return {
        "position": position,
        "name": step.name,
        "mode": step.mode.value,
        "days": step.days,
        "channel": step.channel.value,
        "template": step.template,
        "min_amount": json.dumps(dict(step.min_amount), sort_keys=True),
        "fee_kind": step.fee_kind.value,
        "fee_value": f"{step.fee_value:f}",
        "with_interest": step.with_interest,
        "hold_supply": step.hold_supply,
        "recommend": step.recommend.value,
        "needs_approval": step.needs_approval,
        "attach": step.attach.value,
        "pay_within_days": step.pay_within_days,
    }
