"""How a customer pays and keeps its word, in sentences of the card's details."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from collector_desktop.domain.months import add_months
from collector_desktop.domain.rounding import half_up
from collector_desktop.ui.format import plural, short_day
from collector_desktop.ui.widgets.card_words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from collector_desktop.queries.customer_card import CustomerCard
    from collector_desktop.queries.payment_habits import DaysToPay


def habit_lines(card: CustomerCard) -> list[tuple[str, str]]:
    """Return captions and sentences about the twelve months up to today."""
    if card.habits is None:
        return []
    pay, kept = card.habits.pay, card.habits.kept
    lines = [(tr("Pays"), _usual(pay))]
    if pay.mean is not None and pay.weighted is not None:
        words = tr("{mean} on average, {weighted} by amount")
        said = words.format(mean=_days(pay.mean), weighted=_days(pay.weighted))
        lines.append((tr("Days to pay"), ", ".join(filter(None, (said, _trend(pay))))))
    if kept.by_count is not None and kept.by_amount is not None:
        words = tr("{count}% kept, {amount}% of the money")
        said = words.format(count=half_up(kept.by_count), amount=half_up(kept.by_amount))
        lines.append((tr("Promises"), said))
    return lines


def months_words(months: Sequence[int | None], today: date) -> str:
    """Return how late each month's invoices were paid, a line for each month that had some."""
    lines = []
    for at, days in enumerate(months):
        if days is not None:
            day = short_day(add_months(today, at + 1 - len(months)), today)
            lines.append(tr("Month to {day}: {late}").format(day=day, late=_late(Fraction(days))))
    return "\n".join(lines)


def _usual(pay: DaysToPay) -> str:
    if pay.usual_days is None or pay.delay is None:
        return tr("nothing in the last twelve months")
    words = tr("usually in {days}, {late}: rated {rating}")
    return words.format(
        days=plural(pay.usual_days, tr("day")), late=_late(pay.delay), rating=pay.rating
    )


def _late(delay: Fraction) -> str:
    if not half_up(abs(delay)):
        return tr("on the due date")
    words = tr("{days} late") if delay > 0 else tr("{days} early")
    return words.format(days=_days(abs(delay)))


def _trend(pay: DaysToPay) -> str:
    if pay.trend is None:
        return ""
    if not half_up(abs(pay.trend)):
        return tr("no change")
    words = tr("{days} slower of late") if pay.trend > 0 else tr("{days} sooner of late")
    return words.format(days=_days(abs(pay.trend)))


def _days(days: Fraction) -> str:
    return plural(half_up(days), tr("day"))
