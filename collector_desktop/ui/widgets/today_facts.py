"""Why to call a customer now, in sentences; and their newest contacts in a line each."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from collector_desktop.domain.credit import Ground
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.outcomes import OUTCOMES
from collector_desktop.domain.priority import Reason
from collector_desktop.domain.promises import PromiseStatus
from collector_desktop.queries.contacts import ContactRow
from collector_desktop.queries.old_debts import TooOldSoon
from collector_desktop.queries.plans import PlanRow
from collector_desktop.queries.promises import PromiseRow
from collector_desktop.queries.tasks import TaskRow
from collector_desktop.queries.worklist import WorklistRow
from collector_desktop.ui.cells import Tone
from collector_desktop.ui.format import (
    as_written,
    money,
    near_day,
    plural,
    short_day,
    week_day,
)
from collector_desktop.ui.widgets.composer_forms import clock
from collector_desktop.ui.widgets.composer_outcomes import contact_look, kind_words

MOST_FACTS = 3
_AGREED = (Reason.PROMISE_DUE, Reason.MISSED_INSTALMENT)
_PLANNED = (Reason.CALLBACK_DUE, Reason.TASK_DUE)
_PASSED = {
    Ground.OVER_LIMIT: "{over} over the {limit} limit",
    Ground.OVER_CURRENCY_LIMIT: "{over} over the {limit} limit of the currency",
    Ground.OVER_OVERDUE_LIMIT: "{over} over the {limit} limit on overdue debt",
    Ground.OVER_SHARED_LIMIT: "{over} over the {limit} limit of the group",
    Ground.NOT_INSURED: "{over} over the {limit} that is insured",
}
_WARNED = (Reason.OVER_LIMIT, Reason.TOO_OLD_SOON)
_STOPPED = (Reason.HOLD_ENDED, Reason.ANSWER_LATE, Reason.IN_DISPUTE)
_SILENT = (Reason.NO_REPLY, Reason.LONG_SILENCE)


@frozen
class Fact:
    """One reason with what is behind it."""

    icon: str
    tone: Tone
    title: str
    detail: str = ""


@frozen
class ContactLine:
    """One contact: what happened and when."""

    icon: str
    tone: Tone
    text: str
    when: str


def facts(row: WorklistRow, contacts: tuple[ContactRow, ...], today: date) -> list[Fact]:
    """Return up to three facts, the most severe first."""
    found = [_fact(reason, row, contacts, today) for reason in row.reasons]
    if len(found) == 1 and Reason.OVERDUE not in row.reasons and row.oldest_days > 0:
        found.append(_overdue(row, today))
    return found[:MOST_FACTS]


def contact_lines(contacts: tuple[ContactRow, ...], today: date) -> list[ContactLine]:
    """Return contacts as single lines."""
    return [
        ContactLine(
            *contact_look(each.kind, each.outcome),
            contact_words(each),
            " \N{MIDDLE DOT} ".join(
                part
                for part in (short_day(each.made_on, today), *each.person_name.split()[:1])
                if part
            ),
        )
        for each in contacts
    ]


def contact_words(contact: ContactRow) -> str:
    """Return what a contact was, with its note."""
    words = _kind_words(contact)
    return f"{words}: {as_written(contact.note)}" if contact.note else words


def _kind_words(contact: ContactRow) -> str:
    if contact.document_kind:
        sent = _tr("e-mailed") if contact.kind == "email" else _tr("made")
        return f"{_tr(contact.document_kind.capitalize())} {sent}"
    outcome = OUTCOMES.get(contact.outcome)
    if outcome is not None:
        return _tr(outcome.label)
    return kind_words(contact.kind)


def _fact(reason: Reason, row: WorklistRow, contacts: tuple[ContactRow, ...], today: date) -> Fact:
    if reason is Reason.BROKEN_PROMISE and row.broken is not None:
        return _broken(row.broken, contacts, today)
    if reason in _AGREED:
        return _agreed(reason, row, contacts, today)
    if reason in _PLANNED:
        return _planned(reason, row, today)
    if reason in _WARNED:
        return _warned(reason, row, today)
    if reason in _STOPPED:
        return _stopped(reason, row, today)
    return _silence(reason, row, today) if reason in _SILENT else _overdue(row, today)


def _planned(reason: Reason, row: WorklistRow, today: date) -> Fact:
    """Return what was planned for today, or left undone."""
    if reason is Reason.TASK_DUE and row.task is not None:
        return Fact("list-checks", Tone.INFO, row.task.words, _task_since(row.task, today))
    return _overdue(row, today) if row.follow_up is None else _callback(row, today)


def _task_since(task: TaskRow, today: date) -> str:
    words = _tr("Due since {day}").format(day=short_day(task.due_on, today))
    return f"{words}, {task.number}" if task.number else words


def _agreed(
    reason: Reason, row: WorklistRow, contacts: tuple[ContactRow, ...], today: date
) -> Fact:
    """Return the promise that is due, or the plan with an instalment missed."""
    if reason is Reason.PROMISE_DUE and row.due is not None:
        title = _tr("Promised {sum} by {day}").format(
            sum=money(row.due.amount_minor, row.due.currency), day=near_day(row.due.pay_by, today)
        )
        return Fact("handshake", Tone.OK, title, _said(row.due, contacts, today))
    return _overdue(row, today) if row.missed is None else _missed(row.missed, today)


def _stopped(reason: Reason, row: WorklistRow, today: date) -> Fact:
    """Return what was on hold, or is in dispute."""
    if reason is Reason.HOLD_ENDED and row.hold_ended is not None:
        title = _tr("Hold ended {day}").format(day=near_day(row.hold_ended, today))
        return Fact("pause", Tone.INFO, title, _tr("Nobody has spoken to them since"))
    sum_ = money(row.disputed_minor, row.currency)
    title = _tr("{sum} in dispute").format(sum=sum_)
    if reason is Reason.ANSWER_LATE:
        return Fact("scale", Tone.WARN, title, _tr("Our answer is late"))
    return Fact("scale", Tone.PLUM, title, _tr("Ask for the rest only"))


def _missed(plan: PlanRow, today: date) -> Fact:
    standing = plan.standing
    late = standing.oldest_missed
    day = week_day(late.due_on, today) if late else ""
    title = _tr("Instalment of {day} missed: {sum}").format(
        day=day, sum=money(standing.arrears_minor, plan.currency)
    )
    count = len(standing.instalments)
    kept = sum(each.status is PromiseStatus.KEPT for each in standing.instalments)
    paid = _tr("{kept} of {count} instalments kept").format(kept=kept, count=count)
    return Fact("calendar-x", Tone.DANGER, title, paid)


def _broken(promise: PromiseRow, contacts: tuple[ContactRow, ...], today: date) -> Fact:
    day, sum_ = week_day(promise.pay_by, today), money(promise.amount_minor, promise.currency)
    if promise.status is PromiseStatus.PARTLY:
        title = _tr("Promise for {day} kept in part: {got} of {sum}").format(
            day=day, got=money(promise.received_minor, promise.currency), sum=sum_
        )
    else:
        title = _tr("Promise for {day} broken: {sum}").format(day=day, sum=sum_)
    return Fact("handshake", Tone.DANGER, title, _said(promise, contacts, today))


def _said(promise: PromiseRow, contacts: tuple[ContactRow, ...], today: date) -> str:
    """Return who promised and when, in their words if they were written down."""
    who = promise.person_name.split()[0] if promise.person_name else _tr("Promised")
    source = f"{who}, {short_day(promise.taken_on, today)}"
    note = next((c.note for c in contacts if c.contact_id == promise.contact_id), "")
    return (
        f"{source}: \N{LEFT DOUBLE QUOTATION MARK}{note}\N{RIGHT DOUBLE QUOTATION MARK}"
        if (note)
        else source
    )


def _callback(row: WorklistRow, today: date) -> Fact:
    follow_up = row.follow_up
    if follow_up is None:
        return _overdue(row, today)
    day = near_day(follow_up.next_on, today)
    at = follow_up.next_minute
    when = day if at is None else _tr("{day} at {time}").format(day=day, time=clock(at))
    outcome = OUTCOMES.get(follow_up.outcome)
    source = [outcome.label if outcome else "", short_day(follow_up.made_on, today)]
    detail = ", ".join(part for part in source if part)
    if follow_up.note:
        detail = f"{detail}: {follow_up.note}"
    return Fact("clock", Tone.INFO, _tr("Call back {when}").format(when=when), detail)


def _over_limit(row: WorklistRow) -> Fact:
    passed = row.over
    title = _tr(_PASSED[passed.ground]).format(
        over=money(passed.minor, passed.currency), limit=money(passed.limit_minor, passed.currency)
    )
    balance = money(row.balance_minor, row.currency)
    return Fact("shield-alert", Tone.WARN, title, _tr("Owes {sum}").format(sum=balance))


def _warned(reason: Reason, row: WorklistRow, today: date) -> Fact:
    if reason is Reason.TOO_OLD_SOON and row.too_old is not None:
        return _too_old(row.too_old, today)
    return _over_limit(row)


def _too_old(debt: TooOldSoon, today: date) -> Fact:
    day, sum_ = short_day(debt.on, today), money(debt.open_minor, debt.currency)
    title = _tr("{number} becomes time-barred on {day}").format(number=debt.number, day=day)
    words = _tr("{sum} open: decide now, or get a part payment or a promise in writing")
    return Fact("calendar-clock", Tone.WARN, title, words.format(sum=sum_))


def _silence(reason: Reason, row: WorklistRow, today: date) -> Fact:
    last = row.last_contact
    if reason is Reason.NO_REPLY and row.unanswered_since is not None:
        day = near_day(row.unanswered_since, today)
        title = _tr("No reply to what was sent {day}").format(day=day)
        return Fact("mail-warning", Tone.WARN, title, _oldest(row))
    if last is None:
        title = _tr("Nobody has been in touch yet")
        return Fact("message-square", Tone.WARN, title, _oldest(row))
    days = plural((today - last.made_on).days, _tr("day"))
    title = _tr("No contact for {days}").format(days=days)
    return Fact("message-square", Tone.WARN, title, _oldest(row))


def _overdue(row: WorklistRow, today: date) -> Fact:
    title = _tr("{sum} overdue").format(sum=money(row.overdue_minor, row.currency))
    last = row.last_contact
    if last is None:
        return Fact("circle-alert", Tone.NEUTRAL, title, f"{_oldest(row)}, {_tr('never chased')}")
    spoken = _tr("last contact {day}").format(day=short_day(last.made_on, today))
    return Fact("circle-alert", Tone.NEUTRAL, title, f"{_oldest(row)}, {spoken}")


def _oldest(row: WorklistRow) -> str:
    return _tr("Oldest {days} late").format(days=plural(row.oldest_days, _tr("day")))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Today", text)
