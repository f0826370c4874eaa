"""Plans in words: their state, their instalments, how they are paid."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from collector_desktop.domain.plan_making import read_every
from collector_desktop.domain.plans import JudgedInstalment, PlanKind, PlanState
from collector_desktop.domain.promises import PromiseStatus
from collector_desktop.queries.plans import PlanRow
from collector_desktop.ui.cells import Chip, Tone
from collector_desktop.ui.format import money, plural, short_day

METHODS = {
    "bank": "Bank transfer",
    "standing_order": "Standing order",
    "direct_debit": "Direct debit",
    "card": "Card",
    "cheque": "Cheque",
    "cash": "Cash",
}
EVERY = (
    ("week", "Week"),
    ("2weeks", "2 weeks"),
    ("month", "Month"),
    ("2months", "2 months"),
    ("3months", "Quarter"),
)
_STATES = {
    PlanState.ON_TRACK: Chip("On track", Tone.OK, "calendar-range"),
    PlanState.IN_DEFAULT: Chip("Missed", Tone.DANGER, "calendar-x"),
    PlanState.KEPT: Chip("Kept", Tone.OK, "circle-check"),
    PlanState.CANCELLED: Chip("Cancelled", Tone.NEUTRAL),
    PlanState.REPLACED: Chip("Replaced", Tone.NEUTRAL),
    PlanState.BROKEN: Chip("Broken", Tone.DANGER, "calendar-x"),
    PlanState.WRITTEN_OFF: Chip("Written off", Tone.NEUTRAL),
}


def tr(text: str) -> str:
    """Return a text of plans in the language of the desk."""
    return QCoreApplication.translate("Plans", text)


def state_chip(plan: PlanRow) -> Chip:
    """Return where a plan is; one on track is in arrears while too few were missed to end it."""
    if plan.state is PlanState.ON_TRACK and plan.standing.missed:
        return Chip(tr("In arrears"), Tone.WARN, "calendar-x")
    chip = _STATES[plan.state]
    return Chip(tr(chip.text), chip.tone, chip.icon)


def plan_flag(plan: PlanRow) -> Chip:
    """Return what to know of a running plan before anything is said."""
    if plan.standing.missed:
        return Chip(tr("Missed instalment"), Tone.DANGER, "calendar-x")
    return Chip(tr("Plan on track"), Tone.OK, "calendar-range")


def segment(each: JudgedInstalment) -> str:
    """Return the colour of an instalment: kept, missed, made good late, or still to come."""
    if each.status is PromiseStatus.KEPT:
        return "ok"
    if each.is_paid_late:
        return "warn"
    return "danger" if each.in_arrears else "border2"


def paid_words(plan: PlanRow) -> str:
    """Return how many instalments were paid in time: `2 of 3 kept`."""
    parts = plan.standing.instalments
    kept = sum(each.status is PromiseStatus.KEPT for each in parts)
    return tr("{kept} of {count} kept").format(kept=kept, count=len(parts))


def next_words(plan: PlanRow, today: date) -> str:
    """Return what is wanted next: what is in arrears, or the next instalment."""
    if not plan.is_running:
        return ""
    missed, upcoming = plan.standing.oldest_missed, plan.standing.next_due
    if missed is not None:
        return tr("{sum} since {day}").format(
            sum=money(plan.standing.arrears_minor, plan.currency),
            day=short_day(missed.due_on, today),
        )
    if upcoming is None:
        return ""
    return tr("{sum} by {day}").format(
        sum=money(upcoming.missing_minor, plan.currency), day=short_day(upcoming.due_on, today)
    )


def plan_words(plan: PlanRow) -> str:
    """Return what a plan is: `3 instalments, every month`, or that it settles for less."""
    count = plural(len(plan.standing.instalments), tr("instalment"))
    words = f"{count}, {read_every(plan.every).words}" if plan.every else count
    if plan.kind is PlanKind.SETTLEMENT:
        owed = money(plan.owed_minor, plan.currency)
        return tr("{words}, settles {owed}").format(words=words, owed=owed)
    return words


def method_name(code: str) -> str:
    """Return how a plan is paid."""
    return tr(METHODS.get(code, code))
