"""How long customers take to pay: from the date of an invoice, and past its due date.

A day of payment is the day the money came. Means of nothing are None.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from collector_desktop.domain.frozen import frozen

_RATINGS = ((30, "A"), (60, "B"), (90, "C"))
_WORST = "D"


@frozen
class PaidPart:
    """Money that paid an invoice or a part of it."""

    paid_on: date
    amount_minor: int


@frozen
class PaidInvoice:
    """An invoice that is settled, with the money that did it; there is at least one part."""

    document_on: date
    due_on: date
    parts: tuple[PaidPart, ...]

    @property
    def days(self) -> int:
        """Days from the invoice to the last of the money; 0 when it was paid before."""
        return max(self._days_to(part) for part in self.parts)

    @property
    def amount_minor(self) -> int:
        """The money that came for it."""
        return sum(part.amount_minor for part in self.parts)

    @property
    def weighted_days(self) -> int:
        """Days to pay, each as often as it has minor units."""
        return sum(self._days_to(part) * part.amount_minor for part in self.parts)

    @property
    def weighted_delay(self) -> int:
        """Days past the due date, negative before it, each as often as it has minor units."""
        return sum((part.paid_on - self.due_on).days * part.amount_minor for part in self.parts)

    def _days_to(self, part: PaidPart) -> int:
        return max(0, (part.paid_on - self.document_on).days)


def mean_days(invoices: Sequence[PaidInvoice]) -> Fraction | None:
    """Return the days to pay of the average invoice."""
    return mean_of(len(invoices), sum(invoice.days for invoice in invoices))


def mean_of(count: int, days: int) -> Fraction | None:
    """Return the days of the average invoice of so many, which took so many days together."""
    return Fraction(days, count) if count else None


def median_days(invoices: Sequence[PaidInvoice]) -> Fraction | None:
    """Return the days to pay of the invoice in the middle, or halfway between the two."""
    if not invoices:
        return None
    days = sorted(invoice.days for invoice in invoices)
    return Fraction(days[(len(days) - 1) // 2] + days[len(days) // 2], 2)


def weighted_days(invoices: Sequence[PaidInvoice]) -> Fraction | None:
    """Return the days to pay of the average unit of money, each part by its own day."""
    return _weighted(invoices, sum(invoice.weighted_days for invoice in invoices))


def weighted_delay(invoices: Sequence[PaidInvoice]) -> Fraction | None:
    """Return the days past due of the average unit of money; negative is early."""
    return _weighted(invoices, sum(invoice.weighted_delay for invoice in invoices))


def rating(delay: Fraction) -> str:
    """Return the letter for a delay in days: A to 30, B to 60, C to 90, D beyond."""
    return next((letter for most, letter in _RATINGS if delay <= most), _WORST)


def trend(recent: Fraction | None, before: Fraction | None) -> Fraction | None:
    """Return by how many days a mean has grown; negative means that customers pay sooner."""
    return None if recent is None or before is None else recent - before


def _weighted(invoices: Sequence[PaidInvoice], total: int) -> Fraction | None:
    amount = sum(invoice.amount_minor for invoice in invoices)
    return Fraction(total, amount) if amount else None
