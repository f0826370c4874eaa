"""The working days of a country: its own weekend, less its bank holidays.

They come from the package `holidays`. It is imported when a day is first asked about, as that
takes a fifth of a second, and works each year of a country out once.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from collector_desktop.domain.countries import UK, british_part, known_code
from collector_desktop.domain.settings import (
    COMPANY_COUNTRY,
    COMPANY_REGION,
    PROMISE_GRACE_DAYS,
    TERMS_DUE_ROLL,
)
from collector_desktop.domain.working_days import Calendar, is_working_day
from collector_desktop.queries.settings import Settings, settings

if TYPE_CHECKING:
    from holidays import HolidayBase

_USUAL_PART = "ENG"


def promise_grace(stored: Settings | None = None) -> tuple[int, Calendar]:
    """Return the working days of grace of a promise, and those on which money arrives.

    Whoever has read the settings already gives them.
    """
    stored = settings() if stored is None else stored
    calendar = calendar_of(stored[COMPANY_COUNTRY], stored[COMPANY_REGION])
    return stored[PROMISE_GRACE_DAYS], calendar


def due_calendar(stored: Settings, country: str, region: str) -> Calendar:
    """Return the days to which due dates of a customer move; any will do where they stay."""
    from collector_desktop.domain.terms import Roll  # noqa: PLC0415 - costs 4 ms

    if stored[TERMS_DUE_ROLL] == Roll.NONE:
        return is_working_day
    return customer_calendar(stored, country, region)


def customer_calendar(stored: Settings, country: str, region: str) -> Calendar:
    """Return the working days where a customer is; without a known country those of the company.

    `country` and `region` are those of the customer's address.
    """
    code, own = known_code(country), stored[COMPANY_COUNTRY]
    if code in {"", own}:
        return calendar_of(own, _british_part(own, country, region) or stored[COMPANY_REGION])
    return calendar_of(code, _british_part(code, country, region))


@cache
def calendar_of(country: str, region: str = "") -> Calendar:
    """Return the working days of a country by its code and of a part of it.

    Of a country that nobody knows the holidays of, they are Monday to Friday.
    """
    known: list[Calendar] = []

    def is_worked(day: date) -> bool:
        if not known:
            days = _known_days(country, region)
            known.append(days.is_working_day if days is not None else is_working_day)
        return known[0](day)

    return is_worked


def place_of(stored: Settings, country: str, region: str) -> tuple[str, str]:
    """Return the codes of the country and its part that an address names, else the company's."""
    own = stored[COMPANY_COUNTRY]
    code = known_code(country) or own
    part = _british_part(code, country, region) or region.strip().upper()
    return code, part or (stored[COMPANY_REGION] if code == own else "")


@cache
def holidays_of(country: str, region: str = "") -> Calendar:
    """Return the source of the public holidays of a country; where nobody knows them, none is."""
    known: list[Calendar] = []

    def is_holiday(day: date) -> bool:
        if not known:
            days = _known_days(country, region)
            known.append(days.__contains__ if days is not None else _never)
        return known[0](day)

    return is_holiday


def _never(_: date) -> bool:
    return False


def _known_days(country: str, region: str) -> HolidayBase | None:
    """Return the days of the part of a country, else of all of it; None where nobody knows them."""
    from holidays import country_holidays  # noqa: PLC0415 - costs 200 ms

    for part in (region or (_USUAL_PART if country == UK else None), None):
        try:
            return country_holidays(country, subdiv=part)
        except NotImplementedError:
            continue
    return None


def _british_part(code: str, country: str, region: str) -> str:
    """Return the part of Great Britain that an address there names."""
    return british_part(country, region) if code == UK else ""
