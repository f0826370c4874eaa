"""Making instalment plans: how a sum is divided, and on which days the parts fall due.

The amounts are equal parts of which the last takes the rounding, or equal amounts of which the last
is the rest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.months import add_months
from collector_desktop.domain.working_days import Calendar, is_working_day, roll_forward

MOST_INSTALMENTS = 240
_EVERY = re.compile(r"(\d{0,2}) ?(week|fortnight|month|quarter|year)s?(?:ly)?", re.ASCII)
_UNITS = {
    "week": ("week", 1),
    "fortnight": ("week", 2),
    "month": ("month", 1),
    "quarter": ("month", 3),
    "year": ("month", 12),
}


@frozen
class Instalment:
    """One part of a plan: so many minor units by that day."""

    due_on: date
    amount_minor: int


@frozen
class Every:
    """The time from one instalment to the next: so many weeks, or months."""

    count: int
    unit: str

    @property
    def text(self) -> str:
        """Return it as typed and kept: `month`, `2weeks`."""
        return self.unit if self.count == 1 else f"{self.count}{self.unit}s"

    @property
    def words(self) -> str:
        """Return it in a sentence: `every month`, `every 2 weeks`."""
        return f"every {self.unit}" if self.count == 1 else f"every {self.count} {self.unit}s"

    def day(self, first: date, place: int) -> date:
        """Return the day of an instalment, 0 for the first; a month's end stays the month's end.

        Every day is counted from the first, so that a short month does not shorten those after it.
        """
        if self.unit == "week":
            return first + timedelta(weeks=self.count * place)
        return add_months(first, self.count * place)


MONTHLY = Every(1, "month")


def read_every(text: str) -> Every:
    """Return the time that words such as `month`, `2weeks`, `quarterly` mean.

    Raises:
        ValueError: they mean none.
    """
    found = _EVERY.fullmatch(text.strip().casefold().removeprefix("every "))
    count = int(found[1] or 1) if found else 0
    if found is None or count == 0:
        raise ValueError(f"{text!r} is not a time between instalments: use month, 2weeks, 3months.")
    unit, times = _UNITS[found[2]]
    return Every(count * times, unit)


def equal_parts(total_minor: int, count: int) -> tuple[int, ...]:
    """Return a sum in so many equal parts; the last takes what rounding leaves.

    Raises:
        ValueError: the sum has fewer minor units than parts.
    """
    if not 1 <= count <= total_minor:
        raise ValueError(f"It cannot be divided into {count} parts.")
    each = (2 * total_minor + count) // (2 * count)
    if each * (count - 1) >= total_minor:
        each = total_minor // count
    return (*(each,) * (count - 1), total_minor - each * (count - 1))


def parts_of(total_minor: int, each_minor: int) -> tuple[int, ...]:
    """Return a sum in parts of a fixed amount, of which the last is the rest.

    Raises:
        ValueError: the amount is not above zero.
    """
    if each_minor <= 0:
        raise ValueError("Each instalment must be above zero.")
    count, rest = divmod(total_minor, each_minor)
    return (*(each_minor,) * count, *((rest,) if rest else ()))


def schedule(
    amounts: Sequence[int],
    first_on: date,
    every: Every = MONTHLY,
    is_worked: Calendar = is_working_day,
) -> tuple[Instalment, ...]:
    """Return instalments of these amounts from a day on, each moved to a working day."""
    return tuple(
        Instalment(roll_forward(every.day(first_on, place), is_worked), minor)
        for place, minor in enumerate(amounts)
    )


def fault_of(plan: Sequence[Instalment], total_minor: int, made_on: date) -> str:
    """Return what is wrong with instalments for a sum agreed on a day, in a sentence; or nothing.

    They are in the order of their days, none before the day of the agreement, and add up.
    """
    faults = (_fault_of_parts(plan), _fault_of_days(plan, made_on))
    if not any(faults) and sum(each.amount_minor for each in plan) != total_minor:
        return "The instalments do not add up to the total."
    return next(filter(None, faults), "")


def _fault_of_parts(plan: Sequence[Instalment]) -> str:
    if not plan:
        return "The plan has no instalments."
    if len(plan) > MOST_INSTALMENTS:
        return f"A plan has at most {MOST_INSTALMENTS} instalments."
    is_sound = all(each.amount_minor > 0 for each in plan)
    return "" if is_sound else "Every instalment must be above zero."


def _fault_of_days(plan: Sequence[Instalment], made_on: date) -> str:
    days = [each.due_on for each in plan]
    if days != sorted(set(days)):
        return "The instalments must fall due on different days, one after the other."
    if days and days[0] < made_on:
        return f"The first instalment would be due on {days[0]}, before the agreement."
    return ""
