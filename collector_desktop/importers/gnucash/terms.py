"""Billing terms of GnuCash: days after the invoice, or a day of a later month (proximo)."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from collector_desktop.domain.frozen import frozen
from collector_desktop.importers.gnucash.values import whole

DAYS = "GNC_TERM_TYPE_DAYS"
MOST_DAYS = 3650


@frozen
class BillTerm:
    """When an invoice falls due; `cutoff` is the last day that still counts for the next month.

    A cutoff of zero or less counts from the end of the month.
    """

    by_days: bool
    due_days: int
    cutoff: int

    @property
    def words(self) -> str:
        """The terms as text for a customer; empty for those of a fixed day."""
        return f"{self.due_days} days" if self.by_days else ""

    def due(self, issued: date) -> date:
        """Return the due day of an invoice."""
        if self.by_days:
            return issued + timedelta(days=self.due_days)
        last = calendar.monthrange(issued.year, issued.month)[1]
        cutoff = self.cutoff if self.cutoff > 0 else last + self.cutoff
        months = issued.month if issued.day <= cutoff else issued.month + 1
        year, month = issued.year + months // 12, months % 12 + 1
        return date(year, month, min(max(self.due_days, 1), calendar.monthrange(year, month)[1]))


def bill_term(kind: object, due_days: object, cutoff: object) -> BillTerm | None:
    """Return the terms of a row, None if they make no sense."""
    try:
        days, last = whole(due_days), whole(cutoff or 0)
    except ValueError:
        return None
    return BillTerm(kind == DAYS, days, last) if 0 <= days <= MOST_DAYS else None
