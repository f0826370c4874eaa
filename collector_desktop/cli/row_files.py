"""The answer of a command that brought a small file of an export in."""

from __future__ import annotations

from collector_desktop.cli.session import WITH_PROBLEMS, Answer
from collector_desktop.cli.words import done
from collector_desktop.domain.changes import Outcome
from collector_desktop.services.table_files import RowsImported


def imported(outcome: Outcome[RowsImported]) -> Answer:
    """Return how many rows came in, and which did not and why."""
    wrong = [{"row": each.row, "reason": each.reason} for each in outcome.value.wrong]
    answer = done(outcome, created=outcome.value.created, errors=wrong)
    notes = tuple(f"Row {each['row']}: {each['reason']}" for each in wrong)
    status = WITH_PROBLEMS if wrong else answer.status
    return Answer(answer.document, text=answer.text, notes=notes, status=status)
