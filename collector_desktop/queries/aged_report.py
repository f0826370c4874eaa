"""The aged debtors of a day beside the key figures of the months up to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from collector_desktop.domain.ageing import SAGE_PERIODS, Method, parse_buckets
from collector_desktop.domain.settings import AGED_BUCKETS
from collector_desktop.queries.aged import AgedDebtors, AgeingOptions, aged_debtors
from collector_desktop.queries.kpis import Kpis, kpis
from collector_desktop.queries.payment_habits import usual_period
from collector_desktop.queries.settings import settings


@dataclass(frozen=True, slots=True)
class AgedReport:
    """The aged list, and the key figures in the company's currency."""

    aged: AgedDebtors
    figures: Kpis


def aged_report(as_of: date, method: Method, basis: str, credits_: str) -> AgedReport:
    """Return the report of a day."""
    options = ageing_options(method, basis, credits_)
    return AgedReport(aged_debtors(as_of, options), kpis(usual_period(as_of)))


def ageing_options(method: Method, basis: str, credits_: str) -> AgeingOptions:
    """Return how to age; Sage's periods have their own limits."""
    limits = SAGE_PERIODS if method.is_sage else parse_buckets(settings()[AGED_BUCKETS])
    return AgeingOptions(basis, method, limits, credits_)
