"""The lines of Today: columns, reasons as chips, the next step, and the sections."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from collector_desktop.domain.money import Money
from collector_desktop.domain.outcomes import OUTCOMES
from collector_desktop.domain.priority import Reason
from collector_desktop.queries.worklist import WorklistRow
from collector_desktop.ui.cells import (
    ActionCell,
    AmountCell,
    Chip,
    ChipsCell,
    Column,
    DaysCell,
    GroupRow,
    Tone,
    TwoLineCell,
)
from collector_desktop.ui.format import column_money, money, plural, short_day, whole_money
from collector_desktop.ui.widgets.composer_forms import clock

CHECK_BANK, CHASE_QUERY = "landmark", "scale"
_DOT = " \N{MIDDLE DOT} "
_LATE, _VERY_LATE = 30, 60
_FOLLOW_UPS = {
    "NEED_COPY": "Copy invoice",
    "NOT_RECEIVED": "Copy invoice",
    "NEED_POD": "Proof of delivery",
    "PAID": "Says paid",
    "CHQ_POST": "Cheque in post",
    "DISPUTE": "Query",
    "AWAIT_APPR": "Awaiting approval",
}
_REASONS = {
    Reason.BROKEN_PROMISE: Chip("Broken promise", Tone.DANGER, "handshake"),
    Reason.MISSED_INSTALMENT: Chip("Missed instalment", Tone.DANGER, "calendar-x"),
    Reason.PROMISE_DUE: Chip("Promise due", Tone.OK, "handshake"),
    Reason.CALLBACK_DUE: Chip("Call back", Tone.INFO, "clock"),
    Reason.TASK_DUE: Chip("To do", Tone.INFO, "list-checks"),
    Reason.HOLD_ENDED: Chip("Hold ended", Tone.INFO, "pause"),
    Reason.OVER_LIMIT: Chip("Over limit", Tone.WARN, "shield-alert"),
    Reason.TOO_OLD_SOON: Chip("Too old soon", Tone.WARN, "calendar-clock"),
    Reason.NO_REPLY: Chip("No reply", Tone.WARN, "mail-warning"),
    Reason.NEWLY_OVERDUE: Chip("Newly overdue", Tone.NEUTRAL, "circle-alert"),
    Reason.LONG_SILENCE: Chip("Long silence", Tone.WARN, "message-square"),
    Reason.OVERDUE: Chip("Overdue", Tone.NEUTRAL),
    Reason.ANSWER_LATE: Chip("Answer late", Tone.WARN, "scale"),
    Reason.IN_DISPUTE: Chip("Part in dispute", Tone.PLUM, "scale"),
}


def _none(_: int) -> str:
    """Return no step: nobody has asked what is due."""
    return ""


def columns(due: Callable[[int], str] = _none) -> tuple[Column[WorklistRow], ...]:
    """Return the columns of Today's grid; `due` names the call that a customer's step asks for."""
    return (*_who_and_why(due), *_how_much(), *_what_else())


def _who_and_why(due: Callable[[int], str]) -> tuple[Column[WorklistRow], ...]:
    return (
        Column(
            "customer",
            _tr("Customer"),
            lambda row: row.name,
            key=lambda row: row.name.casefold(),
            cell=lambda row: TwoLineCell(row.name, _join(row.person, row.phone), row.bars),
            width=200,
            stretch=True,
        ),
        Column(
            "why",
            _tr("Why today"),
            lambda row: ", ".join(chip.text for chip in chips(row, due(row.customer_id))),
            key=lambda row: row.rank,
            cell=lambda row: ChipsCell(chips(row, due(row.customer_id))),
            width=232,
            spare=40,
        ),
    )


def _how_much() -> tuple[Column[WorklistRow], ...]:
    return (
        Column(
            "overdue",
            _tr("Overdue"),
            lambda row: column_money(row.overdue_minor, row.currency),
            key=lambda row: row.overdue_minor,
            cell=_overdue_cell,
            value=lambda row: Money(row.overdue_minor, row.currency),
            numeric=True,
            width=108,
        ),
        Column(
            "days",
            _tr("Days"),
            lambda row: str(max(row.oldest_days, 0)),
            key=lambda row: row.oldest_days,
            cell=lambda row: DaysCell(row.oldest_days, text="\N{EN DASH}"),
            value=lambda row: max(row.oldest_days, 0),
            numeric=True,
            width=54,
            priority=1,
        ),
    )


def _what_else() -> tuple[Column[WorklistRow], ...]:
    return (
        Column(
            "next",
            _tr("Next step"),
            lambda row: next_step(row).text,
            cell=next_step,
            tip=lambda row: next_step(row).text,
            width=148,
            priority=3,
        ),
        Column(
            "last",
            _tr("Last contact"),
            _last_words,
            key=lambda row: row.last_contact.made_on if row.last_contact else date.min,
            width=150,
            priority=4,
            shown=False,
        ),
        Column("code", _tr("Code"), lambda row: row.code, key=lambda row: row.code, shown=False),
    )


def chips(row: WorklistRow, step: str = "") -> tuple[Chip, ...]:
    """Return why a customer is listed, the most severe reason first; then the step that is due."""
    found = [_chip(reason, row) for reason in row.reasons]
    if step:
        found.append(Chip(step, Tone.ACCENT, "list-checks"))
    after = row.follow_up.outcome if row.follow_up and row.callback_due else ""
    if after in _FOLLOW_UPS:
        found.append(Chip(_tr(_FOLLOW_UPS[after])))
    if row.oldest_days > _VERY_LATE or row.reasons == (Reason.OVERDUE,):
        tone = Tone.DANGER if row.oldest_days > _VERY_LATE else Tone.NEUTRAL
        if _LATE < row.oldest_days <= _VERY_LATE:
            tone = Tone.WARN
        found.append(Chip(plural(row.oldest_days, _tr("day")), tone))
    plain = Chip(_tr("Overdue"))
    return tuple(chip for chip in found if chip != plain or len(found) == 1)


def next_step(row: WorklistRow) -> ActionCell:
    """Return what to do about a customer now."""
    after = row.follow_up.outcome if row.follow_up and row.callback_due else ""
    if after == "DISPUTE":
        return ActionCell(CHASE_QUERY, _tr("Chase query"))
    if row.due is not None or after in {"PAID", "CHQ_POST"}:
        return ActionCell(CHECK_BANK, _tr("Check bank"))
    if not row.phone:
        return ActionCell("search", _tr("Find number"))
    first = row.person.split()[0] if row.person else ""
    return ActionCell("phone", _tr("Call {name}").format(name=first) if first else _tr("Call"))


def by_urgency(
    rows: Sequence[WorklistRow], today: date, more: int = 0
) -> list[tuple[GroupRow, list[WorklistRow]]]:
    """Return booked call-backs by their time, then the others as they come.

    `more` are on the list behind those that are shown.
    """
    booked = [row for row in rows if booked_minute(row, today) is not None]
    booked.sort(key=lambda row: booked_minute(row, today) or 0)
    others = [row for row in rows if row not in booked]
    sections = []
    if booked:
        count = _tr("{count} today").format(count=len(booked))
        sections.append((GroupRow(_tr("Booked callbacks"), count, key="booked"), booked))
    if others:
        title = _tr("Chase next, most urgent first")
        words = count_and_sum(others)
        if more:
            words = _join(words, _tr("and {count} more").format(count=f"{more:,}"))
        sections.append((GroupRow(title, words, key="next"), others))
    return sections


def by_reason(rows: Sequence[WorklistRow]) -> list[tuple[GroupRow, list[WorklistRow]]]:
    """Return the rows under their first reason, the most severe first."""
    sections = []
    for reason in Reason:
        found = [row for row in rows if row.reasons[0] is reason]
        if found:
            heading = GroupRow(_tr(_REASONS[reason].text), count_and_sum(found), key=reason)
            sections.append((heading, found))
    return sections


def by_value(rows: Sequence[WorklistRow]) -> list[WorklistRow]:
    """Return the rows with the most overdue money first, one currency after the other."""
    return sorted(rows, key=lambda row: (row.currency, -row.overdue_minor, row.rank))


def booked_minute(row: WorklistRow, today: date) -> int | None:
    """Return the minute at which a customer asked to be called today."""
    follow_up = row.follow_up
    return follow_up.next_minute if follow_up and follow_up.next_on == today else None


def matches(row: WorklistRow, words: str) -> bool:
    """Return whether every word stands somewhere in the line."""
    text = " ".join((row.name, row.code, row.person, row.phone, *(c.text for c in chips(row))))
    return all(word in text.casefold() for word in words.casefold().split())


def count_and_sum(rows: Sequence[WorklistRow]) -> str:
    """Return how many customers and how much is overdue: `10 customers · £55,063.40`."""
    return _join(plural(len(rows), _tr("customer")), sums(rows))


def sums(rows: Iterable[WorklistRow], *, whole: bool = False) -> str:
    """Return what is overdue, one sum for each currency."""
    found: dict[str, int] = {}
    for row in rows:
        found[row.currency] = found.get(row.currency, 0) + row.overdue_minor
    write = whole_money if whole else money
    return ", ".join(write(minor, currency) for currency, minor in found.items())


def _chip(reason: Reason, row: WorklistRow) -> Chip:
    """Return a reason as a chip; only the first one says how much, so that two have room."""
    chip = _REASONS[reason]
    text = _tr(chip.text)
    if reason is Reason.OVER_LIMIT and row.reasons[0] is reason:
        text = f"{text} {whole_money(row.over.minor, row.over.currency)}"
    elif reason is Reason.CALLBACK_DUE and row.follow_up and row.follow_up.next_minute is not None:
        text = _tr("{time} callback").format(time=clock(row.follow_up.next_minute))
    return Chip(text, chip.tone, chip.icon)


def _overdue_cell(row: WorklistRow) -> AmountCell:
    count = plural(row.overdue_items, _tr("invoice"))
    return AmountCell(money(row.overdue_minor, row.currency), count, strong=True)


def _last_words(row: WorklistRow) -> str:
    last = row.last_contact
    if last is None:
        return ""
    outcome = OUTCOMES.get(last.outcome)
    return _join(short_day(last.made_on, last.made_on), outcome.label if outcome else last.kind)


def _join(*parts: str) -> str:
    return _DOT.join(part for part in parts if part)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Today", text)
