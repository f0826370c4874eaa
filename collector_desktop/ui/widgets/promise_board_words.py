"""Promises in words: as cards of the board, as figures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.promises import PromiseStatus
from collector_desktop.queries.promise_list import (
    ListedPromise,
    PromiseList,
    Standing,
    promise_list,
)
from collector_desktop.queries.promises import PromiseRow
from collector_desktop.ui.cells import Chip, Tone
from collector_desktop.ui.format import (
    days_late,
    money,
    percent,
    plural,
    short_day,
    week_day,
    whole_money,
)
from collector_desktop.ui.widgets.card import BarPart, Figure
from collector_desktop.ui.widgets.customers_words import DOT, KINDS, sums_words
from collector_desktop.ui.widgets.plan_cards import plan_card, plan_standing, plan_sum
from collector_desktop.ui.widgets.promise_board_card import NEW_DATE, OPEN, WITHDRAW, BoardCard
from collector_desktop.ui.widgets.promise_board_head import BoardColumn

BOARD = (Standing.BROKEN, Standing.DUE, Standing.COMING, Standing.KEPT)
WEEK = timedelta(days=7)
_TO_DO = {Standing.BROKEN, Standing.DUE, Standing.COMING}
MOST_CARDS = 300


@frozen
class PromisePage:
    """What the page of promises shows: its list, the text beside its title, and its figures."""

    data: PromiseList
    words: str
    figures: list[Figure]


def read_promises(today: date, newest: int) -> PromisePage:
    """Return the promises with their totals; called on the ledger's thread."""
    data = promise_list(today, newest)
    opened = [row.promise for row in data.rows if row.promise.status is PromiseStatus.OPEN]
    words = _tr("{count} open, {sum}").format(
        count=f"{len(opened):,}",
        sum=sums_words(((p.missing_minor, p.currency) for p in opened), data.currency),
    )
    return PromisePage(data, words if data.rows else "", figures(data, today))


def board_columns(data: PromiseList, today: date) -> list[BoardColumn]:
    """Return the columns of the board with their cards in the order to work in.

    Nobody goes through thousands of cards: a column has the first of them, the list has all.
    """
    kept = _tr("Kept in {month}").format(month=f"{today:%B}")
    heads = {
        Standing.BROKEN: (_tr("Broken"), "danger", _tr("No broken promise waits for a new date.")),
        Standing.DUE: (_tr("Due today"), "warn", _tr("Nothing is promised for today.")),
        Standing.COMING: (_tr("Coming up"), "accent", _tr("Nothing is promised for later.")),
        Standing.KEPT: (kept, "ok", _tr("None yet this month.")),
    }
    return [_column(standing, heads[standing], data, today) for standing in BOARD]


def figures(data: PromiseList, today: date) -> list[Figure]:
    """Return the figures above the board."""
    broken = [p for p in data.rows if p.standing is Standing.BROKEN]
    opened = [p for p in data.rows if p.standing in {Standing.DUE, Standing.COMING}]
    due = [p for p in opened if p.promise.pay_by <= today]
    week = [p for p in opened if p.promise.pay_by <= today + WEEK]
    received = sums_words(_received(due), data.currency)
    some = any(p.promise.received_minor for p in due)
    came = _tr("{sum} received").format(sum=received) if some else _tr("none received yet")
    return [
        Figure(_tr("Due today"), _still(due, data), _count(due, came if due else "")),
        Figure(_tr("Due in the next 7 days"), _still(week, data), _count(week, "")),
        Figure(
            _tr("Broken, no new date"),
            _still(broken, data),
            _count(broken, _tr("call first") if broken else ""),
            tone="danger" if broken else "",
        ),
        _kept_figure(data),
    ]


def rule(grace_days: int) -> str:
    """Return when a promise counts as kept, as the settings have it."""
    if not grace_days:
        return _tr("A promise is kept when the money is in by the day promised")
    days = plural(grace_days, _tr("working day"))
    words = _tr("A promise is kept when the money is in, up to {days} after the day promised")
    return words.format(days=days)


def _column(
    standing: Standing, head: tuple[str, str, str], data: PromiseList, today: date
) -> BoardColumn:
    found = [row for row in data.rows if row.standing is standing]
    if standing is Standing.KEPT:
        found.sort(key=lambda row: row.promise.decided_on or today, reverse=True)
    else:
        found.sort(key=lambda row: (row.promise.pay_by, -row.promise.missing_minor))
    title, tone, none = head
    whole = standing is Standing.KEPT
    sums = [
        (row.promise.amount_minor if whole else row.promise.missing_minor, row.promise.currency)
        for row in found
    ]
    cards = [promise_card(row, today) for row in found[:MOST_CARDS]]
    planned = [plan for plan in data.plans if plan_standing(plan, today) is standing]
    cards += [plan_card(plan, today) for plan in planned]
    sums += [(plan_sum(plan), plan.currency) for plan in planned]
    total, count = sums_words(sums, data.currency), len(found) + len(planned)
    return BoardColumn(title, tone, total, tuple(cards), count, none)


