"""What the line above the composer says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from collector_desktop.domain.attempts import HalfDay, Tries
from collector_desktop.domain.contact_rules import Answer, Verdict
from collector_desktop.ui.format import plural, short_day, week_day

if TYPE_CHECKING:
    from collector_desktop.queries.contacts import ContactRow
    from collector_desktop.queries.tasks import TaskRow
    from collector_desktop.services.call_sheet import CallSheet

_MINUTE = 60
_DOT = " \N{MIDDLE DOT} "
_BETTER = {HalfDay.MORNING: "try the morning", HalfDay.AFTERNOON: "try the afternoon"}


def verdict_words(sheet: CallSheet, verdict: Verdict, today: date) -> str:
    """Return whether they may be contacted, what time it is there, and when else."""
    there = _tr("{time} there").format(time=f"{sheet.at:%H:%M}") if sheet.is_elsewhere else ""
    if verdict.answer is Answer.YES:
        return _DOT.join(part for part in (_tr("May be contacted now"), there) if part)
    parts = [*verdict.reasons[:2]]
    if verdict.next_time is not None:
        when = f"{week_day(verdict.next_time.date(), today)} {verdict.next_time:%H:%M}"
        parts.append(_tr("Better {when}.").format(when=when))
    return " ".join(part for part in (*parts, there) if part)


def tries_words(tries: Tries) -> str:
    """Return how often somebody rang in vain, and at which time to try."""
    if not tries.count:
        return ""
    words = plural(tries.count, _tr("try"), _tr("tries"))
    return _DOT.join((words, _tr(_BETTER[tries.better]))) if tries.better else words


def task_words(to_do: Sequence[TaskRow], today: date) -> str:
    """Return the first task with its invoice and day, and how many more there are."""
    first = to_do[0]
    parts = [first.words, first.number or ""]
    parts.append(short_day(first.due_on, today) if first.due_on != today else "")
    words = _DOT.join(part for part in parts if part)
    more = len(to_do) - 1
    return words + (_tr(" and {count} more").format(count=more) if more else "")


def call_facts(contact: ContactRow, today: date) -> str:
    """Return how long a call took, what they say to have paid, and why a rule was passed over."""
    parts = []
    if contact.seconds:
        minutes = (contact.seconds + _MINUTE // 2) // _MINUTE
        parts.append(
            _tr("{count} min").format(count=minutes)
            if contact.seconds >= _MINUTE
            else _tr("{count} s").format(count=contact.seconds)
        )
    paid = [short_day(contact.paid_on, today)] if contact.paid_on else []
    paid += [contact.paid_reference] if contact.paid_reference else []
    if paid:
        parts.append(_tr("paid {when}").format(when=", ".join(paid)))
    if contact.override_reason:
        parts.append(_tr("against a rule: {why}").format(why=contact.override_reason))
    return ", ".join(parts)


def advice_words(sheet: CallSheet) -> str:
    """Return the rules that hold, their source and what they advise, a line each."""
    profile = sheet.guard.profile
    return "\n".join((profile.label, profile.source, *profile.advice))


def _tr(text: str) -> str:
    return QCoreApplication.translate("CallStrip", text)
