"""Plans as cards of the promise board."""

from __future__ import annotations

from datetime import date

from collector_desktop.queries.plans import PlanRow
from collector_desktop.queries.promise_list import Standing
from collector_desktop.ui.format import days_late, money, short_day, week_day
from collector_desktop.ui.widgets.plan_words import paid_words, segment, tr
from collector_desktop.ui.widgets.promise_board_card import OPEN, BoardCard


def plan_standing(plan: PlanRow, today: date) -> Standing:
    """Return in which column a plan stands: by what is missed, else by its next instalment."""
    upcoming = plan.standing.next_due
    if plan.standing.missed:
        return Standing.BROKEN
    is_due = upcoming is not None and upcoming.due_on <= today
    return Standing.DUE if is_due else Standing.COMING


def plan_sum(plan: PlanRow) -> int:
    """Return what is wanted next of a plan: what is in arrears, or the next instalment."""
    upcoming = plan.standing.next_due
    if plan.standing.missed or upcoming is None:
        return plan.standing.arrears_minor
    return upcoming.missing_minor


def plan_card(plan: PlanRow, today: date) -> BoardCard:
    """Return the card of a plan, with its instalments as segments."""
    lead, tone = _lead(plan, today)
    source = tr("Plan of {sum}, agreed {day}").format(
        sum=money(plan.total_minor, plan.currency), day=short_day(plan.made_on, today)
    )
    return BoardCard(
        -plan.plan_id,
        plan.customer_id,
        plan.customer_name,
        money(plan_sum(plan), plan.currency),
        lead,
        tone,
        paid_words(plan),
        source,
        acts=((OPEN, tr("Open")),),
        segments=tuple(segment(each) for each in plan.standing.instalments),
    )


def _lead(plan: PlanRow, today: date) -> tuple[str, str]:
    missed, upcoming = plan.standing.oldest_missed, plan.standing.next_due
    if missed is not None:
        return days_late((today - missed.due_on).days), "danger_text"
    if upcoming is None:
        return "", "text2"
    if upcoming.due_on <= today:
        return tr("Instalment due today"), "warn_text"
    return tr("Instalment {day}").format(day=week_day(upcoming.due_on, today)), "text2"
