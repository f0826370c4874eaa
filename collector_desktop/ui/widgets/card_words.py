"""Words and chips of the customer card."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from collector_desktop.domain.promises import PromiseStatus
from collector_desktop.queries.items import ItemRow
from collector_desktop.queries.promises import PromiseRow
from collector_desktop.services.write_offs import REASONS
from collector_desktop.ui.cells import Cell, Chip, ChipsCell, TextCell, Tone
from collector_desktop.ui.format import money, short_day

ITEM_TYPES = {
    "invoice": "Invoice",
    "credit_note": "Credit note",
    "receipt": "Payment",
    "refund": "Refund",
    "debit_adjustment": "Correction",
    "credit_adjustment": "Correction",
}
CHARGES = {"interest": "Interest", "compensation": "Compensation", "fee": "Charge"}
CUSTOMER_KINDS = {
    "company": "Company",
    "sole_trader": "Sole trader",
    "consumer": "Private person",
}
PAPERS = {
    "statement": "Statement",
    "letter": "Reminder letter",
    "interest": "Interest calculation",
    "invoice": "Invoice",
    "credit_note": "Credit note",
}


def item_words(type_: str, origin: str = "") -> str:
    """Return what an item is called."""
    if type_ == "credit_adjustment" and origin == "source":
        return tr("Settled in your accounts")
    if type_ == "credit_adjustment" and origin in REASONS:
        return tr("Written off ({reason}):").format(reason=tr(REASONS[origin]))
    if type_ == "debit_adjustment" and origin in CHARGES:
        return tr(CHARGES[origin])
    return tr(ITEM_TYPES.get(type_, type_))


def age_words(label: str) -> str:
    """Return the heading of an ageing column: `Not due`, `31\u201360 days`, `Over 90 days`."""
    if label == "current":
        return tr("Not due")
    if label.endswith("+"):
        return tr("Over {days} days").format(days=int(label[:-1]) - 1)
    return tr("{days} days").format(days=label.replace("-", "\N{EN DASH}"))


def promise_chip(promise: PromiseRow, today: date) -> Chip:
    """Return how a promise stands."""
    status = promise.status
    if status is PromiseStatus.KEPT:
        return Chip(tr("Kept"), Tone.OK, "circle-check")
    if status is PromiseStatus.PARTLY:
        got = money(promise.received_minor, promise.currency)
        return Chip(tr("Part kept {sum}").format(sum=got), Tone.WARN, "circle-alert")
    if status is PromiseStatus.BROKEN:
        return Chip(tr("Broken"), Tone.DANGER, "circle-x")
    if status is PromiseStatus.CANCELLED:
        return Chip(tr("Withdrawn"))
    if promise.pay_by == today:
        return Chip(tr("Due today"), Tone.INFO, "clock")
    return Chip(tr("Open"), Tone.ACCENT, "handshake")


def item_status(item: ItemRow, today: date) -> Cell:
    """Return the most telling thing about an open item."""
    promised = _promised(item, today)
    if promised is not None:
        return ChipsCell((promised,))
    if item.sign < 0:
        return TextCell(tr("Not matched yet"), dim=True)
    if item.letter_on is not None:
        return TextCell(tr("Reminder {day}").format(day=short_day(item.letter_on, today)))
    if item.status == "part":
        paid = money(item.amount_minor - item.open_minor, item.currency)
        return TextCell(tr("{sum} paid").format(sum=paid))
    return TextCell(tr("Overdue") if item.days > 0 else tr("Not due"))


def _promised(item: ItemRow, today: date) -> Chip | None:
    if item.promise is PromiseStatus.BROKEN:
        return Chip(tr("Promise broken"), Tone.DANGER, "handshake")
    if item.promise is PromiseStatus.PARTLY:
        return Chip(tr("Part kept"), Tone.WARN, "handshake")
    if item.promise is PromiseStatus.OPEN and item.promised_for is not None:
        day = short_day(item.promised_for, today)
        return Chip(tr("Promised {day}").format(day=day), Tone.OK, "handshake")
    return None


def status_words(item: ItemRow, today: date) -> str:
    """Return the status of an item as text."""
    cell = item_status(item, today)
    if isinstance(cell, ChipsCell):
        return cell.chips[0].text
    return cell.text if isinstance(cell, TextCell) else ""


def late_words(item: ItemRow) -> str:
    """Return the days past due, or how long there still is."""
    if item.sign < 0:
        return ""
    if item.days > 0:
        return f"{item.days:,}"
    return tr("today") if item.days == 0 else tr("in {days}").format(days=-item.days)


def tr(text: str) -> str:
    """Return a text in the language of the desk."""
    return QCoreApplication.translate("Card", text)
