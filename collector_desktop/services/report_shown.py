"""Reports as the window shows them, on paper: the same day, the same choices, the same numbers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from collector_desktop.domain.ageing import Method
from collector_desktop.domain.settings import COMPANY_CURRENCY
from collector_desktop.queries.aged_report import ageing_options
from collector_desktop.queries.paid_invoices import Period
from collector_desktop.queries.payment_habits import usual_period
from collector_desktop.queries.settings import settings
from collector_desktop.services.report_activity import activity_report_file
from collector_desktop.services.report_aged import aged_report_file
from collector_desktop.services.report_credit import limit_report_file, placement_report_file
from collector_desktop.services.report_disputes import dispute_report_file
from collector_desktop.services.report_forecast import QUARTER, forecast_report_file
from collector_desktop.services.report_kpis import kpi_report_file
from collector_desktop.services.report_parts import PaperFile
from collector_desktop.services.report_paying import (
    interest_report_file,
    performance_report_file,
)
from collector_desktop.services.report_promises import promise_report_file
from collector_desktop.services.report_results import (
    collected_report_file,
    write_off_report_file,
)

AGED, KPIS, FORECAST, ACTIVITY = "aged", "kpis", "forecast", "activity"
PROMISES, DISPUTES, LIMITS, PLACEMENTS = "promises", "disputes", "limits", "placements"
COLLECTED, PERFORMANCE = "collected", "performance"
INTEREST, WRITE_OFFS = "late-interest", "write-offs"


def shown_report(name: str, as_of: date, fonts: Path, choice: tuple[str, ...] = ()) -> PaperFile:
    """Return a report by its name.

    `choice` is how to age, from which day and how credits count, of the aged debtors (as
    `aged_report` takes them), or the number of weeks of the forecast; without one what is usual.
    """
    if name == AGED:
        method, basis, credits_ = choice or (Method.DAYS, "due", "own")
        return aged_report_file(as_of, fonts, ageing_options(Method(method), basis, credits_))
    if name == FORECAST:
        weeks = int(choice[0]) if choice else QUARTER
        return forecast_report_file(as_of, settings()[COMPANY_CURRENCY], fonts, weeks)
    if name == ACTIVITY:
        month = Period(as_of.replace(day=1), as_of, settings()[COMPANY_CURRENCY])
        return activity_report_file(month, fonts)
    if name == KPIS:
        return kpi_report_file(usual_period(as_of), fonts)
    if name in _OF_MONEY:
        return _OF_MONEY[name](as_of, settings()[COMPANY_CURRENCY], fonts)
    return _OTHERS[name](as_of, fonts)


_OTHERS = {
    PROMISES: promise_report_file,
    DISPUTES: dispute_report_file,
    LIMITS: limit_report_file,
    PLACEMENTS: placement_report_file,
    INTEREST: interest_report_file,
}
_OF_MONEY = {
    COLLECTED: collected_report_file,
    PERFORMANCE: performance_report_file,
    WRITE_OFFS: write_off_report_file,
}
