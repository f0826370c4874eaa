"""How disputes are worked, as programs and people read it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from collector_desktop.cli.disputes_shown import dispute_document
from collector_desktop.cli.session import TextTable
from collector_desktop.cli.words import day_text, shown
from collector_desktop.domain.money import plain_amount
from collector_desktop.queries.dispute_cases import CaseRow, CaseView, DisputeSum

SUMS = (*("name", "currency", "count", "open", "raised", "in_dispute", "credited", "mean_days"),)


def case_document(row: CaseRow, as_of: date) -> dict[str, Any]:
    """Return a dispute with who works it; `invoice_open` is what is open of the whole invoice."""
    currency = row.dispute.currency
    return dispute_document(row.dispute) | {
        "owner": row.owner or None,
        "waiting_for": row.waiting_for.value if row.is_open else None,
        "raised_by": row.raised_by or None,
        "days_open": row.days_open(as_of),
        "invoice": plain_amount(row.invoice_minor, currency),
        "invoice_open": plain_amount(row.open_minor, currency),
        "root_cause": row.root_cause or None,
        "outcome_note": row.outcome_note or None,
        "credit_number": row.credit_number or None,
    }


def view_document(view: CaseView, as_of: date) -> dict[str, Any]:
    """Return all of a dispute: its steps, what was said, and the files kept."""
    return case_document(view.case, as_of) | {
        "steps": [
            {
                "id": step.step_id,
                "name": step.name,
                "due": step.due_on.isoformat(),
                "done_on": day_text(step.done_on),
            }
            for step in view.steps
        ],
        "notes": [
            {"date": note.made_on.isoformat(), "author": note.author or None, "text": note.text}
            for note in view.notes
        ],
        "files": [
            {
                "id": file.file_id,
                "name": file.file_name,
                "bytes": file.size,
                "date": file.made_on.isoformat(),
            }
            for file in view.files
        ],
    }


def view_text(view: CaseView) -> str:
    """Return all of a dispute to read: its steps, what was said, and the files kept."""
    steps = [f"{'x' if step.done_on else ' '} {step.due_on} {step.name}" for step in view.steps]
    notes = [f"{note.made_on} {note.author}: {note.text}" for note in view.notes]
    files = [f"File {file.file_id}: {file.file_name}" for file in view.files]
    head = f"{view.case.dispute.number}, {view.case.owner}"
    return "\n".join((head, *steps, *notes, *files))


def sum_document(row: DisputeSum) -> dict[str, Any]:
    """Return the disputes of one reason, group or age."""
    return {
        "name": row.name,
        "currency": row.currency,
        "count": row.count,
        "open": row.open_count,
        "raised": plain_amount(row.raised_minor, row.currency),
        "in_dispute": plain_amount(row.open_minor, row.currency),
        "credited": plain_amount(row.credited_minor, row.currency),
        "mean_days": row.mean_days,
    }


def sums_table(rows: Iterable[DisputeSum]) -> TextTable:
    """Return a report of disputes as a table."""
    documents = map(sum_document, rows)
    cells = [[shown(each[key]) for key in SUMS] for each in documents]
    return TextTable(SUMS, cells, frozenset(range(2, len(SUMS))))
