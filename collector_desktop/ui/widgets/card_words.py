"""Words and chips of the customer card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from collector_desktop.domain.disputes import REASONS as DENIALS
from collector_desktop.domain.disputes import DisputeStatus
from collector_desktop.domain.items import DISPUTE
from collector_desktop.domain.plans import PlanState
from collector_desktop.domain.promises import PromiseStatus
from collector_desktop.domain.terms_said import terms_said
from collector_desktop.domain.write_offs import REASONS
from collector_desktop.ui.cells import Cell, Chip, ChipsCell, TextCell, Tone
from collector_desktop.ui.format import as_written, money, short_day

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from collector_desktop.queries.disputes import DisputeRow
    from collector_desktop.queries.holds import HoldRow
    from collector_desktop.queries.items import ItemRow
    from collector_desktop.queries.promises import PromiseRow

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
    "letter": "Letter",
    "interest": "Interest calculation",
    "receipt": "Receipt",
    "plan": "Payment plan",
    "application": "Credit application form",
    "invoice": "Invoice",
    "credit_note": "Credit note",
}


def item_words(type_: str, origin: str = "") -> str:
    """Return what an item is called."""
    if type_ == "credit_adjustment" and origin == "source":
        return tr("Settled in your accounts")
    if type_ == "credit_adjustment" and origin in REASONS:
        return tr("Written off ({reason}):").format(reason=tr(REASONS[origin]))
    if type_ == "debit_adjustment" and origin in REASONS:
        return tr("Credit written off ({reason}):").format(reason=tr(REASONS[origin]))
    if type_ == "credit_adjustment" and origin == DISPUTE:
        return tr("Credit for a dispute")
    if type_ == "debit_adjustment" and origin in CHARGES:
        return tr(CHARGES[origin])
    return tr(ITEM_TYPES.get(type_, type_))


def gone_words(name: str, path: str) -> str:
    """Return why a paper cannot be opened: it is elsewhere now, or only in an e-mail."""
    if not path:
        return tr("{file} was sent with an e-mail and not saved elsewhere.").format(file=name)
    return tr("{file} is not where it was saved: {path}").format(file=name, path=path)


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
        return Chip(tr("Put off") if promise.is_put_off else tr("Withdrawn"))
    if promise.pay_by == today:
        return Chip(tr("Due today"), Tone.INFO, "clock")
    return Chip(tr("Open"), Tone.ACCENT, "handshake")


def item_status(item: ItemRow, today: date) -> Cell:
    """Return the most telling thing about an open item."""
    agreed = _planned(item) or _promised(item, today)
    telling = (*stop_chips(item, today), *((agreed,) if agreed else ()))
    if telling:
        return ChipsCell(telling)
    if item.sign < 0:
        return TextCell(tr("Not matched yet"), dim=True)
    if item.letter_on is not None:
        return TextCell(tr("Reminder {day}").format(day=short_day(item.letter_on, today)))
    if item.status == "part":
        paid = money(item.amount_minor - item.open_minor, item.currency)
        return TextCell(tr("{sum} paid").format(sum=paid))
    return TextCell(tr("Overdue") if item.days > 0 else tr("Not due"))


def stop_chips(item: ItemRow, today: date) -> tuple[Chip, ...]:
    """Return that an item is in dispute, and that it is on hold."""
    chips = (_disputed(item), hold_chip(item.holds, today) if item.holds else None)
    return tuple(chip for chip in chips if chip is not None)


def stop_words(item: ItemRow, today: date) -> str:
    """Return what is in dispute of an item, and why it is on hold, a line for each."""
    disputed = _disputed(item)
    held = [hold_words(row, today) for row in item.holds]
    return "\n".join([*([disputed.text] if disputed else []), *held])


def _disputed(item: ItemRow) -> Chip | None:
    if not item.disputed_minor:
        return None
    is_whole = item.disputed_minor == item.open_minor
    part = tr("{sum} in dispute").format(sum=money(item.disputed_minor, item.currency))
    return Chip(tr("In dispute") if is_whole else part, Tone.PLUM, "scale")


def hold_chip(rows: Sequence[HoldRow], today: date) -> Chip:
    """Return until when some holds hold, which end with the last of them."""
    ends = [row.until_on for row in rows]
    days = [day for day in ends if day is not None]
    if len(days) < len(ends):
        return Chip(tr("On hold"), Tone.WARN, "pause")
    return Chip(tr("On hold to {day}").format(day=short_day(max(days), today)), Tone.WARN, "pause")


def hold_words(row: HoldRow, today: date) -> str:
    """Return why something is on hold, and until when."""
    if row.until_on is None:
        return tr("On hold until released: {why}").format(why=row.reason)
    day = short_day(row.until_on, today)
    return tr("On hold to {day}: {why}").format(day=day, why=row.reason)


def dispute_chip(row: DisputeRow, today: date) -> Chip:
    """Return how a dispute stands."""
    match row.status:
        case DisputeStatus.OPEN if row.is_late(today):
            return Chip(tr("Answer late"), Tone.WARN, "scale")
        case DisputeStatus.OPEN:
            return Chip(tr("Open"), Tone.PLUM, "scale")
        case DisputeStatus.ACCEPTED:
            return Chip(tr("Accepted"), Tone.OK, "circle-check")
        case DisputeStatus.PART:
            return Chip(tr("Accepted in part"), Tone.OK, "circle-check")
        case DisputeStatus.REJECTED:
            return Chip(tr("Rejected"), Tone.NEUTRAL, "circle-x")
        case _:
            return Chip(tr("Withdrawn"))


def denial_words(reason: str) -> str:
    """Return why a debt is disputed, such as `Short delivery`."""
    words = tr(DENIALS.get(reason, reason))
    return words[:1].upper() + words[1:]


def _planned(item: ItemRow) -> Chip | None:
    if item.plan is None:
        return None
    if item.plan is PlanState.IN_DEFAULT:
        return Chip(tr("Plan missed"), Tone.DANGER, "calendar-x")
    return Chip(tr("In a plan"), Tone.OK, "calendar-range")


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


def own_terms_words(item: ItemRow) -> str:
    """Return the terms that an invoice has of its own, in words and as they are kept, if any."""
    if not item.terms:
        return ""
    words = tr("Its own terms: {said} ({terms}).")
    return words.format(said=as_written(terms_said(item.terms)), terms=item.terms)


def tr(text: str) -> str:
    """Return a text in the language of the desk."""
    return QCoreApplication.translate("Card", text)
