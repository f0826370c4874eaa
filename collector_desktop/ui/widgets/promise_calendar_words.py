"""Promises and instalments by their days: what a calendar shows, and how it reads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QCoreApplication

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.plans import JudgedInstalment
from collector_desktop.domain.promises import PromiseStatus
from collector_desktop.queries.plans import PlanRow
from collector_desktop.queries.promise_list import ListedPromise, PromiseList, Standing
from collector_desktop.ui.format import days_late, long_day, money, plural
from collector_desktop.ui.widgets.customers_words import sums_words
from collector_desktop.ui.widgets.plan_words import paid_words, segment
from collector_desktop.ui.widgets.promise_board_card import OPEN, BoardCard
from collector_desktop.ui.widgets.promise_board_words import promise_card

WEEK = 7


@frozen
class DayEntry:
    """One promise or instalment on its day: `minor` was promised, `token` colours its standing.

    `card` makes the card of it, which is asked of the day that is looked at alone.
    """

    title: str
    minor: int
    currency: str
    token: str
    card: Callable[[], BoardCard]


Days = Mapping[date, tuple[DayEntry, ...]]


def by_day(data: PromiseList, today: date) -> Days:
    """Return what is promised for each day, promises first; what was withdrawn is left out."""
    found: dict[date, list[DayEntry]] = defaultdict(list)
    for row in data.rows:
        if row.promise.status is not PromiseStatus.CANCELLED:
            found[row.promise.pay_by].append(_promise(row, today))
    for plan in data.plans:
        for part in plan.standing.instalments:
            found[part.due_on].append(_instalment(plan, part, today))
    return {day: tuple(entries) for day, entries in found.items()}


def month_days(shown: date) -> tuple[date, ...]:
    """Return the days of a month in whole weeks from Monday on."""
    first = shown.replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    start = first - timedelta(days=first.weekday())
    count = (last - start).days + WEEK - last.weekday()
    return tuple(start + timedelta(days=at) for at in range(count))


def month_after(shown: date, step: int) -> date:
    """Return the same day some months later, or the last day of that month if it has none."""
    month = shown.year * 12 + shown.month - 1 + step
    first = date(month // 12, month % 12 + 1, 1)
    following = (first + timedelta(days=31)).replace(day=1)
    return min(first + timedelta(days=shown.day - 1), following - timedelta(days=1))


def day_sum(entries: tuple[DayEntry, ...], currency: str) -> str:
    """Return what was promised for a day."""
    return sums_words(((each.minor, each.currency) for each in entries), currency)


def day_words(day: date, entries: tuple[DayEntry, ...], currency: str, today: date) -> str:
    """Return a day as it is read aloud, with everybody who promised for it."""
    named = _tr("Today, {day}") if day == today else "{day}"
    title = named.format(day=long_day(day))
    if not entries:
        return _tr("{day}: nothing promised").format(day=title)
    count = plural(len(entries), _tr("entry"), _tr("entries"))
    details = "; ".join(f"{each.title}, {money(each.minor, each.currency)}" for each in entries)
    return f"{title}: {count}, {day_sum(entries, currency)}: {details}"


def _promise(row: ListedPromise, today: date) -> DayEntry:
    promise, card = row.promise, partial(promise_card, row, today)
    name, minor = promise.customer_name, promise.amount_minor
    return DayEntry(name, minor, promise.currency, _token(row), card)


def _token(row: ListedPromise) -> str:
    known = {Standing.BROKEN: "danger", Standing.DUE: "warn", Standing.COMING: "accent"}
    if row.promise.status is PromiseStatus.KEPT:
        return "ok"
    return known.get(row.standing, "text3")


def _instalment(plan: PlanRow, part: JudgedInstalment, today: date) -> DayEntry:
    colour = segment(part)
    token = "accent" if colour == "border2" else colour
    card = partial(_instalment_card, plan, part, today)
    return DayEntry(plan.customer_name, part.amount_minor, plan.currency, token, card)


def _instalment_card(plan: PlanRow, part: JudgedInstalment, today: date) -> BoardCard:
    colour = segment(part)
    place = _tr("Instalment {at} of {count}").format(
        at=part.position, count=len(plan.standing.instalments)
    )
    return BoardCard(
        -plan.plan_id,
        plan.customer_id,
        plan.customer_name,
        money(part.amount_minor, plan.currency),
        place,
        f"{colour}_text" if colour in {"ok", "warn", "danger"} else "text2",
        _standing_words(part, colour, today),
        paid_words(plan),
        acts=((OPEN, _tr("Open")),),
        segments=tuple(segment(each) for each in plan.standing.instalments),
    )


def _standing_words(part: JudgedInstalment, colour: str, today: date) -> str:
    if colour == "danger":
        return days_late((today - part.due_on).days)
    return {"ok": _tr("kept"), "warn": _tr("paid late")}.get(colour, _tr("to come"))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Promises", text)