def promise_card(row: ListedPromise, today: date) -> BoardCard:
    """Return the card of a promise, with what can be done with it."""
    promise = row.promise
    lead, tone, detail = _when(row, today)
    acts = [(OPEN, _tr("Open")), (NEW_DATE, _tr("New date"))]
    if promise.status is PromiseStatus.OPEN:
        acts.append((WITHDRAW, _tr("Withdraw")))
    return BoardCard(
        promise.promise_id,
        promise.customer_id,
        promise.customer_name,
        money(promise.amount_minor, promise.currency),
        lead,
        tone,
        detail,
        DOT.join(part for part in (source(row, today), item_words(promise)) if part),
        _chip(row),
        tuple(acts if row.standing in _TO_DO else acts[:1]),
    )


def _when(row: ListedPromise, today: date) -> tuple[str, str, str]:
    """Return when the money was or is to come, the colour of that, and what came."""
    promise = row.promise
    late = (today - promise.pay_by).days
    came = _tr("nothing received")
    if promise.received_minor:
        came = _tr("{sum} received").format(sum=money(promise.received_minor, promise.currency))
    if promise.status is PromiseStatus.KEPT and promise.decided_on is not None:
        paid = short_day(promise.decided_on, today)
        words = _tr("Due {due}, paid {paid}").format(
            due=short_day(promise.pay_by, today), paid=paid
        )
        return words, "ok_text", _timing((promise.decided_on - promise.pay_by).days)
    if row.standing is Standing.PAST:
        return _tr("Not kept"), "text3", came
    if row.standing is Standing.BROKEN:
        return days_late(late), "danger_text", came
    if row.standing is Standing.DUE:
        words = _tr("Due today") if not late else days_late(late)
        return words, "warn_text", f"{came} {_tr('yet')}" if not promise.received_minor else came
    return week_day(promise.pay_by, today), "text2", _ahead(-late, promise, came)


def _ahead(days: int, promise: PromiseRow, came: str) -> str:
    words = _tr("tomorrow") if days == 1 else _tr("in {days}").format(days=plural(days, _tr("day")))
    return f"{words}{DOT}{came}" if promise.received_minor else words


def _timing(days: int) -> str:
    if not days:
        return _tr("on the day")
    words = _tr("{days} late") if days > 0 else _tr("{days} early")
    return words.format(days=plural(abs(days), _tr("day")))


def _chip(row: ListedPromise) -> Chip | None:
    if row.promise.status is PromiseStatus.PARTLY:
        return Chip(_tr("Part paid"), Tone.WARN)
    if row.standing is Standing.BROKEN and row.broken_before:
        return Chip(_tr("{nth} broken").format(nth=_nth(row.broken_before + 1)), Tone.DANGER)
    return None


def _nth(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}th" if number in {11, 12, 13} else f"{number}{ending}"


def source(row: ListedPromise, today: date) -> str:
    """Return who promised, how and when: `Gareth Pugh, call 23 Nov`."""
    channel = _tr(KINDS.get(row.channel, _tr("taken")))
    said = f"{channel} {short_day(row.promise.taken_on, today)}"
    return ", ".join(part for part in (row.promise.person_name, said) if part)


def item_words(promise: PromiseRow) -> str:
    """Return what a promise covers: its invoices, or the whole account."""
    if not promise.items:
        return _tr("whole account")
    first, others = promise.items[0], len(promise.items) - 1
    return first if not others else f"{first} +{others}"


def _kept_figure(data: PromiseList) -> Figure:
    kept, before = data.kept, data.kept_before
    if not kept.judged_minor:
        return Figure(_tr("Kept in the last 90 days"), "\N{EN DASH}", _tr("none was due yet"))
    detail = _tr("{sum} kept").format(sum=whole_money(kept.kept_minor, data.currency))
    if before.judged_minor:
        old = percent(before.kept_minor, before.judged_minor)
        risen = kept.kept_minor * before.judged_minor >= before.kept_minor * kept.judged_minor
        trend = _tr("up from {share}") if risen else _tr("down from {share}")
        detail = f"{trend.format(share=old)}, {detail}"
    return Figure(
        _tr("Kept in the last 90 days"),
        percent(kept.kept_minor, kept.judged_minor),
        detail,
        parts=(
            BarPart(kept.kept_minor, "ok"),
            BarPart(kept.judged_minor - kept.kept_minor, "press"),
        ),
    )


def _received(rows: Sequence[ListedPromise]) -> list[tuple[int, str]]:
    return [(row.promise.received_minor, row.promise.currency) for row in rows]


def _still(rows: Sequence[ListedPromise], data: PromiseList) -> str:
    sums = [(row.promise.missing_minor, row.promise.currency) for row in rows]
    return sums_words(sums, data.currency)


def _count(rows: Sequence[ListedPromise], more: str) -> str:
    return ", ".join(part for part in (plural(len(rows), _tr("promise")), more) if part)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Promises", text)
