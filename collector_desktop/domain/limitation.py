"""Legal dates of debts: when a claim is time-barred, and when VAT may be reclaimed.

England, Wales and Northern Ireland six years, Scotland five, from the due date; a part payment or
an acknowledgement in writing before that begins them anew (Limitation Act 1980, s.5 and s.29;
Prescription and Limitation (Scotland) Act 1973, s.6). VAT on a bad debt of the United
Kingdom may be claimed back six months after the later of due date and supply, within four years and
six months of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.legal_letters import Place
from collector_desktop.domain.months import add_months

_YEAR = 12
_YEARS = {Place.ENGLAND_WALES: 6, Place.NORTHERN_IRELAND: 6, Place.SCOTLAND: 5}
_WARN_MONTHS, _VAT_MONTHS, _VAT_LAST_MONTHS = 6, 6, 54
LEAST_MONTHS = min(_YEARS.values()) * _YEAR - _WARN_MONTHS
"""No debt that is overdue for less is warned of."""


@frozen
class Limitation:
    """The day on which a debt becomes too old for a court; `began_anew` by a payment or a word."""

    on: date
    began_anew: date | None = None

    def is_past(self, day: date) -> bool:
        """Return whether it is too late at a day."""
        return self.on <= day

    def is_near(self, day: date) -> bool:
        """Return whether it is six months or less to that day, which has not come."""
        return add_months(self.on, -_WARN_MONTHS) <= day < self.on


@frozen
class VatRelief:
    """VAT on a debt that was written off may be claimed back from `first` to `last`."""

    first: date
    last: date


def limitation(due_on: date, anew: Iterable[date], place: Place) -> Limitation | None:
    """Return when a debt becomes too old; None where we do not know the law.

    What comes when it is too old already begins nothing again.
    """
    years = _YEARS.get(place)
    if years is None:
        return None
    ends, began = add_months(due_on, years * _YEAR), None
    for day in sorted(anew):
        if due_on < day < ends:
            ends, began = add_months(day, years * _YEAR), day
    return Limitation(ends, began)


def vat_relief(due_on: date, supplied_on: date) -> VatRelief:
    """Return the days between which the VAT of a bad debt may be claimed back."""
    start = max(due_on, supplied_on)
    return VatRelief(add_months(start, _VAT_MONTHS), add_months(start, _VAT_LAST_MONTHS))
