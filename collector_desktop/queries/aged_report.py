"""The aged debtors of a day, aged as reports let choose."""

from __future__ import annotations

from datetime import date

from collector_desktop.domain.ageing import SAGE_PERIODS, Method, parse_buckets
from collector_desktop.domain.settings import AGED_BUCKETS
from collector_desktop.queries.aged import AgedDebtors, AgeingOptions, aged_debtors
from collector_desktop.queries.settings import settings


def aged_report(as_of: date, method: Method, basis: str, credits_: str) -> AgedDebtors:
    """Return what everybody owes at a day."""
    return aged_debtors(as_of, ageing_options(method, basis, credits_))


def ageing_options(method: Method, basis: str, credits_: str) -> AgeingOptions:
    """Return how to age; Sage's periods have their own limits."""
    limits = SAGE_PERIODS if method.is_sage else parse_buckets(settings()[AGED_BUCKETS])
    return AgeingOptions(basis, method, limits, credits_)
