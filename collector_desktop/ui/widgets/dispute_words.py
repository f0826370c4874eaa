"""Disputes in words: why, whose move it is, for how long."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from collector_desktop.domain.dispute_cases import WaitingFor
from collector_desktop.domain.disputes import DisputeStatus
from collector_desktop.queries.dispute_cases import CaseRow, StepRow
from collector_desktop.ui.cells import Chip, Tone
from collector_desktop.ui.format import money, plural, short_day
from collector_desktop.ui.widgets.card_words import denial_words

WAITING = {
    WaitingFor.US: "Us",
    WaitingFor.CUSTOMER: "The customer",
    WaitingFor.CREDIT: "A credit note",
}
_ENDS = {
    DisputeStatus.ACCEPTED: Chip("Accepted", Tone.OK),
    DisputeStatus.PART: Chip("Accepted in part", Tone.OK),
    DisputeStatus.REJECTED: Chip("Rejected", Tone.NEUTRAL),
    DisputeStatus.WITHDRAWN: Chip("Withdrawn", Tone.NEUTRAL),
}


def tr(text: str) -> str:
    """Return a text of disputes in the language of the desk."""
    return QCoreApplication.translate("Disputes", text)


def state_chip(row: CaseRow, today: date) -> Chip:
    """Return whose move it is, or how it ended; red where we are late."""
    if not row.is_open:
        chip = _ENDS[row.dispute.status]
        return Chip(tr(chip.text), chip.tone)
    if row.waiting_for is WaitingFor.CUSTOMER:
        return Chip(tr("Waiting for customer"), Tone.WARN)
    if row.waiting_for is WaitingFor.CREDIT:
        return Chip(tr("Credit note to approve"), Tone.PLUM)
    tone = Tone.DANGER if row.is_late(today) else Tone.INFO
    return Chip(tr("Waiting for us: {owner}").format(owner=row.owner), tone)


def why_words(row: CaseRow) -> str:
    """Return the reason, and what the customer said."""
    return ": ".join(part for part in (denial_words(row.dispute.reason), row.dispute.note) if part)


def sum_words(row: CaseRow) -> str:
    """Return how much of what is in dispute: `£210.00 of £1,968.00 in dispute`."""
    case = row.dispute
    if not row.is_open:
        credited = money(case.credit_minor or 0, case.currency)
        return tr("{sum} credited").format(sum=credited)
    if not case.grantable_minor:
        asked = money(case.amount_minor, case.currency)
        return tr("{sum} was in dispute, all of it credited since").format(sum=asked)
    if not case.disputed_minor:
        asked = money(case.grantable_minor, case.currency)
        return tr("{sum} in dispute, all of it paid").format(sum=asked)
    return tr("{part} of {whole} in dispute").format(
        part=money(case.disputed_minor, case.currency), whole=money(row.open_minor, case.currency)
    )


def days_words(row: CaseRow, today: date) -> str:
    """Return for how long it has been, or was, open."""
    return plural(row.days_open(today), tr("day"))


def raised_words(row: CaseRow, today: date) -> str:
    """Return who raised it and when, and by when we answer."""
    case = row.dispute
    words = tr("Raised {day}").format(day=short_day(case.raised_on, today))
    if row.raised_by:
        words = tr("Raised {day} by {who}").format(
            day=short_day(case.raised_on, today), who=row.raised_by
        )
    if case.answer_by is None:
        return words
    return tr("{raised}, answer due by {day}").format(
        raised=words, day=short_day(case.answer_by, today)
    )


def step_words(step: StepRow, today: date) -> str:
    """Return by when a step is wanted, or when it was done."""
    if step.done_on is not None:
        return tr("done {day}").format(day=short_day(step.done_on, today))
    if step.is_late(today):
        late = plural((today - step.due_on).days, tr("day"))
        return tr("due by {day}, {late} late").format(day=short_day(step.due_on, today), late=late)
    return tr("due by {day}").format(day=short_day(step.due_on, today))
