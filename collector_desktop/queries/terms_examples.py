"""What payment terms mean for an invoice of a day: its due dates and its discount."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from collector_desktop.domain.discount_cost import cost_of_refusing
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.settings import TERMS_DUE_ROLL
from collector_desktop.domain.terms import Roll, discount, parts
from collector_desktop.domain.terms_said import terms_said
from collector_desktop.domain.terms_words import parse_terms
from collector_desktop.queries.calendars import due_calendar
from collector_desktop.queries.settings import settings


@frozen
class TermsExample:
    """Terms in their written form and in words, with what becomes of an invoice of a day."""

    terms: str
    words: str
    parts: tuple[tuple[Decimal, date], ...]
    discount: tuple[Decimal, date] | None

    @property
    def due_on(self) -> date:
        """The day by which everything is due."""
        return max(due for _percent, due in self.parts)

    @property
    def cost_of_refusing(self) -> Fraction | None:
        """What it costs the customer to let the discount go, in per cent a year."""
        return cost_of_refusing(*self.discount, self.due_on) if self.discount else None


def terms_example(text: str, on: date, country: str = "", region: str = "") -> TermsExample:
    """Return what terms mean for an invoice of a day to a customer in a country.

    Raises:
        CollectorError: the terms cannot be read.
    """
    terms, stored = parse_terms(text), settings()
    calendar = due_calendar(stored, country, region)
    days = [due for due, _ in parts(terms, on, 0, Roll(stored[TERMS_DUE_ROLL]), calendar)]
    shares = (part.percent for part in terms.parts)
    return TermsExample(
        str(terms),
        terms_said(str(terms)),
        tuple(zip(shares, days, strict=True)),
        discount(terms, on),
    )
