"""Use cases about several files at once: a set comes in as one operation, or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from functools import reduce
from operator import or_

from collector_desktop.domain.changes import NOTHING, Outcome
from collector_desktop.importers.base import ParsedFile
from collector_desktop.queries.history import CONFIRMED
from collector_desktop.services.import_sorting import operation_of_rows
from collector_desktop.services.import_tally import ImportPlan
from collector_desktop.services.imports import Missing, apply_import


class _TakenBackError(Exception):
    """Ends an operation of which nothing is to stay."""


def plan_import_set(
    files: Sequence[ParsedFile], made_on: date, missing: Missing = "keep"
) -> list[ImportPlan]:
    """Return what importing files in this order would do; the ledger stays as it is."""
    plans: list[ImportPlan] = []
    begun = operation_of_rows("import_set", "Try an import", made_on, _rows(files))
    with suppress(_TakenBackError), begun:
        plans = [apply_import(parsed, made_on, missing).value.plan for parsed in files]
        raise _TakenBackError
    return plans


def apply_import_set(
    files: Sequence[ParsedFile], made_on: date, missing: Missing = "keep"
) -> Outcome[list[ImportPlan]]:
    """Bring files into the ledger in this order, as one operation that undo takes back."""
    outcomes = []
    begun = operation_of_rows("import_set", "Import", made_on, _rows(files))
    with suppress(_TakenBackError), begun as current:
        outcomes = [apply_import(parsed, made_on, missing) for parsed in files]
        if all(outcome.value.batch_id is None for outcome in outcomes):
            raise _TakenBackError
        done = "; ".join(outcome.summary for outcome in outcomes if outcome.summary)
        current.kind = "import_set" if done else CONFIRMED
        current.summary = done or "Import files: nothing new"
        current.save(only=["summary", "kind"])
    plans = [outcome.value.plan for outcome in outcomes]
    changed = reduce(or_, (outcome.changed for outcome in outcomes), NOTHING)
    if all(outcome.operation_id is None for outcome in outcomes):
        return Outcome(plans, changed)
    return Outcome(plans, changed, current.id, done)


def _rows(files: Sequence[ParsedFile]) -> int:
    return sum(len(parsed.rows) for parsed in files)
