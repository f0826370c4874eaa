"""Payment terms: when a document falls due, in which parts and at what discount."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.months import add_months, day_in_month, month_end
from collector_desktop.domain.rounding import half_up
from collector_desktop.domain.working_days import (
    Calendar,
    is_working_day,
    roll_backward,
    roll_forward,
)

_WHOLE = Decimal(100)


class RuleKind(StrEnum):
    """How a rule counts from the document's date."""

    NET = "net"
    AFTER_MONTH_END = "after_month_end"
    TO_MONTH_END = "to_month_end"
    DAY_OF_MONTH = "day_of_month"
    MONTHS = "months"


class Roll(StrEnum):
    """What becomes of a due date on which nobody works."""

    NONE = "none"
    NEXT = "next"
    PREVIOUS = "previous"


@frozen
class Rule:
    """One way to a due date; `days` is the day of the month for DAY_OF_MONTH.

    MONTHS leads to the same day of a later month, or to its last day if it has no such day.
    Documents dated after the day `cutoff` of their month count as those of the next; 0 is none.
    With `then_on` money is due on the next such day of a month, as "30 jours fin de mois le 10".
    """

    kind: RuleKind
    days: int
    months: int = 0
    cutoff: int = 0
    then_on: int = 0

    def due(self, document_on: date) -> date:
        """Return the day that the rule leads to."""
        day = self._reached(document_on)
        if not self.then_on:
            return day
        on = day_in_month(day.year, day.month, self.then_on)
        month = add_months(day.replace(day=1), 1)
        return on if on >= day else day_in_month(month.year, month.month, self.then_on)

    def _reached(self, document_on: date) -> date:
        step = timedelta(days=self.days)
        match self.kind:
            case RuleKind.NET:
                return document_on + step
            case RuleKind.AFTER_MONTH_END:
                return month_end(document_on) + step
            case RuleKind.TO_MONTH_END:
                return month_end(document_on + step)
            case RuleKind.MONTHS:
                return add_months(document_on, self.months)
            case _:
                return self._day_of_month(document_on)

    def _day_of_month(self, document_on: date) -> date:
        """Return the day in the month meant; a day of this month already gone means the next."""
        is_late = 0 < self.cutoff < document_on.day
        month = add_months(document_on.replace(day=1), self.months + is_late)
        day = day_in_month(month.year, month.month, self.days)
        if day >= document_on:
            return day
        month = add_months(month, 1)
        return day_in_month(month.year, month.month, self.days)

    def __str__(self) -> str:
        return f"{self._form()} ON {self.then_on}" if self.then_on else self._form()

    def _form(self) -> str:
        match self.kind:
            case RuleKind.NET:
                return f"NET {self.days}" if self.days else "COD"
            case RuleKind.AFTER_MONTH_END:
                return f"EOM+{self.days}" if self.days else "EOM"
            case RuleKind.TO_MONTH_END:
                return f"{self.days}+EOM"
            case RuleKind.MONTHS:
                return f"NET {self.months} MONTH{'S' if self.months > 1 else ''}"
            case _:
                months = "" if self.months == 1 else f"+{self.months}"
                cutoff = f" cutoff {self.cutoff}" if self.cutoff else ""
                return f"DOM {self.days}{months}{cutoff}"


@frozen
class Discount:
    """So many per cent off when paid by the day that the rule leads to."""

    percent: Decimal
    until: Rule

    def __str__(self) -> str:
        until = str(self.until.days if self.until.kind is RuleKind.NET else self.until)
        return f"{_plain(self.percent)}/{until}"


@frozen
class Part:
    """A share of the document's amount with its own due date."""

    percent: Decimal
    rule: Rule


@frozen
class Terms:
    """Payment terms; `str` gives the form that files and settings hold."""

    parts: tuple[Part, ...]
    discount: Discount | None = None

    def __post_init__(self) -> None:
        if any(part.percent <= 0 for part in self.parts) or self._total() != _WHOLE:
            raise CollectorError(
                "The parts of these terms do not make the whole.",
                "Give shares that add up to 100 %, such as 30% COD; 70% EOM+30.",
            )

    def _total(self) -> Decimal:
        return sum((part.percent for part in self.parts), Decimal(0))

    def __str__(self) -> str:
        if len(self.parts) > 1:
            return "; ".join(f"{_plain(part.percent)}% {part.rule}" for part in self.parts)
        rule = str(self.parts[0].rule)
        return f"{self.discount} {rule}" if self.discount else rule


def simple_terms(rule: Rule, discount: Discount | None = None) -> Terms:
    """Return terms under which the whole amount falls due at once."""
    return Terms((Part(_WHOLE, rule),), discount)


def due_date(
    terms: Terms,
    document_on: date,
    roll: Roll = Roll.NONE,
    is_worked: Calendar = is_working_day,
) -> date:
    """Return the day by which everything is due, that of the last part."""
    return max(_rolled(part.rule, document_on, roll, is_worked) for part in terms.parts)


def parts(
    terms: Terms,
    document_on: date,
    amount_minor: int,
    roll: Roll = Roll.NONE,
    is_worked: Calendar = is_working_day,
) -> list[tuple[date, int]]:
    """Return each part's due date and amount; the amounts add up exactly.

    Every part is its share rounded half up, as invoices print it; the last takes what is left.
    """
    direction = -1 if amount_minor < 0 else 1
    left = abs(amount_minor)
    found = []
    for place, part in enumerate(terms.parts, 1):
        share = half_up(Fraction(part.percent) * abs(amount_minor) / 100)
        minor = left if place == len(terms.parts) else min(share, left)
        due = _rolled(part.rule, document_on, roll, is_worked)
        found.append((due, direction * minor))
        left -= minor
    return found


def discount(terms: Terms, document_on: date) -> tuple[Decimal, date] | None:
    """Return the per cent off and the last day to take them, if the terms offer any."""
    if terms.discount is None:
        return None
    return terms.discount.percent, terms.discount.until.due(document_on)


def _rolled(rule: Rule, document_on: date, roll: Roll, is_worked: Calendar) -> date:
    """Return the due date on a working day, if asked; never before the document's own date."""
    due = rule.due(document_on)
    if roll is Roll.NEXT:
        return roll_forward(due, is_worked)
    if roll is Roll.PREVIOUS:
        return max(roll_backward(due, is_worked), document_on)
    return due


def _plain(percent: Decimal) -> str:
    return f"{percent.normalize():f}"
