"""The reports that `paper` makes: about all customers, for internal use, recorded nowhere."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace

from collector_desktop.cli.session import Session, UsageError
from collector_desktop.domain.ageing import Method
from collector_desktop.domain.currency import require_currency
from collector_desktop.domain.settings import COMPANY_CURRENCY
from collector_desktop.integrations.folders import resource
from collector_desktop.queries.aged_report import ageing_options
from collector_desktop.queries.customers import customer_id_of
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

MOST_WEEKS = 52


def aged(session: Session, options: Namespace) -> PaperFile:
    """Return the aged debtors, of one customer if one is named."""
    method = Method(options.method)
    basis = options.basis or ("document" if method.is_sage else "due")
    how = ageing_options(method, basis, options.credits)
    whose = customer_id_of(options.target) if options.target else None
    return aged_report_file(session.as_of, resource("fonts"), how, whose)


def activity(session: Session, options: Namespace) -> PaperFile:
    """Return what was done in a period."""
    period = _period(session, options)
    return activity_report_file(period, resource("fonts"), is_detailed=options.detailed)


def disputes(session: Session, options: Namespace) -> PaperFile:
    """Return the disputes."""
    _require_nobody(options)
    return dispute_report_file(session.as_of, resource("fonts"))


def promises(session: Session, options: Namespace) -> PaperFile:
    """Return the promises and how they were kept."""
    _require_nobody(options)
    return promise_report_file(session.as_of, resource("fonts"))


def limits(session: Session, options: Namespace) -> PaperFile:
    """Return the credit limits."""
    _require_nobody(options)
    return limit_report_file(session.as_of, resource("fonts"))


def placements(session: Session, options: Namespace) -> PaperFile:
    """Return the debts that others collect."""
    _require_nobody(options)
    return placement_report_file(session.as_of, resource("fonts"))


def kpis(session: Session, options: Namespace) -> PaperFile:
    """Return the key figures of a period."""
    return kpi_report_file(_period(session, options), resource("fonts"))


def forecast(session: Session, options: Namespace) -> PaperFile:
    """Return what the weeks to come are to bring."""
    _require_nobody(options)
    weeks = QUARTER if options.weeks is None else options.weeks
    if not 1 <= weeks <= MOST_WEEKS:
        raise UsageError(f"--weeks is a number from 1 to {MOST_WEEKS}.")
    return forecast_report_file(session.as_of, _currency(options), resource("fonts"), weeks)


def collected(session: Session, options: Namespace) -> PaperFile:
    """Return what was collected against the target."""
    _require_nobody(options)
    return collected_report_file(session.as_of, _currency(options), resource("fonts"))


def performance(session: Session, options: Namespace) -> PaperFile:
    """Return how each customer paid."""
    _require_nobody(options)
    return performance_report_file(session.as_of, _currency(options), resource("fonts"))


def late_interest(session: Session, options: Namespace) -> PaperFile:
    """Return what everybody owes for late payment."""
    _require_nobody(options)
    return interest_report_file(session.as_of, resource("fonts"))


def write_offs(session: Session, options: Namespace) -> PaperFile:
    """Return what was written off."""
    _require_nobody(options)
    return write_off_report_file(session.as_of, _currency(options), resource("fonts"))


def _currency(options: Namespace) -> str:
    asked = require_currency(options.currency) if options.currency else None
    return asked or settings()[COMPANY_CURRENCY]


def _period(session: Session, options: Namespace) -> Period:
    """Return the days asked for, else this calendar month and the two before."""
    _require_nobody(options)
    last = options.last or session.as_of
    if last > session.as_of:
        raise UsageError("--to lies after --as-of.")
    usual = usual_period(last, _currency(options))
    period = replace(usual, first=options.first or usual.first)
    if period.first > period.last:
        raise UsageError("--from lies after --to.")
    return period


def _require_nobody(options: Namespace) -> None:
    if options.target:
        raise UsageError(f"`paper {options.kind}` is about everybody: name no customer.")
