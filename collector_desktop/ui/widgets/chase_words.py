"""The words of the chase run: counts, buttons, and why somebody is left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from collector_desktop.domain.holding_back import TITLES, HoldReason
from collector_desktop.domain.procedure_words import short_when
from collector_desktop.services.paper_fonts import boxes_said
from collector_desktop.ui.format import money, plural, week_day
from collector_desktop.ui.widgets.chase_left_out import ReasonTile
from collector_desktop.ui.widgets.chase_rows import MessageTile
from collector_desktop.ui.widgets.chase_steps import StepTile
from collector_desktop.ui.widgets.customers_words import sums_words

if TYPE_CHECKING:
    from datetime import date

    from collector_desktop.domain.procedures import Channel
    from collector_desktop.queries.chase_page import ChasePage
    from collector_desktop.queries.chase_shown import HeldBack, ProposedMessage
    from collector_desktop.services.chase_preview import Preview
    from collector_desktop.ui.widgets.chase_counts import Counts, StepCount, StepKey
    from collector_desktop.ui.widgets.chase_plan import ChasePlan

_NAMED = 3
_LOOKS = {
    HoldReason.PROMISE: ("handshake", "ok"),
    HoldReason.PLAN: ("calendar-range", "plum"),
    HoldReason.DISPUTE: ("scale", "plum"),
    HoldReason.ON_HOLD: ("pause", "text2"),
    HoldReason.PAUSED: ("pause", "text2"),
    HoldReason.CHEQUE: ("banknote-check", "ok"),
    HoldReason.RECENT_CONTACT: ("clock", "text2"),
    HoldReason.TOO_MANY: ("clock", "text2"),
    HoldReason.ALLOCATE_FIRST: ("wallet", "warn"),
    HoldReason.STALE_DATA: ("triangle-alert", "warn"),
    HoldReason.NO_ADDRESS: ("map-pin", "warn"),
    HoldReason.NO_PROCEDURE: ("triangle-alert", "warn"),
    HoldReason.EXHAUSTED: ("gavel", "danger"),
    HoldReason.STATUS: ("ban", "danger"),
    HoldReason.UNWANTED: ("ban", "danger"),
    HoldReason.UNREAD_REPLY: ("mail", "info"),
    HoldReason.DO_NOT_CHASE: ("ban", "text2"),
}


def ways_words(counts: Counts) -> str:
    """Return how many messages go in which way: `21 e-mails, 6 letters`."""
    parts = (
        (counts.emails, tr("e-mail")),
        (counts.letters, tr("letter")),
        (counts.tasks, tr("task for Today")),
    )
    named = [plural(count, one, _tasks(one)) for count, one in parts if count]
    return ", ".join(named) or tr("nothing")


def ready_words(
    counts: Counts, main: str, *, is_day_off: bool = False, is_any: bool = True
) -> tuple[str, str]:
    """Return the title and the detail of the foot; on their day off nobody is ticked at first.

    `is_any` says whether there is a message that could be ticked.
    """
    title = tr("{messages} ready").format(messages=plural(counts.messages, tr("message")))
    if not counts.messages:
        if not is_any:
            return tr("Nothing to send"), tr("Who is left out, and why, is listed on the left.")
        if is_day_off:
            return tr("Nobody works there today"), tr("Tick what should go anyway.")
        return tr("Nothing is ticked"), tr("Tick the messages that should go.")
    detail = tr("{ways} to {customers}, {sum}").format(
        ways=ways_words(counts),
        customers=plural(counts.customers, tr("customer")),
        sum=sums_words(counts.amounts, main),
    )
    return title, detail


def send_words(counts: Counts, *, by_server: bool) -> str:
    """Return the words of the button: `Send 21, print 6`; nothing if nothing goes."""
    mail = tr("send {count:,}") if by_server else tr("draft {count:,}")
    parts = [
        words.format(count=count)
        for count, words in (
            (counts.emails, mail),
            (counts.letters, tr("print {count:,}")),
            (counts.tasks, tr("plan {count:,}")),
        )
        if count
    ]
    words = ", ".join(parts)
    return words[:1].upper() + words[1:]


def hint_words(read: ChasePage) -> str:
    """Return what becomes of what is sent, said before it is, or what it lacks."""
    if not read.names_bank:
        return tr("No bank details are set: nothing says how to pay.")
    if read.is_first:
        return tr("Nothing is sent until you press this.")
    if not read.by_server:
        return tr("E-mails open as drafts in your mail program.")
    if not read.undo_seconds:
        return ""
    words = tr("E-mails wait {seconds} seconds, you can still cancel.")
    return words.format(seconds=read.undo_seconds)


def nobody_words(read: ChasePage) -> tuple[str, str]:
    """Return why there is nothing to send, as a title and a sentence."""
    if not read.names:
        sentence = tr("A procedure says when customers are reminded, and how. Choose or make one.")
        return tr("No procedure has steps"), sentence
    return tr("Nobody is due for a message today"), tr(
        "Steps fall due by themselves as invoices grow old. Today shows whom to call."
    )


def problem_words(problems: Sequence[tuple[str, str]]) -> str:
    """Return what could not go, and why the first of it: the others stand in the run."""
    code, why = problems[0]
    if len(problems) == 1:
        return tr("1 message was not sent: {code}: {why}").format(code=code, why=why)
    many = tr("{count:,} messages were not sent, the first to {code}: {why}")
    return many.format(count=len(problems), code=code, why=why)


def step_tile(key: StepKey, step: StepCount, main: str) -> StepTile:
    """Return a step as the list of steps shows it."""
    counts, first = step.every.counts(), step.messages[0]
    return StepTile(
        key,
        first.step,
        short_when(first.rule),
        first.rule.channel.value,
        ways_words(counts),
        sums_words(counts.amounts, main),
        step.ticked(),
    )


def message_tile(message: ProposedMessage, plan: ChasePlan) -> MessageTile:
    """Return a message as the list of messages shows it."""
    warning = warning_words(message, plan.channel(message))
    if message.customer_id in plan.despite:
        warning = tr("Send anyway: {why}").format(why=plan.despite[message.customer_id])
    return MessageTile(
        message.first_item,
        message.name,
        warning or message.address.replace("\n", ", "),
        money(message.total_minor, message.currency),
        plural(len(message.items), tr("invoice")),
        plan.is_ticked(message),
        bool(warning),
        message.key in plan.texts,
    )


def warning_words(message: ProposedMessage, channel: Channel) -> str:
    """Return the first thing to know before a message goes, or nothing."""
    if message.needs_approval:
        return tr("Goes only if you tick it")
    if channel is not message.channel:
        return tr("Goes another way this time")
    return message.warnings[0] if message.warnings else ""


def to_words(made: Preview) -> str:
    """Return to whom a message goes: `Tom Hartley <tom@ouse.example>`."""
    if "@" in made.address:
        return f"{made.to_name} <{made.address}>" if made.to_name else made.address
    return ", ".join(part for part in (made.to_name, *made.address.split("\n")) if part)


def note_words(message: ProposedMessage, made: Preview) -> str:
    """Return what to know before a message goes."""
    return " ".join(filter(None, (*message.warnings, boxes_said((made.missing,)), *made.notes)))


def reason_tiles(held: Iterable[HeldBack], today: date) -> list[ReasonTile]:
    """Return who is left out, by reason, the most customers first."""
    groups: dict[HoldReason, list[HeldBack]] = {}
    for each in held:
        groups.setdefault(each.reason, []).append(each)
    order = sorted(groups.items(), key=lambda pair: (-_customers(pair[1]), pair[0]))
    return [_reason_tile(reason, rows, today) for reason, rows in order]


def left_out_title(held: Sequence[HeldBack]) -> str:
    """Return the heading over the reasons."""
    whom = plural(_customers(held), tr("customer"))
    return tr("Left out, {customers}").format(customers=whom)


def until_words(each: HeldBack, today: date) -> str:
    """Return until when somebody is left out."""
    if each.until is None:
        return ""
    return tr("until {day}").format(day=week_day(each.until, today))


def _reason_tile(reason: HoldReason, rows: Sequence[HeldBack], today: date) -> ReasonTile:
    icon, tone = _LOOKS.get(reason, ("pause", "text2"))
    count = _customers(rows)
    detail = rows[0].text
    if len(rows) > 1:
        days = {each.until for each in rows}
        same = until_words(rows[0], today) if len(days) == 1 else ""
        detail = same or ", ".join(dict.fromkeys(each.name for each in rows[:_NAMED]))
    return ReasonTile(reason, f"{count} {tr(TITLES[reason]).lower()}", detail, icon, tone)


def _customers(rows: Iterable[HeldBack]) -> int:
    return len({each.customer_id for each in rows})


def _tasks(one: str) -> str:
    return tr("tasks for Today") if one == tr("task for Today") else ""


def tr(text: str) -> str:
    """Return a text of the chase in the user's language."""
    return QCoreApplication.translate("chase", text)
