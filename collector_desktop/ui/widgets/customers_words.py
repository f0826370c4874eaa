"""Words and chips about a customer that several lists share."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QCoreApplication

from collector_desktop.domain.outcomes import OUTCOMES
from collector_desktop.queries.contacts import LastContact
from collector_desktop.queries.customer_list import CustomerListRow
from collector_desktop.ui.cells import Chip, Tone
from collector_desktop.ui.format import column_money, money, short_day
from collector_desktop.ui.widgets.composer_forms import clock
from collector_desktop.ui.widgets.status_words import status_chips

DOT = " \N{MIDDLE DOT} "
KINDS = {
    "call": "call",
    "email": "e-mail",
    "letter": "letter",
    "sms": "text message",
    "visit": "visit",
    "note": "note",
}


def amount_words(minor: int, currency: str, main: str) -> str:
    """Return an amount for a column; only a foreign one bears its currency."""
    return column_money(minor, currency) if currency == main else money(minor, currency)


def sums_words(amounts: Iterable[tuple[int, str]], main: str) -> str:
    """Return one sum for each currency, the company's first: `£1,234.50, €20.00`."""
    totals = by_currency(amounts)
    if not totals:
        return money(0, main)
    order = sorted(totals, key=lambda currency: (currency != main, currency))
    return ", ".join(money(totals[currency], currency) for currency in order)


def by_currency(amounts: Iterable[tuple[int, str]]) -> dict[str, int]:
    """Return the sum of each currency."""
    totals: dict[str, int] = {}
    for minor, currency in amounts:
        totals[currency] = totals.get(currency, 0) + minor
    return totals


def last_words(last: LastContact | None, today: date) -> str:
    """Return the last contact in a few words: `12 Nov · left voicemail`."""
    if last is None:
        return ""
    known = OUTCOMES.get(last.outcome)
    what = known.label if known else KINDS.get(last.kind, last.kind)
    return f"{short_day(last.made_on, today)}{DOT}{_small(what)}"


def flags(row: CustomerListRow, today: date) -> tuple[Chip, ...]:
    """Return what to know about a customer before anything else, most severe first."""
    found = status_chips(row.statuses)
    if row.broken is not None:
        found.append(Chip(_tr("Broken promise"), Tone.DANGER, "handshake"))
    if row.follow_up is not None and row.follow_up.next_on <= today:
        found.append(Chip(_call_back(row.follow_up.next_minute), Tone.INFO, "clock"))
    if row.over_minor:
        found.append(Chip(_tr("Over limit"), Tone.WARN, "shield-alert"))
    if row.promised:
        day = short_day(min(promise.pay_by for promise in row.promised), today)
        found.append(Chip(_tr("Promised {day}").format(day=day), Tone.OK, "handshake"))
    return tuple(found)


def age_title(label: str) -> str:
    """Return the heading of an ageing bucket: `Not due` or `Over 90 days`."""
    if label == "current":
        return _tr("Not due")
    if label.endswith("+"):
        return _tr("Over {days} days").format(days=int(label[:-1]) - 1)
    return _tr("{span} days").format(span=label.replace("-", "\N{EN DASH}"))


def _call_back(minute: int | None) -> str:
    words = _tr("Call back")
    return words if minute is None else f"{words} {clock(minute)}"


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Customers", text)
